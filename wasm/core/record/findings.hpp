#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "timeline.hpp"

namespace hindsight::record {

/// What a reviewer would note: no automated detection, a detection that took over 15 minutes, the change that likely was the
/// trigger. Reads what was found so far and adds to findings.
void note_findings(const std::vector<Event>& events, Facts& facts);

}  // namespace hindsight::record
