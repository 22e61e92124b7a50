#pragma once

#include <cstdint>
#include <memory>

#include "entry_marks.hpp"
#include "hindsight/git/tree.hpp"
#include "tree_entry.hpp"

namespace hindsight::git {

/// Entries of a tree as they are stored, one after the other. Places are offsets in bytes(), and where an entry is meant,
/// those at which one begins. Once trees share it nothing changes.
class EntryBlock {
 public:
  explicit EntryBlock(ByteGauge gauge) : gauge_(std::move(gauge)) {}
  ~EntryBlock() { settle(0); }
  EntryBlock(const EntryBlock&) = delete;
  EntryBlock& operator=(const EntryBlock&) = delete;

  [[nodiscard]] Bytes bytes() const { return bytes_; }
  [[nodiscard]] Bytes bytes(std::uint32_t from, std::uint32_t to) const { return bytes_.subspan(from, to - from); }
  [[nodiscard]] TreeEntry entry(std::uint32_t at) const;
  /// The entry's first character.
  [[nodiscard]] const char* text(std::uint32_t at) const { return as_text(bytes_).data() + at; }
  /// Whether one begins there, or the last one ends.
  [[nodiscard]] bool is_between_entries(std::uint32_t at) const { return marks_.is_set(at); }
  /// The beginning of the entry that the byte at `at` belongs to; of no entry any more, bytes().size().
  [[nodiscard]] std::uint32_t entry_around(std::uint32_t at) const { return marks_.at_or_before(at); }
  [[nodiscard]] std::uint32_t entry_end(std::uint32_t at) const { return marks_.after(at); }
  /// Whether every entry is greater than the one before it.
  [[nodiscard]] bool is_in_order() const { return is_in_order_; }

  /// Takes the entries of a whole tree; at a fault it stops, and says where.
  EntryFault read(SharedObject tree, std::uint32_t& fault_offset);
  /// Takes over entries that begin at the marks; the last mark is where they end.
  void take(ByteBuffer bytes, EntryMarks marks, bool is_in_order);

 private:
  void settle(std::uint64_t bytes);

  SharedObject object_;
  Bytes bytes_;  ///< of object_
  EntryMarks marks_;
  bool is_in_order_ = true;
  ByteGauge gauge_;
  std::uint64_t counted_ = 0;
};

}  // namespace hindsight::git
