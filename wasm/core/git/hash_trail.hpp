#pragma once

#include <vector>

#include "hindsight/base/sha1.hpp"
#include "hindsight/git/object.hpp"

namespace hindsight::git {

/// The way of an object's hash, so that an object of the same kind and size that begins with the same bytes can be
/// hashed from where they part. In a folder of dated reports a changed tree differs near its end, and hashing trees is
/// most of what indexing costs.
class HashTrail {
 public:
  /// Hashes `data`, going on from `similar` for the bytes that it shares with `similar_data` at the beginning.
  static ObjectId hash(ObjectKind kind, Bytes data, const HashTrail& similar, Bytes similar_data, HashTrail& trail);

 private:
  std::vector<Sha1> states_;  ///< after every kInterval bytes of data
};

}  // namespace hindsight::git
