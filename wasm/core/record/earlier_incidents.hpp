#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "labelled.hpp"
#include "outline.hpp"

namespace hindsight::record {

/// Where a report speaks of incidents before its own: the field for them, and what its counterfactual says and links to.
std::vector<Passage> read_earlier_incidents(const std::vector<Labelled>& values, const Outline& outline);

}  // namespace hindsight::record
