#include "object_store.hpp"

#include <algorithm>
#include <utility>

namespace hindsight::git {

StoredPack& ObjectStore::add_pack(std::string name) {
  packs_.push_back(std::make_unique<StoredPack>(std::move(name), [this](const ObjectId& id) { return find_base(id); }, limits_));
  return *packs_.back();
}

bool ObjectStore::contains(const ObjectId& id) const {
  return std::any_of(packs_.begin(), packs_.end(), [&](const auto& pack) { return pack->contains(id); }) || loose_.contains(id);
}

bool ObjectStore::is_at_hand(const ObjectId& id) const {
  return std::any_of(packs_.begin(), packs_.end(), [&](const auto& pack) { return pack->is_readable() && pack->contains(id); }) || loose_.contains(id);
}

template <class Value, class FromPack, class FromFile>
Result<Value> ObjectStore::find(const ObjectId& id, FromPack from_pack, FromFile from_file) {
  Error error{ErrorCode::not_found, "the object is not here", id.hex()};
  for (const auto& pack : packs_) {
    if (!pack->is_readable() || !pack->contains(id)) continue;
    Result<Value> found = from_pack(*pack);
    if (found) return found;
    error = std::move(found).error();
  }
  if (loose_.contains(id)) {
    Result<Value> found = from_file();
    if (found || error.code == ErrorCode::not_found) return found;
  }
  return error;
}

Result<SharedObject> ObjectStore::find(const ObjectId& id, Trust trust) {
  return find<SharedObject>(
      id, [&](StoredPack& pack) { return trust == Trust::hash ? pack.read_verified(id) : pack.read(id); }, [&] { return loose_.read(id); });
}

Result<SharedTree> ObjectStore::tree(const ObjectId& id) {
  return find<SharedTree>(
      id, [&](StoredPack& pack) { return pack.tree(id); },
      [&]() -> Result<SharedTree> {
        HINDSIGHT_TRY(SharedObject object, loose_.read(id));
        return Tree::from_object(id, std::move(object));
      });
}

/// Bases may lead from pack to pack and, where somebody meant harm, around and around. What is built on one counts as
/// verified where its pack was hashed, so that the base must not rest on the word of another pack's index.
SharedObject ObjectStore::find_base(const ObjectId& id) {
  constexpr int kDeepest = 16, kMostSearches = 256;
  if (base_depth_ == 0) base_searches_ = 0;
  if (base_depth_ >= kDeepest || ++base_searches_ > kMostSearches) return nullptr;
  ++base_depth_;
  auto object = find(id, Trust::hash);
  --base_depth_;
  return object ? std::move(object).value() : nullptr;
}

Result<Object> ObjectStore::read(const ObjectId& id) {
  HINDSIGHT_TRY(const SharedObject object, find(id, Trust::hash));
  // What no cache holds is known to nobody else and need not be copied.
  if (object.use_count() == 1) return Object(std::move(const_cast<Object&>(*object)));
  return Object(*object);
}

std::vector<ObjectId> ObjectStore::object_ids() const {
  std::vector<ObjectId> ids = loose_.ids();
  for (const auto& pack : packs_) ids.insert(ids.end(), pack->index().ids().begin(), pack->index().ids().end());
  if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

bool ObjectStore::verify(std::size_t budget_bytes) {
  for (const auto& pack : packs_) {
    if (!pack->verify(budget_bytes)) return false;
  }
  return loose_.verify(budget_bytes);
}

double ObjectStore::verified() const {
  double all = double(loose_.size_bytes()), done = double(loose_.verified_bytes());
  for (const auto& pack : packs_) {
    all += double(pack->size_bytes());
    done += double(pack->size_bytes()) * pack->verified();
  }
  return all == 0 ? 1 : done / all;
}

std::vector<Error> ObjectStore::take_problems() {
  std::vector<Error> problems = loose_.take_problems();
  for (const auto& pack : packs_) {
    for (Error& problem : pack->take_problems()) problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace hindsight::git
