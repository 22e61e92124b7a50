// What readers can teach about an archive: a meaning for what was not understood, and which files are reports.

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/archive/unread.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/taught.hpp"
#include "pages/figure_parts.hpp"
#include "pages/parts.hpp"

namespace hindsight::pages {
namespace {

constexpr std::string_view kSeverities[] = {"sev1", "sev2", "sev3", "sev4"};
constexpr std::size_t kLongestSample = 120;

/// A form that calls the core with what was taught before, its hidden values and those that are chosen in it.
std::string teaching_form(std::string_view call, const std::string& inside, std::string_view then = {}) {
  const std::string route = then.empty() ? "" : " data-then=\"" + text::escape_html(then) + "\"";
  return "<form class=\"teach\" method=\"post\" data-call=\"" + std::string(call) + "\"" + route + ">" + inside + "</form>";
}

std::string hidden_value(std::string_view name, std::string_view value) {
  return "<input type=\"hidden\" name=\"" + std::string(name) + "\" value=\"" + text::escape_html(value) + "\">";
}

struct Kind {
  std::string_view setting;
  std::string_view what;  ///< people's word for one of them
};

constexpr Kind kKinds[] = {
    {"labels.fields", "label"}, {"labels.sections", "heading"}, {"severities", "severity"}, {"reports", "report"}, {"not_reports", "no report"},
};

std::string_view name_of(std::string_view setting) {
  for (const Kind& kind : kKinds)
    if (kind.setting == setting) return kind.what;
  return setting;
}

std::string meaning_option(const archive::Unread& unread, std::string_view name) {
  return option(unread.setting + " " + std::string(name), section_name(name), name == unread.guess);
}

std::string meaning_form(const archive::Unread& unread, const archive::Archive& archive) {
  std::string options = option("", "means …", unread.guess.empty());
  const auto add = [&](const auto& names) {
    for (const auto& name : names) options += meaning_option(unread, name);
  };
  if (unread.setting == "severities") add(kSeverities);
  else add(archive.settings->labels.names(unread.setting == "labels.fields" ? record::LabelKind::field : record::LabelKind::section));
  return teaching_form("teach", "<select name=\"meaning\" required aria-label=\"What “" + safe(unread.words) + "” means\">" + options + "</select>" +
                                    hidden_value("words", unread.words) + "<button type=\"submit\">Teach</button>");
}

std::string samples_of(const archive::Unread& unread, const Route& route) {
  std::string samples;
  for (const archive::Unread::Sample& sample : unread.samples) {
    const std::string_view value = std::string_view(sample.value).substr(0, kLongestSample);
    const bool is_cut = value.size() < sample.value.size();
    samples += "<li>" + (value.empty() ? std::string() : "“" + safe(text::sanitize_utf8(value)) + (is_cut ? "…" : "") + "” ") + "<span class=\"cell-detail\">" +
               link(report_url(route, sample.path), sample.path) + ", line " + std::to_string(sample.line) + "</span></li>";
  }
  return "<ul class=\"unread-samples\">" + samples + "</ul>";
}

}  // namespace

std::string unread_panel(const archive::Archive& archive, const Route& route) {
  const std::vector<archive::Unread> all = archive::unread(archive);
  std::string html = "<section class=\"panel\" id=\"unread\"><h2>Not understood <span class=\"count\">" + std::to_string(all.size()) + "</span></h2>";
  if (all.empty()) return html + "<p class=\"empty-note\">Every label, heading and severity that comes back in these reports is understood.</p></section>";
  html += "<p class=\"panel-note\">Labels, headings and severities that come back and have no meaning here yet. Give one a meaning, and the whole collection is read again with it.</p><ol class=\"unread-list\">";
  const int reports = int(archive.postmortems.size());
  for (const archive::Unread& unread : all)
    html += "<li><div class=\"unread-what\"><b>" + safe(unread.words) + "</b> <span class=\"cell-detail\">" + std::string(name_of(unread.setting)) + " in " +
            std::to_string(unread.reports) + " of " + count_of(reports, "report") + "</span>" + samples_of(unread, route) + "</div>" + meaning_form(unread, archive) + "</li>";
  return html + "</ol></section>";
}

std::string taught_panel(const archive::Archive& archive) {
  if (archive.taught.empty()) return "";
  const record::TaughtSettings taught = record::TaughtSettings::parse(archive.taught);
  Rows rows;
  for (const record::TaughtWord& word : taught.words()) {
    const std::string forget = teaching_form("forget", hidden_value("setting", word.setting) + hidden_value("words", word.words) + "<button type=\"submit\">Forget</button>");
    const std::string_view kind = name_of(word.setting);
    rows.push_back({"<b>" + safe(word.words) + "</b>", word.name.empty() ? std::string(kind) : std::string(kind) + " for " + safe(section_name(word.name)), forget});
  }
  return plain_table("taught", "Taught in this browser", {"What", "Is", ""}, rows, "") +
         "<section class=\"panel\" aria-label=\"As settings\"><p class=\"panel-note\">For everybody: add these lines to <code>" + std::string(record::kSettingsFile) +
         "</code> at the root of the repository. Until then they count in this browser only.</p><pre class=\"file\" tabindex=\"0\" data-text>" +
         safe(archive.taught) + "</pre><p class=\"teach-out\"><button type=\"button\" data-copy>Copy</button> <button type=\"button\" data-save=\"hindsight.yaml\">Download</button></p></section>";
}

std::string teach_file_form(std::string_view path, bool as_report, std::string_view then) {
  return teaching_form("teach", hidden_value("meaning", as_report ? "reports" : "not_reports") + hidden_value("words", path) + "<button type=\"submit\">" +
                                    (as_report ? "Count as a report" : "This is no report") + "</button>",
                       then);
}

std::string taught_note(const archive::Archive& archive, const Route& route) {
  if (archive.taught.empty()) return "";
  const std::size_t words = record::TaughtSettings::parse(archive.taught).words().size();
  return "read with " + link(plain_url(route, "collection") + "#taught", count_of(int(words), "lesson") + " of this browser");
}

}  // namespace hindsight::pages
