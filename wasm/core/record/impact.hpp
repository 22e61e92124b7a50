#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "labelled.hpp"
#include "moments.hpp"
#include "outline.hpp"
#include "timeline.hpp"

namespace hindsight::record {

/// The numbers that a report's fields put to its impact. A text that holds none, or several, gives no value.
Impact read_impact(const std::vector<Labelled>& values, const Moments& moments, const Outline& outline, const std::vector<Event>& events, const Labels& labels);

}  // namespace hindsight::record
