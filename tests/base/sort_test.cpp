#include "hindsight/base/sort.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace hindsight {
namespace {

TEST(SortStably, KeepsTheOrderOfEquals) {
  std::vector<std::string> words{"bb", "a", "cc", "d", "aa", "b", ""};
  sort_stably(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  EXPECT_EQ(words, (std::vector<std::string>{"", "a", "d", "b", "bb", "cc", "aa"}));
}

TEST(SortStably, APart) {
  std::vector<int> numbers{9, 5, 3, 4, 1};
  sort_stably(numbers.begin() + 1, numbers.begin() + 4, [](int a, int b) { return a < b; });
  EXPECT_EQ(numbers, (std::vector<int>{9, 3, 4, 5, 1}));
}

TEST(SortStably, WhatCanOnlyBeMoved) {
  std::vector<std::unique_ptr<int>> numbers;
  for (const int number : {3, 1, 2}) numbers.push_back(std::make_unique<int>(number));
  sort_stably(numbers.begin(), numbers.end(), [](const auto& a, const auto& b) { return *a < *b; });
  EXPECT_EQ(*numbers[0], 1);
  EXPECT_EQ(*numbers[2], 3);
}

TEST(SortStably, Nothing) {
  std::vector<int> none;
  sort_stably(none.begin(), none.end(), [](int a, int b) { return a < b; });
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace hindsight
