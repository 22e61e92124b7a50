#include "hindsight/analytics/digest.hpp"

#include <algorithm>

#include "hindsight/analytics/stats.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"

namespace hindsight::analytics {
namespace {

using archive::Postmortem;

constexpr std::size_t kLessonsOfAReport = 2;
constexpr std::size_t kMostOverdue = 20;

/// Text of a report as Markdown that says just that.
std::string plain(std::string_view text) {
  const std::string visible = text::squeeze(text::make_visible(text));
  std::string escaped;
  for (const char c : visible) {
    const bool begins_a_block = escaped.empty() && (c == '-' || c == '+' || c == '=');
    const bool ends_a_number = (c == '.' || c == ')') && !escaped.empty() && escaped.find_first_not_of("0123456789") == std::string::npos;
    if (begins_a_block || ends_a_number || std::string_view("\\`*_[]<>|#~&").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string link_to(const Postmortem& report) { return "[" + plain(report.title) + "](" + text::encode_url(report.path) + ")"; }

Selection within(const Selection& reports, Date since, Date until) {
  Selection found;
  for (const Postmortem* report : reports)
    if (report->date && report->date->value >= since && report->date->value <= until) found.push_back(report);
  return found;
}

std::string span(const std::optional<double>& minutes) { return minutes ? humanize_minutes(*minutes) : "–"; }

std::string severities(const Selection& reports) {
  std::string text;
  for (const NamedCount& severity : severity_counts(reports)) text += (text.empty() ? "" : ", ") + std::to_string(severity.count) + " " + severity.name;
  return text.empty() ? "" : " (" + text + ")";
}

std::string what_happened(const Selection& reports) {
  std::string text = "## What happened\n\n";
  if (reports.empty()) return text + "No incident.\n\n";
  for (auto at = reports.rbegin(); at != reports.rend(); ++at) {
    const record::Facts& facts = *(*at)->facts;
    text += "- **" + to_string((*at)->date->value) + "**";
    if (facts.severity) text += std::string(" · ") + to_string(facts.severity->value);
    text += " · " + link_to(**at);
    if (facts.detection_minutes) text += " – detected after " + humanize_minutes(facts.detection_minutes->value);
    if (facts.detected_by) text += std::string(facts.detection_minutes ? " by " : " – detected by ") + plain(facts.detected_by->value);
    text += "\n";
    if (!facts.excerpt.empty()) text += "  " + plain(facts.excerpt) + "\n";
  }
  return text + "\n";
}

std::string what_was_learnt(const Selection& reports) {
  std::string text;
  for (auto at = reports.rbegin(); at != reports.rend(); ++at) {
    const auto& lessons = (*at)->facts->lessons;
    for (std::size_t i = 0; i < lessons.size() && i < kLessonsOfAReport; ++i) text += "- " + plain(lessons[i].text) + " (" + link_to(**at) + ")\n";
  }
  return "## What was learnt\n\n" + (text.empty() ? "No report of these days has written down a lesson.\n" : text) + "\n";
}

std::string row(const std::string& figure, const std::string& now, const std::string& before, const std::string& all) {
  return "| " + figure + " | " + now + " | " + before + " | " + all + " |\n";
}

std::string figures(const Selection& now, const Selection& before, const Selection& all, const Terms& terms, int days) {
  struct Column {
    DetectionStats detection;
    ActionStats actions;
    std::size_t count;
  };
  const auto column = [&](const Selection& reports) { return Column{detection_stats(reports, terms), action_stats(reports, terms), reports.size()}; };
  const Column columns[] = {column(now), column(before), column(all)};
  const auto each = [&](const char* figure, auto value) { return row(figure, value(columns[0]), value(columns[1]), value(columns[2])); };
  return "## Figures\n\n| | These " + count_of(days, "day") + " | As many before | All |\n|---|---|---|---|\n" +
         each("Incidents", [](const Column& c) { return std::to_string(c.count); }) +
         each("Median time to detection", [](const Column& c) { return span(c.detection.median_minutes) + " (n = " + std::to_string(c.detection.n) + ")"; }) +
         each("90 % detected within", [](const Column& c) { return span(c.detection.p90_minutes); }) +
         each("Action items done", [](const Column& c) { return to_percent(c.actions.completion_rate) + " of " + std::to_string(c.actions.countable()); }) +
         each("Closed in time", [](const Column& c) { return to_percent(c.actions.in_time_rate); }) + "\n";
}

std::string what_is_overdue(const Selection& reports, const Terms& terms) {
  const std::vector<TracedAction> overdue = overdue_actions(reports, terms);
  std::string text = "## What is overdue\n\n";
  if (overdue.empty()) return text + "Nothing.\n\n";
  for (std::size_t i = 0; i < overdue.size() && i < kMostOverdue; ++i) {
    const TracedAction& action = overdue[i];
    text += "- " + plain(action.item->text) + " – ";
    if (!action.item->owner.empty()) text += plain(action.item->owner) + ", ";
    text += "due " + to_string(*action.due) + ", " + count_of(terms.as_of.days - action.due->days, "day") + " ago (" + link_to(*action.report) + ")\n";
  }
  if (overdue.size() > kMostOverdue) text += "- and " + std::to_string(overdue.size() - kMostOverdue) + " more\n";
  return text + "\n";
}

std::string repetition_text(const Repetition& again) {
  std::string text = "- " + link_to(*again.report) + (again.failure_class.empty() ? "" : " is of the class “" + plain(again.failure_class) + "” and") + " follows ";
  const int others = again.earlier_count - int(again.earlier.size());
  if (others > 0) text += std::to_string(others) + " others, ";
  for (std::size_t i = 0; i < again.earlier.size(); ++i) text += (i == 0 ? "" : i + 1 == again.earlier.size() ? " and " : ", ") + link_to(*again.earlier[i]);
  return text + (again.closed_at ? ", whose action items had all been closed\n" : "\n");
}

std::string what_repeats(Date since, const Selection& all, const Terms& terms) {
  std::string text;
  for (const Repetition& again : repeat_stats(all).repetitions)
    if (again.report->date->value >= since && !again.earlier.empty()) text += repetition_text(again);
  for (const RecurringPattern& pattern : category_stats(all, terms).recurring) {
    text += "- " + plain(pattern.category) + " at " + pattern.severity + ": " + std::to_string(pattern.paths.size()) + " incidents, " + std::to_string(pattern.actions.done) + " of " +
            count_of(pattern.actions.total, "action item") + " done\n";
  }
  return "## What repeats\n\n" + (text.empty() ? "Nothing so far.\n" : text) + "\n";
}

}  // namespace

std::string digest(const archive::Archive& archive, const Selection& reports, const Terms& terms, Date since) {
  const int days = terms.as_of.days - since.days + 1;
  const Selection now = within(reports, since, terms.as_of);
  const Selection before = within(reports, Date{since.days - days}, Date{since.days - 1});
  const Selection all = within(reports, Date{INT32_MIN}, terms.as_of);
  const int left_out = int(reports.size() - all.size());

  std::string text = "# Postmortems from " + to_string(since) + " to " + to_string(terms.as_of) + "\n\n" + count_of(int(now.size()), "incident") + severities(now) + "; " +
                     std::to_string(before.size()) + " in as many days before, " + std::to_string(all.size()) + " in all.\n\n";
  text += what_happened(now) + what_was_learnt(now) + figures(now, before, all, terms, days) + what_is_overdue(all, terms) + what_repeats(since, all, terms);
  text += "---\n\nAs of " + to_string(terms.as_of);
  if (archive.has_history) text += ", commit " + archive.commit.id.hex().substr(0, 10);
  if (left_out > 0) text += "; " + count_of(left_out, "report") + " without a date or later are left out";
  return text + ".\n";
}

}  // namespace hindsight::analytics
