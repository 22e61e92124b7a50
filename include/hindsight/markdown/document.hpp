#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/diagnostic.hpp"
#include "hindsight/markdown/yaml.hpp"

namespace hindsight::markdown {

enum class NodeKind : std::uint8_t {
  // blocks
  document, heading, paragraph, list, item, table, row, cell, code_block, html_block, quote, rule, footnote_definition,
  // inlines
  text, code, strong, emphasis, strike, link, image, html, soft_break, line_break, footnote_reference,
};

enum class TaskState : std::uint8_t { none, open, done };

/// One node of an owned tree. Lines are 1-based lines of the whole file, front matter included.
struct Node {
  NodeKind kind = NodeKind::document;
  TaskState task = TaskState::none;  ///< item: has a GitHub task box
  bool ordered = false;              ///< list
  bool header = false;               ///< row: the table's header
  bool fenced = false;               ///< code_block: its text begins on the line after `line`, else on `line`
  int level = 0;                     ///< heading: 1..6
  int line = 0;
  int end_line = 0;
  std::string text;  ///< text, code, code_block, html: the literal; footnotes: the label
  std::string url;   ///< link, image: the target; code_block: the info string
  std::vector<Node> children;

  [[nodiscard]] bool is(NodeKind wanted) const { return kind == wanted; }
};

/// The text a reader sees: inlines joined, breaks as blanks, images by their alt text, raw HTML tags left out.
/// Blocks are joined by a newline.
std::string plain_text(const Node& node);

/// A Markdown file as an owned tree. No view into the source survives parsing.
struct Document {
  /// The mapping between `---` lines at the start of the file, or the whole file where it is YAML.
  std::optional<YamlDocument> front_matter;
  bool whole_file_is_yaml = false;
  /// First line of the body, 1-based.
  int body_line = 1;
  Node root;
  /// Everything that was found, in the front matter too. Rules: those of YamlDocument, yaml-unclosed,
  /// markdown-encoding, markdown-limit.
  std::vector<Diagnostic> diagnostics;
};

struct ParseOptions {
  bool whole_file_is_yaml = false;
  /// Longer bodies are cut here, with a diagnostic.
  std::size_t max_bytes = 8u << 20;
  int max_depth = 100;
};

/// Never fails: what cannot be understood is text, and diagnostics say so. Invalid UTF-8 is replaced,
/// a BOM removed, CRLF understood.
///
/// cmark-gfm with tables, strike-through, autolinks, task lists and footnotes. Also understood as task boxes,
/// since people write them: `- []`, `* [X]`, `- ✅`, boxes in numbered lists; their mark is removed from the text.
/// A single `~` strikes nothing through: reports are full of `~2h`.
///
/// Marks nested deeper than `max_depth` are dropped and their text is kept. Not for two threads at a time: cmark-gfm
/// keeps tables of its own.
Document parse(std::string_view source, const ParseOptions& options = {});

}  // namespace hindsight::markdown
