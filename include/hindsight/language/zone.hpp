#pragma once

#include <optional>
#include <string_view>

#include "hindsight/base/time.hpp"

namespace hindsight::language {

/// A time zone as reports name it: an offset, or one that changes with the season where the clocks do.
struct Zone {
  enum class Season : unsigned char { none, europe, america, australia, new_zealand };
  int standard_minutes = 0;  ///< east of UTC, in winter
  Season season = Season::none;

  bool operator==(const Zone&) const = default;
  /// East of UTC on a day. The night of the change itself counts as the day that it begins.
  [[nodiscard]] int minutes_on(Date day) const;
  /// Whether the day decides.
  [[nodiscard]] bool is_seasonal() const { return season != Season::none; }
};

/// How the lexicon keeps a zone's value.
double to_value(Zone zone);
Zone zone_of_value(double value);
/// "+05:30", or "eu+01:00", "us-08:00", "au+10:00" and "nz+12:00" for zones with daylight saving time by those rules: the names of rows under `zones`.
std::optional<Zone> zone_by_rule(std::string_view rule);

/// A zone named anywhere in a short text ("Date and Time in CET", "All times in UTC+2").
std::optional<Zone> find_zone(std::string_view text);
/// Han without kana and Hangul.
bool is_chinese(std::string_view text);
inline constexpr Zone kChinaTime{8 * 60, Zone::Season::none};
/// A zone and nothing else: "CET", "Europe/Warsaw", "UTC+2", "+05:30".
std::optional<Zone> match_zone(std::string_view text);
/// A zone of a fixed offset and nothing else: "CET", "UTC+2", "+05:30"; in minutes east of UTC.
std::optional<int> parse_zone(std::string_view text);

}  // namespace hindsight::language
