#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "action_history.hpp"

namespace hindsight::archive {

/// Items that one commit takes out of one report and puts into another: they are older than their new place.
class ItemMoves {
 public:
  /// An item begins in a report, or is back in it; from now on its lineage says so.
  void arrived(std::size_t report, std::size_t commit, TracedItem& item);
  /// An item of the version before `commit` is not in the report any more.
  void departed(std::size_t report, std::size_t commit, TracedItem item);

  /// Pairs arrivals and departures of each commit, of different reports. To be called once, after all have been told.
  void pair();
  /// The item with what it was before it arrived where it is now.
  [[nodiscard]] TracedItem whole(TracedItem item) const;

 private:
  struct Move {
    std::size_t report = 0;
    std::size_t commit = 0;
    TracedItem item;
    std::size_t origin = kNoItem;  ///< of an arrival: the departure
  };

  void pair_in_commit(const std::vector<std::size_t>& arrivals, const std::vector<std::size_t>& departures);

  std::vector<Move> arrivals_;
  std::vector<Move> departures_;
};

}  // namespace hindsight::archive
