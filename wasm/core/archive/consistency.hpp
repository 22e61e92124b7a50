#pragma once

#include <vector>

#include "hindsight/archive/archive.hpp"

namespace hindsight::archive {

/// Notes in each report where its file's name and its stated date contradict each other, and where its title is
/// that of another report. Rules: date-of-name, title-twice, as far as the settings leave them on.
void check_consistency(std::vector<Postmortem>& reports, const record::Settings& settings);

}  // namespace hindsight::archive
