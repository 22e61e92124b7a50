#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/archive/archive.hpp"
#include "hindsight/archive/query.hpp"

/// Figures over a collection, each with its n and with what was left out.
namespace hindsight::analytics {

/// What is inferred from timelines counts only where that is asked for.
enum class InferredValues { left_out, included };

struct NamedCount {
  std::string name;
  int count = 0;
};

/// Minutes from the first impact to the first detection, stated or computed.
struct DetectionStats {
  struct MissingValue {
    std::string path;
    std::string reason;
  };
  int n = 0;
  int inferred_n = 0;  ///< reports with nothing but an inferred value, whether or not these are among the n
  std::optional<double> median_minutes;
  std::optional<double> p25_minutes;
  std::optional<double> p75_minutes;
  std::optional<double> p90_minutes;
  std::optional<double> mean_minutes;
  std::vector<MissingValue> missing;
  std::vector<NamedCount> detected_by;  ///< who found out: "monitoring", "on-call", "customer", "vendor", "other"

  /// Reports with a date and a value in time order, in two halves; the middle one belongs to the later half.
  struct Halves {
    int first_n = 0;
    std::optional<double> first_median_minutes;
    int last_n = 0;
    std::optional<double> last_median_minutes;
  };
  Halves halves;
};

struct TrendCell {
  std::string period;  ///< "2026-Q2"
  std::string category;
  int count = 0;
};

struct RecurringPattern {
  std::string category;
  std::string severity;
  std::vector<std::string> paths;
};

/// completion_rate = done / (all but won't-do and unknown);
/// in_time_rate = closed by the due date / (closed with a due date and a known closing day, or open past it).
struct ActionStats {
  int total = 0;
  int done = 0;
  int open = 0;  ///< open or in progress
  int deferred = 0;
  int wont_do = 0;
  int unknown = 0;
  int overdue = 0;
  int in_time = 0;
  int undated_closures = 0;
  std::optional<double> completion_rate;
  std::optional<double> in_time_rate;
  std::optional<double> median_days_to_close;

  /// Items that could be done and say whether they are: what completion_rate is a share of.
  [[nodiscard]] int countable() const { return total - wont_do - unknown; }
};

/// In how many reports a section is answered, there but empty, or not there.
struct SectionCoverage {
  std::string section;  ///< its kind ("detection_chain")
  int answered = 0;
  int empty = 0;
  int absent = 0;
};

struct Stats {
  Date as_of;
  int count = 0;
  DetectionStats detection;
  std::vector<NamedCount> categories;
  std::vector<NamedCount> severities;
  std::vector<TrendCell> trend;
  std::vector<RecurringPattern> recurring;
  ActionStats actions;
  std::vector<SectionCoverage> coverage;  ///< the eight sections of a report, then the six for agents
  std::vector<NamedCount> diagnostics;
};

using Selection = std::vector<const archive::Postmortem*>;

Stats compute_stats(const Selection& reports, Date as_of, InferredValues inferred = InferredValues::left_out);

/// Open or in progress, with a due date before `as_of`.
bool is_overdue(const record::ActionItem& item, Date as_of);

}  // namespace hindsight::analytics
