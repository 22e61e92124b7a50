#include "offset.hpp"

#include <algorithm>

#include "hindsight/language/fold.hpp"

namespace hindsight::language {
namespace {

constexpr int kMostMinutes = 14 * 60;
constexpr std::string_view kMinus = "\xE2\x88\x92";

/// Two letters that are somebody's initials, or a word, unless a mark follows.
bool may_be_initials(std::string_view word) { return word == "MT" || word == "CT" || word == "ET" || word == "IST" || word == "WET" || word == "SST"; }

/// "Pacific", "Eastern": a zone behind a clock, anything elsewhere.
bool is_a_mere_word(std::string_view name) {
  return text::is_upper(name[0]) && name.find_first_of(" /") == std::string_view::npos && std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool a_word_follows(Scanner scan) {
  if (scan.peek() != ' ') return false;
  scan.skip_spaces();
  return is_word_char(scan.peek());
}

}  // namespace

std::optional<int> take_offset(Scanner& scan, OffsetForm form) {
  Scanner probe = scan;
  const bool west = probe.peek() == '-' || probe.rest().starts_with(kMinus);
  if (!probe.take('+') && !probe.take('-') && !probe.take(kMinus)) return std::nullopt;
  const std::string_view hours = probe.take_digits(4);
  if (hours.empty() || hours.size() == 3) return std::nullopt;
  int minutes = 0;
  if (hours.size() == 4) {
    minutes = to_int(hours.substr(0, 2)) * 60 + to_int(hours.substr(2));
  } else if (probe.peek() == ':' && text::is_digit(probe.peek(1))) {
    if (west && form == OffsetForm::after_a_clock) return std::nullopt;
    probe.take(':');
    const std::string_view rest = probe.take_digits(2);
    if (rest.size() != 2) return std::nullopt;
    minutes = to_int(hours) * 60 + to_int(rest);
  } else if (form == OffsetForm::after_a_name) {
    minutes = to_int(hours) * 60;
  } else {
    return std::nullopt;
  }
  if (minutes > kMostMinutes || probe.peek() == ':' || text::is_digit(probe.peek())) return std::nullopt;
  scan = probe;
  return west ? -minutes : minutes;
}

std::optional<Zone> take_zone(Scanner& scan, ZonePlace place) {
  Scanner probe = scan;
  const auto word = match_word(WordKind::zone, probe.rest());
  if (!word) return std::nullopt;
  const std::string_view name = probe.rest().substr(0, word->size);
  if (place == ZonePlace::anywhere && (name.size() < 2 || is_a_mere_word(name))) return std::nullopt;
  probe.seek(probe.at() + word->size);
  if (text::is_digit(probe.peek())) return std::nullopt;
  if (place != ZonePlace::alone && may_be_initials(name) && (place == ZonePlace::anywhere ? false : a_word_follows(probe))) return std::nullopt;
  Zone zone = zone_of_value(word->value);
  if (zone == Zone{} && name.size() > 1) {
    Scanner offset = probe;
    offset.skip_spaces();
    if (const auto minutes = take_offset(offset, OffsetForm::after_a_name)) {
      zone.standard_minutes = *minutes;
      probe = offset;
    }
  }
  scan = probe;
  return zone;
}

}  // namespace hindsight::language
