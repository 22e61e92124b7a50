#pragma once

#include <memory>
#include <string>

#include "hindsight/git/repository.hpp"

namespace hindsight::bench {

/// Opens a file on disk: a bundle, which is indexed and hashed by reading it, or a pack with its idx beside it, which is
/// taken on the idx's word.
Result<std::unique_ptr<git::Repository>> open_file(const std::string& path);

}  // namespace hindsight::bench
