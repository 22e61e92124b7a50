#include "hindsight/analytics/actions.hpp"

#include <algorithm>
#include <iterator>

#include "action_group.hpp"
#include "hindsight/base/sort.hpp"

namespace hindsight::analytics {
namespace {

using record::ActionStatus;

constexpr int kCohortDays[] = {30, 60, 90};

std::optional<int> days_of_policy(const std::string& priority, const record::Policies& policies) {
  if (priority == "P0") return policies.p0_due_days;
  if (priority == "P1") return policies.p1_due_days;
  if (priority == "P2") return policies.p2_due_days;
  return std::nullopt;
}

std::optional<Date> day_of_appearance(const TracedAction& action) {
  if (action.history != nullptr && action.history->opened_at) return utc_date(*action.history->opened_at);
  return action.report->date ? std::optional(action.report->date->value) : std::nullopt;
}

void find_due_day(TracedAction& action, const record::Policies& policies) {
  action.due = action.item->due;
  if (action.due) return;
  const auto days = days_of_policy(action.item->priority, policies);
  const auto since = day_of_appearance(action);
  if (!days || !since) return;
  action.due = Date{since->days + *days};
  action.is_due_by_policy = true;
}

void count_status(const TracedAction& action, Date as_of, ActionStats& stats) {
  ++stats.total;
  switch (action.item->status) {
    case ActionStatus::open:
    case ActionStatus::in_progress: ++stats.open; break;
    case ActionStatus::done: ++stats.done; break;
    case ActionStatus::deferred: ++stats.deferred; break;
    case ActionStatus::wont_do: ++stats.wont_do; break;
    case ActionStatus::unknown: ++stats.unknown; break;
  }
  if (!action.is_overdue(as_of)) return;
  ++stats.overdue;
  stats.overdue_by_policy += action.is_due_by_policy;
}

bool was_reopened(const TracedAction& action) {
  if (action.is_done() || action.history == nullptr) return false;
  const auto& changes = action.history->changes;
  return std::any_of(changes.begin(), changes.end(), [](const archive::StatusChange& change) { return change.from == ActionStatus::done; });
}

void count_closing(const TracedAction& action, ActionStats& stats) {
  stats.reopened += was_reopened(action);
  if (!action.is_done()) return;
  if (action.history == nullptr || !action.history->closed_at) {
    ++stats.undated_closures;
  } else if (action.due) {
    ++(utc_date(*action.history->closed_at) <= *action.due ? stats.in_time : stats.late);
  }
}

class Groups {
 public:
  void add(const std::string& name, const TracedAction& action, Date as_of) {
    auto known = std::find_if(groups_.begin(), groups_.end(), [&](const GroupTally& group) { return group.name() == name; });
    if (known == groups_.end()) known = groups_.insert(known, GroupTally(name));
    known->add(action, as_of);
  }
  [[nodiscard]] std::vector<ActionGroup> by_name() && {
    std::vector<ActionGroup> groups;
    for (GroupTally& group : groups_) groups.push_back(std::move(group).take());
    sort_stably(groups.begin(), groups.end(), [](const ActionGroup& a, const ActionGroup& b) {
      return a.name.empty() != b.name.empty() ? b.name.empty() : a.name < b.name;
    });
    return groups;
  }

 private:
  std::vector<GroupTally> groups_;
};

class Ages {
 public:
  void add(const TracedAction& action, Date as_of) {
    if (!action.is_open() || action.history == nullptr || !action.history->opened_at || utc_date(*action.history->opened_at) > as_of) return;
    const int age = as_of.days - utc_date(*action.history->opened_at).days;
    ++counts_[age <= 30 ? 0 : age <= 60 ? 1 : age <= 90 ? 2 : 3].count;
  }
  [[nodiscard]] std::vector<NamedCount> take() && { return {std::begin(counts_), std::end(counts_)}; }

 private:
  NamedCount counts_[4] = {{"up to 30 days", 0}, {"31 to 60 days", 0}, {"61 to 90 days", 0}, {"over 90 days", 0}};
};

class Cohorts {
 public:
  void add(const TracedAction& action, Date as_of) {
    const auto* history = action.history;
    const bool is_countable = action.item->status != ActionStatus::unknown && action.item->status != ActionStatus::wont_do;
    if (!is_countable || history == nullptr || !history->opened_at || (action.is_done() && !history->closed_at)) return;
    const Date opened = utc_date(*history->opened_at);
    if (opened > as_of) return;
    ActionCohort& cohort = of(quarter_index(opened));
    ++cohort.opened;
    for (ActionCohort::Window& window : cohort.windows) {
      const bool is_closed = action.is_done() && utc_date(*history->closed_at).days <= opened.days + window.days;
      const bool is_over = opened.days + window.days <= as_of.days;
      window.closed_by_now += is_closed;
      window.n += is_over;
      window.closed += is_over && is_closed;
    }
  }
  [[nodiscard]] std::vector<ActionCohort> take() && {
    std::vector<ActionCohort> cohorts;
    sort_stably(cohorts_.begin(), cohorts_.end(), [](const auto& a, const auto& b) { return a.quarter < b.quarter; });
    for (auto& [quarter, cohort] : cohorts_) cohorts.push_back(std::move(cohort));
    return cohorts;
  }

 private:
  struct OfQuarter {
    int quarter;
    ActionCohort cohort;
  };
  ActionCohort& of(int quarter) {
    for (OfQuarter& known : cohorts_)
      if (known.quarter == quarter) return known.cohort;
    ActionCohort cohort{quarter_name(quarter), 0, {}};
    for (const int days : kCohortDays) cohort.windows.push_back({days, 0, 0, 0});
    cohorts_.push_back({quarter, std::move(cohort)});
    return cohorts_.back().cohort;
  }
  std::vector<OfQuarter> cohorts_;
};

std::vector<NamedCount> items_per_report(const Selection& reports) {
  std::vector<NamedCount> counts{{"none", 0}, {"1 to 2", 0}, {"3 to 5", 0}, {"6 or more", 0}};
  for (const archive::Postmortem* report : reports) {
    int items = 0;
    for (std::size_t i = 0; i < report->facts->actions.size(); ++i) items += !archive::is_inherited(*report, i);
    ++counts[items == 0 ? 0 : items < kFewestHealthy ? 1 : items <= kMostHealthy ? 2 : 3].count;
  }
  return counts;
}

}  // namespace

std::vector<TracedAction> trace_actions_of(const archive::Postmortem& report, const Terms& terms) {
  std::vector<TracedAction> traced;
  const auto& items = report.facts->actions;
  for (std::size_t i = 0; i < items.size(); ++i) {
    TracedAction action{&report, &items[i], i < report.action_history.size() ? &report.action_history[i] : nullptr};
    if (archive::is_inherited(report, i)) action.inherited_from = report.inherited_from[i];
    find_due_day(action, terms.settings->policies);
    traced.push_back(action);
  }
  return traced;
}

std::vector<TracedAction> trace_actions(const Selection& reports, const Terms& terms) {
  std::vector<TracedAction> traced;
  for (const archive::Postmortem* report : reports)
    for (const TracedAction& action : trace_actions_of(*report, terms))
      if (action.inherited_from.empty()) traced.push_back(action);
  return traced;
}

std::vector<TracedAction> open_actions(const Selection& reports, const Terms& terms) {
  std::vector<TracedAction> open = trace_actions(reports, terms);
  std::erase_if(open, [](const TracedAction& action) { return !action.is_open(); });
  sort_stably(open.begin(), open.end(), [](const TracedAction& a, const TracedAction& b) {
    if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
    return a.due && *a.due < *b.due;
  });
  return open;
}

std::vector<TracedAction> overdue_actions(const Selection& reports, const Terms& terms) {
  std::vector<TracedAction> overdue = open_actions(reports, terms);
  std::erase_if(overdue, [&](const TracedAction& action) { return !action.is_overdue(terms.as_of); });
  return overdue;
}

std::string ActionStats::verdict() const {
  if (!completion_rate || unknown > countable()) return "";
  if (*completion_rate >= kCompletionTarget) return "target met";
  return *completion_rate < kCompletionWarning ? "warning" : "below target";
}

ActionStats action_stats(const Selection& reports, const Terms& terms) {
  ActionStats stats;
  Groups priorities, types, teams;
  Ages ages;
  Cohorts cohorts;
  std::vector<double> days;
  for (const TracedAction& action : trace_actions(reports, terms)) {
    count_status(action, terms.as_of, stats);
    count_closing(action, stats);
    priorities.add(action.item->priority, action, terms.as_of);
    types.add(action.item->type, action, terms.as_of);
    if (!action.item->team.empty()) teams.add(action.item->team, action, terms.as_of);
    ages.add(action, terms.as_of);
    cohorts.add(action, terms.as_of);
    if (const auto taken = days_to_close(action)) days.push_back(*taken);
  }
  if (stats.countable() > 0) stats.completion_rate = double(stats.done) / stats.countable();
  const int due = stats.in_time + stats.late + stats.overdue;
  // Where no closing is dated, those in time are not none, but unknown.
  const bool can_tell = stats.undated_closures == 0 || stats.undated_closures < stats.done;
  if (due > 0 && can_tell) stats.in_time_rate = double(stats.in_time) / due;
  stats.dated_closures = int(days.size());
  stats.median_days_to_close = median(std::move(days));
  stats.by_priority = std::move(priorities).by_name();
  stats.by_type = std::move(types).by_name();
  stats.by_team = std::move(teams).by_name();
  stats.open_by_age = std::move(ages).take();
  stats.cohorts = std::move(cohorts).take();
  stats.per_report = items_per_report(reports);
  return stats;
}

}  // namespace hindsight::analytics
