#pragma once

#include <cstdint>
#include <memory>

#include "entry_block.hpp"
#include "hindsight/git/tree.hpp"

namespace hindsight::git {

/// Builds a tree from pieces: ranges of another tree's bytes and bytes of its own, in any order.
class TreeBuilder {
 public:
  /// `base` must outlive the builder. How many bytes the delta has hints at how many will be the tree's own.
  TreeBuilder(const Tree& base, std::size_t delta_bytes);

  /// Bytes [from, to) of the base, which must lie within it.
  void copy(std::uint64_t from, std::uint64_t to);
  void insert(Bytes bytes);
  /// Ends the building.
  [[nodiscard]] SharedTree finish();

 private:
  [[nodiscard]] bool is_between_entries() const { return !tree_->damage_ && own_bytes_.size() == open_; }
  std::size_t run_at(std::uint64_t from);
  std::uint32_t take_entries(const EntryBlock& block, std::uint32_t at, std::uint32_t end, bool is_next_in_base);
  std::size_t take_bytes(Bytes bytes);
  void close_entry();
  void spoil(EntryFault fault);
  void append_run(const EntryBlock& block, std::uint32_t first, std::uint32_t last);
  void check_order(const char* next);
  [[nodiscard]] const char* last_entry() const;
  void put_runs_together();

  const Tree& base_;
  std::size_t base_run_ = 0;  ///< where the last copy ended
  std::shared_ptr<Tree> tree_;
  /// Entries that no block of the base holds, and from `open_` the bytes of one that has not ended. The block gets them at
  /// the end.
  std::shared_ptr<EntryBlock> own_block_;
  ByteBuffer own_bytes_;
  EntryMarks own_marks_;
  std::uint32_t open_ = 0;
  std::uint32_t last_own_ = 0;  ///< the last entry that has ended
  std::size_t id_bytes_missing_ = 0;  ///< of the open entry once its name has ended, else 0
  ByteBuffer tail_;
};

}  // namespace hindsight::git
