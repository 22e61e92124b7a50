#pragma once

#include <list>
#include <string_view>
#include <utility>

#include "hindsight/git/object.hpp"
#include "hindsight/git/repository.hpp"

namespace hindsight::archive {

/// Looks up files in the trees of commits; keeps the last few commits, as many files of one are often asked for.
class PathLookup {
 public:
  explicit PathLookup(git::Repository& repository) : repository_(repository) {}

  /// The blob at `path` in a commit's tree; all zeros where there is none or where it cannot be read.
  git::ObjectId find(const git::ObjectId& commit, std::string_view path);

 private:
  git::ObjectId root_of(const git::ObjectId& commit);

  git::Repository& repository_;
  std::list<std::pair<git::ObjectId, git::ObjectId>> roots_;  ///< a commit and its tree, the last used first
};

}  // namespace hindsight::archive
