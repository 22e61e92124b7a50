#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/record/facts.hpp"
#include "labelled.hpp"
#include "report_times.hpp"
#include "timeline.hpp"

/// The moments of an incident that are named as such: by a field, by the ends of a period, or by an event's own label.
namespace hindsight::record {

struct Moment {
  Instant at;
  std::string raw;
  int line = 0;
  Place place = Place::bold_label;
};

struct Moments {
  std::optional<Moment> start, detected, resolved;
  std::optional<Moment> mitigated;
  /// The start where only a date field has a clock: good for a duration, not for a detection.
  std::optional<Moment> dated;
};

/// A zone that one of these names holds for those that name none; a clock without a day is of the report's.
Moments read_moments(const std::vector<Labelled>& values, const std::vector<Event>& events, const ReportTimes& times);

}  // namespace hindsight::record
