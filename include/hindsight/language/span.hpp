#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// Spans of time as people write them: "1h 43m", "2 hours and 15 minutes", "hora y media", "約 3 日 4 時間", "PT2H".
///
///     span  = [about…] part {[joiner] part} [about]
///     part  = number [blank] unit ["and a half"] | unit "and a half" | hours "h" minutes
///     number = digits | a word ("two", "une", "anderthalb")
///
/// Units get smaller from part to part. A bound ("less than 5 minutes", "4+ hours") and a range are no span.
namespace hindsight::language {

struct SpanMatch {
  double minutes = 0;
  std::size_t size = 0;   ///< bytes of the text
  bool has_unit = true;   ///< false for a bare number, whose unit the caller knows
};

/// The span that a text begins with, words that make it approximate included.
std::optional<SpanMatch> match_span(std::string_view text, double bare_unit_minutes = 1);

/// A text that is a span and nothing else but remarks in brackets or footnotes behind it.
std::optional<double> parse_duration_minutes(std::string_view text, double bare_unit_minutes = 1);

/// A span with its unit at the start of a text, followed by nothing or by what begins another thought: "25 minutes, because …",
/// "5 時間 12 分（潜伏期間）", "2 días (2024-05-02 → 2024-05-04).".
std::optional<SpanMatch> leading_span(std::string_view text);

struct PlacedSpan {
  double minutes = 0;
  std::size_t at = 0;
  std::size_t size = 0;
};
/// The first span with a unit in a sentence.
std::optional<PlacedSpan> locate_span(std::string_view text);

}  // namespace hindsight::language
