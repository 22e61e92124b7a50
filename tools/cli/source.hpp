#pragma once

#include <memory>
#include <string>

#include "hindsight/archive/archive.hpp"

namespace hindsight::cli {

/// Opens what SOURCE names on disk: a Git bundle.
Result<std::unique_ptr<git::Repository>> open_source(const std::string& source);

}  // namespace hindsight::cli
