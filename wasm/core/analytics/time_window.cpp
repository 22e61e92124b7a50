#include "time_window.hpp"

#include <algorithm>

namespace hindsight::analytics {

std::optional<TimeWindow> time_window(std::vector<Date> dates) {
  if (dates.empty()) return std::nullopt;
  std::sort(dates.begin(), dates.end());
  const std::size_t few = dates.size() / 20;
  const int whole = dates.back().days - dates.front().days;
  const int trimmed = dates.back().days - dates[few].days;
  if (few == 0 || trimmed * 2 > whole) return TimeWindow{dates.front(), dates.back(), 0};
  const Date since = dates[few];
  const auto outside = std::lower_bound(dates.begin(), dates.end(), since) - dates.begin();
  return TimeWindow{since, dates.back(), int(outside)};
}

}  // namespace hindsight::analytics
