#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "hindsight/record/facts.hpp"
#include "item_match.hpp"

namespace hindsight::archive {

/// What one version of a report says of one action item.
struct ItemReading {
  ItemKey key;
  record::ActionStatus status = record::ActionStatus::unknown;
};
using ItemReadings = std::vector<ItemReading>;
ItemReadings readings_of(const std::vector<record::ActionItem>& items);

/// What became of an item until some version. Commits are indices into History::commits: parents before children.
struct ItemLineage {
  struct Change {
    std::size_t commit = 0;
    record::ActionStatus from = record::ActionStatus::unknown;
    record::ActionStatus to = record::ActionStatus::unknown;
  };
  std::size_t opened = 0;         ///< the commit that it appeared with
  std::size_t arrival = kNoItem;  ///< of ItemMoves: where it may have come from another report
  std::vector<Change> changes;    ///< of its state, in order
};

struct TracedItem {
  ItemReading reading;
  ItemLineage lineage;
};

/// A version's items in the order of the file, each with all that came before.
struct TracedVersion {
  std::vector<TracedItem> items;
  std::vector<TracedItem> gone;         ///< in earlier versions, not in this one; as they were last
  std::vector<std::size_t> arrived;     ///< the items that are in none of the parents: new, or back
  std::vector<TracedItem> departed;     ///< the items of all parents that are not in this version
};

/// Follows the items of the parent versions (none for a report's first version, several for a merge) into a version that
/// `commit` made. An item that comes back after it was gone is the same if its words or its ticket are the same.
///
/// A merge dates nothing that one of its parents had already: what is done there keeps the closing of the branch that closed
/// it first. An item that is in none of the parents begins here, in the state that it has.
TracedVersion trace_version(std::size_t commit, const ItemReadings& readings, const std::vector<const TracedVersion*>& parents);

/// The last change into `done`, where the item is done and there was one: an item that was ticked when it first appeared
/// was closed at an unknown time.
const ItemLineage::Change* closing_of(const TracedItem& item);

}  // namespace hindsight::archive
