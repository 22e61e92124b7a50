#pragma once

#include <optional>
#include <vector>

/// Order statistics. All take any order and sort for themselves; none has a value for an empty sample.
namespace hindsight::analytics {

/// The middle value, or the mean of the two middle ones.
std::optional<double> median(std::vector<double> values);
/// Linear interpolation between order statistics (Hyndman and Fan's type 7); `share` is 0..1.
std::optional<double> quantile(std::vector<double> values, double share);
std::optional<double> mean(const std::vector<double>& values);

}  // namespace hindsight::analytics
