#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "hindsight/git/file_request.hpp"

namespace hindsight::git {

/// What a repository has asked its holder for, each file once, and what is to be done with the answers.
class FileRequests {
 public:
  using Handler = std::function<void(FileAnswer)>;

  /// False where the file was asked for before: it is not asked for again, and `handler` not called.
  bool ask(FileRequest::Kind kind, std::string path, Handler handler);
  bool ask_content(std::string path, Handler handler) { return ask(FileRequest::Kind::content, std::move(path), std::move(handler)); }
  bool ask_names(std::string folder, Handler handler) { return ask(FileRequest::Kind::names, std::move(folder), std::move(handler)); }

  /// Those that nobody has taken yet.
  [[nodiscard]] std::vector<FileRequest> take() { return std::exchange(fresh_, {}); }
  /// Calls the handler. What was not asked for, or is answered already, is passed over.
  void supply(const FileRequest& request, FileAnswer answer);

  [[nodiscard]] bool are_answered() const { return open_.empty(); }
  [[nodiscard]] std::size_t asked() const { return asked_.size(); }
  [[nodiscard]] std::size_t answered() const { return asked_.size() - open_.size(); }

 private:
  using Key = std::pair<FileRequest::Kind, std::string>;
  std::set<Key> asked_;
  std::map<Key, Handler> open_;
  std::vector<FileRequest> fresh_;
};

/// How what reads files speaks of them.
struct FileReporter {
  std::function<std::string(const std::string& path)> place;  ///< what a person calls the file at a request's path
  std::function<void(Error)> problem;
};

/// The names in an answer to a request for names, in order; those of folders without their slash.
struct FolderNames {
  std::vector<std::string> files;
  std::vector<std::string> folders;
};
/// Names that no folder can hold ("", "..", with a slash) are left out.
FolderNames parse_names(Bytes answer);

/// `path` as seen from `folder`, both as requests name them: "." and ".." are resolved, as far as `folder` goes.
/// An absolute path stays one.
std::string resolve_path(std::string_view folder, std::string_view path);

}  // namespace hindsight::git
