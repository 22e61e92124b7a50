#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hindsight::git {

/// Values by the offsets of pack entries, in the order of their last use. How many are kept is for the owner to say.
/// One is put in or given up for nearly every object that is read, so both go without the allocator.
template <class Value>
class OffsetCache {
 public:
  /// Null when it is not held. Valid until the next insertion.
  Value* find(std::uint64_t offset) {
    const std::uint32_t slot = places_[place_of(offset)];
    if (slot == kNone) return nullptr;
    if (slot != newest_) {
      unlink(slot);
      link_as_newest(slot);
    }
    return &slots_[slot].value;
  }
  /// False, and nothing done, when the offset is held.
  bool insert(std::uint64_t offset, Value value) {
    if (2 * (size_ + 1) > places_.size()) grow();
    const std::size_t place = place_of(offset);
    if (places_[place] != kNone) return false;
    const std::uint32_t slot = take_slot();
    slots_[slot].offset = offset;
    slots_[slot].value = std::move(value);
    places_[place] = slot;
    link_as_newest(slot);
    ++size_;
    return true;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// There must be one.
  [[nodiscard]] const Value& oldest() const { return slots_[oldest_].value; }
  void drop_oldest() {
    const std::uint32_t slot = oldest_;
    clear_place(place_of(slots_[slot].offset));
    unlink(slot);
    slots_[slot].value = {};
    slots_[slot].newer = free_;
    free_ = slot;
    --size_;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Slot {
    std::uint64_t offset = 0;
    std::uint32_t newer = kNone;  ///< of a free slot, the next free one
    std::uint32_t older = kNone;
    Value value;
  };

  /// Where the search for an offset begins: the upper bits of a product with 2^64 over the golden ratio (Knuth, 6.4).
  [[nodiscard]] std::size_t home_of(std::uint64_t offset) const {
    return std::size_t((offset * 0x9E3779B97F4A7C15u) >> 32) & (places_.size() - 1);
  }
  /// The place of an offset, or the free one where it would go.
  [[nodiscard]] std::size_t place_of(std::uint64_t offset) const {
    std::size_t place = home_of(offset);
    while (places_[place] != kNone && slots_[places_[place]].offset != offset) place = (place + 1) & (places_.size() - 1);
    return place;
  }
  /// Moves up those behind it that would not be found any more.
  void clear_place(std::size_t gap) {
    const std::size_t last = places_.size() - 1;
    for (std::size_t place = (gap + 1) & last; places_[place] != kNone; place = (place + 1) & last) {
      const std::size_t home = home_of(slots_[places_[place]].offset);
      if (((place - home) & last) < ((place - gap) & last)) continue;
      places_[gap] = places_[place];
      gap = place;
    }
    places_[gap] = kNone;
  }
  void grow() {
    places_.assign(2 * places_.size(), kNone);
    for (std::uint32_t slot = oldest_; slot != kNone; slot = slots_[slot].newer) places_[place_of(slots_[slot].offset)] = slot;
  }
  std::uint32_t take_slot() {
    if (free_ == kNone) {
      slots_.emplace_back();
      return std::uint32_t(slots_.size() - 1);
    }
    return std::exchange(free_, slots_[free_].newer);
  }
  void unlink(std::uint32_t slot) {
    const Slot& held = slots_[slot];
    (held.older == kNone ? oldest_ : slots_[held.older].newer) = held.newer;
    (held.newer == kNone ? newest_ : slots_[held.newer].older) = held.older;
  }
  void link_as_newest(std::uint32_t slot) {
    slots_[slot].older = newest_;
    slots_[slot].newer = kNone;
    (newest_ == kNone ? oldest_ : slots_[newest_].newer) = slot;
    newest_ = slot;
  }

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> places_ = std::vector<std::uint32_t>(16, kNone);  ///< slots by offset; half empty, a power of two
  std::size_t size_ = 0;
  std::uint32_t newest_ = kNone;
  std::uint32_t oldest_ = kNone;
  std::uint32_t free_ = kNone;
};

}  // namespace hindsight::git
