#include "placeholder.hpp"

#include <algorithm>
#include <string>

#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "text_tools.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;

constexpr std::size_t kWordsOfAnAnswer = 10;  // a longer text weighs as several answers
constexpr int kDeepestList = 12;

/// Tokens that stand for a date, a time or a name; these are written in no report for their own sake.
constexpr std::string_view kTokens[] = {"yyyy-mm-dd", "yyyy/mm/dd", "dd/mm/yyyy", "mm/dd/yyyy", "dd.mm.yyyy", "hh:mm", "20xx-", "lorem ipsum", "{{", "<insert",
                                        "[insert", "@name", "@owner", "@user", "inc-xxx", "xxxx"};

constexpr std::string_view kInstructions[] = {"describe ", "briefly ", "brief description", "short description", "short event description", "short title", "explain ",
                                              "someone ", "give a ", "to be done", "fill in", "insert ", "summarize ", "summarise ",
                                              "one sentence", "a sentence", "copy these", "lorem ipsum", "template from", "sample template", "a short "};

bool is_wrapped(std::string_view text, char open, char close) {
  return text.size() >= 2 && text.front() == open && text.back() == close &&
         text.substr(1, text.size() - 2).find_first_of(std::string{open, close}) == std::string_view::npos;
}

std::size_t count_parts(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = text::is_space(c);
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

/// "Category: XXX", "Date:": a label whose value was not filled in.
bool is_unfilled_label(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return false;
  if (colon + 1 < text.size() && !text::is_space(text[colon + 1])) return false;
  const std::string_view value = text::trim(text.substr(colon + 1));
  return says_unknown(value) || is_wrapped(value, '(', ')') || is_wrapped(value, '<', '>') || is_wrapped(value, '[', ']');
}

/// Lines "KEY: value" of which most were not filled in, or still offer a choice ("WORKING: yes | no").
bool is_blank_form(std::string_view code) {
  int filled = 0, unfilled = 0;
  for (const std::string_view line : text::split_lines(code)) {
    if (text::trim(line).empty()) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view value = text::trim(line.substr(colon + 1));
    ++(value.empty() || value.find(" | ") != std::string_view::npos || is_placeholder(value) ? unfilled : filled);
  }
  return unfilled > filled;
}

/// Asks a document's smallest parts, one by one, whether they were answered.
class Weigher {
 public:
  void weigh(const Node& block, bool quoted, int depth) {
    switch (block.kind) {
      case NodeKind::paragraph: weigh_paragraph(block, quoted); break;
      case NodeKind::list:
        for (const Node& item : block.children) weigh_item(item, quoted, depth);
        break;
      case NodeKind::table: weigh_table(block); break;
      case NodeKind::code_block: add(is_placeholder(block.text) || is_blank_form(block.text), block.text); break;
      case NodeKind::quote:
        for (const Node& child : block.children) weigh(child, true, depth + 1);
        break;
      case NodeKind::html_block:
        if (!is_comment(block.text)) add(false, markdown::plain_text(block));
        break;
      default: break;
    }
  }

  void add(bool placeholder, std::string_view text) {
    if (placeholder) placeholders_ += 1;
    else answers_ += std::max(1.0, double(count_parts(text)) / kWordsOfAnAnswer);
  }

  [[nodiscard]] double placeholders() const { return placeholders_; }
  [[nodiscard]] double answers() const { return answers_; }

 private:
  static bool is_comment(std::string_view html) { return text::trim(html).starts_with("<!--"); }

  void weigh_paragraph(const Node& paragraph, bool quoted) {
    const std::string text = text::squeeze(markdown::plain_text(paragraph));
    const bool shows_image = std::any_of(paragraph.children.begin(), paragraph.children.end(),
                                         [](const Node& child) { return child.is(NodeKind::image); });
    if (text.empty() && shows_image) return add(false, text);
    if (text.empty()) return;
    const bool asks = quoted && (text.ends_with('?') || is_wrapped(text, '(', ')'));
    const bool is_remark = paragraph.children.size() == 1 && paragraph.children[0].is(NodeKind::emphasis) && text.ends_with('.') &&
                           text::contains_ignoring_case(text, "to be ");
    add(asks || is_remark || is_placeholder(text) || is_unfilled_label(text), text);
  }

  void weigh_item(const Node& item, bool quoted, int depth) {
    const std::string text = own_text(item);
    const auto nested = nested_lists(item);
    if (!text.empty() || nested.empty()) {
      const bool asks = quoted && text.ends_with('?');
      add(asks || is_placeholder(text) || (nested.empty() && is_unfilled_label(text)), text);
    }
    if (depth >= kDeepestList) return;
    for (const Node* list : nested) weigh(*list, quoted, depth + 1);
  }

  void weigh_table(const Node& table) {
    for (const Node& row : table.children) {
      if (row.header) continue;
      std::size_t filled = 0;
      std::string text;
      for (const Node& cell : row.children) {
        const std::string value = text::squeeze(markdown::plain_text(cell));
        if (is_placeholder(value) || is_unfilled_label(value)) continue;
        ++filled;
        text += value;
        text += ' ';
      }
      add(filled < row.children.size() && filled * 2 <= row.children.size(), text);
    }
  }

  double placeholders_ = 0;
  double answers_ = 0;
};

/// "Incident title", "Title (incident #)", "Postmortem template", "Title of the incident: Date".
bool is_placeholder_title(std::string_view title) {
  static constexpr std::string_view kGeneric[] = {"incident", "title",  "postmortem", "post", "mortem", "report", "template", "of", "the", "a",
                                                  "date",     "short",  "name",       "review", "dd",   "mm",     "yyyy",     "s",  "full", "light"};
  const std::string words = normalise_label(title);
  bool names_title = false;
  for (const std::string_view word : text::split(words, ' ')) {
    if (std::find(std::begin(kGeneric), std::end(kGeneric), word) == std::end(kGeneric)) return is_placeholder(title);
    names_title = names_title || word == "title" || word == "template" || word == "yyyy";
  }
  return names_title || is_placeholder(title);
}

}  // namespace

bool is_unfilled(std::string_view text) {
  text = text::trim(text);
  if (says_unknown(text)) return true;
  if (text.size() <= 200 && (is_wrapped(text, '<', '>') || is_wrapped(text, '[', ']') || is_wrapped(text, '{', '}') ||
                             is_wrapped(text, '(', ')')))
    return true;
  if (text.size() > 300) return false;
  const std::string lower = text::to_lower(text);
  for (const std::string_view token : kTokens)
    if (lower.find(token) != std::string::npos && count_parts(lower) <= 12) return true;
  return false;
}

bool is_placeholder(std::string_view text) {
  if (is_unfilled(text)) return true;
  text = text::trim(text);
  if (text.size() > 300) return false;
  const std::string lower = text::to_lower(text);
  for (const std::string_view start : kInstructions)
    if (lower.starts_with(start) && count_parts(lower) <= 40) return true;
  return false;
}

bool has_answer(const Node& block) {
  Weigher weigher;
  weigher.weigh(block, false, 0);
  return weigher.answers() > 0;
}

double template_likeness(const Outline& outline) {
  Weigher weigher;
  for (const Block& block : outline.blocks) weigher.weigh(*block.node, false, 0);
  double empty_sections = 0;
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    const OutlineSection& section = outline.sections[i];
    if (i == outline.title_section) {
      if (is_placeholder_title(section.title)) empty_sections += 1;
      continue;
    }
    const bool has_children = i + 1 < outline.sections.size() && outline.sections[i + 1].parent == i;
    if (section.first_block == section.last_block && !has_children) empty_sections += 1;
  }
  const double blank = weigher.placeholders() + empty_sections;
  const double total = blank + weigher.answers();
  return total > 0 ? blank / total : 0;
}

}  // namespace hindsight::record
