#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hindsight/analytics/selection.hpp"

/// What happened again.
namespace hindsight::analytics {

/// Of the earlier incidents of a report so many are named.
inline constexpr std::size_t kMostEarlier = 10;

/// A report and those before it that it names, or that are of its class. Pointers into the archive.
struct Repetition {
  const archive::Postmortem* report = nullptr;
  std::string failure_class;      ///< "" where only named
  Selection earlier;              ///< the last kMostEarlier of them, oldest first
  int earlier_count = 0;          ///< all of them
  std::optional<Date> closed_at;  ///< when the last action item of the earlier ones of its class had been done, if that was before it
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
  RepeatRate with_counterfactual;     ///< classes of which a report has written one before any repetition
  RepeatRate without_counterfactual;

  [[nodiscard]] std::optional<double> rate() const { return incidents > 0 ? std::optional(double(repeated) / incidents) : std::nullopt; }
};

/// Of two incidents of one class the later one repeats the earlier, and so does one that names another. The class is the field for
/// it, by its words; “rare” is none.
RepeatStats repeat_stats(const Selection& reports);

}  // namespace hindsight::analytics
