#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/analytics/selection.hpp"

namespace hindsight::analytics {

/// Of the reports that put a number to it.
struct AmountStats {
  std::string unit;  ///< "users", "answers", "minutes", or a currency
  int n = 0;
  double total = 0;
  std::optional<double> median;
  std::optional<double> p90;
  std::optional<double> largest;
};

struct ImpactStats {
  AmountStats affected_users;
  AmountStats wrong_responses;
  AmountStats duration_minutes;
  std::vector<AmountStats> financial;   ///< by currency; amounts of different ones are never added
  std::vector<AmountStats> model_cost;
  std::optional<int> days_since_last;         ///< from the newest incident to the day asked for
  std::optional<int> longest_days_without;    ///< between two incidents
};

ImpactStats impact_stats(const Selection& reports, const Terms& terms);

}  // namespace hindsight::analytics
