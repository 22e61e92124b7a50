#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/record/facts.hpp"

/// What a file shows of being a report on an incident, and of being a document of another kind. Nothing is decided here: how much
/// is enough depends on the collection that the file is in.
namespace hindsight::record {

/// Kinds of documents that have something in common with reports.
enum class DocumentKind : std::uint8_t { unsaid, report, meeting, decision, changelog, runbook, guide, plan, diary, audit, planned_work, index };

/// "meeting notes", "decision record", "changelog", …
const char* to_string(DocumentKind kind);

struct Evidence {
  // For a report.
  int dates = 0;             ///< 2: the text tells a day; 1: only the file's name does
  int moments = 0;           ///< different labelled moments and spans: began, noticed, ended, lasted
  int other_fields = 0;      ///< further fields that only incidents have
  int catalogue_fields = 0;  ///< keys by which lists of incidents are kept
  int happened = 0;          ///< kinds of sections that tell what happened: timeline, impact, detection
  int explained = 0;         ///< … why it happened
  int concluded = 0;         ///< … what follows from it
  int agent_sections = 0;    ///< … that only incidents of agents have
  int timed_events = 0;
  int dated_lines = 0;       ///< that begin with a day or a time
  int incidents = 0;         ///< that the file tells one after the other
  int told = 0;              ///< groups of words that incidents are told with: what failed, why, for whom, …
  int stages = 0;            ///< of an incident, that its messages begin with: investigating, identified, …
  bool has_clock = false;    ///< its text names a time of day
  bool names_a_day = false;
  bool is_named = false;     ///< its name, title or beginning calls it a report on an incident
  bool says_so_first = false;  ///< before its title proper: "Incident report: …"
  bool is_named_after_incidents = false;  ///< by nothing else: "INCIDENTS.md"

  // For another kind.
  DocumentKind named_kind = DocumentKind::unsaid;    ///< by its name or title
  DocumentKind headed_kind = DocumentKind::unsaid;   ///< by its headings and labels
  int kind_headings = 0;     ///< how many of these speak for `headed_kind`
  int dated_headings = 0;
  int version_headings = 0;
  bool has_decision_state = false;  ///< "Status: accepted"
  bool is_planned = false;          ///< work that was announced, not an incident
  bool is_list_of_links = false;
  bool is_yaml = false;

  /// The form: headings and labels in the form of normalise_label, sorted, each once.
  std::vector<std::string> form;

  /// What speaks for a report, without its place.
  [[nodiscard]] int support() const;
  /// What speaks against it, without its place.
  [[nodiscard]] int doubt() const;
  /// A text that names neither a day nor a time may be a report all the same, if those beside it are of its form.
  [[nodiscard]] int doubt_for_want_of_a_day() const;
  /// Whether anything happened at some time, or was measured.
  [[nodiscard]] bool of_an_event() const;
  /// Whether it tells of several incidents, one after the other.
  [[nodiscard]] bool is_log() const { return incidents > 1 && (is_named_after_incidents || (is_named && told > 2)); }
  /// What else it may be.
  [[nodiscard]] DocumentKind other_kind() const;
};

Evidence gather_evidence(std::string_view path, const Facts& facts);

/// What the folders of a path say of the files in them: the innermost one that says anything.
DocumentKind kind_of_place(std::string_view path);

}  // namespace hindsight::record
