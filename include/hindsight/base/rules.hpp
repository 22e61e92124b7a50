#pragma once

#include <string_view>

#include "hindsight/base/diagnostic.hpp"

/// Everything that a document can be told of: the one table of rules. What makes a diagnostic uses an id of it.
namespace hindsight {

struct Rule {
  std::string_view id;  ///< stable
  DiagnosticLevel level = DiagnosticLevel::warning;  ///< unless the settings say otherwise
  std::string_view reason;  ///< what it tells of, in one line
};

inline constexpr Rule kRules[] = {
    {"date-differs", DiagnosticLevel::warning, "The title and a field give different dates."},
    {"date-impossible", DiagnosticLevel::warning, "A date has no year of four digits, and is not used."},
    {"date-of-name", DiagnosticLevel::warning, "The file's name and the text give different dates."},
    {"detection-after-end", DiagnosticLevel::warning, "The time to detection would be longer than the incident, as its times have it, and is not used."},
    {"detection-before-start", DiagnosticLevel::warning, "The incident was detected before it started, as its times have it."},
    {"detection-differs", DiagnosticLevel::warning, "The stated time to detection is not the one that the report's times give."},
    {"detection-not-automated", DiagnosticLevel::note, "People noticed the incident; no monitoring did."},
    {"detection-slow", DiagnosticLevel::note, "Detection took more than 15 minutes."},
    {"detection-stated-twice", DiagnosticLevel::warning, "Two fields state different times to detection."},
    {"idempotency-not-enforced", DiagnosticLevel::note, "An idempotency key is required by the schema, and nothing enforced it at run time."},
    {"likely-trigger", DiagnosticLevel::note, "A change is the last event before the impact."},
    {"markdown-encoding", DiagnosticLevel::note, "Bytes that are not UTF-8 are replaced."},
    {"markdown-limit", DiagnosticLevel::warning, "Text nests or spreads too far to be understood, and is shown as it is."},
    {"resolved-before-start", DiagnosticLevel::warning, "The incident was resolved before it started, as its times have it."},
    {"settings-unknown-key", DiagnosticLevel::warning, "The file of settings has a key that stands for nothing."},
    {"settings-wrong-value", DiagnosticLevel::warning, "The file of settings has a value of another kind than its key takes."},
    {"several-incidents", DiagnosticLevel::note, "One file tells several incidents, and counts as one report."},
    {"severity-unknown", DiagnosticLevel::note, "The severity is none of sev1 to sev4."},
    {"time-unusual", DiagnosticLevel::note, "A time is 24:00, or has a second 60."},
    {"timeline-out-of-order", DiagnosticLevel::warning, "An event stands after a later one."},
    {"title-twice", DiagnosticLevel::warning, "Another report has the same title: one may have been copied."},
    {"yaml-duplicate-key", DiagnosticLevel::warning, "A key stands twice in YAML."},
    {"yaml-limit", DiagnosticLevel::warning, "YAML is too large or nests too far, and is not read beyond that."},
    {"yaml-syntax", DiagnosticLevel::warning, "YAML is not well formed; what can be understood of it is used."},
    {"yaml-unclosed", DiagnosticLevel::warning, "Front matter has no line that ends it."},
};

}  // namespace hindsight
