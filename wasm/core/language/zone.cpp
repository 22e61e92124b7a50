#include "hindsight/language/zone.hpp"

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

bool is_summer(Date day, Zone::Season season) {
  const int year = civil(day).year;
  const bool european = season == Zone::Season::europe;
  const auto first = european ? make_date(year, 3, 31) : make_date(year, 3, 14);
  const auto last = european ? make_date(year, 10, 31) : make_date(year, 11, 7);
  return first && last && day >= sunday_before(*first) && day < sunday_before(*last);
}

constexpr double kSeasonFactor = 10'000;

}  // namespace

int Zone::minutes_on(Date day) const { return is_seasonal() && is_summer(day, season) ? standard_minutes + 60 : standard_minutes; }

double to_value(Zone zone) { return double(zone.season) * kSeasonFactor + (zone.standard_minutes + 24 * 60); }

Zone zone_of_value(double value) {
  const int season = int(value / kSeasonFactor);
  return {int(value - season * kSeasonFactor) - 24 * 60, static_cast<Zone::Season>(season)};
}

std::optional<Zone> zone_by_rule(std::string_view rule) {
  Zone zone;
  if (rule.starts_with("eu")) zone.season = Zone::Season::europe;
  if (rule.starts_with("us")) zone.season = Zone::Season::america;
  if (zone.is_seasonal()) rule.remove_prefix(2);
  Scanner scan(rule);
  const auto offset = take_offset(scan, OffsetForm::after_a_name);
  if (!offset || !scan.done()) return std::nullopt;
  zone.standard_minutes = *offset;
  return zone;
}

std::optional<Zone> find_zone(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || !is_word_char(text[at - 1]) || static_cast<unsigned char>(text[at]) >= 0xE3;
    if (!begins || text::is_continuation(text[at])) continue;
    Scanner scan(text.substr(at));
    if (const auto zone = take_zone(scan, ZonePlace::anywhere)) return zone;
  }
  return std::nullopt;
}

std::optional<int> parse_zone(std::string_view text) {
  text = text::trim(text);
  Scanner scan(text);
  if (const auto offset = take_offset(scan, OffsetForm::after_a_name)) return scan.done() ? offset : std::nullopt;
  const auto zone = take_zone(scan, ZonePlace::alone);
  return zone && !zone->is_seasonal() && scan.done() ? std::optional(zone->standard_minutes) : std::nullopt;
}

}  // namespace hindsight::language
