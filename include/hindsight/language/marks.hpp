#pragma once

#include <cstddef>
#include <string_view>

#include "hindsight/base/text.hpp"

/// Marks that two widths are written of.
namespace hindsight::language {

constexpr std::string_view kWideColon = "\xEF\xBC\x9A";

/// The bytes of the colon that a text begins or ends with, or 0.
inline std::size_t colon_at_start(std::string_view text) { return text.starts_with(':') ? 1 : text.starts_with(kWideColon) ? kWideColon.size() : 0; }
inline std::size_t colon_at_end(std::string_view text) { return text.ends_with(':') ? 1 : text.ends_with(kWideColon) ? kWideColon.size() : 0; }

/// Blanks behind it do not count.
inline bool ends_with_colon(std::string_view text) { return colon_at_end(text::trim(text)) != 0; }

/// "Owner: " → "Owner".
inline std::string_view without_colon(std::string_view text) {
  text = text::trim(text);
  while (const std::size_t size = colon_at_end(text)) text = text::trim(text.substr(0, text.size() - size));
  return text;
}

}  // namespace hindsight::language
