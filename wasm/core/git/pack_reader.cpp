#include "hindsight/git/pack_reader.hpp"

#include <utility>
#include <vector>

#include "hindsight/git/delta.hpp"

namespace hindsight::git {
namespace {

Error at_offset(Error error, std::uint64_t offset) {
  if (error.where.empty()) error.where = pack_place(offset);
  return error;
}

}  // namespace

SharedObject ObjectCache::find(std::uint64_t offset) {
  const auto found = by_offset_.find(offset);
  if (found == by_offset_.end()) return nullptr;
  held_.splice(held_.begin(), held_, found->second);
  return found->second->object;
}

void ObjectCache::insert(std::uint64_t offset, SharedObject object) {
  const std::uint64_t size = object->data.size();
  if (size > max_bytes_ / 4 || by_offset_.count(offset) != 0) return;
  held_.push_front({offset, std::move(object)});
  by_offset_.emplace(offset, held_.begin());
  bytes_ += size;
  while (bytes_ > max_bytes_) {
    bytes_ -= held_.back().object->data.size();
    by_offset_.erase(held_.back().offset);
    held_.pop_back();
  }
}

PackReader::PackReader(Bytes pack, PackIndex index, std::string name, PackLimits limits, BaseFinder elsewhere)
    : pack_(pack),
      index_(std::move(index)),
      name_(std::move(name)),
      limits_(limits),
      elsewhere_(std::move(elsewhere)),
      cache_(limits.base_cache_bytes) {}

Result<SharedObject> PackReader::read(const ObjectId& id) { return read_copies(id, Trust::index); }
Result<SharedObject> PackReader::read_verified(const ObjectId& id) { return read_copies(id, Trust::hash); }

Result<SharedObject> PackReader::read_copies(const ObjectId& id, Trust trust) {
  Error error{ErrorCode::not_found, "the object is not in the pack", ""};
  for (const std::uint64_t offset : index_.find(id)) {
    auto object = read_at(offset);
    if (!object) {
      error = std::move(object).error();
      continue;
    }
    if (trust == Trust::index || index_.origin() == IndexOrigin::computed) return object;
    const ObjectId computed = hash_object((*object)->kind, (*object)->data);
    if (computed == id) return object;
    error = {ErrorCode::mismatch, "the object's content has the id " + computed.hex(), pack_place(offset)};
  }
  error.where = name_ + ", " + id.hex() + (error.where.empty() ? "" : ", " + error.where);
  return error;
}

/// Follows the chain down to a base that is cached or whole, then applies the deltas upwards.
Result<SharedObject> PackReader::read_at(std::uint64_t offset) {
  std::vector<PackEntry> chain;
  SharedObject object;
  for (std::uint64_t at = offset; !(object = cache_.find(at));) {
    HINDSIGHT_TRY(const PackEntry entry, parse_pack_entry(pack_, at));
    if (!entry.is_delta()) {
      HINDSIGHT_TRY(object, inflate_whole(entry));
      if (!chain.empty()) cache_.insert(at, object);
      break;
    }
    chain.push_back(entry);
    if (chain.size() > index_.size()) return Error{ErrorCode::malformed, "the chain of deltas runs in a circle", pack_place(offset)};
    if (entry.type == EntryType::ofs_delta) {
      at = entry.base_offset;
      continue;
    }
    if (const auto bases = index_.find(entry.base_id); !bases.empty()) {
      at = bases.front();
      continue;
    }
    object = find_elsewhere(entry);
    if (object) break;
    return Error{ErrorCode::not_found, "the delta's base " + entry.base_id.hex() + " is not in the pack", pack_place(entry.offset)};
  }

  std::uint64_t produced = 0;
  for (; !chain.empty(); chain.pop_back()) {
    HINDSIGHT_TRY(object, apply(object, chain.back()));
    produced += object->data.size();
    if (produced > limits_.chain_bytes) {
      return Error{ErrorCode::limit, "the chain of deltas produces more than the " + std::to_string(limits_.chain_bytes) + " bytes allowed",
                   pack_place(offset)};
    }
    cache_.insert(chain.back().offset, object);
  }
  return object;
}

SharedObject PackReader::find_elsewhere(const PackEntry& delta) const {
  return elsewhere_ ? elsewhere_(delta.base_id) : nullptr;
}

Result<SharedObject> PackReader::inflate_whole(const PackEntry& entry) {
  const Bytes input = pack_.subspan(std::size_t(entry.data_offset));
  if (entry.size > limits_.max_object_bytes || !Inflater::is_plausible(input.size(), entry.size)) {
    return Error{ErrorCode::limit, "the object states a size of " + std::to_string(entry.size) + " bytes", pack_place(entry.offset)};
  }
  auto object = std::make_shared<Object>();
  object->kind = entry.kind();
  object->data.resize(std::size_t(entry.size));
  if (auto consumed = inflater_.inflate(input, object->data); !consumed) return at_offset(std::move(consumed).error(), entry.offset);
  return SharedObject(std::move(object));
}

Result<SharedObject> PackReader::apply(const SharedObject& base, const PackEntry& delta) {
  const Bytes input = pack_.subspan(std::size_t(delta.data_offset));
  if (delta.size > limits_.max_object_bytes || !Inflater::is_plausible(input.size(), delta.size)) {
    return Error{ErrorCode::limit, "the delta states a size of " + std::to_string(delta.size) + " bytes", pack_place(delta.offset)};
  }
  const std::size_t size = std::size_t(delta.size);
  if (delta_scratch_.size() < size) delta_scratch_.resize(size);
  const std::span<std::byte> instructions(delta_scratch_.data(), size);
  if (auto consumed = inflater_.inflate(input, instructions); !consumed) return at_offset(std::move(consumed).error(), delta.offset);

  auto object = std::make_shared<Object>();
  object->kind = base->kind;
  if (auto applied = apply_delta(base->data, instructions, limits_.max_object_bytes, object->data); !applied) {
    return at_offset(std::move(applied).error(), delta.offset);
  }
  return SharedObject(std::move(object));
}

}  // namespace hindsight::git
