#include "slug.hpp"

#include <cstdint>

#include "hindsight/base/text.hpp"
#include "hindsight/base/utf8.hpp"

namespace hindsight::markdown {
namespace {

constexpr std::size_t kLongest = 160;

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

/// Punctuation, symbols and emoji above ASCII; everything else there counts as a letter, digit or accent.
constexpr Range kNotLetters[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},       {0xF7, 0xF7},
    {0x2000, 0x206F}, {0x20A0, 0x20CF}, {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004},   {0x3008, 0x3020},
    {0x3030, 0x3030}, {0xE000, 0xF8FF}, {0xFE00, 0xFE6F}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20},   {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},
};

bool is_letter(std::uint32_t code) {
  if (code < 0x80) return text::is_alpha(static_cast<char>(code)) || text::is_digit(static_cast<char>(code));
  for (const Range& range : kNotLetters) {
    if (code >= range.first && code <= range.last) return false;
  }
  return true;
}

/// Lower case of the alphabets that have one and that reports are written in.
std::uint32_t lower(std::uint32_t code) {
  if (code < 0x80) return static_cast<unsigned char>(text::lower(static_cast<char>(code)));
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
  if (code >= 0x0100 && code <= 0x0137 && code != 0x0130) return code | 1;
  if (code >= 0x0139 && code <= 0x0148) return code % 2 == 1 ? code + 1 : code;
  if (code >= 0x014A && code <= 0x0177) return code | 1;
  if (code == 0x0178) return 0xFF;
  if (code >= 0x0179 && code <= 0x017E) return code % 2 == 1 ? code + 1 : code;
  if (code >= 0x0391 && code <= 0x03A9) return code + 0x20;
  if (code >= 0x0400 && code <= 0x040F) return code + 0x50;
  if (code >= 0x0410 && code <= 0x042F) return code + 0x20;
  if (code >= 0x0460 && code <= 0x0481) return code | 1;
  if (code >= 0x048A && code <= 0x04BF) return code | 1;
  if (code >= 0x1E00 && code <= 0x1EFF) return code | 1;
  return code;
}

}  // namespace

std::string slug(std::string_view heading) {
  std::string out;
  std::string_view rest = text::trim(heading);
  while (!rest.empty() && out.size() < kLongest - 4) {
    const text::Symbol symbol = text::decode(rest);
    const std::uint32_t code = symbol.code_point;
    if (code < 0x80 && text::is_space(static_cast<char>(code))) out += '-';
    else if (code == '-' || code == '_' || is_letter(code)) text::append_utf8(lower(code), out);
    rest.remove_prefix(symbol.size);
  }
  return out.find_first_not_of('-') == std::string::npos ? "section" : out;
}

std::string SlugSet::add(std::string_view heading) {
  const std::string base = slug(heading);
  if (used_.try_emplace(base, 0).second) return base;
  for (;;) {
    std::string numbered = base + "-" + std::to_string(++used_[base]);
    if (used_.try_emplace(numbered, 0).second) return numbered;
  }
}

}  // namespace hindsight::markdown
