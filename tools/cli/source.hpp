#pragma once

#include <memory>
#include <string>

#include "hindsight/archive/archive.hpp"

namespace hindsight::cli {

/// What SOURCE names on disk, and who answers its requests.
struct Source {
  std::unique_ptr<git::Repository> repository;
  git::FileHolder holder;
};

/// A work tree, a bare repository, a folder of Markdown, or a file: a bundle, a zip, Markdown.
Result<Source> open_source(const std::string& path);

}  // namespace hindsight::cli
