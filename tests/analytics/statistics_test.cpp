#include "hindsight/analytics/statistics.hpp"

#include <gtest/gtest.h>

namespace hindsight::analytics {
namespace {

TEST(Statistics, NothingHasNoValue) {
  EXPECT_FALSE(median({}));
  EXPECT_FALSE(quantile({}, 0.5));
  EXPECT_FALSE(mean({}));
}

TEST(Statistics, MedianIsTheMiddleOfAnOddSample) { EXPECT_DOUBLE_EQ(*median({9, 1, 5}), 5); }
TEST(Statistics, MedianIsTheMeanOfTheTwoMiddleOnes) { EXPECT_DOUBLE_EQ(*median({8, 1, 2, 100}), 5); }
TEST(Statistics, MeanIsTheSumOverN) { EXPECT_DOUBLE_EQ(*mean({1, 2, 6}), 3); }

// Position of share p among n values is (n - 1) p: for n = 5 and p = 0.9 that is 3.6, so 40 + 0.6 (50 - 40) = 46.
TEST(Statistics, QuantileInterpolatesBetweenNeighbours) {
  EXPECT_DOUBLE_EQ(*quantile({10, 20, 30, 40, 50}, 0.25), 20);
  EXPECT_DOUBLE_EQ(*quantile({50, 40, 30, 20, 10}, 0.9), 46);
  EXPECT_DOUBLE_EQ(*quantile({7}, 0.9), 7);
  EXPECT_DOUBLE_EQ(*quantile({1, 2}, 1), 2);
  EXPECT_DOUBLE_EQ(*quantile({1, 2}, 0), 1);
}

}  // namespace
}  // namespace hindsight::analytics
