#pragma once

#include <cstdint>

#include "hindsight/base/bytes.hpp"
#include "hindsight/base/result.hpp"
#include "hindsight/git/pack_index.hpp"

/// The .idx file beside a pack, https://git-scm.com/docs/gitformat-pack ("pack-*.idx files have the following format"):
///
///   version-1 = fan-out *( offset-32 id ) pack-checksum checksum
///   version-2 = FF "tOc" 00000002 fan-out *id *crc-32 *offset-32 *offset-64 pack-checksum checksum
///   fan-out   = 256 counts of 32 bits: of the objects whose id begins with this byte or a smaller one
///   offset-32 = with the highest bit set (version 2 only) the rest is an index into the offset-64 table
///
/// Ids are ascending, numbers big-endian, checksums SHA-1; the last one is of the whole file before it.
namespace hindsight::git {

/// Where the pack's size is not known yet.
constexpr std::uint64_t kUnknownPackSize = ~std::uint64_t(0);

/// What the file says, everything about it checked that can be without the pack: its own checksum, the order of the ids,
/// that the fan-out agrees with them, and that every offset lies between the head and the trailer of a pack of
/// `pack_size` bytes. The index is a supplied one. Errors name an offset in the file, not the file.
Result<PackIndex> parse_pack_index(Bytes idx, std::uint64_t pack_size);

/// The checksum at the end of the pack for which an idx file was made. The file must have been parsed.
ObjectId pack_checksum_in(Bytes idx);

/// Whether every offset can be one of a pack of that size.
bool fits_pack(const PackIndex& index, std::uint64_t pack_size);

}  // namespace hindsight::git
