#include "hindsight/analytics/statistics.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "hindsight/base/json.hpp"

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

// P(no value below the median) is 2^-5 = 0.031 for five values, 2^-6 = 0.0156 for six; for nine, P(at most one) is 10/512 = 0.0195
// and P(at most two) 46/512 = 0.09.
TEST(MedianInterval, LeavesOutAsManyOnEachSideAsChanceMay) {
  EXPECT_FALSE(median_interval({}));
  EXPECT_FALSE(median_interval({1, 2, 3, 4, 5}));
  EXPECT_EQ(median_interval({6, 5, 4, 3, 2, 1})->low, 1);
  EXPECT_EQ(median_interval({6, 5, 4, 3, 2, 1})->high, 6);
  EXPECT_EQ(median_interval({1, 2, 3, 4, 5, 6, 7, 8, 9})->low, 2);
  EXPECT_EQ(median_interval({1, 2, 3, 4, 5, 6, 7, 8, 9})->high, 8);
}

TEST(RankTest, NothingToCompareHasNoValue) {
  EXPECT_FALSE(rank_test({}, {1}));
  EXPECT_FALSE(rank_test({1}, {}));
}

// Of the 20 ways to choose three ranks of six, one gives 1 + 2 + 3 and one 4 + 5 + 6: 2/20.
TEST(RankTest, CountsOutAllWaysToDealTheRanks) { EXPECT_DOUBLE_EQ(*rank_test({1, 2, 3}, {10, 20, 30}), 0.1); }

// Ranks 1, 2.5, 2.5, 4: the first two sum up to 3.5, 1.5 from the mean of 5. Of the six pairs {1, 2.5} twice and {2.5, 4} twice
// are as far; {1, 4} and {2.5, 2.5} are not: 4/6.
TEST(RankTest, GivesTiesTheirMeanRank) { EXPECT_DOUBLE_EQ(*rank_test({1, 7}, {7, 9}), 4.0 / 6); }

TEST(RankTest, EqualValuesDoNotDiffer) {
  EXPECT_DOUBLE_EQ(*rank_test({5, 5}, {5, 5, 5}), 1);
  EXPECT_DOUBLE_EQ(*rank_test(std::vector<double>(50, 5), std::vector<double>(50, 5)), 1);
}

/// Made by statistics_reference.py with SciPy.
Json reference() {
  std::ifstream file(HINDSIGHT_SOURCE_DIR "/tests/analytics/statistics_reference.json");
  std::stringstream text;
  text << file.rdbuf();
  return Json::parse(text.str(), nullptr, false);
}

TEST(Statistics, AgreeWithAnIndependentImplementation) {
  const Json samples = reference()["samples"];
  ASSERT_GE(samples.size(), 15u);
  for (const Json& sample : samples) {
    const auto values = sample["values"].get<std::vector<double>>();
    SCOPED_TRACE(values.size());
    EXPECT_NEAR(*median(values), sample["median"].get<double>(), 1e-9);
    EXPECT_NEAR(*quantile(values, 0.25), sample["p25"].get<double>(), 1e-9);
    EXPECT_NEAR(*quantile(values, 0.9), sample["p90"].get<double>(), 1e-9);
    EXPECT_NEAR(*mean(values), sample["mean"].get<double>(), 1e-9 * *mean(values));
    const auto interval = median_interval(values);
    ASSERT_EQ(interval.has_value(), !sample["median_interval"].is_null());
    if (!interval) continue;
    EXPECT_EQ(interval->low, sample["median_interval"][0].get<double>());
    EXPECT_EQ(interval->high, sample["median_interval"][1].get<double>());
  }
}

TEST(RankTest, AgreesWithAnIndependentImplementation) {
  const Json pairs = reference()["pairs"];
  ASSERT_GE(pairs.size(), 15u);
  for (const Json& pair : pairs) {
    const auto a = pair["a"].get<std::vector<double>>();
    const auto b = pair["b"].get<std::vector<double>>();
    const double expected = pair["p_value"].get<double>();
    EXPECT_NEAR(*rank_test(a, b), expected, 1e-9 * (1 + expected)) << a.size() << " and " << b.size();
    EXPECT_NEAR(*rank_test(b, a), expected, 1e-9 * (1 + expected)) << a.size() << " and " << b.size();
  }
}

}  // namespace
}  // namespace hindsight::analytics
