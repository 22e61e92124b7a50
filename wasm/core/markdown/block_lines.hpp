#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

struct cmark_node;

namespace hindsight::markdown {

/// Where a block stands in the body, counted from 1.
struct BlockPlace {
  int line = 1;  ///< of its first text, link definitions left out
  int end_line = 1;
  int hidden_breaks = 0;  ///< line ends inside a link's target or title
};

/// Puts right what cmark-gfm 0.29.0.gfm.13 says about lines:
/// - a table under lines of text begins where the text begins, and the text's paragraph has no line;
/// - link definitions before a paragraph or a setext heading are counted as its lines;
/// - a setext heading ends on the line behind it;
/// - indented code ends behind its blank lines, HTML that ends at a mark of its own one line early.
class BlockLines {
 public:
  explicit BlockLines(std::string_view body) : body_(body) {}

  [[nodiscard]] BlockPlace place(cmark_node* block);

 private:
  void place_text(cmark_node* block, BlockPlace& place);
  [[nodiscard]] std::string_view line_text(int line);

  std::string_view body_;
  std::vector<std::uint32_t> offsets_;  ///< of lines; filled when first asked for
};

}  // namespace hindsight::markdown
