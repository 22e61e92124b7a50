#include "links.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;

constexpr std::size_t kMostReportLinks = 500;
constexpr int kDeepestLinks = 40;

bool has_scheme(std::string_view target) { return target.find("://") != std::string_view::npos; }

/// By the label of a field or the text of a link, else by the target's own words.
std::string link_kind_of(std::string_view target, std::string_view label) {
  if (label == "prior_incidents") return "report";
  const TermMatch by_label = find_term("link_kinds", words_of(label));
  if (is_report(target) && !(by_label && by_label.term->name == "runbook")) return "report";
  if (by_label) return by_label.term->name;
  const TermMatch by_target = find_earliest_term("link_kinds", words_of(target));
  return by_target ? by_target.term->name : "other";
}

class LinkCollector {
 public:
  void collect_field(const Field& field) {
    static constexpr std::string_view kFields[] = {"trace", "evals", "ticket", "runbook", "prior_incidents", "url"};
    if (std::find(std::begin(kFields), std::end(kFields), field.name) == std::end(kFields) || says_unknown(field.raw)) return;
    const std::string target(text::trim(field.raw));
    const bool is_target = target.find_first_of(" \t") == std::string::npos && (has_scheme(target) || is_report(target));
    if (is_target) add(target, field.name, field.line);
  }

  /// "[[2025-07-01-lamp]]", "[[2025-07-01-lamp|the lamp]]": another page of the collection.
  void collect_wiki_links(std::string_view text, int line) {
    for (std::size_t at = text.find("[["); at != std::string_view::npos; at = text.find("[[", at + 2)) {
      const std::size_t end = text.find("]]", at);
      if (end == std::string_view::npos || links_.size() >= kMostReportLinks) return;
      const std::string_view target = text::trim(text.substr(at + 2, std::min(text.find('|', at), end) - at - 2));
      if (!target.empty() && target.size() < 200 && target.find('[') == std::string_view::npos) links_.push_back({std::string(target), "report", line});
    }
  }

  void collect(const Node& node, int line, int depth) {
    line = node.line > 0 ? node.line : line;
    if (links_.size() >= kMostReportLinks) return;
    if (node.is(NodeKind::paragraph) || node.is(NodeKind::cell) || node.is(NodeKind::heading)) collect_wiki_links(markdown::plain_text(node), line);
    if (node.is(NodeKind::link)) add(node.url, markdown::plain_text(node), line);
    if (depth >= kDeepestLinks) return;
    for (const Node& child : node.children) collect(child, line, depth + 1);
  }

  std::vector<Link> take() { return std::move(links_); }

 private:
  void add(const std::string& target, std::string_view label, int line) {
    const bool leads_away = !target.empty() && target[0] != '#' && !text::starts_with_ignoring_case(target, "mailto:");
    const bool known = std::any_of(links_.begin(), links_.end(), [&](const Link& link) { return link.target == target; });
    if (leads_away && !known && links_.size() < kMostReportLinks) links_.push_back({target, link_kind_of(target, label), line});
  }

  std::vector<Link> links_;
};

}  // namespace

bool is_report(std::string_view target) {
  const std::string_view path = target.substr(0, target.find_first_of("#?"));
  return !has_scheme(target) && (path.ends_with(".md") || path.ends_with(".markdown"));
}

std::vector<Link> read_links(const markdown::Document& document, const std::vector<Labelled>& values) {
  LinkCollector collector;
  for (const Labelled& value : values) collector.collect_field(value.field);
  collector.collect(document.root, 0, 0);
  return collector.take();
}

}  // namespace hindsight::record
