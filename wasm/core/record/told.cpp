#include "told.hpp"

#include <algorithm>
#include <string>

#include "hindsight/base/text.hpp"
#include "hindsight/base/utf8.hpp"
#include "hindsight/language/number.hpp"
#include "section_lines.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestSentence = 400;
constexpr std::size_t kFarthestSpan = 40;  // bytes between the words that say what a span is of and the span

/// "Sin que nadie" says so of noticing only where it has the verb.
bool went_unnoticed(std::string_view words) {
  const TermMatch match = find_term("unnoticed", words);
  return match && (match.term->name.empty() || find_term("noticing_verbs", words));
}

bool tells_of_what_might_be(std::string_view words) { return bool(find_term("what_might_be", words)); }

/// "less than", "every": what follows is no span that passed.
bool is_bounded(std::string_view before) {
  const std::string words = words_of(before);
  const std::vector<Term>& bounds = terms("bounds");
  return std::any_of(bounds.begin(), bounds.end(), [&](const Term& term) {
    return std::any_of(term.phrases.begin(), term.phrases.end(), [&](const std::string& phrase) { return words.ends_with(phrase); });
  });
}

Sourced<double> told(double minutes, const SectionLine& line) { return {minutes, line.text, line.line, Origin::stated, Place::sentence}; }

bool may_tell(std::string_view kind) {
  static constexpr std::string_view kNot[] = {"action_items", "prevention", "remediation", "references", "glossary", "appendix", "background", "counterfactual"};
  return std::find(std::begin(kNot), std::end(kNot), kind) == std::end(kNot);
}

/// How long it took until somebody noticed, in the section that is about it: "Tardamos 25 minutos".
std::optional<Sourced<double>> told_in_its_section(const Outline& outline) {
  constexpr std::size_t kSentences = 6;
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    if (outline.sections[i].kind != "detection") continue;
    const std::vector<SectionLine> lines = own_lines(outline, i);
    for (std::size_t l = 0; l < std::min(lines.size(), kSentences); ++l) {
      const std::string words = words_of(lines[l].text);
      if (lines[l].text.size() > kLongestSentence || !find_term("elapsed", words) || tells_of_what_might_be(words) || find_term("lasted", words)) continue;
      if (const auto span = only_span(lines[l].text)) return told(span->minutes, lines[l]);
    }
  }
  return std::nullopt;
}

/// "Between 10:42 and 11:31 nobody could save": the ends of a period in the summary or among the impact.
std::optional<Sourced<double>> told_period(const Outline& outline) {
  for (std::size_t section = 0; section <= outline.sections.size(); ++section) {
    const std::size_t at = section == 0 ? kNoSection : section - 1;
    const std::string_view kind = outline.kind_of(at);
    if (!(kind.empty() || kind == "summary" || kind == "impact") || (kind.empty() && at != kNoSection && at != outline.title_section)) continue;
    for (const SectionLine& line : own_lines(outline, at)) {
      if (line.text.size() > kLongestSentence) continue;
      const auto placed = language::locate_clock(line.text);
      if (!placed || !placed->time.end_seconds || placed->time.end_date != placed->time.date) continue;
      int seconds = *placed->time.end_seconds - *placed->time.seconds_of_day;
      if (seconds < 0) seconds += 24 * 3600;
      return Sourced<double>{seconds / 60.0, line.text, line.line, Origin::computed, Place::sentence};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<language::PlacedSpan> only_span(std::string_view sentence) {
  const auto span = language::locate_span(sentence);
  if (!span || is_bounded(sentence.substr(0, span->at))) return std::nullopt;
  return language::locate_span(sentence.substr(span->at + span->size)) ? std::nullopt : span;
}

std::optional<Sourced<double>> told_detection(const Outline& outline) {
  for (std::size_t section = 0; section <= outline.sections.size(); ++section) {
    const std::size_t at = section == 0 ? kNoSection : section - 1;
    if (!may_tell(outline.kind_of(at))) continue;
    for (const SectionLine& line : own_lines(outline, at)) {
      if (line.text.size() > kLongestSentence) continue;
      const auto span = only_span(line.text);
      if (!span) continue;
      // "It took us eleven hours to realise": the span stands amid the words that it belongs to.
      const std::string without = line.text.substr(0, span->at) + line.text.substr(span->at + span->size);
      if (tells_of_what_might_be(words_of(line.text))) continue;
      if (went_unnoticed(words_of(line.text)) || went_unnoticed(words_of(without))) return told(span->minutes, line);
    }
  }
  return told_in_its_section(outline);
}

std::optional<Sourced<double>> told_duration(const Outline& outline, const std::vector<Event>& events) {
  const auto in_sentence = [](const SectionLine& line) -> std::optional<Sourced<double>> {
    if (line.text.size() > kLongestSentence) return std::nullopt;
    const std::string words = words_of(line.text);
    const TermMatch lasted = find_term("lasted", words);
    if (!lasted || find_term("unnoticed", words)) return std::nullopt;
    const auto span = language::locate_span(line.text);
    if (!span) return std::nullopt;
    // The span belongs to the words where it stands right behind them, or in front.
    const std::size_t end = lasted.at + lasted.phrase->size();
    const std::size_t span_at = std::min(span->at, words.size());
    const std::size_t distance = span_at > end ? span_at - end : lasted.at > span_at ? lasted.at - span_at : 0;
    return distance <= kFarthestSpan ? std::optional(told(span->minutes, line)) : std::nullopt;
  };
  for (std::size_t section = 0; section <= outline.sections.size(); ++section) {
    const std::size_t at = section == 0 ? kNoSection : section - 1;
    const std::string_view kind = outline.kind_of(at);
    const bool is_telling = kind.empty() || kind == "summary" || kind == "impact" || kind == "resolution";
    if (!is_telling) continue;
    const bool may_tell_of_others = kind.empty() && at != kNoSection && at != outline.title_section;
    for (const SectionLine& line : own_lines(outline, at)) {
      // "On 9 September it had happened before": what follows is that incident's.
      if (may_tell_of_others && language::find_date(line.text)) break;
      if (auto found = in_sentence(line)) return found;
    }
  }
  for (const Event& event : events)
    if (auto found = in_sentence({event.event.text, event.event.line, true})) return found;
  return told_period(outline);
}

namespace {

/// The numbers of people in a sentence: a number with a word for those outside right behind it.
std::vector<double> counts_of_people(std::string_view sentence) {
  constexpr std::size_t kFarthestWord = 34;
  std::vector<double> counts;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    if (!text::is_digit(sentence[at]) || (at > 0 && (text::is_digit(sentence[at - 1]) || text::is_alpha(sentence[at - 1]) || sentence[at - 1] == '.' || sentence[at - 1] == ':' || sentence[at - 1] == '-')))
      continue;
    Scanner scan(sentence.substr(at));
    const auto number = language::take_count(scan);
    const std::size_t begin = at;
    at += scan.at();
    const std::string_view behind = sentence.substr(at, kFarthestWord);
    if (!number || behind.starts_with('%') || behind.starts_with(" %") || behind.starts_with(':')) continue;
    const std::string words = words_of(behind.substr(0, behind.find_first_of("0123456789.;:(")));
    // "고객 1,870명", "3200 名学员": a counter of people, with those who are counted on either side.
    if (language::take_people_counter(scan) > 0) {
      constexpr std::size_t kNear = 24;
      std::string_view around = sentence.substr(begin - std::min(begin, kNear), at + kFarthestWord - (begin - std::min(begin, kNear)));
      while (!around.empty() && text::is_continuation(around.front())) around.remove_prefix(1);
      if (find_term("public", words_of(around)) || find_term("people", words_of(around))) counts.push_back(*number);
      continue;
    }
    const TermMatch who = find_term("public", words);
    const std::size_t before = who ? std::size_t(std::count(words.begin(), words.begin() + std::ptrdiff_t(who.at), ' ')) : 9;
    if (who && before <= 2) counts.push_back(*number);
  }
  return counts;
}

}  // namespace

std::optional<Sourced<double>> told_people(const std::vector<Labelled>& values, const Outline& outline, const Labels& labels) {
  for (const Labelled& value : values) {
    const Field& field = value.field;
    const bool is_of_impact = field.name.empty() && (labels.section(field.label) == "impact" || find_term("impact_events", words_of(field.label)));
    if (!is_of_impact || field.raw.size() > kLongestSentence) continue;
    const std::vector<double> counts = counts_of_people(field.raw);
    if (counts.size() == 1) return Sourced<double>{counts[0], field.raw, field.line, Origin::stated, field.place};
    if (!counts.empty()) return std::nullopt;
  }
  for (const std::string_view wanted : {"impact", "summary"})
    for (std::size_t i = 0; i < outline.sections.size(); ++i) {
      if (outline.sections[i].kind != wanted) continue;
      for (const SectionLine& line : own_lines(outline, i)) {
        if (line.text.size() > kLongestSentence) continue;
        const std::vector<double> counts = counts_of_people(line.text);
        if (counts.size() == 1) return told(counts[0], line);
        if (!counts.empty()) return std::nullopt;
      }
    }
  return std::nullopt;
}

}  // namespace hindsight::record
