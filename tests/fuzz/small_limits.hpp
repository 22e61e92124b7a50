#pragma once

#include "hindsight/git/pack_limits.hpp"

namespace hindsight::fuzz {

/// So that an input of some kilobytes takes milliseconds and megabytes.
inline git::PackLimits small_limits() {
  git::PackLimits limits;
  limits.max_object_bytes = 256 << 10;
  limits.total_bytes = 4 << 20;
  limits.total_per_pack_byte = 64;
  limits.live_bytes = 1 << 20;
  limits.chain_bytes = 8 << 20;
  limits.kept_bytes = 4 << 10;
  limits.base_cache_bytes = 64 << 10;
  limits.listed_problems = 50;
  return limits;
}

}  // namespace hindsight::fuzz
