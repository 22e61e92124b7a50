#include "causes.hpp"

#include <string>

#include "hindsight/base/text.hpp"
#include "labelled.hpp"
#include "placeholder.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;
using markdown::YamlKind;
using markdown::YamlNode;

constexpr std::size_t kMostCauses = 200;
constexpr int kDeepestCauses = 4;

/// What a section of this kind holds: "" for sections that tell of no cause.
std::string cause_kind(std::string_view section_kind) {
  if (section_kind == "root_cause_code") return "code";
  if (section_kind == "root_cause_model") return "model";
  if (section_kind == "root_cause") return "other";
  if (section_kind == "five_whys") return "why";
  if (section_kind == "contributing_factors") return "contributing_factor";
  for (const std::string_view layer : {"immediate_trigger", "detection_gap", "prevention_gap", "systemic_factor"})
    if (section_kind == layer) return std::string(layer);
  return {};
}

class CauseReader {
 public:
  explicit CauseReader(const Labels& labels) : labels_(labels) {}

  /// `parent` is the kind of section that the key above stands for: "model" names a cause only under the root cause.
  void read_yaml(const YamlNode& root, std::string_view parent, int depth) {
    if (depth > kDeepestCauses) return;
    for (const YamlNode::Entry& entry : root.entries) {
      const std::string section = labels_.section(entry.key);
      const bool is_part = section == "root_cause_code" || section == "root_cause_model";
      const std::string kind = is_part && parent != "root_cause" ? std::string() : cause_kind(section);
      if (entry.value.kind == YamlKind::mapping) {
        if (holds_values(entry.key, labels_)) read_yaml(entry.value, section, depth + 1);
      } else if (kind.empty()) continue;
      else if (entry.value.kind == YamlKind::scalar) add(kind, entry.value.text, entry.line);
      else
        for (const YamlNode& item : entry.value.items) add(kind, item.text, item.line);
    }
  }

  void read_section(const Outline& outline, const OutlineSection& section) {
    const std::string kind = kind_of(outline, section);
    if (kind.empty()) return;
    std::string prose;
    int line = 0;
    std::size_t place = 0;
    for (std::size_t b = section.first_block; b < section.last_block; ++b) {
      const Node& block = *outline.blocks[b].node;
      if (block.is(NodeKind::list)) {
        for (const Node& item : block.children) read_item(kind, item);
      } else if (block.is(NodeKind::paragraph) && !read_labels(block)) {
        if (prose.empty()) {
          place = causes_.size();
          line = block.line;
        }
        prose += (prose.empty() ? "" : " ") + text::squeeze(markdown::plain_text(block));
      }
    }
    insert(place, kind, prose, line);
  }

  std::vector<Cause> take() { return std::move(causes_); }

 private:
  /// A part of the root cause under a heading of its own is a cause as well.
  static std::string kind_of(const Outline& outline, const OutlineSection& section) {
    if (!section.kind.empty() || section.parent == kNoSection) return cause_kind(section.kind);
    return outline.kind_of(section.parent) == "root_cause" ? "other" : "";
  }

  void insert(std::size_t place, std::string kind, std::string_view raw, int line) {
    std::string text = text::squeeze(raw);
    if (is_placeholder(text) || causes_.size() >= kMostCauses) return;
    causes_.insert(causes_.begin() + std::ptrdiff_t(place), {std::move(kind), std::move(text), line});
  }
  void add(std::string kind, std::string_view raw, int line) { insert(causes_.size(), std::move(kind), raw, line); }

  /// "**Code:** …", "**Detection gap:** …"; false where the paragraph has no such label.
  bool read_labels(const Node& paragraph) {
    bool any = false;
    for (const LabelAndValue& pair : read_paragraph_labels(paragraph, false)) {
      const std::string kind = cause_kind(labels_.section(pair.label));
      if (kind.empty()) continue;
      add(kind, pair.value, pair.line);
      any = true;
    }
    return any;
  }

  void read_item(const std::string& kind, const Node& item) {
    const std::string text = own_text(item);
    LabelAndValue pair;
    const std::string own_kind = split_key_value(text, pair) ? cause_kind(labels_.section(pair.label)) : std::string();
    if (own_kind.empty()) add(kind, text, item.line);
    else add(own_kind, pair.value, item.line);
  }

  const Labels& labels_;
  std::vector<Cause> causes_;
};

}  // namespace

std::vector<Cause> read_causes(const markdown::Document& document, const Outline& outline, const Labels& labels) {
  CauseReader reader(labels);
  if (document.front_matter) reader.read_yaml(document.front_matter->root, "", 0);
  for (const OutlineSection& section : outline.sections) reader.read_section(outline, section);
  return reader.take();
}

}  // namespace hindsight::record
