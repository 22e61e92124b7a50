#include "html_blocks.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "hindsight/base/text.hpp"
#include "html_text.hpp"

namespace hindsight::markdown {
namespace {

constexpr std::size_t kDeepestHtml = 40;
constexpr std::size_t kMostHtmlNodes = 100'000;
constexpr std::size_t kLongestTagName = 16;

struct Element {
  std::string_view name;
  NodeKind kind;
  int level = 0;
};
constexpr Element kElements[] = {
    {"table", NodeKind::table},   {"tr", NodeKind::row},        {"td", NodeKind::cell},       {"th", NodeKind::cell},
    {"ul", NodeKind::list},       {"ol", NodeKind::list},       {"li", NodeKind::item},       {"p", NodeKind::paragraph},
    {"h1", NodeKind::heading, 1}, {"h2", NodeKind::heading, 2}, {"h3", NodeKind::heading, 3}, {"h4", NodeKind::heading, 4},
    {"h5", NodeKind::heading, 5}, {"h6", NodeKind::heading, 6}, {"b", NodeKind::strong},      {"strong", NodeKind::strong},
    {"i", NodeKind::emphasis},    {"em", NodeKind::emphasis},   {"s", NodeKind::strike},      {"del", NodeKind::strike},
    {"strike", NodeKind::strike}, {"a", NodeKind::link}};

const Element* element_of(std::string_view name) {
  const auto found = std::find_if(std::begin(kElements), std::end(kElements), [&](const Element& element) { return element.name == name; });
  return found == std::end(kElements) ? nullptr : found;
}

bool is_inline_kind(NodeKind kind) { return kind >= NodeKind::text; }
bool takes_inlines(NodeKind kind) { return is_inline_kind(kind) || kind == NodeKind::paragraph || kind == NodeKind::heading || kind == NodeKind::cell; }

/// The value of an attribute of a tag, or "".
std::string attribute(std::string_view tag, std::string_view name) {
  std::size_t at = text::to_lower(tag).find(' ' + std::string(name) + '=');
  if (at == std::string::npos) return {};
  at += name.size() + 2;
  const char quote = at < tag.size() && (tag[at] == '"' || tag[at] == '\'') ? tag[at] : '\0';
  const std::size_t begin = quote ? at + 1 : at;
  const std::size_t end = quote ? tag.find(quote, begin) : tag.find_first_of(" \t\n>", begin);
  return html_text(tag.substr(begin, end == std::string_view::npos ? end : end - begin));
}

class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(int line) : line_(line) { open_.emplace_back(); }

  void read(std::string_view html) {
    for (std::size_t at = 0; at < html.size() && nodes_ < kMostHtmlNodes;) {
      const std::size_t end = html[at] == '<' ? end_of_tag(html, at) : std::min(html.find('<', at + 1), html.size());
      const std::string_view piece = html.substr(at, end - at);
      const std::string name = tag_name(piece.substr(0, kLongestTagName));
      if (html[at] != '<' || (name.empty() && !piece.starts_with("<!"))) add_text(html_text(piece));
      else if (!name.empty()) take_tag(name, piece);
      line_ += int(std::count(piece.begin(), piece.end(), '\n'));
      at = end;
    }
    while (open_.size() > 1) close();
  }

  std::vector<Node> take() {
    return has_blocks_ ? std::move(open_.front().children) : std::vector<Node>();
  }

 private:
  static std::size_t end_of_tag(std::string_view html, std::size_t at) {
    const bool is_comment = html.substr(at).starts_with("<!--");
    const std::size_t end = is_comment ? html.find("-->", at) : html.find('>', at);
    return end == std::string_view::npos ? html.size() : end + (is_comment ? 3 : 1);
  }

  void take_tag(std::string_view name, std::string_view tag) {
    if (name == "br") return add_break();
    const bool closes = name.starts_with('/');
    const Element* element = element_of(closes ? name.substr(1) : name);
    if (closes) {
      if (element != nullptr) close_up_to(element->kind);
      return;
    }
    if (element == nullptr || tag.ends_with("/>") || open_.size() >= kDeepestHtml) return;
    if (is_inline_kind(element->kind)) ensure_text_block();
    else make_room_for(element->kind);
    if (element->kind == NodeKind::paragraph && (has_open(NodeKind::cell) || has_open(NodeKind::item))) return add_break();
    Node node;
    node.kind = element->kind;
    node.level = element->level;
    node.ordered = name == "ol";
    node.header = name == "th";  // of a cell only until its row is known
    node.line = node.end_line = line_;
    if (element->kind == NodeKind::link) node.url = attribute(tag, "href");
    has_blocks_ = has_blocks_ || !is_inline_kind(element->kind);
    open(std::move(node));
  }

  void open(Node node) {
    ++nodes_;
    open_.push_back(std::move(node));
  }

  /// A heading ends a paragraph, a row the one before it, and so on, whether or not their tags say so.
  void make_room_for(NodeKind kind) {
    while (takes_inlines(open_.back().kind) && !(open_.back().is(NodeKind::cell) && (kind == NodeKind::list || kind == NodeKind::paragraph))) close();
    if (kind == NodeKind::row) close_up_to(NodeKind::row, NodeKind::table);
    if (kind == NodeKind::cell) close_up_to(NodeKind::cell, NodeKind::row);
    if (kind == NodeKind::item) close_up_to(NodeKind::item, NodeKind::list);
  }

  [[nodiscard]] bool has_open(NodeKind kind) const {
    return std::any_of(open_.begin() + 1, open_.end(), [kind](const Node& node) { return node.is(kind); });
  }

  /// The innermost of a kind, with what stands in it; not beyond one of the other kind.
  void close_up_to(NodeKind kind, std::optional<NodeKind> within = std::nullopt) {
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (within && open_[i].is(*within)) return;
      if (!open_[i].is(kind)) continue;
      while (open_.size() > i) close();
      return;
    }
  }

  void close() {
    Node node = std::move(open_.back());
    open_.pop_back();
    node.end_line = line_;
    if (node.is(NodeKind::row)) finish_row(node);
    if (node.is(NodeKind::table) && !node.children.empty() && !node.children.front().header) add_empty_header(node);
    const bool is_blank = node.children.empty() && (takes_inlines(node.kind) && !node.is(NodeKind::cell));
    if (!is_blank) open_.back().children.push_back(std::move(node));
  }

  /// A header is all headings, or all in bold.
  static void finish_row(Node& row) {
    const auto heads = [](const Node& cell) {
      return cell.header || (cell.children.size() == 1 && cell.children.front().is(NodeKind::strong));
    };
    row.children.erase(std::remove_if(row.children.begin(), row.children.end(), [](const Node& child) { return !child.is(NodeKind::cell); }), row.children.end());
    row.header = row.children.size() > 1 && std::all_of(row.children.begin(), row.children.end(), heads);
    for (Node& cell : row.children) cell.header = false;
  }

  static void add_empty_header(Node& table) {
    Node header;
    header.kind = NodeKind::row;
    header.header = true;
    header.line = header.end_line = table.line;
    for (std::size_t i = 0; i < table.children.front().children.size(); ++i) {
      Node cell;
      cell.kind = NodeKind::cell;
      cell.line = cell.end_line = table.line;
      header.children.push_back(std::move(cell));
    }
    table.children.insert(table.children.begin(), std::move(header));
  }

  void ensure_text_block() {
    if (takes_inlines(open_.back().kind)) return;
    Node paragraph;
    paragraph.kind = NodeKind::paragraph;
    paragraph.line = paragraph.end_line = line_;
    open(std::move(paragraph));
  }

  void add_text(std::string text) {
    const bool is_blank = text::trim(text).empty();
    if (is_blank && !takes_inlines(open_.back().kind)) return;
    if (is_blank && open_.back().children.empty()) return;
    ensure_text_block();
    add_inline(NodeKind::text, std::move(text));
  }

  void add_break() {
    if (takes_inlines(open_.back().kind) && !open_.back().children.empty()) add_inline(NodeKind::line_break, "");
  }

  void add_inline(NodeKind kind, std::string text) {
    ++nodes_;
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    node.line = node.end_line = line_;
    open_.back().children.push_back(std::move(node));
  }

  int line_;
  std::size_t nodes_ = 0;
  bool has_blocks_ = false;
  std::vector<Node> open_;  ///< the first holds what is read
};

}  // namespace

std::vector<Node> read_html_blocks(std::string_view html, int line) {
  HtmlTreeBuilder builder(line);
  builder.read(html);
  return builder.take();
}

}  // namespace hindsight::markdown
