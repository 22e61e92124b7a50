#include "outline.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;

/// Headings that name an action item's purpose, not another part of the report.
bool may_group_actions(std::string_view kind) {
  static constexpr std::string_view kPurposes[] = {"",           "action_items", "detection", "detection_chain", "prevention",
                                                   "resolution", "remediation",  "response",  "impact",          "stats",
                                                   "root_cause_code", "root_cause_model"};
  return std::find(std::begin(kPurposes), std::end(kPurposes), kind) != std::end(kPurposes);
}

/// "Code" and "Model" mean something only under a root cause.
std::string kind_in_context(std::string kind, std::string_view parent_kind) {
  if (kind != "root_cause_code" && kind != "root_cause_model") return kind;
  return parent_kind == "root_cause" ? kind : std::string();
}

/// The first level-1 heading, or else the very first heading, unless it names a usual section.
std::size_t find_title(const Outline& outline) {
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    const OutlineSection& section = outline.sections[i];
    if (section.level == 1 && section.kind.empty() && !section.title.empty()) return i;
    if (section.level == 1) break;
  }
  if (!outline.sections.empty()) {
    const OutlineSection& first = outline.sections.front();
    const bool stands_above = first.level <= 2 && first.first_block == 0;
    const bool is_alone = std::all_of(outline.sections.begin() + 1, outline.sections.end(),
                                      [&](const OutlineSection& s) { return s.level > first.level; });
    if (first.kind.empty() && !first.title.empty() && (stands_above || is_alone)) return 0;
  }
  return kNoSection;
}

}  // namespace

Outline read_outline(const markdown::Document& document, const Labels& labels) {
  Outline outline;
  std::vector<std::size_t> open;  // the sections that the next block belongs to, outermost first
  for (const Node& node : document.root.children) {
    if (!node.is(NodeKind::heading)) {
      outline.blocks.push_back({&node, open.empty() ? kNoSection : open.back()});
      if (!open.empty()) outline.sections[open.back()].last_block = outline.blocks.size();
      continue;
    }
    while (!open.empty() && outline.sections[open.back()].level >= node.level) open.pop_back();
    OutlineSection section;
    section.title = text::squeeze(markdown::plain_text(node));
    section.level = node.level;
    section.line = node.line;
    section.parent = open.empty() ? kNoSection : open.back();
    section.kind = kind_in_context(labels.section(section.title), outline.kind_of(section.parent));
    section.first_block = section.last_block = outline.blocks.size();
    open.push_back(outline.sections.size());
    outline.sections.push_back(std::move(section));
  }
  outline.title_section = find_title(outline);
  return outline;
}

std::size_t enclosing(const Outline& outline, std::size_t section, std::string_view kind) {
  while (section != kNoSection && outline.sections[section].kind != kind) section = outline.sections[section].parent;
  return section;
}

bool is_within(const Outline& outline, std::size_t section, std::string_view kind) {
  const bool of_actions = kind == "action_items";
  for (; section != kNoSection; section = outline.sections[section].parent) {
    if (section == outline.title_section) return false;
    const std::string_view own = outline.sections[section].kind;
    if (own == kind) return true;
    if (!(of_actions ? may_group_actions(own) : own.empty())) return false;
  }
  return false;
}

std::vector<const Node*> nested_lists(const Node& item) {
  std::vector<const Node*> lists;
  for (const Node& child : item.children)
    if (child.is(NodeKind::list)) lists.push_back(&child);
  return lists;
}

std::string own_text(const Node& item) {
  std::string out;
  for (const Node& child : item.children) {
    if (child.is(NodeKind::list) || child.is(NodeKind::code_block) || child.is(NodeKind::table)) continue;
    const std::string part = text::squeeze(markdown::plain_text(child));
    if (part.empty()) continue;
    if (!out.empty()) out += ' ';
    out += part;
  }
  return out;
}

}  // namespace hindsight::record
