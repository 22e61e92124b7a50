#pragma once

#include <string_view>
#include <vector>

#include "hindsight/markdown/document.hpp"

namespace hindsight::markdown {

/// Raw HTML as the blocks that it shows, as wikis export them: headings, paragraphs, lists and tables, with bold, struck-through and
/// linked text and line breaks; of other elements the text. A table whose first row is no header gets an empty one, as Markdown has it
/// to be. Nothing where the HTML holds none of these blocks. `line` is that of its first byte. Elements may be left open or closed in any
/// order; what nests absurdly deep is left out.
std::vector<Node> read_html_blocks(std::string_view html, int line);

}  // namespace hindsight::markdown
