#include "detection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "action_owner.hpp"
#include "text_tools.hpp"
#include "event_words.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/record/extract.hpp"
#include "hindsight/record/values.hpp"
#include "section_lines.hpp"
#include "told.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestAnswer = 60;  // a longer text that holds no span is prose about detection
constexpr std::size_t kLongestAnswerWithASpan = 120;
constexpr double kTolerance = 1.0;          // minutes by which a stated and a computed value may differ by rounding

bool holds_a_moment(std::string_view raw, DateOrder order) {
  const TimeText time = match_time(raw, order);
  return time.size > 0 && !time.day_is_unclear;
}

Sourced<double> minutes_of(double minutes, const Field& field, Origin origin) { return {minutes, field.raw, field.line, origin, field.place}; }

bool has_unit(std::string_view raw) { return std::any_of(raw.begin(), raw.end(), [](char c) { return text::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }); }

/// A span where one is stated. "Detection" and "Detected" are labels of other things as well and count only with a unit.
/// "Detected: 09h40" is a clock where the start is one as well.
std::optional<Sourced<double>> stated_span(const Field& field, bool start_is_a_clock) {
  const bool by_name = field.name == "detection_minutes";
  if (!by_name && start_is_a_clock && match_time(field.raw).seconds_of_day) return std::nullopt;
  const bool by_unit = (field.name == "detection" || field.name == "detected_at") && has_unit(field.raw);
  if (!by_name && !by_unit) return std::nullopt;
  if (const auto minutes = parse_duration_minutes(field.raw, unit_of_label(field.label))) return minutes_of(*minutes, field, Origin::stated);
  // "25 minutes, because …"; not "14:02, 5 minutes after the deployment".
  if (const auto leading = language::leading_span(field.raw)) return minutes_of(leading->minutes, field, Origin::stated);
  // "展開完了から約 1 時間 45 分", "from the deployment on, about 25 minutes"
  if (!by_name || field.raw.size() > kLongestAnswerWithASpan || says_unknown(field.raw) || holds_a_moment(field.raw, DateOrder::unsaid)) return std::nullopt;
  const auto only = only_span(field.raw);
  const bool is_alone = only && std::string_view(field.raw).substr(0, only->at).find_first_of("0123456789") == std::string_view::npos;
  return is_alone ? std::optional(minutes_of(only->minutes, field, Origin::stated)) : std::nullopt;
}

void add_diagnostic(Facts& facts, const char* rule, DiagnosticLevel level, int line, std::string message) {
  facts.diagnostics.push_back({rule, level, line, std::move(message)});
}

std::optional<Sourced<double>> from_labelled_pair(const Moments& moments, Facts& facts) {
  const auto& start = moments.start;
  const auto& detected = moments.detected;
  if (!start || !detected) return std::nullopt;
  const double minutes = double(detected->at.seconds - start->at.seconds) / 60;
  if (minutes < 0) {
    add_diagnostic(facts, "detection-before-start", DiagnosticLevel::warning, detected->line,
           "Detected (" + detected->raw + ") before the impact started (" + start->raw + ", line " + std::to_string(start->line) + ").");
    return std::nullopt;
  }
  return Sourced<double>{minutes, start->raw + " \xE2\x86\x92 " + detected->raw, detected->line, Origin::computed, detected->place};
}

bool are_of_one_zone(const Event& first, const Event& last) { return !first.zone || !last.zone || first.zone == last.zone; }

/// Between two events that are both dated, or by their clocks where both are of one day and one zone, known or not.
std::optional<Sourced<double>> between(const Event& first, const Event& last, Origin origin) {
  std::optional<double> minutes;
  if (first.event.time && last.event.time) {
    minutes = double(last.event.time->seconds - first.event.time->seconds) / 60;
  } else if (first.date.has_value() == last.date.has_value() && are_of_one_zone(first, last) && first.seconds_of_day && last.seconds_of_day) {
    const int days = first.date ? last.date->days - first.date->days : 0;
    minutes = double(days) * 24 * 60 + double(*last.seconds_of_day - *first.seconds_of_day) / 60;
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

/// What detects under a name of the list of detecting events, "" for whoever it is.
TermMatch detection_by(std::string_view name, const std::string& phrase, std::size_t at) {
  const std::vector<Term>& all = terms("detecting_events");
  const auto named = std::find_if(all.begin(), all.end(), [name](const Term& term) { return term.name == name; });
  return named == all.end() ? TermMatch{} : TermMatch{&*named, &phrase, at};
}

/// Somebody or something that may notice, and a verb of noticing right behind: "a traveller writes in the chat", "Pingwatch mails us".
TermMatch find_noticing_subject(std::string_view words) {
  constexpr std::size_t kFarthestVerb = 40;
  static constexpr struct {
    std::string_view who, verbs, name;
  } kPairs[] = {{"public", "reporting_verbs", "customer"},  {"vendors", "reporting_verbs", "vendor"}, {"monitors", "alerting_verbs", "monitoring"},
                {"staff", "noticing_verbs", "on-call"},     {"staff", "reporting_verbs", "on-call"},  {"public", "noticing_verbs", "customer"}};
  for (const auto& pair : kPairs) {
    const TermMatch who = find_term(pair.who, words);
    if (!who || is_denied(words, who.at)) continue;
    const std::size_t end = who.at + who.phrase->size() - 1;
    const TermMatch verb = find_term(pair.verbs, words.substr(end, kFarthestVerb));
    if (!verb) continue;
    return detection_by(pair.name, *who.phrase, who.at);
  }
  return {};
}

/// The same in one sentence of several: "The provider locks us out. No mails leave" tells of no mail from the provider.
TermMatch find_noticing_subject_of_a_sentence(std::string_view text, std::string_view words_of_all) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(". ", at), text.size());
    const std::string words = words_of(text.substr(at, end - at));
    if (TermMatch found = find_noticing_subject(words)) {
      const std::size_t in_all = words_of_all.find(words);
      if (in_all != std::string_view::npos) found.at += in_all;
      return found;
    }
    at = end + 2;
  }
  return {};
}

/// "Silke sees the errors", "@imran looks at a proof"; a script without capitals does not tell.
bool begins_with_a_person(std::string_view text) {
  text = text::trim(text);
  if (text.starts_with('@')) return true;
  if (!text.empty() && language::is_joined_script(language::decode(text).code_point)) return true;
  constexpr int kMostNameWords = 2;
  std::size_t end = 0;
  for (int words = 0; words < kMostNameWords && end < text.size(); ++words) {
    end = std::min(text.find_first_of(" ,", end + 1), text.size());
    const NameForm form = name_form(text.substr(0, end), Settings::standard());
    if (form == NameForm::single || form == NameForm::full) return true;
  }
  return false;
}

/// What says that an event detects: its own label, its words, its source, or a label in front ("Alert: 60 jobs wait").
TermMatch find_detecting(const Event& told, std::string_view words) {
  const TimelineEvent& event = told.event;
  if (find_term("events_without_detection", words)) return {};
  const TermMatch by_subject = find_noticing_subject_of_a_sentence(event.text, words);
  const TermMatch by_words = find_term("detecting_events", words);
  const TermMatch earliest = find_earliest_term("detecting_events", words);
  const TermMatch by_source = find_term("sources_that_detect", words_of(event.source_kind));
  if (earliest && !earliest.term->name.empty() && !(by_subject && by_subject.at < earliest.at)) return earliest;
  if (by_subject) return by_subject;
  if (by_words && !by_words.term->name.empty()) return by_words;
  if (by_source) return by_source;
  // "Zabbix alarm", "Тревога «…»": what an event begins with is who tells of it.
  constexpr std::size_t kBeginning = 24;
  const TermMatch monitor = find_term("monitors", words);
  LabelAndValue labelled;
  if (monitor && monitor.at <= kBeginning && !split_key_value(event.text, labelled) && !find_term("events_after_detection", words) && change_in(told, words).empty())
    return detection_by("monitoring", *monitor.phrase, monitor.at);
  // Whoever calls, writes or reports before anybody is known to have noticed is the first to tell, whoever that is.
  if (const TermMatch verb = find_term("reporting_verbs", words); verb && verb.term->name.empty() && !by_words && !is_denied(words, verb.at) && change_in(told, words).empty())
    return detection_by("", *verb.phrase, verb.at);
  // "The pipeline notices": neither somebody nor a monitor.
  if (by_words && words.starts_with(" the ") && find_exact_term("noticing_verbs", *by_words.phrase) && by_words.phrase->ends_with("s ")) return {};
  // Whoever notices and is called by name, without being said to be from outside, is one of the team.
  if (const TermMatch verb = find_term("noticing_verbs", words); verb && !by_words && !is_denied(words, verb.at))
    return detection_by(begins_with_a_person(event.text) ? "on-call" : "", *verb.phrase, verb.at);
  if (by_words) return by_words;
  if (told.role == EventRole::detection)
    for (const Term& term : terms("detecting_events"))
      if (term.name.empty()) return {&term, &term.phrases.front(), 0};
  LabelAndValue pair;
  if (!split_key_value(event.text, pair)) return {};
  const std::string label = words_of(pair.label);
  const TermMatch by_label = find_term("labels_that_detect", label);
  if (by_label && text::trim(*by_label.phrase) == text::trim(label)) return by_label;
  // "Monitoring alert: page size dropped"
  const TermMatch by_monitor = find_term("monitors", label);
  const bool is_called_so = by_monitor && std::string_view(label).ends_with(*by_monitor.phrase) && std::count(label.begin(), label.end(), ' ') <= 4;
  return is_called_so && !find_term("events_after_detection", words) ? detection_by("monitoring", *by_monitor.phrase, 0) : TermMatch{};
}

/// Denied up to three words before: "not by an alert".
bool is_denied_nearby(std::string_view words, std::size_t at) {
  std::size_t from = at;
  for (int count = 0; count < 4; ++count) {
    if (is_denied(words, from)) return true;
    if (from == 0) break;
    from = words.rfind(' ', from - 1);
    if (from == std::string_view::npos) break;
  }
  return false;
}

/// The first of those who may notice that is not denied: "by hand, not by an alert".
TermMatch find_who(std::string_view words) {
  TermMatch first;
  const auto consider = [&](const Term& named, const Term& given) {
    for (const std::string& phrase : given.phrases)
      for (std::size_t at = words.find(phrase); at != std::string_view::npos; at = words.find(phrase, at + 1)) {
        if (is_denied_nearby(words, at)) continue;
        if (!first || at < first.at || (at == first.at && phrase.size() > first.phrase->size())) first = {&named, &phrase, at};
        break;
      }
  };
  static constexpr struct {
    std::string_view list, name;
  } kMore[] = {{"public", "customer"}, {"monitors", "monitoring"}, {"staff", "on-call"}, {"vendors", "vendor"}};
  for (const Term& term : terms("detected_by")) {
    consider(term, term);
    for (const auto& more : kMore)
      if (more.name == term.name)
        for (const Term& given : terms(more.list)) consider(term, given);
  }
  return first;
}

/// Of those whom a sentence names, who it is that noticed: the one that its verb of noticing belongs to, else the first.
std::string detector_in(std::string_view text) {
  const std::string words = words_of(text);
  const TermMatch by_subject = find_noticing_subject(words);
  const TermMatch who = find_who(words);
  if (who) return who.term->name;
  return by_subject ? by_subject.term->name : "";
}

/// What no word calls a failure is taken for one only where it was noticed the same day.
bool is_soon_after(const Event& event, const Event* detection) {
  constexpr std::int64_t kHalfADay = 12 * 3600;
  if (detection == nullptr || !detection->event.time || !event.event.time) return true;
  return detection->event.time->seconds - event.event.time->seconds <= kHalfADay;
}

Noticing find_noticing(std::span<const Event> events) {
  Noticing found;
  const Event* candidate = nullptr;
  bool unclear = false, several = false;
  for (const Event& event : events.first(std::min(events.size(), kEventsToRead))) {
    const std::string words = words_of(event.event.text);
    if (const TermMatch detecting = event.role == EventRole::start ? TermMatch{} : find_detecting(event, words)) {
      found.detection = &event;
      found.who = detecting.term->name.empty() ? detector_in(event.event.text) : detecting.term->name;
      break;
    }
    if (event.role == EventRole::start) {
      found.impact = &event;
      unclear = false;
      continue;
    }
    // Someone who looks into it, or repairs it, knows of it: what is told later as detection is not the first one.
    if (find_term("events_after_detection", words)) return {};
    const bool is_change = !change_in(event, words).empty();
    // A day without a clock, before events that have one, is how it came about.
    if (!event.seconds_of_day && events.back().seconds_of_day) continue;
    if (is_change) candidate = nullptr;
    else if (event.seconds_of_day) {
      several = several || candidate != nullptr;
      candidate = &event;
    }
    if (found.impact != nullptr || !find_term("impact_events", words)) continue;
    // A change that is told together with its failure does not say when that began.
    unclear = unclear || is_change;
    found.impact = &event;
  }
  if (unclear) found.impact = nullptr;
  // The one thing that is told before the detection, and is no change, is what was detected, in whatever words.
  else if (found.impact == nullptr && candidate != nullptr && !several && is_soon_after(*candidate, found.detection)) found.impact = candidate;
  return found;
}

std::optional<Sourced<double>> inferred(const Noticing& noticing) {
  if (noticing.impact == nullptr || noticing.detection == nullptr) return std::nullopt;
  auto span = between(*noticing.impact, *noticing.detection, Origin::inferred);
  // Told at one and the same minute, the first event is the detection already.
  return span && span->value > 0 ? span : std::nullopt;
}

/// From the start that a field or an event's label names to the event that detects by its words.
std::optional<Sourced<double>> inferred_from(const Moments& moments, const Noticing& noticing) {
  if (!moments.start || noticing.detection == nullptr || !noticing.detection->event.time) return std::nullopt;
  const double minutes = double(noticing.detection->event.time->seconds - moments.start->at.seconds) / 60;
  if (minutes <= 0) return std::nullopt;
  return Sourced<double>{minutes, moments.start->raw + " \xE2\x86\x92 " + noticing.detection->event.raw_time, noticing.detection->event.line, Origin::inferred,
                         Place::timeline};
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

/// "We were alerted by some passengers": who stands right behind a verb of noticing.
TermMatch find_by_whom(std::string_view words) {
  constexpr std::size_t kFarthest = 40;
  const TermMatch by = find_term("by_whom", words);
  if (!by || is_denied_nearby(words, by.at)) return {};
  return find_who(words.substr(by.at + by.phrase->size() - 1, kFarthest));
}

/// The same among the first sentences of a report or of its summary.
std::optional<Sourced<std::string>> detector_in_opening(const Outline& outline) {
  constexpr std::size_t kSentences = 10;
  for (std::size_t section = 0; section <= outline.sections.size(); ++section) {
    const std::size_t at = section == 0 ? kNoSection : section - 1;
    if (at != kNoSection && at != outline.title_section && outline.sections[at].kind != "summary" && outline.sections[at].kind != "response") continue;
    const std::vector<SectionLine> lines = own_lines(outline, at);
    for (std::size_t l = 0; l < std::min(lines.size(), kSentences); ++l)
      if (const TermMatch who = find_by_whom(words_of(lines[l].text)))
        return Sourced<std::string>{who.term->name, lines[l].text, lines[l].line, Origin::inferred, Place::section};
  }
  return std::nullopt;
}

/// Sentences of the section on detection, where they tell of somebody who noticed; who is not named there is one of the writers.
std::optional<Sourced<std::string>> detector_told(const Outline& outline) {
  constexpr std::size_t kSentences = 8;
  std::optional<Sourced<std::string>> somebody;
  const auto told = [](const TermMatch& who, const SectionLine& line) { return Sourced<std::string>{who.term->name, line.text, line.line, Origin::stated, Place::section}; };
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    if (outline.sections[i].kind != "detection") continue;
    const std::vector<SectionLine> lines = own_lines(outline, i);
    for (std::size_t l = 0; l < std::min(lines.size(), kSentences); ++l) {
      const std::string words = words_of(lines[l].text);
      if (find_term("events_without_detection", words) || find_term("what_might_be", words)) continue;
      const TermMatch by_words = find_earliest_term("detecting_events", words);
      if (by_words && !by_words.term->name.empty()) return told(by_words, lines[l]);
      if (const TermMatch by_whom = find_by_whom(words)) return told(by_whom, lines[l]);
      if (const TermMatch by_subject = find_noticing_subject(words)) return told(by_subject, lines[l]);
      const bool tells_of_noticing = by_words || find_term("noticing_verbs", words);
      if (const TermMatch who = find_who(words); who && (tells_of_noticing || lines.size() == 1)) return told(who, lines[l]);
      if (tells_of_noticing && !somebody) somebody = Sourced<std::string>{"on-call", lines[l].text, lines[l].line, Origin::stated, Place::section};
    }
  }
  return somebody;
}

/// Who found out: a field's words, else those of the event that detects.
std::optional<Sourced<std::string>> find_detector(const std::vector<Labelled>& values, const Outline& outline, const Noticing& noticing) {
  for (const Labelled& value : values) {
    const Field& field = value.field;
    if (field.name != "detected_by" || says_unknown(field.raw)) continue;
    const std::string who = detector_in(field.raw);
    return Sourced<std::string>{who.empty() ? "other" : who, field.raw, field.line, Origin::stated, field.place};
  }
  for (const Labelled& value : values) {
    const Field& field = value.field;
    if ((field.name != "detection" && field.name != "detected_at") || says_unknown(field.raw)) continue;
    if (const std::string who = detector_in(field.raw); !who.empty()) return Sourced<std::string>{who, field.raw, field.line, Origin::stated, field.place};
  }
  if (auto told = detector_told(outline)) return told;
  if (noticing.detection == nullptr || noticing.who.empty()) return detector_in_opening(outline);
  const TimelineEvent& event = noticing.detection->event;
  return Sourced<std::string>{noticing.who, event.text, event.line, Origin::inferred, Place::timeline};
}

/// The first label that says that nobody knows, or whose value cannot be read; one that is a moment may be half of a pair.
std::optional<Missing> stated_as_missing(const std::vector<Labelled>& values, DateOrder order) {
  for (const Labelled& value : values) {
    if (value.field.name != "detection_minutes") continue;
    const std::string& raw = value.field.raw;
    if (says_unknown(raw) || (raw.size() <= kLongestAnswer && !holds_a_moment(raw, order))) return Missing{raw, value.field.line};
  }
  return std::nullopt;
}

/// What is detected after all was over is no detection: one of the times is wrong, or of another kind.
bool is_after_the_end(const Sourced<double>& detection, const Moments& moments) {
  constexpr double kSlack = 1;
  if (!moments.start || !moments.resolved || moments.resolved->at.seconds < moments.start->at.seconds) return false;
  return detection.value > double(moments.resolved->at.seconds - moments.start->at.seconds) / 60 + kSlack;
}

void refuse(Facts& facts, const Sourced<double>& detection) {
  add_diagnostic(facts, "detection-after-end", DiagnosticLevel::warning, detection.line,
         "Detection by " + detection.raw + " would be " + humanize_minutes(detection.value) + ", longer than the whole incident; it is not used.");
}

bool start_is_unknown(const std::vector<Labelled>& values) {
  return std::any_of(values.begin(), values.end(), [](const Labelled& value) { return value.field.name == "started_at" && says_unknown(value.field.raw); });
}

/// Stated, else computed, else the reason why it is unknown, else told in a sentence.
void read_clock(const std::vector<Labelled>& values, const Outline& outline, const std::vector<Event>& events, const Moments& moments, const ReportTimes& times, Facts& facts) {
  const bool start_is_a_clock = start_is_unknown(values) ||
                                std::any_of(values.begin(), values.end(), [](const Labelled& value) { return value.field.name == "started_at" && match_time(value.field.raw).seconds_of_day; });
  for (const Labelled& value : values) {
    const auto stated = stated_span(value.field, start_is_a_clock);
    if (!stated) continue;
    if (!facts.detection_minutes) {
      facts.detection_minutes = stated;
    } else if (std::abs(facts.detection_minutes->value - stated->value) > kTolerance) {
      add_diagnostic(facts, "detection-stated-twice", DiagnosticLevel::warning, stated->line,
             "Detection is stated as " + facts.detection_minutes->raw + " on line " + std::to_string(facts.detection_minutes->line) +
                 " and as " + stated->raw + " here; the first is used.");
    }
  }
  auto computed = from_labelled_pair(moments, facts);
  if (!computed) computed = from_chain(events);
  if (facts.detection_minutes) {
    if (computed && std::abs(computed->value - facts.detection_minutes->value) > kTolerance)
      add_diagnostic(facts, "detection-differs", DiagnosticLevel::warning, facts.detection_minutes->line,
             "Detection is stated as " + facts.detection_minutes->raw + ", but " + computed->raw + " (line " +
                 std::to_string(computed->line) + ") is " + humanize_minutes(computed->value) + ".");
    return;
  }
  facts.detection_missing = stated_as_missing(values, times.order);
  // What cannot be read is not unknown.
  if (facts.detection_missing && computed && !says_unknown(facts.detection_missing->raw)) facts.detection_missing.reset();
  if (facts.detection_missing) {
    // A sentence that tells the span after all: "Nobody noticed, for 47 minutes."
    if (const auto span = language::locate_span(facts.detection_missing->raw); span && !says_unknown(facts.detection_missing->raw))
      if (find_term("unnoticed", words_of(facts.detection_missing->raw)) && !language::locate_span(std::string_view(facts.detection_missing->raw).substr(span->at + span->size))) {
        facts.detection_minutes = Sourced<double>{span->minutes, facts.detection_missing->raw, facts.detection_missing->line, Origin::stated, Place::section};
        facts.detection_missing.reset();
      }
    return;
  }
  if (computed && is_after_the_end(*computed, moments)) {
    refuse(facts, *computed);
    computed.reset();
  }
  facts.detection_minutes = computed ? std::move(computed) : told_detection(outline);
}

}  // namespace

void read_detection(const std::vector<Labelled>& values, const Outline& outline, const std::vector<Event>& events, const Moments& moments, const ReportTimes& times,
                    Facts& facts) {
  read_clock(values, outline, events, moments, times, facts);
  const Noticing noticing = facts.incidents.empty() ? find_noticing(events) : notice_incidents(events, facts.incidents);
  if (!facts.detection_minutes && !facts.detection_missing && (moments.start || !start_is_unknown(values))) {
    facts.inferred_detection_minutes = inferred_from(moments, noticing);
    if (!facts.inferred_detection_minutes) facts.inferred_detection_minutes = inferred(noticing);
    if (facts.inferred_detection_minutes && is_after_the_end(*facts.inferred_detection_minutes, moments)) facts.inferred_detection_minutes.reset();
  }
  facts.detected_by = find_detector(values, outline, noticing);
}

}  // namespace hindsight::record
