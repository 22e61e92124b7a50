#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "hindsight/base/byte_buffer.hpp"
#include "hindsight/git/inflate.hpp"
#include "hindsight/git/object.hpp"
#include "hindsight/git/offset_cache.hpp"
#include "hindsight/git/pack_entry.hpp"
#include "hindsight/git/pack_index.hpp"
#include "hindsight/git/pack_limits.hpp"
#include "hindsight/git/tree.hpp"

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
  std::uint64_t max_bytes_;
  std::uint64_t bytes_ = 0;
  OffsetCache<SharedObject> held_;
};

/// Trees by the offsets of their entries, the least recently used given up first. What trees share counts once.
class TreeCache {
 public:
  explicit TreeCache(std::uint64_t max_bytes) : max_bytes_(max_bytes), bytes_(std::make_shared<std::uint64_t>(0)) {}

  /// To be given to the trees that are going to be kept here.
  [[nodiscard]] const ByteGauge& gauge() const { return bytes_; }
  /// Null when it is not held.
  SharedTree find(std::uint64_t offset);
  void insert(std::uint64_t offset, SharedTree tree);

 private:
  std::uint64_t max_bytes_;
  ByteGauge bytes_;
  OffsetCache<SharedTree> held_;
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
  /// The tree that read() would give, without putting together what is stored as a delta.
  Result<SharedTree> tree(const ObjectId& id);

 private:
  class ObjectChain;
  class TreeChain;
  /// Calls `read_copy(offset)` for each copy until one is good.
  template <class Value, class ReadCopy>
  Result<Value> first_good_copy(const ObjectId& id, ReadCopy read_copy);
  /// Follows the deltas from the entry at `offset` down to a base that is held or whole, and applies them upwards.
  template <class Chain>
  Result<typename Chain::Value> follow(std::uint64_t offset);
  Result<SharedObject> read_and_verify(const ObjectId& id, std::uint64_t offset);
  Result<SharedObject> inflate_whole(const PackEntry& entry);
  Result<Bytes> inflate_delta(const PackEntry& delta);

  Bytes pack_;
  PackIndex index_;
  std::string name_;
  PackLimits limits_;
  BaseFinder elsewhere_;
  Inflater inflater_;
  ByteBuffer delta_scratch_;
  std::vector<PackEntry> spare_chain_;  ///< its memory, for the next chain
  ObjectCache objects_;
  TreeCache trees_;
};

}  // namespace hindsight::git
