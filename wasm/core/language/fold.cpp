#include "hindsight/language/fold.hpp"
#include "hindsight/language/scanner.hpp"

#include "hindsight/base/text.hpp"

namespace hindsight::language {
namespace {

constexpr std::uint32_t kWideOffset = 0xFEE0;  // "Ａ" is so far from "A"

bool is_between(std::uint32_t c, std::uint32_t first, std::uint32_t last) { return c >= first && c <= last; }

/// Ranges in which capital and small letters take turns.
bool begins_at_even(std::uint32_t c) {
  return (is_between(c, 0x100, 0x137) && c != 0x130) || is_between(c, 0x14A, 0x177) || is_between(c, 0x218, 0x233) || is_between(c, 0x460, 0x481) ||
         is_between(c, 0x48A, 0x4BF) || is_between(c, 0x4D0, 0x52F) || is_between(c, 0x1E00, 0x1EFF);
}
bool begins_at_odd(std::uint32_t c) { return is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E) || is_between(c, 0x4C1, 0x4CE); }

bool is_symbol(std::uint32_t c) {
  return is_between(c, 0x80, 0xBF) || is_between(c, 0x2000, 0x2BFF) || (is_between(c, 0x3000, 0x303F) && c != 0x3005) || is_between(c, 0xFE00, 0xFE0F) ||
         is_between(c, 0xFF00, 0xFF0F) || is_between(c, 0xFF1A, 0xFF20) || is_between(c, 0xFF3B, 0xFF40) || is_between(c, 0xFF5B, 0xFF65) ||
         is_between(c, 0x1F000, 0x1FBFF) || c == 0x30FB;
}

/// The letter under the accents of U+00E0 to U+017F, in order; '.' where a letter has none of its own.
constexpr std::string_view kBaseLetters = "aaaaaa.ceeeeiiii.nooooo..uuuuy.y";  // U+00E0 to U+00FF
constexpr std::string_view kBaseExtended =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghh..iiiiiiiiii..jjkk.llllll..llnnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz";  // U+0100 to U+017E

bool starts_a_hump(std::string_view label, std::size_t at) {
  if (at == 0 || label[at] < 'A' || label[at] > 'Z') return false;
  const char before = label[at - 1];
  return (before >= 'a' && before <= 'z') || text::is_digit(before);
}

}  // namespace

std::uint32_t fold(std::uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if (is_between(c, 0xFF01, 0xFF5E)) return fold(c - kWideOffset);
  if (c == 0x130) return 'i';
  if ((is_between(c, 0xC0, 0xDE) && c != 0xD7) || is_between(c, 0x391, 0x3AB) || is_between(c, 0x410, 0x42F)) return c + 0x20;
  if (is_between(c, 0x400, 0x40F)) return c + 0x50;
  if (c == 0x178) return 0xFF;
  if (c == 0x1E9E) return 0xDF;
  return (begins_at_even(c) && c % 2 == 0) || (begins_at_odd(c) && c % 2 == 1) ? c + 1 : c;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Symbol symbol = decode(text);
    const bool is_letter = symbol.size > 1 || symbol.code_point < 0x80;
    if (is_letter) append_utf8(fold(symbol.code_point), out);
    else out += text[0];
    text.remove_prefix(symbol.size);
  }
  return out;
}

std::string without_accents(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  while (!folded.empty()) {
    const Symbol symbol = decode(folded);
    const std::uint32_t c = symbol.code_point;
    char base = '.';
    if (symbol.size == 2 && is_between(c, 0xE0, 0xFF)) base = kBaseLetters[c - 0xE0];
    else if (symbol.size == 2 && is_between(c, 0x100, 0x17E) && c - 0x100 < kBaseExtended.size()) base = kBaseExtended[c - 0x100];
    if (base != '.') out += base;
    else if (c == 0xDF && symbol.size == 2) out += "ss";
    else if (c == 0xF8 && symbol.size == 2) out += 'o';
    else out += folded.substr(0, symbol.size);
    folded.remove_prefix(symbol.size);
  }
  return out;
}

bool is_joined_script(std::uint32_t c) {
  return is_between(c, 0x3040, 0x30FF) || is_between(c, 0x3400, 0x9FFF) || is_between(c, 0xAC00, 0xD7A3) || is_between(c, 0xF900, 0xFAFF) || c == 0x3005 ||
         is_between(c, 0x20000, 0x2FFFF);
}

bool begins_a_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t before = at - 1;
  while (before > 0 && at - before < 4 && text::is_continuation(text[before])) --before;
  const std::uint32_t c = decode(text.substr(before, at - before)).code_point;
  return !is_letter_or_digit(c) || is_joined_script(c);
}

bool is_letter_or_digit(std::uint32_t c) {
  if (c < 0x80) return text::is_alpha(char(c)) || text::is_digit(char(c));
  return !is_symbol(c);
}

namespace {

/// An apostrophe joins ("didn’t" is one word) but where it stands for the end of a short word: "l’alerte", "dell’utente", "qu’il".
bool is_elided(std::string_view before) {
  constexpr std::size_t kLongestElided = 8;
  before = before.substr(before.size() - std::min(before.size(), kLongestElided));
  const std::size_t blank = before.rfind(' ');
  const std::string_view word = blank == std::string_view::npos ? before : before.substr(blank + 1);
  for (const std::string_view elided : {"l", "d", "qu", "n", "s", "j", "c", "m", "t", "un", "dell", "all", "nell", "sull", "dall", "quell", "jusqu", "lorsqu", "puisqu"})
    if (word == elided) return true;
  return false;
}

}  // namespace

std::string fold_words(std::string_view label) {
  label = text::trim(label);
  const bool is_key = label.find(' ') == std::string_view::npos;
  std::string spaced;
  spaced.reserve(label.size() + 8);
  for (std::size_t at = 0; at < label.size();) {
    const char c = label[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const Symbol symbol = decode(label.substr(at));
      if (symbol.code_point == 0x2019) {
        if (is_elided(spaced)) spaced += ' ';
      } else if (is_symbol(symbol.code_point)) {
        spaced += ' ';
      } else if (symbol.size > 1) {
        append_utf8(fold(symbol.code_point), spaced);
      } else {
        spaced += c;
      }
      at += symbol.size;
      continue;
    }
    if (c == '&') {
      spaced += " and ";
    } else if (text::is_alpha(c) || text::is_digit(c)) {
      if (is_key && starts_a_hump(label, at)) spaced += ' ';
      spaced += text::lower(c);
    } else if (c == '(' && text::equals_ignoring_case(label.substr(at, 3), "(s)")) {
      spaced += 's';
      at += 2;
    } else if (c == '\'') {
      if (is_elided(spaced)) spaced += ' ';
    } else {
      spaced += ' ';
    }
    ++at;
  }
  return text::squeeze(spaced);
}

}  // namespace hindsight::language
