#include "hindsight/base/number.hpp"
#include "pages/figure_parts.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

using analytics::TracedAction;

constexpr std::size_t kMostItems = 500;

std::string days(const std::optional<double>& value) { return value ? to_decimal(*value, 0) + " d" : "–"; }

std::string time_tile(const analytics::ActionStats& stats) {
  std::string detail = stats.in_time_rate ? std::to_string(stats.in_time) + " of " + std::to_string(stats.in_time + stats.late + stats.overdue) : "no item with a due day was closed on a known one";
  if (stats.median_days_to_close) detail += " · median " + days(stats.median_days_to_close) + " to close";
  if (stats.undated_closures > 0) detail += " · " + std::to_string(stats.undated_closures) + " closed at an unknown time";
  return tile("Closed in time", to_percent(stats.in_time_rate), detail);
}

/// Few and sharp ones are done.
std::string count_tile(const analytics::ActionStats& stats, std::size_t reports) {
  const int healthy = stats.per_report[2].count;
  return tile("Reports with 3 to 5 items", std::to_string(healthy) + " of " + std::to_string(reports),
              std::to_string(stats.per_report[0].count) + " with none · " + std::to_string(stats.per_report[1].count) + " with fewer · " +
                  std::to_string(stats.per_report[3].count) + " with more");
}

std::string advice(const analytics::ActionStats& stats) {
  if (stats.verdict() != "warning") return "";
  return "<p class=\"advice\">Under 80 % of the action items are done. Fewer and sharper ones are: three to five a report, each with an owner and a day.</p>";
}

std::string due_text(const TracedAction& action, Date as_of) {
  if (!action.due) return "<span class=\"unknown\">no date</span>";
  std::string text = to_string(*action.due) + (action.is_due_by_policy ? " (" + safe(action.item->priority) + ")" : "");
  if (action.is_overdue(as_of)) text += "<br><span class=\"tile-warning\">" + count_of(as_of.days - action.due->days, "day") + " overdue</span>";
  return text;
}

std::string open_table(const std::vector<TracedAction>& items, const Route& route, Date as_of) {
  Rows rows;
  for (const TracedAction& action : items) {
    if (rows.size() == kMostItems) break;
    const std::string owner = action.item->owner.empty() ? "<span class=\"unknown\">nobody</span>" : safe(action.item->owner);
    rows.push_back({safe(action.item->text) + "<br><span class=\"cell-detail\">" + link(report_url(route, action.report->path), action.report->title) + "</span>", owner, due_text(action, as_of),
                    safe(action.item->priority), safe(action.item->ticket)});
  }
  return plain_table("overdue", "Open action items", {"Action item", "Owner", "Due", "Priority", "Ticket"}, rows, "No action item says that it is open.", items.size() - rows.size());
}

std::string group_table(std::string_view id, std::string_view title, const std::string& column, const std::vector<analytics::ActionGroup>& groups) {
  if (groups.empty() || (groups.size() == 1 && groups.front().name.empty())) return "";
  Rows rows;
  for (const analytics::ActionGroup& group : groups)
    rows.push_back({group.name.empty() ? "<span class=\"unknown\">none</span>" : safe(group.name), std::to_string(group.total), to_percent(group.completion_rate), std::to_string(group.overdue),
                    days(group.median_days_to_close)});
  return plain_table(id, title, {column, "Items", "Done", "Overdue", "Median to close"}, rows, "");
}

}  // namespace

Page actions_page(const archive::Archive& archive, const Route& route, Date as_of) {
  Page page;
  page.title = "Action items";
  const analytics::Selection reports = begin_figures(archive, route, as_of, page);
  if (reports.empty()) return page;

  const analytics::Terms terms = terms_of(archive, as_of);
  const analytics::ActionStats stats = analytics::action_stats(reports, terms);
  page.html += "<dl class=\"tiles\">" + action_tile(stats) + time_tile(stats) + count_tile(stats, reports.size()) + "</dl>" + advice(stats);
  page.charts = {opened_and_closed(archive, reports, stats, as_of)};
  for (const chart::Model& model : {analytics::action_age_figure(stats), analytics::action_cohort_figure(stats)})
    if (!model.is_empty()) page.charts.push_back(model);
  page.html += chart_grid(page.charts) + "<div class=\"panels\">" + open_table(analytics::open_actions(reports, terms), route, as_of) +
               group_table("priorities", "By priority", "Priority", stats.by_priority) + group_table("types", "By type", "Type", stats.by_type) +
               group_table("teams", "By team", "Team", stats.by_team) + "</div>";
  return page;
}

}  // namespace hindsight::pages
