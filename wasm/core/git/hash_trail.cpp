#include "hash_trail.hpp"

#include <algorithm>
#include <string>

#include "common_bytes.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kInterval = 4096;

Sha1 hash_of_header(ObjectKind kind, std::size_t size) {
  const std::string header = std::string(to_string(kind)) + ' ' + std::to_string(size) + '\0';
  return Sha1().update(as_bytes(header));
}

}  // namespace

ObjectId HashTrail::hash(ObjectKind kind, Bytes data, const HashTrail& similar, Bytes similar_data, HashTrail& trail) {
  if (data.size() < 2 * kInterval) return hash_object(kind, data);
  std::size_t shared = 0;
  // The size is hashed first: of objects that differ in it nothing can be used.
  if (!similar.states_.empty() && similar_data.size() == data.size()) {
    shared = std::min(common_prefix(data, similar_data) / kInterval, similar.states_.size());
  }
  trail.states_.assign(similar.states_.begin(), similar.states_.begin() + std::ptrdiff_t(shared));
  trail.states_.reserve(data.size() / kInterval);
  Sha1 state = shared == 0 ? hash_of_header(kind, data.size()) : trail.states_.back();
  std::size_t at = shared * kInterval;
  for (; data.size() - at >= kInterval; at += kInterval) {
    state.update(data.subspan(at, kInterval));
    trail.states_.push_back(state);
  }
  return {state.update(data.subspan(at)).finish()};
}

}  // namespace hindsight::git
