#pragma once

#include <functional>
#include <string>
#include <vector>

#include "hindsight/analytics/actions.hpp"
#include "hindsight/analytics/categories.hpp"
#include "hindsight/analytics/detection.hpp"
#include "hindsight/chart/model.hpp"

/// Charts of a selection, as plain data, each with what it says in one sentence; the stats are those of the same selection. Their
/// time axes show the window that holds the reports: up to one report in twenty is left outside (and counted in the summary) where
/// that halves the axis. Periods are quarters, or years where there are more than 24 quarters.
namespace hindsight::analytics {

/// How many incidents the rolling median looks back on.
inline constexpr int kRollingWindow = 5;
/// Two weeks: what goes unnoticed for longer is found by chance.
inline constexpr double kDetectionReferenceMinutes = 14 * 24 * 60;

/// Where the parts of a chart lead to; each may be empty.
struct FigureLinks {
  std::function<std::string(const archive::Postmortem& report)> report;
  /// Reports from `since` up to and including `until` in which a field has a value: "category", "severity", "detected_by",
  /// "llm_behavior", "system_contribution"; "" for any.
  std::function<std::string(const std::string& field, const std::string& value, Date since, Date until)> in_period;
};

/// Every stated or computed value as a dot on a log axis, inferred ones hollow, the rolling median and its p25–p75 band, and the
/// minutes within which an incident should be detected.
chart::Model detection_figure(const Selection& reports, const DetectionStats& stats, const FigureLinks& links,
                              double target_minutes = record::Policies{}.detection_target_minutes);
/// How long incidents lasted, drawn in the same way.
chart::Model duration_figure(const Selection& reports, const FigureLinks& links);

/// Who found out, per period.
chart::Model detected_by_figure(const Selection& reports, const FigureLinks& links);
/// Reports per category and period; one with several categories counts in each. The smallest categories are one series.
chart::Model category_figure(const Selection& reports, const FigureLinks& links);
/// The same, a chart for each of the largest categories, all on one scale.
std::vector<chart::Model> category_multiples(const Selection& reports, const FigureLinks& links);
chart::Model severity_figure(const Selection& reports, const FigureLinks& links);
chart::Model llm_behavior_figure(const Selection& reports, const FigureLinks& links);
chart::Model system_contribution_figure(const Selection& reports, const FigureLinks& links);

/// Action items opened and closed up to a day, from the history. Items without a stated state, and those closed at an unknown
/// time, are counted in the summary.
chart::Model action_figure(const Selection& reports, const ActionStats& stats, Date as_of, bool history_read);
/// How long open action items have been open.
chart::Model action_age_figure(const ActionStats& stats);
/// How soon the items that appeared in a quarter were closed.
chart::Model action_cohort_figure(const ActionStats& stats);

}  // namespace hindsight::analytics
