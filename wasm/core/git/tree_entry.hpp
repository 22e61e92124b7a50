#pragma once

#include <cstddef>
#include <string_view>

#include "hindsight/git/object.hpp"

namespace hindsight::git {

/// How one entry lies in a tree's bytes:
///
///   entry = mode SP name NUL id        mode = 1 to 7 octal digits, id = 20 bytes
struct EntryShape {
  std::size_t name = 0;  ///< where it begins
  std::size_t id = 0;    ///< where it begins; the NUL is before it

  [[nodiscard]] std::size_t end() const { return id + sizeof(ObjectId::bytes); }
};

enum class EntryFault { none, bad_mode, cut };

/// Finds the parts of the entry that begins at `at`.
EntryFault find_entry(std::string_view tree, std::size_t at, EntryShape& shape);

/// The entry that find_entry found good; a view into `tree`.
TreeEntry entry_at(std::string_view tree, std::size_t at, const EntryShape& shape);

/// What is wrong with a tree whose entry at `offset` has a fault.
Error entry_error(EntryFault fault, std::size_t offset);

/// Git's order of entries: a folder's name counts as if a slash followed it. Negative, 0 or positive.
int compare_entries(const TreeEntry& a, const TreeEntry& b);

/// The same of two stored entries, which find_entry found good, from the first character of each.
int compare_stored_entries(const char* a, const char* b);

}  // namespace hindsight::git
