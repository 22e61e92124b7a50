#pragma once

#include <memory>
#include <string>

#include "hindsight/archive/archive.hpp"

namespace hindsight::cli {

/// What SOURCE names on disk, and who answers its requests.
struct Source {
  std::unique_ptr<git::Repository> repository;
  archive::FileHolder holder;
};

/// A work tree, a bare repository, a folder of Markdown, or a file: a bundle, a zip, Markdown.
Result<Source> open_source(const std::string& path);

/// Prepares the repository for reading a revision; what it asks for comes from the holder.
Status prepare_source(Source& source, const std::string& revision);

}  // namespace hindsight::cli
