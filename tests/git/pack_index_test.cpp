#include "hindsight/git/pack_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace hindsight::git {
namespace {

/// Ids of four bytes that matter, the first always the same.
ObjectId id_of(std::uint32_t number) {
  ObjectId id;
  for (int i = 0; i < 4; ++i) id.bytes[std::size_t(i + 1)] = std::byte(number >> (24 - 8 * i));
  return id;
}

void expect_finds_all(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<PackIndex::Item> items;
  for (std::size_t i = 0; i < numbers.size(); ++i) items.push_back({id_of(numbers[i]), 12 + i});
  const PackIndex index(items, IndexOrigin::computed);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto found = index.find(id_of(numbers[i]));
    ASSERT_EQ(found.size(), 1u) << numbers[i];
    ASSERT_EQ(found.front(), 12 + i) << numbers[i];
  }
  for (const std::uint32_t number : numbers) {
    for (const std::uint32_t beside : {number - 1, number + 1}) {
      ASSERT_EQ(index.find(id_of(beside)).empty(), !std::binary_search(numbers.begin(), numbers.end(), beside)) << beside;
    }
  }
}

TEST(PackIndex, FindsIdsThatLieEvenly) {
  std::mt19937 random(1);
  for (const std::size_t size : {1, 2, 15, 300, 3000}) {
    std::vector<std::uint32_t> numbers(size);
    std::generate(numbers.begin(), numbers.end(), std::ref(random));
    expect_finds_all(numbers);
  }
}

TEST(PackIndex, FindsIdsThatLieTogether) {
  std::vector<std::uint32_t> numbers{0, 0xFFFFFFFF};
  for (std::uint32_t i = 0; i < 2000; ++i) numbers.insert(numbers.end(), {0x10 + 3 * i, 0x80000000 + i * i, 0xFFFFFF00 - 2 * i});
  expect_finds_all(numbers);
}

TEST(PackIndex, FindsEveryCopyInTheOrderOfThePack) {
  const PackIndex index({{id_of(5), 90}, {id_of(7), 40}, {id_of(5), 30}, {id_of(5), 60}}, IndexOrigin::computed);
  const auto found = index.find(id_of(5));
  EXPECT_EQ(std::vector(found.begin(), found.end()), (std::vector<std::uint64_t>{30, 60, 90}));
  EXPECT_TRUE(index.find(id_of(6)).empty());
  EXPECT_TRUE(PackIndex().find(id_of(5)).empty());
}

}  // namespace
}  // namespace hindsight::git
