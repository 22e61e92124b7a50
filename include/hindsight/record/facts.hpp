#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hindsight/base/diagnostic.hpp"
#include "hindsight/base/time.hpp"
#include "hindsight/language/date.hpp"

/// What a postmortem says, and where it says it.
namespace hindsight::record {

enum class Origin : std::uint8_t { stated, computed, inferred };

/// Where in a file a value stands.
enum class Place : std::uint8_t {
  front_matter, yaml_file, bold_label, list_item, table, key_value_line, section, title, file_name, timeline, sentence,
};

/// "stated", "computed", "inferred".
const char* to_string(Origin origin);
/// For people: "front matter", "a list item", …
const char* to_string(Place place);

/// A value with its provenance. `raw` is the text as it stands in the file.
template <class T>
struct Sourced {
  T value{};
  std::string raw;
  int line = 0;
  Origin origin = Origin::stated;
  Place place = Place::front_matter;
};

enum class Severity : std::uint8_t { sev1 = 1, sev2, sev3, sev4 };
/// "sev1" … "sev4".
const char* to_string(Severity severity);

/// A labelled value as it was found, known label or not.
struct Field {
  std::string name;   ///< canonical name of a known field ("detection_minutes"), else "" for an unknown label
  std::string label;  ///< as written
  std::string raw;
  int line = 0;
  Place place = Place::front_matter;
};

struct Section {
  std::string title;
  std::string kind;  ///< canonical ("detection_chain"), else ""
  int level = 1;
  int line = 0;
  bool answered = false;  ///< has content of its own that is more than a placeholder, and answers what the section asks for
  /// What the answer of an agent section is worth, or "":
  ///   replay_fixture      "working", "not working"
  ///   policy_path         the verdict: "injection", "hallucination without a policy", "mistyped policy"
  ///   outcome_assert      "asserted", "reconstructed"
  ///   idempotency_audit   "enforced", "required but not enforced"
  ///   customer_truth      "recovery time only": no answer
  ///   counterfactual      "names earlier incidents", "names no earlier incident"
  std::string quality = {};
};

/// One of the things that made an incident possible.
struct Cause {
  /// A root cause ("code", "model", "other"), "why" (one of the five, in order), "contributing_factor", or a layer:
  /// "immediate_trigger", "detection_gap", "prevention_gap", "systemic_factor".
  std::string kind;
  std::string text;
  int line = 0;
};

struct TimelineEvent {
  std::string raw_time;
  /// Only where the text gives both its day and its time of day: a day without a year is near the report's own, and a timeline that
  /// names no day at all has the report's, going on past midnight. Taken as UTC unless said otherwise.
  std::optional<Instant> time;
  std::string text;
  std::string actor;
  std::string source;
  /// "monitoring", "alert", "pager", "logs", "deployment", "customer", "support desk", "on-call", "manual" by its source, else "".
  std::string source_kind;
  int line = 0;
};

enum class ActionStatus : std::uint8_t { open, in_progress, done, wont_do, deferred, unknown };
const char* to_string(ActionStatus status);

struct ActionItem {
  std::string text;    ///< without mark, owner, due date and priority tags
  std::string owner;   ///< by the archive's own names; "" where none is named
  std::string owner_raw;  ///< as written
  std::string team;       ///< the owner's, by the archive's settings; "" where they name none
  std::optional<Date> due;
  std::string due_raw;
  std::string priority;  ///< "P0", "P1", "P2", … or ""
  std::string ticket;    ///< "LIN-123", a URL, or ""
  std::string type;      ///< "eval", "tooling", "guardrail", "process", "prevent", "detect", "mitigate" or ""
  ActionStatus status = ActionStatus::unknown;
  int line = 0;
};

/// A guess from words, never counted.
struct Suggestion {
  std::string value;
  std::string words;  ///< what it rests on
};

struct Link {
  std::string target;  ///< as written: a URL, or a path from the report's folder
  std::string kind;    ///< "report", "trace", "eval", "ticket", "runbook" or "other"
  int line = 0;
};

struct Money {
  double amount = 0;
  std::string currency;  ///< ISO 4217: "EUR"; "" where an amount of 0 names none
};

/// What an incident cost, as far as numbers are put to it.
struct Impact {
  std::optional<Sourced<double>> affected_users;
  std::optional<Sourced<double>> wrong_responses;
  std::optional<Sourced<double>> duration_minutes;  ///< stated, else computed from the times of start and resolution
  std::optional<Sourced<Money>> financial;
  std::optional<Sourced<Money>> model_cost;
};

struct Passage {
  std::string text;
  int line = 0;
};

/// Why a value is unknown although its label is there.
struct Missing {
  std::string raw;
  int line = 0;
};

/// One of several incidents that a file tells.
struct Incident {
  std::string title;  ///< its heading
  std::optional<Date> date;
  int line = 0;
  std::optional<Sourced<double>> inferred_detection_minutes;  ///< from its own part of the timeline
};

/// A pure function of a file's bytes, the day that its name tells and the archive's settings: no neighbours, no history.
struct Facts {
  std::optional<Sourced<std::string>> title;
  /// Of the incident: by a field, else by what most of the file's name, its title and its first event of the incident agree on.
  std::optional<Sourced<Date>> date;
  language::OrderVotes order_votes;  ///< what its numeric dates tell of their order, and how many leave it open
  std::optional<Sourced<Severity>> severity;
  std::vector<Sourced<std::string>> categories;
  std::optional<Sourced<double>> detection_minutes;
  /// The label is there, but says "?", "N/A", "unknown": this beats any inference.
  std::optional<Missing> detection_missing;
  /// From the timeline's first impact to its first detection, by their words: only where nothing is stated, computed or said to
  /// be unknown. Kept apart, so that no figure counts it without being asked to. Of several incidents in one file, the first one's.
  std::optional<Sourced<double>> inferred_detection_minutes;
  /// "monitoring", "on-call", "customer", "vendor" or "other": stated in a field, else inferred from the event that detects.
  std::optional<Sourced<std::string>> detected_by;
  /// "hallucination", "misinterpretation", "tool misuse", "refusal failure", "safety violation".
  std::vector<Sourced<std::string>> llm_behavior;
  /// "context", "tools", "guardrails", "evals", "monitoring", "permissions".
  std::vector<Sourced<std::string>> system_contribution;
  /// What repeats with agents, by the words of causes and lessons: "ambiguous tool output", "prompt against tool semantics",
  /// "guardrails for the obvious only", "thin evals at the edges", "permissions too broad".
  std::vector<Sourced<std::string>> patterns;
  std::vector<Cause> causes;
  std::vector<Field> fields;
  std::vector<Section> sections;
  std::vector<TimelineEvent> timeline;
  std::vector<ActionItem> actions;
  /// Targets of links to other reports that stand among the action items: these may have items in common.
  std::vector<std::string> action_sources;
  std::vector<Incident> incidents;  ///< where the file tells more than one; it counts as one report all the same
  std::vector<Link> links;
  /// Where it names incidents before its own, in the field for these and in the counterfactual: a link's target, or words that hold
  /// an id, a title or a file's name.
  std::vector<Passage> earlier_incidents;
  std::vector<Passage> lessons;  ///< each paragraph and each item of that section
  Impact impact;
  std::optional<Sourced<Date>> response_date;  ///< acknowledged
  std::optional<Sourced<Date>> repair_date;    ///< mitigated, else resolved
  std::optional<Sourced<Date>> review_date;
  std::optional<Sourced<Date>> customer_copy_date;  ///< when the customers concerned were sent the report, or told
  /// Only where the report states none.
  std::optional<Suggestion> suggested_category;
  std::optional<Suggestion> suggested_severity;  ///< "sev1" … "sev4"
  std::vector<Diagnostic> diagnostics;
  /// Notes on the incident, not on the text. Rules: detection-not-automated, detection-slow, likely-trigger,
  /// idempotency-not-enforced.
  std::vector<Diagnostic> findings;
  int word_count = 0;
  /// Plain text of the body for search, in reading order.
  std::string text;
  /// First paragraph of the summary, for lists.
  std::string excerpt;
  /// The text is mostly placeholders ("YYYY-MM-DD", "<describe …>", "Someone (use initials)"); 0..1.
  double template_likeness = 0;
};

/// The time to detection that is best known: stated or computed, else inferred, else nullptr.
inline const Sourced<double>* best_detection(const Facts& facts) {
  if (facts.detection_minutes) return &*facts.detection_minutes;
  return facts.inferred_detection_minutes ? &*facts.inferred_detection_minutes : nullptr;
}

}  // namespace hindsight::record
