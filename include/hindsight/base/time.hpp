#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hindsight {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

struct YearMonthDay {
  int year = 1970;
  int month = 1;  ///< 1..12
  int day = 1;    ///< 1..31
};

/// Nothing for a day that does not exist (month 13, 30 February) or a year outside 1..9999.
std::optional<Date> make_date(int year, int month, int day);
YearMonthDay civil(Date date);
/// "YYYY-MM-DD".
std::string to_string(Date date);
/// Reads exactly "YYYY-MM-DD".
std::optional<Date> parse_iso_date(std::string_view text);
/// "2026-Q2".
std::string quarter_name(Date date);
/// Quarters since year 0, so that neighbours differ by one.
int quarter_index(Date date);
std::string quarter_name(int quarter_index);
/// The first day of a quarter.
Date quarter_start(int quarter_index);

/// Seconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t seconds = 0;
  auto operator<=>(const Instant&) const = default;
};

/// Instants outside the years 1..9999 give the first or the last day.
Date utc_date(Instant instant);
Instant start_of(Date date);
/// RFC 3339 in UTC: "2026-04-12T14:02:00Z"; cut off at the ends of the years 1..9999.
std::string to_string(Instant instant);

}  // namespace hindsight
