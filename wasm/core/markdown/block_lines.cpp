#include "block_lines.hpp"

#include <algorithm>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <table.h>

#include "lines.hpp"

namespace hindsight::markdown {
namespace {

/// The delimiter row is the line before the first body row, or the table's last line.
int header_line(cmark_node* table) {
  cmark_node* header = cmark_node_first_child(table);
  cmark_node* first_row = header ? cmark_node_next(header) : nullptr;
  const int delimiter = first_row ? cmark_node_get_start_line(first_row) - 1 : cmark_node_get_end_line(table);
  return std::max(delimiter - 1, cmark_node_get_start_line(table));
}

cmark_node* header_row_around(cmark_node* node) {
  if (cmark_node_get_type(node) == CMARK_NODE_TABLE_CELL) node = cmark_node_parent(node);
  if (cmark_node_get_type(node) != CMARK_NODE_TABLE_ROW) return nullptr;
  return cmark_gfm_extensions_get_table_row_is_header(node) ? node : nullptr;
}

int newlines_in(const char* text) { return text ? static_cast<int>(std::count(text, text + std::char_traits<char>::length(text), '\n')) : 0; }

int newlines_inside(cmark_node* block) {
  int newlines = 0;
  cmark_iter* iterator = cmark_iter_new(block);
  for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iterator);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) ++newlines;
    if (type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE) newlines += cmark_node_get_end_line(node) - cmark_node_get_start_line(node);
  }
  cmark_iter_free(iterator);
  return newlines;
}

/// `===` or `---`, also in a quote.
bool is_underline(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t>");
  if (begin == std::string_view::npos || (line[begin] != '=' && line[begin] != '-')) return false;
  const std::size_t end = line.find_first_not_of(line[begin], begin);
  return end == std::string_view::npos || line.find_first_not_of(" \t", end) == std::string_view::npos;
}

bool is_fenced(cmark_node* code) {
  int length = 0;
  int offset = 0;
  char character = 0;
  return cmark_node_get_fenced(code, &length, &offset, &character) != 0;
}

}  // namespace

BlockPlace BlockLines::place(cmark_node* block) {
  BlockPlace place;
  place.line = cmark_node_get_start_line(block);
  place.end_line = cmark_node_get_end_line(block);
  const cmark_node_type type = cmark_node_get_type(block);

  if (type == CMARK_NODE_TABLE) {
    place.line = header_line(block);
  } else if (cmark_node* header = header_row_around(block)) {
    place.line = place.end_line = header_line(cmark_node_parent(header));
  } else if (type == CMARK_NODE_PARAGRAPH && place.line == 0) {
    cmark_node* table = cmark_node_next(block);
    place.line = table ? cmark_node_get_start_line(table) : 1;
    place.end_line = table ? std::max(place.line, header_line(table) - 1) : place.line;
  } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
    place_text(block, place);
  } else if (type == CMARK_NODE_HTML_BLOCK || (type == CMARK_NODE_CODE_BLOCK && !is_fenced(block))) {
    place.end_line = place.line + std::max(0, newlines_in(cmark_node_get_literal(block)) - 1);
  }
  return place;
}

/// A text has as many lines as breaks between its words and one more. Lines beyond these are link definitions before it
/// or, where it does not begin with one, line ends inside a link.
void BlockLines::place_text(cmark_node* block, BlockPlace& place) {
  if (place.end_line <= place.line) return;
  int last_text_line = place.end_line;
  if (cmark_node_get_type(block) == CMARK_NODE_HEADING) {
    if (place.end_line - 1 > place.line && is_underline(line_text(place.end_line - 1))) --place.end_line;
    last_text_line = place.end_line - 1;
  }
  const int unaccounted = std::max(0, last_text_line - place.line - newlines_inside(block));
  if (unaccounted == 0) return;
  const std::string_view first = line_text(place.line);
  const std::size_t bracket = first.find('[');
  const bool definition = bracket != std::string_view::npos && first.find("]:", bracket) != std::string_view::npos;
  if (definition) place.line += unaccounted;
  else place.hidden_breaks = unaccounted;
}

std::string_view BlockLines::line_text(int line) {
  if (offsets_.empty()) {
    for (LineReader lines(body_); lines.next();) offsets_.push_back(static_cast<std::uint32_t>(lines.offset()));
  }
  if (line < 1 || static_cast<std::size_t>(line) > offsets_.size()) return {};
  LineReader reader(body_.substr(offsets_[static_cast<std::size_t>(line) - 1]));
  return reader.next() ? reader.line() : std::string_view{};
}

}  // namespace hindsight::markdown
