#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hindsight/analytics/selection.hpp"
#include "hindsight/base/sort.hpp"

/// Counting things by name.
namespace hindsight::analytics {

class Tally {
 public:
  void add(std::string_view name) { names_.emplace_back(name); }

  [[nodiscard]] std::vector<NamedCount> by_name() && {
    sort_stably(names_.begin(), names_.end(), [](const std::string& a, const std::string& b) { return a < b; });
    std::vector<NamedCount> counts;
    for (std::string& name : names_) {
      if (counts.empty() || counts.back().name != name) counts.push_back({std::move(name), 0});
      ++counts.back().count;
    }
    return counts;
  }
  /// The most frequent first; of the same count by name.
  [[nodiscard]] std::vector<NamedCount> by_count() && {
    std::vector<NamedCount> counts = std::move(*this).by_name();
    sort_stably(counts.begin(), counts.end(), [](const NamedCount& a, const NamedCount& b) { return a.count > b.count; });
    return counts;
  }

 private:
  std::vector<std::string> names_;
};

/// Counts by quarter and name, both in ascending order.
class QuarterTally {
 public:
  void add(Date date, std::string_view name) { cells_.push_back({quarter_index(date), std::string(name)}); }

  [[nodiscard]] std::vector<PeriodCount> take() && {
    sort_stably(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) { return a.quarter != b.quarter ? a.quarter < b.quarter : a.name < b.name; });
    std::vector<PeriodCount> counts;
    const Cell* last = nullptr;
    for (const Cell& cell : cells_) {
      if (last == nullptr || last->quarter != cell.quarter || last->name != cell.name) counts.push_back({quarter_name(cell.quarter), cell.name, 0});
      ++counts.back().count;
      last = &cell;
    }
    return counts;
  }

 private:
  struct Cell {
    int quarter;
    std::string name;
  };
  std::vector<Cell> cells_;
};

}  // namespace hindsight::analytics
