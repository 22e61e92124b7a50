#pragma once

#include <vector>

#include "hindsight/archive/archive.hpp"

namespace hindsight::archive {

/// Counts for each report how many the commit of its first version began (Postmortem::written_together).
void count_written_together(std::vector<Postmortem>& reports);

}  // namespace hindsight::archive
