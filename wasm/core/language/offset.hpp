#pragma once

#include <optional>

#include "hindsight/language/scanner.hpp"
#include "hindsight/language/zone.hpp"

namespace hindsight::language {

enum class OffsetForm : unsigned char {
  after_a_clock,      ///< "+02:00", "-0700": "14:02-05:00" is a range
  after_iso_time,     ///< "T14:02:00-05:00": an offset
  after_a_name,       ///< "+2" too, as in "UTC+2"
};
/// In minutes east of UTC.
std::optional<int> take_offset(Scanner& scan, OffsetForm form);

enum class ZonePlace : unsigned char {
  after_a_clock,  ///< initials stand there as well: "9:21 MT finds it"
  anywhere,       ///< in a text: one that is a word too counts only in capitals
  alone,
};
/// The zone that is named at the cursor, with an offset behind "UTC".
std::optional<Zone> take_zone(Scanner& scan, ZonePlace place);

}  // namespace hindsight::language
