#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "entry_block.hpp"
#include "hindsight/git/tree.hpp"

namespace hindsight::git {

/// Builds a tree from pieces: ranges of another tree's bytes and bytes of its own, in any order.
class TreeBuilder {
 public:
  /// `base` must outlive the builder.
  explicit TreeBuilder(const Tree& base);

  /// Bytes [from, to) of the base, which must lie within it.
  void copy(std::uint64_t from, std::uint64_t to);
  void insert(Bytes bytes);
  /// Ends the building.
  [[nodiscard]] SharedTree finish();

 private:
  [[nodiscard]] bool is_between_entries() const { return !tree_->damage_ && own_bytes_.size() == own_starts_.back(); }
  std::size_t take_bytes(Bytes bytes);
  void close_entry();
  void spoil(EntryFault fault);
  void append_run(const std::shared_ptr<const EntryBlock>& block, std::uint32_t first, std::uint32_t last, std::uint32_t bytes);
  void check_order(const TreeEntry& next);
  [[nodiscard]] TreeEntry own_entry(std::size_t i) const;
  void put_runs_together();

  const Tree& base_;
  std::shared_ptr<Tree> tree_;
  /// Entries that no block of the base holds, and the bytes of one that is still open. The block gets them at the end.
  std::shared_ptr<EntryBlock> own_block_;
  ByteBuffer own_bytes_;
  std::vector<std::uint32_t> own_starts_{0};
  std::size_t id_bytes_missing_ = 0;  ///< of the open entry once its name has ended, else 0
  ByteBuffer tail_;
};

}  // namespace hindsight::git
