#include "outline.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"
#include "hindsight/language/marks.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

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

constexpr std::size_t kLongestLabelLine = 80;
constexpr int kMostLevels = 6;
constexpr std::size_t kMostLabelledLines = 1000;  ///< of a paragraph that is a report in plain text
/// A heading that is only a day, or begins with a clock: it heads events.
bool heads_events(std::string_view title) {
  const TimeText time = match_time(title, language::DateOrder::unsaid, TimePlace::event);
  if (time.size == 0) return false;
  return time.seconds_of_day || text::trim(title.substr(time.size)).find_first_not_of(":.-()") == std::string_view::npos;
}

/// What a paragraph or an item's first paragraph begins with, where that is only a label.
struct LeadingLabel {
  std::string title;
  bool is_bold = false;
  std::size_t inlines = 0;  ///< of the paragraph that it takes
  bool is_alone = false;    ///< nothing follows on its line
  explicit operator bool() const { return !title.empty(); }
};

bool is_break(const Node& node) { return node.is(NodeKind::soft_break) || node.is(NodeKind::line_break); }

LeadingLabel leading_label(const Node& paragraph) {
  LeadingLabel label;
  if (!paragraph.is(NodeKind::paragraph) || paragraph.children.empty()) return label;
  const std::vector<Node>& inlines = paragraph.children;
  std::size_t end = 0;
  std::string line;
  while (end < inlines.size() && !is_break(inlines[end])) line += markdown::plain_text(inlines[end++]);
  line = text::squeeze(line);
  const bool bold_first = inlines[0].is(NodeKind::strong);
  if (bold_first) {
    std::string title = text::squeeze(markdown::plain_text(inlines[0]));
    std::string after;
    for (std::size_t i = 1; i < end; ++i) after += markdown::plain_text(inlines[i]);
    const std::string_view rest = text::trim(after);
    const bool is_remark = rest.starts_with('(') && (rest.ends_with(')') || rest.ends_with("):")) && rest.size() <= kLongestLabelLine;
    if (title.size() > kLongestLabelLine || !(rest.empty() || rest == ":" || rest == language::kWideColon || rest == "." || is_remark)) return label;
    label.title = language::without_colon(title);
    if (is_remark) label.title.append(" ").append(language::without_colon(rest));
    label.is_bold = true;
  } else if (language::ends_with_colon(line) && line.size() <= kLongestLabelLine) {
    label.title = language::without_colon(line);
  }
  label.inlines = end;
  label.is_alone = true;
  return label;
}

/// The first level-1 heading, or else the very first heading, unless it names a usual section. A heading that only repeats a file's
/// name ("2024-05-02_board-stuck") is none where another of its level follows.
std::size_t find_title(const Outline& outline, const Labels& labels) {
  const auto is_slug = [](std::string_view title) {
    return title.find(' ') == std::string_view::npos && title.find_first_of("-_") != std::string_view::npos && title.find_first_of("0123456789") != std::string_view::npos;
  };
  std::size_t slug = kNoSection;
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    const OutlineSection& section = outline.sections[i];
    if (!section.is_heading) continue;
    const bool is_first_with_more = i == 0 && section.level == 1 && !section.is_label_alone && outline.sections.size() > 1;
    if (!labels.field(section.title).empty() && outline.sections.size() > 1) continue;  // "# Date" above a day
    const bool may_be = section.level == 1 && (section.kind.empty() || is_first_with_more) && !section.title.empty();
    if (may_be && is_slug(section.title) && slug == kNoSection) slug = i;
    else if (may_be) return i;
    else if (section.level == 1) break;
  }
  if (slug != kNoSection) return slug;
  if (!outline.sections.empty()) {
    const OutlineSection& first = outline.sections.front();
    const bool stands_above = first.level <= 2 && first.first_block == 0;
    const bool is_alone = std::all_of(outline.sections.begin() + 1, outline.sections.end(),
                                      [&](const OutlineSection& s) { return s.level > first.level; });
    if (first.is_heading && first.kind.empty() && !first.title.empty() && (stands_above || is_alone)) return 0;
  }
  return kNoSection;
}

class Builder {
 public:
  explicit Builder(const Labels& labels) : labels_(labels) {}

  void add(const Node& node) {
    if (node.is(NodeKind::heading)) return add_heading(node);
    if (node.is(NodeKind::paragraph) && (add_labelled_lines(node) || add_label(node, node))) return;
    if (node.is(NodeKind::list) && add_list(node)) return;
    add_block(node);
  }

  Outline take() {
    outline_.title_section = find_title(outline_, labels_);
    if (outline_.title_section != kNoSection) outline_.sections[outline_.title_section].kind.clear();
    set_actions_taken_apart();
    return std::move(outline_);
  }

 private:
  void add_block(const Node& node) {
    outline_.blocks.push_back({&node, open_.empty() ? kNoSection : open_.back()});
    if (!open_.empty()) outline_.sections[open_.back()].last_block = outline_.blocks.size();
  }

  void open(std::string title, int level, int line, bool is_heading) {
    while (!open_.empty() && outline_.sections[open_.back()].level >= level) open_.pop_back();
    OutlineSection section;
    section.title = std::move(title);
    section.level = level;
    section.line = line;
    section.is_heading = is_heading;
    section.parent = open_.empty() ? kNoSection : open_.back();
    section.is_label_alone = labels_.is_section(section.title);
    // Among action items only a heading word for word leads to something else: "Quick wins" are to be done.
    const bool is_a_group = !section.is_label_alone && is_within(outline_, section.parent, "action_items");
    if (!is_a_group) section.kind = kind_in_context(labels_.section(section.title), outline_.kind_of(section.parent));
    section.first_block = section.last_block = outline_.blocks.size();
    open_.push_back(outline_.sections.size());
    outline_.sections.push_back(std::move(section));
  }

  void add_heading(const Node& node) {
    std::string title = text::squeeze(markdown::plain_text(node));
    // Days and clocks beside the timeline's own heading, or one level too high, are parts of it.
    int level = node.level;
    const std::size_t timeline = open_timeline();
    if (timeline != kNoSection && level <= outline_.sections[timeline].level && heads_events(title)) shift_ = outline_.sections[timeline].level + 1 - level;
    else if (timeline == kNoSection || !heads_events(title)) shift_ = 0;
    level = std::min(level + shift_, kMostLevels + 2);
    heading_level_ = level;
    open(std::move(title), level, node.line, true);
  }

  std::size_t open_timeline() const {
    for (std::size_t i = open_.size(); i-- > 0;)
      if (outline_.sections[open_[i]].kind == "timeline" || outline_.sections[open_[i]].kind == "detection_chain") return open_[i];
    return kNoSection;
  }

  /// What is left of a paragraph, or of an item's first one, behind its label.
  void add_rest(const Node& paragraph, std::size_t inlines) {
    Node rest = paragraph;
    std::size_t first = std::min(inlines, rest.children.size());
    int lines = 0;
    while (first < rest.children.size() && is_break(rest.children[first])) {
      ++first;
      ++lines;
    }
    rest.children.erase(rest.children.begin(), rest.children.begin() + std::ptrdiff_t(first));
    if (rest.children.empty()) return;
    rest.line += lines;
    outline_.parts.push_back(std::move(rest));
    add_block(outline_.parts.back());
  }

  /// A label in bold is a section where it names one, anything else where it names one exactly and ends with a colon.
  bool names_a_section(const LeadingLabel& label) const {
    return label && (label.is_bold ? !labels_.section(label.title).empty() : labels_.is_section(label.title));
  }

  bool add_label(const Node& paragraph, const Node& lines_of) {
    const LeadingLabel label = leading_label(paragraph);
    if (!names_a_section(label)) return false;
    open(label.title, heading_level_ + 1, lines_of.line, false);
    add_rest(paragraph, label.inlines);
    return true;
  }

  /// A report as plain text: lines of one paragraph, some of which are only a label ("Timeline:"). What stands below each is its own
  /// paragraph, and where things are to do each line is one.
  bool add_labelled_lines(const Node& paragraph) {
    struct TextLine {
      std::size_t begin = 0, end = 0;  // of the paragraph's inlines
      int number = 0;
      std::string label;  // where the line is nothing else
    };
    std::vector<TextLine> lines;
    std::size_t labels = 0;
    const std::vector<Node>& inlines = paragraph.children;
    for (std::size_t at = 0; at < inlines.size(); ++at) {
      TextLine line{at, at, paragraph.line + int(lines.size()), {}};
      std::string text;
      for (; line.end < inlines.size() && !is_break(inlines[line.end]); ++line.end) text += markdown::plain_text(inlines[line.end]);
      text = text::squeeze(text);
      const std::string_view title = language::without_colon(text);
      if (language::ends_with_colon(text) && text.size() <= kLongestLabelLine && labels_.is_section(title)) line.label = title;
      labels += line.label.empty() ? 0 : 1;
      at = line.end;
      lines.push_back(std::move(line));
    }
    if (labels < 2 || lines.size() > kMostLabelledLines) return false;
    const auto add_lines = [&](std::size_t first, std::size_t last) {
      if (first == last) return;
      Node part;
      part.kind = NodeKind::paragraph;
      part.children.assign(inlines.begin() + std::ptrdiff_t(lines[first].begin), inlines.begin() + std::ptrdiff_t(lines[last - 1].end));
      part.line = lines[first].number;
      part.end_line = lines[last - 1].number;
      outline_.parts.push_back(std::move(part));
      add_block(outline_.parts.back());
    };
    for (std::size_t i = 0; i < lines.size();) {
      if (!lines[i].label.empty()) {
        open(lines[i].label, heading_level_ + 1, lines[i].number, false);
        ++i;
        continue;
      }
      std::size_t last = i + 1;
      const bool is_to_do = !open_.empty() && outline_.kind_of(open_.back()) == "action_items";
      while (!is_to_do && last < lines.size() && lines[last].label.empty()) ++last;
      add_lines(i, last);
      i = last;
    }
    return true;
  }

  /// A list whose items are sections.
  bool add_list(const Node& list) {
    const std::string_view kind = open_.empty() ? std::string_view() : outline_.kind_of(open_.back());
    if (!kind.empty() && !(open_.empty() || !outline_.sections[open_.back()].is_heading)) return false;
    std::size_t sections = 0, labels = 0;
    for (const Node& item : list.children) {
      if (item.task != markdown::TaskState::none || item.children.empty()) continue;
      const LeadingLabel label = leading_label(item.children[0]);
      const bool has_more = item.children.size() > 1 || item.children[0].children.size() > label.inlines;
      const bool is_numbered_line = list.ordered && list.children.size() == 1 && !label && !has_more;
      if (names_a_section(label) && (has_more || list.children.size() == 1)) ++sections;
      else if (is_numbered_line && is_numbered_heading(item)) ++sections;
      if (label) ++labels;
    }
    if (sections == 0 || (sections < 2 && list.children.size() > 1)) return false;
    for (const Node& item : list.children) add_item(list, item);
    return true;
  }

  bool is_numbered_heading(const Node& item) const {
    const std::string title = text::squeeze(markdown::plain_text(item.children[0]));
    return item.children[0].is(NodeKind::paragraph) && title.size() <= kLongestLabelLine && !title.ends_with('.') && !labels_.section(title).empty();
  }

  void add_item(const Node& list, const Node& item) {
    const LeadingLabel label = item.children.empty() || item.task != markdown::TaskState::none ? LeadingLabel{} : leading_label(item.children[0]);
    const bool has_more = !item.children.empty() && (item.children.size() > 1 || item.children[0].children.size() > label.inlines);
    if (label && (has_more || names_a_section(label))) {
      open(label.title, heading_level_ + 1, item.line, false);
      add_rest(item.children[0], label.inlines);
      for (std::size_t i = 1; i < item.children.size(); ++i) add_block(item.children[i]);
    } else if (list.ordered && list.children.size() == 1 && !item.children.empty() && is_numbered_heading(item)) {
      open(text::squeeze(markdown::plain_text(item.children[0])), heading_level_ + 1, item.line, false);
    } else {
      // An item that is no section stays what it is: a list of one.
      Node alone = list;
      alone.children = {item};
      alone.line = item.line;
      outline_.parts.push_back(std::move(alone));
      add_block(outline_.parts.back());
    }
  }

  /// "Actions taken", where another section says what is to be done: how the incident was handled.
  void set_actions_taken_apart() {
    const auto were_taken = [](const OutlineSection& section) { return section.kind == "action_items" && names_actions_taken(section.title); };
    const bool any_to_do = std::any_of(outline_.sections.begin(), outline_.sections.end(),
                                       [&](const OutlineSection& section) { return section.kind == "action_items" && !were_taken(section); });
    if (!any_to_do) return;
    for (OutlineSection& section : outline_.sections)
      if (were_taken(section)) section.kind = "response";
  }

  const Labels& labels_;
  Outline outline_;
  std::vector<std::size_t> open_;  ///< the sections that the next block belongs to, outermost first
  int heading_level_ = 0;          ///< of the last heading
  int shift_ = 0;                  ///< how much deeper the headings of events are than they are written
};

}  // namespace

bool names_actions_taken(std::string_view heading) { return bool(find_exact_term("actions_taken", words_of(heading))); }

Outline read_outline(const markdown::Document& document, const Labels& labels) {
  Builder builder(labels);
  for (const Node& node : document.root.children) builder.add(node);
  return builder.take();
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
