#include "hindsight/analytics/repeats.hpp"

#include <algorithm>

#include "hindsight/base/sort.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::analytics {
namespace {

using archive::Postmortem;

/// Its words in lower case; "" where none is stated.
std::string class_of(const record::Facts& facts) {
  for (const record::Field& field : facts.fields) {
    if (field.name != "failure_class" || record::says_unknown(field.raw)) continue;
    const std::string words = record::normalise_label(field.raw);
    return words == "rare" || words == "a class" || words == "class" ? "" : words;
  }
  return "";
}

bool has_counterfactual(const record::Facts& facts) {
  return std::any_of(facts.sections.begin(), facts.sections.end(), [](const record::Section& section) { return section.kind == "counterfactual" && section.answered; });
}

/// The day on which the last action item of some reports was done; nothing where one is not done, or at an unknown time.
std::optional<Date> all_closed(const Selection& reports) {
  std::optional<Date> last;
  for (const Postmortem* report : reports) {
    const auto& items = report->facts->actions;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].status == record::ActionStatus::wont_do) continue;
      const bool is_closed = items[i].status == record::ActionStatus::done && i < report->action_history.size() && report->action_history[i].closed_at;
      if (!is_closed) return std::nullopt;
      const Date day = utc_date(*report->action_history[i].closed_at);
      last = last ? std::max(*last, day) : day;
    }
  }
  return last;
}

/// The dated reports of one class, oldest first.
struct FailureClass {
  std::string name;
  Selection reports;
};

std::vector<FailureClass> group_by_class(const Selection& reports) {
  std::vector<FailureClass> classes;
  for (const Postmortem* report : reports) {
    const std::string name = class_of(*report->facts);
    if (name.empty() || !report->date) continue;
    const auto known = std::find_if(classes.begin(), classes.end(), [&](const FailureClass& other) { return other.name == name; });
    if (known != classes.end()) known->reports.push_back(report);
    else classes.push_back({name, {report}});
  }
  return classes;
}

/// Those before `report` in its class.
Selection before_in_class(const std::vector<FailureClass>& classes, const std::string& name, const Postmortem* report) {
  for (const FailureClass& other : classes)
    if (other.name == name) return {other.reports.begin(), std::find(other.reports.begin(), other.reports.end(), report)};
  return {};
}

void count_class(const FailureClass& failure, RepeatStats& stats) {
  RepeatRate& rate = has_counterfactual(*failure.reports.front()->facts) ? stats.with_counterfactual : stats.without_counterfactual;
  ++rate.classes;
  rate.repeated += failure.reports.size() > 1;
}

std::vector<std::string> paths_of(const Selection& reports) {
  std::vector<std::string> paths;
  for (const Postmortem* report : reports) paths.push_back(report->path);
  return paths;
}

}  // namespace

RepeatStats repeat_stats(const Selection& reports) {
  RepeatStats stats;
  const std::vector<FailureClass> classes = group_by_class(reports);
  for (const Postmortem* report : reports) {
    if (!report->date) continue;
    const std::string name = class_of(*report->facts);
    const Selection in_class = before_in_class(classes, name, report);
    std::vector<std::string> earlier = paths_of(in_class);
    for (const archive::EarlierIncident& named : report->earlier)
      if (std::find(earlier.begin(), earlier.end(), named.path) == earlier.end()) earlier.push_back(named.path);
    stats.incidents += !name.empty() || !report->earlier.empty();
    if (earlier.empty()) continue;
    ++stats.repeated;
    if (const auto closed = in_class.empty() ? std::nullopt : all_closed(in_class); closed && *closed <= report->date->value)
      stats.returns.push_back({report->path, name, paths_of(in_class), *closed});
    stats.repetitions.push_back({report->path, name, std::move(earlier)});
  }
  for (const FailureClass& failure : classes) count_class(failure, stats);
  return stats;
}

}  // namespace hindsight::analytics
