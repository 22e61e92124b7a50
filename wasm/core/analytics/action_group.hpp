#pragma once

#include <string>
#include <vector>

#include "hindsight/analytics/actions.hpp"
#include "hindsight/analytics/statistics.hpp"

namespace hindsight::analytics {

/// From when an item appeared to when it was done; nothing where either is not known.
inline std::optional<double> days_to_close(const TracedAction& action) {
  constexpr double kSecondsPerDay = 86400;
  if (!action.is_done() || action.history == nullptr || !action.history->closed_at || !action.history->opened_at) return std::nullopt;
  return double(action.history->closed_at->seconds - action.history->opened_at->seconds) / kSecondsPerDay;
}

/// Counts the items of one group.
class GroupTally {
 public:
  explicit GroupTally(std::string name) { group_.name = std::move(name); }

  void add(const TracedAction& action, Date as_of) {
    ++group_.total;
    group_.done += action.is_done();
    group_.open += action.is_open();
    group_.overdue += action.is_overdue(as_of);
    countable_ += action.item->status != record::ActionStatus::wont_do && action.item->status != record::ActionStatus::unknown;
    if (const auto days = days_to_close(action)) days_to_close_.push_back(*days);
  }
  [[nodiscard]] ActionGroup take() && {
    if (countable_ > 0) group_.completion_rate = double(group_.done) / countable_;
    group_.median_days_to_close = median(std::move(days_to_close_));
    return std::move(group_);
  }
  [[nodiscard]] const std::string& name() const { return group_.name; }

 private:
  ActionGroup group_;
  int countable_ = 0;
  std::vector<double> days_to_close_;
};

}  // namespace hindsight::analytics
