#include "hindsight/base/number.hpp"
#include "pages/figure_parts.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

std::string collection_provenance(const archive::Archive& archive, const Route& route) {
  std::string html = "<p class=\"page-note\">" + count_of(int(archive.postmortems.size()), "report") + " from " + source_name(archive);
  if (archive.has_history) html += ", commit <code>" + archive.commit.id.hex() + "</code>, “" + safe(archive.commit.subject()) + "”";
  for (const std::string& note : {taught_note(archive, route), verification_note(archive)})
    if (!note.empty()) html += " · " + note;
  return html + "</p>";
}

}  // namespace

Page collection_page(const archive::Archive& archive, const Route& route) {
  Page page;
  page.title = "Collection";
  page.html = "<div class=\"page-head\"><h1>Collection</h1><div class=\"page-source\">" + revision_form(archive, route) +
              collection_provenance(archive, route) + "</div></div>" + taught_panel(archive);

  Rows problems;
  for (const Error& problem : archive.problems) problems.push_back({safe(problem.where), safe(problem.message)});
  page.html += plain_table("problems", "Could not be read", {"Where", "What"}, problems, "Everything in the repository could be read.");

  Rows skipped;
  for (const auto& file : archive.skipped) 
    skipped.push_back({link(plain_url(route, "file", file.path), file.path), safe(file.reason) + teach_file_form(file.path, true)});
  page.html += plain_table("skipped", "Not counted as reports", {"File", "Why"}, skipped, "Every document beside the reports is a report.");

  if (archive.postmortems.empty()) return page;
  page.html += unread_panel(archive, route);

  Rows assumed;
  for (const archive::Assumption& assumption : archive.assumptions) {
    std::string changed;
    for (const std::string& path : assumption.changed) changed += (changed.empty() ? "" : ", ") + link(report_url(route, path), path);
    assumed.push_back({safe(assumption.text), safe(assumption.evidence), changed, "<code>" + safe(assumption.setting) + "</code>"});
  }
  if (!assumed.empty())
    page.html += plain_table("assumed", "Assumed of all reports", {"What", "Because of", "Read otherwise for it", "In .hindsight.yaml"}, assumed, "");

  Rows undetected, diagnostics;
  for (const auto& report : archive.postmortems) {
    if (!report.facts->detection_minutes) {
      const auto& missing = report.facts->detection_missing;
      undetected.push_back({link(report_url(route, report.path), report.title),
                            missing ? "says “" + safe(missing->raw) + "” in line " + std::to_string(missing->line) : "states nothing"});
    }
    for (const Diagnostic& diagnostic : archive::all_diagnostics(report))
      diagnostics.push_back({link(report_url(route, report.path), report.path) + (diagnostic.line > 0 ? ", line " + std::to_string(diagnostic.line) : ""),
                             safe(diagnostic.message)});
  }
  page.html += plain_table("detection", "Without a time to detection", {"Report", "Why"}, undetected, "Every report tells how long detection took.");
  page.html += plain_table("diagnostics", "To look at", {"Where", "What"}, diagnostics, "Nothing stood out.");
  return page;
}

Page missing_page(const Route& route, std::string_view what) {
  Page page;
  page.title = "Not found";
  page.found = false;
  page.html = "<div class=\"page-head\"><h1>Not found</h1></div><div class=\"empty\"><p>" + safe(what) + "</p><p>" +
              link(plain_url(route, ""), "To the overview") + "</p></div>";
  return page;
}

Page file_page(archive::Loader& loader, const Route& route) {
  const auto bytes = loader.file(route.path);
  if (!bytes.ok()) return missing_page(route, bytes.error().text());
  Page page;
  page.title = route.path;
  page.html = "<div class=\"page-head\"><h1 class=\"file-name\">" + safe(route.path) +
              "</h1><div class=\"page-source\"><p class=\"page-note\">This file is not counted as a report.</p>" +
              teach_file_form(route.path, true, report_url(route, route.path)) + "</div></div><pre class=\"file\" tabindex=\"0\">" +
              safe(as_text(*bytes)) + "</pre>";
  return page;
}

}  // namespace hindsight::pages
