#pragma once

#include <memory>

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
///
/// Takes the bytes over. Fails on an empty file, a wrong signature or an unknown capability; a damaged pack
/// opens as far as it goes, and the damage is among the repository's problems().
Result<std::unique_ptr<Repository>> open_bundle(ByteBuffer bytes, std::string name);

}  // namespace hindsight::git
