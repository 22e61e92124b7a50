#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "hindsight/git/tree.hpp"
#include "tree_entry.hpp"

namespace hindsight::git {

/// Entries of a tree as they are stored, one after the other, with where each begins. Once trees share it nothing changes.
class EntryBlock {
 public:
  explicit EntryBlock(ByteGauge gauge) : gauge_(std::move(gauge)) {}
  ~EntryBlock() { settle(0); }
  EntryBlock(const EntryBlock&) = delete;
  EntryBlock& operator=(const EntryBlock&) = delete;

  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] Bytes bytes() const { return bytes_; }
  /// Of entry `i`, in bytes(); that of size() is where the last one ends.
  [[nodiscard]] std::uint32_t start(std::size_t i) const { return starts_[i]; }
  [[nodiscard]] TreeEntry entry(std::size_t i) const;
  /// Whether every entry is greater than the one before it.
  [[nodiscard]] bool is_in_order() const { return is_in_order_; }
  /// The entry of [first, last] that begins at `start`, or the last one that begins before it.
  [[nodiscard]] std::size_t find(std::size_t first, std::size_t last, std::uint64_t start) const;

  /// Takes the entries of a whole tree; at a fault it stops, and says where.
  EntryFault read(SharedObject tree, std::size_t& fault_offset);
  /// Takes over bytes that hold entries which begin at `starts` (and end at the last of these).
  void take(ByteBuffer bytes, std::vector<std::uint32_t> starts, bool is_in_order);

 private:
  void settle(std::uint64_t bytes);

  SharedObject object_;
  Bytes bytes_;  ///< of object_
  std::vector<std::uint32_t> starts_{0};
  bool is_in_order_ = true;
  ByteGauge gauge_;
  std::uint64_t counted_ = 0;
};

}  // namespace hindsight::git
