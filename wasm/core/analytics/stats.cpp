#include "hindsight/analytics/stats.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "hindsight/analytics/statistics.hpp"
#include "hindsight/base/sort.hpp"

namespace hindsight::analytics {
namespace {

using archive::Postmortem;
using record::ActionItem;
using record::ActionStatus;

constexpr int kRecurringAtLeast = 3;
constexpr double kSecondsPerDay = 86400;
constexpr const char* kCoveredSections[] = {"summary",    "impact",         "timeline",    "detection_chain", "root_cause",        "why_not_detected_sooner", "action_items",
                                            "lessons",    "replay_fixture", "policy_path", "outcome_assert",  "idempotency_audit", "customer_truth",          "counterfactual"};

std::string reason_without_detection(const record::Facts& facts) {
  if (facts.detection_missing) return "says “" + facts.detection_missing->raw + "”";
  if (facts.inferred_detection_minutes) return "only inferred";
  return "not stated";
}

template <class Key>
std::vector<NamedCount> by_count(const std::map<Key, int>& counts) {
  std::vector<NamedCount> named;
  for (const auto& [name, count] : counts) named.push_back({name, count});
  sort_stably(named.begin(), named.end(), [](const NamedCount& a, const NamedCount& b) { return a.count > b.count; });
  return named;
}

DetectionStats detection_stats(const Selection& reports, InferredValues inferred) {
  DetectionStats stats;
  std::map<std::string, int> detectors;
  std::vector<double> values;
  std::vector<double> dated_values;  // reports come in time order
  for (const Postmortem* report : reports) {
    const record::Facts& facts = *report->facts;
    if (facts.detected_by) ++detectors[facts.detected_by->value];
    if (facts.inferred_detection_minutes) ++stats.inferred_n;
    const auto* detection = record::best_detection(facts);
    if (!detection || (detection->origin == record::Origin::inferred && inferred == InferredValues::left_out)) {
      stats.missing.push_back({report->path, reason_without_detection(facts)});
      continue;
    }
    values.push_back(detection->value);
    if (report->date) dated_values.push_back(detection->value);
  }
  stats.n = int(values.size());
  stats.detected_by = by_count(detectors);
  stats.median_minutes = median(values);
  stats.p25_minutes = quantile(values, 0.25);
  stats.p75_minutes = quantile(values, 0.75);
  stats.p90_minutes = quantile(values, 0.90);
  stats.mean_minutes = mean(values);

  const auto middle = dated_values.begin() + std::ptrdiff_t(dated_values.size() / 2);
  const std::vector<double> first(dated_values.begin(), middle);
  const std::vector<double> last(middle, dated_values.end());
  stats.halves = {int(first.size()), median(first), int(last.size()), median(last)};
  return stats;
}

void count_categories(const Selection& reports, Stats& stats) {
  std::map<std::string, int> categories;
  std::map<std::string, int> severities;
  std::map<std::pair<int, std::string>, int> trend;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> patterns;
  for (const Postmortem* report : reports) {
    const auto& facts = *report->facts;
    const std::string severity = facts.severity ? to_string(facts.severity->value) : "";
    if (!severity.empty()) ++severities[severity];
    for (const auto& category : facts.categories) {
      ++categories[category.value];
      if (report->date) ++trend[{quarter_index(report->date->value), category.value}];
      if (!severity.empty()) patterns[{category.value, severity}].push_back(report->path);
    }
  }
  stats.categories = by_count(categories);
  for (const auto& [name, count] : severities) stats.severities.push_back({name, count});
  for (const auto& [key, count] : trend) stats.trend.push_back({quarter_name(key.first), key.second, count});
  for (const auto& [key, paths] : patterns)
    if (int(paths.size()) >= kRecurringAtLeast) stats.recurring.push_back({key.first, key.second, paths});
  sort_stably(stats.recurring.begin(), stats.recurring.end(), [](const RecurringPattern& a, const RecurringPattern& b) {
    return a.paths.size() > b.paths.size();
  });
}

/// Tallies that only make sense over all items.
struct InTimeTally {
  int closed_with_due = 0;
  int open_past_due = 0;
  std::vector<double> days_to_close;
};

void count_action(const ActionItem& item, const archive::ActionHistory* history, Date as_of, ActionStats& stats,
                  InTimeTally& tally) {
  ++stats.total;
  switch (item.status) {
    case ActionStatus::open:
    case ActionStatus::in_progress: ++stats.open; break;
    case ActionStatus::done: ++stats.done; break;
    case ActionStatus::deferred: ++stats.deferred; break;
    case ActionStatus::wont_do: ++stats.wont_do; break;
    case ActionStatus::unknown: ++stats.unknown; break;
  }
  if (is_overdue(item, as_of)) {
    ++stats.overdue;
    ++tally.open_past_due;
  }
  if (item.status != ActionStatus::done || !history) return;
  if (!history->closed_at) {
    ++stats.undated_closures;
    return;
  }
  if (history->opened_at)
    tally.days_to_close.push_back(double(history->closed_at->seconds - history->opened_at->seconds) / kSecondsPerDay);
  if (item.due) {
    ++tally.closed_with_due;
    if (utc_date(*history->closed_at) <= *item.due) ++stats.in_time;
  }
}

ActionStats action_stats(const Selection& reports, Date as_of) {
  ActionStats stats;
  InTimeTally tally;
  for (const Postmortem* report : reports) {
    const auto& actions = report->facts->actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
      if (archive::is_inherited(*report, i)) continue;
      const bool traced = i < report->action_history.size();
      count_action(actions[i], traced ? &report->action_history[i] : nullptr, as_of, stats, tally);
    }
  }
  if (stats.countable() > 0) stats.completion_rate = double(stats.done) / stats.countable();
  const int due = tally.closed_with_due + tally.open_past_due;
  if (due > 0) stats.in_time_rate = double(stats.in_time) / due;
  stats.median_days_to_close = median(tally.days_to_close);
  return stats;
}

SectionCoverage cover(const Selection& reports, const char* kind) {
  SectionCoverage coverage{kind};
  for (const Postmortem* report : reports) {
    bool present = false, answered = false;
    for (const record::Section& section : report->facts->sections) {
      if (section.kind != kind) continue;
      present = true;
      answered = answered || section.answered;
    }
    ++(answered ? coverage.answered : present ? coverage.empty : coverage.absent);
  }
  return coverage;
}

}  // namespace

bool is_overdue(const ActionItem& item, Date as_of) {
  const bool unfinished = item.status == ActionStatus::open || item.status == ActionStatus::in_progress;
  return unfinished && item.due && *item.due < as_of;
}

Stats compute_stats(const Selection& reports, Date as_of, InferredValues inferred) {
  Stats stats;
  stats.as_of = as_of;
  stats.count = int(reports.size());
  stats.detection = detection_stats(reports, inferred);
  count_categories(reports, stats);
  stats.actions = action_stats(reports, as_of);
  for (const char* kind : kCoveredSections) stats.coverage.push_back(cover(reports, kind));
  std::map<std::string, int> rules;
  for (const Postmortem* report : reports)
    for (const auto& diagnostics : {archive::all_diagnostics(*report), report->facts->findings})
      for (const auto& diagnostic : diagnostics) ++rules[diagnostic.rule];
  stats.diagnostics = by_count(rules);
  return stats;
}

}  // namespace hindsight::analytics
