#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "hindsight/analytics/statistics.hpp"

namespace hindsight::analytics {
namespace {

constexpr std::size_t kMostCountedOut = 60;

/// Of both samples together, in ascending order. Ranks are doubled, so that the mean rank of a tie is a whole number.
struct Ranks {
  std::vector<std::uint32_t> doubled;
  std::uint64_t first = 0;  ///< the sum of the first sample's
  double ties = 0;          ///< sum of t³ - t over the runs of t equal values
};

Ranks rank(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> all(a);
  all.insert(all.end(), b.begin(), b.end());
  std::sort(all.begin(), all.end());
  Ranks ranks;
  for (std::size_t from = 0; from < all.size();) {
    std::size_t to = from;
    while (to < all.size() && all[to] == all[from]) ++to;
    const double tied = double(to - from);
    ranks.ties += tied * tied * tied - tied;
    ranks.doubled.insert(ranks.doubled.end(), to - from, std::uint32_t(from + 1 + to));
    from = to;
  }
  for (const double value : a) ranks.first += ranks.doubled[std::size_t(std::lower_bound(all.begin(), all.end(), value) - all.begin())];
  return ranks;
}

/// ways[k][s]: in how many ways k of the ranks sum up to s.
double counted_out(const Ranks& ranks, std::size_t n) {
  std::size_t total = 0;
  for (const std::uint32_t rank : ranks.doubled) total += rank;
  std::vector<std::vector<double>> ways(n + 1, std::vector<double>(total + 1, 0.0));
  ways[0][0] = 1;
  for (const std::uint32_t rank : ranks.doubled)
    for (std::size_t k = n; k > 0; --k)
      for (std::size_t sum = rank; sum <= total; ++sum) ways[k][sum] += ways[k - 1][sum - rank];

  // Compared as multiples of 1 / all, so that no rounding decides what is as far from the mean.
  const auto all = std::int64_t(ranks.doubled.size());
  const std::int64_t mean = std::int64_t(n) * std::int64_t(total);
  const std::int64_t distance = std::abs(std::int64_t(ranks.first) * all - mean);
  double as_far = 0, any = 0;
  for (std::size_t sum = 0; sum <= total; ++sum) {
    any += ways[n][sum];
    if (std::abs(std::int64_t(sum) * all - mean) >= distance) as_far += ways[n][sum];
  }
  return as_far / any;
}

/// e^-x for x >= 0, by halving until the series converges at once.
double exp_minus(double x) {
  int halvings = 0;
  for (; x > 0.5; x /= 2) ++halvings;
  double sum = 1, term = 1;
  for (int i = 1; i < 16; ++i) sum += term *= -x / i;
  for (; halvings > 0; --halvings) sum *= sum;
  return sum;
}

/// Both tails of the standard normal distribution beyond ±z, for z >= 0: the series of the error function
/// (Abramowitz and Stegun, 7.1.6), and farther out the continued fraction of Mills' ratio (26.2.14).
double normal_tails(double z) {
  constexpr double kRootOfTwoOverPi = 0.79788456080286535588;
  const double density = kRootOfTwoOverPi * exp_minus(z * z / 2);  // of both tails
  if (z < 3) {
    double sum = z, term = z;
    for (int i = 3; i < 120; i += 2) sum += term *= z * z / i;
    return 1 - density * sum;
  }
  double fraction = z;
  for (int i = 60; i > 0; --i) fraction = z + i / fraction;
  return density / fraction;
}

double by_normal_distribution(const Ranks& ranks, double n, double m) {
  const double all = n + m;
  const double u = double(ranks.first) / 2 - n * (n + 1) / 2;
  const double variance = n * m / 12 * (all + 1 - ranks.ties / (all * (all - 1)));
  if (variance <= 0) return 1;
  const double distance = std::max(0.0, std::abs(u - n * m / 2) - 0.5);
  return normal_tails(distance / std::sqrt(variance));
}

}  // namespace

std::optional<double> rank_test(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.empty() || b.empty()) return std::nullopt;
  const Ranks ranks = rank(a, b);
  if (ranks.doubled.size() <= kMostCountedOut) return counted_out(ranks, a.size());
  return by_normal_distribution(ranks, double(a.size()), double(b.size()));
}

}  // namespace hindsight::analytics
