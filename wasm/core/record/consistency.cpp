#include "consistency.hpp"

#include <cstdlib>
#include <string>

#include "hindsight/record/values.hpp"

namespace hindsight::record {
namespace {

constexpr int kFewSteps = 2;
constexpr int kDaysOfOneDate = 1;  // the same moment has two dates in two zones

void warn(Facts& facts, const char* rule, int line, std::string message) {
  facts.diagnostics.push_back({rule, DiagnosticLevel::warning, line, std::move(message)});
}

/// Whether an event's time is before another's, as far as either is known: "13:31" may be 13:31:40, and what went on from 13:30 on may be
/// told after what happened at 13:31.
bool is_before(const Event& event, const Event& other) {
  constexpr std::int64_t kMinute = 60;
  const std::int64_t slack = event.is_rounded && !other.is_rounded ? kMinute : 0;
  return event.event.time->seconds + slack < other.event.time->seconds && !event.has_range;
}

/// The first step back in time within one list; told once. A list that runs from the newest to the oldest is in order.
void check_order(const std::vector<Event>& events, Facts& facts) {
  const Event* step = nullptr;
  const Event* from = nullptr;
  int steps_back = 0, steps_on = 0;
  for (std::size_t i = 1; i < events.size(); ++i) {
    const Event& before = events[i - 1];
    const Event& event = events[i];
    if (event.group != before.group || !event.event.time || !before.event.time) continue;
    if (event.event.time->seconds > before.event.time->seconds) ++steps_on;
    if (!is_before(event, before)) continue;
    ++steps_back;
    if (step == nullptr) {
      step = &event;
      from = &before;
    }
  }
  if (step == nullptr || (steps_back > kFewSteps && steps_on == 0)) return;
  warn(facts, "timeline-out-of-order", step->event.line,
       step->event.raw_time + " stands after " + from->event.raw_time + " (line " + std::to_string(from->event.line) + ").");
}

void check_title(const ReportTimes& times, Facts& facts) {
  if (!facts.title || !facts.date || facts.date->place == Place::title || facts.date->place == Place::timeline) return;
  const auto titled = find_date(facts.title->value, times.order);
  if (!titled || std::abs(titled->days - facts.date->value.days) <= kDaysOfOneDate) return;
  warn(facts, "date-differs", facts.date->line,
       "The title says " + to_string(*titled) + ", this line " + to_string(facts.date->value) + "; the latter is used.");
}

void check_end(const Moments& moments, Facts& facts) {
  const auto& start = moments.start;
  const auto& end = moments.resolved;
  const bool named = start && end && start->place != Place::timeline && end->place != Place::timeline;
  if (!named || end->at.seconds >= start->at.seconds) return;
  warn(facts, "resolved-before-start", end->line,
       "Resolved (" + end->raw + ") before the impact started (" + start->raw + ", line " + std::to_string(start->line) + ").");
}

}  // namespace

void check_consistency(const std::vector<Event>& events, const Moments& moments, const ReportTimes& times, Facts& facts) {
  check_order(events, facts);
  check_title(times, facts);
  check_end(moments, facts);
}

}  // namespace hindsight::record
