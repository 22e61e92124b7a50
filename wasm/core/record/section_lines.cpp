#include "section_lines.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"
#include "outline.hpp"
#include "placeholder.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;

constexpr std::size_t kMostLines = 2000;

class LineCollector {
 public:
  explicit LineCollector(std::vector<SectionLine>& lines) : lines_(lines) {}

  void collect(const Node& block, int depth) {
    switch (block.kind) {
      case NodeKind::paragraph: add_sentences(block); break;
      case NodeKind::table:
        for (const Node& row : block.children)
          if (!row.header) add(markdown::plain_text(row), row.line, true);
        break;
      case NodeKind::code_block: add_code(block); break;
      case NodeKind::list:
        for (const Node& item : block.children) collect_item(item, depth);
        break;
      case NodeKind::quote:
        if (depth < kDeepestNesting)
          for (const Node& child : block.children) collect(child, depth + 1);
        break;
      default: break;
    }
  }

 private:
  void add(std::string_view raw, int line, bool chosen) {
    std::string text = text::squeeze(raw);
    const bool is_menu = text.find(" | ") != std::string::npos;
    if (is_menu || is_placeholder(text) || lines_.size() >= kMostLines) return;
    lines_.push_back({std::move(text), line, chosen});
  }

  void collect_item(const Node& item, int depth) {
    add(own_text(item), item.line, item.task != markdown::TaskState::open);
    if (depth >= kDeepestNesting) return;
    for (const Node* nested : nested_lists(item)) collect(*nested, depth + 1);
  }

  void add_code(const Node& code) {
    int line = code.line + (code.fenced ? 1 : 0);
    for (const std::string_view text : text::split_lines(code.text)) add(text, line++, true);
  }

  void add_sentences(const Node& paragraph) {
    const std::string text = text::squeeze(markdown::plain_text(paragraph));
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t full_stop = rest.find("\xE3\x80\x82");
      const std::size_t end = rest.find(". ");
      const std::size_t size = std::min({end == std::string_view::npos ? rest.size() : end + 2, full_stop == std::string_view::npos ? rest.size() : full_stop + 3, rest.size()});
      add(rest.substr(0, size), paragraph.line, true);
      rest.remove_prefix(size);
    }
  }

  std::vector<SectionLine>& lines_;
};

}  // namespace

std::vector<SectionLine> section_lines(const Outline& outline, std::size_t section) {
  std::vector<SectionLine> lines;
  LineCollector collector(lines);
  for (std::size_t i = section; i < outline.sections.size(); ++i) {
    const OutlineSection& part = outline.sections[i];
    if (i != section && part.level <= outline.sections[section].level) break;
    for (std::size_t b = part.first_block; b < part.last_block; ++b) collector.collect(*outline.blocks[b].node, 0);
  }
  return lines;
}

std::vector<SectionLine> own_lines(const Outline& outline, std::size_t section) {
  std::vector<SectionLine> lines;
  LineCollector collector(lines);
  const std::size_t first = section == kNoSection ? 0 : outline.sections[section].first_block;
  const std::size_t before_all = outline.sections.empty() ? outline.blocks.size() : outline.sections.front().first_block;
  const std::size_t last = section == kNoSection ? before_all : outline.sections[section].last_block;
  for (std::size_t b = first; b < last; ++b) collector.collect(*outline.blocks[b].node, 0);
  return lines;
}

}  // namespace hindsight::record
