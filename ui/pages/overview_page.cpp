#include <algorithm>

#include "hindsight/analytics/figures.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "pages/figure_parts.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

constexpr std::size_t kRecentReports = 5;
constexpr std::size_t kOverdueShown = 8;

/// The change is the story; where there is none to tell, the median over all.
std::string detection_tile(const analytics::DetectionStats& stats) {
  constexpr std::string_view kLabel = "Median time to detection";
  if (stats.n == 0) return tile(kLabel, "–", "no report states it");
  const std::string all = humanize_minutes(*stats.median_minutes);
  const auto& halves = stats.halves;
  if (halves.first_n < 2 || halves.last_n < 2) return tile(kLabel, all, "over " + count_of(stats.n, "report"));
  return tile(kLabel,
              humanize_minutes(*halves.first_median_minutes) + " <span class=\"tile-arrow\">→</span> " +
                  humanize_minutes(*halves.last_median_minutes),
              "first " + std::to_string(halves.first_n) + ", last " + std::to_string(halves.last_n) + " · " + all + " over all " +
                  std::to_string(stats.n));
}

std::string report_tile(const analytics::Selection& reports) {
  std::string detail;
  for (const analytics::NamedCount& severity : analytics::severity_counts(reports)) {
    if (!detail.empty()) detail += " · ";
    detail += std::to_string(severity.count) + " " + severity.name;
  }
  const archive::Postmortem* newest = nullptr;
  for (const archive::Postmortem* report : reports)
    if (report->date) newest = report;
  if (detail.empty() && newest) detail = "latest " + to_string(newest->date->value);
  return tile("Reports", std::to_string(reports.size()), detail);
}

std::string recent_reports(const analytics::Selection& reports, const Route& route) {
  const std::size_t shown = std::min(reports.size(), kRecentReports);
  const analytics::Selection newest(reports.end() - std::ptrdiff_t(shown), reports.end());
  std::string html = "<section class=\"panel\"><h2>Latest reports</h2>" + report_list(newest, route);
  if (reports.size() > shown)
    html += "<p class=\"more\">" + link(url_with_view(route, "reports"), "All " + std::to_string(reports.size()) + " reports") + "</p>";
  return html + "</section>";
}

}  // namespace

Page overview_page(const archive::Archive& archive, const Route& route, Date as_of) {
  Page page;
  page.title = "Overview";
  const analytics::Selection reports = begin_figures(archive, route, as_of, page);
  if (reports.empty()) return page;

  const analytics::Terms terms = terms_of(archive, as_of);
  const analytics::DetectionStats detection = analytics::detection_stats(reports, terms);
  const analytics::ActionStats actions = analytics::action_stats(reports, terms);
  page.html += "<dl class=\"tiles\">" + detection_tile(detection) + action_tile(actions) + report_tile(reports) + "</dl>";

  const analytics::FigureLinks links = figure_links(route);
  page.charts = {analytics::detection_figure(reports, detection, links, archive.settings->policies.detection_target_minutes),
                 analytics::category_figure(reports, links), opened_and_closed(archive, reports, actions, as_of)};
  page.html += chart_grid(page.charts) + "<div class=\"panels\">" + overdue_list(analytics::overdue_actions(reports, terms), route, as_of, kOverdueShown) + recent_reports(reports, route) + "</div>";
  return page;
}

}  // namespace hindsight::pages
