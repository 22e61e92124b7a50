#include "hindsight/record/evidence.hpp"

#include <algorithm>

#include "file_name.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/values.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kSearchedText = 8'000;
constexpr std::size_t kBeginning = 160;
constexpr std::size_t kLongestForm = 200;

struct KindName {
  DocumentKind kind;
  std::string_view term;  ///< in the lists of data/language
  const char* reason;
};
constexpr KindName kKinds[] = {
    {DocumentKind::unsaid, "", ""},
    {DocumentKind::report, "reports", "report"},
    {DocumentKind::meeting, "meeting", "meeting notes"},
    {DocumentKind::decision, "decision", "decision record"},
    {DocumentKind::changelog, "changelog", "changelog"},
    {DocumentKind::runbook, "runbook", "runbook"},
    {DocumentKind::guide, "guide", "guide"},
    {DocumentKind::plan, "plan", "plan"},
    {DocumentKind::diary, "diary", "diary"},
    {DocumentKind::audit, "audit", "audit"},
    {DocumentKind::planned_work, "planned_work", "planned maintenance"},
    {DocumentKind::index, "index", "list of links"},
};

DocumentKind kind_of_term(std::string_view term) {
  for (const KindName& entry : kKinds)
    if (entry.term == term) return entry.kind;
  return DocumentKind::unsaid;
}

/// Fields that tell when an incident was what, or how long.
bool names_a_moment(std::string_view name) {
  return text::is_one_of(name, {"started_at", "detected_at", "acknowledged_at", "mitigated_at", "resolved_at", "introduced_at", "detection_minutes", "duration_minutes",
                          "recovery_minutes", "mitigation_minutes", "acknowledge_minutes"});
}
bool is_other_incident_field(std::string_view name) {
  return text::is_one_of(name, {"severity", "detected_by", "affected_users", "wrong_responses", "financial_impact", "reputation_impact", "prior_incidents", "failure_class"});
}
bool is_catalogue_field(std::string_view name) { return text::is_one_of(name, {"category", "service", "company", "id"}); }

bool tells_what_happened(std::string_view kind) { return text::is_one_of(kind, {"timeline", "impact", "detection_chain", "detection"}); }
bool tells_why(std::string_view kind) {
  return text::is_one_of(kind, {"root_cause", "root_cause_code", "root_cause_model", "why_not_detected_sooner", "contributing_factors", "five_whys", "trigger", "immediate_trigger",
                          "detection_gap", "prevention_gap", "systemic_factor", "system_contribution"});
}
bool tells_what_follows(std::string_view kind) {
  return text::is_one_of(kind, {"action_items", "lessons", "went_well", "went_wrong", "got_lucky", "resolution", "remediation", "prevention"});
}
bool is_agent_section(std::string_view kind) {
  return text::is_one_of(kind, {"replay_fixture", "policy_path", "outcome_assert", "idempotency_audit", "customer_truth", "counterfactual", "llm_behavior"});
}

/// "from 15:30 to 18:10 UTC", "9:16 PM": a clock that someone read.
bool names_a_clock(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    if (at < 1 || !text::is_digit(text[at - 1])) continue;
    std::size_t start = at - 1;
    if (start > 0 && text::is_digit(text[start - 1])) --start;
    if (!begins_a_word(text, start)) continue;
    if (match_time(text.substr(start, 40)).seconds_of_day) return true;
  }
  return false;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), text::is_digit); }

/// Words without those that count: " 2026 w13 weekly " gives " weekly ".
std::string without_numbers(std::string_view words) {
  std::string rest = " ";
  for (const std::string_view word : text::split(text::trim(words), ' '))
    if (!word.empty() && !has_digit(word)) rest.append(word).append(" ");
  return rest;
}

/// The kind of document that a name or a title begins or ends with.
DocumentKind kind_of_name(std::string_view words) {
  std::size_t longest = 0;
  DocumentKind kind = DocumentKind::unsaid;
  for (const Term& term : terms("document_names")) {
    if (text::is_one_of(term.name, {"incident", "template"})) continue;
    for (const std::string& phrase : term.phrases) {
      const bool at_the_start = words.starts_with(phrase) || (words.size() > 1 && words.substr(1).starts_with(phrase));
      const bool at_the_end = words.ends_with(phrase) || (words.size() > 1 && words.substr(0, words.size() - 1).ends_with(phrase));
      if ((!at_the_start && !at_the_end) || phrase.size() <= longest) continue;
      longest = phrase.size();
      kind = kind_of_term(term.name);
    }
  }
  return kind;
}

bool calls_it_a_report(std::string_view words) {
  for (const Term& term : terms("document_names"))
    if (term.name == "incident")
      return std::any_of(term.phrases.begin(), term.phrases.end(), [&](const std::string& phrase) { return phrase.size() > 2 && words.find(phrase) != std::string_view::npos; });
  return false;
}

DocumentKind kind_of_folder(std::string_view folder) {
  const std::string words = without_numbers(words_of(folder));
  if (const TermMatch match = find_exact_term("document_places", words)) return kind_of_term(match.term->name);
  return calls_it_a_report(words) ? DocumentKind::report : kind_of_name(words);
}

struct KindVotes {
  int votes[std::size(kKinds)] = {};

  void add(DocumentKind kind) { ++votes[std::size_t(kind)]; }
};

/// "v1.2.0", "[2.1] - 2026-03-04": a number with nothing behind it but a day. "2.1 Cause" is the number of a section.
bool is_version(std::string_view heading) {
  const bool is_marked = heading.starts_with('[') || heading.starts_with('v') || heading.starts_with('V');
  const std::size_t start = heading.find_first_not_of("[vV ");
  if (start == std::string_view::npos || !text::is_digit(heading[start]) || start > 2) return false;
  std::size_t end = heading.find_first_not_of("0123456789.", start);
  if (end == std::string_view::npos) end = heading.size();
  const std::string_view number = heading.substr(start, end - start);
  const std::size_t rest = heading.find_first_not_of(" ]()-\xe2\x80\x93\x94", end);
  const bool is_alone = rest == std::string_view::npos || match_date(heading, rest);
  return number.find('.') + 1 < number.size() && (is_marked || is_alone) && !find_date(number);
}

bool says_of_what_kind(const Field& field, std::string_view label) {
  return text::is_one_of(field.name, {"severity", "category", "status", "tags"}) || text::is_one_of(label, {" impact ", " type ", " kind "});
}

/// What a field says, or one of two that it lists: "notice", "Maintenance", "[support, announcement]". Among many keywords it says nothing.
bool is_planned_work(std::string_view value) {
  constexpr std::size_t kFew = 2;
  if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
  const std::vector<std::string_view> parts = text::split(value, ',');
  return parts.size() <= kFew && std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return bool(find_exact_term("planned_work", words_of(part))); });
}

/// Counts each kind of section once, be it a heading or a label in front of its text ("**Root cause:** …").
class SectionKinds {
 public:
  explicit SectionKinds(Evidence& evidence) : evidence_(evidence) {}

  void add(const std::string& kind) {
    if (kind.empty() || std::find(seen_.begin(), seen_.end(), kind) != seen_.end()) return;
    seen_.push_back(kind);
    evidence_.happened += tells_what_happened(kind) ? 1 : 0;
    evidence_.explained += tells_why(kind) ? 1 : 0;
    evidence_.concluded += tells_what_follows(kind) ? 1 : 0;
    evidence_.agent_sections += is_agent_section(kind) ? 1 : 0;
  }

 private:
  Evidence& evidence_;
  std::vector<std::string> seen_;
};

void look_at_fields(const Facts& facts, Evidence& evidence, KindVotes& votes, SectionKinds& kinds) {
  std::vector<std::string_view> seen;
  for (const Field& field : facts.fields) {
    const std::string label = words_of(field.label);
    if (const TermMatch match = find_exact_term("document_headings", label)) votes.add(kind_of_term(match.term->name));
    const bool in_yaml = field.place == Place::front_matter || field.place == Place::yaml_file;
    if (!in_yaml && evidence.form.size() < kLongestForm) evidence.form.push_back(label);
    evidence.is_planned = evidence.is_planned || (says_of_what_kind(field, label) && is_planned_work(field.raw));
    if (!in_yaml && field.name.empty()) kinds.add(Labels::standard().section(field.label));
    if (field.name.empty() || std::find(seen.begin(), seen.end(), field.name) != seen.end()) continue;
    seen.push_back(field.name);
    evidence.catalogue_fields += in_yaml && is_catalogue_field(field.name) ? 1 : 0;
    if (says_unknown(field.raw)) continue;
    evidence.moments += names_a_moment(field.name) && has_digit(field.raw) ? 1 : 0;
    evidence.other_fields += is_other_incident_field(field.name) ? 1 : 0;
    if (field.name == "status") evidence.has_decision_state = evidence.has_decision_state || find_leading_term("document_states", words_of(field.raw));
  }
}

void look_at_sections(const Facts& facts, Evidence& evidence, KindVotes& votes, SectionKinds& kinds) {
  const std::string_view title = facts.title ? std::string_view(facts.title->value) : std::string_view{};
  for (const Section& section : facts.sections) {
    const std::string words = words_of(section.title);
    if (section.title != title) {
      if (const TermMatch match = find_exact_term("document_headings", words)) votes.add(kind_of_term(match.term->name));
      if (evidence.form.size() < kLongestForm) evidence.form.push_back(words);
      evidence.dated_headings += find_date(section.title) ? 1 : 0;
      evidence.version_headings += is_version(section.title) ? 1 : 0;
    }
    kinds.add(section.kind);
  }
}

/// Front matter and labels in a line of their own are fields; what meetings begin with ("Present: …") may be neither.
void choose_headed_kind(const KindVotes& votes, Evidence& evidence) {
  for (const KindName& entry : kKinds) {
    if (votes.votes[std::size_t(entry.kind)] <= evidence.kind_headings || entry.kind == DocumentKind::unsaid) continue;
    evidence.kind_headings = votes.votes[std::size_t(entry.kind)];
    evidence.headed_kind = entry.kind;
  }
}

/// "Resolved – The page is back.": the words that begin the messages of a status page.
int count_stages(std::string_view text) {
  constexpr std::size_t kLongestStage = 40;
  std::vector<const Term*> seen;
  for (const std::string_view line : text::split_lines(text)) {
    const std::string_view beginning = text::trim(line).substr(0, kLongestStage);
    const TermMatch match = find_leading_term("incident_stages", words_of(beginning));
    if (match && std::find(seen.begin(), seen.end(), match.term) == seen.end()) seen.push_back(match.term);
  }
  return int(seen.size());
}

/// Lines that begin with a day or a time of day, after a mark of a list or a bracket: a course of events, in whatever form.
int count_dated_lines(std::string_view text) {
  constexpr std::size_t kLongestMark = 3, kLongestTime = 40;
  int count = 0;
  for (std::string_view line : text::split_lines(text)) {
    const std::size_t start = line.find_first_of("0123456789");
    if (start == std::string_view::npos || start > kLongestMark) continue;
    line = line.substr(start);
    const auto date = match_date(line, 0);
    const bool is_dated = (date && date->size < line.size()) || (line.substr(0, kLongestMark).find(':') != std::string_view::npos && names_a_clock(line.substr(0, kLongestTime)));
    count += is_dated ? 1 : 0;
  }
  return count;
}

/// Phrases of several words only: "maintenance" alone may be what was broken.
bool announces_work(std::string_view title) {
  const TermMatch match = find_term("planned_work", title);
  return match && text::trim(*match.phrase).find(' ') != std::string_view::npos;
}

/// "Incident report: the doors stayed shut", "故障复盘：…": a title that says first what kind of document it is.
bool says_so_first(std::string_view title) {
  constexpr std::size_t kMostWords = 6;
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : {":", "：", " - ", " – ", " — "}) end = std::min(end, title.find(mark));
  if (end == std::string_view::npos) return false;
  const std::string words = words_of(title.substr(0, end));
  return text::split(text::trim(words), ' ').size() <= kMostWords && calls_it_a_report(words);
}

void look_at_names(const PathParts& parts, const Facts& facts, Evidence& evidence) {
  const bool named_by_folder = text::is_one_of(parts.stem, {"readme", "index", "_index"}) && !parts.folders.empty();
  const std::string& given = named_by_folder ? parts.folders.back() : parts.stem;
  const std::string name = words_of(given);
  const std::string title = facts.title ? words_of(facts.title->value) : std::string();
  const std::string beginning = words_of(std::string_view(facts.text).substr(0, kBeginning));
  evidence.is_named_after_incidents = find_exact_term("document_names", without_numbers(name)) && calls_it_a_report(name);
  evidence.is_named = calls_it_a_report(name) || calls_it_a_report(title) || calls_it_a_report(beginning);
  evidence.says_so_first = facts.title && says_so_first(facts.title->value);
  evidence.named_kind = kind_of_name(without_numbers(name));
  if (const TermMatch match = find_exact_term("document_places", without_numbers(name))) evidence.named_kind = kind_of_term(match.term->name);
  if (evidence.named_kind == DocumentKind::unsaid) evidence.named_kind = kind_of_name(title);
  if (evidence.named_kind == DocumentKind::report) evidence.named_kind = DocumentKind::unsaid;
  if (announces_work(title) && !calls_it_a_report(title)) evidence.is_planned = true;
  const bool is_mentioned = facts.date && facts.date->place == Place::sentence;
  if (facts.date && !is_mentioned) evidence.dates = facts.date->place == Place::file_name ? 1 : 2;
  if (evidence.dates == 0 && find_date(given)) evidence.dates = 1;
}

void look_at_text(const Facts& facts, Evidence& evidence) {
  constexpr std::size_t kManyLinks = 5;
  constexpr int kWordsOfALink = 9;
  const std::string_view body = std::string_view(facts.text).substr(0, kSearchedText);
  evidence.told = int(find_terms("incident_prose", words_of(body)).size());
  evidence.has_clock = names_a_clock(body);
  evidence.stages = count_stages(body);
  evidence.dated_lines = count_dated_lines(body);
  evidence.names_a_day = evidence.dates > 0 || find_date(body);
  for (const TimelineEvent& event : facts.timeline) evidence.timed_events += has_digit(event.raw_time) ? 1 : 0;
  evidence.incidents = int(facts.incidents.size());
  if (evidence.dates < 2 && ((evidence.timed_events > 1 && find_date(body)) || evidence.incidents > 1)) evidence.dates = 2;
  evidence.is_list_of_links = facts.links.size() >= kManyLinks && facts.word_count < int(facts.links.size()) * kWordsOfALink;
}

}  // namespace

const char* to_string(DocumentKind kind) { return kKinds[std::size_t(kind)].reason; }

int Evidence::support() const {
  int points = dates + std::min(moments, 3) * 2 + std::min(other_fields, 3) + std::min(catalogue_fields, 3);
  if (happened > 0) points += std::min(happened, 3) + 1;
  if (explained > 0) points += std::min(explained, 2) + 1;
  if (concluded > 0) points += std::min(concluded, 2);
  points += std::min(agent_sections, 2) * 2;
  points += timed_events > 1 || dated_lines > 1 ? 2 : 0;
  if (has_clock || names_a_day) points += std::max(told - 2, 0);
  if (stages > 1) points += std::min(stages, 3) + 1;
  if (is_named) points += says_so_first ? 5 : 3;
  if (is_log()) points += 4;
  return points;
}

int Evidence::doubt() const {
  int points = 0;
  if (named_kind != DocumentKind::unsaid) points += is_named ? 3 : 4;
  if (kind_headings > 1) points += std::min(kind_headings + 2, 6);
  else points += kind_headings;
  if (dated_headings > 2 && !is_log() && timed_events < 2) points += 3;
  if (version_headings > 1) points += 5;
  if (has_decision_state) points += 4;
  if (is_planned) points += 8;
  if (is_list_of_links) points += 4;
  return points;
}

int Evidence::doubt_for_want_of_a_day() const {
  if (names_a_day || moments + other_fields + timed_events > 0 || catalogue_fields > 1) return 0;
  return has_clock ? 1 : 3;
}

bool Evidence::of_an_event() const {
  return dates > 0 || names_a_day || stages > 1 || moments > 0 || other_fields > 0 || catalogue_fields > 1 || timed_events > 0 || has_clock || happened + explained + concluded + agent_sections > 1;
}

DocumentKind Evidence::other_kind() const {
  if (is_planned) return DocumentKind::planned_work;
  if (kind_headings > 1) return headed_kind;
  if (has_decision_state) return DocumentKind::decision;
  if (named_kind != DocumentKind::unsaid) return named_kind;
  if (version_headings > 1) return DocumentKind::changelog;
  if (is_list_of_links) return DocumentKind::index;
  return DocumentKind::unsaid;
}

Evidence gather_evidence(std::string_view path, const Facts& facts) {
  const PathParts parts = take_apart(path);
  Evidence evidence;
  evidence.is_yaml = is_yaml(parts);
  KindVotes votes;
  SectionKinds kinds(evidence);
  look_at_fields(facts, evidence, votes, kinds);
  look_at_sections(facts, evidence, votes, kinds);
  choose_headed_kind(votes, evidence);
  look_at_names(parts, facts, evidence);
  look_at_text(facts, evidence);
  std::sort(evidence.form.begin(), evidence.form.end());
  evidence.form.erase(std::unique(evidence.form.begin(), evidence.form.end()), evidence.form.end());
  return evidence;
}

/// In a folder of reports, those between it and the file are years, months and the report's own. What lies deeper is no report.
DocumentKind kind_of_place(std::string_view path) {
  constexpr int kMostBetween = 1;
  const PathParts parts = take_apart(path);
  int between = 0;
  for (auto folder = parts.folders.rbegin(); folder != parts.folders.rend(); ++folder) {
    const DocumentKind kind = kind_of_folder(*folder);
    if (kind != DocumentKind::unsaid) return kind == DocumentKind::report && between > kMostBetween ? DocumentKind::unsaid : kind;
    between += std::all_of(folder->begin(), folder->end(), [](char c) { return text::is_digit(c) || c == '-' || c == '_'; }) ? 0 : 1;
  }
  return DocumentKind::unsaid;
}

}  // namespace hindsight::record
