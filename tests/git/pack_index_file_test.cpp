#include "hindsight/git/pack_index_file.hpp"

#include <gtest/gtest.h>

#include "tests/support/index_builder.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::big_endian_32;
using testing::blob_id;
using testing::IndexBuilder;
using testing::with_checksum;

const ObjectId kChecksum = blob_id("a pack");

IndexBuilder three() {
  IndexBuilder builder(kChecksum);
  builder.add(blob_id("a"), 12).add(blob_id("b"), 300).add(blob_id("c"), 40);
  return builder;
}

std::string error_of(const std::string& idx, std::uint64_t pack_size = 1000) {
  const auto index = parse_pack_index(as_bytes(idx), pack_size);
  return index ? "no error" : index.error().text();
}

class VersionTest : public ::testing::TestWithParam<int> {};

TEST_P(VersionTest, SaysWhereObjectsAre) {
  const std::string idx = three().bytes(GetParam());
  const auto index = parse_pack_index(as_bytes(idx), 1000);
  ASSERT_TRUE(index.ok()) << index.error().text();
  EXPECT_EQ(index->size(), 3u);
  EXPECT_EQ(index->origin(), IndexOrigin::supplied);
  ASSERT_EQ(index->find(blob_id("b")).size(), 1u);
  EXPECT_EQ(index->find(blob_id("b"))[0], 300u);
  EXPECT_TRUE(index->find(blob_id("d")).empty());
  EXPECT_EQ(pack_checksum_in(as_bytes(idx)), kChecksum);
}

TEST_P(VersionTest, NoObjects) {
  const auto index = parse_pack_index(as_bytes(IndexBuilder(kChecksum).bytes(GetParam())), 32);
  ASSERT_TRUE(index.ok()) << index.error().text();
  EXPECT_EQ(index->size(), 0u);
}

TEST_P(VersionTest, CopiesComeInTheOrderOfThePack) {
  IndexBuilder builder(kChecksum);
  builder.add(blob_id("a"), 500).add(blob_id("a"), 12).add(blob_id("b"), 90);
  const auto index = parse_pack_index(as_bytes(builder.bytes(GetParam())), 1000);
  ASSERT_TRUE(index.ok()) << index.error().text();
  ASSERT_EQ(index->find(blob_id("a")).size(), 2u);
  EXPECT_EQ(index->find(blob_id("a"))[0], 12u);
  EXPECT_EQ(index->find(blob_id("a"))[1], 500u);
}

/// Whatever happens to the file is found: the file has a checksum of its own.
TEST_P(VersionTest, EveryCutIsFound) {
  const std::string idx = three().bytes(GetParam());
  for (std::size_t size = 0; size < idx.size(); ++size) EXPECT_NE(error_of(idx.substr(0, size)), "no error") << "cut at " << size;
}

TEST_P(VersionTest, EveryFlippedBitIsFound) {
  const std::string idx = three().bytes(GetParam());
  for (std::size_t bit = 0; bit < idx.size() * 8; ++bit) {
    std::string flipped = idx;
    flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_NE(error_of(flipped), "no error") << "bit " << bit;
  }
}

/// The same with a right checksum: nothing traps, and what is taken has its ids in order.
TEST_P(VersionTest, EveryForgedByteIsHarmless) {
  const std::string idx = three().bytes(GetParam());
  for (std::size_t at = 0; at + 20 < idx.size(); ++at) {
    std::string forged = idx.substr(0, idx.size() - 20);
    forged[at] = char(forged[at] ^ 0xFF);
    if (const auto index = parse_pack_index(as_bytes(with_checksum(forged)), 1000)) {
      EXPECT_TRUE(std::is_sorted(index->ids().begin(), index->ids().end())) << at;
      EXPECT_TRUE(fits_pack(*index, 1000)) << at;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Versions, VersionTest, ::testing::Values(1, 2), [](const auto& tested) { return "V" + std::to_string(tested.param); });

TEST(PackIndexFileTest, LargeOffsets) {
  const std::uint64_t far = (std::uint64_t(5) << 32) + 7;
  IndexBuilder builder(kChecksum);
  builder.add(blob_id("a"), 12).add(blob_id("b"), far);
  const std::string idx = builder.bytes(2);
  const auto index = parse_pack_index(as_bytes(idx), far + 100);
  ASSERT_TRUE(index.ok()) << index.error().text();
  EXPECT_EQ(index->find(blob_id("b"))[0], far);
  EXPECT_EQ(error_of(idx, 1000), "the pack's index names an offset outside of the pack");
  EXPECT_EQ(error_of(idx, kUnknownPackSize), "no error");
}

TEST(PackIndexFileTest, OffsetsOutsideThePack) {
  EXPECT_EQ(error_of(three().bytes(2), 321), "no error");
  EXPECT_EQ(error_of(three().bytes(2), 320), "the pack's index names an offset outside of the pack");
  EXPECT_EQ(error_of(IndexBuilder(kChecksum).add(blob_id("a"), 11).bytes(2)), "the pack's index names an offset outside of the pack");
}

struct Refused {
  const char* name;
  std::string idx;
  const char* message;
};

class RefusedIndexTest : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedIndexTest, SaysWhy) { EXPECT_EQ(error_of(GetParam().idx), GetParam().message); }

std::string forged(std::string idx, std::size_t at, std::string_view bytes) {
  idx.replace(at, bytes.size(), bytes);
  return with_checksum(idx.substr(0, idx.size() - 20));
}

constexpr std::size_t kFanOut = 8, kIds = 8 + 1024, kOffsets = kIds + 3 * 24;

INSTANTIATE_TEST_SUITE_P(
    Table, RefusedIndexTest,
    ::testing::Values(
        Refused{"Empty", "", "idx offset 0: the pack's index ends within its head"},
        Refused{"Version3", forged(three().bytes(2), 4, big_endian_32(3)), "idx offset 4: the pack's index has the version 3, 1 and 2 are known"},
        Refused{"CountTooLarge", forged(three().bytes(2), kFanOut + 4 * 255, big_endian_32(0xFFFFFFFF)),
                "idx offset 1028: the pack's index promises 4294967295 objects, which do not fit its size"},
        Refused{"CountTooSmall", forged(three().bytes(1), 4 * 255, big_endian_32(2)),
                "idx offset 1020: the pack's index promises 2 objects, which do not fit its size"},
        Refused{"FanOut", forged(three().bytes(2), kFanOut, big_endian_32(2)),
                "idx offset 8: the fan-out table of the pack's index disagrees with its ids"},
        Refused{"Order", forged(three().bytes(2), kIds, std::string(20, '\xFF')), "idx offset 1052: the ids in the pack's index are not in order"},
        Refused{"NoSuchLargeOffset", forged(three().bytes(2), kOffsets, big_endian_32(0x80000000)),
                "idx offset 1104: the pack's index names a large offset that it does not have"},
        Refused{"Checksum", three().bytes(2).replace(kIds + 65, 1, "x"), "idx offset 1136: the checksum of the pack's index is wrong"}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace hindsight::git
