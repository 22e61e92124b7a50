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

Status prepare_source(Source& source, const std::string& revision) {
  constexpr std::size_t kSlice = std::size_t(1) << 26;
  git::Repository& repository = *source.repository;
  repository.want(revision);
  for (;;) {
    HINDSIGHT_TRY(const bool is_ready, repository.prepare(kSlice));
    if (is_ready) return Done{};
    for (const git::FileRequest& request : repository.take_requests()) {
      repository.supply(request, source.holder ? source.holder(request) : git::FileAnswer(Error{ErrorCode::not_found, "there is no such file", request.path}));
    }
  }
}

}  // namespace hindsight::cli
