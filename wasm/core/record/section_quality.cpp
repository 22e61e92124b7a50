#include "section_quality.hpp"

#include <algorithm>
#include <vector>

#include "hindsight/base/text.hpp"
#include "outline.hpp"
#include "section_lines.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;


/// The first line that has one of a list's phrases.
SectionQuality said(std::string_view list, const std::vector<SectionLine>& lines) {
  for (const SectionLine& line : lines) {
    if (!line.chosen) continue;
    if (const TermMatch match = find_term(list, words_of(line.text))) return {match.term->name, line.line};
  }
  return {};
}

SectionQuality idempotency(const std::vector<SectionLine>& lines) {
  const SectionQuality enforced = said("idempotency_enforced", lines);
  if (enforced.name != "no") return enforced.name == "yes" ? SectionQuality{"enforced", enforced.line} : SectionQuality{};
  return said("idempotency_required", lines).name == "yes" ? SectionQuality{std::string(kNotEnforced), enforced.line} : SectionQuality{};
}

/// A time to recovery says nothing of the people who were met.
SectionQuality customer_truth(const std::vector<SectionLine>& lines) {
  const SectionQuality time = said("recovery_times", lines);
  if (time.line == 0 || said("people", lines).line != 0) return {};
  return {"recovery time only", time.line, false};
}

bool has_link(const Node& node, int depth) {
  if (node.is(NodeKind::link)) return true;
  return depth < kDeepestNesting && std::any_of(node.children.begin(), node.children.end(), [depth](const Node& child) { return has_link(child, depth + 1); });
}

/// "INC-2026-004", "PM2021-007": capitals, then digits.
bool names_an_incident(std::string_view text) {
  for (std::size_t at = 0; at + 3 < text.size(); ++at) {
    std::size_t end = at;
    while (end < text.size() && text::is_upper(text[end])) ++end;
    const std::size_t capitals = end - at;
    if (capitals >= 2 && end < text.size() && text[end] == '-') ++end;
    if (capitals >= 2 && end < text.size() && text::is_digit(text[end])) return true;
    at += capitals;
  }
  return false;
}

SectionQuality counterfactual(const Outline& outline, const OutlineSection& section, const std::vector<SectionLine>& lines) {
  for (std::size_t b = section.first_block; b < section.last_block; ++b)
    if (has_link(*outline.blocks[b].node, 0)) return {"names earlier incidents", outline.blocks[b].node->line};
  for (const SectionLine& line : lines)
    if (names_an_incident(line.text)) return {"names earlier incidents", line.line};
  return {"names no earlier incident", section.line};
}

}  // namespace

SectionQuality quality_of(const Outline& outline, std::size_t section) {
  static constexpr std::string_view kGraded[] = {"replay_fixture", "policy_path", "outcome_assert", "idempotency_audit", "customer_truth", "counterfactual"};
  const OutlineSection& graded = outline.sections[section];
  if (std::find(std::begin(kGraded), std::end(kGraded), graded.kind) == std::end(kGraded)) return {};
  const std::vector<SectionLine> lines = section_lines(outline, section);
  if (graded.kind == "idempotency_audit") return idempotency(lines);
  if (graded.kind == "customer_truth") return customer_truth(lines);
  if (graded.kind == "counterfactual") return counterfactual(outline, graded, lines);
  return said(graded.kind, lines);
}

}  // namespace hindsight::record
