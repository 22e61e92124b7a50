#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>
#include <utility>

namespace hindsight::git {

/// Values by the offsets of pack entries, in the order of their last use. How many are kept is for the owner to say.
template <class Value>
class OffsetCache {
 public:
  /// Null when it is not held.
  Value* find(std::uint64_t offset) {
    const auto found = by_offset_.find(offset);
    if (found == by_offset_.end()) return nullptr;
    held_.splice(held_.begin(), held_, found->second);
    return &found->second->second;
  }
  /// False, and nothing done, when the offset is held.
  bool insert(std::uint64_t offset, Value value) {
    const auto [place, is_new] = by_offset_.try_emplace(offset);
    if (!is_new) return false;
    held_.emplace_front(offset, std::move(value));
    place->second = held_.begin();
    return true;
  }
  [[nodiscard]] std::size_t size() const { return held_.size(); }
  [[nodiscard]] const Value& oldest() const { return held_.back().second; }
  void drop_oldest() {
    by_offset_.erase(held_.back().first);
    held_.pop_back();
  }

 private:
  using Held = std::list<std::pair<std::uint64_t, Value>>;
  Held held_;  ///< the most recently used first
  std::unordered_map<std::uint64_t, typename Held::iterator> by_offset_;
};

}  // namespace hindsight::git
