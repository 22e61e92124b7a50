#pragma once

#include <unordered_set>
#include <vector>

#include "object_files.hpp"

namespace hindsight::git {

/// Brings what a revision needs where nobody can say what there is: all of its commits, its tree as a whole, and of older
/// trees what lies in no pack. Each step asks for everything that the one before it made known.
class ReachableWalk {
 public:
  using Ids = std::unordered_set<ObjectId, ObjectIdHash>;

  /// The parents of the commits in `cut` are not looked for.
  ReachableWalk(ObjectFiles& files, ObjectStore& store, const Ids& cut) : files_(files), store_(store), cut_(cut) {}

  void start(const ObjectId& tip) { todo_.push_back({tip, Part::whole}); }
  /// Works until about `budget_bytes` have been read; true when nothing is left to be done now. What was asked for has to
  /// be supplied then, and step called again, until nothing is asked for any more.
  bool step(std::size_t budget_bytes);

 private:
  /// How much of what an object leads to is wanted.
  enum class Part { whole, outside_packs };
  struct Wanted {
    ObjectId id;
    Part part;
  };

  void visit(const Wanted& wanted);
  void follow_commit(const ObjectId& id, Bytes data, Part part);
  void follow_tree(Bytes data, Part part);
  void follow(const ObjectId& id, Part part);

  ObjectFiles& files_;
  ObjectStore& store_;
  const Ids& cut_;
  std::vector<Wanted> todo_;
  std::vector<Wanted> waiting_;
  Ids seen_whole_;
  Ids seen_;
  std::size_t used_ = 0;
};

}  // namespace hindsight::git
