#pragma once

#include <string_view>
#include <vector>

#include "hindsight/base/diagnostic.hpp"

namespace hindsight::record {

/// Tells of a time that clocks do not show, 24:00 and a second 60, and as what it is taken.
void note_unusual_times(std::string_view text, int line, std::vector<Diagnostic>& diagnostics);

}  // namespace hindsight::record
