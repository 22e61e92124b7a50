#include "hindsight/record/classify.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "file_name.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/values.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr double kNearlyAllPlaceholders = 0.75;
constexpr double kMostlyPlaceholders = 0.5;
constexpr double kSomePlaceholders = 0.3;

Classification ignored() { return {FileRole::ignored, ""}; }
Classification as_report() { return {FileRole::report, ""}; }
Classification skipped(std::string reason) { return {FileRole::skipped, std::move(reason)}; }

bool is_test_folder(std::string_view folder) {
  return text::is_one_of(folder, {"testdata", "test-data", "test_data", "fixtures", "__fixtures__", "test-fixtures", "test_fixtures", "__tests__"});
}

bool has_test_folder(const PathParts& parts) { return std::any_of(parts.folders.begin(), parts.folders.end(), is_test_folder); }

/// A file without an extension may be a report when its name is a title: words, or a number.
bool names_a_report(const PathParts& parts) {
  if (parts.name.find(' ') != std::string::npos) return true;
  if (std::any_of(parts.name.begin(), parts.name.end(), text::is_digit) && parts.name.find_first_of("-_") != std::string::npos) return true;
  for (const std::string_view word : {"postmortem", "post-mortem", "incident", "outage"})
    if (parts.name.find(word) != std::string::npos) return true;
  return false;
}

/// Documents that accompany a collection, by their customary names.
std::string companion(const PathParts& parts) {
  struct Companion {
    std::string_view stem;
    const char* reason;
  };
  static constexpr Companion kCompanions[] = {
      {"license", "licence"},       {"licence", "licence"},       {"copying", "licence"},           {"notice", "licence"},
      {"changelog", "changelog"},   {"changes", "changelog"},     {"history", "changelog"},         {"releases", "changelog"},
      {"release-notes", "changelog"}, {"contributing", "contributing guide"}, {"contributors", "list of people"}, {"authors", "list of people"},
      {"maintainers", "list of people"}, {"codeowners", "list of people"}, {"code_of_conduct", "code of conduct"}, {"code-of-conduct", "code of conduct"},
      {"security", "security policy"}, {"support", "support page"}, {"governance", "governance page"}, {"roadmap", "roadmap"},
      {"glossary", "glossary"},     {"faq", "list of questions"}, {"agents", "instructions for tools"}, {"coxswain", "instructions for tools"},
      {"pull_request_template", "template"}, {"issue_template", "template"},
  };
  for (const Companion& entry : kCompanions)
    if (parts.stem == entry.stem) return entry.reason;
  return {};
}

bool has_exact_name(const PathParts& parts, std::string_view kind) {
  const TermMatch match = find_exact_term("document_places", words_of(parts.stem));
  return match && match.term->name == kind;
}
bool is_readme(const PathParts& parts) { return parts.stem.starts_with("readme.") || has_exact_name(parts, "readme"); }
bool is_index(const PathParts& parts) { return has_exact_name(parts, "index"); }

const Term& template_words() {
  static const Term none;
  for (const Term& term : terms("document_names"))
    if (term.name == "template") return term;
  return none;
}

bool is_template_word(std::string_view words) {
  const std::vector<std::string>& phrases = template_words().phrases;
  return std::find(phrases.begin(), phrases.end(), words) != phrases.end() ||
         std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) { return " " + phrase + " " == words; });
}

/// Only words that say what kind of file it is: "INCyyyy-nnn - Postmortem template", "incident_report_template", "MODELE".
bool is_template_name(const PathParts& parts) {
  if (has_exact_name(parts, "template")) return true;
  bool names_template = false;
  const std::string words = normalise_label(parts.stem);
  for (const std::string_view word : text::split(words, ' ')) {
    const bool is_template = is_template_word(words_of(word));
    names_template = names_template || is_template;
    const bool generic = is_template || text::is_one_of(word, {"postmortem", "postmortems", "post", "mortem", "incident", "report", "review", "retro", "retrospective", "pir", "rca",
                                                         "the", "of", "a", "full", "light", "one", "page", "onepage", "near", "miss", "short", "title", "mm", "dd", "example",
                                                         "blank", "new", "outage", "default", "form", "sev", "agent", "ai"});
    const bool stands_for_a_number = word.find("yyyy") != std::string_view::npos || word.find_first_not_of("nx") == std::string_view::npos;
    if (!generic && !stands_for_a_number) return false;
  }
  return names_template;
}

/// What a file is called: a README's name is that of its folder.
const std::string& given_name(const PathParts& parts) {
  return (is_readme(parts) || is_index(parts)) && !parts.folders.empty() ? parts.folders.back() : parts.stem;
}

/// "INC-000", "0000-00-00-title": a number that hardly any report has. "0000" alone is the first of a series.
bool is_numbered_zero(std::string_view name) {
  constexpr std::ptrdiff_t kFewest = 3;
  const auto zeros = std::count(name.begin(), name.end(), '0');
  return zeros >= kFewest && zeros < std::ptrdiff_t(name.size()) && zeros == std::count_if(name.begin(), name.end(), text::is_digit);
}

/// How many things hint at a template: a word of the name or of the title, the folder, a number that stands for none.
int template_hints(const PathParts& parts, const Facts& facts) {
  const auto has_word = [](std::string_view words) {
    const std::vector<std::string>& phrases = template_words().phrases;
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) { return words.find(phrase) != std::string_view::npos; });
  };
  const std::string& name = given_name(parts);
  const TermMatch exact = find_exact_term("document_places", words_of(name));
  int hints = has_word(words_of(name)) ? 1 : 0;
  hints += is_numbered_zero(name) ? 1 : 0;
  hints += exact && exact.term->name == "template" ? 2 : 0;
  if (facts.title) {
    const std::string title = words_of(facts.title->value);
    const TermMatch leading = find_leading_term("document_names", title);
    hints += leading && leading.term->name == "template" ? 1 : 0;
  }
  if (!parts.folders.empty()) {
    const TermMatch folder = find_exact_term("document_places", words_of(parts.folders.back()));
    hints += folder && folder.term->name == "template" ? 1 : 0;
  }
  return hints;
}

/// "P1 / P2 / P3", "low | high", "[low, high]": nobody has chosen yet.
bool is_choice(std::string_view raw) { return raw.starts_with('[') || raw.find(" / ") != std::string_view::npos || raw.find('|') != std::string_view::npos; }

bool is_template(const PathParts& parts, const Facts& facts, const Evidence& evidence) {
  if (is_template_name(parts)) return true;
  const bool is_dated = facts.date && facts.date->place != Place::file_name;
  if (facts.template_likeness >= kNearlyAllPlaceholders && !is_dated && evidence.timed_events < 2) return true;
  const bool is_graded = facts.severity && !is_choice(facts.severity->raw);
  const bool has_a_time = evidence.timed_events > 1 || (evidence.has_clock && evidence.names_a_day);
  const bool says_something = is_dated || facts.detection_minutes || is_graded || has_a_time;
  const int hints = template_hints(parts, facts);
  if (hints > 1) return true;
  if (hints == 1) return facts.template_likeness >= kSomePlaceholders || !says_something;
  return facts.template_likeness >= kMostlyPlaceholders && !says_something;
}

/// A template lies where it is kept; its copy has a name of its own.
Classification template_or_draft(const PathParts& parts, const Facts& facts) {
  const bool is_copy = template_hints(parts, facts) == 0 && find_date(given_name(parts));
  return skipped(is_copy ? "draft" : "template");
}

/// A YAML file is configuration unless it tells of an incident.
bool is_yaml_report(const Facts& facts, const Evidence& evidence) {
  const bool named = facts.title.has_value() || std::any_of(facts.fields.begin(), facts.fields.end(), [](const Field& field) { return field.name == "id"; });
  const int told = (facts.timeline.size() > 1 ? 2 : 0) + evidence.moments + evidence.other_fields + evidence.happened + evidence.explained + evidence.concluded +
                   evidence.agent_sections;
  return named && told >= 2;
}

/// In a folder of its own, a report may be the README or the index of that folder.
bool may_be_the_report(const PathParts& parts, const Facts& facts, const Evidence& evidence) {
  if (parts.folders.empty()) return false;
  const int core = evidence.happened + evidence.explained + evidence.concluded + evidence.agent_sections;
  const std::string& folder = parts.folders.back();
  const bool has_own_folder = find_date(folder) || std::any_of(folder.begin(), folder.end(), text::is_digit);
  return has_own_folder ? core > 0 || evidence.timed_events > 1 : core > 1 && facts.date;
}

}  // namespace

Classification classify_path(std::string_view path) {
  const PathParts parts = take_apart(path);
  if (parts.name.empty() || parts.name[0] == '.') return ignored();
  // Tools keep their own in folders with a dot, but for a place that is called after reports: ".agents/postmortems".
  const bool is_called_after_reports = kind_of_place(path) == DocumentKind::report;
  for (const std::string& folder : parts.folders)
    if ((!folder.empty() && folder[0] == '.' && !is_called_after_reports) || text::is_one_of(folder, {"node_modules", "vendor", "third_party", "bower_components"})) return ignored();

  if (parts.extension.empty()) return names_a_report(parts) && !has_test_folder(parts) ? as_report() : ignored();
  if (is_yaml(parts)) return has_test_folder(parts) ? ignored() : as_report();
  if (!is_markdown(parts)) return ignored();
  if (has_test_folder(parts)) return skipped("test data");
  if (std::string reason = companion(parts); !reason.empty()) return skipped(std::move(reason));
  // In a folder of its own, a report may be the README or the index of that folder.
  if (is_readme(parts) && parts.folders.empty()) return skipped("readme");
  if (is_index(parts) && parts.folders.empty()) return skipped("index");
  if (is_template_name(parts)) return skipped("template");
  return as_report();
}

std::string unread_format(std::string_view path) {
  const PathParts parts = take_apart(path);
  if (has_test_folder(parts) || !companion(parts).empty()) return {};
  if (text::is_one_of(parts.extension, {"rst", "rest"})) return "not read: reStructuredText";
  if (text::is_one_of(parts.extension, {"adoc", "asciidoc"})) return "not read: AsciiDoc";
  if (text::is_one_of(parts.extension, {"org"})) return "not read: Org";
  if (text::is_one_of(parts.extension, {"textile", "mediawiki", "wiki"})) return "not read: wiki text";
  const bool is_for_tools = parts.stem.starts_with("requirements") || text::is_one_of(parts.stem, {"robots", "humans", "cmakelists", "llms"});
  return parts.extension == "txt" && !is_for_tools ? "not read: plain text" : "";
}

std::optional<Classification> settle(std::string_view path, const Facts& facts, const Evidence& evidence) {
  Classification by_name = classify_path(path);
  if (by_name.role != FileRole::report) return by_name;
  const PathParts parts = take_apart(path);
  if (is_yaml(parts)) {
    if (!is_yaml_report(facts, evidence)) return ignored();
    return is_template(parts, facts, evidence) ? template_or_draft(parts, facts) : as_report();
  }
  const bool is_overview = is_readme(parts) || is_index(parts);
  if (is_overview && !may_be_the_report(parts, facts, evidence)) return skipped(is_readme(parts) ? "readme" : "index");
  if (is_template(parts, facts, evidence)) return template_or_draft(parts, facts);
  return std::nullopt;
}

int weigh(const Evidence& evidence, DocumentKind place) {
  constexpr int kPlaceOfReports = 3, kPlaceOfOthers = -4;
  const int by_place = place == DocumentKind::report ? kPlaceOfReports : place == DocumentKind::unsaid ? 0 : kPlaceOfOthers;
  return evidence.support() - evidence.doubt() - evidence.doubt_for_want_of_a_day() + by_place;
}

Classification decide(std::string_view path, const Facts& facts, const Evidence& evidence, DocumentKind place, int enough) {
  constexpr int kClose = 2;
  const PathParts parts = take_apart(path);
  const bool is_kin = enough <= kEnoughForKin;
  const int weight = weigh(evidence, place) + (is_kin ? evidence.doubt_for_want_of_a_day() : 0);
  const bool is_one = weight >= enough && (evidence.of_an_event() || is_kin);
  if (parts.extension.empty()) return is_one && (evidence.happened + evidence.explained + evidence.concluded > 0 || facts.title) ? as_report() : ignored();
  if (is_one) return as_report();
  if (is_readme(parts) || is_index(parts)) return skipped(is_readme(parts) ? "readme" : "index");
  if (const DocumentKind other = evidence.other_kind(); other != DocumentKind::unsaid) return skipped(to_string(other));
  if (place != DocumentKind::unsaid && place != DocumentKind::report) return skipped(to_string(place));
  return skipped(weight + kClose >= enough && weight > 0 ? "perhaps a postmortem: it tells too little of one incident" : "not a postmortem");
}

Classification classify(std::string_view path, const Facts& facts) {
  const Evidence evidence = gather_evidence(path, facts);
  if (auto settled = settle(path, facts, evidence)) return *std::move(settled);
  return decide(path, facts, evidence, kind_of_place(path), kEnoughAmongReports);
}

}  // namespace hindsight::record
