#include "hindsight/analytics/repeats.hpp"
#include "hindsight/base/number.hpp"
#include "pages/figure_parts.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

constexpr std::size_t kMostRepetitions = 100;

std::string named_reports(const Route& route, const analytics::Selection& reports) {
  std::string html;
  for (const archive::Postmortem* report : reports) html += (html.empty() ? "" : "<br>") + link(report_url(route, report->path), report->title);
  return html;
}

std::string recurring_table(const std::vector<analytics::RecurringPattern>& patterns, const Route& route) {
  Rows rows;
  for (const analytics::RecurringPattern& pattern : patterns) {
    Route narrower = narrowed(narrowed(route, "category", pattern.category), "severity", pattern.severity);
    std::string actions = std::to_string(pattern.actions.done) + " of " + std::to_string(pattern.actions.total) + " done";
    if (pattern.actions.overdue > 0) actions += ", <span class=\"tile-warning\">" + std::to_string(pattern.actions.overdue) + " overdue</span>";
    rows.push_back({link(url(narrower), pattern.category), safe(pattern.severity), std::to_string(pattern.paths.size()), actions});
  }
  return plain_table("recurring", "What recurs", {"Category", "Severity", "Incidents", "Action items"}, rows,
                     "No category has had three incidents of one severity.");
}

std::string repetition_table(const analytics::RepeatStats& repeats, const Route& route) {
  Rows rows;
  for (auto again = repeats.repetitions.rbegin(); again != repeats.repetitions.rend() && rows.size() < kMostRepetitions; ++again) {
    std::string how = again->failure_class.empty() ? "named" : safe(again->failure_class);
    if (again->closed_at) how += "<br><span class=\"tile-warning\">after all action items were closed</span>";
    const int others = again->earlier_count - int(again->earlier.size());
    std::string earlier = named_reports(route, again->earlier);
    if (others > 0) earlier += "<br>and " + std::to_string(others) + " before";
    rows.push_back({named_reports(route, {again->report}), earlier, how});
  }
  const std::size_t not_shown = repeats.repetitions.size() - rows.size();
  return plain_table("repeats", "What happened again", {"Incident", "Earlier ones", "Class"}, rows,
                     "No report names an earlier incident, or is of a class that was there before.", not_shown);
}

std::string count_table(std::string_view id, std::string_view title, const std::vector<analytics::NamedCount>& counts, const char* field, const Route& route) {
  Rows rows;
  for (const analytics::NamedCount& entry : counts) rows.push_back({link(url(narrowed(route, field, entry.name)), entry.name), std::to_string(entry.count)});
  return plain_table(id, title, {"Name", "Reports"}, rows, "");
}

}  // namespace

Page trends_page(const archive::Archive& archive, const Route& route, Date as_of) {
  Page page;
  page.title = "Trends";
  const analytics::Selection reports = begin_figures(archive, route, as_of, page);
  if (reports.empty()) return page;

  const analytics::Terms terms = terms_of(archive, as_of);
  const analytics::CategoryStats kinds = analytics::category_stats(reports, terms);
  const analytics::FigureLinks links = figure_links(route);
  page.charts = {analytics::severity_figure(reports, links), analytics::detected_by_figure(reports, links), analytics::duration_figure(reports, links)};
  if (!kinds.llm_behavior.empty()) page.charts.push_back(analytics::llm_behavior_figure(reports, links));
  if (!kinds.system_contribution.empty()) page.charts.push_back(analytics::system_contribution_figure(reports, links));
  page.html += chart_grid(page.charts);

  const std::vector<chart::Model> multiples = analytics::category_multiples(reports, links);
  if (!multiples.empty()) {
    page.html += "<h2 class=\"part-title\">Each category on one scale</h2><div class=\"multiples\">";
    for (const chart::Model& model : multiples) page.html += chart_figure(model);
    page.html += "</div>";
    page.charts.insert(page.charts.end(), multiples.begin(), multiples.end());
  }
  page.html += "<div class=\"panels\">" + recurring_table(kinds.recurring, route) + repetition_table(analytics::repeat_stats(reports), route);
  if (!kinds.patterns.empty()) page.html += count_table("patterns", "Patterns that repeat with agents", kinds.patterns, "pattern", route);
  if (!kinds.providers.empty()) page.html += count_table("providers", "By provider", kinds.providers, "provider", route);
  page.html += "</div>";
  return page;
}

}  // namespace hindsight::pages
