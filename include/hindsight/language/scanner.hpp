#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "hindsight/base/text.hpp"
#include "hindsight/language/lexicon.hpp"

/// Small steps for hand-written parsers of short texts.
namespace hindsight::language {

inline bool is_word_char(char c) {
  return text::is_alpha(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether no letter or digit stands right before: punctuation of any script parts words, and scripts without blanks join nothing.
bool begins_a_word(std::string_view text, std::size_t at);

/// A cursor over a text it does not own.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  void seek(std::size_t at) { at_ = at; }
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  /// Blanks of any width.
  void skip_spaces() {
    while (true) {
      if (!done() && text::is_space(peek())) ++at_;
      else if (rest().starts_with("\xC2\xA0")) at_ += 2;
      else if (rest().starts_with("\xE2\x80\xAF") || rest().starts_with("\xE3\x80\x80")) at_ += 3;
      else return;
    }
  }
  bool take(char c) {
    if (done() || peek() != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view literal) {
    if (!text::starts_with_ignoring_case(rest(), literal)) return false;
    at_ += literal.size();
    return true;
  }
  bool take_any_of(std::initializer_list<std::string_view> literals) {
    for (const std::string_view literal : literals)
      if (take(literal)) return true;
    return false;
  }
  /// A whole word, in any case.
  bool take_word(std::string_view word) {
    if (!text::starts_with_ignoring_case(rest(), word) || is_word_char(peek(word.size()))) return false;
    at_ += word.size();
    return true;
  }
  /// A word of the lexicon, the longest that stands here.
  std::optional<double> take_word(WordKind kind) {
    const auto word = match_word(kind, rest());
    if (!word) return std::nullopt;
    at_ += word->size;
    return word->value;
  }
  /// Digits; at most `max` of them, or nothing is taken.
  std::string_view take_digits(std::size_t max) {
    std::size_t n = 0;
    while (text::is_digit(peek(n))) ++n;
    if (n == 0 || n > max) return {};
    at_ += n;
    return text_.substr(at_ - n, n);
  }
  std::string_view take_letters() {
    const std::size_t start = at_;
    while (text::is_alpha(peek())) ++at_;
    return text_.substr(start, at_ - start);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

inline int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace hindsight::language
