#include "hindsight/git/pack_entry.hpp"

#include <gtest/gtest.h>

#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::base_distance;
using testing::entry_head;

TEST(PackEntryTest, SizesOfAnyLength) {
  for (const std::uint64_t size : {0ull, 15ull, 16ull, 2047ull, 2048ull, 1ull << 33, ~0ull}) {
    const std::string bytes = entry_head(3, size) + "data";
    const auto entry = parse_pack_entry(as_bytes(bytes), 0);
    ASSERT_TRUE(entry.ok()) << size;
    EXPECT_EQ(entry->size, size);
    EXPECT_EQ(entry->data_offset, bytes.size() - 4);
    EXPECT_EQ(entry->type, EntryType::blob);
  }
}

TEST(PackEntryTest, DistancesOfAnyLength) {
  for (const std::uint64_t distance : {1ull, 127ull, 128ull, 16511ull, 16512ull, 100000ull}) {
    const std::string bytes = std::string(100000, ' ') + entry_head(6, 3) + base_distance(distance) + "data";
    const auto entry = parse_pack_entry(as_bytes(bytes), 100000);
    ASSERT_TRUE(entry.ok()) << distance;
    EXPECT_EQ(entry->base_offset, 100000 - distance);
  }
}

TEST(PackEntryTest, BaseId) {
  const ObjectId id = *ObjectId::from_hex("0123456789abcdef0123456789abcdef01234567");
  const std::string bytes = entry_head(7, 3) + std::string(as_text(id.bytes)) + "data";
  const auto entry = parse_pack_entry(as_bytes(bytes), 0);
  ASSERT_TRUE(entry.ok());
  EXPECT_EQ(entry->base_id, id);
  EXPECT_TRUE(entry->is_delta());
}

struct BadEntry {
  const char* name;
  std::string bytes;
  const char* message;
};

class BadEntryTest : public ::testing::TestWithParam<BadEntry> {};

TEST_P(BadEntryTest, SaysWhatIsWrong) {
  const std::string bytes = "0123456789" + GetParam().bytes;
  const auto entry = parse_pack_entry(as_bytes(bytes), 10);
  ASSERT_FALSE(entry.ok());
  EXPECT_EQ(entry.error().text(), std::string("pack offset 10: ") + GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadEntryTest,
    ::testing::Values(BadEntry{"PastTheEnd", "", "the pack ends before this entry"},
                      BadEntry{"Type0", entry_head(0, 3), "there is no object type 0"},
                      BadEntry{"Type5", entry_head(5, 3), "there is no object type 5"},
                      BadEntry{"CutSize", "\xb0\x80", "the pack ends within this entry's head"},
                      BadEntry{"EndlessSize", std::string(30, '\xbf'), "the stated size does not fit 64 bits"},
                      BadEntry{"CutDistance", entry_head(6, 3) + "\x80", "the pack ends within this entry's head"},
                      BadEntry{"DistanceZero", entry_head(6, 3) + std::string(1, '\0'), "the delta names itself as its base"},
                      BadEntry{"DistanceBeforeThePack", entry_head(6, 3) + base_distance(11),
                               "the delta's base would lie 11 bytes back, before the pack's start"},
                      BadEntry{"DistanceOverflows", entry_head(6, 3) + std::string(30, '\xff'), "the distance to the delta's base overflows"},
                      BadEntry{"CutBaseId", entry_head(7, 3) + "12345", "the pack ends within this entry's head"}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace hindsight::git
