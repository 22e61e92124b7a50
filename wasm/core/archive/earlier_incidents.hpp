#pragma once

#include <vector>

#include "hindsight/archive/archive.hpp"

namespace hindsight::archive {

/// Finds the reports that each report's mentions of earlier incidents mean: by a link, by the name of the file, by the id or by the
/// whole title. Only what comes before it in the archive's order, by date and then by path, is earlier.
void resolve_earlier_incidents(std::vector<Postmortem>& reports);

}  // namespace hindsight::archive
