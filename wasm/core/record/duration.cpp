#include <array>
#include <optional>
#include <string>

#include "hindsight/record/values.hpp"
#include "number_text.hpp"

namespace hindsight::record {
namespace {

struct Unit {
  std::string_view name;
  double minutes;
};

constexpr Unit kUnits[] = {
    {"ms", 1.0 / 60000}, {"millisecond", 1.0 / 60000}, {"milliseconds", 1.0 / 60000},
    {"s", 1.0 / 60}, {"sec", 1.0 / 60}, {"secs", 1.0 / 60}, {"second", 1.0 / 60}, {"seconds", 1.0 / 60},
    {"m", 1}, {"min", 1}, {"mins", 1}, {"minute", 1}, {"minutes", 1},
    {"h", 60}, {"hr", 60}, {"hrs", 60}, {"hour", 60}, {"hours", 60},
    {"d", 1440}, {"day", 1440}, {"days", 1440},
    {"w", 10080}, {"wk", 10080}, {"wks", 10080}, {"week", 10080}, {"weeks", 10080},
    {"sekunden", 1.0 / 60}, {"minuten", 1}, {"stunde", 60}, {"stunden", 60}, {"std", 60}, {"tag", 1440}, {"tage", 1440},
    {"\xE7\xA7\x92", 1.0 / 60}, {"\xE5\x88\x86", 1}, {"\xE6\x99\x82\xE9\x96\x93", 60}, {"\xE6\x97\xA5", 1440},  // 秒 分 時間 日
};

constexpr std::string_view kNumberWords[] = {"zero", "one", "two",   "three", "four", "five",   "six",
                                             "seven", "eight", "nine", "ten",  "eleven", "twelve"};

std::optional<double> unit_minutes(std::string_view name) {
  for (const Unit& unit : kUnits)
    if (text::equals_ignoring_case(unit.name, name)) return unit.minutes;
  return std::nullopt;
}

/// Letters of any script.
std::string_view take_unit(Scanner& scan) {
  const std::string_view rest = scan.rest();
  std::size_t size = 0;
  while (size < rest.size() && is_word_char(rest[size]) && !text::is_digit(rest[size])) ++size;
  scan.seek(scan.at() + size);
  return rest.substr(0, size);
}

std::optional<double> take_number_word(Scanner& scan) {
  if (scan.take_word("a") || scan.take_word("an")) return 1;
  for (std::size_t value = 0; value < std::size(kNumberWords); ++value)
    if (scan.take_word(kNumberWords[value])) return double(value);
  return std::nullopt;
}

/// ISO 8601: "PT2H30M", "P1DT5H", "P2W".
std::optional<double> parse_iso_duration(std::string_view value) {
  Scanner scan(value);
  if (!scan.take('P') && !scan.take('p')) return std::nullopt;
  double minutes = 0;
  bool in_time = false, any = false;
  while (!scan.done()) {
    if (!in_time && (scan.take('T') || scan.take('t'))) {
      in_time = true;
      continue;
    }
    const auto number = take_number(scan);
    if (!number) return std::nullopt;
    const char unit = text::lower(scan.peek());
    scan.seek(scan.at() + 1);
    const double factor = in_time ? (unit == 'h' ? 60 : unit == 'm' ? 1 : unit == 's' ? 1.0 / 60 : 0)
                                  : (unit == 'w' ? 10080 : unit == 'd' ? 1440 : 0);
    if (factor == 0) return std::nullopt;
    minutes += *number * factor;
    any = true;
  }
  return any ? std::optional(minutes) : std::nullopt;
}

std::optional<double> take_half_an_hour(Scanner scan) {
  if (!scan.take_word("half")) return std::nullopt;
  scan.skip_spaces();
  if (scan.take_word("an") || scan.take_word("a")) scan.skip_spaces();
  const auto unit = unit_minutes(scan.take_letters());
  return unit && scan.done() ? std::optional(*unit / 2) : std::nullopt;
}

}  // namespace

std::optional<double> parse_duration_minutes(std::string_view value, double bare_unit_minutes) {
  value = without_trailing_remark(value);
  if (value.size() > 80) return std::nullopt;
  if (const auto iso = parse_iso_duration(value)) return iso;

  Scanner scan(value);
  skip_approximation(scan);
  if (const auto half = take_half_an_hour(scan)) return half;

  double total = 0;
  double last_unit = 0;
  while (true) {
    auto number = take_number(scan);
    if (!number) number = take_number_word(scan);
    if (!number) return std::nullopt;
    scan.skip_spaces();
    const std::string_view name = take_unit(scan);
    if (name.empty()) {
      if (!scan.done()) return std::nullopt;
      if (last_unit == 0) return *number * bare_unit_minutes;
      if (last_unit == 60) return total + *number;  // "1h43"
      return std::nullopt;
    }
    const auto unit = unit_minutes(name);
    if (!unit || (last_unit != 0 && *unit >= last_unit)) return std::nullopt;
    total += *number * *unit;
    last_unit = *unit;
    scan.take('.');
    scan.skip_spaces();
    if (scan.done()) return total;
    if (scan.take(',') || scan.take('&') || scan.take_word("and") || scan.take_word("und")) scan.skip_spaces();
  }
}

}  // namespace hindsight::record
