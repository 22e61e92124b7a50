#include "disk.hpp"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace hindsight::cli {
namespace {

Error system_error(int number, const std::string& path) {
  const bool is_absent = number == ENOENT || number == ENOTDIR;
  return {is_absent ? ErrorCode::not_found : ErrorCode::malformed, std::strerror(number), path};
}

class Descriptor {
 public:
  /// A pipe that nobody writes into would keep open() waiting for ever.
  explicit Descriptor(const std::string& path) : number_(open(path.c_str(), O_RDONLY | O_NONBLOCK)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

std::string real_path(const std::string& path) {
  char resolved[PATH_MAX];
  return realpath(path.c_str(), resolved) ? resolved : "";
}

enum class EntryKind { file, folder, link, other };

EntryKind kind_of(const dirent& entry, const std::string& path) {
  switch (entry.d_type) {
    case DT_REG: return EntryKind::file;
    case DT_DIR: return EntryKind::folder;
    default: break;
  }
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return EntryKind::other;
  if (S_ISREG(status.st_mode)) return EntryKind::file;
  if (S_ISDIR(status.st_mode)) return EntryKind::folder;
  return S_ISLNK(status.st_mode) ? EntryKind::link : EntryKind::other;
}

}  // namespace

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t(sizeof(std::size_t) > 4 ? 8 : 2) << 30;

Error too_large(const std::string& path) {
  return {ErrorCode::limit, "holds more than the " + std::to_string(kMostBytes >> 30) + " GiB that are read of one file", path};
}

/// Until a pipe's writer has written, or left.
bool wait_for(int descriptor) {
  struct pollfd waiting {descriptor, POLLIN, 0};
  return poll(&waiting, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

Result<ByteBuffer> read_file(const std::string& path) {
  constexpr std::size_t kBlock = 1 << 16;
  const Descriptor file(path);
  if (file.number() < 0) return system_error(errno, path);
  struct stat status {};
  if (fstat(file.number(), &status) != 0) return system_error(errno, path);
  if (S_ISDIR(status.st_mode)) return system_error(EISDIR, path);
  if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode)) return Error{ErrorCode::unsupported, "is a device, not a file", path};
  if (std::uint64_t(status.st_size) >= kMostBytes) return too_large(path);
  // One byte more than its size, so that the end is seen at once; a pipe has none.
  ByteBuffer bytes(std::size_t(status.st_size) + 1);
  std::size_t size = 0;
  for (;;) {
    if (size == bytes.size()) bytes.resize(size + std::max(size, kBlock));
    const ssize_t n = read(file.number(), bytes.data() + size, bytes.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN && wait_for(file.number())) continue;
    if (n < 0) return system_error(errno, path);
    if (n == 0) break;
    size += std::size_t(n);
    if (size >= kMostBytes) return too_large(path);
  }
  if (size == 0 && S_ISFIFO(status.st_mode)) return Error{ErrorCode::truncated, "is a pipe that nothing is written into", path};
  bytes.resize(size);
  return bytes;
}

DiskFolder::DiskFolder(std::string root) : root_(std::move(root)), real_root_(real_path(root_)) {}

git::FileAnswer DiskFolder::operator()(const git::FileRequest& request) const {
  const std::string path = request.path.starts_with('/') ? request.path : root_ + "/" + request.path;
  return request.kind == git::FileRequest::Kind::names ? names(path) : read_file(path);
}

git::FileAnswer DiskFolder::names(const std::string& path) const {
  const std::unique_ptr<DIR, CloseFolder> folder(opendir(path.c_str()));
  if (!folder) return system_error(errno, path);
  std::string names;
  errno = 0;
  for (const dirent* entry; (entry = readdir(folder.get())) != nullptr; errno = 0) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    const std::string inside = path + "/" + name;
    const EntryKind kind = kind_of(*entry, inside);
    if (kind == EntryKind::other || (kind == EntryKind::link && !is_file_inside(inside))) continue;
    names += name;
    if (kind == EntryKind::folder) names += '/';
    names += '\0';
  }
  if (errno != 0) return system_error(errno, path);
  return ByteBuffer(as_bytes(names));
}

bool DiskFolder::is_file_inside(const std::string& link) const {
  struct stat status {};
  if (stat(link.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  return !real_root_.empty() && real_path(link).starts_with(real_root_ == "/" ? "/" : real_root_ + "/");
}

}  // namespace hindsight::cli
