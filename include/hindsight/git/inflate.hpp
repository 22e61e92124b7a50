#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "hindsight/base/byte_buffer.hpp"
#include "hindsight/base/result.hpp"

struct libdeflate_decompressor;

namespace hindsight::git {

/// Inflates zlib streams (RFC 1950) whose inflated size is known beforehand, as Git stores them. Reusable.
class Inflater {
 public:
  Inflater();

  /// Fills `out` exactly from the stream at the front of `input`, checksum verified, and returns how many bytes of
  /// `input` the stream took; what follows it is not looked at. Fails when the stream is damaged or cut (malformed)
  /// or inflates to another size (mismatch). The error names no place.
  Result<std::size_t> inflate(Bytes input, std::span<std::byte> out);

  /// The same for a deflate stream (RFC 1951), which has no checksum.
  Result<std::size_t> inflate_raw(Bytes input, std::span<std::byte> out);

  /// A zlib stream that is all of `input` but what may follow it, whose inflated size nobody states. Fails like inflate,
  /// and where it would become more than `max_bytes` (limit).
  Result<ByteBuffer> inflate_unsized(Bytes input, std::uint64_t max_bytes);

  /// Whether `input_size` bytes of deflate can become `size` bytes: to be asked before memory is set aside for them.
  static bool is_plausible(std::size_t input_size, std::uint64_t size);

 private:
  enum class Format { zlib, deflate };
  Result<std::size_t> inflate_as(Format format, Bytes input, std::span<std::byte> out);

  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

}  // namespace hindsight::git
