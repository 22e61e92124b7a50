#include <algorithm>

#include "hindsight/analytics/figures.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

constexpr std::size_t kRecentReports = 5;
constexpr std::size_t kOverdueShown = 8;

struct Overdue {
  const archive::Postmortem* report;
  const record::ActionItem* item;
  int days;
};

std::vector<Overdue> overdue_items(const analytics::Selection& reports, Date as_of) {
  std::vector<Overdue> items;
  for (const archive::Postmortem* report : reports)
    for (std::size_t i = 0; i < report->facts->actions.size(); ++i) {
      const record::ActionItem& item = report->facts->actions[i];
      if (analytics::is_overdue(item, as_of) && !archive::is_inherited(*report, i)) items.push_back({report, &item, as_of.days - item.due->days});
    }
  sort_stably(items.begin(), items.end(), [](const Overdue& a, const Overdue& b) { return a.days > b.days; });
  return items;
}

std::string tile(std::string_view label, const std::string& value, const std::string& detail) {
  return "<div class=\"tile\"><dt>" + std::string(label) + "</dt><dd><span class=\"tile-value\">" + value +
         "</span><span class=\"tile-detail\">" + detail + "</span></dd></div>";
}

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

std::string action_tile(const analytics::ActionStats& stats) {
  const int countable = stats.countable();
  if (stats.total == 0) return tile("Action items done", "–", "none were found");
  if (stats.unknown > countable) {
    return tile("Action items done", "–",
                std::to_string(stats.unknown) + " of " + count_of(stats.total, "item") + " do not say whether they are done");
  }
  std::string detail = std::to_string(stats.done) + " of " + std::to_string(countable);
  if (stats.unknown > 0) detail += " · " + std::to_string(stats.unknown) + " more without a state";
  if (stats.overdue > 0) detail += " · <a class=\"tile-warning\" href=\"#overdue\">" + std::to_string(stats.overdue) + " overdue</a>";
  return tile("Action items done", to_decimal(*stats.completion_rate * 100, 0) + " %", detail);
}

std::string report_tile(const analytics::Stats& stats, const analytics::Selection& reports) {
  std::string detail;
  for (const analytics::NamedCount& severity : stats.severities) {
    if (!detail.empty()) detail += " · ";
    detail += std::to_string(severity.count) + " " + severity.name;
  }
  const archive::Postmortem* newest = nullptr;
  for (const archive::Postmortem* report : reports)
    if (report->date) newest = report;
  if (detail.empty() && newest) detail = "latest " + to_string(newest->date->value);
  return tile("Reports", std::to_string(stats.count), detail);
}

std::string overdue_table(const std::vector<Overdue>& items, const Route& route) {
  if (items.empty()) return "";
  std::string html = "<section class=\"panel\" id=\"overdue\"><h2>Overdue action items <span class=\"count\">" +
                     std::to_string(items.size()) + "</span></h2><ul class=\"overdue-list\">";
  for (std::size_t i = 0; i < items.size() && i < kOverdueShown; ++i) {
    const Overdue& overdue = items[i];
    html += "<li><span class=\"overdue-text\">" + safe(overdue.item->text) + "</span><span class=\"overdue-detail\">" +
            link(report_url(route, overdue.report->path), overdue.report->title) + " · due " + to_string(*overdue.item->due) +
            "</span><span class=\"overdue-days\">" + count_of(overdue.days, "day") + "</span></li>";
  }
  html += "</ul>";
  if (items.size() > kOverdueShown) html += "<p class=\"more\">and " + std::to_string(items.size() - kOverdueShown) + " more</p>";
  return html + "</section>";
}

std::string recent_reports(const analytics::Selection& reports, const Route& route) {
  const std::size_t shown = std::min(reports.size(), kRecentReports);
  const analytics::Selection newest(reports.end() - std::ptrdiff_t(shown), reports.end());
  std::string html = "<section class=\"panel\"><h2>Latest reports</h2>" + report_list(newest, route);
  if (reports.size() > shown)
    html += "<p class=\"more\">" + link(url_with_view(route, "reports"), "All " + std::to_string(reports.size()) + " reports") + "</p>";
  return html + "</section>";
}

std::string provenance(const archive::Archive& archive, const Route& route, Date as_of) {
  std::string html = "<p class=\"page-note\">";
  if (archive.has_history) {
    html += "Commit <code>" + archive.commit.id.hex().substr(0, 10) + "</code> of " +
            to_string(utc_date(Instant{archive.commit.committer.seconds}));
  } else {
    html += "From " + source_name(archive);
  }
  if (!archive.folder.empty()) html += " · folder " + safe(archive.folder);
  html += " · as of " + to_string(as_of);
  if (!archive.skipped.empty())
    html += " · " + link(plain_url(route, "collection"), count_of(int(archive.skipped.size()), "file") + " skipped");
  if (!archive.problems.empty())
    html += " · " + link(plain_url(route, "collection") + "#problems", count_of(int(archive.problems.size()), "problem"), "tile-warning");
  if (const std::string note = verification_note(archive); !note.empty()) html += " · " + note;
  return html + "</p>";
}

/// When items were opened and closed is told by commits.
chart::Model action_figure(const archive::Archive& archive, const analytics::Selection& reports, const analytics::Stats& stats) {
  chart::Model model = analytics::action_figure(reports, stats, archive.history_read);
  if (!archive.has_history && model.is_empty() && stats.actions.countable() > 0)
    model.empty = "When action items were opened and closed is read from the history of a Git repository, and this collection came without one.";
  return model;
}

analytics::FigureLinks figure_links(const Route& route) {
  analytics::FigureLinks links;
  links.report = [route](const archive::Postmortem& report) { return report_url(route, report.path); };
  links.category_in_period = [route](const std::string& category, Date since, Date until) {
    Route narrowed = route;
    narrowed.view = "reports";
    if (!category.empty()) narrowed.filter.categories = {category};
    narrowed.filter.since = since;
    narrowed.filter.until = until;
    return url(narrowed);
  };
  return links;
}

}  // namespace

Page overview_page(const archive::Archive& archive, const Route& route, Date as_of) {
  const analytics::Selection reports = archive::select(archive, route.filter);
  Page page;
  page.title = "Overview";
  page.html = "<div class=\"page-head\"><h1>Overview</h1><div class=\"page-source\">" + revision_form(archive, route) +
              provenance(archive, route, as_of) + "</div></div>" + filter_form(archive, route);
  if (reports.empty()) {
    page.html += empty_result(archive, route);
    return page;
  }

  const analytics::Stats stats = analytics::compute_stats(reports, as_of);
  page.html += "<dl class=\"tiles\">" + detection_tile(stats.detection) + action_tile(stats.actions) +
               report_tile(stats, reports) + "</dl>";

  const analytics::FigureLinks links = figure_links(route);
  page.charts = {analytics::detection_figure(reports, stats, links, archive.settings->policies.detection_target_minutes), analytics::category_figure(reports, stats, links),
                 action_figure(archive, reports, stats)};
  page.html += "<div class=\"charts\">";
  for (const chart::Model& model : page.charts) page.html += chart_figure(model);
  page.html += "</div><div class=\"panels\">" + overdue_table(overdue_items(reports, as_of), route) + recent_reports(reports, route) + "</div>";
  return page;
}

}  // namespace hindsight::pages
