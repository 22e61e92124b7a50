#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "hindsight/base/bytes.hpp"
#include "hindsight/git/inflate.hpp"
#include "hindsight/git/object.hpp"
#include "hindsight/git/pack_entry.hpp"
#include "hindsight/git/pack_index.hpp"
#include "hindsight/git/pack_limits.hpp"

namespace hindsight::git {

/// Objects by the offsets of their entries, the least recently used given up first.
class ObjectCache {
 public:
  explicit ObjectCache(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  /// Null when it is not held.
  SharedObject find(std::uint64_t offset);
  /// Objects of more than a quarter of the budget are not kept.
  void insert(std::uint64_t offset, SharedObject object);

 private:
  struct Held {
    std::uint64_t offset = 0;
    SharedObject object;
  };
  std::uint64_t max_bytes_;
  std::uint64_t bytes_ = 0;
  std::list<Held> held_;  ///< the most recently used first
  std::unordered_map<std::uint64_t, std::list<Held>::iterator> by_offset_;
};

/// Finds an object that is stored elsewhere, for deltas whose base is not in their pack; null where there is none.
using BaseFinder = std::function<SharedObject(const ObjectId&)>;

/// Reads objects of one pack in any order.
class PackReader {
 public:
  /// `pack` must outlive the reader.
  PackReader(Bytes pack, PackIndex index, std::string name, PackLimits limits = {}, BaseFinder elsewhere = {});

  [[nodiscard]] const PackIndex& index() const { return index_; }
  /// The object, on the word of the index. Of several copies the first good one serves.
  /// The error names the file, the id and the offset.
  Result<SharedObject> read(const ObjectId& id);
  /// The same, verified against its id (when the index was made, or now).
  Result<SharedObject> read_verified(const ObjectId& id);

 private:
  enum class Trust { index, hash };
  Result<SharedObject> read_copies(const ObjectId& id, Trust trust);
  Result<SharedObject> read_at(std::uint64_t offset);
  Result<SharedObject> inflate_whole(const PackEntry& entry);
  Result<SharedObject> apply(const SharedObject& base, const PackEntry& delta);
  SharedObject find_elsewhere(const PackEntry& delta) const;

  Bytes pack_;
  PackIndex index_;
  std::string name_;
  PackLimits limits_;
  BaseFinder elsewhere_;
  Inflater inflater_;
  ByteBuffer delta_scratch_;
  ObjectCache cache_;
};

}  // namespace hindsight::git
