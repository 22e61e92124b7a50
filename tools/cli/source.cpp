#include "source.hpp"

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <utility>

#include "disk.hpp"
#include "hindsight/archive/source.hpp"

namespace hindsight::cli {

Result<Source> open_source(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return Error{ErrorCode::not_found, std::strerror(errno), path};
  if (S_ISDIR(status.st_mode)) {
    std::string name = path;
    while (name.size() > 1 && name.ends_with('/')) name.pop_back();
    HINDSIGHT_TRY(auto repository, archive::open_folder(name));
    return Source{std::move(repository), DiskFolder(path)};
  }
  HINDSIGHT_TRY(ByteBuffer bytes, read_file(path));
  std::vector<archive::NamedBytes> files;
  files.push_back({path, std::move(bytes)});
  HINDSIGHT_TRY(auto repository, archive::open_files(std::move(files)));
  return Source{std::move(repository), {}};
}

}  // namespace hindsight::cli
