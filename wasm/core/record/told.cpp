#include "told.hpp"

#include <algorithm>
#include <string>

#include "hindsight/base/text.hpp"
#include "section_lines.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestSentence = 400;
constexpr std::size_t kFarthestSpan = 40;  // bytes between the words that say what a span is of and the span

bool tells_of_what_might_be(std::string_view words) { return bool(find_term("what_might_be", words)); }

/// The one span of a sentence; nothing where it tells several.
std::optional<language::PlacedSpan> only_span(std::string_view sentence) {
  const auto span = language::locate_span(sentence);
  if (!span) return std::nullopt;
  return language::locate_span(sentence.substr(span->at + span->size)) ? std::nullopt : span;
}

Sourced<double> told(double minutes, const SectionLine& line) { return {minutes, line.text, line.line, Origin::stated, Place::section}; }

bool may_tell(std::string_view kind) {
  static constexpr std::string_view kNot[] = {"action_items", "prevention", "remediation", "references", "glossary", "appendix", "background", "counterfactual"};
  return std::find(std::begin(kNot), std::end(kNot), kind) == std::end(kNot);
}

}  // namespace

std::optional<Sourced<double>> told_detection(const Outline& outline) {
  for (std::size_t section = 0; section <= outline.sections.size(); ++section) {
    const std::size_t at = section == 0 ? kNoSection : section - 1;
    if (!may_tell(outline.kind_of(at))) continue;
    for (const SectionLine& line : own_lines(outline, at)) {
      if (line.text.size() > kLongestSentence) continue;
      const std::string words = words_of(line.text);
      if (!find_term("unnoticed", words) || tells_of_what_might_be(words)) continue;
      if (const auto span = only_span(line.text)) return told(span->minutes, line);
    }
  }
  return std::nullopt;
}

std::optional<Sourced<double>> told_duration(const Outline& outline, const std::vector<Event>& events) {
  const auto in_sentence = [](const SectionLine& line) -> std::optional<Sourced<double>> {
    if (line.text.size() > kLongestSentence) return std::nullopt;
    const std::string words = words_of(line.text);
    const TermMatch lasted = find_term("lasted", words);
    if (!lasted || find_term("unnoticed", words)) return std::nullopt;
    const auto span = language::locate_span(line.text);
    if (!span) return std::nullopt;
    // The span belongs to the words where it stands right behind them, or in front.
    const std::size_t end = lasted.at + lasted.phrase->size();
    const std::size_t span_at = std::min(span->at, words.size());
    const std::size_t distance = span_at > end ? span_at - end : lasted.at > span_at ? lasted.at - span_at : 0;
    return distance <= kFarthestSpan ? std::optional(told(span->minutes, line)) : std::nullopt;
  };
  for (std::size_t section = 0; section <= outline.sections.size(); ++section) {
    const std::size_t at = section == 0 ? kNoSection : section - 1;
    const std::string_view kind = outline.kind_of(at);
    const bool is_telling = kind.empty() || kind == "summary" || kind == "impact" || kind == "resolution";
    if (!is_telling) continue;
    for (const SectionLine& line : own_lines(outline, at))
      if (auto found = in_sentence(line)) return found;
  }
  for (const Event& event : events)
    if (auto found = in_sentence({event.event.text, event.event.line, true})) return found;
  return std::nullopt;
}

}  // namespace hindsight::record
