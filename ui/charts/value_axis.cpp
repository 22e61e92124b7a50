#include "value_axis.hpp"

#include <algorithm>
#include <cmath>

#include "hindsight/base/number.hpp"

namespace hindsight::charts {
namespace {

/// Room above and below, so that no dot at an end is cut.
constexpr double kMargin = 0.03;

std::vector<Tick> power_ticks(double low, double high) {
  std::vector<Tick> ticks;
  for (double value = std::pow(10.0, std::ceil(std::log10(low) - 1e-9)); value <= high * 1.0001; value *= 10)
    ticks.push_back({value, to_decimal(value, 6), {}, 0});
  return ticks;
}

}  // namespace

void Extent::add(double value) {
  if (!std::isfinite(value)) return;
  if (value <= 0) any_zero = true;
  if (value != std::floor(value)) whole_numbers = false;
  if (value > 0 && (low_positive == 0 || value < low_positive)) low_positive = value;
  low = any ? std::min(low, value) : value;
  high = any ? std::max(high, value) : value;
  any = true;
}

ValueAxis::ValueAxis(const chart::Axis& axis, const Extent& extent, double lane, int most_ticks)
    : is_log_(axis.scale == chart::Scale::log), lane_(is_log_ && extent.any_zero ? lane : 0) {
  if (is_log_) {
    make_log(axis, extent);
  } else {
    make_linear(axis, extent, most_ticks);
  }
}

void ValueAxis::make_log(const chart::Axis& axis, const Extent& extent) {
  double low = axis.minimum > 0 ? axis.minimum : 1;
  double high = std::max(axis.maximum, low * 10);
  if (extent.any) {
    if (extent.low_positive > 0) low = std::min(low, extent.low_positive);
    high = std::max(high, extent.high);
  }
  ticks_ = axis.is_minutes ? minute_ticks(low, high) : power_ticks(low, high);
  if (has_lane()) ticks_.push_back({0, "0", {}, 0});
  low_ = std::log10(low);
  high_ = std::log10(high);
  const double margin = (high_ - low_) * kMargin;
  low_ -= margin;
  high_ += margin;
}

void ValueAxis::make_linear(const chart::Axis& axis, const Extent& extent, int most_ticks) {
  low_ = extent.any ? std::min(axis.minimum, extent.low) : axis.minimum;
  high_ = extent.any ? std::max(axis.maximum, extent.high) : axis.maximum;
  if (!(high_ > low_)) high_ = low_ + 1;
  const double step = count_step(low_, high_, most_ticks, extent.whole_numbers);
  high_ = std::ceil(high_ / step - 1e-9) * step;
  low_ = std::floor(low_ / step + 1e-9) * step;
  ticks_ = count_ticks(low_, high_, step);
  if (axis.is_minutes) {
    for (Tick& tick : ticks_) tick.label = humanize_minutes(tick.value);
  }
}

double ValueAxis::at(double value) const {
  if (is_log_ && value <= 0) return lane_ / 2;
  const double position = is_log_ ? std::log10(value) : value;
  return lane_ + (1 - lane_) * (position - low_) / (high_ - low_);
}

}  // namespace hindsight::charts
