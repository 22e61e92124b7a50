#include "hindsight/git/pack_index.hpp"

#include <algorithm>
#include <utility>

#include "hindsight/base/sort.hpp"

namespace hindsight::git {

PackIndex::PackIndex(std::vector<Item> items, IndexOrigin origin) : origin_(origin) {
  sort_stably(items.begin(), items.end(), [](const Item& a, const Item& b) {
    const auto order = a.id <=> b.id;
    return order != 0 ? order < 0 : a.offset < b.offset;
  });
  ids_.reserve(items.size());
  offsets_.reserve(items.size());
  for (const Item& item : items) {
    ids_.push_back(item.id);
    offsets_.push_back(item.offset);
  }
  count_buckets();
}

PackIndex PackIndex::from_sorted(std::vector<ObjectId> ids, std::vector<std::uint64_t> offsets, IndexOrigin origin) {
  PackIndex index;
  index.ids_ = std::move(ids);
  index.offsets_ = std::move(offsets);
  index.origin_ = origin;
  index.count_buckets();
  return index;
}

void PackIndex::count_buckets() {
  for (const ObjectId& id : ids_) ++fan_out_[std::to_integer<std::size_t>(id.bytes[0]) + 1];
  for (std::size_t i = 1; i < fan_out_.size(); ++i) fan_out_[i] += fan_out_[i - 1];
}

std::span<const std::uint64_t> PackIndex::find(const ObjectId& id) const {
  const auto bucket = std::to_integer<std::size_t>(id.bytes[0]);
  const std::size_t from = fan_out_[bucket], to = fan_out_[bucket + 1];
  const std::size_t first = lower_bound(from, to, id);
  std::size_t last = first;
  while (last != to && ids_[last] == id) ++last;
  return {offsets_.data() + first, last - first};
}

/// Ids are hashes and lie evenly, so that a place can be guessed, and is searched for only near the guess.
std::size_t PackIndex::lower_bound(std::size_t from, std::size_t to, const ObjectId& id) const {
  constexpr std::size_t kFirstReach = 16;
  const std::size_t guess = from + std::size_t((std::uint64_t(to - from) * load_be32(id.bytes.data() + 1)) >> 32);
  for (std::size_t reach = kFirstReach;; reach *= 4) {
    const std::size_t low = guess - from > reach ? guess - reach : from;
    const std::size_t high = to - guess > reach ? guess + reach : to;
    if ((low != from && !(ids_[low - 1] < id)) || (high != to && ids_[high] < id)) continue;
    return std::size_t(std::lower_bound(ids_.begin() + std::ptrdiff_t(low), ids_.begin() + std::ptrdiff_t(high), id) - ids_.begin());
  }
}

}  // namespace hindsight::git
