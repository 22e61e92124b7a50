#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "hindsight/base/time.hpp"
#include "hindsight/record/values.hpp"

/// Dates and times of day as they stand in running text.
namespace hindsight::record {

struct DateMatch {
  Date date;
  std::size_t size = 0;  ///< bytes of the text that it took
};

/// A date that begins exactly at `at`.
std::optional<DateMatch> match_date(std::string_view text, std::size_t at, DateOrder order = DateOrder::unsaid);

struct PlacedDate {
  Date date;
  std::size_t at = 0;
  std::size_t size = 0;
};
/// The first date in a text, with its place.
std::optional<PlacedDate> locate_date(std::string_view text, DateOrder order = DateOrder::unsaid);

/// A date as a field states it: also of earlier centuries where it is written in ISO form at the start.
std::optional<Date> find_stated_date(std::string_view text, DateOrder order = DateOrder::unsaid);

/// A year of five or more digits, or of less than four, where an ISO date is meant ("20202-01-16").
bool has_impossible_year(std::string_view text);

struct TimeText {
  std::optional<Date> date;
  std::optional<int> seconds_of_day;
  int month = 0;  ///< where a day is named without its year ("Oct 30"): 1..12
  int day = 0;    ///< the same: 1..31
  int weekday = 0;  ///< where one is named: 1 (Monday) .. 7
  bool day_is_unclear = false;  ///< a day is named in part ("2022-05-??")
  std::optional<int> zone_minutes;  ///< east of UTC; nothing where no zone (or an ambiguous one) is named
  bool zone_is_unclear = false;     ///< a zone is named, but its offset depends on the season ("PT")
  std::size_t size = 0;             ///< bytes of the text that it took; 0: the text does not begin with a time

  [[nodiscard]] bool names_a_day() const { return date || month != 0 || weekday != 0 || day_is_unclear; }
  [[nodiscard]] bool is_full() const { return date && seconds_of_day && !zone_is_unclear; }
  /// Taken as UTC where no zone is named.
  [[nodiscard]] std::optional<Instant> instant() const;
};

/// The date, the time of day, or both, at the start of a text: "2026-04-12 14:02 UTC", "~08:50", "Jan 14, 10:18 AM",
/// "12:26-12:??" (its start). Times that are partly unknown ("14:??", "--:--", "HH:mm") count towards `size` only.
TimeText match_time(std::string_view text, DateOrder order = DateOrder::unsaid);

/// The day of a time that names one without its year ("Fri 4 July"), or a weekday alone: the nearest to a known day. Nothing where
/// that is some weeks away, and where weekday and day contradict each other.
std::optional<Date> day_near(const TimeText& time, Date known);
/// The first day from `earliest` on that a weekday names which stands alone; else as above.
std::optional<Date> day_from(const TimeText& time, Date earliest);

/// A fixed zone named anywhere in a short text ("Date and Time in CET", "All times in UTC"), in minutes east of UTC.
std::optional<int> find_zone(std::string_view text);
/// A fixed zone and nothing else: "CET", "UTC+2", "+05:30".
std::optional<int> parse_zone(std::string_view text);

}  // namespace hindsight::record
