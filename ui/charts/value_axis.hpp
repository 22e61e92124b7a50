#pragma once

#include <vector>

#include "canvas.hpp"
#include "ticks.hpp"

namespace hindsight::charts {

/// What the values of a chart span; made with one pass over what is visible.
struct Extent {
  double low = 0;
  double high = 0;
  double low_positive = 0;       ///< 0 where there is none
  bool any = false;
  bool any_zero = false;         ///< a stated 0, which a log axis has no place for
  bool whole_numbers = true;
  void add(double value);
};

/// The y axis: from the model's values to a height of 0 (bottom) to 1 (top).
class ValueAxis {
 public:
  /// The axis of the model, widened where values lie outside it. On a log axis a stated 0 gets a lane of
  /// `lane` (a share of the height) below everything else.
  ValueAxis(const chart::Axis& axis, const Extent& extent, double lane, int most_ticks);

  [[nodiscard]] double at(double value) const;
  [[nodiscard]] bool has_lane() const { return lane_ > 0; }
  [[nodiscard]] double lane() const { return lane_; }
  [[nodiscard]] const std::vector<Tick>& ticks() const { return ticks_; }

 private:
  void make_log(const chart::Axis& axis, const Extent& extent);
  void make_linear(const chart::Axis& axis, const Extent& extent, int most_ticks);

  bool is_log_ = false;
  double low_ = 0;
  double high_ = 1;
  double lane_ = 0;
  std::vector<Tick> ticks_;
};

}  // namespace hindsight::charts
