#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "hindsight/base/bytes.hpp"

namespace hindsight {

/// SHA-1 as FIPS 180-4 defines it; Git names its objects by it. Not for security.
class Sha1 {
 public:
  using Digest = std::array<std::byte, 20>;

  Sha1& update(Bytes bytes);
  /// Ends the computation; the object must not be updated afterwards.
  [[nodiscard]] Digest finish();

 private:
  std::array<std::uint32_t, 5> state_{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  std::array<std::byte, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t total_bytes_ = 0;
};

}  // namespace hindsight
