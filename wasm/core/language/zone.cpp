#include "hindsight/language/zone.hpp"

#include <algorithm>
#include <cstdlib>

#include "hindsight/language/fold.hpp"
#include "hindsight/language/scanner.hpp"
#include "offset.hpp"

namespace hindsight::language {
namespace {

constexpr int kSundays = 3;  // the first day of all was a Thursday, so that day 3 was a Sunday

int days_since_sunday(Date day) { return ((day.days - kSundays) % 7 + 7) % 7; }

/// The last Sunday up to a day.
Date sunday_before(Date day) { return Date{day.days - days_since_sunday(day)}; }

/// When clocks go forward and back, each on the last Sunday up to a day: https://en.wikipedia.org/wiki/Daylight_saving_time_by_country
struct ClockChanges {
  std::string_view prefix;  ///< of a rule's name
  int forward_month, forward_by, back_month, back_by;
};
constexpr ClockChanges kClockChanges[] = {
    {"", 0, 0, 0, 0},
    {"eu", 3, 31, 10, 31},
    {"us", 3, 14, 11, 7},
    {"au", 10, 7, 4, 7},
    {"nz", 9, 30, 4, 7},
};

bool is_summer(Date day, Zone::Season season) {
  const ClockChanges& changes = kClockChanges[std::size_t(season)];
  const int year = civil(day).year;
  const auto forward = make_date(year, changes.forward_month, changes.forward_by), back = make_date(year, changes.back_month, changes.back_by);
  if (!forward || !back) return false;
  const bool after_forward = day >= sunday_before(*forward), before_back = day < sunday_before(*back);
  return changes.forward_month < changes.back_month ? after_forward && before_back : after_forward || before_back;
}

constexpr std::string_view kBeforeShortZones[] = {"(", "[", "in ", "times ", "time ", "Times ", "Time ", "timezone: ", "zone: "};

constexpr double kSeasonFactor = 10'000;

/// "(PT)", "in ET", "all times CT": behind other words two letters are somebody's initials.
bool may_stand_behind(std::string_view before, std::string_view name) {
  if (name.size() > 2 || text::trim(before).empty()) return true;
  return std::any_of(std::begin(kBeforeShortZones), std::end(kBeforeShortZones), [&](std::string_view end) { return before.ends_with(end); });
}

}  // namespace

bool is_chinese(std::string_view text) {
  bool has_han = false;
  while (!text.empty()) {
    const auto [c, size] = decode(text);
    if (is_joined_script(c) && (c < 0x3400 || (c >= 0xAC00 && c <= 0xD7A3))) return false;  // kana, Hangul
    has_han = has_han || is_joined_script(c);
    text.remove_prefix(size);
  }
  return has_han;
}

int Zone::minutes_on(Date day) const { return is_seasonal() && is_summer(day, season) ? standard_minutes + 60 : standard_minutes; }

double to_value(Zone zone) { return double(zone.season) * kSeasonFactor + (zone.standard_minutes + 24 * 60); }

Zone zone_of_value(double value) {
  const int season = int(value / kSeasonFactor);
  return {int(value - season * kSeasonFactor) - 24 * 60, static_cast<Zone::Season>(season)};
}

std::optional<Zone> zone_by_rule(std::string_view rule) {
  Zone zone;
  for (std::size_t i = 1; i < std::size(kClockChanges); ++i)
    if (rule.starts_with(kClockChanges[i].prefix)) zone.season = static_cast<Zone::Season>(i);
  if (zone.is_seasonal()) rule.remove_prefix(2);
  Scanner scan(rule);
  const auto offset = take_offset(scan, OffsetForm::after_a_name);
  if (!offset || !scan.done()) return std::nullopt;
  zone.standard_minutes = *offset;
  return zone;
}

std::optional<Zone> find_zone(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins_a_word(text, at) || text::is_continuation(text[at])) continue;
    Scanner scan(text.substr(at));
    const auto zone = take_zone(scan, ZonePlace::anywhere);
    if (!zone || !may_stand_behind(text.substr(0, at), text.substr(at, scan.at()))) continue;
    // "事故經過（CST）": beside Chinese the initials mean China's time, not North America's.
    return text.substr(at, scan.at()) == "CST" && is_chinese(text) ? kChinaTime : zone;
  }
  return std::nullopt;
}

std::optional<Zone> match_zone(std::string_view text) {
  Scanner scan(text::trim(text));
  const auto offset = take_offset(scan, OffsetForm::after_a_name);
  const auto zone = offset ? std::optional(Zone{*offset, Zone::Season::none}) : take_zone(scan, ZonePlace::alone);
  return scan.done() ? zone : std::nullopt;
}

std::optional<int> parse_zone(std::string_view text) {
  const auto zone = match_zone(text);
  return zone && !zone->is_seasonal() ? std::optional(zone->standard_minutes) : std::nullopt;
}

}  // namespace hindsight::language
