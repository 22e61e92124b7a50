#pragma once

#include "hindsight/base/bytes.hpp"

namespace hindsight::git {

/// How many bytes two views share at their beginning.
std::size_t common_prefix(Bytes a, Bytes b);

/// How many bytes, at most `most`, two views share at their end. `most` must not exceed either size.
std::size_t common_suffix(Bytes a, Bytes b, std::size_t most);

}  // namespace hindsight::git
