#pragma once

#include <span>
#include <string>
#include <vector>

namespace hindsight::charts {

/// A labelled position on an axis. `second` stands on a line of its own under `label` (the year under a month).
struct Tick {
  double value = 0;
  std::string label;
  std::string second;
  int priority = 0;  ///< where two collide, the one with the lower number stays
};

/// Distance between two ticks of a time axis: whole days or whole months, the other one 0.
struct TimeStep {
  int days = 0;
  int months = 0;
};

/// Finest first; a view takes the first whose labels fit.
std::span<const TimeStep> time_steps();

/// Ticks at calendar positions within [from, to], in days since 1970-01-01. Empty where the step is far too fine.
std::vector<Tick> time_ticks(double from, double to, TimeStep step);

/// 1 min, 10 min, 30 min, 1 h, 6 h, 1 d, 7 d, 30 d and, where the axis goes on, neighbours of theirs.
std::vector<Tick> minute_ticks(double from_minutes, double to_minutes);

/// The distance, of 1, 2 or 5 times a power of ten, that divides [from, to] into at most `most` parts.
/// At least 1 when only whole numbers are counted.
double count_step(double from, double to, int most, bool whole_numbers);
std::vector<Tick> count_ticks(double from, double to, double step);

/// Every `every`-th label. "2026-Q2" and "2026 Q2" become "Q2" with the year under the first and under each Q1.
std::vector<Tick> category_ticks(std::span<const std::string> labels, int every);

}  // namespace hindsight::charts
