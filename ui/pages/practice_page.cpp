#include "hindsight/analytics/practice.hpp"

#include <algorithm>

#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "pages/figure_parts.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

constexpr std::size_t kMostReports = 300;

std::string median_tile(std::string_view label, const analytics::MedianOf& figure, const char* unit, const std::string& more = {}) {
  if (!figure.median) return tile(label, "–", "no report tells");
  return tile(label, to_decimal(*figure.median, 0) + " " + unit, "n = " + std::to_string(figure.n) + (figure.left_out > 0 ? " · " + std::to_string(figure.left_out) + " left out" : "") + more);
}

const record::Section* section_of(const record::Facts& facts, const std::string& kind) {
  const record::Section* found = nullptr;
  for (const record::Section& section : facts.sections)
    if (section.kind == kind && (found == nullptr || section.answered)) found = &section;
  return found;
}

std::string matrix_cell(const record::Facts& facts, const std::string& kind) {
  const record::Section* section = section_of(facts, kind);
  if (section == nullptr) return "<td class=\"absent\" title=\"absent\">·</td>";
  const std::string quality = section->quality.empty() ? "" : ": " + section->quality;
  return section->answered ? "<td class=\"answered\" title=\"answered" + text::escape_html(quality) + "\">✓</td>" : "<td class=\"unanswered\" title=\"empty" + text::escape_html(quality) + "\">○</td>";
}

/// Reports × sections; the newest first.
std::string matrix(const analytics::Selection& reports, const std::vector<analytics::SectionCoverage>& coverage, const Route& route) {
  std::string html = "<section class=\"panel\" id=\"coverage\"><h2>What the reports answer</h2><p class=\"page-note\">✓ answered, ○ there but empty, · not there</p>"
                     "<div class=\"table-scroll\" tabindex=\"0\"><table class=\"matrix\"><thead><tr><th scope=\"col\">Report</th>";
  for (const auto& section : coverage) html += "<th scope=\"col\"><span>" + section_name(section.section) + "</span></th>";
  html += "</tr></thead><tbody><tr class=\"sum\"><th scope=\"row\">Answered of " + std::to_string(reports.size()) + "</th>";
  for (const auto& section : coverage) html += "<td>" + std::to_string(section.answered) + "</td>";
  html += "</tr>";
  std::size_t shown = 0;
  for (auto report = reports.rbegin(); report != reports.rend() && shown < kMostReports; ++report, ++shown) {
    html += "<tr><th scope=\"row\">" + link(report_url(route, (*report)->path), (*report)->title) + "</th>";
    for (const auto& section : coverage) html += matrix_cell(*(*report)->facts, section.section);
    html += "</tr>";
  }
  html += "</tbody></table></div>";
  if (reports.size() > shown) html += "<p class=\"more\">and " + std::to_string(reports.size() - shown) + " more reports</p>";
  return html + "</section>";
}

std::string deadline_table(const std::vector<analytics::Deadline>& deadlines) {
  Rows rows;
  for (const analytics::Deadline& deadline : deadlines) {
    if (deadline.kept + deadline.late == 0) continue;
    rows.push_back({safe(deadline.name), std::to_string(deadline.kept), std::to_string(deadline.late), std::to_string(deadline.unknown)});
  }
  return plain_table("deadlines", "Deadlines", {"What is owed", "Kept", "Late", "Day unknown"}, rows, "No report says when it was answered, written and reviewed.");
}

std::string quality_table(const std::vector<analytics::SectionCoverage>& coverage) {
  Rows rows;
  for (const auto& section : coverage)
    for (const auto& answer : section.quality) rows.push_back({section_name(section.section), safe(answer.name), std::to_string(answer.count)});
  if (rows.empty()) return "";
  return plain_table("quality", "What the answers are worth", {"Section", "Answer", "Reports"}, rows, "");
}

std::string near_miss_table(const std::vector<analytics::NearMiss>& misses, const Route& route) {
  Rows rows;
  for (auto miss = misses.rbegin(); miss != misses.rend(); ++miss)
    rows.push_back({safe(miss->month), link(report_url(route, miss->report->path), miss->report->title)});
  return plain_table("near-misses", "Near misses by month", {"Month", "Report"}, rows, "No report is of severity 4: near misses are the cheapest lessons.");
}

}  // namespace

Page practice_page(const archive::Archive& archive, const Route& route, Date as_of) {
  Page page;
  page.title = "Practice";
  const analytics::Selection reports = begin_figures(archive, route, as_of, page);
  if (reports.empty()) return page;

  const analytics::PracticeStats stats = analytics::practice_stats(reports, terms_of(archive, as_of));
  page.html += "<dl class=\"tiles\">" + median_tile("From incident to report", stats.days_to_report, "days") + median_tile("From report to review", stats.hours_to_review, "h") +
               median_tile("Length", stats.words, "words", stats.too_long > 0 ? " · " + std::to_string(stats.too_long) + " too long" : "") + "</dl>";
  page.html += "<div class=\"panels\">" + matrix(reports, stats.coverage, route) + deadline_table(stats.deadlines) + quality_table(stats.coverage) +
               near_miss_table(stats.near_misses, route) + "</div>";
  return page;
}

}  // namespace hindsight::pages
