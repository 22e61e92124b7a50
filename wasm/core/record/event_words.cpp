#include "event_words.hpp"

#include <algorithm>

#include "hindsight/record/labels.hpp"
#include "label_parts.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestRoleLabel = 60;
constexpr int kMostActorWords = 5;

EventRole role_of_label(std::string_view label) {
  if (label.empty() || label.size() > kLongestRoleLabel) return EventRole::none;
  const LabelMeaning meaning = understand_label(normalise_label(label));
  if (meaning.unknown_words > 0 || meaning.words == 0 || meaning.words > kMostActorWords || meaning.has(kSpan | kManner | kDuration)) return EventRole::none;
  switch (meaning.event()) {
    case kStart: return EventRole::start;
    case kDetect: return EventRole::detection;
    case kResolve: return EventRole::end;
    default: return EventRole::none;
  }
}

}  // namespace

EventRole role_of(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {": ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ". ", " (", "\xEF\xBC\x9A", "\xE3\x80\x82", "\xEF\xBC\x88"}) end = std::min(end, text.find(mark));
  if (const EventRole role = role_of_label(text.substr(0, end)); role != EventRole::none) return role;
  // "The pod is drained. Outage begins."
  for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 2)) {
    const std::string_view sentence = text.substr(at + 2, text.find('.', at + 2) - at - 2);
    if (const EventRole role = role_of_label(sentence); role != EventRole::none) return role;
  }
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos) break;
    if (const EventRole role = role_of_label(text.substr(open + 1, close - open - 1)); role != EventRole::none) return role;
  }
  return EventRole::none;
}

std::string change_in(const Event& event, std::string_view words) {
  if (const TermMatch match = find_earliest_term("change_events", words)) return match.term->name;
  return event.event.source_kind == "deployment" ? "deployment" : "";
}

bool tells_of_the_incident(const Event& event) {
  const std::string words = words_of(event.event.text);
  return find_term("impact_events", words) || find_term("detecting_events", words);
}

bool is_mere_change(const Event& event) {
  return !change_in(event, words_of(event.event.text)).empty() && !tells_of_the_incident(event);
}

}  // namespace hindsight::record
