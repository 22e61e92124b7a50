#pragma once

#include <string_view>
#include <vector>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

/// The reference that a revision names, as resolve_revision finds it; null where it names none.
const Ref* find_revision(const std::vector<Ref>& refs, std::string_view revision);

}  // namespace hindsight::git
