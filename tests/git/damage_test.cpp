// Every byte cut off and every bit flipped, in everything that holds a repository: nothing traps, nothing wrong is returned as
// right, and what the damage does not touch is still there.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "hindsight/git/bundle.hpp"
#include "hindsight/git/pack_index_file.hpp"
#include "hindsight/git/pack_reader.hpp"
#include "tests/support/small_repository.hpp"

namespace hindsight::git {
namespace {

using testing::buffer_of;
using testing::SmallRepository;

const SmallRepository& small() {
  static const SmallRepository repository;
  return repository;
}

/// What is damaged: the bytes from `first` on, up to but not including `last`.
struct Damage {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  [[nodiscard]] Damage relative_to(std::uint64_t start) const {
    return {first > start ? first - start : 0, last > start ? last - start : 0};
  }
  [[nodiscard]] bool touches(const SmallRepository::Entry& entry) const { return first < entry.end && last > entry.start; }
};

using Check = std::function<void(const std::string& damaged, const Damage& damage)>;

void for_every_cut(const std::string& bytes, const Check& check) {
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    SCOPED_TRACE("cut at " + std::to_string(size));
    check(bytes.substr(0, size), {size, bytes.size()});
    if (::testing::Test::HasFailure()) return;
  }
}

void for_every_flipped_bit(const std::string& bytes, const Check& check) {
  std::string damaged = bytes;
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    SCOPED_TRACE("bit " + std::to_string(bit % 8) + " of byte " + std::to_string(bit / 8));
    damaged[bit / 8] = char(bytes[bit / 8] ^ (1 << (bit % 8)));
    check(damaged, {bit / 8, bit / 8 + 1});
    damaged[bit / 8] = bytes[bit / 8];
    if (::testing::Test::HasFailure()) return;
  }
}

/// Whether neither an entry nor anything that it is built on is touched by damage to the pack.
bool is_whole(std::size_t entry, const Damage& in_pack) {
  const auto& entries = small().entries();
  for (std::size_t other = 0; other < entries.size(); ++other) {
    if (in_pack.touches(entries[other]) && small().depends_on(entry, other)) return false;
  }
  return true;
}

using Read = std::function<Result<SharedObject>(const ObjectId&)>;

/// Every object is read right or not at all; those that are whole must be.
void expect_right_or_nothing(const Read& read, const Damage& in_pack) {
  const auto& entries = small().entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto object = read(entries[i].id);
    if (object) {
      EXPECT_EQ((*object)->kind, entries[i].kind);
      EXPECT_EQ(as_text((*object)->data), entries[i].content);
    } else {
      EXPECT_FALSE(is_whole(i, in_pack)) << "object " << i << " is lost: " << object.error().text();
      EXPECT_FALSE(object.error().message.empty());
    }
  }
}

// A bundle, without any index.

void check_bundle(const std::string& bytes, const Damage& damage) {
  const auto repository = open_bundle(buffer_of(bytes), "x.bundle");
  const std::size_t pack_at = small().bundle().find("PACK");
  if (!repository) {
    EXPECT_LT(damage.first, pack_at) << repository.error().text();
    EXPECT_FALSE(repository.error().message.empty());
    return;
  }
  ASSERT_TRUE(prepare_fully(**repository).ok());
  const bool is_header_whole = damage.first >= pack_at;
  EXPECT_TRUE(!is_header_whole || !(*repository)->problems().empty()) << "nothing is said about the damage";
  const Damage in_pack = is_header_whole ? damage.relative_to(pack_at) : Damage{};
  expect_right_or_nothing([&](const ObjectId& id) { return (*repository)->share(id); }, in_pack);
  for (const ObjectId& id : (*repository)->object_ids()) {
    const auto object = (*repository)->read(id);
    EXPECT_TRUE(object.ok() && hash_object(object->kind, object->data) == id) << id.hex();
  }
}

TEST(DamageTest, BundleIsSound) {
  const auto repository = open_bundle(buffer_of(small().bundle()), "x.bundle");
  ASSERT_TRUE(repository.ok());
  ASSERT_TRUE(prepare_fully(**repository).ok());
  EXPECT_TRUE((*repository)->problems().empty());
  EXPECT_EQ((*repository)->object_count(), small().entries().size());
  expect_right_or_nothing([&](const ObjectId& id) { return (*repository)->share(id); }, {});
}

TEST(DamageTest, BundleCutAtEveryByte) { for_every_cut(small().bundle(), check_bundle); }
TEST(DamageTest, BundleWithEveryBitFlipped) { for_every_flipped_bit(small().bundle(), check_bundle); }

// A pack that is read on the word of its index.

void check_pack(const std::string& pack, const Damage& damage) {
  auto index = parse_pack_index(as_bytes(small().idx()), kUnknownPackSize);
  ASSERT_TRUE(index.ok());
  PackReader reader(as_bytes(pack), std::move(index).value(), "x.pack");
  for (const auto& entry : small().entries()) (void)reader.read(entry.id);  // whatever it holds, now or in a cache
  expect_right_or_nothing([&](const ObjectId& id) { return reader.read_verified(id); }, damage);
}

TEST(DamageTest, IndexedPackCutAtEveryByte) { for_every_cut(small().pack(), check_pack); }
TEST(DamageTest, IndexedPackWithEveryBitFlipped) { for_every_flipped_bit(small().pack(), check_pack); }

// The index itself.

void check_idx(const std::string& idx, const Damage&) {
  const auto index = parse_pack_index(as_bytes(idx), small().pack().size());
  ASSERT_FALSE(index.ok());
  EXPECT_FALSE(index.error().message.empty());
}

/// A hostile one whose own checksum is right.
void check_idx_with_right_checksum(const std::string& idx, const Damage&) {
  const std::string pack = small().pack();
  auto index = parse_pack_index(as_bytes(testing::with_checksum(idx)), pack.size());
  if (!index) return;
  PackReader reader(as_bytes(pack), std::move(index).value(), "x.pack");
  for (const ObjectId& id : reader.index().ids()) {
    (void)reader.read(id);
    const auto object = reader.read_verified(id);
    EXPECT_TRUE(!object || hash_object((*object)->kind, (*object)->data) == id) << id.hex();
  }
}

std::string without_checksum(const std::string& idx) { return idx.substr(0, idx.size() - 20); }

TEST(DamageTest, IdxCutAtEveryByte) {
  for (const int version : {1, 2}) for_every_cut(small().idx(version), check_idx);
}
TEST(DamageTest, IdxWithEveryBitFlipped) {
  for (const int version : {1, 2}) for_every_flipped_bit(small().idx(version), check_idx);
}
TEST(DamageTest, IdxCutAndWithARightChecksum) {
  for (const int version : {1, 2}) for_every_cut(without_checksum(small().idx(version)), check_idx_with_right_checksum);
}
TEST(DamageTest, IdxWithEveryBitFlippedAndARightChecksum) {
  for (const int version : {1, 2}) for_every_flipped_bit(without_checksum(small().idx(version)), check_idx_with_right_checksum);
}

}  // namespace
}  // namespace hindsight::git
