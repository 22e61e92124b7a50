#include "action_history.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace hindsight::archive {
namespace {

using record::ActionStatus;

constexpr std::size_t kMostGone = 1000;

std::vector<const ItemKey*> keys_of(const std::vector<TracedItem>& items) {
  std::vector<const ItemKey*> keys;
  keys.reserve(items.size());
  for (const TracedItem& item : items) keys.push_back(&item.reading.key);
  return keys;
}

/// Whether `a` tells more of how an item came to be in state `now` than `b`: the parent that has the state already, and of
/// two that closed it the one that did so first.
bool tells_more(const TracedItem& a, const TracedItem& b, ActionStatus now) {
  const auto rank = [now](const TracedItem& item) {
    const ItemLineage::Change* closing = now == ActionStatus::done ? closing_of(item) : nullptr;
    return std::tuple(item.reading.status != now, closing ? closing->commit : kNoItem, std::size_t(-1) - item.lineage.changes.size());
  };
  return rank(a) < rank(b);
}

/// How many items name each ticket.
std::unordered_map<std::uint64_t, std::size_t> count_tickets(const std::vector<TracedItem>& items) {
  std::unordered_map<std::uint64_t, std::size_t> counts;
  for (const TracedItem& item : items) ++counts[item.reading.key.ticket];
  return counts;
}

/// The item as the version at hand has it.
ItemLineage carry_on(const TracedItem& from, ActionStatus now, std::size_t commit) {
  ItemLineage lineage = from.lineage;
  if (from.reading.status != now) lineage.changes.push_back({commit, from.reading.status, now});
  return lineage;
}

class Tracer {
 public:
  Tracer(std::size_t commit, const ItemReadings& readings, const std::vector<const TracedVersion*>& parents)
      : commit_(commit), parents_(parents), found_(parents.size()), has_lineage_(readings.size(), false) {
    for (const ItemReading& reading : readings) version_.items.push_back({reading, {}});
  }

  TracedVersion run() {
    follow_from_parents();
    for (const TracedVersion* parent : parents_)
      for (const TracedItem& item : parent->gone) add_gone(item);
    bring_back();
    collect_lost();
    for (std::size_t i = 0; i < version_.items.size(); ++i) {
      if (has_lineage_[i]) continue;
      version_.items[i].lineage.opened = commit_;
      version_.arrived.push_back(i);
    }
    return std::move(version_);
  }

 private:
  void follow_from_parents() {
    std::vector<std::vector<std::size_t>> matches;
    for (std::size_t p = 0; p < parents_.size(); ++p) {
      matches.push_back(match_items(keys_of(version_.items), keys_of(parents_[p]->items), Likeness::reworded));
      found_[p].assign(parents_[p]->items.size(), false);
    }
    for (std::size_t i = 0; i < version_.items.size(); ++i) {
      TracedItem& item = version_.items[i];
      const TracedItem* best = nullptr;
      std::size_t opened = commit_;
      for (std::size_t p = 0; p < parents_.size(); ++p) {
        if (matches[p][i] == kNoItem) continue;
        const TracedItem& before = parents_[p]->items[matches[p][i]];
        found_[p][matches[p][i]] = true;
        opened = std::min(opened, before.lineage.opened);
        if (!best || tells_more(before, *best, item.reading.status)) best = &before;
      }
      if (!best) continue;
      item.lineage = carry_on(*best, item.reading.status, commit_);
      item.lineage.opened = opened;
      has_lineage_[i] = true;
    }
  }

  void collect_lost() {
    for (std::size_t p = 0; p < parents_.size(); ++p) {
      for (std::size_t j = 0; j < parents_[p]->items.size(); ++j) {
        if (found_[p][j]) continue;
        const TracedItem& item = parents_[p]->items[j];
        add_gone(item);
        if (p == 0 && was_in_all_parents(item.reading.key)) version_.departed.push_back(item);
      }
    }
  }

  /// An item of the first parent that is lost was in each other parent, too.
  bool was_in_all_parents(const ItemKey& key) const {
    for (std::size_t p = 1; p < parents_.size(); ++p) {
      bool lost = false;
      for (std::size_t j = 0; j < parents_[p]->items.size() && !lost; ++j)
        lost = !found_[p][j] && parents_[p]->items[j].reading.key.words == key.words;
      if (!lost) return false;
    }
    return true;
  }

  void add_gone(const TracedItem& item) {
    if (version_.gone.size() < kMostGone) version_.gone.push_back(item);
  }

  /// By the same words, or a ticket that no other item names. Both sides of a merge may have lost the same item: then the
  /// one that tells more counts, as for items that stayed.
  void bring_back() {
    if (version_.gone.empty()) return;
    auto uses_here = count_tickets(version_.items);
    auto uses_before = count_tickets(version_.gone);
    const auto is_same = [&](const ItemKey& gone, const ItemKey& item) {
      if (gone.words == item.words) return true;
      return gone.ticket != 0 && gone.ticket == item.ticket && uses_here[item.ticket] == 1 && uses_before[item.ticket] == 1;
    };
    std::vector<bool> is_back(version_.gone.size(), false);
    for (std::size_t i = 0; i < version_.items.size(); ++i) {
      if (has_lineage_[i]) continue;
      TracedItem& item = version_.items[i];
      const TracedItem* best = nullptr;
      for (std::size_t g = 0; g < version_.gone.size(); ++g) {
        const TracedItem& gone = version_.gone[g];
        if (is_back[g] || !is_same(gone.reading.key, item.reading.key)) continue;
        if (!best || tells_more(gone, *best, item.reading.status)) best = &gone;
        is_back[g] = true;
      }
      if (!best) continue;
      item.lineage = carry_on(*best, item.reading.status, commit_);
      has_lineage_[i] = true;
      version_.arrived.push_back(i);
    }
    std::size_t kept = 0;
    for (std::size_t g = 0; g < version_.gone.size(); ++g) {
      if (is_back[g]) continue;
      if (kept != g) version_.gone[kept] = std::move(version_.gone[g]);
      ++kept;
    }
    version_.gone.resize(kept);
  }

  std::size_t commit_;
  const std::vector<const TracedVersion*>& parents_;
  std::vector<std::vector<bool>> found_;  ///< of each parent's items: is in this version
  std::vector<bool> has_lineage_;
  TracedVersion version_;
};

}  // namespace

ItemReadings readings_of(const std::vector<record::ActionItem>& items) {
  ItemReadings readings;
  readings.reserve(items.size());
  for (const record::ActionItem& item : items) readings.push_back({key_of(item), item.status});
  return readings;
}

TracedVersion trace_version(std::size_t commit, const ItemReadings& readings, const std::vector<const TracedVersion*>& parents) {
  return Tracer(commit, readings, parents).run();
}

const ItemLineage::Change* closing_of(const TracedItem& item) {
  if (item.reading.status != ActionStatus::done) return nullptr;
  for (auto change = item.lineage.changes.rbegin(); change != item.lineage.changes.rend(); ++change)
    if (change->to == ActionStatus::done) return &*change;
  return nullptr;
}

}  // namespace hindsight::archive
