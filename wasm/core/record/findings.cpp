#include "findings.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "event_words.hpp"
#include "hindsight/base/number.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr double kSlowDetectionMinutes = 15;

void note(Facts& facts, const char* rule, int line, std::string message) {
  facts.findings.push_back({rule, DiagnosticLevel::note, line, std::move(message)});
}

void note_detector(Facts& facts) {
  // Of what was not understood nothing follows.
  if (!facts.detected_by || facts.detected_by->value == "monitoring" || facts.detected_by->value == "other") return;
  note(facts, "detection-not-automated", facts.detected_by->line, "No automated detection: “" + facts.detected_by->raw.substr(0, 80) + "”.");
}

void note_delay(Facts& facts) {
  const auto* detection = best_detection(facts);
  if (!detection || detection->value <= kSlowDetectionMinutes) return;
  note(facts, "detection-slow", detection->line,
       "Detection took " + humanize_minutes(detection->value) + (detection->origin == Origin::inferred ? ", as the timeline suggests" : "") +
           ": more than " + humanize_minutes(kSlowDetectionMinutes) + ".");
}

bool detects(std::string_view words) { return find_term("detecting_events", words) && !find_term("events_without_detection", words); }

/// The last change before the first impact or its detection, or one that is told together with the impact.
void note_trigger(const std::vector<Event>& events, Facts& facts) {
  const Event* change = nullptr;
  std::string kind;
  for (const Event& event : std::span(events).first(std::min(events.size(), kEventsToRead))) {
    const std::string words = words_of(event.event.text);
    if (find_term("events_after_detection", words)) return;
    const bool detected = detects(words);
    const std::string own_kind = detected ? "" : change_in(event, words);
    if (!own_kind.empty()) {
      change = &event;
      kind = own_kind;
    }
    if (!detected && !find_term("impact_events", words)) continue;
    if (change != nullptr)
      note(facts, "likely-trigger", change->event.line, "This " + kind + " is the last change before the impact: the likely trigger.");
    return;
  }
}

}  // namespace

void note_findings(const std::vector<Event>& events, Facts& facts) {
  note_detector(facts);
  note_delay(facts);
  note_trigger(events, facts);
}

}  // namespace hindsight::record
