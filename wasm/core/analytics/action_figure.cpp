#include <algorithm>

#include "hindsight/analytics/figures.hpp"
#include "hindsight/base/number.hpp"

namespace hindsight::analytics {
namespace {

/// A cumulative step line that ends at `as_of`.
chart::Series cumulative(const char* name, int color, std::vector<Date> days, Date as_of) {
  std::sort(days.begin(), days.end());
  chart::Series series{name, chart::Role::step, color, {}};
  for (std::size_t i = 0; i < days.size(); ++i) {
    const bool last_of_day = i + 1 == days.size() || days[i + 1] != days[i];
    if (!last_of_day) continue;
    chart::Point point;
    point.x = days[i].days;
    point.y = double(i + 1);
    point.label = to_string(days[i]) + " · " + std::to_string(i + 1) + " " + name;
    series.points.push_back(std::move(point));
  }
  if (!series.points.empty() && days.back() < as_of) {
    chart::Point end = series.points.back();
    end.x = as_of.days;
    end.label = to_string(as_of) + " · " + std::to_string(days.size()) + " " + name;
    series.points.push_back(std::move(end));
  }
  return series;
}

std::string action_summary(const ActionStats& stats) {
  std::string sentence = std::to_string(stats.done) + " of " +
                         count_of(stats.countable(), "action item") + " done";
  if (stats.completion_rate) sentence += " (" + to_percent(stats.completion_rate) + ")";
  if (stats.overdue > 0) sentence += ", " + std::to_string(stats.overdue) + " overdue";
  if (stats.undated_closures > 0) sentence += "; " + std::to_string(stats.undated_closures) + " closed at an unknown time";
  if (stats.unknown > 0) sentence += "; " + std::to_string(stats.unknown) + " without a state";
  return sentence + ".";
}

}  // namespace

chart::Model action_figure(const Selection& reports, const ActionStats& stats, Date as_of, bool history_read) {
  chart::Model model;
  model.id = "actions";
  model.title = "Action items opened and closed";
  model.kind = chart::Kind::steps;
  model.x.is_time = true;
  model.y.label = "Action items";

  std::vector<Date> opened;
  std::vector<Date> closed;
  for (const archive::Postmortem* report : reports) {
    for (std::size_t i = 0; i < report->action_history.size(); ++i) {
      const record::ActionItem& item = report->facts->actions[i];
      const archive::ActionHistory& history = report->action_history[i];
      if (item.status == record::ActionStatus::unknown || archive::is_inherited(*report, i)) continue;
      const bool closed_unknown = item.status == record::ActionStatus::done && !history.closed_at;
      if (closed_unknown || !history.opened_at) continue;
      opened.push_back(utc_date(*history.opened_at));
      if (history.closed_at) closed.push_back(utc_date(*history.closed_at));
    }
  }
  if (opened.empty()) {
    if (reports.empty()) model.empty = "No report matches.";
    else if (!history_read) model.empty = "The history is still being read.";
    else if (stats.total == 0) model.empty = "No report has action items. Task boxes (“- [ ] …”) under “Action items” are read.";
    else if (stats.unknown > 0)
      model.empty = std::to_string(stats.unknown) + " of " + count_of(stats.total, "action item") +
                    " do not say whether they are done. Task boxes (“- [ ]”, “- [x]”) or a status column tell.";
    else model.empty = "All " + count_of(stats.total, "action item") + " were closed before their first commit.";
    return model;
  }

  model.x.minimum = std::min_element(opened.begin(), opened.end())->days;
  const Date end = std::max(as_of, *std::max_element(opened.begin(), opened.end()));
  model.x.maximum = end.days;
  model.y.maximum = double(opened.size());
  model.series.push_back(cumulative("opened", -2, std::move(opened), end));
  model.series.push_back(cumulative("closed", -1, std::move(closed), end));
  model.summary = action_summary(stats);
  return model;
}

namespace {

chart::Model bar_chart(const char* id, const char* title) {
  chart::Model model;
  model.id = id;
  model.title = title;
  model.kind = chart::Kind::stacked_bars;
  model.y.label = "Action items";
  return model;
}

void add_bar(chart::Series& series, int count, const std::string& of) {
  chart::Point point;
  point.x = double(series.points.size());
  point.y = count;
  point.label = of + " · " + count_of(count, "action item");
  series.points.push_back(std::move(point));
}

}  // namespace

chart::Model action_age_figure(const ActionStats& stats) {
  chart::Model model = bar_chart("action-age", "How long action items have been open");
  chart::Series open{"open", chart::Role::bars, 0, {}};
  int known = 0;
  for (const NamedCount& age : stats.open_by_age) {
    model.x.categories.push_back(age.name);
    add_bar(open, age.count, age.name);
    known += age.count;
    model.y.maximum = std::max(model.y.maximum, double(age.count));
  }
  if (known == 0) {
    model.empty = stats.open == 0 ? "No action item is open." : "When the open action items appeared is not known.";
    return model;
  }
  model.x.maximum = double(model.x.categories.size() - 1);
  model.series.push_back(std::move(open));
  model.summary = std::to_string(stats.open_by_age.back().count) + " of " + count_of(known, "open action item") + " have been open for " +
                  stats.open_by_age.back().name + (stats.open > known ? "; " + std::to_string(stats.open - known) + " of unknown age." : ".");
  return model;
}

chart::Model action_cohort_figure(const ActionStats& stats) {
  chart::Model model = bar_chart("action-cohorts", "How soon action items were closed, by the quarter they appeared in");
  if (stats.cohorts.empty()) {
    model.empty = "When action items appeared and were closed is not known.";
    return model;
  }
  std::vector<chart::Series> series{{"within 30 days", chart::Role::bars, 0, {}}, {"31 to 60 days", chart::Role::bars, 1, {}},
                                    {"61 to 90 days", chart::Role::bars, 2, {}},  {"later or not yet", chart::Role::bars, -2, {}}};
  int opened = 0, closed = 0, over = 0;
  for (const ActionCohort& cohort : stats.cohorts) {
    model.x.categories.push_back(cohort.period);
    int before = 0;
    for (std::size_t w = 0; w < cohort.windows.size(); ++w) {
      add_bar(series[w], cohort.windows[w].closed_by_now - before, series[w].name + " · " + cohort.period);
      before = cohort.windows[w].closed_by_now;
    }
    add_bar(series.back(), cohort.opened - before, series.back().name + " · " + cohort.period);
    model.y.maximum = std::max(model.y.maximum, double(cohort.opened));
    opened += cohort.opened;
    closed += cohort.windows.back().closed;
    over += cohort.windows.back().n;
  }
  model.x.maximum = double(model.x.categories.size() - 1);
  model.series = std::move(series);
  model.summary = over > 0 ? to_percent(double(closed) / over) + " of " + count_of(over, "action item") + " that are 90 days old were closed within 90 days."
                           : "None of " + count_of(opened, "action item") + " is 90 days old yet.";
  return model;
}

}  // namespace hindsight::analytics
