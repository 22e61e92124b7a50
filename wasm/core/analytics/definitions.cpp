#include "hindsight/analytics/definitions.hpp"

#include "hindsight/base/number.hpp"
#include "tally.hpp"

namespace hindsight::analytics {
namespace {

std::string reasons(const std::vector<DetectionStats::MissingValue>& missing) {
  Tally tally;
  for (const auto& one : missing) tally.add(one.reason);
  std::string text;
  for (const NamedCount& reason : std::move(tally).by_count()) text += (text.empty() ? "" : "; ") + reason.name + ": " + std::to_string(reason.count);
  return text;
}

int sum(const std::vector<NamedCount>& counts) {
  int total = 0;
  for (const NamedCount& entry : counts) total += entry.count;
  return total;
}

}  // namespace

std::vector<Definition> definitions(const Stats& stats) {
  const DetectionStats& detection = stats.detection;
  const ActionStats& actions = stats.actions;
  const PracticeStats& practice = stats.practice;
  const int missing = int(detection.missing.size());
  const std::string why_missing = reasons(detection.missing);
  const int dated = detection.halves.first_n + detection.halves.last_n;
  const int without_state = actions.unknown + actions.wont_do;
  const int due = actions.in_time + actions.late + actions.overdue;
  return {
      {"detection.median_minutes", "The middle of the minutes from the first impact to the first detection, stated or computed from stated times.", detection.n, missing, why_missing},
      {"detection.median_low_minutes", "With median_high_minutes, the values that hold the median with a probability of at least 95 %, by the binomial distribution.", detection.n, missing, why_missing},
      {"detection.p90_minutes", "The minutes within which nine of ten incidents were detected, interpolated between neighbours.", detection.n, missing, why_missing},
      {"detection.first_last", "The medians of the earlier and of the later half in time order, the middle one in the later, and how probable so great a difference of ranks is by chance (Wilcoxon, two-sided).", dated,
       stats.count - dated, "without a value or without a date"},
      {"detection.detected_by", "Reports by who found out, stated or told by the event that detects.", sum(detection.detected_by), stats.count - sum(detection.detected_by), "do not tell"},
      {"categories", "Reports that state a category; one with several counts in each.", {}, {}, ""},
      {"recurring", "Categories and severities that three or more reports share, with their action items.", {}, {}, ""},
      {"patterns", "Reports by the patterns that repeat with agents: stated, or with inferred values told by their words.", {}, {}, ""},
      {"actions.completion_rate", "Action items that are done, of those that could be and say whether they are.", actions.countable(), without_state,
       "without a state: " + std::to_string(actions.unknown) + "; won't do: " + std::to_string(actions.wont_do)},
      {"actions.in_time_rate", "Action items that were closed by their due day, of those that were closed with one or are open past it.", due, actions.total - due, "without a due day, not due yet, or closed at an unknown time"},
      {"actions.overdue", "Open action items past their due day: stated, or the team's policy for their priority.", actions.total, {}, ""},
      {"actions.median_days_to_close", "The middle of the days from the commit that an action item appeared with to the one that closed it.", actions.dated_closures, actions.done - actions.dated_closures,
       "closed, or first seen, at an unknown time"},
      {"actions.cohorts", "Of the action items that appeared in a quarter, those closed within so many days; n counts those whose days are over.", {}, {}, ""},
      {"coverage", "Reports in which a section is answered, there but empty, or not there.", stats.count, 0, ""},
      {"practice.median_days_to_report", "The middle of the days from an incident to the first commit of its report.", practice.days_to_report.n, practice.days_to_report.left_out,
       "undated, without history, or added with more than " + std::to_string(kMostWrittenAtOnce) + " reports at once"},
      {"practice.median_hours_to_review", "The middle of the hours from a report's first commit to its review, in whole days.", practice.hours_to_review.n, practice.hours_to_review.left_out, "without a review date, reviewed before it was written, or without a day of writing"},
      {"practice.median_words", "The middle of the reports' lengths in words.", practice.words.n, practice.words.left_out, ""},
      {"practice.deadlines", "Owed and kept: a response on the day for sev1 and by the next for sev2, a report within five business days for both, a review within the team's hours, a copy to customers within 72 hours.", {}, {}, ""},
      {"repeats.rate", "Incidents that name an earlier one or are of a class that was there before, of those that state a class or name one.", stats.repeats.incidents, stats.count - stats.repeats.incidents,
       "state neither a class nor an earlier incident"},
      {"repeats.returned", "Incidents of a class whose action items had all been closed by then.", {}, {}, ""},
      {"impact", "Of the reports that put a number to it; amounts in different currencies are never added.", {}, {}, ""},
  };
}

}  // namespace hindsight::analytics
