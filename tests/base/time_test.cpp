#include "hindsight/base/time.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace hindsight {
namespace {

TEST(MakeDateTest, KnownDays) {
  EXPECT_EQ(make_date(1970, 1, 1)->days, 0);
  EXPECT_EQ(make_date(1969, 12, 31)->days, -1);
  EXPECT_EQ(make_date(2000, 3, 1)->days, 11017);
  EXPECT_EQ(make_date(1, 1, 1)->days, -719162);
  EXPECT_EQ(make_date(9999, 12, 31)->days, 2932896);
}

TEST(MakeDateTest, DaysThatDoNotExist) {
  EXPECT_FALSE(make_date(2026, 13, 1));
  EXPECT_FALSE(make_date(2026, 0, 1));
  EXPECT_FALSE(make_date(2026, 2, 30));
  EXPECT_FALSE(make_date(2026, 2, 29));
  EXPECT_TRUE(make_date(2024, 2, 29));
  EXPECT_FALSE(make_date(1900, 2, 29));
  EXPECT_TRUE(make_date(2000, 2, 29));
  EXPECT_FALSE(make_date(2026, 4, 31));
  EXPECT_FALSE(make_date(0, 1, 1));
  EXPECT_FALSE(make_date(10000, 1, 1));
  EXPECT_FALSE(make_date(20202, 1, 16));
}

TEST(DateTest, CivilUndoesMakeDate) {
  for (std::int32_t days = -800000; days < 3000000; days += 997) {
    const YearMonthDay at = civil({days});
    if (at.year < 1 || at.year > 9999) continue;
    ASSERT_EQ(make_date(at.year, at.month, at.day)->days, days);
  }
}

TEST(DateTest, IsoText) {
  EXPECT_EQ(to_string(*make_date(2026, 4, 12)), "2026-04-12");
  EXPECT_EQ(to_string(*make_date(33, 1, 2)), "0033-01-02");
  EXPECT_EQ(parse_iso_date("2026-04-12"), make_date(2026, 4, 12));
  for (const char* text : {"", "2026-4-12", "2026-04-12 ", "2026/04/12", "20202-01-16", "2026-02-30", "-026-04-12", "2026-0 -12"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

TEST(QuarterTest, Names) {
  EXPECT_EQ(quarter_name(*make_date(2026, 1, 1)), "2026-Q1");
  EXPECT_EQ(quarter_name(*make_date(2026, 6, 30)), "2026-Q2");
  EXPECT_EQ(quarter_name(*make_date(2026, 12, 31)), "2026-Q4");
}

TEST(QuarterTest, Neighbours) {
  const int last = quarter_index(*make_date(2025, 12, 31));
  EXPECT_EQ(quarter_index(*make_date(2026, 1, 1)), last + 1);
  EXPECT_EQ(quarter_name(last + 1), "2026-Q1");
  EXPECT_EQ(to_string(quarter_start(last + 2)), "2026-04-01");
}

TEST(InstantTest, Rfc3339) {
  EXPECT_EQ(to_string(Instant{0}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(to_string(Instant{1775999520}), "2026-04-12T13:12:00Z");
  EXPECT_EQ(to_string(Instant{-1}), "1969-12-31T23:59:59Z");
}

TEST(InstantTest, StaysWithinTheCalendar) {
  EXPECT_EQ(to_string(Instant{std::numeric_limits<std::int64_t>::max()}), "9999-12-31T23:59:59Z");
  EXPECT_EQ(to_string(Instant{std::numeric_limits<std::int64_t>::min()}), "0001-01-01T00:00:00Z");
  EXPECT_EQ(to_string(utc_date(Instant{std::numeric_limits<std::int64_t>::max()})), "9999-12-31");
}

TEST(InstantTest, DaysBeginAtMidnight) {
  const Date date = *make_date(1969, 7, 20);
  EXPECT_EQ(utc_date(start_of(date)), date);
  EXPECT_EQ(utc_date(Instant{start_of(date).seconds - 1}).days, date.days - 1);
}

}  // namespace
}  // namespace hindsight
