#pragma once

#include <vector>

#include "fuzz_target.hpp"

namespace hindsight::fuzz {

/// Packs with every kind of entry, good and bad.
std::vector<Seed> pack_seeds();

}  // namespace hindsight::fuzz
