#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "hindsight/base/time.hpp"
#include "hindsight/language/date.hpp"
#include "hindsight/language/zone.hpp"

/// Moments as they stand at the start of a line or in a cell: a day, a clock, a zone, in any order and each with gaps.
namespace hindsight::language {

struct TimeText {
  std::optional<Date> date;
  std::optional<int> seconds_of_day;
  int month = 0;    ///< where a day is named without its year ("Oct 30"): 1..12
  int day = 0;      ///< the same: 1..31; without a month it is the one near the days around
  bool may_be_swapped = false;  ///< of "05-11" nothing tells which is the month; as given, the first
  int weekday = 0;  ///< where one is named: 1 (Monday) .. 7
  bool is_next_day = false;     ///< "the next day at 10:00"
  bool day_is_unclear = false;  ///< a day is named in part ("2022-05-??"), or can be read in two ways
  bool half_is_unsaid = false;  ///< a clock of at most twelve hours without am or pm, which may be of the afternoon
  std::optional<Zone> zone;     ///< as named
  std::optional<int> end_seconds;  ///< of a range, on its own day
  std::optional<Date> end_date;    ///< of a range, where it names one
  std::size_t size = 0;            ///< bytes of the text that it took; 0: the text does not begin with a time

  [[nodiscard]] bool names_a_day() const { return date || month != 0 || day != 0 || weekday != 0 || day_is_unclear || is_next_day; }
  [[nodiscard]] bool is_full() const { return date && seconds_of_day; }
  /// Minutes east of UTC on its day: of its own zone, else of `around`; UTC without one. Nothing where the zone depends on a day that
  /// is not known.
  [[nodiscard]] std::optional<int> zone_minutes(std::optional<Zone> around = {}) const;
  [[nodiscard]] std::optional<Instant> instant(std::optional<Zone> around = {}) const;
};

/// Where a text stands tells which forms are times: "8.36" and "1430" only where an event's time is expected, "6/26" and "26.6." without
/// a clock only where a day is.
enum class TimePlace : unsigned char { running_text, event, day };

/// The date, the time of day, or both, at the start of a text: "2026-04-12 14:02 UTC", "~08:50", "Jan 14, 10:18 AM", "11:20 AM PST
/// Saturday Mar 9th", "12:26-12:??" (its start), "14h32", "14.32 Uhr", "午後2時30分". Times that are partly unknown ("14:??", "--:--",
/// "HH:mm") count towards `size` only.
TimeText match_time(std::string_view text, DateOrder order = DateOrder::unsaid, TimePlace place = TimePlace::running_text);

/// "T+12 min", "H0", "T-5m", "H+1h10" at the start of a text: so long after a start that is named elsewhere.
struct Offset {
  int seconds = 0;
  std::size_t size = 0;  ///< bytes of the text that it took
};
std::optional<Offset> match_offset(std::string_view text);

struct PlacedTime {
  TimeText time;
  std::size_t at = 0;
};
/// The first clock in a text, with the day beside it.
std::optional<PlacedTime> locate_clock(std::string_view text, DateOrder order = DateOrder::unsaid);
/// A day with its time that a text ends with: "Crew spotted it 2023-02-08 10:21".
std::optional<PlacedTime> trailing_time(std::string_view text, DateOrder order = DateOrder::unsaid);

/// The day of a time that names one without its year ("Fri 4 July"), or a weekday alone: the nearest to a known day. Nothing where
/// that is some weeks away, and where weekday and day contradict each other.
std::optional<Date> day_near(const TimeText& time, Date known);
/// The first day from `earliest` on that a weekday names which stands alone; else as above.
std::optional<Date> day_from(const TimeText& time, Date earliest);

}  // namespace hindsight::language
