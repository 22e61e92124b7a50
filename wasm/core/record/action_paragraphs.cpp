#include "action_paragraphs.hpp"

#include <algorithm>
#include <string>

#include "action_owner.hpp"
#include "action_values.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/language/marks.hpp"
#include "hindsight/record/values.hpp"
#include "outline.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;

constexpr std::size_t kLongestItem = 320;
constexpr std::size_t kLongestDenial = 80;
constexpr std::size_t kShortLine = 64;
constexpr std::size_t kLongestItemLine = 160;
constexpr int kMostSentences = 2;
constexpr int kPlainDenialBlanks = 4;  // of a phrase of three words

bool ends_a_sentence(std::string_view text) {
  text = text::trim(text);
  for (const std::string_view stop : {".", "!", ";", "\xE3\x80\x82", ")"})
    if (text.ends_with(stop)) return true;
  return false;
}

bool begins_a_sentence(std::string_view text) {
  text = text::trim(text);
  if (text.empty()) return false;
  const std::uint32_t first = language::decode(text).code_point;
  return language::fold(first) != first || language::is_joined_script(first) || !language::is_letter_or_digit(first) || text::is_digit(text[0]);
}

int sentences(std::string_view text) {
  int count = 1;
  for (const std::string_view stop : {". ", "! ", "\xE3\x80\x82"})
    for (std::size_t at = text.find(stop); at != std::string_view::npos; at = text.find(stop, at + 1))
      if (at + stop.size() < text.size() && begins_a_sentence(text.substr(at + stop.size()))) ++count;
  return count;
}

/// The label of "Prevent: …", as words.
std::string label_of(const Node& item) {
  const std::string text = own_text(item);
  const std::size_t colon = text.find(':');
  return colon == std::string::npos || text::trim(std::string_view(text).substr(colon + 1)).empty() ? std::string() : text.substr(0, colon);
}

}  // namespace

bool may_be_an_item(const Node& paragraph) {
  const std::string text = text::squeeze(markdown::plain_text(paragraph));
  if (text.empty() || text.size() > kLongestItem * std::max<std::size_t>(1, item_lines(paragraph).size())) return false;
  if (language::ends_with_colon(text) || text.ends_with('?') || text.ends_with("\xEF\xBC\x9F") || is_url(text)) return false;
  const bool is_hint = paragraph.children.size() == 1 && (paragraph.children[0].is(NodeKind::emphasis) || paragraph.children[0].is(NodeKind::image));
  if (is_hint || (text.starts_with('(') && text.ends_with(')'))) return false;
  if (find_leading_term("pointers", words_of(text.substr(0, kLongestDenial)))) return false;
  if (text.size() <= kLongestDenial && find_term("to_be_written", words_of(text))) return false;
  return item_lines(paragraph).size() > 1 || sentences(text) <= kMostSentences;
}

std::vector<Node> item_lines(const Node& paragraph) {
  std::vector<Node> lines(1);
  int number = paragraph.line;
  lines.back().kind = NodeKind::paragraph;
  lines.back().line = number;
  for (const Node& node : paragraph.children) {
    if (node.is(NodeKind::soft_break) || node.is(NodeKind::line_break)) {
      lines.emplace_back();
      lines.back().kind = NodeKind::paragraph;
      lines.back().line = ++number;
    } else {
      lines.back().children.push_back(node);
    }
  }
  if (lines.size() == 1) return {paragraph};
  bool all_begin = true, all_end = true, all_short = true, all_fit = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string text = text::squeeze(markdown::plain_text(lines[i]));
    all_begin = all_begin && begins_a_sentence(text);
    all_end = all_end && (ends_a_sentence(text) || i + 1 == lines.size());
    all_short = all_short && text.size() < kShortLine;
    all_fit = all_fit && text.size() < kLongestItemLine;
  }
  if (all_begin && all_fit && (all_end || all_short)) return lines;
  return {paragraph};
}

bool says_there_are_none(std::string_view text, const Labels& labels) {
  text = trim_marks(text);
  if (text.size() > kLongestDenial) return false;
  if (says_unknown(text)) return true;
  const std::string words = words_of(text);
  const TermMatch none = find_leading_term("no_items", words);
  const bool is_plain = none && (text::trim(*none.phrase).size() == text::trim(words).size() || std::count(none.phrase->begin(), none.phrase->end(), ' ') >= kPlainDenialBlanks);
  if (is_plain) return true;
  const TermMatch denial = find_leading_term("denials", words);
  if (!denial) return false;
  const std::string_view rest = text::trim(std::string_view(words).substr(std::min(words.size(), denial.phrase->size())));
  return rest.empty() || labels.section(rest) == "action_items";
}

bool is_legend(const Node& list) {
  if (list.children.size() < 2) return false;
  std::vector<std::string> seen;
  for (const Node& item : list.children) {
    const std::string label = label_of(item);
    if (item.task != markdown::TaskState::none || label.empty()) return false;
    const bool is_kind = !action_type(label).empty() || !action_priority(label).empty() || find_exact_term("action_status", words_of(label));
    if (!is_kind || std::find(seen.begin(), seen.end(), label) != seen.end()) return false;
    seen.push_back(label);
  }
  return true;
}

bool is_detailed_by(const Node& paragraph, const Node& list) {
  const std::string text = text::squeeze(markdown::plain_text(paragraph));
  if (!language::ends_with_colon(text) || !is_deed(words_of(text.substr(0, kLongestDenial)))) return false;
  return std::none_of(list.children.begin(), list.children.end(), [](const Node& item) {
    const std::string own = own_text(item);
    return item.task != markdown::TaskState::none || is_deed(words_of(std::string_view(own).substr(0, kLongestDenial)));
  });
}

}  // namespace hindsight::record
