#include "hindsight/git/pack_index.hpp"

#include <algorithm>
#include <utility>

namespace hindsight::git {

PackIndex::PackIndex(std::vector<Item> items, IndexOrigin origin) : origin_(origin) {
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
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
  const auto from = ids_.begin() + fan_out_[bucket];
  const auto to = ids_.begin() + fan_out_[bucket + 1];
  const auto first = std::lower_bound(from, to, id);
  auto last = first;
  while (last != to && *last == id) ++last;
  return {offsets_.data() + (first - ids_.begin()), std::size_t(last - first)};
}

}  // namespace hindsight::git
