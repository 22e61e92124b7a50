#include "label_parts.hpp"

#include <array>

#include "hindsight/base/text.hpp"
#include "hindsight/language/derived.hpp"
#include "hindsight/record/values.hpp"
#include "part_dictionary.hpp"
#include "text_tools.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestLabelOfParts = 80;

/// In the order of the bits of LabelPart.
constexpr std::array<std::string_view, 12> kLabelParts = {"start", "detect", "acknowledge", "mitigate", "resolve", "review",
                                                     "span",  "instant", "manner",     "duration", "subject", "filler"};

enum class ValueKind : std::uint8_t { none, moment, span, text };

ValueKind value_kind_of(std::string_view value) {
  value = text::trim(value).substr(0, 120);
  if (value.empty()) return ValueKind::none;
  const language::TimeText time = language::match_time(value, language::DateOrder::unsaid, TimePlace::event);
  if (time.size > 0) return ValueKind::moment;
  if (language::leading_span(value) || parse_duration_minutes(value)) return ValueKind::span;
  return says_unknown(value) ? ValueKind::none : ValueKind::text;
}

}  // namespace

LabelMeaning understand_label(std::string_view words) {
  static language::Derived<PartDictionary> dictionary([] { return PartDictionary("label_parts", kLabelParts); });
  LabelMeaning meaning;
  if (words.empty() || words.size() > kLongestLabelOfParts) return meaning;
  for (const PartDictionary::Part& part : dictionary.get().read(words)) {
    // A word that only joins others in one language may be an event in another.
    const std::uint16_t parts = std::uint16_t(part.bits) & std::uint16_t(~kFiller);
    meaning.parts |= parts;
    if (parts != 0) ++meaning.words;
    if ((parts & kEvents) != 0) meaning.last_event = parts & kEvents;
    if (part.bits == 0) ++meaning.unknown_words;
    if (part.bits == 0 && part.is_first) meaning.first_is_unknown = true;
  }
  return meaning;
}

std::string_view field_by_meaning(const LabelMeaning& meaning, std::string_view value) {
  const bool may_guess = meaning.unknown_words == 1 && meaning.words >= 1 && (meaning.first_is_unknown || meaning.words >= 2);
  if (meaning.words == 0 || meaning.unknown_words > 1 || (meaning.unknown_words == 1 && !may_guess)) return {};
  const ValueKind kind = value_kind_of(value);
  const bool is_sure = meaning.unknown_words == 0;
  const std::uint16_t event = meaning.event();
  if (kind == ValueKind::span || (kind == ValueKind::none && meaning.has(kSpan | kDuration) && is_sure)) {
    // "Time from the start to detection" names both ends of the span.
    const bool ends_with_detection = (meaning.last_event & kDetect) != 0 || (meaning.parts & kResolve) == 0;
    const bool to_detection = meaning.has(kDetect) && ends_with_detection && (meaning.parts & (kAcknowledge | kMitigate | kReview)) == 0;
    if (to_detection && (meaning.has(kSpan | kDuration) || kind == ValueKind::span)) return "detection_minutes";
    if (event == kResolve && meaning.has(kSpan)) return "recovery_minutes";
    if (event == kMitigate && meaning.has(kSpan)) return "mitigation_minutes";
    if (event == kAcknowledge && meaning.has(kSpan)) return "acknowledge_minutes";
    if (event == 0 && (meaning.parts & kEvents) == 0 && meaning.has(kDuration) && is_sure) return "duration_minutes";
    return {};
  }
  if (kind == ValueKind::moment) {
    // "Detected by: alert, 09:16"; "first noticed by us: 15:45" names but the moment.
    const bool is_only_a_moment = language::match_time(value, language::DateOrder::unsaid, TimePlace::event).size + 2 >= text::trim(value).size();
    if (meaning.has(kManner) && meaning.has(kDetect) && !is_only_a_moment) return "detected_by";
    switch (event) {
      case kStart: return "started_at";
      case kDetect: return "detected_at";
      case kAcknowledge: return "acknowledged_at";
      case kMitigate: return "mitigated_at";
      case kResolve: return "resolved_at";
      case kReview: return "review_date";
      default: break;
    }
    // "Impact period: 14 May 09:10 to 11:05"
    if ((meaning.parts & kEvents) == 0 && meaning.has(kDuration) && is_sure) return "duration_minutes";
    return {};
  }
  if (kind == ValueKind::text && event == kDetect && meaning.has(kManner)) return "detected_by";
  return {};
}

}  // namespace hindsight::record
