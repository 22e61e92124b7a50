#include "hindsight/git/pack_reader.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "hindsight/git/delta.hpp"

namespace hindsight::git {
namespace {

Error at_offset(Error error, std::uint64_t offset) {
  if (error.where.empty()) error.where = pack_place(offset);
  return error;
}

/// What an entry's stated size asks for more than may be had.
Status check_claim(const char* what, const PackEntry& entry, std::size_t stored, const PackLimits& limits) {
  const std::string claim = std::string("the ") + what + " states a size of " + std::to_string(entry.size) + " bytes, ";
  if (entry.size > limits.max_object_bytes)
    return Error{ErrorCode::limit, claim + "more than the " + std::to_string(limits.max_object_bytes) + " allowed", pack_place(entry.offset)};
  if (!Inflater::is_plausible(stored, entry.size))
    return Error{ErrorCode::limit, claim + "which " + std::to_string(stored) + " compressed bytes cannot hold", pack_place(entry.offset)};
  return Done{};
}

}  // namespace

SharedObject ObjectCache::find(std::uint64_t offset) {
  const SharedObject* held = held_.find(offset);
  return held ? *held : nullptr;
}

void ObjectCache::insert(std::uint64_t offset, SharedObject object) {
  const std::uint64_t size = object->data.size();
  if (size > max_bytes_ / 4 || !held_.insert(offset, std::move(object))) return;
  bytes_ += size;
  while (bytes_ > max_bytes_) {
    bytes_ -= held_.oldest()->data.size();
    held_.drop_oldest();
  }
}

SharedTree TreeCache::find(std::uint64_t offset) {
  const SharedTree* held = held_.find(offset);
  return held ? *held : nullptr;
}

void TreeCache::insert(std::uint64_t offset, SharedTree tree) {
  held_.insert(offset, std::move(tree));
  while (*bytes_ > max_bytes_ && held_.size() > 1) held_.drop_oldest();
}

/// Objects put together byte by byte.
class PackReader::ObjectChain {
 public:
  using Value = SharedObject;
  explicit ObjectChain(PackReader& reader) : reader_(reader) {}

  SharedObject find(std::uint64_t offset) { return reader_.objects_.find(offset); }
  void keep(std::uint64_t offset, const SharedObject& object) { reader_.objects_.insert(offset, object); }
  Result<SharedObject> from_object(SharedObject object) { return object; }
  Result<SharedObject> apply(const SharedObject& base, Bytes delta) {
    auto object = std::make_shared<Object>();
    object->kind = base->kind;
    HINDSIGHT_TRY(const Done done, apply_delta(base->data, delta, reader_.limits_.max_object_bytes, object->data));
    (void)done;
    return SharedObject(std::move(object));
  }
  static std::uint64_t size_of(const SharedObject& object) { return object->data.size(); }

 private:
  PackReader& reader_;
};

/// Trees as edits of each other.
class PackReader::TreeChain {
 public:
  using Value = SharedTree;
  explicit TreeChain(PackReader& reader) : reader_(reader) {}

  SharedTree find(std::uint64_t offset) { return reader_.trees_.find(offset); }
  void keep(std::uint64_t offset, const SharedTree& tree) { reader_.trees_.insert(offset, tree); }
  Result<SharedTree> from_object(SharedObject object) { return Tree::from_object(std::move(object), reader_.trees_.gauge()); }
  Result<SharedTree> apply(const SharedTree& base, Bytes delta) { return Tree::from_delta(*base, delta, reader_.limits_.max_object_bytes); }
  static std::uint64_t size_of(const SharedTree& tree) { return tree->byte_size(); }

 private:
  PackReader& reader_;
};

PackReader::PackReader(Bytes pack, PackIndex index, std::string name, PackLimits limits, BaseFinder elsewhere)
    : pack_(pack),
      index_(std::move(index)),
      name_(std::move(name)),
      limits_(limits),
      elsewhere_(std::move(elsewhere)),
      objects_(limits.base_cache_bytes),
      trees_(limits.tree_cache_bytes) {}

Result<SharedObject> PackReader::read(const ObjectId& id) {
  return first_good_copy<SharedObject>(id, [this](std::uint64_t offset) { return follow<ObjectChain>(offset); });
}

Result<SharedObject> PackReader::read_verified(const ObjectId& id) {
  return first_good_copy<SharedObject>(id, [&](std::uint64_t offset) { return read_and_verify(id, offset); });
}

Result<SharedTree> PackReader::tree(const ObjectId& id) {
  return first_good_copy<SharedTree>(id, [this](std::uint64_t offset) { return follow<TreeChain>(offset); });
}

template <class Value, class ReadCopy>
Result<Value> PackReader::first_good_copy(const ObjectId& id, ReadCopy read_copy) {
  std::optional<Error> found;
  for (const std::uint64_t offset : index_.find(id)) {
    Result<Value> value = read_copy(offset);
    if (value) return value;
    found = std::move(value).error();
  }
  Error error = found ? std::move(*found) : Error{ErrorCode::not_found, "the object is not in the pack", ""};
  error.where = name_ + ", " + id.hex() + (error.where.empty() ? "" : ", " + error.where);
  return error;
}

Result<SharedObject> PackReader::read_and_verify(const ObjectId& id, std::uint64_t offset) {
  HINDSIGHT_TRY(SharedObject object, follow<ObjectChain>(offset));
  if (index_.origin() == IndexOrigin::computed) return object;
  const ObjectId computed = hash_object(object->kind, object->data);
  if (computed == id) return object;
  return Error{ErrorCode::mismatch, "the object's content has the id " + computed.hex(), pack_place(offset)};
}

template <class Chain>
Result<typename Chain::Value> PackReader::follow(std::uint64_t offset) {
  Chain chain(*this);
  std::vector<PackEntry> deltas = std::move(spare_chain_);
  deltas.clear();
  typename Chain::Value value;
  for (std::uint64_t at = offset; !(value = chain.find(at));) {
    HINDSIGHT_TRY(const PackEntry entry, parse_pack_entry(pack_, at));
    if (!entry.is_delta()) {
      HINDSIGHT_TRY(SharedObject object, inflate_whole(entry));
      HINDSIGHT_TRY(value, chain.from_object(std::move(object)));
      if (!deltas.empty()) chain.keep(at, value);
      break;
    }
    deltas.push_back(entry);
    if (deltas.size() > index_.size()) return Error{ErrorCode::malformed, "the chain of deltas runs in a circle", pack_place(offset)};
    if (entry.type == EntryType::ofs_delta) {
      at = entry.base_offset;
      continue;
    }
    if (const auto bases = index_.find(entry.base_id); !bases.empty()) {
      at = bases.front();
      continue;
    }
    SharedObject base = elsewhere_ ? elsewhere_(entry.base_id) : nullptr;
    if (!base) return Error{ErrorCode::not_found, "the delta's base " + entry.base_id.hex() + " is not in the pack", pack_place(entry.offset)};
    HINDSIGHT_TRY(value, chain.from_object(std::move(base)));
    break;
  }

  std::uint64_t produced = 0;
  for (; !deltas.empty(); deltas.pop_back()) {
    const PackEntry& entry = deltas.back();
    HINDSIGHT_TRY(const Bytes instructions, inflate_delta(entry));
    auto result = chain.apply(value, instructions);
    if (!result) return at_offset(std::move(result).error(), entry.offset);
    value = std::move(result).value();
    produced += Chain::size_of(value);
    if (produced > limits_.chain_bytes) {
      return Error{ErrorCode::limit, "the chain of deltas produces more than the " + std::to_string(limits_.chain_bytes) + " bytes allowed",
                   pack_place(offset)};
    }
    chain.keep(entry.offset, value);
  }
  spare_chain_ = std::move(deltas);
  return value;
}

Result<SharedObject> PackReader::inflate_whole(const PackEntry& entry) {
  const Bytes input = pack_.subspan(std::size_t(entry.data_offset));
  HINDSIGHT_TRY([[maybe_unused]] const Done done, check_claim("object", entry, input.size(), limits_));
  auto object = std::make_shared<Object>();
  object->kind = entry.kind();
  object->data.resize(std::size_t(entry.size));
  if (auto consumed = inflater_.inflate(input, object->data); !consumed) return at_offset(std::move(consumed).error(), entry.offset);
  return SharedObject(std::move(object));
}

/// Valid until the next delta is inflated.
Result<Bytes> PackReader::inflate_delta(const PackEntry& delta) {
  const Bytes input = pack_.subspan(std::size_t(delta.data_offset));
  HINDSIGHT_TRY([[maybe_unused]] const Done done, check_claim("delta", delta, input.size(), limits_));
  const std::size_t size = std::size_t(delta.size);
  if (delta_scratch_.size() < size) delta_scratch_.resize(size);
  const std::span<std::byte> instructions(delta_scratch_.data(), size);
  if (auto consumed = inflater_.inflate(input, instructions); !consumed) return at_offset(std::move(consumed).error(), delta.offset);
  return Bytes(instructions);
}

}  // namespace hindsight::git
