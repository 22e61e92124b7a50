#include "labelled.hpp"

#include <algorithm>
#include <iterator>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/marks.hpp"
#include "hindsight/record/values.hpp"
#include "outline.hpp"
#include "table.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;
using markdown::YamlKind;
using markdown::YamlNode;

constexpr std::size_t kMostValues = 2000;
constexpr std::size_t kLongestFieldLabel = 60;
constexpr std::size_t kLongestUnknownValue = 200;
constexpr std::size_t kLongestSectionBody = 200;
constexpr std::size_t kLongestFirstLine = 80;  // a longer one, with more below, is prose
constexpr std::size_t kLongestRaw = 4000;

/// Sections of prose and of other kinds of lists, where "Owner: …" or "End: …" is no value of the report's.
bool is_prose(std::string_view kind) {
  static constexpr std::string_view kProse[] = {"action_items", "timeline",  "lessons",  "went_well",  "went_wrong", "got_lucky", "contributing_factors",
                                                "root_cause",   "five_whys", "attendees", "references", "glossary",   "appendix",  "remediation",
                                                "root_cause_code", "root_cause_model", "replay_fixture", "policy_path", "outcome_assert",
                                                "idempotency_audit", "background", "why_not_detected_sooner"};
  return std::find(std::begin(kProse), std::end(kProse), kind) != std::end(kProse);
}

/// What an agent section calls a state or a status is the agent's, or a tool's.
bool is_of_agents(std::string_view kind) {
  static constexpr std::string_view kAgents[] = {"replay_fixture", "policy_path", "outcome_assert", "idempotency_audit", "customer_truth", "counterfactual"};
  return std::find(std::begin(kAgents), std::end(kAgents), kind) != std::end(kAgents);
}

/// "Evals: none on food" is an answer of its section, and no link to evals.
bool is_contribution(std::string_view kind, std::string_view label) {
  return kind == "system_contribution" && find_exact_term(kind, words_of(label));
}

bool is_span(std::string_view name) { return name.ends_with("_minutes"); }

/// A span that can be read counts wherever it stands.
bool is_welcome_in_prose(const Field& field) {
  return is_span(field.name) && (says_unknown(field.raw) ? field.name == "detection_minutes" && !field.raw.empty()
                                                         : parse_duration_minutes(field.raw, unit_of_label(field.label)).has_value());
}

/// Fields that a section with a one-line body may hold.
bool may_be_a_section(std::string_view name) {
  static constexpr std::string_view kNames[] = {"id",          "date",        "severity",      "category",   "service",    "status",      "detection_minutes",
                                                "detected_by", "started_at",  "detected_at",   "resolved_at", "mitigated_at", "acknowledged_at", "duration_minutes",
                                                "recovery_minutes", "affected_users", "owner", "authors",    "facilitator", "review_date", "novel",     "detection"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool looks_like_a_label(std::string_view label) {
  return !label.empty() && label.size() <= kLongestFieldLabel && std::count(label.begin(), label.end(), ' ') <= 7 &&
         label.find_first_of(".!?;\n") == std::string_view::npos;
}

bool is_yes_or_no(std::string_view value) {
  for (const std::string_view word : {"true", "false", "yes", "no"})
    if (text::equals_ignoring_case(text::trim(value), word)) return true;
  return false;
}

/// The initials of who speaks in a chat, "Q" and "A".
bool may_be_a_speaker(std::string_view label) {
  return label.size() <= 2 && text::is_all_upper(label);
}

/// The head of a commit as git prints it, with an author and a date of its own.
bool is_a_commit(const Node& paragraph) {
  const std::string text = markdown::plain_text(paragraph);
  if (!text.starts_with("commit ")) return false;
  std::size_t digits = 7;
  while (digits < text.size() && (text::is_digit(text[digits]) || (text[digits] >= 'a' && text[digits] <= 'f'))) ++digits;
  return digits >= 7 + 7;
}

/// "Disruption began 2023-02-07 10:15": a label directly followed by its day and time.
std::optional<LabelAndValue> split_before_a_time(std::string_view text, DateOrder order) {
  constexpr int kMostWords = 7;
  if (text.size() > 120) return std::nullopt;
  const auto time = language::trailing_time(text, order);
  if (!time || time->at == 0) return std::nullopt;
  const std::string_view label = text::trim(text.substr(0, time->at));
  if (label.empty() || std::count(label.begin(), label.end(), ' ') >= kMostWords || label.find_first_of(".;:!?") != std::string_view::npos) return std::nullopt;
  return LabelAndValue{std::string(label), std::string(text::trim(text.substr(time->at))), 0};
}

/// One line of a paragraph, as runs of bold and other text.
struct Run {
  bool bold = false;
  std::string text;
};
struct Line {
  int number = 0;
  std::vector<Run> runs;
};

std::vector<Line> split_into_lines(const Node& paragraph, bool one_line) {
  std::vector<Line> lines(1);
  int number = paragraph.line;
  lines.back().number = number;
  for (const Node& node : paragraph.children) {
    if (node.is(NodeKind::soft_break) || node.is(NodeKind::line_break)) {
      ++number;
      if (one_line) {
        lines.back().runs.push_back({false, " "});
      } else {
        lines.emplace_back();
        lines.back().number = number;
      }
      continue;
    }
    const bool bold = node.is(NodeKind::strong);
    std::string text = markdown::plain_text(node);
    if (!bold && !lines.back().runs.empty() && !lines.back().runs.back().bold) lines.back().runs.back().text += text;
    else lines.back().runs.push_back({bold, std::move(text)});
  }
  return lines;
}

bool is_bold_label(const Line& line, std::size_t at) {
  const Run& run = line.runs[at];
  if (!run.bold || !looks_like_a_label(language::without_colon(run.text))) return false;
  if (language::colon_at_end(text::trim(run.text)) != 0) return true;
  return at + 1 < line.runs.size() && language::colon_at_start(text::trim(line.runs[at + 1].text)) != 0;
}

std::string clean_value(std::string_view value) {
  value = text::trim(value);
  while (const std::size_t size = language::colon_at_start(value)) value = text::trim(value.substr(size));
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view divider : {"|", "\xC2\xB7", ";", "\xE2\x80\xA2"}) {
      if (!value.ends_with(divider)) continue;
      value = text::trim(value.substr(0, value.size() - divider.size()));
      cut = true;
    }
  }
  return text::squeeze(value.substr(0, kLongestRaw));
}

void read_bold_labels(const Line& line, std::size_t first, std::vector<LabelAndValue>& out) {
  for (std::size_t at = first; at < line.runs.size();) {
    LabelAndValue pair{std::string(language::without_colon(line.runs[at].text)), "", line.number};
    std::string value;
    for (++at; at < line.runs.size() && !is_bold_label(line, at); ++at) value += line.runs[at].text;
    pair.value = clean_value(value);
    out.push_back(std::move(pair));
  }
}

/// Words of a key that groups what a report says of itself.
bool is_word_for_the_report(std::string_view word) {
  static constexpr std::string_view kWords[] = {"incident", "outage", "postmortem", "mortem", "report", "review", "retro", "retrospective", "times", "layers", "meta", "general"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool is_in_capitals(std::string_view label) { return label == text_upper(label); }

std::string text_of(const Line& line) {
  std::string whole;
  for (const Run& run : line.runs) whole += run.text;
  return text::squeeze(whole);
}

/// A paragraph that is lines "KEY_OF_IT: value" from end to end, as reports of agents have them outside of code as well;
/// a line without a key goes on with the one before it. Nothing where it is anything else.
std::vector<LabelAndValue> read_key_value_lines(const Node& paragraph) {
  std::vector<LabelAndValue> pairs;
  for (const Line& line : split_into_lines(paragraph, false)) {
    const std::string whole = text_of(line);
    LabelAndValue pair;
    if (split_key_value(whole, pair) && is_in_capitals(pair.label)) {
      pair.line = line.number;
      pairs.push_back(std::move(pair));
    } else if (pairs.empty()) {
      return {};
    } else if (pairs.back().value.size() < kLongestRaw) {
      pairs.back().value += " " + whole;
    }
  }
  const bool is_sure = pairs.size() > 1 || (pairs.size() == 1 && pairs[0].label.find('_') != std::string::npos);
  return is_sure ? pairs : std::vector<LabelAndValue>();
}

/// Two lines or more, each of which begins with a bold label.
bool is_list_of_bold_labels(const Node& paragraph) {
  const std::vector<Line> lines = split_into_lines(paragraph, false);
  return lines.size() > 1 && std::all_of(lines.begin(), lines.end(), [](const Line& line) { return !line.runs.empty() && is_bold_label(line, 0); });
}

class FieldReader {
 public:
  FieldReader(const Outline& outline, const Labels& labels) : outline_(outline), labels_(labels) {}

  void read_yaml(const YamlNode& node, const std::string& parent_key, Place place, int depth, bool is_plain_data = false);
  void read_block(const Block& block);
  void read_one_line_sections();
  std::vector<Labelled> take();

 private:
  Field make_field(std::string_view parent, LabelAndValue pair, Place place) const;
  std::string section_value(const OutlineSection& section, std::string_view name) const;
  void add_group(std::vector<Field> group, std::size_t section, bool is_set_apart = false);
  void read_paragraph(const Node& paragraph, std::size_t section);
  bool add_milestone(std::string_view text, int line, Place place, std::vector<Field>& group) const;
  void collect_list(const Node& list, const std::string& parent, std::vector<Field>& group, int depth) const;
  std::vector<Field> collect_table(const Node& table) const;
  std::vector<Field> collect_code(const Node& code) const;
  void add(Field field, std::vector<std::string> items = {});

  const Outline& outline_;
  const Labels& labels_;
  std::vector<Labelled> found_;
};

void FieldReader::add(Field field, std::vector<std::string> items) {
  if (found_.size() < kMostValues) found_.push_back({std::move(field), std::move(items)});
}

/// The parent's words help where a label alone is too general: "impact" + "start".
Field FieldReader::make_field(std::string_view parent, LabelAndValue pair, Place place) const {
  Field field;
  if (!parent.empty()) field.name = labels_.field(std::string(parent) + " " + pair.label);
  if (field.name.empty()) field.name = labels_.field(pair.label, pair.value);
  if (field.name.ends_with("_at") && is_yes_or_no(pair.value)) field.name.clear();  // "resolved: true"
  field.label = std::move(pair.label);
  field.raw = std::move(pair.value);
  field.line = pair.line;
  field.place = place;
  return field;
}

/// Plain data is shown with the report, but names none of its fields.
void FieldReader::read_yaml(const YamlNode& node, const std::string& parent_key, Place place, int depth, bool is_plain_data) {
  if (depth > kDeepestNesting) return;
  const auto field_of = [&](const YamlNode::Entry& entry, std::string value) {
    Field field = make_field(parent_key, {entry.key, std::move(value), entry.line}, place);
    if (is_plain_data) field.name.clear();
    return field;
  };
  for (const YamlNode::Entry& entry : node.entries) {
    const YamlNode& value = entry.value;
    if (value.kind == YamlKind::mapping) {
      read_yaml(value, entry.key, place, depth + 1, is_plain_data || !holds_values(entry.key, labels_));
    } else if (value.kind == YamlKind::scalar) {
      const std::string text = value.is_null() ? std::string() : std::string(text::trim(value.text));
      add(field_of(entry, text));
    } else {
      std::vector<std::string> items;
      std::string joined;
      for (const YamlNode& item : value.items) {
        if (item.kind != YamlKind::scalar || item.is_null() || items.size() >= kMostValues) continue;
        if (!joined.empty()) joined += ", ";
        joined += text::trim(item.text);
        items.emplace_back(text::trim(item.text));
      }
      if (items.empty() && !value.items.empty()) continue;  // a list of mappings: a timeline, action items
      add(field_of(entry, joined.substr(0, kLongestRaw)), std::move(items));
    }
  }
}

/// A known label right in front of its day and time.
bool FieldReader::add_milestone(std::string_view text, int line, Place place, std::vector<Field>& group) const {
  auto pair = split_before_a_time(text, DateOrder::unsaid);
  if (!pair) return false;
  pair->line = line;
  Field field = make_field("", std::move(*pair), place);
  if (!field.name.ends_with("_at")) return false;
  group.push_back(std::move(field));
  return true;
}

void FieldReader::collect_list(const Node& list, const std::string& parent, std::vector<Field>& group, int depth) const {
  if (depth > kDeepestNesting) return;
  for (const Node& item : list.children) {
    if (item.task != markdown::TaskState::none) continue;
    std::string heading;
    const auto nested = nested_lists(item);
    for (const Node& child : item.children) {
      if (!child.is(NodeKind::paragraph)) continue;
      const auto pairs = read_paragraph_labels(child, true);
      for (const LabelAndValue& pair : pairs) {
        if (pair.value.empty() && !nested.empty()) heading = pair.label;
        else group.push_back(make_field(parent, pair, Place::list_item));
      }
      if (pairs.empty() && nested.empty() && add_milestone(text::squeeze(markdown::plain_text(child)), child.line, Place::list_item, group)) continue;
      if (pairs.empty() && heading.empty()) heading = language::without_colon(text::squeeze(markdown::plain_text(child)));
    }
    if (heading.size() > kLongestFieldLabel) heading.clear();
    for (const Node* inner : nested) collect_list(*inner, heading, group, depth + 1);
  }
}

/// A header row with one row of values, or pairs of a label's and a value's column.
std::vector<Field> FieldReader::collect_table(const Node& table) const {
  const Grid grid = read_grid(table);
  std::vector<Field> group;
  if (grid.width() < 2) return group;
  const auto pair_of = [&](const GridCell& label, const GridCell& value, int line) {
    return make_field("", {std::string(language::without_colon(label.text)), value.text, line}, Place::table);
  };
  const auto known = [&](const GridCell& cell) { return !labels_.field(cell.text).empty(); };

  const std::size_t known_headers = std::size_t(std::count_if(grid.header.begin(), grid.header.end(), known));
  const std::size_t known_first = std::size_t(
      std::count_if(grid.rows.begin(), grid.rows.end(), [&](const GridRow& row) { return !row.cells.empty() && known(row.cells[0]); }));
  if (grid.rows.size() == 1 && known_headers > 0 && (known_headers > 1 || known_first == 0)) {
    const GridRow& row = grid.rows.front();
    for (std::size_t i = 0; i < grid.width() && i < row.cells.size(); ++i)
      if (!grid.header[i].text.empty()) group.push_back(pair_of(grid.header[i], row.cells[i], row.line));
    return group;
  }
  if (grid.width() % 2 != 0) return group;
  const auto add_pairs = [&](const std::vector<GridCell>& cells, int line, bool only_known) {
    for (std::size_t i = 0; i + 1 < cells.size(); i += 2)
      if (!cells[i].text.empty() && (!only_known || known(cells[i]))) group.push_back(pair_of(cells[i], cells[i + 1], line));
  };
  add_pairs(grid.header, table.line, true);
  for (const GridRow& row : grid.rows) add_pairs(row.cells, row.line, false);
  return group;
}

/// A log's lines have the form of labels too.
bool is_log_level(std::string_view label) {
  for (const std::string_view level : {"error", "err", "warn", "warning", "info", "debug", "fatal", "trace", "notice", "critical", "caused by"})
    if (text::equals_ignoring_case(label, level)) return true;
  return false;
}

/// Lines "KEY: value" at the margin, with indented continuation lines; nothing where the block holds anything else.
std::vector<Field> FieldReader::collect_code(const Node& code) const {
  std::vector<Field> group;
  const std::string_view info = code.url;
  const std::string_view language = text::trim(info.substr(0, info.find(' ')));
  if (!language.empty() && language != "text" && language != "txt" && language != "yaml" && language != "yml" && language != "plain") return group;
  const auto lines = text::split_lines(code.text);
  std::size_t count = lines.size();
  while (count > 0 && text::trim(lines[count - 1]).empty()) --count;
  const bool fenced = code.end_line - code.line + 1 > int(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (text::trim(lines[i]).empty()) continue;
    if (text::is_space(lines[i][0]) && !group.empty()) {
      if (group.back().raw.size() < kLongestRaw) group.back().raw += " " + text::squeeze(lines[i].substr(0, kLongestRaw));
      continue;
    }
    LabelAndValue pair;
    if (!split_key_value(lines[i], pair) || is_log_level(pair.label) || group.size() >= kMostValues) return {};
    pair.line = code.line + int(i) + (fenced ? 1 : 0);
    group.push_back(make_field("", std::move(pair), Place::key_value_line));
  }
  return group;
}

/// What brought an incident about has a date of its own, which is not the incident's.
void name_trigger_times(std::vector<Field>& group) {
  for (Field& field : group)
    if (field.name == "date" || field.name == "started_at") field.name = "introduced_at";
}

/// `is_set_apart`: the group cannot be mistaken for prose.
void FieldReader::add_group(std::vector<Field> group, std::size_t section, bool is_set_apart) {
  const auto known = std::count_if(group.begin(), group.end(), [](const Field& field) { return !field.name.empty(); });
  const bool has_known = known > 0;
  const bool is_fact_table = known > 1 && group.front().place == Place::table;
  const std::string_view kind = outline_.kind_of(section);
  if (kind == "trigger" || kind == "immediate_trigger") name_trigger_times(group);
  const bool is_list_of_others = is_within(outline_, section, "action_items") || is_within(outline_, section, "timeline");
  const bool is_fact_list = known > 2 && known * 2 >= std::ptrdiff_t(group.size()) && group.front().place == Place::list_item;
  const bool prose = !is_fact_table && (is_list_of_others || (is_prose(kind) && !is_set_apart && !is_fact_list));
  const bool on_top = section == kNoSection || section == outline_.title_section;
  for (Field& field : group) {
    if (is_contribution(kind, field.label) || may_be_a_speaker(field.label)) continue;
    if (field.name == "status" && is_of_agents(kind)) field.name.clear();
    const bool capitals = field.place == Place::key_value_line && is_in_capitals(field.label);
    // "Incidents:" above a list introduces it; only the detection clock is missed where it says nothing.
    if (field.place == Place::bold_label && field.raw.empty() && field.name != "detection_minutes") continue;
    if (prose && !capitals && !is_welcome_in_prose(field)) continue;
    if (field.name.empty() && !capitals) {
      if (!has_known && kind != "stats" && !(on_top && field.place == Place::bold_label)) continue;
      if (!looks_like_a_label(field.label) || field.raw.size() > kLongestUnknownValue || field.raw.empty()) continue;
    }
    add(std::move(field));
  }
}

void FieldReader::read_paragraph(const Node& paragraph, std::size_t section) {
  if (is_a_commit(paragraph)) return;
  std::vector<Field> group;
  for (LabelAndValue& pair : read_key_value_lines(paragraph)) group.push_back(make_field("", std::move(pair), Place::key_value_line));
  if (group.empty()) {
    for (LabelAndValue& pair : read_paragraph_labels(paragraph, false)) group.push_back(make_field("", std::move(pair), Place::bold_label));
  }
  if (group.empty())
    for (const Line& line : split_into_lines(paragraph, false)) add_milestone(text_of(line), line.number, Place::bold_label, group);
  add_group(std::move(group), section, is_list_of_bold_labels(paragraph));
}

void FieldReader::read_block(const Block& block) {
  const Node& node = *block.node;
  std::vector<Field> group;
  switch (node.kind) {
    case NodeKind::paragraph: return read_paragraph(node, block.section);
    case NodeKind::quote:
      for (const Node& child : node.children)
        if (child.is(NodeKind::paragraph))
          for (LabelAndValue& pair : read_paragraph_labels(child, false)) group.push_back(make_field("", std::move(pair), Place::bold_label));
      break;
    case NodeKind::list: collect_list(node, "", group, 0); break;
    case NodeKind::table:
      if (table_use(node, labels_, outline_, block.section) == TableUse::values) group = collect_table(node);
      break;
    case NodeKind::code_block: group = collect_code(node); break;
    default: break;
  }
  add_group(std::move(group), block.section);
}

/// A value may have its reason after it, in its sentence or in what stands below.
std::string FieldReader::section_value(const OutlineSection& section, std::string_view name) const {
  if (section.first_block == section.last_block) return {};
  const Node* body = outline_.blocks[section.first_block].node;
  if (body->is(NodeKind::list) && body->children.size() == 1) body = &body->children[0];
  else if (!body->is(NodeKind::paragraph)) return {};
  const std::string whole = text::squeeze(body->is(NodeKind::item) ? own_text(*body) : markdown::plain_text(*body));
  if (is_span(name))
    if (const auto span = language::leading_span(whole); span && span->size < whole.size() && whole.size() > kLongestFirstLine / 4) return whole.substr(0, span->size);
  const bool is_alone = section.last_block - section.first_block == 1;
  const bool fits = body->end_line - body->line <= (is_alone ? 1 : 0) && whole.size() <= (is_alone ? kLongestSectionBody : kLongestFirstLine);
  return fits ? whole : std::string();
}

void FieldReader::read_one_line_sections() {
  for (std::size_t i = 0; i < outline_.sections.size(); ++i) {
    const OutlineSection& section = outline_.sections[i];
    if (i == outline_.title_section) continue;
    // "## Date: May 2, 2024"
    if (LabelAndValue pair; section.is_heading && split_key_value(section.title, pair) && !pair.value.empty() && !is_within(outline_, i, "timeline")) {
      pair.line = section.line;
      Field field = make_field("", std::move(pair), Place::section);
      if (!field.name.empty() && may_be_a_section(field.name)) {
        add(std::move(field));
        continue;
      }
    }
    const std::string name = labels_.field(section.title);
    if (!may_be_a_section(name)) continue;
    std::string value = section_value(section, name);
    if (!value.empty()) add({name, section.title, std::move(value), outline_.blocks[section.first_block].node->line, Place::section});
  }
}

std::vector<Labelled> FieldReader::take() {
  sort_stably(found_.begin(), found_.end(), [](const Labelled& a, const Labelled& b) { return a.field.line < b.field.line; });
  return std::move(found_);
}

}  // namespace

bool split_key_value(std::string_view text, LabelAndValue& out) {
  const std::size_t plain = text.find(':');
  const std::size_t wide = text.find(language::kWideColon);
  const std::size_t colon = std::min(plain, wide);
  if (colon == std::string_view::npos || colon > kLongestFieldLabel + 2) return false;
  const std::size_t after = colon + (colon == wide ? language::kWideColon.size() : 1);
  if (colon == plain && after < text.size() && !text::is_space(text[after])) return false;
  const std::string_view label = text::trim(text.substr(0, colon));
  if (!looks_like_a_label(label)) return false;
  out.label = std::string(label);
  out.value = clean_value(text.substr(after));
  return true;
}

/// "Agent: refunds · Day: 12 May 2026 · S2": several labelled values on a line, between marks.
bool read_parted_labels(std::string_view line, int number, std::vector<LabelAndValue>& out) {
  for (const std::string_view mark : {" \xC2\xB7 ", " | ", " \xE2\x80\xA2 "}) {
    if (line.find(mark) == std::string_view::npos) continue;
    std::vector<LabelAndValue> pairs;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(mark, at), line.size());
      LabelAndValue pair;
      if (split_key_value(text::trim(line.substr(at, end - at)), pair)) {
        pair.line = number;
        pairs.push_back(std::move(pair));
      }
      at = end + mark.size();
    }
    if (pairs.size() < 2) continue;
    out.insert(out.end(), std::make_move_iterator(pairs.begin()), std::make_move_iterator(pairs.end()));
    return true;
  }
  return false;
}

bool holds_values(std::string_view key, const Labels& labels) {
  if (key == "<<") return false;
  if (!labels.field(key).empty() || !labels.section(key).empty()) return true;
  const std::string words = normalise_label(key);
  for (std::size_t at = 0, end = 0; at < words.size(); at = end + 1) {
    end = std::min(words.find(' ', at), words.size());
    if (is_word_for_the_report(std::string_view(words).substr(at, end - at))) return true;
  }
  return false;
}

std::vector<LabelAndValue> read_paragraph_labels(const Node& paragraph, bool one_line) {
  std::vector<LabelAndValue> out;
  std::string before;
  for (const Line& line : split_into_lines(paragraph, one_line)) {
    std::size_t first = 0;
    while (first < line.runs.size() && text::trim(line.runs[first].text).empty()) ++first;
    if (first == line.runs.size()) continue;
    if (is_bold_label(line, first)) {
      read_bold_labels(line, first, out);
      continue;
    }
    const std::string whole = text_of(line);
    if (read_parted_labels(whole, line.number, out)) continue;
    LabelAndValue pair;
    if (const std::size_t colon = language::colon_at_start(whole); colon > 0 && !before.empty() && looks_like_a_label(before)) {
      out.push_back({before, clean_value(std::string_view(whole).substr(colon)), line.number});  // a definition: the term on the line above
    } else if (split_key_value(whole, pair)) {
      pair.line = line.number;
      out.push_back(std::move(pair));
    } else if (!out.empty() && out.back().value.empty() && !one_line) {
      out.back().value = whole.substr(0, kLongestRaw);  // the value stands on the line after its label
    }
    before = whole;
  }
  return out;
}

std::vector<Labelled> read_labelled(const markdown::Document& document, const Outline& outline, const Labels& labels) {
  FieldReader reader(outline, labels);
  if (document.front_matter)
    reader.read_yaml(document.front_matter->root, "", document.whole_file_is_yaml ? Place::yaml_file : Place::front_matter, 0);
  for (const Block& block : outline.blocks) reader.read_block(block);
  reader.read_one_line_sections();
  return reader.take();
}

}  // namespace hindsight::record
