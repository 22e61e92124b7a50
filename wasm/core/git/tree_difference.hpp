#pragma once

#include <cstdint>
#include <vector>

#include "hindsight/git/tree.hpp"

namespace hindsight::git {

/// Steps through the names whose entries differ between two sound trees. What they share as runs of the same block is
/// passed over without looking at it, what is merely equal by comparing bytes.
class TreeDifference {
 public:
  /// Both trees must outlive it.
  TreeDifference(const Tree& a, const Tree& b) : a_(a), b_(b) {}

  /// Goes to the next name, in Git's order; false when there is none.
  bool next();
  /// Of the name's entry on either side; null where there is none. Valid until next().
  [[nodiscard]] const TreeEntry* in_a() const { return has_a_ ? &a_entry_ : nullptr; }
  [[nodiscard]] const TreeEntry* in_b() const { return has_b_ ? &b_entry_ : nullptr; }

 private:
  /// An entry of a tree.
  class Cursor {
   public:
    explicit Cursor(const Tree& tree) : run_(tree.runs().begin()), runs_end_(tree.runs().end()) { enter(); }
    [[nodiscard]] bool at_end() const { return run_ == runs_end_; }
    [[nodiscard]] const EntryBlock& block() const { return *run_->block; }
    /// In the block's bytes.
    [[nodiscard]] std::uint32_t at() const { return at_; }
    [[nodiscard]] std::uint32_t left_in_run() const { return run_->last - at_; }
    [[nodiscard]] Bytes bytes_left_in_run() const;
    /// Of the next so many bytes, those of whole entries.
    [[nodiscard]] std::uint32_t whole_entries(std::size_t bytes) const;
    [[nodiscard]] std::uint32_t entry_size() const;
    /// By the bytes of whole entries.
    void advance(std::uint32_t bytes);

   private:
    void enter() {
      if (!at_end()) at_ = run_->first;
    }
    std::vector<Tree::Run>::const_iterator run_;
    std::vector<Tree::Run>::const_iterator runs_end_;
    std::uint32_t at_ = 0;
  };

  void skip_equal();

  Cursor a_;
  Cursor b_;
  TreeEntry a_entry_;
  TreeEntry b_entry_;
  bool has_a_ = false;
  bool has_b_ = false;
};

}  // namespace hindsight::git
