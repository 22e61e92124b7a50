#include "hindsight/git/offset_cache.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <list>
#include <memory>
#include <random>

namespace hindsight::git {
namespace {

TEST(OffsetCache, GivesUpTheLeastRecentlyUsed) {
  OffsetCache<int> cache;
  EXPECT_EQ(cache.find(12), nullptr);
  for (int i = 1; i <= 3; ++i) EXPECT_TRUE(cache.insert(std::uint64_t(i), i * 10));
  EXPECT_FALSE(cache.insert(2, 99));
  EXPECT_EQ(*cache.find(1), 10);
  EXPECT_EQ(cache.oldest(), 20);
  cache.drop_oldest();
  EXPECT_EQ(cache.find(2), nullptr);
  EXPECT_EQ(cache.oldest(), 30);
  EXPECT_EQ(cache.size(), 2u);
}

TEST(OffsetCache, LetsGoOfWhatItGivesUp) {
  OffsetCache<std::shared_ptr<int>> cache;
  const auto value = std::make_shared<int>(7);
  cache.insert(1, value);
  EXPECT_EQ(value.use_count(), 2);
  cache.drop_oldest();
  EXPECT_EQ(value.use_count(), 1);
}

/// Against a list that does the same one by one, with offsets that lie close together and far apart.
TEST(OffsetCache, DoesWhatAListDoes) {
  for (const unsigned seed : {1u, 2u, 3u, 4u}) {
    std::mt19937 random(seed);
    OffsetCache<std::uint64_t> cache;
    std::list<std::uint64_t> expected;  // the most recently used first
    for (int step = 0; step < 20'000; ++step) {
      const std::uint64_t offset = seed % 2 != 0 ? random() % 300 : (std::uint64_t(random() % 300) << 33) + 12;
      const auto held = std::find(expected.begin(), expected.end(), offset);
      const bool is_held = held != expected.end();
      switch (random() % 4) {
        case 0:
        case 1: {
          ASSERT_EQ(cache.insert(offset, offset + 1), !is_held);
          if (!is_held) expected.push_front(offset);
          break;
        }
        case 2: {
          const std::uint64_t* found = cache.find(offset);
          ASSERT_EQ(found != nullptr, is_held);
          if (!found) break;
          ASSERT_EQ(*found, offset + 1);
          expected.splice(expected.begin(), expected, held);
          break;
        }
        default:
          if (expected.empty() || random() % 2 != 0) break;
          ASSERT_EQ(cache.oldest(), expected.back() + 1);
          cache.drop_oldest();
          expected.pop_back();
      }
      ASSERT_EQ(cache.size(), expected.size());
    }
    EXPECT_GT(expected.size(), 50u);
  }
}

}  // namespace
}  // namespace hindsight::git
