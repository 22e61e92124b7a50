#pragma once

#include <optional>
#include <vector>

/// Order statistics. All take any order and sort for themselves; none has a value for an empty sample. Nothing but the four
/// operations and square roots of IEEE 754 is used, so that every build gives the same bits.
namespace hindsight::analytics {

/// The middle value, or the mean of the two middle ones.
std::optional<double> median(std::vector<double> values);
/// Linear interpolation between order statistics (Hyndman and Fan's type 7); `share` is 0..1.
std::optional<double> quantile(std::vector<double> values, double share);
std::optional<double> mean(const std::vector<double>& values);

struct Interval {
  double low = 0;
  double high = 0;
};

/// Order statistics that hold the median of the population with a probability of at least 95 %, by the binomial distribution
/// of how many values lie below it (the interval of the sign test). Nothing for fewer than six values: they cannot.
std::optional<Interval> median_interval(std::vector<double> values);

/// How probable it is, were there no difference, that the ranks of the two samples differ as much as these do, in either direction
/// (Wilcoxon's rank sum test; Mann and Whitney's U). Ties have their mean rank. Up to 60 values in all the distribution over
/// all ways to deal the ranks is counted out; beyond, it is the normal one, corrected for ties and for continuity.
std::optional<double> rank_test(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace hindsight::analytics
