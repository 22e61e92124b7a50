#include "hindsight/markdown/document.hpp"

#include <algorithm>
#include <utility>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <strikethrough.h>
#include <table.h>

#include "block_lines.hpp"
#include "cmark_tree.hpp"
#include "html_blocks.hpp"
#include "html_text.hpp"
#include "source.hpp"
#include "table_rows.hpp"
#include "task_mark.hpp"

namespace hindsight::markdown {
namespace {

/// Some 200 bytes each: what a hostile file may cost.
constexpr int kMaxNodes = 1'000'000;

NodeKind kind_of(cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_DOCUMENT: return NodeKind::document;
    case CMARK_NODE_BLOCK_QUOTE: return NodeKind::quote;
    case CMARK_NODE_LIST: return NodeKind::list;
    case CMARK_NODE_ITEM: return NodeKind::item;
    case CMARK_NODE_CODE_BLOCK: return NodeKind::code_block;
    case CMARK_NODE_HTML_BLOCK: return NodeKind::html_block;
    case CMARK_NODE_PARAGRAPH: return NodeKind::paragraph;
    case CMARK_NODE_HEADING: return NodeKind::heading;
    case CMARK_NODE_THEMATIC_BREAK: return NodeKind::rule;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return NodeKind::footnote_definition;
    case CMARK_NODE_SOFTBREAK: return NodeKind::soft_break;
    case CMARK_NODE_LINEBREAK: return NodeKind::line_break;
    case CMARK_NODE_CODE: return NodeKind::code;
    case CMARK_NODE_HTML_INLINE: return NodeKind::html;
    case CMARK_NODE_EMPH: return NodeKind::emphasis;
    case CMARK_NODE_STRONG: return NodeKind::strong;
    case CMARK_NODE_LINK: return NodeKind::link;
    case CMARK_NODE_IMAGE: return NodeKind::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return NodeKind::footnote_reference;
    default: break;
  }
  if (type == CMARK_NODE_TABLE) return NodeKind::table;
  if (type == CMARK_NODE_TABLE_ROW) return NodeKind::row;
  if (type == CMARK_NODE_TABLE_CELL) return NodeKind::cell;
  if (type == CMARK_NODE_STRIKETHROUGH) return NodeKind::strike;
  return NodeKind::text;
}

bool has_exit_event(NodeKind kind) {
  switch (kind) {
    case NodeKind::code_block:
    case NodeKind::html_block:
    case NodeKind::rule:
    case NodeKind::text:
    case NodeKind::code:
    case NodeKind::html:
    case NodeKind::soft_break:
    case NodeKind::line_break: return false;
    default: return true;
  }
}

bool is_block(NodeKind kind) { return kind <= NodeKind::footnote_definition; }

std::string text_or_empty(const char* text) { return text ? text : ""; }

bool is_empty_text(const Node& node) { return node.is(NodeKind::text) && node.text.empty(); }

/// The text that begins an item, also where it is struck through or bold: `- ~~[x] done~~`.
Node* first_text(Node& item) {
  Node* at = item.children.empty() ? nullptr : &item.children.front();
  if (!at || !at->is(NodeKind::paragraph)) return nullptr;
  while (!at->children.empty() && !at->is(NodeKind::link) && !at->is(NodeKind::image)) at = &at->children.front();
  return at->is(NodeKind::text) ? at : nullptr;
}

void apply_task_mark(Node& item) {
  Node* text = first_text(item);
  if (!text) return;
  const TaskMark mark = task_mark(text->text);
  item.task = mark.state;
  text->text.erase(0, mark.size);
}

/// Turns cmark's tree into ours with a stack of its own: the input decides how deep it nests.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view body, int body_line, int max_depth, std::vector<Diagnostic>& diagnostics)
      : lines_(body), line_offset_(body_line - 1), max_depth_(static_cast<std::size_t>(std::max(1, max_depth))), diagnostics_(diagnostics) {}

  Node build(cmark_node* root) {
    cmark_iter* iterator = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator);
      if (event == CMARK_EVENT_EXIT) leave();
      else enter(node);
    }
    cmark_iter_free(iterator);
    return std::move(result_);
  }

 private:
  void enter(cmark_node* source) {
    const NodeKind kind = kind_of(cmark_node_get_type(source));
    if (is_block(kind)) block_ = lines_.place(source);
    const bool container = has_exit_event(kind);
    const bool full = nodes_ >= kMaxNodes;
    const bool deep = skipped_ > 0 || open_.size() > max_depth_;
    if (full || (deep && container)) report_limit(full);
    if (container && (full || deep)) ++skipped_;
    if (full || (deep && container)) return;
    if (!open_.empty() && kind == NodeKind::text && append_to_text(source)) return;
    ++nodes_;
    Node node = make_node(source, kind);
    if (container) open_.push_back(std::move(node));
    else open_.back().children.push_back(std::move(node));
  }

  void leave() {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    Node node = std::move(open_.back());
    open_.pop_back();
    finish(node);
    if (!node.is(NodeKind::row) && !node.is(NodeKind::table)) read_html_of(node.children);
    if (open_.empty()) result_ = std::move(node);
    else open_.back().children.push_back(std::move(node));
  }

  /// Blank lines part a block of HTML in Markdown and not in HTML.
  void read_html_of(std::vector<Node>& children) {
    const auto is_html = [](const Node& node) { return node.is(NodeKind::html_block); };
    if (std::none_of(children.begin(), children.end(), is_html)) return;
    std::vector<Node> read;
    for (auto at = children.begin(); at != children.end();) {
      if (!is_html(*at)) {
        read.push_back(std::move(*at++));
        continue;
      }
      const auto end = std::find_if_not(at, children.end(), is_html);
      std::string html;
      int line = at->line;
      for (auto block = at; block != end; ++block) {
        html.append(std::size_t(std::max(0, block->line - line)), '\n');
        html += block->text;
        line = std::max(line, block->line) + int(std::count(block->text.begin(), block->text.end(), '\n'));
      }
      std::vector<Node> blocks = read_html_blocks(html, at->line);
      if (blocks.empty()) std::move(at, end, std::back_inserter(read));
      else std::move(blocks.begin(), blocks.end(), std::back_inserter(read));
      at = end;
    }
    children = std::move(read);
  }

  Node make_node(cmark_node* source, NodeKind kind) {
    Node node;
    node.kind = kind == NodeKind::html && tag_name(text_or_empty(cmark_node_get_literal(source))) == "br" ? NodeKind::line_break : kind;
    set_lines(node, source);
    switch (kind) {
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::html:
        if (node.is(NodeKind::line_break)) break;
        [[fallthrough]];
      case NodeKind::html_block: node.text = text_or_empty(cmark_node_get_literal(source)); break;
      case NodeKind::code_block:
        node.text = text_or_empty(cmark_node_get_literal(source));
        node.url = text_or_empty(cmark_node_get_fence_info(source));
        node.fenced = cmark_node_get_fenced(source, &fence_.length, &fence_.offset, &fence_.character) != 0;
        break;
      case NodeKind::link:
      case NodeKind::image: node.url = text_or_empty(cmark_node_get_url(source)); break;
      case NodeKind::heading: node.level = cmark_node_get_heading_level(source); break;
      case NodeKind::list: node.ordered = cmark_node_get_list_type(source) == CMARK_ORDERED_LIST; break;
      case NodeKind::row: node.header = cmark_gfm_extensions_get_table_row_is_header(source) != 0; break;
      case NodeKind::footnote_definition: node.text = text_or_empty(cmark_node_get_literal(source)); break;
      case NodeKind::footnote_reference:
        node.text = text_or_empty(cmark_node_get_literal(cmark_node_parent_footnote_def(source)));
        break;
      default: break;
    }
    return node;
  }

  /// Lines of inlines are counted here: cmark loses count at `\` breaks, links and mail addresses.
  void set_lines(Node& node, cmark_node* source) {
    if (is_block(node.kind)) {
      node.line = inline_line_ = block_.line + line_offset_;
      node.end_line = std::max(node.line, block_.end_line + line_offset_);
      return;
    }
    node.line = inline_line_;
    if (node.is(NodeKind::code) || node.is(NodeKind::html)) {
      inline_line_ += std::max(0, cmark_node_get_end_line(source) - cmark_node_get_start_line(source));
    }
    node.end_line = inline_line_;
    if (node.is(NodeKind::soft_break) || cmark_node_get_type(source) == CMARK_NODE_LINEBREAK) ++inline_line_;
  }

  bool append_to_text(cmark_node* source) {
    if (open_.back().children.empty()) return false;
    Node& last = open_.back().children.back();
    if (!last.is(NodeKind::text)) return false;
    last.text += text_or_empty(cmark_node_get_literal(source));
    return true;
  }

  void finish(Node& node) {
    if (node.is(NodeKind::item)) apply_task_mark(node);
    auto& children = node.children;
    children.erase(std::remove_if(children.begin(), children.end(), is_empty_text), children.end());
    switch (node.kind) {
      case NodeKind::link:
      case NodeKind::image:
        inline_line_ += std::exchange(block_.hidden_breaks, 0);
        node.end_line = inline_line_;
        break;
      case NodeKind::strong:
      case NodeKind::emphasis:
      case NodeKind::strike: node.end_line = inline_line_; break;
      case NodeKind::quote:
      case NodeKind::list:
      case NodeKind::item:
      case NodeKind::footnote_definition:
        // cmark counts blank lines behind a list as its own.
        if (!children.empty()) node.end_line = children.back().end_line;
        break;
      default: break;
    }
  }

  void report_limit(bool full) {
    if (limit_reported_) return;
    limit_reported_ = true;
    diagnostics_.push_back({"markdown-limit", DiagnosticLevel::warning, inline_line_,
                            full ? "a document of too many parts; what follows is left out"
                                 : "marks nest more than " + std::to_string(max_depth_) + " levels; of the deeper ones only the text is kept"});
  }

  struct Fence {
    int length = 0;
    int offset = 0;
    char character = 0;
  };

  BlockLines lines_;
  int line_offset_;
  std::size_t max_depth_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Node> open_;
  Node result_;
  BlockPlace block_;
  Fence fence_;
  int inline_line_ = 1;
  int nodes_ = 0;
  int skipped_ = 0;  ///< open nodes below the greatest depth
  bool limit_reported_ = false;
};

}  // namespace

Document parse(std::string_view source, const ParseOptions& options) {
  Document document;
  document.whole_file_is_yaml = options.whole_file_is_yaml;
  Source read = options.whole_file_is_yaml ? read_yaml_source(source, options.max_bytes) : read_source(source, options.max_bytes);
  document.front_matter = std::move(read.front_matter);
  document.body_line = read.body_line;
  document.diagnostics = std::move(read.diagnostics);
  if (options.whole_file_is_yaml) {
    document.root.line = document.root.end_line = 1;
    return document;
  }
  keep_code_in_its_cell(read.body);
  const CmarkTree tree = parse_with_cmark(read.body);
  document.root = TreeBuilder(read.body, read.body_line, options.max_depth, document.diagnostics).build(tree.get());
  return document;
}

}  // namespace hindsight::markdown
