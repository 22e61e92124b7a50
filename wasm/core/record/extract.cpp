#include "hindsight/record/extract.hpp"

#include <algorithm>
#include <span>

#include "action_owner.hpp"
#include "action_values.hpp"
#include "actions.hpp"
#include "causes.hpp"
#include "consistency.hpp"
#include "contributions.hpp"
#include "text_tools.hpp"
#include "detection.hpp"
#include "earlier_incidents.hpp"
#include "event_words.hpp"
#include "findings.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/base/utf8.hpp"
#include "hindsight/record/values.hpp"
#include "impact.hpp"
#include "incidents.hpp"
#include "labelled.hpp"
#include "moments.hpp"
#include "links.hpp"
#include "outline.hpp"
#include "patterns.hpp"
#include "placeholder.hpp"
#include "report_times.hpp"
#include "section_quality.hpp"
#include "skim.hpp"
#include "suggestions.hpp"
#include "timeline.hpp"
#include "unusual_times.hpp"

namespace hindsight::record {
namespace {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;
using markdown::YamlKind;
using markdown::YamlNode;

constexpr std::size_t kExcerptBytes = 320;
constexpr std::size_t kMostSections = 5000;
constexpr std::size_t kMostLessons = 50;
constexpr std::size_t kMostDateDiagnostics = 20;
constexpr int kDeepestYaml = 8;

const Labelled* first_named(const std::vector<Labelled>& values, std::string_view name) {
  for (const Labelled& value : values)
    if (value.field.name == name && !says_unknown(value.field.raw)) return &value;
  return nullptr;
}

template <class T>
Sourced<T> sourced(T value, const Field& field) {
  return {std::move(value), field.raw, field.line, Origin::stated, field.place};
}

/// A YAML title, then the heading, then a labelled one.
void read_title(const std::vector<Labelled>& values, const Outline& outline, Facts& facts) {
  const Labelled* named = first_named(values, "title");
  const bool in_yaml = named != nullptr && (named->field.place == Place::front_matter || named->field.place == Place::yaml_file);
  if (in_yaml || (named != nullptr && outline.title_section == kNoSection)) {
    facts.title = sourced(text::squeeze(named->field.raw), named->field);
  } else if (outline.title_section != kNoSection) {
    const OutlineSection& heading = outline.sections[outline.title_section];
    facts.title = Sourced<std::string>{heading.title, heading.title, heading.line, Origin::stated, Place::title};
  }
}

/// The first date that the fields of these names state, in the order of the names.
std::optional<Sourced<Date>> date_of(const std::vector<Labelled>& values, std::initializer_list<std::string_view> names, DateOrder order) {
  for (const std::string_view name : names)
    for (const Labelled& value : values)
      if (value.field.name == name)
        if (const auto date = find_stated_date(value.field.raw, order)) return sourced(*date, value.field);
  return std::nullopt;
}

/// "Date of the incident" in the text, or the start of its period, beside a front matter's date on which it was published.
std::optional<Sourced<Date>> date_before_publication(const std::vector<Labelled>& values, DateOrder order) {
  constexpr int kPublishedWithin = 60;
  std::optional<Date> published;
  for (const Labelled& value : values) {
    if (value.field.name != "date" && value.field.name != "duration_minutes") continue;
    const auto date = find_stated_date(value.field.raw, order);
    if (!date) continue;
    if (value.field.place == Place::front_matter && value.field.name == "date") published = date;
    else if (published && *date < *published && published->days - date->days <= kPublishedWithin) return sourced(*date, value.field);
  }
  return std::nullopt;
}

/// Also the day of a period that a field states: "Impact period: 2025-05-14 17:10 to 19:16".
std::optional<Sourced<Date>> stated_date(const std::vector<Labelled>& values, DateOrder order) {
  if (auto before = date_before_publication(values, order); before && !date_of(values, {"started_at"}, order)) return before;
  return date_of(values, {"started_at", "date", "duration_minutes"}, order);
}

/// On that day it was there already.
std::optional<Sourced<Date>> detection_date(const std::vector<Labelled>& values, DateOrder order) { return date_of(values, {"detected_at"}, order); }

std::optional<Sourced<Date>> titled_date(const Facts& facts, DateOrder order) {
  if (!facts.title) return std::nullopt;
  const auto date = find_stated_date(facts.title->value, order);
  return date ? std::optional(Sourced<Date>{*date, facts.title->raw, facts.title->line, Origin::stated, Place::title}) : std::nullopt;
}

/// Whether a title names a day without its year: "Stall of January 17th".
bool title_names_the_day(const Facts& facts, Date day) {
  if (!facts.title) return false;
  const std::string_view title = facts.title->value;
  for (std::size_t at = 0; at < title.size(); ++at) {
    if (!begins_a_word(title, at)) continue;
    const TimeText time = match_time(title.substr(at));
    if (time.month != 0 && language::day_near(time, day) == day) return true;
  }
  return false;
}

/// The first dated event's day. Where that is a change, which may lie long before what it brought about, the day of the first event
/// that tells of the incident.
std::optional<Sourced<Date>> date_of_events(const std::vector<Event>& events) {
  const auto read = std::span(events).first(std::min(events.size(), kEventsToRead));
  const auto is_dated = [](const Event& event) { return event.date.has_value(); };
  const auto is_of_the_incident = [&](const Event& event) { return is_dated(event) && tells_of_the_incident(event); };
  auto chosen = std::find_if(read.begin(), read.end(), is_dated);
  if (chosen == read.end()) return std::nullopt;
  const auto labelled = std::find_if(read.begin(), read.end(), [&](const Event& event) { return is_dated(event) && event.role == EventRole::start; });
  // A day alone among events with clocks is what led to the incident.
  const bool is_before_the_clocks = !chosen->seconds_of_day && std::any_of(chosen, read.end(), [](const Event& event) { return event.date && event.seconds_of_day; });
  if (labelled != read.end()) {
    chosen = labelled;
  } else if (is_mere_change(*chosen) || is_before_the_clocks) {
    const auto later = std::find_if(chosen, read.end(), [&](const Event& event) { return is_of_the_incident(event) && (!is_before_the_clocks || event.seconds_of_day); });
    if (later != read.end()) chosen = later;
  }
  return Sourced<Date>{*chosen->date, chosen->event.raw_time, chosen->event.line, Origin::stated, Place::timeline};
}

/// What a line of its own says: "Time zone: CET", "Fuseau : heure de Paris", or under a label that nobody knows a zone and nothing else.
std::optional<Zone> labelled_zone(const std::vector<Labelled>& values, const Labels& labels) {
  constexpr std::size_t kShortestZone = 3;
  for (const Labelled& value : values) {
    const std::string_view raw = text::trim(value.field.raw);
    if (value.field.name == "time_zone") {
      if (const auto zone = language::match_zone(raw)) return zone;
      if (const auto zone = language::find_zone(raw)) return zone;
    } else if (raw.size() >= kShortestZone && labels.field(value.field.name).empty()) {
      if (const auto zone = language::match_zone(raw)) return zone;
    }
  }
  return std::nullopt;
}

/// The one zone that the report's own moments are in, where they name one.
std::optional<Zone> zone_of_fields(const std::vector<Labelled>& values, DateOrder order) {
  std::optional<Zone> zone;
  for (const Labelled& value : values) {
    if (value.field.name != "date" && value.field.name != "started_at" && value.field.name != "detected_at" && value.field.name != "resolved_at") continue;
    const TimeText time = match_time(value.field.raw, order, TimePlace::event);
    if (!time.seconds_of_day || !time.zone) continue;
    if (zone && !(*zone == *time.zone)) return std::nullopt;
    zone = time.zone;
  }
  return zone;
}

bool are_near(Date a, Date b) { return std::abs(a.days - b.days) <= 1; }

/// Whether the timeline tells, clock by clock, of days before another, and mostly well before it or nothing of it at all: that is then
/// the day of writing.
bool tells_earlier_days(const std::vector<Event>& events, Date other) {
  constexpr int kWrittenLater = 2;
  constexpr int kFewestClocks = 2;
  int well_before = 0, before = 0, all = 0;
  for (const Event& event : events) {
    if (!event.date || !event.seconds_of_day) continue;
    ++all;
    if (*event.date < other) ++before;
    if (event.date->days + kWrittenLater < other.days) ++well_before;
  }
  return before >= kFewestClocks && (before == all || well_before * 4 >= all * 3);
}

/// "Created by Lena, last modified on Jun 15, 2026", "by Ana, 16 January 2026": when it was written down, and by whom.
bool is_a_byline(std::string_view text, const Labels& labels) {
  constexpr std::size_t kLongestByline = 160;
  constexpr int kMostLabelWords = 3;
  if (text.size() > kLongestByline) return false;
  // A name or a day has to follow: "By 06:40 all orders failed" is none.
  const auto introduces = [](std::string_view rest) {
    rest = text::trim(rest);
    constexpr std::size_t kLongestPreposition = 3;
    if (const std::size_t blank = rest.find(' '); blank <= kLongestPreposition) rest = text::trim(rest.substr(blank));
    if (rest.empty() || rest[0] == ':' || match_time(rest).names_a_day()) return true;
    return name_form(rest.substr(0, rest.find_first_of(" ,")), Settings::standard()) != NameForm::none;
  };
  for (const std::string_view clause : text::split(text, ',')) {
    const std::string_view trimmed = text::trim(clause);
    std::size_t end = 0;
    for (int words = 0; words < kMostLabelWords && end < trimmed.size(); ++words) {
      end = std::min(trimmed.find(' ', end + 1), trimmed.size());
      const std::string name = labels.field(trimmed.substr(0, end));
      const bool is_of_a_byline = name == "authors" || name == "created_at" || name == "updated_at" || name == "published_at";
      if (is_of_a_byline && introduces(trimmed.substr(end))) return true;
    }
  }
  return text::starts_with_ignoring_case(text, "by ") && !text::is_digit(text[3]) && introduces(text.substr(3));
}

/// Where nothing else tells the day: the first one that the opening paragraphs name.
std::optional<Sourced<Date>> date_in_prose(const Outline& outline, const Labels& labels, DateOrder order) {
  constexpr std::size_t kOpening = 6;
  std::size_t paragraphs = 0;
  for (const Block& block : outline.blocks) {
    if (!block.node->is(NodeKind::paragraph)) continue;
    if (++paragraphs > kOpening) break;
    const std::string text = text::squeeze(markdown::plain_text(*block.node));
    if (is_a_byline(text, labels)) continue;
    if (const auto found = locate_date(text, order))
      return Sourced<Date>{found->date, text.substr(found->at, found->size), block.node->line, Origin::stated, Place::sentence};
  }
  return std::nullopt;
}

/// A field tells the day. Where none does, there are three witnesses: the file's name, the title, and the first event that tells of the
/// incident. What two agree on counts; else the name, unless it is the day on which an incident that the timeline tells was written up.
std::optional<Sourced<Date>> resolve_date(const std::vector<Labelled>& values, const std::vector<Event>& events, const Outline& outline, const Labels& labels,
                                          const Facts& facts, const ReportTimes& times) {
  auto field = stated_date(values, times.order);
  const auto event = date_of_events(events);
  const auto title = titled_date(facts, times.order);
  std::optional<Sourced<Date>> name;
  if (times.day_of_name) name = Sourced<Date>{*times.day_of_name, to_string(*times.day_of_name), 0, Origin::stated, Place::file_name};
  if (field) return field;
  if (event && title_names_the_day(facts, event->value)) return event;
  if (title && event && are_near(title->value, event->value)) return name && name->value == event->value ? name : title;
  if (name && event && are_near(name->value, event->value)) return tells_earlier_days(events, name->value) ? event : name;
  if (name && title && are_near(name->value, title->value)) {
    return event && tells_earlier_days(events, name->value) ? event : name;  // both may be the day of writing
  }
  // "… attack on November 24th, 2025" in a file of the 26th.
  constexpr int kWrittenWithin = 31;
  if (name && title && title->value < name->value && name->value.days - title->value.days <= kWrittenWithin) return title;
  const auto detected = detection_date(values, times.order);
  if (detected && event && event->value < detected->value && !(name && are_near(name->value, detected->value))) return event;
  if (name && event && tells_earlier_days(events, name->value)) return event;
  if (detected) return detected;
  if (name) return name;
  if (title || event) return title ? title : event;
  // A log of several incidents is of its newest.
  const Incident* newest = nullptr;
  for (const Incident& incident : facts.incidents)
    if (incident.date && (newest == nullptr || *incident.date > *newest->date)) newest = &incident;
  if (newest != nullptr) return Sourced<Date>{*newest->date, newest->title, newest->line, Origin::stated, Place::section};
  return date_in_prose(outline, labels, times.order);
}

void check_dates(const std::vector<Labelled>& values, const std::vector<Event>& events, Facts& facts) {
  std::size_t reported = 0;
  std::vector<Diagnostic> unusual;
  const auto complain = [&](const std::string& raw, int line) {
    if (reported++ >= kMostDateDiagnostics) return;
    facts.diagnostics.push_back({"date-impossible", DiagnosticLevel::warning, line, "\"" + raw + "\" has no year of four digits; it is not used as a date."});
  };
  for (const Labelled& value : values) {
    const std::string& name = value.field.name;
    const bool is_time = name == "date" || name.ends_with("_at") || name == "review_date";
    if (is_time && has_impossible_year(value.field.raw)) complain(value.field.raw, value.field.line);
    if (is_time) note_unusual_times(value.field.raw, value.field.line, unusual);
  }
  for (const Event& event : events) {
    if (event.impossible_year) complain(event.event.raw_time, event.event.line);
    note_unusual_times(event.event.raw_time, event.event.line, unusual);
  }
  unusual.resize(std::min(unusual.size(), kMostDateDiagnostics));
  facts.diagnostics.insert(facts.diagnostics.end(), unusual.begin(), unusual.end());
}

/// "[SEV-2] Refunds doubled": only the unmistakable form counts in a title.
std::optional<Severity> severity_in_title(std::string_view title) {
  const std::string lower = text::to_lower(title);
  std::size_t at = 0;
  while ((at = lower.find("sev", at)) != std::string::npos) {
    const bool begins = at == 0 || !(text::is_alpha(title[at - 1]) || text::is_digit(title[at - 1]));
    const std::string_view word = title.substr(at, 5);
    if (begins && word.find_first_of("1234") != std::string_view::npos)
      if (const auto severity = parse_severity(word)) return severity;
    at += 3;
  }
  return std::nullopt;
}

/// "Gravedad alta.", "Severity 2", "S2": said without a colon among the facts or sentences above the first section.
std::optional<Sourced<Severity>> severity_above(const Outline& outline, const Settings& settings) {
  constexpr std::size_t kBlocks = 8, kLongestPart = 48;
  for (std::size_t i = 0; i < std::min(outline.blocks.size(), kBlocks); ++i) {
    const Block& block = outline.blocks[i];
    if (block.section != kNoSection && block.section != outline.title_section) break;
    if (!block.node->is(NodeKind::paragraph) && !block.node->is(NodeKind::quote)) continue;
    const std::string text = text::squeeze(markdown::plain_text(*block.node));
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min({text.find_first_of(".,;|()", at), text.find("\xC2\xB7", at), text.find("\xE3\x80\x82", at), text.size()});
      const std::string_view part = text::trim(std::string_view(text).substr(at, end - at));
      at = end + 1 + (text.compare(end, 2, "\xC2\xB7") == 0 ? 1 : text.compare(end, 3, "\xE3\x80\x82") == 0 ? 2 : 0);
      if (part.empty() || part.size() > kLongestPart) continue;
      std::optional<Severity> severity = part.size() <= 6 ? severity_in_title(part) : std::nullopt;
      if (!severity && part.size() == 2 && (part[0] == 'S' || part[0] == 'P')) severity = parse_severity(part);
      for (std::size_t blank = part.find(' '); !severity && blank != std::string_view::npos && blank < kLongestPart / 2; blank = part.find(' ', blank + 1))
        if (settings.labels.field(part.substr(0, blank)) == "severity" && part.find(':') == std::string_view::npos) severity = settings.severity(part.substr(blank + 1));
      if (severity) return Sourced<Severity>{*severity, std::string(part), block.node->line, Origin::stated, Place::sentence};
    }
  }
  return std::nullopt;
}

/// "Impact: Major": another label whose value is a severity's name and nothing else.
std::optional<Severity> severity_under_another_name(const Field& field, const Settings& settings) {
  const std::string label = normalise_label(field.label);
  const bool may_grade = settings.labels.section(field.label) == "impact" || label == "priority" || label == "level" || label == "urgency";
  const std::string words = normalise_label(field.raw);
  return may_grade && std::count(words.begin(), words.end(), ' ') <= 1 ? settings.severity(field.raw) : std::nullopt;
}

void read_severity(const std::vector<Labelled>& values, const Outline& outline, const Settings& settings, Facts& facts) {
  const Labelled* unread = nullptr;
  for (const Labelled& value : values) {
    if (value.field.name != "severity") continue;
    if (const auto severity = settings.severity(value.field.raw)) {
      facts.severity = sourced(*severity, value.field);
      return;
    }
    if (unread == nullptr && !says_unknown(value.field.raw)) unread = &value;
  }
  if (facts.title) {
    if (const auto severity = severity_in_title(facts.title->value)) {
      facts.severity = Sourced<Severity>{*severity, facts.title->raw, facts.title->line, Origin::stated, Place::title};
      return;
    }
  }
  for (const Labelled& value : values)
    if (const auto severity = severity_under_another_name(value.field, settings)) {
      facts.severity = sourced(*severity, value.field);
      return;
    }
  if (unread == nullptr) facts.severity = severity_above(outline, settings);
  if (unread != nullptr)
    facts.diagnostics.push_back({"severity-unknown", DiagnosticLevel::note, unread->field.line,
                                 "\"" + unread->field.raw.substr(0, 60) + "\" is not one of sev1 to sev4."});
}

void check_incidents(Facts& facts) {
  if (facts.incidents.empty()) return;
  facts.diagnostics.push_back({"several-incidents", DiagnosticLevel::note, facts.incidents.front().line,
                               "This file tells " + std::to_string(facts.incidents.size()) + " incidents and counts as one report."});
}

std::vector<std::string> split_categories(const Labelled& value) {
  if (!value.items.empty()) return value.items;
  std::vector<std::string> parts;
  std::string_view rest = value.field.raw;
  if (rest.starts_with('[') && rest.ends_with(']')) rest = rest.substr(1, rest.size() - 2);
  while (true) {
    const std::size_t cut = std::min({rest.find(','), rest.find(';'), rest.find(" / "), rest.find(" | "), rest.size()});
    parts.emplace_back(text::trim(rest.substr(0, cut)));
    if (cut >= rest.size()) return parts;
    rest = rest.substr(cut);
    rest.remove_prefix(rest[0] == ' ' ? 3 : 1);
  }
}

void read_categories(const std::vector<Labelled>& values, const Labels& labels, Facts& facts) {
  for (const Labelled& value : values) {
    if (value.field.name != "category") continue;
    for (const std::string& part : split_categories(value)) {
      if (says_unknown(part) || part.size() > 80 || facts.categories.size() >= 50) continue;
      std::string name = labels.category(part);
      if (name.empty()) name = text::squeeze(part);
      const bool known = std::any_of(facts.categories.begin(), facts.categories.end(),
                                     [&](const Sourced<std::string>& other) { return text::equals_ignoring_case(other.value, name); });
      if (known) continue;
      Sourced<std::string> category = sourced(std::move(name), value.field);
      category.raw = part;
      facts.categories.push_back(std::move(category));
    }
  }
}

std::string cut_excerpt(std::string text) {
  if (text.size() <= kExcerptBytes) return text;
  std::size_t end = text.rfind(' ', kExcerptBytes);
  if (end == std::string::npos || end < kExcerptBytes / 2) {
    end = kExcerptBytes;
    while (end > 0 && text::is_continuation(text[end])) --end;
  }
  text.resize(end);
  return text + "\xE2\x80\xA6";
}

void add_lesson(const Node& block, int line, std::vector<Passage>& lessons) {
  std::string text = text::squeeze(markdown::plain_text(block));
  if (lessons.size() >= kMostLessons || text.empty() || is_placeholder(text)) return;
  lessons.push_back({cut_excerpt(std::move(text)), block.line > 0 ? block.line : line});
}

/// Each paragraph and each item of a list in that section.
std::vector<Passage> read_lessons(const Outline& outline) {
  std::vector<Passage> lessons;
  for (const Block& block : outline.blocks) {
    if (enclosing(outline, block.section, "lessons") == kNoSection) continue;
    if (block.node->is(NodeKind::paragraph)) add_lesson(*block.node, 0, lessons);
    if (!block.node->is(NodeKind::list)) continue;
    for (const Node& item : block.node->children) add_lesson(item, block.node->line, lessons);
  }
  return lessons;
}

bool has_content(const YamlNode& node, int depth) {
  if (node.kind == YamlKind::scalar) return !node.is_null() && !is_placeholder(node.text);
  if (depth > kDeepestYaml) return false;
  return std::any_of(node.items.begin(), node.items.end(), [depth](const YamlNode& item) { return has_content(item, depth + 1); }) ||
         std::any_of(node.entries.begin(), node.entries.end(),
                     [depth](const YamlNode::Entry& entry) { return has_content(entry.value, depth + 1); });
}

/// Keys that stand for a section ("root_causes:", "what_went_well:", "summary:").
void read_yaml_sections(const YamlNode& root, const Labels& labels, Facts& facts, int depth) {
  if (depth > 2) return;
  for (const YamlNode::Entry& entry : root.entries) {
    std::string kind = labels.section(entry.key);
    const bool is_block = entry.value.kind != YamlKind::scalar || kind == "summary" || entry.value.text.size() > 40;
    const bool is_code_or_model = kind == "root_cause_code" || kind == "root_cause_model";
    if (!kind.empty() && is_block && !is_code_or_model && facts.sections.size() < kMostSections)
      facts.sections.push_back({entry.key, std::move(kind), depth + 2, entry.line, has_content(entry.value, 0)});
    else if (entry.value.kind == YamlKind::mapping && holds_values(entry.key, labels))
      read_yaml_sections(entry.value, labels, facts, depth + 1);
  }
}

void read_sections(const Outline& outline, Facts& facts) {
  std::vector<bool> answered(outline.sections.size(), false);
  for (std::size_t i = outline.sections.size(); i-- > 0;) {
    const OutlineSection& section = outline.sections[i];
    for (std::size_t b = section.first_block; b < section.last_block && !answered[i]; ++b) answered[i] = has_answer(*outline.blocks[b].node);
    // A part that is answered answers the whole.
    if (answered[i] && section.parent != kNoSection) answered[section.parent] = true;
  }
  for (std::size_t i = 0; i < outline.sections.size() && facts.sections.size() < kMostSections; ++i) {
    const OutlineSection& section = outline.sections[i];
    if (i == outline.title_section) continue;
    const SectionQuality quality = quality_of(outline, i);
    const bool is_answer = answered[i] && quality.answers;
    facts.sections.push_back({section.title, section.kind, section.level, section.line, is_answer, is_answer || !quality.answers ? quality.name : ""});
    if (quality.name == kNotEnforced)
      facts.findings.push_back({"idempotency-not-enforced", DiagnosticLevel::note, quality.line,
                                "The schema asks for an idempotency key, but nothing enforced it at run time: a finding of its own."});
  }
}

void collect_scalars(const YamlNode& node, std::string& out, int depth) {
  if (node.kind == YamlKind::scalar && !node.text.empty()) {
    out += text::squeeze(node.text);
    out += '\n';
  }
  if (depth > kDeepestYaml) return;
  for (const YamlNode& item : node.items) collect_scalars(item, out, depth + 1);
  for (const YamlNode::Entry& entry : node.entries) collect_scalars(entry.value, out, depth + 1);
}

int count_words(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool letter = text::is_alpha(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (text::is_space(c)) inside = false;
    else if (letter && !inside) {
      ++words;
      inside = true;
    }
  }
  return words;
}

bool is_only_labels(const Node& paragraph) {
  const auto pairs = read_paragraph_labels(paragraph, false);
  return !pairs.empty() && pairs.front().value.size() < 80;
}

std::string paragraph_text(const Node& block) {
  if (!block.is(NodeKind::paragraph) || is_only_labels(block)) return {};
  std::string text = text::squeeze(markdown::plain_text(block));
  return is_placeholder(text) || text.size() < 20 ? std::string() : text;
}

/// The first paragraph of the summary, or of the text; or a summary in YAML.
std::string read_excerpt(const Document& document, const Outline& outline, const Labels& labels) {
  for (const Block& block : outline.blocks) {
    if (enclosing(outline, block.section, "summary") == kNoSection) continue;
    std::string text = paragraph_text(*block.node);
    if (!text.empty()) return cut_excerpt(std::move(text));
  }
  if (document.front_matter)
    for (const YamlNode::Entry& entry : document.front_matter->root.entries)
      if (entry.value.kind == YamlKind::scalar && !entry.value.is_null() && labels.section(entry.key) == "summary")
        return cut_excerpt(text::squeeze(entry.value.text));
  for (const Block& block : outline.blocks) {
    std::string text = paragraph_text(*block.node);
    if (!text.empty()) return cut_excerpt(std::move(text));
  }
  return {};
}

}  // namespace

Facts extract_facts(const Document& document, std::string_view source, const Settings& settings, const Surroundings& surroundings) {
  const Labels& labels = settings.labels;
  const Outline outline = read_outline(document, labels);
  const std::vector<Labelled> values = read_labelled(document, outline, labels);

  Facts facts;
  facts.diagnostics = document.diagnostics;
  if (document.front_matter)
    for (const Diagnostic& diagnostic : document.front_matter->diagnostics) {
      const bool told = std::any_of(facts.diagnostics.begin(), facts.diagnostics.end(), [&](const Diagnostic& other) {
        return other.rule == diagnostic.rule && other.line == diagnostic.line && other.message == diagnostic.message;
      });
      if (!told) facts.diagnostics.push_back(diagnostic);
    }

  read_title(values, outline, facts);
  facts.order_votes = language::vote_on_order(source, surroundings.day_of_name);
  const DateOrder own_order = facts.order_votes.order();
  const DateOrder order = own_order != DateOrder::unsaid && settings.date_order == DateOrder::unsaid ? own_order : settings.date_order;
  auto day = stated_date(values, order);
  if (!day) day = titled_date(facts, order);
  if (!day) day = detection_date(values, order);
  if (!day && !surroundings.day_of_name) day = date_in_prose(outline, labels, order);
  ReportTimes times = report_times(outline, settings, order, day ? std::optional(day->value) : std::nullopt, surroundings.day_of_name);
  if (const auto zone = labelled_zone(values, labels)) times.zone = zone;
  else if (!times.zone) times.zone = zone_of_fields(values, order);
  std::vector<Event> events = read_timeline(document, outline, settings, times);
  const Moments moments = read_moments(values, events, times);
  facts.incidents = read_incidents(outline, order);
  facts.date = resolve_date(values, events, outline, labels, facts, times);
  check_dates(values, events, facts);
  read_severity(values, outline, settings, facts);
  read_categories(values, labels, facts);
  read_detection(values, outline, events, moments, times, facts);
  if (document.front_matter) read_yaml_sections(document.front_matter->root, labels, facts, 0);
  read_sections(outline, facts);
  check_consistency(events, moments, times, facts);
  note_findings(events, facts);
  read_contributions(values, outline, facts);
  facts.patterns = read_patterns(values, outline);
  facts.causes = read_causes(document, outline, labels);
  check_incidents(facts);
  facts.actions = read_actions(document, outline, settings);
  if (facts.date)
    for (ActionItem& item : facts.actions)
      if (!item.due) item.due = due_day_after(item.due_raw, facts.date->value, order);
  facts.action_sources = read_action_sources(outline);
  facts.links = read_links(document, values);
  facts.earlier_incidents = read_earlier_incidents(values, outline);
  facts.lessons = read_lessons(outline);
  facts.impact = read_impact(values, moments, outline, events, labels);
  facts.response_date = date_of(values, {"acknowledged_at"}, order);
  facts.repair_date = date_of(values, {"mitigated_at", "resolved_at"}, order);
  facts.review_date = date_of(values, {"review_date"}, order);
  facts.customer_copy_date = date_of(values, {"customer_copy_at"}, order);

  facts.fields.reserve(values.size());
  for (const Labelled& value : values) facts.fields.push_back(value.field);
  facts.timeline.reserve(events.size());
  for (Event& event : events) facts.timeline.push_back(std::move(event.event));

  facts.text = markdown::plain_text(document.root);
  if (document.whole_file_is_yaml && document.front_matter) collect_scalars(document.front_matter->root, facts.text, 0);
  facts.word_count = count_words(facts.text);
  facts.excerpt = read_excerpt(document, outline, labels);
  suggest(facts);
  facts.template_likeness = template_likeness(outline);
  settings.apply_rules(facts.diagnostics);
  settings.apply_rules(facts.findings);
  return facts;
}

std::vector<ActionItem> extract_actions(const Document& document, const Settings& settings) {
  return read_actions(document, read_outline(document, settings.labels), settings);
}

std::vector<ActionItem> extract_actions(std::string_view source, const markdown::ParseOptions& options, const Settings& settings) {
  return extract_actions(markdown::parse(options.whole_file_is_yaml ? std::string(source) : skim(source, settings.labels), options), settings);
}

}  // namespace hindsight::record
