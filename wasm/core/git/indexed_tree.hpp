#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

/// A tree whose entries are found by number without having been taken apart.
class IndexedTree {
 public:
  /// Where `similar` is given, what both have in common at either end is taken over instead of being read again.
  IndexedTree(SharedObject object, const IndexedTree* similar);

  [[nodiscard]] Bytes data() const { return object_ ? Bytes(object_->data) : Bytes(); }
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] TreeEntry entry(std::size_t i) const;
  /// Whole, and the entries in Git's order, each name once. Others must be sorted before they are compared.
  [[nodiscard]] bool is_sound() const { return is_sorted_ && !damage_; }
  [[nodiscard]] const std::optional<Error>& damage() const { return damage_; }

  /// Both trees must be sound. Entries that two trees do not share at their beginning and end: [first, a_last) of the one, [first, b_last) of the other.
  struct Difference {
    std::size_t first = 0;
    std::size_t a_last = 0;
    std::size_t b_last = 0;
  };
  static Difference difference(const IndexedTree& a, const IndexedTree& b);

 private:
  void index_from(std::size_t offset, const IndexedTree* similar, std::size_t common_suffix);
  void check_order(std::size_t first, std::size_t last);

  SharedObject object_;
  std::vector<std::uint32_t> starts_;  ///< of every entry, and the end of the last
  std::size_t taken_over_ = 0;  ///< entries at the end whose boundaries came from a similar tree
  std::optional<Error> damage_;
  bool is_sorted_ = true;
};

/// Git's order of entries: a folder's name counts as if a slash followed it. Negative, 0 or positive.
int compare_entries(const TreeEntry& a, const TreeEntry& b);

/// Trees by their ids, the least recently used given up first.
class TreeCache {
 public:
  explicit TreeCache(Repository& repository) : repository_(repository) {}

  /// The tree, indexed with the help of `similar` (may be null). An error for what cannot be read or is no tree.
  Result<std::shared_ptr<const IndexedTree>> load(const ObjectId& id, const IndexedTree* similar);

 private:
  struct Held {
    ObjectId id;
    std::shared_ptr<const IndexedTree> tree;
  };
  Repository& repository_;
  std::size_t bytes_ = 0;
  std::list<Held> held_;  ///< the most recently used first
  std::unordered_map<ObjectId, std::list<Held>::iterator, ObjectIdHash> by_id_;
};

}  // namespace hindsight::git
