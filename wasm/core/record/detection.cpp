#include "detection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "date_text.hpp"
#include "event_words.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/extract.hpp"
#include "hindsight/record/values.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestAnswer = 60;  // a longer text that holds no span is prose about detection
constexpr double kTolerance = 1.0;          // minutes by which a stated and a computed value may differ by rounding

Sourced<double> minutes_of(double minutes, const Field& field, Origin origin) { return {minutes, field.raw, field.line, origin, field.place}; }

bool has_unit(std::string_view raw) { return std::any_of(raw.begin(), raw.end(), text::is_alpha); }

/// A span where one is stated. "Detection" and "Detected" are labels of other things as well and count only with a unit.
std::optional<Sourced<double>> stated_span(const Field& field) {
  const bool by_name = field.name == "detection_minutes";
  const bool by_unit = (field.name == "detection" || field.name == "detected_at") && has_unit(field.raw);
  if (!by_name && !by_unit) return std::nullopt;
  const auto minutes = parse_duration_minutes(field.raw, unit_of_label(field.label));
  return minutes ? std::optional(minutes_of(*minutes, field, Origin::stated)) : std::nullopt;
}

std::optional<Moment> moment_in(const Field& field, const ReportTimes& times) {
  TimeText time = match_time(field.raw, times.order);
  if (!time.is_full()) return std::nullopt;
  if (!time.zone_minutes) time.zone_minutes = times.zone_minutes;
  const auto at = time.instant();
  return at ? std::optional(Moment{*at, &field}) : std::nullopt;
}

void report(Facts& facts, const char* rule, DiagnosticLevel level, int line, std::string message) {
  facts.diagnostics.push_back({rule, level, line, std::move(message)});
}

std::optional<Sourced<double>> from_labelled_pair(const std::vector<Labelled>& values, const ReportTimes& times, Facts& facts) {
  const auto start = first_moment(values, times, {"started_at"});
  const auto detected = first_moment(values, times, {"detected_at", "detection", "detection_minutes"});
  if (!start || !detected) return std::nullopt;
  const double minutes = double(detected->at.seconds - start->at.seconds) / 60;
  if (minutes < 0) {
    report(facts, "detection-before-start", DiagnosticLevel::warning, detected->field->line,
           "Detected (" + detected->field->raw + ") before the impact started (" + start->field->raw + ", line " +
               std::to_string(start->field->line) + ").");
    return std::nullopt;
  }
  Sourced<double> value = minutes_of(minutes, *detected->field, Origin::computed);
  value.raw = start->field->raw + " \xE2\x86\x92 " + detected->field->raw;
  return value;
}

bool are_of_one_zone(const Event& first, const Event& last) {
  if (first.zone_is_unclear != last.zone_is_unclear) return false;
  return !first.zone_minutes || !last.zone_minutes || first.zone_minutes == last.zone_minutes;
}

/// Between two events that are both dated, or by their clocks where both are of one day and one zone, known or not.
std::optional<Sourced<double>> between(const Event& first, const Event& last, Origin origin) {
  std::optional<double> minutes;
  if (first.event.time && last.event.time) {
    minutes = double(last.event.time->seconds - first.event.time->seconds) / 60;
  } else if (first.date == last.date && are_of_one_zone(first, last) && first.seconds_of_day && last.seconds_of_day) {
    minutes = double(*last.seconds_of_day - *first.seconds_of_day) / 60;
  }
  if (!minutes || *minutes < 0) return std::nullopt;
  return Sourced<double>{*minutes, first.event.raw_time + " \xE2\x86\x92 " + last.event.raw_time, last.event.line, origin, Place::timeline};
}

/// From the chain's first event to the first one that tells of detection.
std::optional<Sourced<double>> from_chain(const std::vector<Event>& events) {
  const Event* first = nullptr;
  for (const Event& event : events) {
    if (!event.in_detection_chain) continue;
    const bool detects = bool(find_term("chain_detection", words_of(event.event.text)));
    if (first == nullptr) {
      if (detects) return std::nullopt;
      first = &event;
    } else if (detects) {
      return between(*first, event, Origin::computed);
    }
  }
  return std::nullopt;
}

/// The first event of the timeline that detects, and the first impact before it.
struct Noticing {
  const Event* impact = nullptr;
  const Event* detection = nullptr;
  std::string who;  ///< "" where the words do not tell
};

/// What says that an event detects: its words, its source, or a label in front ("Alert: 60 jobs wait").
TermMatch find_detecting(const TimelineEvent& event, std::string_view words) {
  if (find_term("events_without_detection", words)) return {};
  const TermMatch by_words = find_term("detecting_events", words);
  const TermMatch by_source = find_term("sources_that_detect", words_of(event.source_kind));
  if (by_source && !(by_words && !by_words.term->name.empty())) return by_source;
  if (by_words) return by_words;
  LabelAndValue pair;
  if (!split_key_value(event.text, pair)) return {};
  const std::string label = words_of(pair.label);
  const TermMatch by_label = find_term("labels_that_detect", label);
  return by_label && *by_label.phrase == label ? by_label : TermMatch{};
}

Noticing find_noticing(std::span<const Event> events) {
  Noticing found;
  bool unclear = false;
  for (const Event& event : events.first(std::min(events.size(), kEventsToRead))) {
    const std::string words = words_of(event.event.text);
    if (const TermMatch detecting = find_detecting(event.event, words)) {
      found.detection = &event;
      found.who = detecting.term->name;
      break;
    }
    // Someone who looks into it, or repairs it, knows of it: what is told later as detection is not the first one.
    if (find_term("events_after_detection", words)) return {};
    if (found.impact != nullptr || !find_term("impact_events", words)) continue;
    // A change that is told together with its failure does not say when that began.
    unclear = unclear || !change_in(event, words).empty();
    found.impact = &event;
  }
  if (unclear) found.impact = nullptr;
  return found;
}

std::optional<Sourced<double>> inferred(const Noticing& noticing) {
  if (noticing.impact == nullptr || noticing.detection == nullptr) return std::nullopt;
  return between(*noticing.impact, *noticing.detection, Origin::inferred);
}

/// The events that stand from one line on, up to another.
std::span<const Event> events_within(std::span<const Event> events, int first_line, int end_line) {
  const auto is_before = [](int line) { return [line](const Event& event) { return event.event.line < line; }; };
  const auto first = std::find_if_not(events.begin(), events.end(), is_before(first_line));
  return {first, std::find_if_not(first, events.end(), is_before(end_line))};
}

/// Of several incidents, each has a part of the timeline; what stands above them all belongs to the first.
Noticing notice_incidents(std::span<const Event> events, std::vector<Incident>& incidents) {
  Noticing first;
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    const int end_line = i + 1 < incidents.size() ? incidents[i + 1].line : std::numeric_limits<int>::max();
    const Noticing noticing = find_noticing(events_within(events, i == 0 ? 0 : incidents[i].line, end_line));
    incidents[i].inferred_detection_minutes = inferred(noticing);
    if (i == 0) first = noticing;
  }
  return first;
}

/// Who found out: a field's words, else those of the event that detects.
std::optional<Sourced<std::string>> find_detector(const std::vector<Labelled>& values, const Noticing& noticing) {
  for (const Labelled& value : values) {
    const Field& field = value.field;
    if (field.name != "detected_by" || says_unknown(field.raw)) continue;
    const TermMatch who = find_earliest_term("detected_by", words_of(field.raw));
    return Sourced<std::string>{who ? who.term->name : "other", field.raw, field.line, Origin::stated, field.place};
  }
  if (noticing.detection == nullptr || noticing.who.empty()) return std::nullopt;
  const TimelineEvent& event = noticing.detection->event;
  return Sourced<std::string>{noticing.who, event.text, event.line, Origin::inferred, Place::timeline};
}

/// The first label that says that nobody knows, or whose value cannot be read.
std::optional<Missing> stated_as_missing(const std::vector<Labelled>& values, DateOrder order) {
  for (const Labelled& value : values) {
    if (value.field.name != "detection_minutes") continue;
    const std::string& raw = value.field.raw;
    if (says_unknown(raw) || (raw.size() <= kLongestAnswer && match_time(raw, order).size == 0)) return Missing{raw, value.field.line};
  }
  return std::nullopt;
}

/// Stated, else computed, else the reason why it is unknown.
void read_clock(const std::vector<Labelled>& values, const std::vector<Event>& events, const ReportTimes& times, Facts& facts) {
  for (const Labelled& value : values) {
    const auto stated = stated_span(value.field);
    if (!stated) continue;
    if (!facts.detection_minutes) {
      facts.detection_minutes = stated;
    } else if (std::abs(facts.detection_minutes->value - stated->value) > kTolerance) {
      report(facts, "detection-stated-twice", DiagnosticLevel::warning, stated->line,
             "Detection is stated as " + facts.detection_minutes->raw + " on line " + std::to_string(facts.detection_minutes->line) +
                 " and as " + stated->raw + " here; the first is used.");
    }
  }
  auto computed = from_labelled_pair(values, times, facts);
  if (!computed) computed = from_chain(events);
  if (facts.detection_minutes) {
    if (computed && std::abs(computed->value - facts.detection_minutes->value) > kTolerance)
      report(facts, "detection-differs", DiagnosticLevel::warning, facts.detection_minutes->line,
             "Detection is stated as " + facts.detection_minutes->raw + ", but " + computed->raw + " (line " +
                 std::to_string(computed->line) + ") is " + humanize_minutes(computed->value) + ".");
    return;
  }
  facts.detection_missing = stated_as_missing(values, times.order);
  if (computed && !facts.detection_missing) facts.detection_minutes = std::move(computed);
}

}  // namespace

std::optional<Moment> first_moment(const std::vector<Labelled>& values, const ReportTimes& times, std::initializer_list<std::string_view> names) {
  for (const Labelled& value : values) {
    if (std::find(names.begin(), names.end(), value.field.name) == names.end()) continue;
    if (const auto moment = moment_in(value.field, times)) return moment;
  }
  return std::nullopt;
}

void read_detection(const std::vector<Labelled>& values, const std::vector<Event>& events, const ReportTimes& times, Facts& facts) {
  read_clock(values, events, times, facts);
  const Noticing noticing = facts.incidents.empty() ? find_noticing(events) : notice_incidents(events, facts.incidents);
  if (!facts.detection_minutes && !facts.detection_missing) facts.inferred_detection_minutes = inferred(noticing);
  facts.detected_by = find_detector(values, noticing);
}

}  // namespace hindsight::record
