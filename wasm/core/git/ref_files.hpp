#pragma once

#include <string>

#include "file_requests.hpp"
#include "ref_table.hpp"

namespace hindsight::git {

/// Brings the references of a Git directory into a table: from their own files where names can be listed, from info/refs
/// where they cannot, and from packed-refs.
class RefFiles {
 public:
  RefFiles(FileRequests& requests, FileReporter reporter) : requests_(requests), reporter_(std::move(reporter)) {}

  /// `common` is the request path of the directory that holds refs/, "" or with a slash at its end.
  void open(const std::string& common);
  /// Asks for one reference by its name.
  void read_one(const std::string& common, const std::string& name);
  [[nodiscard]] RefTable& table() { return table_; }

 private:
  void list(const std::string& common, const std::string& name, int depth);
  void unreadable(Error error, const std::string& path);

  FileRequests& requests_;
  FileReporter reporter_;
  RefTable table_;
  std::size_t files_ = 0;
};

}  // namespace hindsight::git
