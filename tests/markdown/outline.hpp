#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/markdown/document.hpp"

/// Trees as a small language, so that a test shows input beside expectation:
///
///     heading1 (text "Impact") list (item:done (paragraph (text "fixed")))
namespace hindsight::markdown::test {

inline std::string kind_name(const Node& node) {
  constexpr const char* kNames[] = {"document", "heading", "paragraph", "list", "item", "table", "row", "cell", "code_block", "html_block",
                                    "quote", "rule", "footnote", "text", "code", "strong", "emphasis", "strike", "link", "image",
                                    "html", "soft_break", "line_break", "footnote_reference"};
  std::string name = kNames[static_cast<int>(node.kind)];
  if (node.is(NodeKind::heading)) name += std::to_string(node.level);
  if (node.ordered) name += ":ordered";
  if (node.header) name += ":header";
  if (node.task == TaskState::open) name += ":open";
  if (node.task == TaskState::done) name += ":done";
  return name;
}

inline std::string outline(const Node& node) {
  std::string inside;
  const auto add = [&inside](const std::string& part) { inside += (inside.empty() ? "" : " ") + part; };
  if (!node.text.empty()) add('"' + node.text + '"');
  if (!node.url.empty()) add('<' + node.url + '>');
  for (const Node& child : node.children) add(outline(child));
  return kind_name(node) + (inside.empty() ? "" : " (" + inside + ")");
}

/// Of a document's children, without the document around them.
inline std::string outline_of(std::string_view source) {
  const Document document = parse(source);
  std::string out;
  for (const Node& child : document.root.children) out += (out.empty() ? "" : " ") + outline(child);
  return out;
}

inline std::string yaml_outline(const YamlNode& node) {
  if (node.kind == YamlKind::scalar) return node.quoted ? '"' + node.text + '"' : node.text;
  const bool sequence = node.kind == YamlKind::sequence;
  std::string out(1, sequence ? '[' : '{');
  for (const YamlNode& item : node.items) out += (out.size() > 1 ? ", " : "") + yaml_outline(item);
  for (const YamlNode::Entry& entry : node.entries) out += (out.size() > 1 ? ", " : "") + entry.key + ": " + yaml_outline(entry.value);
  return out + (sequence ? ']' : '}');
}

/// "rule@line" of each, separated by blanks.
inline std::string rules(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += (out.empty() ? "" : " ") + diagnostic.rule + '@' + std::to_string(diagnostic.line);
  }
  return out;
}

/// How many nodes a tree has and how deep it is.
struct Size {
  int nodes = 0;
  int depth = 0;
};

inline Size size_of(const Node& node) {
  Size size{1, 1};
  for (const Node& child : node.children) {
    const Size below = size_of(child);
    size.nodes += below.nodes;
    size.depth = std::max(size.depth, below.depth + 1);
  }
  return size;
}

inline std::string repeat(std::string_view text, int times) {
  std::string out;
  out.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace hindsight::markdown::test
