#include "timeline.hpp"

#include <algorithm>
#include <string>

#include "date_text.hpp"
#include "hindsight/base/text.hpp"
#include "labelled.hpp"
#include "placeholder.hpp"
#include "running_day.hpp"
#include "table.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;
using markdown::NodeKind;
using markdown::YamlKind;
using markdown::YamlNode;

constexpr std::size_t kMostEvents = 20'000;
constexpr std::size_t kLongestTime = 120;
constexpr std::size_t kLongestSource = 120;
constexpr int kDeepestNesting = 8;

/// What the words around an event say about its day and its zone.
struct Context {
  RunningDay day;
  std::optional<int> zone_minutes;
  std::optional<Date> last_named;  ///< the day that an event before named itself
};

std::string after_separators(std::string_view text) {
  static constexpr std::string_view kDividers[] = {"-", ":", "|", ",", ".", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x86\x92", "\xC2\xB7"};
  for (bool cut = true; cut;) {
    cut = false;
    text = text::trim(text);
    for (const std::string_view divider : kDividers) {
      if (!text.starts_with(divider)) continue;
      text.remove_prefix(divider.size());
      cut = true;
    }
  }
  return text::squeeze(text);
}

class Reader {
 public:
  Reader(const Outline& outline, const Settings& settings, const ReportTimes& times)
      : outline_(outline), times_(times), labels_(settings.labels) {}

  void read_yaml(const YamlNode& root, int depth);
  void read_blocks();
  std::vector<Event> take();

 private:
  void add(std::string_view raw_time, std::string text, int line, Context& context, std::string actor = {}, std::string source = {});
  void read_table(const Node& table, const Context& context);
  void read_list(const Node& list, Context& context, int depth);
  void read_paragraph(const Node& paragraph, Context& context);
  void read_headings(std::size_t before_block, const Context& around);
  void read_zone_above(std::size_t block, Context& context) const;
  Context context_of(std::size_t section) const;
  std::optional<Date> day_named(const TimeText& time, const Context& context) const;
  std::optional<Date> day_of(const TimeText& time, Context& context) const;
  void assume_the_day_of_the_report(bool of_the_chain);

  const Outline& outline_;
  const ReportTimes& times_;
  const Labels& labels_;
  std::vector<Event> events_;
  bool timeline_names_days_ = false;
  bool chain_names_days_ = false;
  bool in_chain_ = false;
  int group_ = 0;  ///< of the list, table or row of headings that is being read
  std::size_t next_heading_ = 0;
  std::size_t heading_parent_ = kNoSection;
  int heading_group_ = 0;
  Context heading_context_;  ///< of the headings under heading_parent_
};

/// The day that a time names, be it without its year.
std::optional<Date> Reader::day_named(const TimeText& time, const Context& context) const {
  if (time.date || !time.names_a_day()) return time.date;
  if (time.weekday != 0 && context.last_named) return day_from(time, *context.last_named);
  const std::optional<Date>& known = context.day.date() ? context.day.date() : times_.day;
  return known ? day_near(time, *known) : std::nullopt;
}

/// The day that a time names, else that of the text around it, which goes on with it.
std::optional<Date> Reader::day_of(const TimeText& time, Context& context) const {
  if (time.names_a_day()) {
    const auto named = day_named(time, context);
    if (named) context.last_named = named;
    if (!named || time.date || !context.day.date()) return named;
    context.day = RunningDay(named);
    if (!time.seconds_of_day) return named;
  }
  if (!time.seconds_of_day) return std::nullopt;
  context.day.pass(*time.seconds_of_day, group_);
  return context.day.date();
}

void Reader::add(std::string_view raw_time, std::string text, int line, Context& context, std::string actor, std::string source) {
  raw_time = text::trim(raw_time).substr(0, kLongestTime);
  if (events_.size() >= kMostEvents || (raw_time.empty() && text.empty())) return;
  TimeText time = match_time(raw_time, times_.order);
  const bool is_leftover = text::contains_ignoring_case(raw_time, "hh:mm") && (text.empty() || is_placeholder(text));
  if (is_leftover) return;

  Event event;
  event.impossible_year = has_impossible_year(raw_time);
  bool& names_days = in_chain_ ? chain_names_days_ : timeline_names_days_;
  names_days = names_days || time.names_a_day() || event.impossible_year || context.day.date();
  if (!event.impossible_year) time.date = day_of(time, context);
  if (!time.zone_minutes) time.zone_minutes = context.zone_minutes ? context.zone_minutes : times_.zone_minutes;
  event.date = time.date;
  event.seconds_of_day = time.seconds_of_day;
  event.zone_minutes = time.zone_minutes;
  event.zone_is_unclear = time.zone_is_unclear;
  event.in_detection_chain = in_chain_;
  event.group = group_;
  event.event.time = time.instant();
  event.event.raw_time = std::string(raw_time);
  event.event.text = std::move(text);
  event.event.actor = std::move(actor);
  event.event.source = std::move(source);
  if (const auto kind = find_term("timeline_sources", words_of(std::string_view(event.event.source).substr(0, kLongestSource)))) event.event.source_kind = kind.term->name;
  event.event.line = line;
  events_.push_back(std::move(event));
}

void Reader::assume_the_day_of_the_report(bool of_the_chain) {
  RunningDay day(times_.day);
  for (Event& event : events_) {
    if (!event.seconds_of_day || event.in_detection_chain != of_the_chain) continue;
    day.pass(*event.seconds_of_day, event.group);
    if (!day.date() || event.zone_is_unclear) continue;
    event.date = day.date();
    event.event.time = Instant{start_of(*day.date()).seconds + *event.seconds_of_day - std::int64_t(event.zone_minutes.value_or(0)) * 60};
  }
}

/// The detection chain tells the same day over again.
std::vector<Event> Reader::take() {
  if (times_.day && !timeline_names_days_) assume_the_day_of_the_report(false);
  if (times_.day && !chain_names_days_) assume_the_day_of_the_report(true);
  return std::move(events_);
}

/// Lists of mappings under a key that names a timeline.
void Reader::read_yaml(const YamlNode& root, int depth) {
  if (depth > kDeepestNesting) return;
  for (const YamlNode::Entry& entry : root.entries) {
    if (entry.value.kind == YamlKind::mapping && holds_values(entry.key, labels_)) read_yaml(entry.value, depth + 1);
    const std::string kind = labels_.section(entry.key);
    if (entry.value.kind != YamlKind::sequence || (kind != "timeline" && kind != "detection_chain")) continue;
    in_chain_ = kind == "detection_chain";
    ++group_;
    Context none;
    for (const YamlNode& item : entry.value.items) {
      if (item.kind == YamlKind::scalar) {
        const TimeText time = match_time(item.text, times_.order);
        if (time.size > 0) add(item.text.substr(0, time.size), after_separators(std::string_view(item.text).substr(time.size)), item.line, none);
        continue;
      }
      std::string raw_time, text, actor, source;
      for (const YamlNode::Entry& part : item.entries) {
        if (part.value.kind != YamlKind::scalar) continue;
        const std::string column = labels_.timeline_column(part.key);
        const std::string value = text::squeeze(part.value.text);
        if (column == "time") raw_time += (raw_time.empty() ? "" : " ") + value;
        else if (column == "actor") actor = value;
        else if (column == "source") source = value;
        else if (column == "text" && text.empty()) text = value;
      }
      add(raw_time, std::move(text), item.line, none, std::move(actor), std::move(source));
    }
  }
  in_chain_ = false;
}

/// The day and the zone that a heading names ("### 12 April 2026", "### Saturday", "## Timeline (CET)").
Context Reader::context_of(std::size_t section) const {
  Context context;
  for (; section != kNoSection && section != outline_.title_section; section = outline_.sections[section].parent) {
    const std::string& title = outline_.sections[section].title;
    if (!context.day.date()) context.day = RunningDay(find_date(title, times_.order));
    if (!context.day.date()) context.day = RunningDay(day_named(match_time(title, times_.order), Context()));
    if (!context.zone_minutes) context.zone_minutes = find_zone(title);
  }
  return context;
}

void Reader::read_table(const Node& table, const Context& context) {
  const Grid grid = read_grid(table);
  std::vector<std::string> columns;
  Context own = context;
  for (const GridCell& cell : grid.header) {
    columns.push_back(labels_.timeline_column(cell.text));
    if (columns.back() == "time")
      if (const auto zone = find_zone(cell.text)) own.zone_minutes = zone;
  }
  if (columns.empty()) return;
  if (std::find(columns.begin(), columns.end(), "time") == columns.end()) columns.front() = "time";
  if (std::find(columns.begin(), columns.end(), "text") == columns.end()) {
    const auto unnamed = std::find(columns.begin(), columns.end(), "");
    if (unnamed != columns.end()) *unnamed = "text";
    else if (columns.size() > 1) columns.back() = "text";
  }
  for (const GridRow& row : grid.rows) {
    std::string raw_time, text, actor, source;
    for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
      const std::string& value = row.cells[i].text;
      if (value.empty()) continue;
      std::string& target = columns[i] == "time" ? raw_time : columns[i] == "actor" ? actor : columns[i] == "source" ? source : text;
      if (columns[i].empty() && !text.empty()) continue;
      if (!target.empty()) target += ' ';
      target += value;
    }
    add(raw_time, std::move(text), row.line, own, std::move(actor), std::move(source));
  }
}

void Reader::read_list(const Node& list, Context& context, int depth) {
  if (depth > kDeepestNesting) return;
  for (const Node& item : list.children) {
    const std::string text = own_text(item);
    const TimeText time = match_time(text, times_.order);
    Context inner = context;
    if (time.size > 0 && (time.seconds_of_day || time.size < text.size())) {
      add(std::string_view(text).substr(0, time.size), after_separators(std::string_view(text).substr(time.size)), item.line, context);
    }
    // A day, with its events below.
    if (const auto day = day_named(time, context)) inner = {RunningDay(day), context.zone_minutes, day};
    for (const Node* nested : nested_lists(item)) read_list(*nested, inner, depth + 1);
  }
}

/// A paragraph may hold events line by line, name the zone of all, or the day of what follows ("**12 April 2026**").
void Reader::read_paragraph(const Node& paragraph, Context& context) {
  std::string line_text;
  int line = paragraph.line;
  bool any = false;
  const auto flush = [&] {
    const std::string text = text::squeeze(line_text);
    const TimeText time = match_time(text, times_.order);
    if (time.size > 0 && time.seconds_of_day && time.size < text.size()) {
      add(std::string_view(text).substr(0, time.size), after_separators(std::string_view(text).substr(time.size)), line, context);
      any = true;
    } else if (const auto day = day_named(time, context); day && time.size + 1 >= text.size()) {
      context.day = RunningDay(day);
    }
    line_text.clear();
  };
  for (const Node& node : paragraph.children) {
    if (node.is(NodeKind::soft_break) || node.is(NodeKind::line_break)) {
      flush();
      ++line;
    } else {
      line_text += markdown::plain_text(node);
    }
  }
  flush();
  const std::string whole = text::squeeze(markdown::plain_text(paragraph));
  if (any) return;
  auto zone = zone_of_all_times(whole);
  if (!zone && whole.size() <= 200 && text::contains_ignoring_case(whole, "time")) zone = find_zone(whole);
  if (zone) context.zone_minutes = zone;
}

/// Headings that are events themselves ("### 14:02 UTC – it broke"), up to a block.
void Reader::read_headings(std::size_t before_block, const Context& around) {
  for (; next_heading_ < outline_.sections.size() && outline_.sections[next_heading_].first_block <= before_block; ++next_heading_) {
    const OutlineSection& heading = outline_.sections[next_heading_];
    const TimeText time = match_time(heading.title, times_.order);
    if (!time.seconds_of_day || next_heading_ == outline_.title_section) continue;
    in_chain_ = is_within(outline_, heading.parent, "detection_chain");
    if (!in_chain_ && !is_within(outline_, heading.parent, "timeline")) continue;
    if (heading.parent != heading_parent_) {
      heading_parent_ = heading.parent;
      ++heading_group_;
      heading_context_ = context_of(heading.parent);
      if (!heading_context_.zone_minutes) heading_context_.zone_minutes = around.zone_minutes;
    }
    std::string text = after_separators(std::string_view(heading.title).substr(time.size));
    if (text.empty() && heading.first_block < heading.last_block)
      text = text::squeeze(markdown::plain_text(*outline_.blocks[heading.first_block].node));
    group_ = -heading_group_;  // what stands between two headings makes groups of its own
    add(std::string_view(heading.title).substr(0, time.size), std::move(text), heading.line, heading_context_);
  }
}

/// Elsewhere than in the timeline, a zone counts that is named right above a table.
void Reader::read_zone_above(std::size_t block, Context& context) const {
  if (block == 0 || outline_.blocks[block - 1].section != outline_.blocks[block].section) return;
  const auto zone = zone_of_all_times(text::squeeze(markdown::plain_text(*outline_.blocks[block - 1].node)));
  if (zone) context.zone_minutes = zone;
}

void Reader::read_blocks() {
  std::size_t section = kNoSection;
  Context context;
  for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
    const Block& block = outline_.blocks[i];
    read_headings(i, context);
    if (block.section != section) {
      // "All times in UTC" stands once, above the days' own headings.
      const auto zone = context.zone_minutes;
      const bool goes_on = block.section != kNoSection && outline_.sections[block.section].parent == section;
      section = block.section;
      context = context_of(section);
      if (goes_on && !context.zone_minutes) context.zone_minutes = zone;
    }
    const bool chain = is_within(outline_, section, "detection_chain");
    const bool inside = chain || is_within(outline_, section, "timeline");
    in_chain_ = chain;
    ++group_;
    const Node& node = *block.node;
    if (node.is(NodeKind::table)) {
      if (table_use(node, labels_, outline_, section) != TableUse::timeline) continue;
      if (!inside) read_zone_above(i, context);
      read_table(node, context);
    } else if (inside && node.is(NodeKind::list)) {
      read_list(node, context, 0);
    } else if (inside && node.is(NodeKind::paragraph)) {
      read_paragraph(node, context);
    } else if (inside && node.is(NodeKind::quote)) {
      for (const Node& child : node.children)
        if (child.is(NodeKind::paragraph)) read_paragraph(child, context);
    }
  }
  read_headings(outline_.blocks.size(), context);
}

}  // namespace

std::vector<Event> read_timeline(const markdown::Document& document, const Outline& outline, const Settings& settings, const ReportTimes& times) {
  Reader reader(outline, settings, times);
  if (document.front_matter) reader.read_yaml(document.front_matter->root, 0);
  reader.read_blocks();
  return reader.take();
}

}  // namespace hindsight::record
