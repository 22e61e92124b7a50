#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

/// One file's content at one commit.
struct FileVersion {
  std::string path;
  ObjectId blob;
  std::size_t commit = 0;  ///< index into History::commits
  ObjectId before;         ///< what the commit's first parent had there; all zeros where it had nothing
};

/// How a folder came to be what it is, from its first commit to the one asked for.
struct History {
  /// The commits that changed the folder, parents before children; among the ready ones the earlier
  /// committer date first.
  std::vector<Commit> commits;
  /// In the order of `commits`, and by path within one: for each path that ever existed (files and symlinks, from the
  /// repository's root) its contents one after the other. A version whose blob is all zeros says that the file was
  /// removed there. A merge adds a version only where it differs from every parent, so a change that was made on a
  /// branch is dated by the commit that made it. A change of mode alone is no version.
  std::vector<FileVersion> versions;
  /// Parents that are absent (shallow or partial clones, damage): the history is cut there, and a commit none of whose
  /// parents is there counts as the first. Trees that cannot be read count as unchanged.
  std::vector<Error> problems;
};

/// Walks the history of `folder` in steps. Only trees that differ between neighbours are opened, and of trees that are
/// stored as deltas only what the deltas change is looked at: a commit costs about as much as its edit, whatever the size
/// of the folder. About 0.3 KB are held for each commit, and up to 16 MB of their contents; no tree outlives its comparison
/// by more than the repository's own cache of them. The contents of files are not read.
///
/// A commit takes some microseconds, hundreds where its tree is stored whole and has 10,000 entries: 64 of them in a step
/// leave a page responsive.
class HistoryWalk {
 public:
  HistoryWalk(Repository& repository, const ObjectId& tip, std::string folder);
  ~HistoryWalk();
  HistoryWalk(HistoryWalk&&) noexcept;

  /// Handles about `max_commits` commits; true when the walk has ended.
  bool step(std::size_t max_commits);
  [[nodiscard]] double progress() const;
  /// After the end: the history as a whole, moved out.
  [[nodiscard]] History take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hindsight::git
