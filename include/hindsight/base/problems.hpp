#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "hindsight/base/result.hpp"

namespace hindsight {

/// A hostile file can have millions of faults; people read the first ones.
constexpr std::size_t kListedProblems = 1000;

/// Adds a problem to those that are listed one by one, as long as there are not too many.
inline void list_problem(std::vector<Error>& problems, Error error) {
  if (problems.size() < kListedProblems) problems.push_back(std::move(error));
}

}  // namespace hindsight
