#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "hindsight/git/object.hpp"

namespace hindsight::git {

class EntryBlock;
class Tree;

using SharedTree = std::shared_ptr<const Tree>;

/// The bytes that trees and what they share take up in memory, kept by those who share the gauge. May be null.
using ByteGauge = std::shared_ptr<std::uint64_t>;

/// A tree as runs of entries that it may share with other trees.
///
/// In a folder of 10,000 reports a tree has 500 KB, and nearly every commit makes another. A tree that is stored as a delta
/// is therefore built from its base as an edit: what the delta copies stays where it is, and only entries that an inserted
/// byte or the end of a copy falls into are put together anew. Its cost, and that of comparing it with its base, is that
/// of the delta and of the edits before it and not that of the folder.
///
/// Whatever the delta does, the entries are those that parse_tree finds in the same tree put together byte by byte.
class Tree {
 public:
  /// Whole entries, the bytes [first, last) of a block that the tree holds.
  struct Run {
    const EntryBlock* block = nullptr;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t end = 0;  ///< in the tree's bytes
  };

  /// Of a whole tree's bytes, which it keeps. Trees of 4 GiB and more are an error, and what is no tree.
  static Result<SharedTree> from_object(SharedObject object, ByteGauge gauge = {});
  /// The same; the error names the id.
  static Result<SharedTree> from_object(const ObjectId& id, SharedObject object);
  /// Of a delta against a tree. Fails as apply_delta does.
  static Result<SharedTree> from_delta(const Tree& base, Bytes delta, std::uint64_t max_bytes);

  ~Tree();
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  /// Of the tree as it would be stored whole.
  [[nodiscard]] std::uint64_t byte_size() const { return entries_end() + tail_.size(); }
  /// What ends the entries before the tree's end.
  [[nodiscard]] const std::optional<Error>& damage() const { return damage_; }
  /// Whole, and the entries in Git's order, each name once. Others must be sorted before they are compared.
  [[nodiscard]] bool is_sound() const { return is_in_order_ && !damage_; }

  /// All entries in stored order; views that are valid as long as the tree.
  [[nodiscard]] std::vector<TreeEntry> entries() const;
  /// The entry of that name, of several the first. By bisection in a sound tree.
  [[nodiscard]] std::optional<TreeEntry> find(std::string_view name) const;
  /// The tree as it would be stored whole.
  [[nodiscard]] ByteBuffer bytes() const;

  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  /// What follows the entries in a damaged tree.
  [[nodiscard]] Bytes tail() const { return tail_; }
  /// Where the entries end in the tree's bytes.
  [[nodiscard]] std::uint64_t entries_end() const { return runs_.empty() ? 0 : runs_.back().end; }

 private:
  friend class TreeBuilder;
  explicit Tree(ByteGauge gauge);
  void settle();
  [[nodiscard]] std::optional<TreeEntry> bisect(const TreeEntry& wanted) const;

  std::vector<Run> runs_;
  std::vector<std::shared_ptr<const EntryBlock>> blocks_;
  bool is_in_order_ = true;
  std::optional<Error> damage_;
  SharedObject tail_owner_;
  Bytes tail_;
  ByteGauge gauge_;
  std::uint64_t counted_ = 0;
};

}  // namespace hindsight::git
