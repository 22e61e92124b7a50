#pragma once

#include <string>
#include <vector>

#include "bundle_header.hpp"
#include "stored_pack.hpp"

namespace hindsight::git {

struct BundlePart {
  std::string name;
  BundleHeader header;
  StoredPack* pack = nullptr;
};

/// The references of all, of those with the same name the first.
std::vector<Ref> merged_refs(const std::vector<BundlePart>& parts);

/// Puts those that belong to the first part's repository before the others, of each side the one with the newest tip first,
/// and returns how many belong to it. Parts belong together when one builds on the other or both hold a commit.
std::size_t put_in_order(std::vector<BundlePart>& parts, Repository& repository);

}  // namespace hindsight::git
