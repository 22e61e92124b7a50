#include "actions.hpp"

#include <algorithm>
#include <string>

#include "action_text.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "labelled.hpp"
#include "links.hpp"
#include "placeholder.hpp"
#include "text_tools.hpp"
#include "table.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;
using markdown::TaskState;
using markdown::YamlKind;
using markdown::YamlNode;

constexpr std::size_t kMostItems = 5000;
constexpr int kDeepestNesting = 12;
constexpr std::size_t kLongestGroupName = 60;
constexpr std::size_t kLongestName = 40;
constexpr std::size_t kLongestHorizon = 40;
constexpr int kMostNameWords = 3;

/// What a heading, a line or a list item says about all items below it.
struct Group {
  std::string owner;
  std::string priority;
  std::string type;
  ActionStatus status = ActionStatus::unknown;
  bool recognised = false;
};

/// "Short term", "This week (if possible)": when something is to be done, or which part of it. Says that a text heads a group,
/// and nothing else.
bool is_horizon(std::string_view words) {
  return find_exact_term("action_horizons", words) || (words.size() <= kLongestHorizon && find_leading_term("action_horizons", words));
}

bool is_topic(std::string_view words) { return bool(find_exact_term("action_topics", words)); }

/// "Upgrade Traefik" is something to do, although it looks like a name.
bool is_deed(std::string_view words) { return bool(find_leading_term("action_verbs", words)); }

/// Of a script that writes no blanks and no capitals.
bool is_ideographic(std::string_view word) { return static_cast<unsigned char>(word[0]) >= 0xE3; }

/// "Ana", "Ana Lopez", "SRE": up to three words in capitals, none of them a topic. A script without capitals does not tell.
bool has_form_of_name(std::string_view label) {
  int count = 0;
  for (const std::string_view word : text::split(label, ' ')) {
    if (word.empty()) continue;
    const bool capital = (word[0] >= 'A' && word[0] <= 'Z') || (static_cast<unsigned char>(word[0]) >= 0x80 && !is_ideographic(word));
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return is_word_char(c) || c == '-' || c == '.' || c == '\''; });
    if (!capital || !letters || is_topic(words_of(word)) || ++count > kMostNameWords) return false;
  }
  return count > 0;
}

/// "Voice platform", "Team Abrechnung", "Tech lead", "決済チーム": a word for people says whose the items are.
bool names_a_team(std::string_view label, std::string_view words) {
  if (label[0] >= 'a' && label[0] <= 'z' && !words.starts_with(" team ")) return false;
  if (std::count(words.begin(), words.end(), ' ') > kMostNameWords + 1) return false;
  const std::vector<std::string>& teams = terms("teams_and_roles").front().phrases;
  return words.starts_with(" team ") || std::any_of(teams.begin(), teams.end(), [&](std::string_view phrase) {
           if (is_ideographic(phrase.substr(1))) phrase.remove_prefix(1);
           return words.size() > phrase.size() && words.ends_with(phrase);
         });
}

/// A person, a team or a role; "" for a topic, a sentence and whatever may be one: nobody is better than a wrong owner.
std::string owner_in(std::string_view label, const Settings& settings) {
  LabelAndValue pair;
  if (split_key_value(label, pair)) {
    ActionItem named;
    if (settings.labels.action_column(pair.label) == "owner") set_action_attribute("owner", pair.value, settings.date_order, named);
    return named.owner;
  }
  if (label.starts_with('@')) return label.find(' ') == std::string_view::npos ? std::string(label.substr(1)) : std::string();
  if (label.empty() || label.size() > kLongestName) return {};
  const std::string words = words_of(label);
  const bool is_plainly_team = std::count(words.begin(), words.end(), ' ') == 3 && words.ends_with(" team ");  // "Support team", "Build team"
  const bool is_owner = (is_plainly_team || !is_deed(words)) && (names_a_team(label, words) || has_form_of_name(label));
  return is_owner ? std::string(label) : std::string();
}

std::string_view bracket_in(std::string_view label) {
  const std::size_t open = label.find('(');
  const std::size_t close = label.rfind(')');
  return open == std::string_view::npos || close == std::string_view::npos || close < open ? std::string_view{} : label.substr(open + 1, close - open - 1);
}

Group read_group(std::string_view label, const Settings& settings) {
  Group group;
  label = text::trim(label);
  while (label.ends_with(':')) label = text::trim(label.substr(0, label.size() - 1));
  if (label.empty() || label.size() > kLongestGroupName) return group;
  const std::string_view remark = bracket_in(label);
  const std::string_view bare = text::trim(label.substr(0, label.find('(')));
  group.status = remark.empty() ? ActionStatus::unknown : parse_action_status(remark);
  if (settings.knows_owner(bare)) {
    group.owner = std::string(bare);
    group.recognised = true;
    return group;
  }
  if (group.status == ActionStatus::unknown) group.status = parse_action_status(bare);
  group.priority = action_priority(bare.substr(0, bare.find(' ')));
  group.type = action_type(bare);
  const bool says_when = is_horizon(words_of(bare));
  if (group.status == ActionStatus::unknown && group.priority.empty() && group.type.empty() && !says_when) group.owner = owner_in(bare, settings);
  group.recognised = group.status != ActionStatus::unknown || !group.priority.empty() || !group.type.empty() || says_when || !group.owner.empty();
  return group;
}

/// The inner group's word counts; what it does not say comes from the outer one.
Group within(const Group& outer, Group inner) {
  if (inner.owner.empty()) inner.owner = outer.owner;
  if (inner.priority.empty()) inner.priority = outer.priority;
  if (inner.type.empty()) inner.type = outer.type;
  if (inner.status == ActionStatus::unknown) inner.status = outer.status;
  return inner;
}

enum class Lists { left_out, too };

void collect_links(const Node& node, std::vector<ItemLink>& links, Lists lists, int depth) {
  if (depth > kDeepestNesting || links.size() > 50) return;
  for (const Node& child : node.children) {
    if (child.is(NodeKind::list) && lists == Lists::left_out) continue;
    if (child.is(NodeKind::link)) links.push_back({markdown::plain_text(child), child.url});
    collect_links(child, links, lists, depth + 1);
  }
}

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

/// What an item or a cell says itself.
struct OwnText {
  std::string text;    ///< without what is struck through
  std::string struck;
  std::vector<ItemLink> links;

  explicit OwnText(const Node& node) {
    if (has_struck(node, 0)) read_around_struck(node);
    else read(node);
  }
  /// What a reader takes it for.
  [[nodiscard]] const std::string& shown() const { return text.empty() ? struck : text; }

 private:
  void read_around_struck(Node node) {
    std::erase_if(node.children, [](const Node& child) { return child.is(NodeKind::list); });
    std::vector<ItemLink> all_links;
    collect_links(node, all_links, Lists::left_out, 0);
    take_struck(node, struck, 0);
    struck = text::squeeze(struck);
    read(node);
    if (text.empty()) links = std::move(all_links);
  }
  void read(const Node& node) {
    text = node.is(NodeKind::item) ? own_text(node) : text::squeeze(markdown::plain_text(node));
    collect_links(node, links, Lists::left_out, 0);
  }
};

bool has_box(const Node& item) { return item.task != TaskState::none; }

bool any_box(const Node& list, int depth) {
  if (depth > kDeepestNesting) return false;
  return std::any_of(list.children.begin(), list.children.end(), [depth](const Node& item) {
    if (has_box(item)) return true;
    const auto nested = nested_lists(item);
    return std::any_of(nested.begin(), nested.end(), [depth](const Node* inner) { return any_box(*inner, depth + 1); });
  });
}

class Reader {
 public:
  Reader(const Outline& outline, const Settings& settings) : outline_(outline), settings_(settings), labels_(settings.labels) {}

  void read_yaml(const YamlNode& root, int depth);
  void read_blocks();
  /// Boxes of a report that has no section for its action items.
  void read_stray_boxes();
  [[nodiscard]] bool saw_section() const { return saw_section_; }
  std::vector<ActionItem> take() { return std::move(items_); }

 private:
  void add(ActionItem item, const Group& group);
  void read_list(const Node& list, const Group& group, bool only_boxes, int depth);
  void read_item(const Node& node, const Group& group, bool only_boxes, int depth);
  bool heads_a_group(const Node& item, const std::string& text, Group& group) const;
  void read_text(const Node& node, ActionItem& item) const;
  void read_details(const Node& list, ActionItem& item) const;
  void read_table(const Node& table, const Group& group);
  void read_labelled_paragraph(const Node& paragraph, const Group& group);
  Group group_of_headings(std::size_t section) const;

  const Outline& outline_;
  const Settings& settings_;
  const Labels& labels_;
  std::vector<ActionItem> items_;
  bool saw_section_ = false;
};

void Reader::add(ActionItem item, const Group& group) {
  if (items_.size() >= kMostItems || item.text.empty() || is_unfilled(item.text)) return;
  if (item.owner.empty()) item.owner = group.owner;
  if (item.priority.empty()) item.priority = group.priority;
  if (item.type.empty()) item.type = group.type;
  if (item.status == ActionStatus::unknown) item.status = group.status;
  item.owner_raw = item.owner;
  item.owner = settings_.owner(item.owner_raw);
  item.team = settings_.team_of(item.owner);
  items_.push_back(std::move(item));
}

/// A key's list of texts, or of mappings with the keys that also head a table's columns.
void Reader::read_yaml(const YamlNode& root, int depth) {
  if (depth > kDeepestNesting) return;
  for (const YamlNode::Entry& entry : root.entries) {
    if (entry.value.kind == YamlKind::mapping && holds_values(entry.key, labels_)) read_yaml(entry.value, depth + 1);
    if (entry.value.kind != YamlKind::sequence || labels_.section(entry.key) != "action_items") continue;
    saw_section_ = true;
    for (const YamlNode& element : entry.value.items) {
      ActionItem item;
      item.line = element.line;
      if (element.kind == YamlKind::scalar) {
        item.status = element.text.starts_with("[") ? parse_action_status(element.text) : ActionStatus::unknown;
        std::string_view text = element.text;
        if (item.status != ActionStatus::unknown) text.remove_prefix(std::min(text.size(), text.find(']') + 1));
        read_action_text(text, {}, settings_, item);
      } else {
        std::string text;
        for (const YamlNode::Entry& part : element.entries) {
          if (part.value.kind != YamlKind::scalar || part.value.is_null()) continue;
          const std::string column = labels_.action_column(part.key);
          if (column == "text" && text.empty()) text = part.value.text;
          else set_action_attribute(column, part.value.text, settings_.date_order, item);
        }
        read_action_text(text, {}, settings_, item);
      }
      add(std::move(item), {});
    }
  }
}

/// A short text that names a person, a team, a time, a priority or a kind of work, and has a list below it.
bool Reader::heads_a_group(const Node& item, const std::string& text, Group& group) const {
  const auto nested = nested_lists(item);
  if (nested.empty() || has_box(item)) return false;
  group = read_group(text, settings_);
  if (text.empty() || group.recognised) return true;
  return std::any_of(nested.begin(), nested.end(), [](const Node* list) { return any_box(*list, 0); });
}

/// Bullets below an item: "Owner: Ana", "Due: 2026-05-01", or a bare link to its ticket.
void Reader::read_details(const Node& list, ActionItem& item) const {
  for (const Node& detail : list.children) {
    if (has_box(detail)) continue;
    const std::string text = own_text(detail);
    LabelAndValue pair;
    if (is_ticket_url(text)) {
      if (item.ticket.empty()) item.ticket = text;
    } else if (split_key_value(text, pair)) {
      const std::string column = labels_.action_column(pair.label);
      if (!column.empty() && column != "text") set_action_attribute(column, pair.value, settings_.date_order, item);
    }
  }
}

/// A part that is struck through is gone. An item that is, but for its attributes or a remark, was given up unless it is marked
/// as done.
void Reader::read_text(const Node& node, ActionItem& item) const {
  const OwnText own(node);
  const TaskState box = node.task;
  if (box == TaskState::done) item.status = ActionStatus::done;
  if (box == TaskState::open && own.struck.empty()) item.status = ActionStatus::open;
  read_action_text(own.text, own.links, settings_, item);
  if (own.struck.empty()) return;
  const bool is_handle = item.text.starts_with('@') && item.text.find(' ') == std::string::npos;
  if (is_handle) set_action_attribute("owner", item.text, settings_.date_order, item);
  if (!is_handle && !item.text.empty() && !is_closing_remark(item.text)) {
    if (box == TaskState::open && item.status == ActionStatus::unknown) item.status = ActionStatus::open;
    return;
  }
  if (item.status == ActionStatus::unknown) item.status = parse_action_status(item.text);
  read_action_text(own.struck, own.links, settings_, item);
  if (item.status != ActionStatus::done && item.status != ActionStatus::deferred) item.status = ActionStatus::wont_do;
}

void Reader::read_item(const Node& node, const Group& group, bool only_boxes, int depth) {
  const std::string text = own_text(node);
  const auto nested = nested_lists(node);
  Group inner;
  if (heads_a_group(node, text, inner)) {
    for (const Node* list : nested) read_list(*list, within(group, inner), only_boxes, depth + 1);
    return;
  }
  if (!only_boxes || has_box(node)) {
    ActionItem item;
    item.line = node.line;
    read_text(node, item);
    for (const Node* list : nested) read_details(*list, item);
    add(std::move(item), group);
  }
  // Boxes below an item have a state of their own; plain bullets belong to it.
  for (const Node* list : nested) read_list(*list, group, true, depth + 1);
}

void Reader::read_list(const Node& list, const Group& group, bool only_boxes, int depth) {
  if (depth > kDeepestNesting) return;
  for (const Node& item : list.children) read_item(item, group, only_boxes, depth);
}

void Reader::read_table(const Node& table, const Group& group) {
  const Grid grid = read_grid(table);
  std::vector<std::string> columns;
  for (const GridCell& cell : grid.header) columns.push_back(labels_.action_column(cell.text));
  if (columns.empty()) return;
  if (std::find(columns.begin(), columns.end(), "text") == columns.end()) {
    const auto unnamed = std::find(columns.begin(), columns.end(), "");
    if (unnamed == columns.end()) return;
    *unnamed = "text";
  }
  for (const GridRow& row : grid.rows) {
    ActionItem item;
    item.line = row.line;
    std::vector<ItemLink> links;
    std::string text;
    bool is_struck = false;
    for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
      const OwnText cell(*row.cells[i].node);
      if (columns[i] == "text" && text.empty()) {
        text = cell.shown();
        links = cell.links;
        is_struck = cell.text.empty();
      } else if (!set_action_attribute(columns[i], cell.shown(), settings_.date_order, item) && columns[i] == "ticket" && !cell.links.empty()) {
        item.ticket = cell.links.front().url;
      }
    }
    if (text.starts_with('[')) {
      const ActionStatus mark = parse_action_status(text);
      if (mark != ActionStatus::unknown) {
        if (item.status == ActionStatus::unknown) item.status = mark;
        text.erase(0, text.find(']') + 1);
      }
    }
    const std::string ticket = item.ticket;
    read_action_text(text, links, settings_, item);
    if (!ticket.empty()) item.ticket = ticket;
    if (is_struck && item.status != ActionStatus::done && item.status != ActionStatus::deferred) item.status = ActionStatus::wont_do;
    add(std::move(item), group);
  }
}

/// "**Action item:** Declare incidents earlier. Owner: @ana", anywhere in a report.
void Reader::read_labelled_paragraph(const Node& paragraph, const Group& group) {
  for (const LabelAndValue& pair : read_paragraph_labels(paragraph, true)) {
    const std::string words = normalise_label(pair.label);
    if (words != "action item" && words != "action" && words != "follow up") continue;
    ActionItem item;
    item.line = pair.line;
    std::vector<ItemLink> links;
    collect_links(paragraph, links, Lists::left_out, 0);
    const std::string whole = text::squeeze(markdown::plain_text(paragraph));
    const std::size_t at = whole.find(pair.value);
    read_action_text(at == std::string::npos ? std::string_view(pair.value) : std::string_view(whole).substr(at), links, settings_, item);
    add(std::move(item), group);
    return;
  }
}

Group Reader::group_of_headings(std::size_t section) const {
  Group group;
  for (; section != kNoSection && section != outline_.title_section; section = outline_.sections[section].parent) {
    Group own = read_group(outline_.sections[section].title, settings_);
    if (!outline_.sections[section].kind.empty()) own.owner.clear();
    // "To do" names the section; only a remark ("completed") tells of its items' state.
    if (outline_.sections[section].kind == "action_items")
      own.status = parse_action_status(bracket_in(outline_.sections[section].title));
    group = within(own, std::move(group));
    if (outline_.sections[section].kind == "action_items" && outline_.kind_of(outline_.sections[section].parent) != "action_items") break;
  }
  return group;
}

void Reader::read_blocks() {
  std::size_t section = kNoSection;
  Group heading, current;
  const Node* previous = nullptr;
  for (const Block& block : outline_.blocks) {
    const Node& node = *block.node;
    if (block.section != section) {
      section = block.section;
      heading = current = group_of_headings(section);
      previous = nullptr;
    }
    const bool inside = is_within(outline_, section, "action_items");
    saw_section_ = saw_section_ || inside;
    if (node.is(NodeKind::table)) {
      const TableUse use = table_use(node, labels_, outline_, section);
      saw_section_ = saw_section_ || use == TableUse::actions;
      if (use == TableUse::actions) read_table(node, current);
    } else if (node.is(NodeKind::list) && inside) {
      // Bullets right after a numbered list say more about its last item.
      const bool continues = previous != nullptr && previous->is(NodeKind::list) && previous->ordered && !node.ordered && !any_box(node, 0);
      if (continues) continue;
      read_list(node, current, false, 0);
    } else if (node.is(NodeKind::paragraph)) {
      const std::string text = text::squeeze(markdown::plain_text(node));
      if (inside && text.size() <= kLongestGroupName && (text.ends_with(':') || (node.children.size() == 1 && node.children[0].is(NodeKind::strong))))
        current = within(heading, read_group(text, settings_));
      else
        read_labelled_paragraph(node, {});
    }
    previous = &node;
  }
}

/// Not those of a checklist: what has to be done before a report is published is no action item.
void Reader::read_stray_boxes() {
  for (const Block& block : outline_.blocks) {
    if (!block.node->is(NodeKind::list)) continue;
    bool chores = false;
    for (std::size_t s = block.section; s != kNoSection; s = outline_.sections[s].parent)
      for (const std::string_view word : {"checklist", "process", "before you", "review", "how to", "instructions"})
        chores = chores || text::contains_ignoring_case(outline_.sections[s].title, word);
    if (!chores) read_list(*block.node, {}, true, 0);
  }
}

}  // namespace

std::vector<ActionItem> read_actions(const markdown::Document& document, const Outline& outline, const Settings& settings) {
  Reader reader(outline, settings);
  if (document.front_matter) reader.read_yaml(document.front_matter->root, 0);
  reader.read_blocks();
  if (!reader.saw_section()) reader.read_stray_boxes();
  return reader.take();
}

std::vector<std::string> read_action_sources(const Outline& outline) {
  std::vector<ItemLink> links;
  for (const Block& block : outline.blocks)
    if (is_within(outline, block.section, "action_items")) collect_links(*block.node, links, Lists::too, 0);
  std::vector<std::string> sources;
  for (ItemLink& link : links)
    if (is_report(link.url)) sources.push_back(std::move(link.url));
  return sources;
}

}  // namespace hindsight::record
