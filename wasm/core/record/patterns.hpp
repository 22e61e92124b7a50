#pragma once

#include <vector>

#include "hindsight/record/facts.hpp"
#include "labelled.hpp"
#include "outline.hpp"

namespace hindsight::record {

/// The patterns that repeat with agents, each where it is first told in the field for the class, in causes or in lessons.
std::vector<Sourced<std::string>> read_patterns(const std::vector<Labelled>& values, const Outline& outline);

}  // namespace hindsight::record
