#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The words that times, spans and amounts are written with, of all languages at once: a report may be written in several.
namespace hindsight::language {

enum class WordKind : std::uint8_t {
  month,          ///< value 1 .. 12
  weekday,        ///< value 1 (Monday) .. 7
  unit,           ///< value in minutes
  number,         ///< "two", "une", "anderthalb"
  and_a_half,     ///< after a unit
  approximately,  ///< in front of a number
  or_so,          ///< behind it
  am, pm,
  hour_mark, minute_mark, second_mark,  ///< "14h32", "14時32分", "14:32 Uhr"
  before_clock,   ///< "um", "à", "kl."
  noon, midnight,
  year_mark, month_mark, day_mark,      ///< "2026年4月12日"
  glue,           ///< between day, month and year: "de", "of"
  ordinal,        ///< behind a day: "th", "º"
  next_day,       ///< "the next day", "翌日"
  range,          ///< between the ends of a range
  range_start,    ///< in front of one
  joined_by,      ///< between the parts of a span
  zone,           ///< value: see zone.hpp
};
inline constexpr std::size_t kWordKinds = std::size_t(WordKind::zone) + 1;

struct Word {
  double value = 0;      ///< 0 where a kind has none
  std::size_t size = 0;  ///< bytes of the text
};

/// The longest word of a kind that a text begins with, in any case, with or without accents. It ends where no letter follows (in
/// scripts without blanks: anywhere). That none stands right before it is the caller's to know.
std::optional<Word> match_word(WordKind kind, std::string_view text);

}  // namespace hindsight::language
