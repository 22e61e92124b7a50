#include "hindsight/base/number.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace hindsight {
namespace {

TEST(RoundToTest, HalvesGoAwayFromZero) {
  EXPECT_EQ(round_to(0.5, 0), 1);
  EXPECT_EQ(round_to(-0.5, 0), -1);
  EXPECT_EQ(round_to(1.25, 1), 1.3);
  EXPECT_EQ(round_to(861.934, 2), 861.93);
  EXPECT_EQ(round_to(25, 2), 25);
}

TEST(RoundToTest, NeverNegativeZero) { EXPECT_FALSE(std::signbit(round_to(-0.001, 2))); }
TEST(RoundToTest, TooLargeToHaveDecimals) { EXPECT_EQ(round_to(1e300, 2), 1e300); }

struct DecimalCase {
  double value;
  int decimals;
  const char* text;
};

class ToDecimalTest : public ::testing::TestWithParam<DecimalCase> {};

TEST_P(ToDecimalTest, Text) { EXPECT_EQ(to_decimal(GetParam().value, GetParam().decimals), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(Table, ToDecimalTest,
                         ::testing::Values(DecimalCase{0, 2, "0"}, DecimalCase{25, 2, "25"}, DecimalCase{861.93, 2, "861.93"}, DecimalCase{0.1, 2, "0.1"},
                                           DecimalCase{0.05, 2, "0.05"}, DecimalCase{1.999, 2, "2"}, DecimalCase{-0.004, 2, "0"}, DecimalCase{-1.5, 1, "-1.5"},
                                           DecimalCase{0.5, 0, "1"}, DecimalCase{100, 0, "100"}, DecimalCase{1e15, 2, "1000000000000000"},
                                           DecimalCase{1e18, 2, "1000000000000000000"}, DecimalCase{123456789.123, 3, "123456789.123"},
                                           DecimalCase{std::numeric_limits<double>::infinity(), 2, "unknown"},
                                           DecimalCase{std::numeric_limits<double>::quiet_NaN(), 2, "unknown"}));

struct SpanCase {
  double minutes;
  const char* text;
};

class HumanizeMinutesTest : public ::testing::TestWithParam<SpanCase> {};

TEST_P(HumanizeMinutesTest, Text) { EXPECT_EQ(humanize_minutes(GetParam().minutes), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(Table, HumanizeMinutesTest,
                         ::testing::Values(SpanCase{0, "0 min"}, SpanCase{0.5, "30 s"}, SpanCase{0.999, "1 min"}, SpanCase{0.001, "0 min"}, SpanCase{38, "38 min"},
                                           SpanCase{38.4, "38 min"}, SpanCase{59.6, "1 h"}, SpanCase{60, "1 h"}, SpanCase{90, "1 h 30 min"},
                                           SpanCase{135, "2 h 15 min"}, SpanCase{862, "14 h 22 min"}, SpanCase{1415, "23 h 35 min"}, SpanCase{2820, "47 h"},
                                           SpanCase{5280, "88 h"}, SpanCase{5759.7, "4 d"}, SpanCase{5760, "4 d"}, SpanCase{7000, "4.9 d"},
                                           SpanCase{15840, "11 d"}, SpanCase{-90, "-1 h 30 min"}));

TEST(CountOfTest, SingularAndPlural) {
  EXPECT_EQ(count_of(1, "report"), "1 report");
  EXPECT_EQ(count_of(0, "report"), "0 reports");
  EXPECT_EQ(count_of(2, "entry", "entries"), "2 entries");
}

TEST(NaturalLogarithm, IsThatOfTheLibraryToTheLastDigits) {
  EXPECT_EQ(natural_logarithm(1), 0);
  for (const double value : {1e-9, 0.1, 0.5, 0.75, 1.5, 2.0, 2.718281828459045, 10.0, 12345.678, 1e300}) EXPECT_NEAR(natural_logarithm(value), std::log(value), 1e-13 * (1 + std::abs(std::log(value))));
}

}  // namespace
}  // namespace hindsight
