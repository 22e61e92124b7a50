#pragma once

#include <string>

#include "hindsight/git/file_request.hpp"

namespace hindsight::cli {

/// A whole file. The error names it and says why in the system's words.
Result<ByteBuffer> read_file(const std::string& path);

/// Answers requests from a folder on disk. Of symbolic links in a folder those that lead to a file below the opened folder
/// are listed; a file that a request names is read wherever its link leads.
class DiskFolder {
 public:
  explicit DiskFolder(std::string root);
  git::FileAnswer operator()(const git::FileRequest& request) const;

 private:
  git::FileAnswer names(const std::string& path) const;
  [[nodiscard]] bool is_file_inside(const std::string& link) const;

  std::string root_;
  std::string real_root_;  ///< with every link resolved
};

}  // namespace hindsight::cli
