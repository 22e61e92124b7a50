#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hindsight/git/repository.hpp"

/// Whatever people hold, opened.
namespace hindsight::archive {

struct NamedBytes {
  std::string name;  ///< the file's name, for messages
  ByteBuffer bytes;
};

/// Opens files together; what they are is told by their content.
Result<std::unique_ptr<git::Repository>> open_files(std::vector<NamedBytes> files);

/// Opens a folder whose files are asked for (git::Repository::take_requests): a work tree, a bare repository, the static
/// copy of one on a web server, or Markdown without Git.
Result<std::unique_ptr<git::Repository>> open_folder(std::string name);

}  // namespace hindsight::archive
