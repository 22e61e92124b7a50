#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/analytics/selection.hpp"
#include "hindsight/base/sort.hpp"

/// Counting things by name.
namespace hindsight::analytics {

/// Counts by name, in the order in which the names came.
class Tally {
 public:
  void add(std::string_view name) {
    for (NamedCount& known : counts_) {
      if (known.name != name) continue;
      ++known.count;
      return;
    }
    counts_.push_back({std::string(name), 1});
  }
  [[nodiscard]] std::vector<NamedCount> by_name() && {
    sort_stably(counts_.begin(), counts_.end(), [](const NamedCount& a, const NamedCount& b) { return a.name < b.name; });
    return std::move(counts_);
  }
  /// The most frequent first; of the same count by name.
  [[nodiscard]] std::vector<NamedCount> by_count() && {
    sort_stably(counts_.begin(), counts_.end(), [](const NamedCount& a, const NamedCount& b) { return a.count != b.count ? a.count > b.count : a.name < b.name; });
    return std::move(counts_);
  }

 private:
  std::vector<NamedCount> counts_;
};

/// Counts by quarter and name, both in ascending order.
class QuarterTally {
 public:
  void add(Date date, std::string_view name) {
    const int quarter = quarter_index(date);
    for (Cell& cell : cells_) {
      if (cell.quarter != quarter || cell.name != name) continue;
      ++cell.count;
      return;
    }
    cells_.push_back({quarter, std::string(name), 1});
  }
  [[nodiscard]] std::vector<PeriodCount> take() && {
    sort_stably(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) { return a.quarter != b.quarter ? a.quarter < b.quarter : a.name < b.name; });
    std::vector<PeriodCount> counts;
    for (Cell& cell : cells_) counts.push_back({quarter_name(cell.quarter), std::move(cell.name), cell.count});
    return counts;
  }

 private:
  struct Cell {
    int quarter;
    std::string name;
    int count;
  };
  std::vector<Cell> cells_;
};

}  // namespace hindsight::analytics
