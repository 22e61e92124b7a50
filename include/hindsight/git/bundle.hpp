#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hindsight/git/pack_limits.hpp"
#include "hindsight/git/repository.hpp"

namespace hindsight::git {

/// A Git bundle, https://git-scm.com/docs/gitformat-bundle:
///
///   bundle    = signature *capability *prerequisite *reference LF pack
///   signature = "# v2 git bundle" LF / "# v3 git bundle" LF
///   capability   = "@" key ["=" value] LF          (v3 only; object-format=sha1 is understood,
///                                                   filter=… makes absent objects expected)
///   prerequisite = "-" id SP comment LF
///   reference    = id SP name LF
struct BundleFile {
  std::string name;  ///< for messages
  ByteBuffer bytes;
};

/// Takes the bytes over. Fails on an empty file, a wrong signature or an unknown capability; a damaged pack
/// opens as far as it goes, and the damage is among the repository's problems().
Result<std::unique_ptr<Repository>> open_bundle(ByteBuffer bytes, std::string name, PackLimits limits = {});

/// Several bundles as one repository, such as a first one and those that bring it up to date, in any order. It has the
/// objects of all: what one builds on may be in another. Of references with the same name that of the bundle counts whose
/// newest commit is the newest, and so does its HEAD. Bundles that have no commit in common with the first are a problem;
/// their references can be named all the same.
///
/// A bundle that cannot be opened is a problem; fails as open_bundle does when none can.
Result<std::unique_ptr<Repository>> open_bundles(std::vector<BundleFile> files, PackLimits limits = {});

}  // namespace hindsight::git
