#include "hindsight/base/number.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

std::string row(const std::string& first, const std::string& second) {
  return "<tr><td>" + first + "</td><td>" + second + "</td></tr>";
}

std::string section(std::string_view id, std::string_view title, std::size_t count, std::string_view first, std::string_view second,
                    const std::string& rows, std::string_view none) {
  std::string html = "<section class=\"panel\" id=\"" + std::string(id) + "\"><h2>" + std::string(title) + " <span class=\"count\">" +
                     std::to_string(count) + "</span></h2>";
  if (count == 0) return html + "<p class=\"empty-note\">" + std::string(none) + "</p></section>";
  return html + "<div class=\"table-scroll\" tabindex=\"0\"><table class=\"plain\"><thead><tr><th scope=\"col\">" + std::string(first) +
         "</th><th scope=\"col\">" + std::string(second) + "</th></tr></thead><tbody>" + rows + "</tbody></table></div></section>";
}

std::string provenance(const archive::Archive& archive) {
  std::string html = "<p class=\"page-note\">" + count_of(int(archive.postmortems.size()), "report") + " from " + source_name(archive);
  if (archive.has_history) html += ", commit <code>" + archive.commit.id.hex() + "</code>, “" + safe(archive.commit.subject()) + "”";
  if (const std::string note = verification_note(archive); !note.empty()) html += " · " + note;
  return html + "</p>";
}

}  // namespace

Page collection_page(const archive::Archive& archive, const Route& route) {
  Page page;
  page.title = "Collection";
  page.html = "<div class=\"page-head\"><h1>Collection</h1><div class=\"page-source\">" + revision_form(archive, route) +
              provenance(archive) + "</div></div>";

  std::string problems;
  for (const Error& problem : archive.problems) problems += row(safe(problem.where), safe(problem.message));
  page.html += section("problems", "Could not be read", archive.problems.size(), "Where", "What", problems,
                       "Everything in the repository could be read.");

  std::string skipped;
  for (const auto& file : archive.skipped) {
    skipped += row(link(plain_url(route, "file", file.path), file.path), safe(file.reason));
  }
  page.html += section("skipped", "Not counted as reports", archive.skipped.size(), "File", "Why", skipped,
                       "Every document beside the reports is a report.");

  std::string undetected;
  std::size_t undetected_count = 0;
  std::string diagnostics;
  std::size_t diagnostic_count = 0;
  for (const auto& report : archive.postmortems) {
    if (!report.facts->detection_minutes) {
      ++undetected_count;
      const auto& missing = report.facts->detection_missing;
      undetected += row(link(report_url(route, report.path), report.title),
                        missing ? "says “" + safe(missing->raw) + "” in line " + std::to_string(missing->line) : "states nothing");
    }
    for (const Diagnostic& diagnostic : archive::all_diagnostics(report)) {
      ++diagnostic_count;
      diagnostics += row(link(report_url(route, report.path), report.path) + (diagnostic.line > 0 ? ", line " + std::to_string(diagnostic.line) : ""),
                         safe(diagnostic.message));
    }
  }
  page.html += section("detection", "Without a time to detection", undetected_count, "Report", "Why", undetected,
                       "Every report tells how long detection took.");
  page.html += section("diagnostics", "To look at", diagnostic_count, "Where", "What", diagnostics, "Nothing stood out.");
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
              "</h1><p class=\"page-note\">This file is not counted as a report.</p></div><pre class=\"file\" tabindex=\"0\">" +
              safe(as_text(*bytes)) + "</pre>";
  return page;
}

}  // namespace hindsight::pages
