#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 as it is known to be: text::sanitize_utf8 has been over it.
namespace hindsight::text {

struct Symbol {
  std::uint32_t code_point = 0;
  std::size_t size = 1;  ///< in bytes
};

/// The code point at the start of a text that is not empty; a byte that begins none counts as itself.
Symbol decode(std::string_view text);
void append_utf8(std::uint32_t code_point, std::string& out);

/// A byte within a code point, not its first.
constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace hindsight::text
