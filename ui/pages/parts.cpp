#include "pages/parts.hpp"

#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"

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

std::string report_row(const archive::Postmortem& report, const Route& route) {
  const record::Facts& facts = *report.facts;
  std::string row = "<li class=\"report-row\"><a class=\"report-link\" href=\"" + text::escape_html(report_url(route, report.path)) + "\">";
  row += "<span class=\"report-date\">" + date_text(report) + "</span>";
  row += "<span class=\"report-main\"><span class=\"report-title\">" + safe(report.title) + "</span>";
  if (!facts.excerpt.empty()) row += "<span class=\"report-excerpt\">" + safe(facts.excerpt) + "</span>";
  row += "<span class=\"report-tags\">" + severity_chip(facts) + category_tags(facts) + "</span></span>";
  row += "<span class=\"report-figures\"><span class=\"report-detection\" title=\"Time to detection\">" + detection_text(facts) +
         "</span>" + action_progress(report) + "</span>";
  return row + "</a></li>";
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
  for (auto report = reports.rbegin(); report != reports.rend(); ++report) html += report_row(**report, route);
  return html + "</ol>";
}

}  // namespace hindsight::pages
