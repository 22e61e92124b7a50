#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace hindsight {

/// A view of raw bytes; never owns.
using Bytes = std::span<const std::byte>;

inline std::string_view as_text(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline Bytes as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

inline std::uint32_t load_be32(const std::byte* at) {
  return (std::uint32_t(at[0]) << 24) | (std::uint32_t(at[1]) << 16) | (std::uint32_t(at[2]) << 8) | std::uint32_t(at[3]);
}

}  // namespace hindsight
