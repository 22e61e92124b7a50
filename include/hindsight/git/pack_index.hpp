#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "hindsight/git/object.hpp"

namespace hindsight::git {

/// Who says which object is where.
enum class IndexOrigin {
  computed,  ///< every object was hashed when the index was made: nothing needs to be hashed again
  supplied,  ///< an idx file or a sidecar says so: objects are verified when they are read
};

/// Where each object of a pack begins. A value; knows nothing of the pack's bytes.
class PackIndex {
 public:
  struct Item {
    ObjectId id;
    std::uint64_t offset = 0;
  };

  PackIndex() = default;
  PackIndex(std::vector<Item> items, IndexOrigin origin);
  /// `ids` must be ascending, the `offsets` beside them too where an id occurs twice.
  static PackIndex from_sorted(std::vector<ObjectId> ids, std::vector<std::uint64_t> offsets, IndexOrigin origin);

  [[nodiscard]] std::size_t size() const { return offsets_.size(); }
  [[nodiscard]] IndexOrigin origin() const { return origin_; }
  /// Ascending; an object that is stored twice occurs twice.
  [[nodiscard]] const std::vector<ObjectId>& ids() const { return ids_; }
  /// Parallel to ids().
  [[nodiscard]] const std::vector<std::uint64_t>& offsets() const { return offsets_; }
  /// Offsets of the copies of an object, the first in the pack first; empty when it is not there. Valid as long as the index.
  [[nodiscard]] std::span<const std::uint64_t> find(const ObjectId& id) const;

 private:
  void count_buckets();
  /// The first of [from, to) that is not less than `id`; these are ids with its first byte.
  [[nodiscard]] std::size_t lower_bound(std::size_t from, std::size_t to, const ObjectId& id) const;

  std::vector<ObjectId> ids_;
  std::vector<std::uint64_t> offsets_;  ///< parallel to ids_
  std::array<std::uint32_t, 257> fan_out_{};
  IndexOrigin origin_ = IndexOrigin::computed;
};

}  // namespace hindsight::git
