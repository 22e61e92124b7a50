#pragma once

#include <list>
#include <string_view>
#include <utility>
#include <vector>

#include "hindsight/git/object.hpp"
#include "hindsight/git/repository.hpp"

namespace hindsight::archive {

/// Looks up files in the trees of commits; keeps the last few trees open, as many files of one tree are often asked for.
class PathLookup {
 public:
  explicit PathLookup(git::Repository& repository) : repository_(repository) {}

  /// The blob at `path` in a commit's tree; all zeros where there is none or where it cannot be read.
  git::ObjectId find(const git::ObjectId& commit, std::string_view path);

 private:
  struct Tree {
    git::ObjectId id;
    git::SharedObject object;  ///< null where it is no tree
    std::vector<git::TreeEntry> entries;
  };

  const Tree& open(const git::ObjectId& id);

  git::Repository& repository_;
  std::list<Tree> trees_;                                      ///< the last used first
  std::list<std::pair<git::ObjectId, git::ObjectId>> roots_;  ///< a commit and its tree, likewise
};

}  // namespace hindsight::archive
