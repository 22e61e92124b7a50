#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "moments.hpp"
#include "report_times.hpp"
#include "timeline.hpp"

namespace hindsight::record {

/// Says where a report contradicts itself; nothing is repaired. Adds the diagnostics timeline-out-of-order, date-differs and
/// resolved-before-start.
void check_consistency(const std::vector<Event>& events, const Moments& moments, const ReportTimes& times, Facts& facts);

}  // namespace hindsight::record
