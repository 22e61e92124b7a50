#pragma once

#include <cstddef>
#include <cstdint>

#include "hindsight/base/bytes.hpp"

namespace hindsight::git {

/// Numbers as zip writes them. The bytes from `at` on must be there.
inline std::uint64_t load_le(Bytes bytes, std::uint64_t at, int size) {
  std::uint64_t value = 0;
  for (int i = size; i-- > 0;) value = (value << 8) | std::to_integer<std::uint64_t>(bytes[std::size_t(at) + std::size_t(i)]);
  return value;
}
inline std::uint16_t load_le16(Bytes bytes, std::uint64_t at) { return std::uint16_t(load_le(bytes, at, 2)); }
inline std::uint32_t load_le32(Bytes bytes, std::uint64_t at) { return std::uint32_t(load_le(bytes, at, 4)); }
inline std::uint64_t load_le64(Bytes bytes, std::uint64_t at) { return load_le(bytes, at, 8); }

}  // namespace hindsight::git
