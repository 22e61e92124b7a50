#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "labelled.hpp"
#include "outline.hpp"

/// What the model did and what the system around it added.
namespace hindsight::record {

/// Named in a field, else in the section that asks for it. Writes llm_behavior and system_contribution.
void read_contributions(const std::vector<Labelled>& values, const Outline& outline, Facts& facts);

}  // namespace hindsight::record
