#include "actions.hpp"

#include <algorithm>
#include <string>

#include "action_groups.hpp"
#include "action_owner.hpp"
#include "action_paragraphs.hpp"
#include "action_table.hpp"
#include "action_text.hpp"
#include "action_values.hpp"
#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "item_text.hpp"
#include "known_owners.hpp"
#include "labelled.hpp"
#include "links.hpp"
#include "outline.hpp"
#include "placeholder.hpp"
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
constexpr std::size_t kLongParagraph = 320;

bool has_box(const Node& item) { return item.task != TaskState::none; }

bool any_box(const Node& list, int depth) {
  if (depth > kDeepestNesting) return false;
  return std::any_of(list.children.begin(), list.children.end(), [depth](const Node& item) {
    if (has_box(item)) return true;
    const auto nested = nested_lists(item);
    return std::any_of(nested.begin(), nested.end(), [depth](const Node* inner) { return any_box(*inner, depth + 1); });
  });
}

/// Where the struck text of "PLAT-2234 ~~Mirror everything~~ – Tom, won't do" belongs: behind the key, where only attributes follow.
std::size_t struck_behind(const OwnText& own) {
  const std::string_view text = own.text;
  const std::size_t blank = text.find(' ');
  if (own.struck.empty() || !is_ticket_key(text.substr(0, blank))) return std::string::npos;
  const std::string_view rest = blank == std::string_view::npos ? std::string_view() : text::trim(text.substr(blank));
  const bool only_attributes = rest.empty() || text::is_one_of(rest.substr(0, 1), {"-", "(", "[", ","}) || text::is_one_of(rest.substr(0, 3), {"\xE2\x80\x93", "\xE2\x80\x94"});
  return only_attributes ? std::min(blank, text.size()) : std::string::npos;
}

class ActionReader {
 public:
  ActionReader(const Outline& outline, const Settings& settings) : outline_(outline), settings_(settings), labels_(settings.labels) {}

  void read_yaml(const YamlNode& root, int depth);
  void read_blocks();
  /// Boxes of a report that has no section for its action items; else what it says of prevention or remediation.
  void read_elsewhere();
  [[nodiscard]] bool saw_section() const { return saw_section_; }
  std::vector<ActionItem> take();

 private:
  void add(ActionItem item, const Group& group, const Signature& signature = {});
  void read_list(const Node& list, const Group& group, bool only_boxes, int depth);
  void read_item(const Node& node, const Group& group, bool only_boxes, int depth);
  bool heads_a_group(const Node& item, const std::string& text, Group& group) const;
  Signature read_text(const Node& node, ActionItem& item) const;
  void read_details(const Node& list, ActionItem& item) const;
  void read_table(const Node& table, const Group& group);
  void read_row(const GridRow& row, const std::vector<std::string>& columns, const Group& group);
  void read_labelled_paragraph(const Node& paragraph, const Group& group);
  void read_paragraph(const Node& paragraph, const Group& group);
  void read_pending();
  void drop_mere_tickets();
  void read_stray_boxes();
  void read_plain_action_lists();
  void read_last_deeds();
  bool has_plain_heading(const Block& block) const;
  void read_sections_of(std::string_view kind);
  Group group_of_headings(std::size_t section) const;
  std::size_t outermost(std::size_t section) const;
  /// Signed by somebody, where several paragraphs are.
  bool is_signed(const Node& paragraph) const { return several_are_signed_ && !OwnText(paragraph).signature.name.empty(); }
  void count_signatures();

  /// A paragraph that is an item where its section has no other items.
  struct Pending {
    const Node* paragraph;
    std::size_t section;
    Group group;
  };

  const Outline& outline_;
  const Settings& settings_;
  const Labels& labels_;
  std::vector<ReadItem> items_;
  std::vector<Pending> pending_;
  std::vector<std::size_t> sections_with_lists_;
  bool saw_section_ = false;
  bool several_are_signed_ = false;
};

void ActionReader::add(ActionItem item, const Group& group, const Signature& signature) {
  if (items_.size() >= kMostItems || item.text.empty() || is_unfilled(item.text) || says_there_are_none(item.text, labels_)) return;
  if (item.owner.empty()) item.owner = group.owner;
  if (item.priority.empty()) item.priority = group.priority;
  if (item.type.empty()) item.type = group.type;
  if (item.status == ActionStatus::unknown) item.status = group.status;
  items_.push_back({std::move(item), signature});
}

/// Ids alone, as front matter lists them, of items that stand elsewhere with their texts.
void ActionReader::drop_mere_tickets() {
  const auto is_ticket = [](const std::string& text) { return is_ticket_key(text) || is_issue_number(text); };
  const auto is_told_elsewhere = [&](const ReadItem& read) {
    return is_ticket(read.item.text) && std::any_of(items_.begin(), items_.end(), [&](const ReadItem& other) {
             return other.item.ticket == read.item.text && !is_ticket(other.item.text);
           });
  };
  std::vector<bool> told;
  for (const ReadItem& read : items_) told.push_back(is_told_elsewhere(read));
  std::size_t at = 0;
  items_.erase(std::remove_if(items_.begin(), items_.end(), [&](const ReadItem&) { return told[at++]; }), items_.end());
}

std::vector<ActionItem> ActionReader::take() {
  drop_mere_tickets();
  sort_stably(items_.begin(), items_.end(), [](const ReadItem& a, const ReadItem& b) { return a.item.line < b.item.line; });
  name_owners(items_, settings_);
  std::vector<ActionItem> items;
  for (ReadItem& read : items_) {
    read.item.owner_raw = read.item.owner;
    read.item.owner = settings_.owner(read.item.owner_raw);
    read.item.team = settings_.team_of(read.item.owner);
    items.push_back(std::move(read.item));
  }
  return items;
}

/// A key's list of texts, or of mappings with the keys that also head a table's columns.
void ActionReader::read_yaml(const YamlNode& root, int depth) {
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
bool ActionReader::heads_a_group(const Node& item, const std::string& text, Group& group) const {
  const auto nested = nested_lists(item);
  if (nested.empty() || has_box(item)) return false;
  group = read_group(text, settings_);
  if (text.empty() || group.recognised) return true;
  return std::any_of(nested.begin(), nested.end(), [](const Node* list) { return any_box(*list, 0); });
}

/// Bullets below an item: "Owner: Ana", "Due: 2026-05-01", or a bare link to its ticket.
void ActionReader::read_details(const Node& list, ActionItem& item) const {
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
Signature ActionReader::read_text(const Node& node, ActionItem& item) const {
  const OwnText own(node);
  const TaskState box = node.task;
  if (box == TaskState::done) item.status = ActionStatus::done;
  if (box == TaskState::open && own.struck.empty()) item.status = ActionStatus::open;
  if (const std::size_t key = struck_behind(own); key != std::string::npos) {
    read_action_text(own.text.substr(0, key) + ' ' + own.struck + ' ' + own.text.substr(key), own.links, settings_, item);
    if (item.status != ActionStatus::done && item.status != ActionStatus::deferred) item.status = ActionStatus::wont_do;
    return own.signature;
  }
  read_action_text(own.text, own.links, settings_, item);
  if (own.struck.empty()) return own.signature;
  const bool is_handle = item.text.starts_with('@') && item.text.find(' ') == std::string::npos;
  if (is_handle) set_action_attribute("owner", item.text, settings_.date_order, item);
  if (!is_handle && !item.text.empty() && !is_closing_remark(item.text)) {
    if (box == TaskState::open && item.status == ActionStatus::unknown) item.status = ActionStatus::open;
    return own.signature;
  }
  if (item.status == ActionStatus::unknown) item.status = parse_action_status(item.text);
  read_action_text(own.struck, own.links, settings_, item);
  if (item.status != ActionStatus::done && item.status != ActionStatus::deferred) item.status = ActionStatus::wont_do;
  return own.signature;
}

void ActionReader::read_item(const Node& node, const Group& group, bool only_boxes, int depth) {
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
    const Signature signature = read_text(node, item);
    for (const Node* list : nested) read_details(*list, item);
    add(std::move(item), group, signature);
  }
  // Boxes below an item have a state of their own; plain bullets belong to it.
  for (const Node* list : nested) read_list(*list, group, true, depth + 1);
}

void ActionReader::read_list(const Node& list, const Group& group, bool only_boxes, int depth) {
  if (depth > kDeepestNesting) return;
  for (const Node& item : list.children) read_item(item, group, only_boxes, depth);
}

void ActionReader::read_table(const Node& table, const Group& group) {
  const Grid grid = read_grid(table);
  const ActionColumns columns = read_action_columns(grid, settings_);
  if (!columns.has_text()) return;
  for (const GridRow& row : grid.rows) read_row(row, columns.kinds, group);
}

void ActionReader::read_row(const GridRow& row, const std::vector<std::string>& columns, const Group& group) {
  ActionItem item;
  item.line = row.line;
  std::vector<ItemLink> links;
  std::string text;
  bool is_struck = false;
  for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
    const OwnText cell(*row.cells[i].node);
    if (columns[i] == "text") {
      text = cell.shown();
      links = cell.links;
      is_struck = cell.text.empty();
    } else {
      read_action_cell(columns[i], cell.shown(), settings_, item);
      if (columns[i] == "ticket" && item.ticket.empty() && !cell.links.empty()) item.ticket = cell.links.front().url;
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

/// "**Action item:** Declare incidents earlier. Owner: @ana", anywhere in a report.
void ActionReader::read_labelled_paragraph(const Node& paragraph, const Group& group) {
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

Group ActionReader::group_of_headings(std::size_t section) const {
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

/// The section of action items that a part of it belongs to.
std::size_t ActionReader::outermost(std::size_t section) const {
  std::size_t found = section;
  for (; section != kNoSection && section != outline_.title_section; section = outline_.sections[section].parent)
    if (outline_.sections[section].kind == "action_items") found = section;
  return found;
}

void ActionReader::read_paragraph(const Node& paragraph, const Group& group) {
  for (const Node& line : item_lines(paragraph)) {
    ActionItem item;
    item.line = line.line;
    const Signature signature = read_text(line, item);
    add(std::move(item), group, signature);
  }
}

/// Paragraphs of a section without lists are its items; beside a list only those that somebody signed.
void ActionReader::read_pending() {
  const auto has_lists = [&](std::size_t section) { return std::find(sections_with_lists_.begin(), sections_with_lists_.end(), section) != sections_with_lists_.end(); };
  const auto has_lists_within = [&](std::size_t root) {
    return std::any_of(sections_with_lists_.begin(), sections_with_lists_.end(), [&](std::size_t section) { return outermost(section) == root; });
  };
  for (const Pending& pending : pending_) {
    const std::size_t root = outermost(pending.section);
    const bool stands_alone = !has_lists_within(root) || (pending.section != root && pending.group.recognised && !has_lists(pending.section));
    // A section that tells of things at length has no items in its short paragraphs either.
    const bool is_prose = std::any_of(pending_.begin(), pending_.end(), [&](const Pending& other) {
      return other.section == pending.section && !may_be_an_item(*other.paragraph) && markdown::plain_text(*other.paragraph).size() > kLongParagraph;
    });
    if (is_signed(*pending.paragraph) || (stands_alone && !is_prose && may_be_an_item(*pending.paragraph))) read_paragraph(*pending.paragraph, pending.group);
  }
}

void ActionReader::count_signatures() {
  int signed_paragraphs = 0;
  for (const Block& block : outline_.blocks)
    if (block.node->is(NodeKind::paragraph) && is_within(outline_, block.section, "action_items") && !OwnText(*block.node).signature.name.empty()) ++signed_paragraphs;
  several_are_signed_ = signed_paragraphs > 1;
}

void ActionReader::read_blocks() {
  count_signatures();
  std::size_t section = kNoSection;
  Group heading, current;
  const Node* previous = nullptr;
  for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
    const Node& node = *outline_.blocks[i].node;
    if (outline_.blocks[i].section != section) {
      section = outline_.blocks[i].section;
      heading = current = group_of_headings(section);
      previous = nullptr;
    }
    const bool inside = is_within(outline_, section, "action_items");
    saw_section_ = saw_section_ || inside;
    const std::size_t count = items_.size();
    if (node.is(NodeKind::table)) {
      if (outline_.kind_of(section) == "response" && names_actions_taken(outline_.sections[section].title)) continue;
      const TableUse use = table_use(node, labels_, outline_, section);
      saw_section_ = saw_section_ || use == TableUse::actions;
      if (use == TableUse::actions) read_table(node, current);
    } else if (node.is(NodeKind::list) && inside) {
      // Bullets right after a numbered list say more about its last item.
      const bool continues = previous != nullptr && previous->is(NodeKind::list) && previous->ordered && !node.ordered && !any_box(node, 0);
      const bool details = previous != nullptr && previous->is(NodeKind::paragraph) &&
                           (is_detailed_by(*previous, node) || is_signed(*previous));
      const bool is_followed_by_table = i + 1 < outline_.blocks.size() && outline_.blocks[i + 1].node->is(NodeKind::table);
      const bool explains_kinds = is_legend(node) && (!items_.empty() || is_followed_by_table);
      if (details && is_detailed_by(*previous, node)) read_paragraph(*previous, current);
      if (!continues && !details && !explains_kinds) read_list(node, current, false, 0);
    } else if (node.is(NodeKind::paragraph)) {
      const std::string text = text::squeeze(markdown::plain_text(node));
      const bool may_head = text.size() <= kLongestGroupName && (text.ends_with(':') || (node.children.size() == 1 && node.children[0].is(NodeKind::strong)));
      if (inside && may_head && !is_signed(node)) {
        current = within(heading, read_group(text, settings_));
      } else {
        read_labelled_paragraph(node, {});
        if (inside && items_.size() == count) pending_.push_back({&node, section, current});
      }
    }
    if (inside && items_.size() > count) sections_with_lists_.push_back(section);
    previous = &node;
  }
  read_pending();
}

/// Not those of a checklist: what has to be done before a report is published is no action item.
void ActionReader::read_stray_boxes() {
  for (const Block& block : outline_.blocks) {
    if (!block.node->is(NodeKind::list)) continue;
    bool chores = false;
    for (std::size_t s = block.section; s != kNoSection; s = outline_.sections[s].parent)
      for (const std::string_view word : {"checklist", "process", "before you", "review", "how to", "instructions"})
        chores = chores || text::contains_ignoring_case(outline_.sections[s].title, word);
    if (!chores) read_list(*block.node, {}, true, 0);
  }
}

/// Lists, else paragraphs, of the sections of a kind. What was done to end the incident is told there as well: that is no order.
void ActionReader::read_sections_of(std::string_view kind) {
  for (const Block& block : outline_.blocks) {
    if (enclosing(outline_, block.section, kind) == kNoSection) continue;
    const Node& node = *block.node;
    if (node.is(NodeKind::list)) {
      const auto deeds = std::count_if(node.children.begin(), node.children.end(), [](const Node& item) { return is_deed(words_of(own_text(item))); });
      if (kind == "prevention" || deeds * 2 > std::ptrdiff_t(node.children.size())) read_list(node, {}, false, 0);
    } else if (node.is(NodeKind::paragraph) && kind == "prevention") {
      pending_.push_back({&node, block.section, {}});
    }
  }
}

bool ActionReader::has_plain_heading(const Block& block) const {
  return block.section != kNoSection && block.section != outline_.title_section && outline_.kind_of(block.section).empty();
}

/// Lists and tables under headings that name no kind of section, most of whose items tell who does them and by when, or how far they
/// are.
void ActionReader::read_plain_action_lists() {
  for (const Block& block : outline_.blocks) {
    if (!has_plain_heading(block)) continue;
    const std::size_t count = items_.size();
    if (block.node->is(NodeKind::list)) read_list(*block.node, {}, false, 0);
    else if (block.node->is(NodeKind::table) && table_use(*block.node, labels_, outline_, block.section) == TableUse::values) read_table(*block.node, {});
    // A table of systems may have owners and states as well.
    const bool states_count = block.node->is(NodeKind::list);
    const auto told = std::count_if(items_.begin() + std::ptrdiff_t(count), items_.end(), [states_count](const ReadItem& read) {
      const ActionItem& item = read.item;
      return !item.owner.empty() && (!item.due_raw.empty() || !item.ticket.empty() || (states_count && item.status != ActionStatus::unknown));
    });
    if (told == 0 || told * 2 < std::ptrdiff_t(items_.size() - count)) items_.resize(count);
  }
}

/// The last list of the report, where each of its several items is something to do.
void ActionReader::read_last_deeds() {
  const auto last = std::find_if(outline_.blocks.rbegin(), outline_.blocks.rend(), [](const Block& block) { return block.node->is(NodeKind::list); });
  if (last == outline_.blocks.rend() || !has_plain_heading(*last)) return;
  const std::vector<OutlineSection>& sections = outline_.sections;
  const bool is_last = std::all_of(sections.begin() + std::ptrdiff_t(last->section), sections.end(), [](const OutlineSection& section) { return section.kind.empty(); });
  const std::vector<Node>& items = last->node->children;
  const bool all_deeds = items.size() > 1 && std::all_of(items.begin(), items.end(), [](const Node& item) { return is_deed(words_of(own_text(item))); });
  const std::vector<TermMatch> matches = find_terms("document_headings", words_of(sections[last->section].title));
  const bool is_guide = std::any_of(matches.begin(), matches.end(), [](const TermMatch& match) { return match.term->name == "guide"; });
  if (is_last && all_deeds && !is_guide) read_list(*last->node, {}, false, 0);
}

void ActionReader::read_elsewhere() {
  read_stray_boxes();
  if (items_.empty()) read_plain_action_lists();
  for (const std::string_view kind : {"prevention", "remediation"}) {
    if (!items_.empty()) return;
    pending_.clear();
    read_sections_of(kind);
    for (const Pending& pending : pending_)
      if (items_.empty() && is_deed(words_of(markdown::plain_text(*pending.paragraph))) && may_be_an_item(*pending.paragraph)) read_paragraph(*pending.paragraph, {});
  }
  if (items_.empty()) read_last_deeds();
}

}  // namespace

std::vector<ActionItem> read_actions(const markdown::Document& document, const Outline& outline, const Settings& settings) {
  ActionReader reader(outline, settings);
  if (document.front_matter) reader.read_yaml(document.front_matter->root, 0);
  reader.read_blocks();
  if (!reader.saw_section()) reader.read_elsewhere();
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
