// Every byte cut off and every bit flipped, in everything that holds a repository: nothing traps, nothing wrong is returned as
// right, and what the damage does not touch is still there.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "hindsight/git/bundle.hpp"
#include "hindsight/git/git_directory.hpp"
#include "hindsight/git/loose_object.hpp"
#include "hindsight/git/pack_index_file.hpp"
#include "hindsight/git/pack_reader.hpp"
#include "tests/support/file_holder.hpp"
#include "tests/support/small_repository.hpp"

namespace hindsight::git {
namespace {

using testing::buffer_of;
using testing::FileHolder;
using testing::Files;
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

// A Git directory of several files, one of them damaged.

const std::string kPack = "objects/pack/pack-1.pack";
const std::string kIdx = "objects/pack/pack-1.idx";

/// As lines of "id SP name", in the order that a directory has them.
std::string packed_refs() {
  std::string text = "# pack-refs with: peeled fully-peeled sorted\n";
  const std::string& refs = small().refs();
  return text + refs.substr(refs.find('\n') + 1);
}

Files directory() {
  return {{"HEAD", "ref: refs/heads/main\n"},
          {"config", "[core]\n\trepositoryformatversion = 0\n"},
          {"packed-refs", packed_refs()},
          {"info/refs", small().entries().back().id.hex() + "\trefs/tags/v1\n" + small().refs().substr(0, 40) + "\trefs/heads/main\n"},
          {"objects/info/packs", "P pack-1.pack\n\n"},
          {kPack, small().pack()},
          {kIdx, small().idx()}};
}

/// The repository, or null when preparing it fails, which has to be said.
std::unique_ptr<Repository> open_directory(const Files& files, FileHolder::Names names = FileHolder::Names::listed) {
  FileHolder holder(files, names);
  auto repository = open_git_directory("", "x.git");
  const std::string error = testing::prepare(*repository, holder);
  EXPECT_TRUE(error.empty() || error.find("x.git") == 0) << error;
  return error.empty() ? std::move(repository) : nullptr;
}

void check_directory(Repository& repository, const Damage& in_pack) {
  const auto share = [&](const ObjectId& id) { return repository.share(id); };
  const auto read = [&](const ObjectId& id) -> Result<SharedObject> {
    HINDSIGHT_TRY(Object object, repository.read(id));
    return SharedObject(std::make_shared<Object>(std::move(object)));
  };
  for (const auto& entry : small().entries()) (void)share(entry.id);  // whatever it holds, now or in a cache
  expect_right_or_nothing(read, in_pack);
  while (!repository.verify(4096)) {
  }
  expect_right_or_nothing(share, in_pack);
  expect_right_or_nothing(read, in_pack);
  EXPECT_FALSE(repository.problems().empty()) << "nothing is said about the damage";
}

Check check_file(const std::string& path, FileHolder::Names names) {
  return [=](const std::string& damaged, const Damage& damage) {
    Files files = directory();
    files[path] = damaged;
    const auto repository = open_directory(files, names);
    ASSERT_TRUE(repository);
    check_directory(*repository, path == kPack ? damage : Damage{});
  };
}

TEST(DamageTest, DirectoryIsSound) {
  const auto repository = open_directory(directory());
  ASSERT_TRUE(repository);
  while (!repository->verify(4096)) {
  }
  EXPECT_EQ(testing::problems_of(*repository), std::vector<std::string>{});
  EXPECT_EQ(repository->refs().size(), 3u);
  expect_right_or_nothing([&](const ObjectId& id) { return repository->share(id); }, {});
}

TEST(DamageTest, PackInADirectoryCutAtEveryByte) { for_every_cut(small().pack(), check_file(kPack, FileHolder::Names::listed)); }
TEST(DamageTest, PackInADirectoryWithEveryBitFlipped) { for_every_flipped_bit(small().pack(), check_file(kPack, FileHolder::Names::listed)); }
TEST(DamageTest, IdxInADirectoryCutAtEveryByte) { for_every_cut(small().idx(), check_file(kIdx, FileHolder::Names::listed)); }
TEST(DamageTest, IdxInADirectoryWithEveryBitFlipped) { for_every_flipped_bit(small().idx(), check_file(kIdx, FileHolder::Names::listed)); }
TEST(DamageTest, PackOnAServerCutAtEveryByte) { for_every_cut(small().pack(), check_file(kPack, FileHolder::Names::unsupported)); }
TEST(DamageTest, IdxOnAServerCutAtEveryByte) { for_every_cut(small().idx(), check_file(kIdx, FileHolder::Names::unsupported)); }

// A lying index must not reach what is built on its objects in another pack, which is hashed when its index is made.
TEST(DamageTest, ABaseOnTheWordOfAnotherIndex) {
  testing::PackWithIndex lying;
  lying.add_blob("wrong");
  lying.claim(testing::blob_id("right"), 12);
  testing::PackBuilder thin;
  thin.ref_delta(testing::blob_id("right"), testing::appending_delta("right", "!"));
  Files files = directory();
  lying.put(files, "objects/pack/pack-2");
  files["objects/pack/pack-3.pack"] = thin.bytes();
  testing::add_loose_blob(files, "right");
  const auto repository = open_directory(files);
  ASSERT_TRUE(repository);
  EXPECT_FALSE(repository->contains(testing::blob_id("wrong!")));
  EXPECT_EQ(testing::read(*repository, testing::blob_id("right!")), "right!");
  while (!repository->verify(4096)) {
  }
  EXPECT_EQ(testing::share(*repository, testing::blob_id("right")), "right");
  EXPECT_EQ(testing::share(*repository, testing::blob_id("right!")), "right!");
}

/// References may be lost or lead elsewhere; the objects are all there.
Check check_names(const std::string& path) {
  return [=](const std::string& damaged, const Damage&) {
    Files files = directory();
    files[path] = damaged;
    const auto repository = open_directory(files);
    if (!repository) return;
    for (const Ref& ref : repository->refs()) EXPECT_TRUE(ref.name == "HEAD" || ref.name.starts_with("refs/")) << ref.name;
    expect_right_or_nothing([&](const ObjectId& id) { return repository->read(id).ok() ? repository->share(id) : Error{}; }, {});
  };
}

TEST(DamageTest, HeadCutAtEveryByte) { for_every_cut(directory().at("HEAD"), check_names("HEAD")); }
TEST(DamageTest, HeadWithEveryBitFlipped) { for_every_flipped_bit(directory().at("HEAD"), check_names("HEAD")); }
TEST(DamageTest, PackedRefsCutAtEveryByte) { for_every_cut(packed_refs(), check_names("packed-refs")); }
TEST(DamageTest, PackedRefsWithEveryBitFlipped) { for_every_flipped_bit(packed_refs(), check_names("packed-refs")); }
TEST(DamageTest, ConfigWithEveryBitFlipped) { for_every_flipped_bit(directory().at("config"), check_names("config")); }

/// A loose object whose only copy it is, or of which a pack has another.
void check_loose(const std::string& damaged, bool is_packed_as_well) {
  const auto& entry = small().entries().front();
  Files files = directory();
  if (!is_packed_as_well) {
    files.erase(kPack);
    files.erase(kIdx);
  }
  files["objects/" + loose_object_path(entry.id)] = damaged;
  const auto repository = open_directory(files);
  ASSERT_TRUE(repository);
  for (int pass = 0; pass < 2; ++pass) {
    const auto object = repository->share(entry.id);
    EXPECT_TRUE(object || !is_packed_as_well);
    EXPECT_TRUE(!object || as_text((*object)->data) == entry.content);
    while (!repository->verify(4096)) {
    }
  }
}

std::string loose_file() {
  Files files;
  const auto& entry = small().entries().front();
  testing::add_loose(files, entry.kind, entry.content);
  return files.begin()->second;
}

TEST(DamageTest, LooseObjectCutAtEveryByte) {
  for (const bool is_packed : {false, true}) {
    for_every_cut(loose_file(), [&](const std::string& damaged, const Damage&) { check_loose(damaged, is_packed); });
  }
}
TEST(DamageTest, LooseObjectWithEveryBitFlipped) {
  for (const bool is_packed : {false, true}) {
    for_every_flipped_bit(loose_file(), [&](const std::string& damaged, const Damage&) { check_loose(damaged, is_packed); });
  }
}

}  // namespace
}  // namespace hindsight::git
