#pragma once

#include <cstddef>
#include <string_view>

namespace hindsight::markdown {

/// Walks a text line by line (LF, CRLF or a lone CR), as cmark counts them, without a list of them.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) {}

  /// Steps to the next line; false after the last one.
  bool next() {
    if (next_offset_ >= text_.size()) return false;
    offset_ = next_offset_;
    std::size_t end = offset_;
    while (end < text_.size() && text_[end] != '\n' && text_[end] != '\r') ++end;
    line_ = text_.substr(offset_, end - offset_);
    next_offset_ = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    return true;
  }

  /// Without its terminator.
  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] bool is_terminated() const { return offset_ + line_.size() < text_.size(); }
  [[nodiscard]] std::size_t offset() const { return offset_; }
  /// Where the following line begins, or the text's size.
  [[nodiscard]] std::size_t next_offset() const { return next_offset_ < text_.size() ? next_offset_ : text_.size(); }

 private:
  std::string_view text_;
  std::string_view line_;
  std::size_t offset_ = 0;
  std::size_t next_offset_ = 0;
};

}  // namespace hindsight::markdown
