#include "hindsight/record/classify.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "text_tools.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/extract.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::record {
namespace {

constexpr double kMostlyPlaceholders = 0.6;
constexpr double kSomePlaceholders = 0.3;
constexpr int kEnough = 3;
constexpr std::size_t kSearchedText = 20'000;

Classification ignored() { return {FileRole::ignored, ""}; }
Classification report() { return {FileRole::report, ""}; }
Classification skipped(std::string reason) { return {FileRole::skipped, std::move(reason)}; }

struct PathParts {
  std::vector<std::string> folders;  ///< lower case
  std::string name;                  ///< lower case
  std::string stem;                  ///< lower case, without the extension
  std::string extension;             ///< lower case, without the dot; "" for none
};

/// An extension is short and a word: "v1.2 outage" has none.
bool is_extension(std::string_view text) {
  return !text.empty() && text.size() <= 10 && std::all_of(text.begin(), text.end(), [](char c) { return text::is_alpha(c) || text::is_digit(c); }) &&
         std::any_of(text.begin(), text.end(), text::is_alpha);
}

PathParts take_apart(std::string_view path) {
  PathParts parts;
  for (const std::string_view folder : text::split(path, '/')) parts.folders.push_back(text::to_lower(folder));
  parts.name = std::move(parts.folders.back());
  parts.folders.pop_back();
  parts.stem = parts.name;
  const std::size_t dot = parts.name.rfind('.');
  if (dot != std::string::npos && dot > 0 && is_extension(std::string_view(parts.name).substr(dot + 1))) {
    parts.extension = parts.name.substr(dot + 1);
    parts.stem.resize(dot);
  }
  return parts;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> options) {
  return std::find(options.begin(), options.end(), text) != options.end();
}

bool is_markdown(const PathParts& parts) { return is_one_of(parts.extension, {"md", "markdown", "mdown", "mkd", "mdwn", "mkdn", "mdx"}); }
bool is_yaml(const PathParts& parts) { return is_one_of(parts.extension, {"yaml", "yml"}); }

bool is_test_folder(std::string_view folder) {
  return is_one_of(folder, {"testdata", "test-data", "test_data", "fixtures", "__fixtures__", "test-fixtures", "test_fixtures", "__tests__"});
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
      {"glossary", "glossary"},     {"faq", "list of questions"}, {"agents", "instructions for tools"}, {"claude", "instructions for tools"},
      {"pull_request_template", "template"}, {"issue_template", "template"},
  };
  for (const Companion& entry : kCompanions)
    if (parts.stem == entry.stem) return entry.reason;
  return {};
}

bool is_readme(const PathParts& parts) { return parts.stem == "readme" || parts.stem.starts_with("readme."); }
bool is_index(const PathParts& parts) {
  return is_one_of(parts.stem, {"index", "_index", "toc", "contents", "table-of-contents", "table of contents", "summary", "overview", "_sidebar"});
}

bool has_word(std::string_view text, std::string_view word) {
  return text::find_word_ignoring_case(text, word) != std::string_view::npos;
}

/// Only words that say what kind of file it is: "INCyyyy-nnn - Postmortem template", "incident_report_template".
bool is_template_name(const PathParts& parts) {
  bool names_template = false;
  const std::string words = normalise_label(parts.stem);
  for (const std::string_view word : text::split(words, ' ')) {
    names_template = names_template || word == "template" || word == "skeleton" || word == "boilerplate";
    const bool generic = is_one_of(word, {"template", "skeleton", "boilerplate", "postmortem", "postmortems", "post", "mortem", "incident", "report", "review", "retro",
                                          "retrospective", "pir", "rca", "the", "of", "a", "full", "light", "one", "page", "onepage", "near", "miss", "short", "title",
                                          "mm", "dd", "example", "blank", "new", "outage", "default", "form", "sev", "agent", "ai"});
    const bool stands_for_a_number = word.find("yyyy") != std::string_view::npos || word.find_first_not_of("nx") == std::string_view::npos;
    if (!generic && !stands_for_a_number) return false;
  }
  return names_template;
}

/// "template" as a word of the name, or of the folder it lies in.
bool hints_at_template(const PathParts& parts) {
  const std::string words = normalise_label(parts.stem);
  if (has_word(words, "template") || has_word(words, "skeleton")) return true;
  return !parts.folders.empty() && is_one_of(parts.folders.back(), {"template", "templates", "_templates", ".templates"});
}

bool is_core_section(std::string_view kind) {
  return is_one_of(kind, {"timeline", "root_cause", "action_items", "lessons", "impact", "detection_chain", "contributing_factors", "went_well", "went_wrong",
                          "five_whys", "why_not_detected_sooner", "replay_fixture", "policy_path", "outcome_assert", "idempotency_audit", "customer_truth",
                          "counterfactual", "trigger", "llm_behavior", "system_contribution"});
}

/// Fields that only a report on an incident has.
bool is_incident_field(std::string_view name) {
  return is_one_of(name, {"severity", "detection_minutes", "detected_by", "started_at", "detected_at", "acknowledged_at", "mitigated_at", "resolved_at", "duration_minutes",
                          "recovery_minutes", "mitigation_minutes", "affected_users", "wrong_responses", "financial_impact", "prior_incidents", "failure_class"});
}

bool names_an_incident(std::string_view title) {
  for (const std::string_view word : {"postmortem", "postmortems", "post-mortem", "post mortem", "incident", "outage", "outages", "downtime", "retro", "rca", "pir",
                                      "disruption", "down", "degraded", "degradation", "failure", "breach", "unavailable"})
    if (has_word(title, word)) return true;
  return false;
}

bool names_another_kind(std::string_view title) {
  for (const std::string_view word : {"runbook", "playbook", "guide", "guidelines", "how to", "policy", "process", "checklist", "onboarding", "handbook", "faq", "glossary",
                                      "architecture", "design", "rfc", "adr", "meeting notes", "cheat sheet", "procedure", "tutorial", "templates"})
    if (has_word(title, word)) return true;
  return false;
}

/// How many of these groups of words a text uses: what reports in prose are told with.
int incident_words(std::string_view text) {
  static const std::vector<std::string_view> kGroups[] = {
      {"post-mortem", "postmortem", "post mortem"},
      {"outage", "downtime", "went down", "was down", "were down", "unavailable", "incident"},
      {"root cause", "caused by", "the cause", "due to", "because"},
      {"rolled back", "rollback", "mitigated", "resolved", "restored", "recovered", "reverted", "fixed"},
      {"affected", "impacted", "degraded", "failed", "crashed", "stalling", "timeouts", "errors"},
  };
  int count = 0;
  for (const auto& group : kGroups)
    count += std::any_of(group.begin(), group.end(), [&](std::string_view word) { return has_word(text, word); }) ? 1 : 0;
  return count;
}

/// "from 15:30 to 18:10 UTC", "9:16 PM": a clock that someone read.
bool names_a_clock(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    if (at < 1 || !text::is_digit(text[at - 1])) continue;
    std::size_t start = at - 1;
    if (start > 0 && text::is_digit(text[start - 1])) --start;
    if (start > 0 && is_word_char(text[start - 1])) continue;
    const TimeText time = match_time(text.substr(start, 40));
    if (time.seconds_of_day) return true;
  }
  return false;
}

struct Evidence {
  int score = 0;
  bool of_an_event = false;  ///< something happened at some time, or was measured
  int core_sections = 0;

  [[nodiscard]] bool enough() const { return score >= kEnough && of_an_event; }
};

Evidence weigh(const PathParts& parts, const Facts& facts) {
  Evidence evidence;
  std::vector<std::string_view> kinds;
  for (const Section& section : facts.sections) {
    if (kinds.size() > 50 || std::find(kinds.begin(), kinds.end(), section.kind) != kinds.end()) continue;
    kinds.push_back(section.kind);
    if (is_core_section(section.kind)) ++evidence.core_sections;
  }
  int incident_fields = 0, known_fields = 0;
  for (const Field& field : facts.fields) {
    if (field.name.empty()) continue;
    if (is_incident_field(field.name)) ++incident_fields;
    const bool in_yaml = field.place == Place::front_matter || field.place == Place::yaml_file;
    if (in_yaml && is_one_of(field.name, {"title", "category", "service", "company", "date", "tags", "id"})) ++known_fields;
  }
  const bool dated = facts.date.has_value() || find_date(parts.name).has_value() || !facts.timeline.empty();
  const std::string title = facts.title ? facts.title->value : std::string();

  evidence.score += dated ? 2 : 0;
  evidence.score += std::min(incident_fields, 3) * 2 + std::min(known_fields, 3);
  evidence.score += 2 * std::min(evidence.core_sections, 3);
  evidence.score += names_an_incident(title) || names_an_incident(parts.stem) ? 2 : 0;
  if (names_another_kind(title) || names_another_kind(parts.stem)) evidence.score -= dated && evidence.core_sections >= 2 ? 0 : 5;
  evidence.of_an_event = dated || incident_fields > 0 || known_fields > 1 || evidence.core_sections >= 2;
  if (evidence.enough()) return evidence;

  // A report in prose: a time of day or a date, and the words that such reports are told with.
  const std::string_view body = std::string_view(facts.text).substr(0, kSearchedText);
  if (!names_a_clock(body) && !find_date(body)) return evidence;
  evidence.of_an_event = true;
  evidence.score += std::min(incident_words(body), 4);
  return evidence;
}

bool is_template(const PathParts& parts, const Facts& facts) {
  if (is_template_name(parts)) return true;
  const bool says_something = facts.date || facts.detection_minutes || facts.severity || facts.timeline.size() > 1;
  if (hints_at_template(parts)) return facts.template_likeness >= kSomePlaceholders || !says_something;
  return facts.template_likeness >= kMostlyPlaceholders && !says_something && !find_date(parts.name);
}

/// A YAML file is configuration unless it tells of an incident.
bool is_yaml_report(const Facts& facts) {
  bool named = facts.title.has_value();
  int told = facts.timeline.size() > 1 ? 2 : 0;
  for (const Field& field : facts.fields) {
    named = named || field.name == "id";
    if (is_incident_field(field.name)) ++told;
  }
  for (const Section& section : facts.sections)
    if (is_core_section(section.kind)) ++told;
  return named && told >= 2;
}

}  // namespace

Classification classify_path(std::string_view path) {
  const PathParts parts = take_apart(path);
  if (parts.name.empty() || parts.name[0] == '.') return ignored();
  for (const std::string& folder : parts.folders)
    if ((!folder.empty() && folder[0] == '.') || is_one_of(folder, {"node_modules", "vendor", "third_party", "bower_components"})) return ignored();

  if (parts.extension.empty()) return names_a_report(parts) && !has_test_folder(parts) ? report() : ignored();
  if (is_yaml(parts)) return has_test_folder(parts) ? ignored() : report();
  if (!is_markdown(parts)) return ignored();
  if (has_test_folder(parts)) return skipped("test data");
  if (std::string reason = companion(parts); !reason.empty()) return skipped(std::move(reason));
  // In a folder of its own, a report may be the README or the index of that folder.
  if (is_readme(parts) && parts.folders.empty()) return skipped("readme");
  if (is_index(parts) && parts.folders.empty()) return skipped("index");
  if (is_template_name(parts)) return skipped("template");
  return report();
}

Classification classify(std::string_view path, const Facts& facts) {
  Classification by_name = classify_path(path);
  if (by_name.role != FileRole::report) return by_name;
  const PathParts parts = take_apart(path);

  if (is_yaml(parts)) {
    if (!is_yaml_report(facts)) return ignored();
    return is_template(parts, facts) ? skipped("template") : report();
  }
  const Evidence evidence = weigh(parts, facts);
  const bool enough = evidence.enough();
  if (parts.extension.empty()) return enough && (evidence.core_sections > 0 || facts.title) ? report() : ignored();
  if (is_readme(parts) || is_index(parts)) {
    const bool is_the_report = enough && evidence.core_sections >= 2 && facts.date;
    if (!is_the_report) return skipped(is_readme(parts) ? "readme" : "index");
  }
  if (is_template(parts, facts)) return skipped("template");
  return enough ? report() : skipped("not a postmortem");
}

}  // namespace hindsight::record
