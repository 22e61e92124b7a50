#pragma once

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

/// A path whose content differs between two trees.
struct Change {
  std::string path;
  ObjectId blob;  ///< in the second tree; all zeros where the file is not there
  ObjectId before;  ///< the same of the first tree
};

/// Finds what differs between trees, opening only those whose ids differ.
class TreeComparer {
 public:
  /// What cannot be read becomes a problem, once, and counts as unchanged.
  TreeComparer(Repository& repository, std::vector<Error>& problems);

  /// Files (and symlinks) that differ from tree `a` to tree `b`, in path order; all zeros stands for no tree.
  /// Paths begin with `folder`. A change of mode alone is none.
  std::vector<Change> compare(const ObjectId& a, const ObjectId& b, const std::string& folder);
  /// Whether the tree can be opened; else a problem.
  bool can_open(const ObjectId& tree);
  void report(Error error);

 private:
  struct Task {
    ObjectId a;
    ObjectId b;
    std::string path;
    std::size_t depth = 0;
  };

  void compare_task(const Task& task);
  void compare_sound(const Tree& a, const Tree& b, const Task& task);
  void compare_sorted(const SharedTree& a, const SharedTree& b, const Task& task);
  void take(const TreeEntry* a, const TreeEntry* b, const Task& task);
  bool load(const ObjectId& id, SharedTree& tree);
  Result<SharedTree> open(const ObjectId& id);

  Repository& repository_;
  std::vector<std::pair<ObjectId, SharedTree>> recent_;  ///< opened last; the latest first
  std::vector<Error>& problems_;
  std::unordered_set<ObjectId, ObjectIdHash> reported_;
  std::vector<Task> tasks_;
  std::vector<Change> changes_;
  std::size_t listed_changes_ = 0;
  std::size_t listed_path_bytes_ = 0;
  std::size_t opened_in_this_ = 0;
  bool is_full_ = false;
};

}  // namespace hindsight::git
