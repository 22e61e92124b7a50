#pragma once

#include <vector>

#include "hindsight/archive/archive.hpp"

namespace hindsight::archive {

/// Finds the reports that each report's mentions of earlier incidents mean: by a link, by the name of the file, by the id or by the
/// whole title. A report that is dated later is none of them.
void resolve_earlier_incidents(std::vector<Postmortem>& reports);

}  // namespace hindsight::archive
