#pragma once

#include <memory>
#include <string>
#include <vector>

#include "loose_objects.hpp"
#include "stored_pack.hpp"

namespace hindsight::git {

/// Objects in any number of packs and in files of their own. A delta's base may lie in any of them, and of several copies
/// of an object one that is good serves.
class ObjectStore {
 public:
  explicit ObjectStore(PackLimits limits = {}) : limits_(limits) {}
  ObjectStore(const ObjectStore&) = delete;  // packs know the way back
  ObjectStore& operator=(const ObjectStore&) = delete;

  /// Stays where it is as long as the store.
  StoredPack& add_pack(std::string name);
  [[nodiscard]] const std::vector<std::unique_ptr<StoredPack>>& packs() const { return packs_; }
  [[nodiscard]] LooseObjects& loose() { return loose_; }

  /// Named by an index or there as a file; its bytes may still have to be fetched.
  [[nodiscard]] bool contains(const ObjectId& id) const;
  /// Can be read now.
  [[nodiscard]] bool is_at_hand(const ObjectId& id) const;
  /// On the word of an index where there is one. `not_found` names the id.
  Result<SharedObject> share(const ObjectId& id) { return find(id, Trust::index); }
  /// What share() would give, built from what it is a delta of.
  Result<SharedTree> tree(const ObjectId& id);
  /// Verified against its id.
  Result<Object> read(const ObjectId& id);

  [[nodiscard]] std::vector<ObjectId> object_ids() const;

  /// Hashes what was taken on trust; true at the end.
  bool verify(std::size_t budget_bytes);
  [[nodiscard]] double verified() const;

  [[nodiscard]] std::vector<Error> take_problems();

 private:
  enum class Trust { index, hash };
  /// Of several copies the first that `from_pack` or `from_file` can read.
  template <class Value, class FromPack, class FromFile>
  Result<Value> find(const ObjectId& id, FromPack from_pack, FromFile from_file);
  Result<SharedObject> find(const ObjectId& id, Trust trust);
  SharedObject find_base(const ObjectId& id);

  PackLimits limits_;
  std::vector<std::unique_ptr<StoredPack>> packs_;
  LooseObjects loose_;
  int base_depth_ = 0;
  int base_searches_ = 0;
};

}  // namespace hindsight::git
