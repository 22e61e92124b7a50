#include "hindsight/analytics/statistics.hpp"

#include <algorithm>
#include <cstddef>

namespace hindsight::analytics {

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return (values[middle - 1] + values[middle]) / 2;
}

std::optional<double> quantile(std::vector<double> values, double share) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const double position = share * double(values.size() - 1);
  const std::size_t below = static_cast<std::size_t>(position);
  if (below + 1 >= values.size()) return values.back();
  const double fraction = position - double(below);
  return values[below] + fraction * (values[below + 1] - values[below]);
}

std::optional<double> mean(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / double(values.size());
}

std::optional<Interval> median_interval(std::vector<double> values) {
  // The distribution from its middle down, where no number is too small to be one.
  constexpr double kEachTail = 0.025;
  const std::size_t n = values.size();
  std::size_t below = n / 2;
  double probability = 1;  // that just so many values lie below the median
  for (std::size_t i = 1; i <= below; ++i) probability *= double(2 * i - 1) / double(2 * i);
  if (n % 2 == 1) probability *= double(n) / double(n + 1);
  double tail = n % 2 == 1 ? 0.5 : 0.5 + probability / 2;
  for (; tail > kEachTail; --below) {
    if (below == 0) return std::nullopt;
    tail -= probability;
    probability *= double(below) / double(n - below + 1);
  }
  std::sort(values.begin(), values.end());
  return Interval{values[below], values[n - 1 - below]};
}

}  // namespace hindsight::analytics
