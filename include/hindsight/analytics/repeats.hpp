#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/analytics/selection.hpp"

/// What happened again.
namespace hindsight::analytics {

/// A report and those before it that it names, or that are of its class.
struct Repetition {
  std::string path;
  std::string failure_class;         ///< "" where only named
  std::vector<std::string> earlier;  ///< paths, oldest first
};

/// An incident of a class whose action items had all been done by then.
struct Return {
  std::string path;
  std::string failure_class;
  std::vector<std::string> earlier;
  Date closed;  ///< when the last of the action items was
};

struct RepeatRate {
  int classes = 0;
  int repeated = 0;
  [[nodiscard]] std::optional<double> rate() const { return classes > 0 ? std::optional(double(repeated) / classes) : std::nullopt; }
};

struct RepeatStats {
  int incidents = 0;  ///< dated, and telling whether they are one of a kind: by a class, or by earlier incidents
  int repeated = 0;
  std::vector<Repetition> repetitions;
  std::vector<Return> returns;
  RepeatRate with_counterfactual;     ///< classes of which a report has written one before any repetition
  RepeatRate without_counterfactual;

  [[nodiscard]] std::optional<double> rate() const { return incidents > 0 ? std::optional(double(repeated) / incidents) : std::nullopt; }
};

/// Of two incidents of one class the later one repeats the earlier, and so does one that names another. The class is the field for
/// it, by its words; “rare” is none.
RepeatStats repeat_stats(const Selection& reports);

}  // namespace hindsight::analytics
