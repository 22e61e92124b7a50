#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/analytics/stats.hpp"

namespace hindsight::analytics {

/// What a figure is, in one sentence, and what it was taken over.
struct Definition {
  const char* figure;  ///< where it stands in the JSON: "detection.median_minutes"
  const char* sentence;
  std::optional<int> n;         ///< reports, incidents or action items that count
  std::optional<int> left_out;
  std::string why;              ///< they were left out
};

std::vector<Definition> definitions(const Stats& stats);

}  // namespace hindsight::analytics
