#include "event_words.hpp"

#include "vocabulary.hpp"

namespace hindsight::record {

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
