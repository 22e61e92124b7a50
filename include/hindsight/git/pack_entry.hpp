#pragma once

#include <cstdint>
#include <string>

#include "hindsight/git/object.hpp"

namespace hindsight::git {

/// What an entry of a pack holds; the values are those of the type field. 0 and 5 do not exist.
enum class EntryType : std::uint8_t { commit = 1, tree = 2, blob = 3, tag = 4, ofs_delta = 6, ref_delta = 7 };

/// The head of one entry, https://git-scm.com/docs/gitformat-pack:
///
///   entry = type-and-size [ base-distance | base-id ] zlib-stream
///   type-and-size = byte with the type in bits 4-6 and 4 bits of size, then 7 bits a byte, low ones first
///   base-distance = 7 bits a byte, high ones first, 1 added at each continuation
struct PackEntry {
  EntryType type = EntryType::blob;
  std::uint64_t offset = 0;       ///< of the entry, in the pack
  std::uint64_t data_offset = 0;  ///< of its zlib stream, in the pack
  std::uint64_t size = 0;         ///< inflated; of the delta itself for deltas. A claim, not yet verified
  std::uint64_t base_offset = 0;  ///< ofs_delta only; smaller than `offset`
  ObjectId base_id;               ///< ref_delta only

  [[nodiscard]] bool is_delta() const { return type == EntryType::ofs_delta || type == EntryType::ref_delta; }
  /// Only for entries that are no deltas.
  [[nodiscard]] ObjectKind kind() const { return static_cast<ObjectKind>(type); }
};

/// Reads the entry at `offset`. The error names the offset.
Result<PackEntry> parse_pack_entry(Bytes pack, std::uint64_t offset);

/// "pack offset 1234", for errors.
std::string pack_place(std::uint64_t offset);

}  // namespace hindsight::git
