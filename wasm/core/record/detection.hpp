#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "hindsight/record/facts.hpp"
#include "labelled.hpp"
#include "report_times.hpp"
#include "timeline.hpp"

namespace hindsight::record {

/// A field that names a date and a time of day.
struct Moment {
  Instant at;
  const Field* field = nullptr;
};
/// The first such field of one of these names; views the values.
std::optional<Moment> first_moment(const std::vector<Labelled>& values, const ReportTimes& times, std::initializer_list<std::string_view> names);

/// The detection clock: a stated value; else one computed from a labelled pair of times or from the detection chain's own
/// events; else the reason why a stated one says nothing; else, apart from these, one inferred from the timeline. And who it was
/// that noticed. Writes detection_minutes, detection_missing, inferred_detection_minutes (also of the incidents that the facts already
/// have), detected_by and diagnostics.
void read_detection(const std::vector<Labelled>& values, const std::vector<Event>& events, const ReportTimes& times, Facts& facts);

}  // namespace hindsight::record
