#pragma once

#include <functional>
#include <string>

#include "hindsight/analytics/stats.hpp"
#include "hindsight/chart/model.hpp"

/// Charts of a selection, as plain data; `stats` are those of the same selection. Their time axes show the window that holds the reports: up to one report
/// in twenty is left outside (and counted in the summary) where that halves the axis.
namespace hindsight::analytics {

/// How many incidents the rolling median looks back on.
inline constexpr int kRollingWindow = 5;
/// Two weeks: what goes unnoticed for longer is found by chance.
inline constexpr double kDetectionReferenceMinutes = 14 * 24 * 60;

/// Where the parts of a chart lead to; each may be empty.
struct FigureLinks {
  std::function<std::string(const archive::Postmortem& report)> report;
  /// Reports of a category ("" for any) from `since` up to and including `until`.
  std::function<std::string(const std::string& category, Date since, Date until)> category_in_period;
};

/// Every stated or computed value as a dot on a log axis, inferred ones hollow, the rolling median and its p25–p75 band, and the
/// minutes within which an incident should be detected.
chart::Model detection_figure(const Selection& reports, const Stats& stats, const FigureLinks& links,
                              double target_minutes = record::Policies{}.detection_target_minutes);
/// Reports per category and quarter (per year where there are more than 24 quarters); one with several
/// categories counts in each.
chart::Model category_figure(const Selection& reports, const Stats& stats, const FigureLinks& links);
/// Action items opened and closed up to the day of the stats, from the history. Items without a stated state, and those
/// closed at an unknown time, are counted in the summary.
chart::Model action_figure(const Selection& reports, const Stats& stats, bool history_read);

}  // namespace hindsight::analytics
