#include "earlier_incidents.hpp"

#include "hindsight/record/values.hpp"
#include "outline.hpp"
#include "section_lines.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;

constexpr std::size_t kMostMentions = 100;

void add_mention(std::vector<Passage>& mentions, const std::string& text, int line) {
  if (mentions.size() < kMostMentions && !says_unknown(text)) mentions.push_back({text, line});
}

void add_targets(const Node& node, int line, int depth, std::vector<Passage>& mentions) {
  line = node.line > 0 ? node.line : line;
  if (node.is(NodeKind::link)) add_mention(mentions, node.url, line);
  if (depth >= kDeepestNesting) return;
  for (const Node& child : node.children) add_targets(child, line, depth + 1, mentions);
}

}  // namespace

std::vector<Passage> read_earlier_incidents(const std::vector<Labelled>& values, const Outline& outline) {
  std::vector<Passage> mentions;
  for (const Labelled& value : values) {
    if (value.field.name != "prior_incidents") continue;
    if (value.items.empty()) add_mention(mentions, value.field.raw, value.field.line);
    for (const std::string& item : value.items) add_mention(mentions, item, value.field.line);
  }
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    const OutlineSection& section = outline.sections[i];
    if (section.kind != "counterfactual") continue;
    for (const SectionLine& line : section_lines(outline, i)) add_mention(mentions, line.text, line.line);
    for (std::size_t b = section.first_block; b < section.last_block; ++b) add_targets(*outline.blocks[b].node, section.line, 0, mentions);
  }
  return mentions;
}

}  // namespace hindsight::record
