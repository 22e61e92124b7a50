#include "hindsight/language/number.hpp"

#include <algorithm>
#include <string>

#include "hindsight/base/text.hpp"

namespace hindsight::language {
namespace {

constexpr std::string_view kSigns[] = {"~", "\xE2\x89\x88", "\xC2\xB1", "\xEF\xBD\x9E"};

/// What counts people behind a number, where words are not parted by blanks.
constexpr std::string_view kPeopleCounters[] = {"\xEB\xAA\x85", "\xE4\xBA\xBA", "\xE5\x90\x8D", "\xE4\xBD\x8D"};
constexpr std::string_view kGroupMarks[] = {",", ".", " ", "'", "\xC2\xA0", "\xE2\x80\xAF"};

}  // namespace

std::optional<double> take_count(Scanner& scan) {
  const std::string_view first = scan.take_digits(9);
  if (first.empty()) return std::nullopt;
  double value = to_int(first);
  for (bool goes_on = first.size() <= 3; goes_on;) {
    Scanner probe = scan;
    goes_on = std::any_of(std::begin(kGroupMarks), std::end(kGroupMarks), [&](std::string_view mark) { return probe.take(mark); });
    const std::string_view group = goes_on ? probe.take_digits(4) : std::string_view();
    goes_on = group.size() == 3 && value < 1e9;
    if (!goes_on) break;
    value = value * 1000 + to_int(group);
    scan = probe;
  }
  return value;
}

std::size_t take_people_counter(Scanner& scan) {
  Scanner probe = scan;
  probe.skip_spaces();
  for (const std::string_view counter : kPeopleCounters)
    if (probe.take(counter)) {
      scan = probe;
      return counter.size();
    }
  return 0;
}

std::optional<double> take_number(Scanner& scan) {
  const std::string_view whole = scan.take_digits(9);
  if (whole.empty()) return std::nullopt;
  std::string digits(whole);
  bool grouped = false;
  while (scan.peek() == ',' && whole.size() <= 3 && text::is_digit(scan.peek(1)) && text::is_digit(scan.peek(2)) &&
         text::is_digit(scan.peek(3)) && !text::is_digit(scan.peek(4)) && digits.size() < 9) {
    scan.take(',');
    digits += scan.take_digits(3);
    grouped = true;
  }
  if ((scan.peek() == '.' || (scan.peek() == ',' && !grouped)) && text::is_digit(scan.peek(1))) {
    scan.seek(scan.at() + 1);
    const std::string_view fraction = scan.take_digits(9);
    if (fraction.empty()) return std::nullopt;
    digits += '.';
    digits += fraction;
  }
  return text::parse_decimal(digits);
}

void skip_approximation(Scanner& scan) {
  for (bool any = true; any;) {
    any = false;
    scan.skip_spaces();
    for (const std::string_view sign : kSigns) any = scan.take(sign) || any;
    if (scan.take_word(WordKind::approximately)) {
      scan.take('.');
      any = true;
    }
  }
}

std::string_view without_trailing_remark(std::string_view value) {
  static constexpr std::string_view kMarks[] = {"\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "*", "\xE2\x80\xA0", "\xE3\x80\x82"};
  static constexpr struct {
    std::string_view open, close;
  } kBrackets[] = {{"[", "]"}, {"(", ")"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}};
  while (true) {
    value = text::trim(value);
    const std::size_t before = value.size();
    for (const std::string_view mark : kMarks)
      if (value.ends_with(mark)) value.remove_suffix(mark.size());
    for (const auto& bracket : kBrackets) {
      if (!value.ends_with(bracket.close)) continue;
      const std::size_t open = value.rfind(bracket.open);
      if (open != std::string_view::npos && open > 0) value = value.substr(0, open);
    }
    if (value.ends_with('.')) value.remove_suffix(1);
    if (value.size() == before) return value;
  }
}

}  // namespace hindsight::language
