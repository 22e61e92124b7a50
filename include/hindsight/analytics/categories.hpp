#pragma once

#include <string>
#include <vector>

#include "hindsight/analytics/actions.hpp"

namespace hindsight::analytics {

/// So many incidents of one category and severity are a pattern.
inline constexpr int kRecurringAtLeast = 3;

struct RecurringPattern {
  std::string category;
  std::string severity;
  std::vector<std::string> paths;
  ActionGroup actions;  ///< of the pattern's reports
};

/// What kinds of incidents there are. Each list by count, then by name, but for the severities and the trend.
struct CategoryStats {
  std::vector<NamedCount> categories;
  std::vector<NamedCount> severities;
  std::vector<PeriodCount> trend;            ///< categories per quarter
  std::vector<PeriodCount> severity_trend;   ///< severities per quarter
  std::vector<RecurringPattern> recurring;
  std::vector<NamedCount> llm_behavior;
  std::vector<NamedCount> system_contribution;
  std::vector<NamedCount> providers;
  std::vector<NamedCount> models;
  std::vector<NamedCount> patterns;          ///< those that repeat with agents; told by words alone only where inferred values count
};

/// Only the severities, in their order.
std::vector<NamedCount> severity_counts(const Selection& reports);
CategoryStats category_stats(const Selection& reports, const Terms& terms);

}  // namespace hindsight::analytics
