#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/analytics/selection.hpp"
#include "hindsight/analytics/statistics.hpp"

namespace hindsight::analytics {

/// Minutes from the first impact to the first detection, stated or computed.
struct DetectionStats {
  struct MissingValue {
    std::string path;
    std::string reason;
  };
  int n = 0;
  int inferred_n = 0;  ///< reports with nothing but an inferred value, whether or not these are among the n
  std::optional<double> median_minutes;
  std::optional<Interval> median_interval;
  std::optional<double> p25_minutes;
  std::optional<double> p75_minutes;
  std::optional<double> p90_minutes;
  std::optional<double> mean_minutes;
  std::vector<MissingValue> missing;
  std::vector<NamedCount> detected_by;  ///< who found out: "monitoring", "on-call", "customer", "vendor", "other"
  std::vector<PeriodCount> detected_by_period;

  /// Reports with a date and a value in time order, in two halves; the middle one belongs to the later half.
  struct Halves {
    int first_n = 0;
    std::optional<double> first_median_minutes;
    int last_n = 0;
    std::optional<double> last_median_minutes;
    std::optional<double> p_value;  ///< of rank_test
  };
  Halves halves;
};

DetectionStats detection_stats(const Selection& reports, const Terms& terms);

}  // namespace hindsight::analytics
