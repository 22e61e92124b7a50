#pragma once

#include <optional>
#include <vector>

#include "hindsight/base/time.hpp"

namespace hindsight::analytics {

/// The part of the time axis that is worth showing.
struct TimeWindow {
  Date since;
  Date until;
  int outside = 0;  ///< dates before `since`
};

/// Leaves out up to a twentieth of the dates, the earliest, where that at least halves the axis. Nothing for no dates.
std::optional<TimeWindow> time_window(std::vector<Date> dates);

}  // namespace hindsight::analytics
