#include "consistency.hpp"

#include <cstdlib>
#include <string>

#include "detection.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::record {
namespace {

constexpr int kDaysOfOneDate = 1;  // the same moment has two dates in two zones

void warn(Facts& facts, const char* rule, int line, std::string message) {
  facts.diagnostics.push_back({rule, DiagnosticLevel::warning, line, std::move(message)});
}

/// The first step back in time within one list; told once.
void check_order(const std::vector<Event>& events, Facts& facts) {
  for (std::size_t i = 1; i < events.size(); ++i) {
    const Event& before = events[i - 1];
    const Event& event = events[i];
    if (event.group != before.group || !event.event.time || !before.event.time || event.event.time->seconds >= before.event.time->seconds) continue;
    warn(facts, "timeline-out-of-order", event.event.line,
         event.event.raw_time + " stands after " + before.event.raw_time + " (line " + std::to_string(before.event.line) + ").");
    return;
  }
}

void check_title(const ReportTimes& times, Facts& facts) {
  if (!facts.title || !facts.date || facts.date->place == Place::title || facts.date->place == Place::timeline) return;
  const auto titled = find_date(facts.title->value, times.order);
  if (!titled || std::abs(titled->days - facts.date->value.days) <= kDaysOfOneDate) return;
  warn(facts, "date-differs", facts.date->line,
       "The title says " + to_string(*titled) + ", this line " + to_string(facts.date->value) + "; the latter is used.");
}

void check_end(const std::vector<Labelled>& values, const ReportTimes& times, Facts& facts) {
  const auto start = first_moment(values, times, {"started_at"});
  const auto end = first_moment(values, times, {"resolved_at"});
  if (!start || !end || end->at.seconds >= start->at.seconds) return;
  warn(facts, "resolved-before-start", end->field->line,
       "Resolved (" + end->field->raw + ") before the impact started (" + start->field->raw + ", line " + std::to_string(start->field->line) + ").");
}

}  // namespace

void check_consistency(const std::vector<Labelled>& values, const std::vector<Event>& events, const ReportTimes& times, Facts& facts) {
  check_order(events, facts);
  check_title(times, facts);
  check_end(values, times, facts);
}

}  // namespace hindsight::record
