#include "pages/figure_parts.hpp"

#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "pages/parts.hpp"

namespace hindsight::pages {
namespace {

constexpr std::size_t kMostOnAPhone = 3;  // columns

std::string page_provenance(const archive::Archive& archive, const Route& route, Date as_of) {
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
  for (const std::string& note : {taught_note(archive, route), verification_note(archive)})
    if (!note.empty()) html += " · " + note;
  return html + "</p>";
}

}  // namespace

analytics::Selection begin_figures(const archive::Archive& archive, const Route& route, Date as_of, Page& page) {
  page.html = "<div class=\"page-head\"><h1>" + page.title + "</h1><div class=\"page-source\">" + revision_form(archive, route) + page_provenance(archive, route, as_of) + "</div></div>" +
              filter_form(archive, route);
  analytics::Selection reports = archive::select(archive, route.filter);
  if (reports.empty()) page.html += empty_result(archive, route);
  return reports;
}

analytics::Terms terms_of(const archive::Archive& archive, Date as_of) { return {as_of, analytics::InferredValues::left_out, archive.settings.get()}; }

analytics::FigureLinks figure_links(const Route& route) {
  analytics::FigureLinks links;
  links.report = [route](const archive::Postmortem& report) { return report_url(route, report.path); };
  links.in_period = [route](const std::string& field, const std::string& value, Date since, Date until) {
    Route narrower = narrowed(route, field, value);
    narrower.filter.since = since;
    narrower.filter.until = until;
    return url(narrower);
  };
  return links;
}

std::string tile(std::string_view label, const std::string& value, const std::string& detail) {
  return "<div class=\"tile\"><dt>" + std::string(label) + "</dt><dd><span class=\"tile-value\">" + value +
         "</span><span class=\"tile-detail\">" + detail + "</span></dd></div>";
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
  return tile("Action items done", to_percent(stats.completion_rate), detail);
}

std::string overdue_list(const std::vector<analytics::TracedAction>& items, const Route& route, Date as_of, std::size_t most) {
  if (items.empty()) return "";
  std::string html = "<section class=\"panel\" id=\"overdue\"><h2>Overdue action items <span class=\"count\">" +
                     std::to_string(items.size()) + "</span></h2><ul class=\"overdue-list\">";
  for (std::size_t i = 0; i < items.size() && i < most; ++i) {
    const analytics::TracedAction& overdue = items[i];
    html += "<li><span class=\"overdue-text\">" + safe(overdue.item->text) + "</span><span class=\"overdue-detail\">" +
            link(report_url(route, overdue.report->path), overdue.report->title) + " · due " + to_string(*overdue.due) +
            (overdue.is_due_by_policy ? " as " + safe(overdue.item->priority) : "") + "</span><span class=\"overdue-days\">" +
            count_of(as_of.days - overdue.due->days, "day") + "</span></li>";
  }
  html += "</ul>";
  if (items.size() > most) html += "<p class=\"more\">and " + std::to_string(items.size() - most) + " more</p>";
  return html + "</section>";
}

chart::Model opened_and_closed(const archive::Archive& archive, const analytics::Selection& reports, const analytics::ActionStats& stats, Date as_of) {
  chart::Model model = analytics::action_figure(reports, stats, as_of, archive.history_read);
  if (!archive.has_history && model.is_empty() && stats.countable() > 0)
    model.empty = "When action items were opened and closed is read from the history of a Git repository, and this collection came without one.";
  return model;
}

std::string chart_grid(const std::vector<chart::Model>& charts) {
  std::string html = "<div class=\"charts\">";
  for (const chart::Model& model : charts) html += chart_figure(model);
  return html + "</div>";
}

std::string plain_table(std::string_view id, std::string_view title, const std::vector<std::string>& columns, const Rows& rows,
                        std::string_view none, std::size_t not_shown) {
  std::string html = "<section class=\"panel\" id=\"" + std::string(id) + "\"><h2>" + std::string(title) + " <span class=\"count\">" + std::to_string(rows.size() + not_shown) + "</span></h2>";
  if (rows.empty()) return html + "<p class=\"empty-note\">" + std::string(none) + "</p></section>";
  html += "<div class=\"table-scroll\" tabindex=\"0\"><table class=\"plain" + std::string(columns.size() > kMostOnAPhone ? " is-wide" : "") + "\"><thead><tr>";
  for (const std::string& column : columns) html += "<th scope=\"col\">" + column + "</th>";
  html += "</tr></thead><tbody>";
  for (const auto& row : rows) {
    html += "<tr>";
    for (const std::string& cell : row) html += "<td>" + cell + "</td>";
    html += "</tr>";
  }
  html += "</tbody></table></div>";
  if (not_shown > 0) html += "<p class=\"more\">and " + std::to_string(not_shown) + " more</p>";
  return html + "</section>";
}

}  // namespace hindsight::pages
