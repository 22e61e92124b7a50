#include "source.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/stat.h>

#include "hindsight/git/bundle.hpp"

namespace hindsight::cli {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Result<ByteBuffer> read_file(const std::string& path) {
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) return Error{ErrorCode::not_found, std::strerror(errno), path};
  struct stat status {};
  ByteBuffer bytes;
  if (fstat(fileno(file.get()), &status) == 0 && status.st_size > 0) bytes.reserve(std::size_t(status.st_size));
  std::byte block[1 << 16];
  for (std::size_t n; (n = std::fread(block, 1, sizeof block, file.get())) > 0;) bytes.insert(bytes.end(), block, block + n);
  if (std::ferror(file.get())) return Error{ErrorCode::malformed, "cannot be read to its end", path};
  return bytes;
}

}  // namespace

Result<std::unique_ptr<git::Repository>> open_source(const std::string& source) {
  struct stat status {};
  if (stat(source.c_str(), &status) != 0) return Error{ErrorCode::not_found, std::strerror(errno), source};
  if (S_ISDIR(status.st_mode)) {
    return Error{ErrorCode::unsupported,
                 "is a folder, and only Git bundles are read. `git -C " + source +
                     " bundle create archive.bundle HEAD --branches` makes one of a repository",
                 source};
  }
  HINDSIGHT_TRY(ByteBuffer bytes, read_file(source));
  return git::open_bundle(std::move(bytes), source);
}

}  // namespace hindsight::cli
