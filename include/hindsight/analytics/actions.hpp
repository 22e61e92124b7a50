#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/analytics/selection.hpp"

namespace hindsight::analytics {

/// Of the items that could be done, and of those that have a due day in time.
inline constexpr double kCompletionTarget = 0.9;
inline constexpr double kCompletionWarning = 0.8;
/// So many action items are done; of more, some stay behind.
inline constexpr int kFewestHealthy = 3;
inline constexpr int kMostHealthy = 5;

/// An action item with all that is known of it. Pointers into the archive.
struct TracedAction {
  const archive::Postmortem* report = nullptr;
  const record::ActionItem* item = nullptr;
  const archive::ActionHistory* history = nullptr;  ///< nullptr until the history has been read
  /// Stated, else what the team's policy says for its priority, counted from the day it appeared (from the report's date where
  /// that is not known).
  std::optional<Date> due = {};
  bool is_due_by_policy = false;
  std::string_view inherited_from = {};  ///< path of the report that it belongs to; "" where that is this one

  [[nodiscard]] bool is_done() const { return item->status == record::ActionStatus::done; }
  [[nodiscard]] bool is_open() const { return item->status == record::ActionStatus::open || item->status == record::ActionStatus::in_progress; }
  /// Open past its due day.
  [[nodiscard]] bool is_overdue(Date as_of) const { return is_open() && due && *due < as_of; }
};

/// In the order of the reports, then of their text, without what one has inherited from another: that counts where it belongs.
std::vector<TracedAction> trace_actions(const Selection& reports, const Terms& terms);
/// All that stand in one report.
std::vector<TracedAction> trace_actions_of(const archive::Postmortem& report, const Terms& terms);

/// The open ones by their due day, those without one last.
std::vector<TracedAction> open_actions(const Selection& reports, const Terms& terms);
/// Of these the overdue ones: the longest overdue first.
std::vector<TracedAction> overdue_actions(const Selection& reports, const Terms& terms);

/// Items with something in common.
struct ActionGroup {
  std::string name;
  int total = 0;
  int done = 0;
  int open = 0;
  int overdue = 0;
  std::optional<double> completion_rate;
  std::optional<double> median_days_to_close;
};

/// Items that appeared in one quarter, and how many of them were closed within so many days; those closed at an unknown time are not
/// among them.
struct ActionCohort {
  struct Window {
    int days = 0;
    int n = 0;              ///< items whose days are over
    int closed = 0;         ///< of these
    int closed_by_now = 0;  ///< of all, so that more may follow
  };
  std::string period;
  int opened = 0;
  std::vector<Window> windows;  ///< of 30, 60 and 90 days
};

/// completion_rate = done / (all but won't-do and unknown);
/// in_time_rate = closed by the due day / (closed with a due day and a known closing day, or open past it).
struct ActionStats {
  int total = 0;
  int done = 0;
  int open = 0;  ///< open or in progress
  int deferred = 0;
  int wont_do = 0;
  int unknown = 0;
  int overdue = 0;
  int overdue_by_policy = 0;  ///< of these, without a due day of their own
  int in_time = 0;
  int late = 0;  ///< closed after the due day
  int dated_closures = 0;    ///< done, with the days known on which they appeared and were closed
  int undated_closures = 0;  ///< done at an unknown time
  int reopened = 0;  ///< done at some time, and not any more
  std::optional<double> completion_rate;
  std::optional<double> in_time_rate;
  std::optional<double> median_days_to_close;
  std::vector<ActionGroup> by_priority;  ///< by name; "" last
  std::vector<ActionGroup> by_type;
  std::vector<ActionGroup> by_team;  ///< teams only: this is no ranking of people
  std::vector<NamedCount> open_by_age;  ///< "up to 30 days", "31 to 60 days", "61 to 90 days", "over 90 days"; unknown ages are in none
  std::vector<ActionCohort> cohorts;
  std::vector<NamedCount> per_report;  ///< reports with "none", "1 to 2", "3 to 5" and "6 or more" items

  /// Items that could be done and say whether they are: what completion_rate is a share of.
  [[nodiscard]] int countable() const { return total - wont_do - unknown; }
  /// "target met", "below target" or "warning"; "" where there is no rate, or most items do not say whether they are done.
  [[nodiscard]] std::string verdict() const;
};

ActionStats action_stats(const Selection& reports, const Terms& terms);

}  // namespace hindsight::analytics
