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

/// Whether all action items of some reports were done, and by which day.
struct Closure {
  bool is_complete = true;
  std::optional<Date> last;

  void add(const Postmortem& report) {
    const auto& items = report.facts->actions;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].status == record::ActionStatus::wont_do || archive::is_inherited(report, i)) continue;
      const bool is_closed = items[i].status == record::ActionStatus::done && i < report.action_history.size() && report.action_history[i].closed_at;
      if (!is_closed) {
        is_complete = false;
        return;
      }
      const Date day = utc_date(*report.action_history[i].closed_at);
      last = last ? std::max(*last, day) : day;
    }
  }
  [[nodiscard]] std::optional<Date> before(Date day) const { return is_complete && last && *last <= day ? last : std::nullopt; }
};

/// The dated reports of one class so far, oldest first.
struct FailureClass {
  std::string name;
  Selection reports;
  Closure closure;
};

std::vector<FailureClass> empty_classes(const Selection& reports) {
  std::vector<std::string> names;
  for (const Postmortem* report : reports)
    if (report->date) names.push_back(class_of(*report->facts));
  std::sort(names.begin(), names.end());
  std::vector<FailureClass> classes;
  for (std::string& name : names)
    if (!name.empty() && (classes.empty() || classes.back().name != name)) classes.push_back({std::move(name), {}, {}});
  return classes;
}

FailureClass* find(std::vector<FailureClass>& classes, const std::string& name) {
  const auto at = std::lower_bound(classes.begin(), classes.end(), name, [](const FailureClass& one, const std::string& wanted) { return one.name < wanted; });
  return at != classes.end() && at->name == name ? &*at : nullptr;
}

/// Reports by their paths, with their place in the selection.
class Places {
 public:
  explicit Places(const Selection& reports) : reports_(reports) {
    for (std::size_t i = 0; i < reports.size(); ++i) by_path_.push_back(i);
    sort_stably(by_path_.begin(), by_path_.end(), [&](std::size_t a, std::size_t b) { return reports[a]->path < reports[b]->path; });
  }
  [[nodiscard]] const Postmortem* find(const std::string& path) const {
    const auto at = std::lower_bound(by_path_.begin(), by_path_.end(), path, [this](std::size_t report, const std::string& wanted) { return reports_[report]->path < wanted; });
    return at != by_path_.end() && reports_[*at]->path == path ? reports_[*at] : nullptr;
  }

 private:
  const Selection& reports_;
  std::vector<std::size_t> by_path_;
};

bool is_before(const Postmortem* a, const Postmortem* b) {
  return a->date->value != b->date->value ? a->date->value < b->date->value : a->path < b->path;
}

Repetition repetition(const Postmortem* report, const FailureClass* failure, const Places& places) {
  Repetition again;
  again.report = report;
  if (failure != nullptr) {
    again.failure_class = failure->name;
    again.earlier = {failure->reports.end() - std::ptrdiff_t(std::min(kMostEarlier, failure->reports.size())), failure->reports.end()};
    again.earlier_count = int(failure->reports.size());
    if (!failure->reports.empty()) again.closed_at = failure->closure.before(report->date->value);
  }
  for (const archive::EarlierIncident& named : report->earlier) {
    const Postmortem* other = places.find(named.path);
    const bool is_of_class = other != nullptr && failure != nullptr && class_of(*other->facts) == failure->name;
    if (other == nullptr || !other->date || is_of_class) continue;
    again.earlier.push_back(other);
    ++again.earlier_count;
  }
  sort_stably(again.earlier.begin(), again.earlier.end(), is_before);
  if (again.earlier.size() > kMostEarlier) again.earlier.erase(again.earlier.begin(), again.earlier.end() - std::ptrdiff_t(kMostEarlier));
  return again;
}

void count_class(const FailureClass& failure, RepeatStats& stats) {
  RepeatRate& rate = has_counterfactual(*failure.reports.front()->facts) ? stats.with_counterfactual : stats.without_counterfactual;
  ++rate.classes;
  rate.repeated += failure.reports.size() > 1;
}

}  // namespace

RepeatStats repeat_stats(const Selection& reports) {
  RepeatStats stats;
  std::vector<FailureClass> classes = empty_classes(reports);
  const Places places(reports);
  for (const Postmortem* report : reports) {
    if (!report->date) continue;
    FailureClass* failure = find(classes, class_of(*report->facts));
    stats.incidents += failure != nullptr || !report->earlier.empty();
    Repetition again = repetition(report, failure, places);
    // What it names may be outside of the selection: it repeats that all the same.
    if (again.earlier_count > 0 || !report->earlier.empty()) {
      ++stats.repeated;
      stats.repetitions.push_back(std::move(again));
    }
    if (failure == nullptr) continue;
    failure->reports.push_back(report);
    failure->closure.add(*report);
  }
  for (const FailureClass& failure : classes) count_class(failure, stats);
  return stats;
}

}  // namespace hindsight::analytics
