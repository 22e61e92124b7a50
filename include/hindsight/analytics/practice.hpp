#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/analytics/selection.hpp"

/// How a team goes about its postmortems.
namespace hindsight::analytics {

/// More reports than this that one commit adds were brought from elsewhere: their history does not tell when they were written.
inline constexpr int kMostWrittenAtOnce = 5;

/// In how many reports a section is answered, there but empty, or not there.
struct SectionCoverage {
  std::string section;  ///< its kind ("detection_chain")
  int answered = 0;
  int empty = 0;
  int absent = 0;
  std::vector<NamedCount> quality;  ///< what the answers are worth; see record::Section
};

/// A median with what it is taken over.
struct MedianOf {
  std::optional<double> median;
  int n = 0;
  int left_out = 0;  ///< reports that say nothing of it, or whose days cannot be believed
};

/// Something that is owed within a time.
struct Deadline {
  std::string name;  ///< "response", "report", "review", "customer copy"
  int kept = 0;
  int late = 0;
  int unknown = 0;  ///< owed, but no day is known
};

struct NearMiss {
  std::string month;  ///< "2026-04"
  const archive::Postmortem* report = nullptr;
};

struct PracticeStats {
  std::vector<SectionCoverage> coverage;  ///< the eight sections of a report, then the six for agents
  MedianOf days_to_report;   ///< from the incident to the report's first version
  MedianOf hours_to_review;  ///< from the first version to the review
  MedianOf words;
  int too_long = 0;                  ///< reports with more words than the team's policy allows
  std::vector<Deadline> deadlines;
  std::vector<NearMiss> near_misses;  ///< dated reports of sev4
};

PracticeStats practice_stats(const Selection& reports, const Terms& terms);
/// Only the coverage.
std::vector<SectionCoverage> section_coverage(const Selection& reports);
/// The kinds of sections that a report lacks or leaves empty. Those for agents are owed by reports that have one of them, or tell of a
/// model's behaviour.
std::vector<std::string> missing_sections(const record::Facts& facts);

}  // namespace hindsight::analytics
