#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hindsight/base/time.hpp"
#include "hindsight/language/scanner.hpp"

/// Dates as they stand in running text, in any of the languages of data/language.
namespace hindsight::language {

/// How dates are written that can be read in two ways: "05/04/2026".
enum class DateOrder : std::uint8_t { unsaid, day_first, month_first, year_first };

struct DateMatch {
  Date date;
  std::size_t size = 0;  ///< bytes of the text that it took
};

/// A date that begins exactly at `at`: "2026-04-12", "12.04.2026", "12 April 2026", "le 3 mars 2026" from its figure on, "April 12th,
/// 2026", "2026年4月12日", "20260412" when it stands alone. A year outside 1970..2100 is no date. "05/04/2026" is one only where the
/// order says which is the day.
std::optional<DateMatch> match_date(std::string_view text, std::size_t at, DateOrder order = DateOrder::unsaid);

struct PlacedDate {
  Date date;
  std::size_t at = 0;
  std::size_t size = 0;
};
/// The first date in a text, with its place.
std::optional<PlacedDate> locate_date(std::string_view text, DateOrder order = DateOrder::unsaid);
std::optional<Date> find_date(std::string_view text, DateOrder order = DateOrder::unsaid);

/// A date as a field states it: also of earlier centuries where it is written in ISO form at the start, and of a year of two digits.
std::optional<Date> find_stated_date(std::string_view text, DateOrder order = DateOrder::unsaid);

/// The day that a file's name tells, together with a folder that is a year: "2026-04-12-disk.md", "2026/0412-disk.md".
std::optional<Date> find_date_of_path(std::string_view path, DateOrder order = DateOrder::unsaid);

/// A year of five or more digits, or of less than four, where an ISO date is meant ("20202-01-16").
bool has_impossible_year(std::string_view text);

/// The numeric dates of a text that tell, or leave open, which of their first two numbers is the day. `known` days, where there are
/// any, and those that the text names in words tell as well: "07-06-2024" in a report of 7 June, "6/12/2026" beside "Friday, June 12".
struct OrderVotes {
  int day_first = 0;
  int month_first = 0;
  int open = 0;
  std::string example = {};  ///< the first date that tells, as written
  int example_line = 0;      ///< 1-based

  void add(const OrderVotes& other) {
    day_first += other.day_first;
    month_first += other.month_first;
    open += other.open;
  }
  /// What all that tell agree on.
  [[nodiscard]] DateOrder order() const {
    if (day_first > 0 && month_first == 0) return DateOrder::day_first;
    if (month_first > 0 && day_first == 0) return DateOrder::month_first;
    return DateOrder::unsaid;
  }
};
OrderVotes vote_on_order(std::string_view text, std::optional<Date> known = {});

/// 1 (Monday) .. 7.
int weekday(Date date);

/// For the parsers of times.
int take_month(Scanner& scan);
std::optional<int> take_day(Scanner& scan);
bool take_range_word(Scanner& scan);
void take_glue(Scanner& scan);

}  // namespace hindsight::language
