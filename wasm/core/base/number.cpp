#include "hindsight/base/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace hindsight {
namespace {

constexpr int kMostDecimals = 9;
/// Below this every multiple of one unit is a double of its own, and fits 64 bits.
constexpr double kMostExact = 9e15;

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// Whole numbers too large for 64 bits; digits beyond a double's precision are of no meaning.
std::string huge_to_text(double value) {
  std::string digits;
  for (value = std::trunc(value); value >= 1; value = std::trunc(value / 10)) digits += char('0' + int(std::fmod(value, 10)));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::string magnitude_to_decimal(double magnitude, int decimals) {
  while (decimals > 0 && magnitude * double(power_of_ten(decimals)) >= kMostExact) --decimals;
  if (magnitude >= kMostExact) return huge_to_text(magnitude);

  const std::int64_t scale = power_of_ten(decimals);
  const std::int64_t units = std::int64_t(std::round(magnitude * double(scale)));
  std::string out = std::to_string(units / scale);
  std::string places = std::to_string(scale + units % scale).substr(1);
  while (!places.empty() && places.back() == '0') places.pop_back();
  if (!places.empty()) out += '.' + places;
  return out;
}

std::string hours_and_minutes(std::int64_t minutes) {
  std::string out = std::to_string(minutes / 60) + " h";
  if (minutes % 60 != 0) out += ' ' + std::to_string(minutes % 60) + " min";
  return out;
}

std::string humanize_magnitude(double minutes) {
  constexpr double kDaysFrom = 4 * 24 * 60;
  const double seconds = std::round(minutes * 60);
  if (seconds == 0) return "0 min";
  if (seconds < 60) return to_decimal(seconds, 0) + " s";
  const double whole = std::round(minutes);
  if (whole < 60) return to_decimal(whole, 0) + " min";
  if (whole < kDaysFrom) return hours_and_minutes(std::int64_t(whole));
  return to_decimal(minutes / (24 * 60), 1) + " d";
}

}  // namespace

double natural_logarithm(double value) {
  constexpr double kLogarithmOf2 = 0.69314718055994530942;
  int exponent = 0;
  double mantissa = std::frexp(value, &exponent);
  if (mantissa < 0.75) mantissa *= 2, --exponent;  // around 1, where the series is shortest
  const double t = (mantissa - 1) / (mantissa + 1);
  double sum = 0, power = t;
  for (int i = 1; i < 60; i += 2, power *= t * t) sum += power / i;
  return exponent * kLogarithmOf2 + 2 * sum;
}

double round_to(double value, int decimals) {
  const double scale = double(power_of_ten(std::clamp(decimals, 0, kMostDecimals)));
  const double scaled = value * scale;
  if (!(std::fabs(scaled) < kMostExact)) return value;
  const double rounded = std::round(scaled) / scale;
  return rounded == 0 ? 0 : rounded;  // never -0
}

std::string to_decimal(double value, int decimals) {
  if (!std::isfinite(value)) return "unknown";
  std::string out = magnitude_to_decimal(std::fabs(value), std::clamp(decimals, 0, kMostDecimals));
  return value < 0 && out != "0" ? '-' + out : out;
}

std::string humanize_minutes(double minutes) {
  if (!std::isfinite(minutes)) return "unknown";
  std::string out = humanize_magnitude(std::fabs(minutes));
  return minutes < 0 && out != "0 min" ? '-' + out : out;
}

std::string to_percent(const std::optional<double>& share) { return share ? to_decimal(*share * 100, 0) + " %" : "–"; }

std::string count_of(long long n, const char* singular, const char* plural) {
  std::string out = std::to_string(n) + ' ';
  if (n == 1 || n == -1) return out + singular;
  return plural ? out + plural : out + singular + 's';
}

}  // namespace hindsight
