#include "timeline.hpp"

#include <algorithm>
#include <string>

#include "event_words.hpp"
#include "hindsight/base/text.hpp"
#include "labelled.hpp"
#include "outline.hpp"
#include "placeholder.hpp"
#include "running_day.hpp"
#include "table.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using language::day_from;
using language::day_near;
using markdown::Node;
using markdown::NodeKind;
using markdown::YamlKind;
using markdown::YamlNode;

constexpr std::size_t kMostEvents = 20'000;
constexpr std::size_t kLongestTime = 120;
constexpr std::size_t kLongestSource = 120;
constexpr std::size_t kLongestEventText = 2000;
constexpr std::size_t kLongestTimelineRemark = 200;

/// What the words around an event say about its day and its zone.
struct Context {
  RunningDay day;
  std::optional<Zone> zone;
  std::optional<Date> last_named;  ///< the day that an event before named itself
  std::optional<int> year;         ///< that a column's header names
  std::optional<Zone> clock_zone = {};  ///< of the clocks that the day has been passed, which it goes on in
  bool has_clock = false;          ///< there was one
};

std::string after_separators(std::string_view text) {
  static constexpr std::string_view kDividers[] = {"-", ":", "|", ",", ".", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x86\x92", "\xC2\xB7", "\xEF\xBC\x9A", "\xE3\x80\x81", "\xE3\x80\x80"};
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

/// The year that a column's header names: "Date (2024)".
std::optional<int> year_in(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (!text::is_digit(text[at]) || !begins_a_word(text, at)) continue;
    Scanner scan(text.substr(at));
    const std::string_view digits = scan.take_digits(4);
    if (digits.size() == 4 && !is_word_char(scan.peek()) && to_int(digits) >= 1990 && to_int(digits) < 2100) return to_int(digits);
  }
  return std::nullopt;
}

/// Whether a text is a time from end to end, or one of nothing but weekdays.
bool is_only_a_time(std::string_view text, DateOrder order) {
  text = text::trim(text);
  if (text.empty()) return false;
  const TimeText time = match_time(text, order, TimePlace::event);
  return time.size > 0 && text::trim(text.substr(time.size)).find_first_not_of(".:-") == std::string_view::npos;
}

class TimelineReader {
 public:
  TimelineReader(const Outline& outline, const Settings& settings, const ReportTimes& times)
      : outline_(outline), times_(times), labels_(settings.labels), section_zones_(outline.sections.size()) {}

  void read_yaml(const YamlNode& root, int depth);
  void read_blocks();
  /// Of a report that has no section for its timeline: lists and rows of headings that are plainly events.
  void read_stray_events();
  void read_times_behind();
  [[nodiscard]] bool has_events() const { return !events_.empty(); }
  std::vector<Event> take();

 private:
  void add(std::string_view raw_time, std::string text, int line, Context& context, std::string actor = {}, std::string source = {});
  void read_table(const Node& table, const Context& context);
  void read_list(const Node& list, Context& context, int depth);
  void read_paragraph(const Node& paragraph, Context& context, std::size_t section);
  void read_headings(std::size_t before_block, const Context& around, bool anywhere = false);
  void read_zone_above(std::size_t block, Context& context) const;
  Context context_of(std::size_t section) const;
  std::optional<Date> day_named(const TimeText& time, const Context& context) const;
  std::optional<Date> day_within(std::string_view raw_time, Context& context) const;
  std::optional<Date> day_of(TimeText& time, Context& context) const;
  [[nodiscard]] std::optional<Zone> zone_of(const TimeText& time, const Context& context) const;
  [[nodiscard]] int lag_of(const TimeText& time, const Context& context) const;
  void go_back_from_named_days();
  void assume_the_day_of_the_report(bool of_the_chain);
  [[nodiscard]] TimeText time_of(std::string_view text) const;

  const Outline& outline_;
  const ReportTimes& times_;
  const Labels& labels_;
  std::vector<std::optional<Zone>> section_zones_;  ///< that a line of the section itself names
  std::vector<Event> events_;
  bool in_chain_ = false;
  int group_ = 0;  ///< of the list, table or row of headings that is being read
  std::size_t next_heading_ = 0;
  std::size_t heading_parent_ = kNoSection;
  int heading_group_ = 0;
  Context heading_context_;  ///< of the headings under heading_parent_
};

/// The time that a text begins with, counted from the report's zero where it is an offset.
TimeText TimelineReader::time_of(std::string_view text) const {
  TimeText time = match_time(text, times_.order, TimePlace::event);
  if (time.size > 0) return time;
  const auto offset = language::match_offset(text);
  if (!offset) return time;
  time.size = offset->size;
  if (!times_.zero || !times_.zero->seconds_of_day) return time;
  constexpr int kDay = 24 * 3600;
  const int seconds = *times_.zero->seconds_of_day + offset->seconds;
  const int days = (seconds >= 0 ? seconds : seconds - kDay + 1) / kDay;
  if (times_.zero->date) time.date = Date{times_.zero->date->days + days};
  time.seconds_of_day = seconds - days * kDay;
  time.zone = times_.zero->zone;
  return time;
}

/// The day that a time names, be it without its year.
std::optional<Date> TimelineReader::day_named(const TimeText& time, const Context& context) const {
  if (time.date || !time.names_a_day()) return time.date;
  if (context.year && time.month != 0) return make_date(*context.year, time.month, time.day);
  if (time.is_next_day) {
    const std::optional<Date> before = context.day.date() ? context.day.date() : context.last_named;
    return before ? std::optional(Date{before->days + 1}) : std::nullopt;
  }
  if (time.weekday != 0 && context.last_named) return day_from(time, *context.last_named);
  const std::optional<Date> known = context.day.date() ? context.day.date() : context.last_named && time.month != 0 ? context.last_named : times_.best_day();
  return known ? day_near(time, *known) : std::nullopt;
}

std::optional<Zone> TimelineReader::zone_of(const TimeText& time, const Context& context) const {
  return time.zone ? time.zone : context.zone ? context.zone : times_.zone;
}

/// By how many seconds a time's zone lags behind that of the clocks before it, where both are known.
int TimelineReader::lag_of(const TimeText& time, const Context& context) const {
  const std::optional<Zone> own_zone = zone_of(time, context);
  if (!context.has_clock || !context.clock_zone || !own_zone || *own_zone == *context.clock_zone) return 0;
  TimeText here;
  here.date = context.day.date() ? context.day.date() : times_.best_day();
  const auto own = here.zone_minutes(own_zone), theirs = here.zone_minutes(context.clock_zone);
  return own && theirs ? 60 * (*theirs - *own) : 0;
}

/// The day that a time names, else that of the text around it, which goes on with it: by the clock of the times around it, so that
/// "16:30 UTC" between "07:48" and "08:42" of Pacific time is 08:30 of the same day.
std::optional<Date> TimelineReader::day_of(TimeText& time, Context& context) const {
  if (time.names_a_day()) {
    const auto named = day_named(time, context);
    if (!named) return named;
    context.last_named = named;
    // What lies before the report's own day led to it; the clocks below are not of that day.
    const bool is_earlier = time.date && times_.day && *named < *times_.day;
    const bool was_known = context.day.date().has_value();
    context.day = RunningDay(is_earlier && !was_known ? std::nullopt : named);
    if (time.seconds_of_day) time.seconds_of_day = context.day.pass(*time.seconds_of_day, group_, time.half_is_unsaid);
    context.has_clock = time.seconds_of_day.has_value();
    context.clock_zone = zone_of(time, context);
    return named;
  }
  if (!time.seconds_of_day) return std::nullopt;
  constexpr int kDay = 24 * 3600;
  const int lag = lag_of(time, context);
  if (!context.has_clock) context.clock_zone = zone_of(time, context);
  context.has_clock = true;
  const int there = *time.seconds_of_day + lag;
  const int days_off = there < 0 ? -1 : there >= kDay ? 1 : 0;
  const int passed = context.day.pass(there - days_off * kDay, group_, time.half_is_unsaid);
  time.seconds_of_day = passed - lag + days_off * kDay;
  return context.day.date() ? std::optional(Date{context.day.date()->days - days_off}) : std::nullopt;
}

/// The day that a time's text names somewhere although it is no time as a whole; those that follow have it.
std::optional<Date> TimelineReader::day_within(std::string_view raw_time, Context& context) const {
  for (std::size_t at = raw_time.find(' '); at != std::string_view::npos; at = raw_time.find(' ', at + 1)) {
    const TimeText time = time_of(raw_time.substr(at + 1));
    if (time.month == 0 && !time.date) continue;
    const auto day = day_named(time, context);
    if (day) context.day = RunningDay(context.last_named = day);
    return day;
  }
  return std::nullopt;
}

void TimelineReader::add(std::string_view raw_time, std::string text, int line, Context& context, std::string actor, std::string source) {
  raw_time = text::trim(raw_time).substr(0, kLongestTime);
  if (events_.size() >= kMostEvents || (raw_time.empty() && text.empty())) return;
  TimeText time = time_of(raw_time);
  const bool is_leftover = text::contains_ignoring_case(raw_time, "hh:mm") && (text.empty() || is_placeholder(text));
  if (is_leftover) return;

  Event event;
  event.impossible_year = has_impossible_year(raw_time);
  if (!event.impossible_year) time.date = day_of(time, context);
  event.day_is_unclear = time.names_a_day() && !time.date;
  // "Before 13:05, June 3": no time of the event's, but its day.
  if (time.size == 0 && !raw_time.empty() && !event.impossible_year) time.date = day_within(raw_time, context);
  event.zone = zone_of(time, context);
  event.date = time.date;
  event.seconds_of_day = time.seconds_of_day;
  event.has_range = time.end_seconds.has_value();
  event.is_rounded = std::count(raw_time.begin(), raw_time.end(), ':') < 2;
  event.in_detection_chain = in_chain_;
  event.group = group_;
  event.event.time = time.instant(event.zone);
  event.event.raw_time = std::string(raw_time);
  event.event.text = text.substr(0, kLongestEventText);
  event.event.actor = std::move(actor);
  event.event.source = std::move(source);
  if (const auto kind = find_term("timeline_sources", words_of(std::string_view(event.event.source).substr(0, kLongestSource)))) event.event.source_kind = kind.term->name;
  event.event.line = line;
  const auto offset = language::match_offset(raw_time);
  event.role = offset && offset->seconds == 0 ? EventRole::start : role_of(event.event.text);
  events_.push_back(std::move(event));
}

/// To an event with a clock.
void give_day(Event& event, Date day) {
  TimeText time;
  time.date = event.date = day;
  time.seconds_of_day = event.seconds_of_day;
  event.event.time = time.instant(event.zone);
}

/// Where the timeline names no day at all; else up to the first event that does, if that is not before the report's own day.
void TimelineReader::assume_the_day_of_the_report(bool of_the_chain) {
  const auto named = std::find_if(events_.begin(), events_.end(), [&](const Event& event) { return event.in_detection_chain == of_the_chain && (event.date || event.day_is_unclear); });
  if (named != events_.end() && named->date && *named->date < *times_.best_day()) return;
  Context context;
  context.day = RunningDay(times_.best_day());
  for (auto at = events_.begin(); at != named; ++at) {
    Event& event = *at;
    if (!event.seconds_of_day || event.in_detection_chain != of_the_chain || event.impossible_year) continue;
    TimeText told;
    told.zone = event.zone;
    told.seconds_of_day = event.seconds_of_day;
    group_ = event.group;
    event.date = day_of(told, context);
    if (event.date) give_day(event, *event.date);
  }
}

/// What stands above a day in the same list, and has a later clock, was the evening before: "23:42", "23:55", "15 May 00:03". One with
/// an earlier clock may be of any day: a day is named where it changes.
void TimelineReader::go_back_from_named_days() {
  constexpr int kMostDisorder = 3 * 3600;
  bool later_is_told = true;  // by the text, not from here
  for (std::size_t i = events_.size(); i-- > 1;) {
    const Event& later = events_[i];
    Event& event = events_[i - 1];
    const bool is_open = !event.date && !event.day_is_unclear && event.seconds_of_day && !event.impossible_year;
    const bool follows = is_open && later.date && later.seconds_of_day && event.group == later.group && event.zone == later.zone;
    const int ahead = follows ? *event.seconds_of_day - *later.seconds_of_day : 0;
    const bool is_the_day_before = ahead >= kMostDisorder, is_the_same_day = !later_is_told && ahead <= 0;
    later_is_told = !follows || !(is_the_day_before || is_the_same_day);
    if (later_is_told) continue;
    give_day(event, Date{later.date->days - (is_the_day_before ? 1 : 0)});
  }
}

/// The detection chain tells the same day over again.
std::vector<Event> TimelineReader::take() {
  if (times_.best_day()) {
    assume_the_day_of_the_report(false);
    assume_the_day_of_the_report(true);
  }
  go_back_from_named_days();
  if (times_.is_local && !times_.zone)
    for (Event& event : events_)
      if (!event.zone) event.event.time.reset();
  return std::move(events_);
}

/// Lists of mappings under a key that names a timeline.
void TimelineReader::read_yaml(const YamlNode& root, int depth) {
  if (depth > kDeepestNesting) return;
  for (const YamlNode::Entry& entry : root.entries) {
    if (entry.value.kind == YamlKind::mapping && holds_values(entry.key, labels_)) read_yaml(entry.value, depth + 1);
    const std::string kind = labels_.section(entry.key);
    if (entry.value.kind != YamlKind::sequence || (kind != "timeline" && kind != "detection_chain")) continue;
    in_chain_ = kind == "detection_chain";
    ++group_;
    Context running;
    for (const YamlNode& item : entry.value.items) {
      if (item.kind == YamlKind::scalar) {
        const TimeText time = time_of(item.text);
        if (time.size > 0) add(item.text.substr(0, time.size), after_separators(std::string_view(item.text).substr(time.size)), item.line, running);
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
      add(raw_time, std::move(text), item.line, running, std::move(actor), std::move(source));
    }
  }
  in_chain_ = false;
}

/// The day and the zone that a heading names ("### 12 April 2026", "### Saturday", "## Timeline (CET)").
Context TimelineReader::context_of(std::size_t section) const {
  Context context;
  for (; section != kNoSection && section != outline_.title_section; section = outline_.sections[section].parent) {
    const std::string& title = outline_.sections[section].title;
    if (!context.day.date()) context.day = RunningDay(find_date(title, times_.order));
    if (!context.day.date()) context.day = RunningDay(day_named(time_of(title), Context()));
    if (!context.zone) context.zone = section_zones_[section];
    if (!context.zone) context.zone = find_zone(title);
  }
  return context;
}

/// The roles of columns by their headers, else by what stands in their cells: times, and the longest texts.
std::vector<std::string> columns_of(const Grid& grid, const Labels& labels, DateOrder order) {
  std::vector<std::string> columns;
  for (const GridCell& cell : grid.header) columns.push_back(labels.timeline_column(cell.text));
  std::vector<std::size_t> lengths(columns.size(), 0), times(columns.size(), 0), filled(columns.size(), 0), figures(columns.size(), 0);
  for (const GridRow& row : grid.rows)
    for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
      const std::string& text = row.cells[i].text;
      if (text.empty()) continue;
      ++filled[i];
      lengths[i] += text.size();
      if (text.find_first_of("0123456789:") != std::string::npos) ++figures[i];
      if (is_only_a_time(text, order) || Scanner(text).take_word(language::WordKind::weekday)) ++times[i];
    }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool has_times = filled[i] > 0 && times[i] * 2 > filled[i];
    if (has_times) columns[i] = "time";
    else if (columns[i] == "time" && figures[i] == 0 && filled[i] > 0) columns[i] = "";
  }
  if (std::find(columns.begin(), columns.end(), "text") == columns.end()) {
    std::size_t best = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].empty() && (best == columns.size() || lengths[i] > lengths[best])) best = i;
    if (best == columns.size() && columns.size() > 1 && columns.back() != "time") best = columns.size() - 1;
    if (best < columns.size()) columns[best] = "text";
  }
  return columns;
}

void TimelineReader::read_table(const Node& table, const Context& context) {
  Grid grid = read_grid(table);
  if (grid.header.empty()) return;
  // A table whose first event stands where others have their headers.
  const bool header_is_event = std::any_of(grid.header.begin(), grid.header.end(), [&](const GridCell& cell) {
    const TimeText time = match_time(cell.text, times_.order);
    return time.seconds_of_day && time.size == cell.text.size();
  });
  if (header_is_event) grid.rows.insert(grid.rows.begin(), GridRow{grid.header, table.line});
  std::vector<std::string> columns = columns_of(grid, labels_, times_.order);
  if (std::find(columns.begin(), columns.end(), "time") == columns.end()) {
    // Times that are not known, or stand in the first column together with other words.
    const bool any = std::any_of(grid.rows.begin(), grid.rows.end(), [&](const GridRow& row) { return !row.cells.empty() && time_of(row.cells[0].text).size > 0; });
    if (!any || columns.size() < 2) return;
    columns.front() = "time";
  }
  Context own = context;
  bool has_zone = false;  // of the first column of times, which is the one that is read
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] != "time" || header_is_event) continue;
    if (const auto zone = find_zone(grid.header[i].text); zone && !has_zone) {
      own.zone = zone;
      has_zone = true;
    }
    if (const auto year = year_in(grid.header[i].text)) own.year = year;
    if (const auto day = find_date(grid.header[i].text, times_.order)) own.day = RunningDay(day);
  }
  for (const GridRow& row : grid.rows) {
    std::string raw_time, text, actor, source;
    for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
      const std::string& value = row.cells[i].text;
      if (value.empty()) continue;
      std::string& target = columns[i] == "time" ? raw_time : columns[i] == "actor" ? actor : columns[i] == "source" ? source : text;
      if (columns[i].empty() && !text.empty()) continue;
      // A second clock is the same moment in another zone.
      if (columns[i] == "time" && time_of(raw_time).seconds_of_day && time_of(value).seconds_of_day) continue;
      if (!target.empty()) target += ' ';
      target += value;
    }
    // A row that only names the day of those below it.
    if (text.empty() && !raw_time.empty()) {
      const TimeText time = time_of(raw_time);
      if (const auto day = day_named(time, own); day && !time.seconds_of_day) {
        own.day = RunningDay(day);
        own.last_named = day;
        continue;
      }
    }
    add(raw_time, std::move(text), row.line, own, std::move(actor), std::move(source));
  }
}

void TimelineReader::read_list(const Node& list, Context& context, int depth) {
  if (depth > kDeepestNesting) return;
  for (const Node& item : list.children) {
    const std::string text = own_text(item);
    const TimeText time = time_of(text);
    const std::string rest = after_separators(std::string_view(text).substr(time.size));
    const auto nested = nested_lists(item);
    Context inner = context;
    if (time.size > 0 && (time.seconds_of_day || !rest.empty())) {
      std::string told = rest;
      // A clock whose event is told below it.
      for (const Node* list_below : nested) {
        if (!told.empty() || list_below->children.empty()) break;
        for (const Node& below : list_below->children)
          if (time_of(own_text(below)).size == 0) told += (told.empty() ? "" : "; ") + own_text(below);
      }
      add(std::string_view(text).substr(0, time.size), std::move(told), item.line, context);
      inner = context;
    } else if (const auto day = day_named(time, context)) {  // a day, with its events below it
      inner = {RunningDay(day), context.zone, day, context.year};
      context.last_named = day;
      if (nested.empty()) context.day = RunningDay(day);
    }
    for (const Node* below : nested) read_list(*below, inner, depth + 1);
    if (!nested.empty() && time.size == 0) context.day = inner.day;
  }
}

/// A paragraph may hold events line by line, name the zone of all, or the day of what follows ("**12 April 2026**").
void TimelineReader::read_paragraph(const Node& paragraph, Context& context, std::size_t section) {
  std::string line_text;
  int line = paragraph.line;
  bool any = false, awaits_text = false;
  std::string pending_time;
  int pending_line = 0;
  const auto flush_pending = [&](std::string text) {
    if (!pending_time.empty()) add(pending_time, std::move(text), pending_line, context);
    pending_time.clear();
  };
  const auto flush = [&] {
    const std::string text = text::squeeze(line_text);
    line_text.clear();
    if (text.empty()) return;
    const TimeText time = time_of(text);
    const std::string_view behind = std::string_view(text).substr(time.size);
    const std::string rest = after_separators(behind);
    const bool is_parted = behind.starts_with(':') || text::trim(behind).substr(0, 1).find_first_of(":-|") != std::string_view::npos || text::trim(behind).starts_with("\xE2\x80");
    const bool is_dated = time.size > 0 && !time.seconds_of_day && (time.date || time.month != 0) && is_parted && !rest.empty();
    if (time.size > 0 && (time.seconds_of_day || is_dated)) {
      flush_pending({});
      if (rest.empty()) {
        pending_time = text.substr(0, time.size);
        pending_line = line;
        awaits_text = true;
      } else {
        add(std::string_view(text).substr(0, time.size), rest, line, context);
        awaits_text = false;
      }
      any = true;
    } else if (!pending_time.empty() && awaits_text) {
      flush_pending(text);
      awaits_text = false;
    } else if (const auto day = day_named(time, context); day && rest.empty()) {
      context.day = RunningDay(day);
      context.last_named = day;
    } else if (any && !events_.empty() && events_.back().event.text.size() < kLongestEventText) {
      events_.back().event.text += (events_.back().event.text.empty() ? "" : " ") + text;
    }
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
  if (!pending_time.empty()) flush_pending({});
  if (any) return;
  const std::string whole = text::squeeze(markdown::plain_text(paragraph));
  auto zone = zone_of_all_times(whole);
  if (!zone && whole.size() <= kLongestTimelineRemark && (text::contains_ignoring_case(whole, "time") || whole.size() <= 40)) zone = find_zone(whole);
  if (!zone) return;
  context.zone = zone;
  if (section != kNoSection) section_zones_[section] = zone;
  // "All times UTC on 14 May 2026 unless a date is shown."
  if (const auto day = find_date(whole, times_.order)) context.day = RunningDay(day);
}

/// Headings that are events themselves ("### 14:02 UTC – it broke"), up to a block.
void TimelineReader::read_headings(std::size_t before_block, const Context& around, bool anywhere) {
  for (; next_heading_ < outline_.sections.size() && outline_.sections[next_heading_].first_block <= before_block; ++next_heading_) {
    const OutlineSection& heading = outline_.sections[next_heading_];
    const TimeText time = match_time(heading.title, times_.order);
    if (!time.seconds_of_day || next_heading_ == outline_.title_section) continue;
    in_chain_ = is_within(outline_, heading.parent, "detection_chain");
    if (!in_chain_ && !anywhere && !is_within(outline_, heading.parent, "timeline")) continue;
    if (heading.parent != heading_parent_) {
      heading_parent_ = heading.parent;
      ++heading_group_;
      heading_context_ = context_of(heading.parent);
      if (!heading_context_.zone) heading_context_.zone = around.zone;
    }
    std::string text = after_separators(std::string_view(heading.title).substr(time.size));
    if (text.empty() && heading.first_block < heading.last_block)
      text = text::squeeze(markdown::plain_text(*outline_.blocks[heading.first_block].node));
    group_ = -heading_group_;  // what stands between two headings makes groups of its own
    add(std::string_view(heading.title).substr(0, time.size), std::move(text), heading.line, heading_context_);
  }
}

/// Elsewhere than in the timeline, a zone counts that is named right above a table.
void TimelineReader::read_zone_above(std::size_t block, Context& context) const {
  if (block == 0 || outline_.blocks[block - 1].section != outline_.blocks[block].section) return;
  const auto zone = zone_of_all_times(text::squeeze(markdown::plain_text(*outline_.blocks[block - 1].node)));
  if (zone) context.zone = zone;
}

void TimelineReader::read_blocks() {
  std::size_t section = kNoSection;
  Context context;
  for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
    const Block& block = outline_.blocks[i];
    read_headings(i, context);
    if (block.section != section) {
      section = block.section;
      context = context_of(section);
    }
    const bool chain = is_within(outline_, section, "detection_chain");
    const bool inside = chain || is_within(outline_, section, "timeline");
    in_chain_ = chain;
    const Node& node = *block.node;
    // Paragraphs that follow each other are one list of events.
    const bool goes_on = i > 0 && node.is(NodeKind::paragraph) && outline_.blocks[i - 1].section == section && outline_.blocks[i - 1].node->is(NodeKind::paragraph);
    if (!goes_on) ++group_;
    // What stands below a heading that is an event belongs to it.
    const bool of_an_event = inside && section != kNoSection && match_time(outline_.sections[section].title, times_.order).seconds_of_day;
    if (node.is(NodeKind::table)) {
      if (table_use(node, labels_, outline_, section) != TableUse::timeline) continue;
      if (!inside) read_zone_above(i, context);
      read_table(node, context);
    } else if (inside && node.is(NodeKind::list)) {
      read_list(node, context, 0);
    } else if (inside && node.is(NodeKind::paragraph) && !of_an_event) {
      read_paragraph(node, context, section);
    } else if (inside && node.is(NodeKind::quote)) {
      for (const Node& child : node.children)
        if (child.is(NodeKind::paragraph)) read_paragraph(child, context, section);
    }
  }
  read_headings(outline_.blocks.size(), context);
}

/// Two events or more, and most of a list's items.
bool is_list_of_events(const Node& list, DateOrder order) {
  std::size_t events = 0;
  for (const Node& item : list.children) {
    if (item.task != markdown::TaskState::none) return false;
    const std::string text = own_text(item);
    const TimeText time = match_time(text, order);
    if (time.seconds_of_day && time.size < text.size()) ++events;
  }
  return events >= 2 && events * 2 > list.children.size();
}

/// "**Resolved** – Addresses are validated again.", and on its last line "Jan 1, 02:15 PST": as status pages tell it.
struct EndingWithTime {
  std::string text, raw_time;
};
std::optional<EndingWithTime> ending_with_time(const Node& paragraph, DateOrder order) {
  if (!paragraph.is(NodeKind::paragraph)) return std::nullopt;
  std::vector<std::string> lines(1);
  for (const Node& node : paragraph.children) {
    if (node.is(NodeKind::soft_break) || node.is(NodeKind::line_break)) lines.emplace_back();
    else lines.back() += markdown::plain_text(node);
  }
  if (lines.size() < 2) return std::nullopt;
  const std::string last = text::squeeze(lines.back());
  const TimeText time = match_time(last, order);
  if (!time.seconds_of_day || time.size != last.size()) return std::nullopt;
  EndingWithTime told;
  told.raw_time = last;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) told.text += (i > 0 ? " " : "") + lines[i];
  told.text = text::squeeze(told.text);
  return told;
}

void TimelineReader::read_times_behind() {
  const auto count = std::count_if(outline_.blocks.begin(), outline_.blocks.end(), [&](const Block& block) { return ending_with_time(*block.node, times_.order).has_value(); });
  if (count < 2) return;
  Context context;
  ++group_;
  for (const Block& block : outline_.blocks)
    if (auto told = ending_with_time(*block.node, times_.order)) add(told->raw_time, std::move(told->text), block.node->line, context);
}

void TimelineReader::read_stray_events() {
  read_times_behind();
  if (!events_.empty()) return;
  for (const Block& block : outline_.blocks) {
    if (!block.node->is(NodeKind::list) || is_within(outline_, block.section, "action_items") || !is_list_of_events(*block.node, times_.order)) continue;
    ++group_;
    Context context = context_of(block.section);
    read_list(*block.node, context, 0);
  }
  if (!events_.empty()) return;
  std::size_t timed = 0;
  for (std::size_t i = 0; i < outline_.sections.size(); ++i)
    if (i != outline_.title_section && match_time(outline_.sections[i].title, times_.order).seconds_of_day) ++timed;
  if (timed < 2) return;
  next_heading_ = 0;
  heading_parent_ = kNoSection - 1;
  read_headings(outline_.blocks.size(), Context(), true);
}

}  // namespace

std::vector<Event> read_timeline(const markdown::Document& document, const Outline& outline, const Settings& settings, const ReportTimes& times) {
  TimelineReader reader(outline, settings, times);
  if (document.front_matter) reader.read_yaml(document.front_matter->root, 0);
  reader.read_blocks();
  if (!reader.has_events()) reader.read_stray_events();
  return reader.take();
}

}  // namespace hindsight::record
