#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "labelled.hpp"
#include "moments.hpp"
#include "outline.hpp"
#include "report_times.hpp"
#include "timeline.hpp"

namespace hindsight::record {

/// The detection clock: a stated value; else one computed from a labelled pair of times (fields, or events that name their own role) or
/// from the detection chain's own events; else a span that a sentence tells; else the reason why a stated one says nothing; else,
/// apart from these, one inferred from the timeline. And who it was that noticed. What cannot be, given the report's own end, is no
/// value. Writes detection_minutes, detection_missing, inferred_detection_minutes (also of the incidents that the facts already have),
/// detected_by and diagnostics.
void read_detection(const std::vector<Labelled>& values, const Outline& outline, const std::vector<Event>& events, const Moments& moments, const ReportTimes& times,
                    Facts& facts);

}  // namespace hindsight::record
