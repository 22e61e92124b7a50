#include "hindsight/base/utf8.hpp"

namespace hindsight::text {

Symbol decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(0);
  if (lead >= 0xF0 && text.size() >= 4)
    return {((lead & 7u) << 18) | ((byte(1) & 63u) << 12) | ((byte(2) & 63u) << 6) | (byte(3) & 63u), 4};
  if (lead >= 0xE0 && text.size() >= 3) return {((lead & 15u) << 12) | ((byte(1) & 63u) << 6) | (byte(2) & 63u), 3};
  if (lead >= 0xC0 && text.size() >= 2) return {((lead & 31u) << 6) | (byte(1) & 63u), 2};
  return {lead, 1};
}

void append_utf8(std::uint32_t c, std::string& out) {
  if (c < 0x80) {
    out += char(c);
  } else if (c < 0x800) {
    out += char(0xC0 | (c >> 6));
    out += char(0x80 | (c & 63));
  } else if (c < 0x10000) {
    out += char(0xE0 | (c >> 12));
    out += char(0x80 | ((c >> 6) & 63));
    out += char(0x80 | (c & 63));
  } else {
    out += char(0xF0 | (c >> 18));
    out += char(0x80 | ((c >> 12) & 63));
    out += char(0x80 | ((c >> 6) & 63));
    out += char(0x80 | (c & 63));
  }
}

}  // namespace hindsight::text
