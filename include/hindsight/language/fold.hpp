#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hindsight/base/utf8.hpp"

/// Letters of any script in the form in which they are compared.
namespace hindsight::language {

using text::append_utf8;
using text::decode;
using text::Symbol;

/// The small letter (Latin, Greek, Cyrillic) in its usual width: "Ä" → "ä", "Ａ" → "a", "１" → "1".
std::uint32_t fold(std::uint32_t code_point);
/// Every letter of a text folded; nothing else changes.
std::string fold(std::string_view text);
/// A folded text without the accents of Latin letters: "déclenché" → "declenche", as people type it.
std::string without_accents(std::string_view folded);

/// Chinese characters, kana and Hangul: scripts whose words are not told apart by blanks, or carry particles.
bool is_joined_script(std::uint32_t code_point);
/// Letters and digits of any script, not the punctuation and the symbols of any.
bool is_letter_or_digit(std::uint32_t code_point);

/// Folded words between single blanks; punctuation, symbols and camelCase humps divide, an apostrophe joins ("didn't" → "didnt").
std::string fold_words(std::string_view text);

}  // namespace hindsight::language
