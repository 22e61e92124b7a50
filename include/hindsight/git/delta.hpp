#pragma once

#include <cstdint>

#include "hindsight/base/byte_buffer.hpp"
#include "hindsight/base/result.hpp"

/// Deltas as https://git-scm.com/docs/gitformat-pack describes them ("Deltified representation"):
///
///   delta  = base-size result-size *( copy | insert )
///   size   = little-endian base 128, the high bit says that more follows
///   copy   = 1ooooooo-style byte: bits 0-3 say which of 4 offset bytes, bits 4-6 which of 3 size bytes follow
///            (a size of 0 means 65,536)
///   insert = a byte of 1..127 and that many literal bytes; 0 is reserved
namespace hindsight::git {

struct DeltaSizes {
  std::uint64_t base = 0;
  std::uint64_t result = 0;
  std::size_t header_bytes = 0;  ///< where the instructions begin
};

Result<DeltaSizes> parse_delta_sizes(Bytes delta);

/// Checks the delta as a whole for a base of `base_size` bytes: every copy lies within the base, and the declared size
/// is what the instructions produce, at most `max_bytes`. The error names no place.
Result<DeltaSizes> check_delta(std::uint64_t base_size, Bytes delta, std::uint64_t max_bytes);

/// One instruction: a copy where nothing is inserted.
struct DeltaInstruction {
  std::uint64_t copy_offset = 0;  ///< in the base
  std::uint64_t copy_size = 0;    ///< 0 for an insert
  Bytes inserted;                 ///< a view into the delta
};

/// Steps through the instructions of a delta that check_delta has found good.
class DeltaInstructions {
 public:
  DeltaInstructions(Bytes delta, const DeltaSizes& sizes) : delta_(delta), at_(sizes.header_bytes) {}

  /// False when there are no more.
  bool next(DeltaInstruction& instruction);

 private:
  Bytes delta_;
  std::size_t at_;
};

/// Replaces `out` by the delta's result, after check_delta: nothing is allocated for a bad one. `out` must not overlap
/// the views. The error names no place.
Status apply_delta(Bytes base, Bytes delta, std::uint64_t max_bytes, ByteBuffer& out);

}  // namespace hindsight::git
