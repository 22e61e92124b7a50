#include "item_moves.hpp"

#include <algorithm>
#include <map>

namespace hindsight::archive {

void ItemMoves::arrived(std::size_t report, std::size_t commit, TracedItem& item) {
  arrivals_.push_back({report, commit, item, kNoItem});
  item.lineage.arrival = arrivals_.size() - 1;
}

void ItemMoves::departed(std::size_t report, std::size_t commit, TracedItem item) {
  departures_.push_back({report, commit, std::move(item), kNoItem});
}

void ItemMoves::pair() {
  std::map<std::size_t, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> by_commit;
  for (std::size_t i = 0; i < departures_.size(); ++i) by_commit[departures_[i].commit].second.push_back(i);
  for (std::size_t i = 0; i < arrivals_.size(); ++i) {
    const auto found = by_commit.find(arrivals_[i].commit);
    if (found != by_commit.end()) found->second.first.push_back(i);
  }
  for (const auto& [commit, moves] : by_commit) pair_in_commit(moves.first, moves.second);
}

/// An item that was reworded beyond recognition arrives in the report that it departs from: so the pairing knows no reports,
/// and what it finds within one is left.
void ItemMoves::pair_in_commit(const std::vector<std::size_t>& arrivals, const std::vector<std::size_t>& departures) {
  std::vector<const ItemKey*> new_keys, old_keys;
  for (const std::size_t i : arrivals) new_keys.push_back(&arrivals_[i].item.reading.key);
  for (const std::size_t i : departures) old_keys.push_back(&departures_[i].item.reading.key);
  const std::vector<std::size_t> match = match_items(new_keys, old_keys, Likeness::moved);
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    if (match[i] == kNoItem) continue;
    Move& arrival = arrivals_[arrivals[i]];
    if (departures_[departures[match[i]]].report != arrival.report) arrival.origin = departures[match[i]];
  }
}

TracedItem ItemMoves::whole(TracedItem item) const {
  // What departs with a commit had arrived with an earlier one: this ends.
  while (item.lineage.arrival != kNoItem) {
    const Move& arrival = arrivals_[item.lineage.arrival];
    const ItemLineage& known = arrival.item.lineage;
    item.lineage.arrival = known.arrival;
    if (arrival.origin == kNoItem) continue;
    const TracedItem& before = departures_[arrival.origin].item;
    ItemLineage lineage = before.lineage;
    lineage.opened = std::min(lineage.opened, known.opened);
    if (before.reading.status != arrival.item.reading.status)
      lineage.changes.push_back({arrival.commit, before.reading.status, arrival.item.reading.status});
    const auto since = item.lineage.changes.begin() + std::ptrdiff_t(known.changes.size());
    lineage.changes.insert(lineage.changes.end(), since, item.lineage.changes.end());
    item.lineage = std::move(lineage);
  }
  return item;
}

}  // namespace hindsight::archive
