#include "hindsight/base/text.hpp"
#include "hindsight/markdown/document.hpp"
#include "html_text.hpp"

namespace hindsight::markdown {
namespace {

void append_inlines(std::string& out, const Node& node) {
  switch (node.kind) {
    case NodeKind::text:
    case NodeKind::code: out += node.text; return;
    case NodeKind::soft_break:
    case NodeKind::line_break: out += ' '; return;
    case NodeKind::html: out += html_text(node.text); return;
    case NodeKind::footnote_reference: return;
    default: break;
  }
  for (const Node& child : node.children) append_inlines(out, child);
}

bool is_inline(const Node& node) { return node.kind > NodeKind::footnote_definition; }

void append_block(std::string& out, std::string_view text, char separator) {
  const std::string_view trimmed = text::trim(text);
  if (trimmed.empty()) return;
  if (!out.empty()) out += separator;
  out += trimmed;
}

}  // namespace

// Both functions go as deep as the tree, which ParseOptions::max_depth bounds.
std::string plain_text(const Node& node) {
  std::string out;
  if (is_inline(node)) {
    append_inlines(out, node);
    return out;
  }
  if (node.is(NodeKind::code_block)) return std::string(text::trim(node.text));
  if (node.is(NodeKind::html_block)) return std::string(text::trim(html_text(node.text)));

  // An item whose marks were too deep holds inlines beside blocks.
  const char separator = node.is(NodeKind::row) ? ' ' : '\n';
  std::string run;
  for (const Node& child : node.children) {
    if (is_inline(child)) {
      append_inlines(run, child);
      continue;
    }
    append_block(out, run, '\n');
    run.clear();
    append_block(out, plain_text(child), separator);
  }
  append_block(out, run, '\n');
  return out;
}

}  // namespace hindsight::markdown
