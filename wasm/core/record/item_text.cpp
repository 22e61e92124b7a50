#include "item_text.hpp"

#include <algorithm>

#include "action_owner.hpp"
#include "hindsight/base/text.hpp"
#include "outline.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;

constexpr std::size_t kMostLinks = 50;
constexpr std::size_t kLongestSignature = 12;

/// Moves the text that is struck through out of a node.
void take_struck(Node& node, std::string& struck, int depth) {
  if (depth > kDeepestNesting) return;
  for (Node& child : node.children) {
    if (child.is(NodeKind::strike)) struck += markdown::plain_text(child) + " ";
    else take_struck(child, struck, depth + 1);
  }
  std::erase_if(node.children, [](const Node& child) { return child.is(NodeKind::strike); });
}

bool has_struck(const Node& node, int depth) {
  return depth <= kDeepestNesting && std::any_of(node.children.begin(), node.children.end(), [depth](const Node& child) {
    return child.is(NodeKind::strike) || (!child.is(NodeKind::list) && has_struck(child, depth + 1));
  });
}

/// A person's name in bold that a deed follows, without a colon: then it is no title.
std::string name_in_front(const Node& paragraph) {
  if (!paragraph.children.front().is(NodeKind::strong)) return {};
  std::string name = text::squeeze(markdown::plain_text(paragraph.children.front()));
  const NameForm form = name_form(name, Settings::standard());
  if (form != NameForm::single && form != NameForm::full) return {};
  const std::string whole = text::squeeze(markdown::plain_text(paragraph));
  const std::string_view rest = std::string_view(whole).substr(std::min(whole.size(), name.size()));
  return rest.starts_with(' ') && (rest.starts_with(" to ") || is_deed(words_of(rest))) ? name : std::string();
}

Signature read_signature(const Node& node) {
  const Node* paragraph = &node;
  if (node.is(NodeKind::item)) {
    if (node.children.empty()) return {};
    paragraph = &node.children.front();
  }
  if (!paragraph->is(NodeKind::paragraph) || paragraph->children.size() < 2) return {};
  const auto initials = [](const Node& inline_node) {
    std::string text = inline_node.is(NodeKind::strong) ? text::squeeze(markdown::plain_text(inline_node)) : std::string();
    return has_form_of_initials(text) ? text : std::string();
  };
  if (std::string first = initials(paragraph->children.front()); !first.empty()) return {first, first, true};
  if (std::string name = name_in_front(*paragraph); !name.empty()) return {name, name, true};
  std::string behind;
  for (std::size_t i = paragraph->children.size(); i-- > 1 && behind.size() <= kLongestSignature;) {
    const Node& child = paragraph->children[i];
    if (std::string last = initials(child); !last.empty() && behind.find(' ') == std::string::npos) return {last, last + behind, false};
    behind = markdown::plain_text(child) + behind;
  }
  return {};
}

}  // namespace

void collect_links(const Node& node, std::vector<ItemLink>& links, Lists lists, int depth) {
  if (depth > kDeepestNesting || links.size() > kMostLinks) return;
  for (const Node& child : node.children) {
    if (child.is(NodeKind::list) && lists == Lists::left_out) continue;
    if (child.is(NodeKind::link)) links.push_back({markdown::plain_text(child), child.url});
    collect_links(child, links, lists, depth + 1);
  }
}

OwnText::OwnText(const Node& node) {
  if (has_struck(node, 0)) read_around_struck(node);
  else read(node);
  signature = read_signature(node);
}

void OwnText::read_around_struck(Node node) {
  std::erase_if(node.children, [](const Node& child) { return child.is(NodeKind::list); });
  std::vector<ItemLink> all_links;
  collect_links(node, all_links, Lists::left_out);
  take_struck(node, struck, 0);
  struck = text::squeeze(struck);
  read(node);
  if (text.empty()) links = std::move(all_links);
}

void OwnText::read(const Node& node) {
  text = node.is(NodeKind::item) ? own_text(node) : text::squeeze(markdown::plain_text(node));
  collect_links(node, links, Lists::left_out);
}

}  // namespace hindsight::record
