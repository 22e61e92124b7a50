#include "loose_objects.hpp"

#include <utility>

namespace hindsight::git {

void LooseObjects::add(const ObjectId& id, std::string place, ByteBuffer file) {
  bytes_ += file.size();
  by_id_.emplace(id, std::uint32_t(files_.size()));
  files_.push_back({id, std::move(place), std::move(file), State::unknown});
}

bool LooseObjects::contains(const ObjectId& id) const {
  const auto [first, last] = by_id_.equal_range(id);
  for (auto at = first; at != last; ++at) {
    if (files_[at->second].state != State::bad) return true;
  }
  return false;
}

Result<SharedObject> LooseObjects::read(const ObjectId& id) {
  Error error{ErrorCode::not_found, "there is no loose object of that id", id.hex()};
  const auto [first, last] = by_id_.equal_range(id);
  for (auto at = first; at != last; ++at) {
    if (files_[at->second].state == State::bad) continue;
    auto object = open(at->second);
    if (object) return object;
    error = std::move(object).error();
  }
  return error;
}

std::vector<ObjectId> LooseObjects::ids() const {
  std::vector<ObjectId> ids;
  for (const File& file : files_) {
    if (file.state != State::bad) ids.push_back(file.id);
  }
  return ids;
}

Result<SharedObject> LooseObjects::open(std::uint32_t index) {
  if (SharedObject held = cache_.find(index)) return held;
  File& file = files_[index];
  auto parsed = parse(file);
  if (!parsed) {
    Error error = std::move(parsed).error();
    error.where = file.place;
    file.state = State::bad;
    bytes_ -= file.bytes.size();
    file.bytes = {};
    problems_.push_back(error);
    return error;
  }
  if (file.state == State::unknown) verified_bytes_ += file.bytes.size();
  file.state = State::good;
  SharedObject object = std::make_shared<Object>(std::move(parsed).value());
  if (object->kind == ObjectKind::tree) cache_.insert(index, object);  // trees are compared with their neighbours
  return object;
}

Result<Object> LooseObjects::parse(File& file) {
  HINDSIGHT_TRY(Object object, parse_loose_object(file.bytes, inflater_));
  if (file.state == State::good) return object;
  const ObjectId computed = hash_object(object.kind, object.data);
  if (computed == file.id) return object;
  return Error{ErrorCode::mismatch, "the loose object's content has the id " + computed.hex(), ""};
}

bool LooseObjects::verify(std::size_t budget_bytes) {
  for (std::size_t used = 0; next_unverified_ < files_.size() && used < budget_bytes; ++next_unverified_) {
    if (files_[next_unverified_].state != State::unknown) continue;
    if (const auto object = open(std::uint32_t(next_unverified_))) used += (*object)->data.size() + 1;
  }
  return next_unverified_ == files_.size();
}

}  // namespace hindsight::git
