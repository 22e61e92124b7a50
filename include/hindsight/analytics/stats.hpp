#pragma once

#include <vector>

#include "hindsight/analytics/actions.hpp"
#include "hindsight/analytics/categories.hpp"
#include "hindsight/analytics/detection.hpp"
#include "hindsight/analytics/impact.hpp"
#include "hindsight/analytics/practice.hpp"
#include "hindsight/analytics/repeats.hpp"
#include "hindsight/analytics/selection.hpp"

namespace hindsight::analytics {

/// All figures over a collection, each with its n and with what was left out.
struct Stats {
  Date as_of;
  int count = 0;
  DetectionStats detection;
  CategoryStats kinds;
  ActionStats actions;
  PracticeStats practice;
  RepeatStats repeats;
  ImpactStats impact;
  std::vector<NamedCount> diagnostics;  ///< by rule
};

Stats compute_stats(const Selection& reports, const Terms& terms);

}  // namespace hindsight::analytics
