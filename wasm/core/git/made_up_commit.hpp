#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hindsight/git/plain_files.hpp"

namespace hindsight::git {

/// Blobs, trees and a commit for files that have none.
class MadeUpCommit {
 public:
  explicit MadeUpCommit(FileContents files);

  [[nodiscard]] const ObjectId& id() const { return id_; }
  /// Null when there is none of that id.
  [[nodiscard]] SharedObject find(const ObjectId& id) const;
  [[nodiscard]] std::vector<ObjectId> ids() const;

 private:
  using At = FileContents::iterator;
  ObjectId put(ObjectKind kind, ByteBuffer data);
  /// The tree of the files from `first` to `last`, whose paths all begin with the same `prefix` bytes.
  ObjectId put_tree(At first, At last, std::size_t prefix);

  std::unordered_map<ObjectId, SharedObject, ObjectIdHash> objects_;
  ObjectId id_;
};

}  // namespace hindsight::git
