#include "charts/ticks.hpp"

#include <gtest/gtest.h>

#include "hindsight/base/time.hpp"

namespace hindsight::charts {
namespace {

double day(int year, int month, int day_of_month) { return make_date(year, month, day_of_month)->days; }

/// "Jan/2025 Apr Jul": labels, with the second line after a slash.
std::string written(const std::vector<Tick>& ticks) {
  std::string text;
  for (const Tick& tick : ticks) {
    if (!text.empty()) text += ' ';
    text += tick.label;
    if (!tick.second.empty()) text += '/' + tick.second;
  }
  return text;
}

struct TimeCase {
  const char* name;
  double from;
  double to;
  TimeStep step;
  const char* expected;
};

class TimeTicks : public testing::TestWithParam<TimeCase> {};

TEST_P(TimeTicks, StandAtCalendarPositions) {
  EXPECT_EQ(written(time_ticks(GetParam().from, GetParam().to, GetParam().step)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, TimeTicks,
    testing::Values(
        TimeCase{"months", day(2024, 11, 20), day(2025, 3, 1), {0, 1}, "Dec/2024 Jan/2025 Feb Mar"},
        TimeCase{"quarters", day(2024, 5, 2), day(2025, 8, 1), {0, 3}, "Jul/2024 Oct Jan/2025 Apr Jul"},
        TimeCase{"years", day(2019, 12, 31), day(2022, 1, 1), {0, 12}, "2020 2021 2022"},
        TimeCase{"decades", day(1985, 1, 1), day(2015, 1, 1), {0, 120}, "1990 2000 2010"},
        TimeCase{"days", day(2025, 2, 27), day(2025, 3, 2), {1, 0}, "27 Feb/2025 28 Feb 1 Mar 2 Mar"},
        TimeCase{"weeks_begin_on_mondays", day(2025, 6, 1), day(2025, 6, 20), {7, 0}, "2 Jun/2025 9 Jun 16 Jun"},
        TimeCase{"a_start_between_days", day(2025, 1, 1) + 0.5, day(2025, 2, 1), {0, 1}, "Feb/2025"},
        TimeCase{"before_1970", day(1969, 12, 15), day(1970, 2, 2), {0, 1}, "Jan/1970 Feb"},
        TimeCase{"nothing_when_far_too_fine", day(1628, 1, 1), day(2025, 1, 1), {0, 1}, ""},
        TimeCase{"nothing_between_equal_ends", day(2025, 1, 1), day(2025, 1, 1), {0, 1}, ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(MinuteTicks, CoverAMinuteToAMonth) {
  EXPECT_EQ(written(minute_ticks(1, 43200)), "1 min 10 min 30 min 1 h 6 h 1 d 7 d 30 d");
}

TEST(MinuteTicks, GoOnWhereTheAxisDoes) { EXPECT_EQ(written(minute_ticks(0.01, 0.2)), "1 s 10 s"); }

struct StepCase {
  const char* name;
  double to;
  int most;
  bool whole;
  double expected;
};

class CountStep : public testing::TestWithParam<StepCase> {};

TEST_P(CountStep, IsOneTwoOrFiveTimesAPowerOfTen) {
  EXPECT_DOUBLE_EQ(count_step(0, GetParam().to, GetParam().most, GetParam().whole), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Table, CountStep,
                         testing::Values(StepCase{"ones", 4, 5, true, 1}, StepCase{"never_half_a_report", 1, 5, true, 1},
                                         StepCase{"fives", 14, 4, true, 5}, StepCase{"fifties", 130, 4, true, 50},
                                         StepCase{"shares", 1, 5, false, 0.2}, StepCase{"an_empty_axis", 0, 5, true, 1}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(CountTicks, IncludeBothEnds) { EXPECT_EQ(written(count_ticks(0, 15, 5)), "0 5 10 15"); }

TEST(CountTicks, WriteShares) { EXPECT_EQ(written(count_ticks(0, 1, 0.25)), "0 0.25 0.5 0.75 1"); }

TEST(CategoryTicks, PutTheYearUnderTheQuarter) {
  const std::vector<std::string> labels = {"2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"};
  EXPECT_EQ(written(category_ticks(labels, 1)), "Q3/2024 Q4 Q1/2025 Q2");
}

TEST(CategoryTicks, KeepTheFirstQuartersWhenThinnedOut) {
  const std::vector<std::string> labels = {"2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"};
  EXPECT_EQ(written(category_ticks(labels, 4)), "Q1/2025 Q1/2026");
}

TEST(CategoryTicks, LeaveOtherNamesAlone) {
  const std::vector<std::string> labels = {"Configuration", "2024-QX", "2024-Q5"};
  EXPECT_EQ(written(category_ticks(labels, 1)), "Configuration 2024-QX 2024-Q5");
}

}  // namespace
}  // namespace hindsight::charts
