#include "hindsight/archive/source.hpp"

#include <utility>

#include "hindsight/git/bundle.hpp"

namespace hindsight::archive {

Result<std::unique_ptr<git::Repository>> open_files(std::vector<NamedBytes> files) {
  if (files.size() != 1) return Error{ErrorCode::unsupported, "one Git bundle can be opened at a time", ""};
  return git::open_bundle(std::move(files[0].bytes), std::move(files[0].name));
}

Result<std::unique_ptr<git::Repository>> open_folder(std::string name) {
  return Error{ErrorCode::unsupported, "is a folder, and only Git bundles are read", std::move(name)};
}

}  // namespace hindsight::archive
