#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "labelled.hpp"
#include "report_times.hpp"

namespace hindsight::record {

/// The numbers that a report's fields put to its impact. A text that holds none, or several, gives no value.
Impact read_impact(const std::vector<Labelled>& values, const ReportTimes& times);

}  // namespace hindsight::record
