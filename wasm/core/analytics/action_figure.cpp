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

std::string percent(double share) { return to_decimal(share * 100, 0) + " %"; }

std::string summarise(const ActionStats& stats) {
  std::string sentence = std::to_string(stats.done) + " of " +
                         count_of(stats.countable(), "action item") + " done";
  if (stats.completion_rate) sentence += " (" + percent(*stats.completion_rate) + ")";
  if (stats.overdue > 0) sentence += ", " + std::to_string(stats.overdue) + " overdue";
  if (stats.undated_closures > 0) sentence += "; " + std::to_string(stats.undated_closures) + " closed at an unknown time";
  if (stats.unknown > 0) sentence += "; " + std::to_string(stats.unknown) + " without a state";
  return sentence + ".";
}

}  // namespace

chart::Model action_figure(const Selection& reports, const Stats& all_stats, bool history_read) {
  chart::Model model;
  model.id = "actions";
  model.title = "Action items opened and closed";
  model.kind = chart::Kind::steps;
  model.x.is_time = true;
  model.y.label = "Action items";

  const ActionStats& stats = all_stats.actions;
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
  const Date end = std::max(all_stats.as_of, *std::max_element(opened.begin(), opened.end()));
  model.x.maximum = end.days;
  model.y.maximum = double(opened.size());
  model.series.push_back(cumulative("opened", -2, std::move(opened), end));
  model.series.push_back(cumulative("closed", -1, std::move(closed), end));
  model.summary = summarise(stats);
  return model;
}

}  // namespace hindsight::analytics
