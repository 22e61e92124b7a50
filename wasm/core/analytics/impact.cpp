#include "hindsight/analytics/impact.hpp"

#include <algorithm>

#include "hindsight/analytics/statistics.hpp"
#include "hindsight/base/sort.hpp"

namespace hindsight::analytics {
namespace {

AmountStats amount_stats(std::string unit, const std::vector<double>& values) {
  AmountStats stats{std::move(unit), int(values.size()), 0, median(values), quantile(values, 0.9), {}};
  for (const double value : values) stats.total += value;
  if (!values.empty()) stats.largest = *std::max_element(values.begin(), values.end());
  return stats;
}

/// Values apart by their unit.
class Amounts {
 public:
  void add(const std::string& unit, double value) {
    for (auto& amounts : by_unit_)
      if (amounts.unit == unit) return amounts.values.push_back(value);
    by_unit_.push_back({unit, {value}});
  }
  void add(const std::optional<record::Sourced<record::Money>>& money) {
    if (money && !money->value.currency.empty()) add(money->value.currency, money->value.amount);
  }
  [[nodiscard]] std::vector<AmountStats> take() && {
    sort_stably(by_unit_.begin(), by_unit_.end(), [](const OfUnit& a, const OfUnit& b) { return a.unit < b.unit; });
    std::vector<AmountStats> stats;
    for (OfUnit& amounts : by_unit_) stats.push_back(amount_stats(std::move(amounts.unit), amounts.values));
    return stats;
  }

 private:
  struct OfUnit {
    std::string unit;
    std::vector<double> values;
  };
  std::vector<OfUnit> by_unit_;
};

void count_days_without(const Selection& reports, Date as_of, ImpactStats& stats) {
  std::optional<Date> last;
  for (const archive::Postmortem* report : reports) {
    if (!report->date || report->date->value > as_of) continue;
    if (last) stats.longest_days_without = std::max(stats.longest_days_without.value_or(0), report->date->value.days - last->days);
    last = report->date->value;
  }
  if (last) stats.days_since_last = as_of.days - last->days;
}

}  // namespace

ImpactStats impact_stats(const Selection& reports, const Terms& terms) {
  std::vector<double> users, answers, durations;
  Amounts financial, model_cost;
  for (const archive::Postmortem* report : reports) {
    const record::Impact& impact = report->facts->impact;
    if (impact.affected_users) users.push_back(impact.affected_users->value);
    if (impact.wrong_responses) answers.push_back(impact.wrong_responses->value);
    if (impact.duration_minutes) durations.push_back(impact.duration_minutes->value);
    financial.add(impact.financial);
    model_cost.add(impact.model_cost);
  }
  ImpactStats stats{amount_stats("users", users), amount_stats("answers", answers), amount_stats("minutes", durations), std::move(financial).take(), std::move(model_cost).take(), {}, {}};
  count_days_without(reports, terms.as_of, stats);
  return stats;
}

}  // namespace hindsight::analytics
