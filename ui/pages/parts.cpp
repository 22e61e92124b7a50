#include "pages/parts.hpp"

#include <algorithm>

#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::pages {
namespace {

const char* severity_title(record::Severity severity) {
  switch (severity) {
    case record::Severity::sev1: return "Sev 1";
    case record::Severity::sev2: return "Sev 2";
    case record::Severity::sev3: return "Sev 3";
    case record::Severity::sev4: return "Sev 4";
  }
  return "";
}

/// `title` and `excerpt` are HTML.
std::string report_row(const archive::Postmortem& report, const std::string& title, const std::string& excerpt, const Route& route) {
  const record::Facts& facts = *report.facts;
  std::string row = "<li class=\"report-row\"><a class=\"report-link\" href=\"" + text::escape_html(report_url(route, report.path)) + "\">";
  row += "<span class=\"report-date\">" + date_text(report) + "</span>";
  row += "<span class=\"report-main\"><span class=\"report-title\">" + title + "</span>";
  if (!excerpt.empty()) row += "<span class=\"report-excerpt\">" + excerpt + "</span>";
  row += "<span class=\"report-tags\">" + severity_chip(facts) + category_tags(facts) + "</span></span>";
  row += "<span class=\"report-figures\"><span class=\"report-detection\" title=\"Time to detection\">" + detection_text(facts) +
         "</span>" + action_progress(report) + "</span>";
  return row + "</a></li>";
}

std::string marked(std::string_view text, const std::vector<archive::Occurrence>& occurrences, archive::Occurrence::In in) {
  std::string html;
  std::size_t at = 0;
  for (const archive::Occurrence& one : occurrences) {
    if (one.in != in || one.at < at || one.at + one.size > text.size()) continue;
    html += safe(text.substr(at, one.at - at)) + "<mark>" + safe(text.substr(one.at, one.size)) + "</mark>";
    at = one.at + one.size;
  }
  return html + safe(text.substr(at));
}

}  // namespace

std::string safe(std::string_view text) { return text::escape_html(text::make_visible(text)); }

std::string link(std::string_view href, std::string_view label, std::string_view css_class) {
  std::string html = "<a href=\"" + text::escape_html(href) + "\"";
  if (!css_class.empty()) html += " class=\"" + std::string(css_class) + "\"";
  return html + ">" + safe(label) + "</a>";
}

std::string option(std::string_view value, std::string_view label, bool selected) {
  return "<option value=\"" + text::escape_html(value) + "\"" + (selected ? " selected" : "") + ">" + safe(label) + "</option>";
}

std::string hidden_fields(const Route& route) {
  std::string html;
  for (const auto& [key, value] : parameters(route))
    html += "<input type=\"hidden\" name=\"" + std::string(key) + "\" value=\"" + text::escape_html(value) + "\">";
  return html;
}

std::string severity_chip(const record::Facts& facts) {
  if (!facts.severity) return "";
  const record::Severity severity = facts.severity->value;
  return std::string("<span class=\"chip ") + to_string(severity) + "\">" + severity_title(severity) + "</span>";
}

std::string category_tags(const record::Facts& facts) {
  std::string html;
  for (const auto& category : facts.categories) html += "<span class=\"tag\">" + safe(category.value) + "</span>";
  return html;
}

std::string action_progress(const archive::Postmortem& report) {
  int own = 0;
  int done = 0;
  int countable = 0;
  for (std::size_t i = 0; i < report.facts->actions.size(); ++i) {
    if (archive::is_inherited(report, i)) continue;
    ++own;
    const record::ActionStatus status = report.facts->actions[i].status;
    if (status == record::ActionStatus::unknown || status == record::ActionStatus::wont_do) continue;
    ++countable;
    done += status == record::ActionStatus::done;
  }
  if (own == 0) return "";
  if (countable == 0) return "<span class=\"action-progress\">" + count_of(own, "action") + "</span>";
  return "<span class=\"action-progress\">" + std::to_string(done) + " of " + std::to_string(countable) +
         " done <progress max=\"" + std::to_string(countable) + "\" value=\"" + std::to_string(done) + "\"></progress></span>";
}

std::string detection_text(const record::Facts& facts) {
  if (const auto* detection = record::best_detection(facts)) {
    const bool inferred = detection->origin == record::Origin::inferred;
    return (inferred ? "≈ " : "") + humanize_minutes(detection->value);
  }
  return "<span class=\"unknown\">" + std::string(facts.detection_missing ? "unknown" : "not stated") + "</span>";
}

std::string date_text(const archive::Postmortem& report) {
  if (!report.date) return "<span class=\"unknown\">no date</span>";
  const std::string date = to_string(report.date->value);
  if (report.date->source != archive::DateSource::first_commit) return "<time datetime=\"" + date + "\">" + date + "</time>";
  return "<time class=\"unknown\" datetime=\"" + date + "\" title=\"No date is stated: this is the day of its first commit\">≤ " + date + "</time>";
}

std::string report_list(const std::vector<const archive::Postmortem*>& reports, const Route& route) {
  std::string html = "<ol class=\"report-list\" data-walk>";
  for (auto report = reports.rbegin(); report != reports.rend(); ++report) html += report_row(**report, safe((*report)->title), safe((*report)->facts->excerpt), route);
  return html + "</ol>";
}

std::string hit_list(const std::vector<archive::SearchHit>& hits, const Route& route) {
  using In = archive::Occurrence::In;
  std::string html = "<ol class=\"report-list\" data-walk>";
  for (const archive::SearchHit& hit : hits) {
    const archive::Snippet snippet = archive::snippet(hit);
    const std::string excerpt = snippet.text.empty() ? safe(hit.report->facts->excerpt) : "… " + marked(snippet.text, snippet.occurrences, In::text) + " …";
    html += report_row(*hit.report, marked(hit.report->title, hit.occurrences, In::title), excerpt, route);
  }
  return html + "</ol>";
}

std::string section_name(std::string_view kind) {
  std::string name(kind);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name == "why not detected sooner" ? "why not sooner" : name;
}

Route narrowed(Route route, const std::string& field, const std::string& value) {
  route.view = "reports";
  if (field == "category") route.filter.categories = {value};
  else if (field == "severity") route.filter.severities = {*record::parse_severity(value)};
  else if (!field.empty()) route.filter.where.emplace_back(field, value);
  return route;
}

}  // namespace hindsight::pages
