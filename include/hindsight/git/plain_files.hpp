#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/repository.hpp"

/// Files that come without Git, as a repository with one made-up commit: has_history() is false, and the commit's id and
/// time mean nothing.
namespace hindsight::git {

/// Which files are wanted, by their paths from the folder that was opened.
using FileFilter = std::function<bool(std::string_view path)>;

struct PlainLimits {
  std::size_t files = 100'000;
  std::uint64_t bytes = std::uint64_t(512) << 20;
  int depth = 64;  ///< of folders in folders
};

/// Contents by '/'-separated paths.
using FileContents = std::map<std::string, ByteBuffer>;

/// Files that are there already; kind() is "files".
std::unique_ptr<Repository> open_plain_files(FileContents files, std::vector<Error> problems = {});

/// A folder whose files are asked for (Repository::take_requests). Folders named .git and node_modules and hidden ones
/// other than .github are not entered. What goes beyond the limits, and what cannot be read, is left out and a problem.
/// `name` is the folder's, for messages. Preparing fails where the folder itself cannot be listed.
std::unique_ptr<Repository> open_plain_folder(std::string name, FileFilter wanted, PlainLimits limits = {});

}  // namespace hindsight::git
