#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hindsight/git/history.hpp"
#include "path_lookup.hpp"
#include "rename_search.hpp"

namespace hindsight::archive {

/// A history's versions by path.
class VersionIndex {
 public:
  explicit VersionIndex(const git::History& history);

  using Versions = std::vector<std::uint32_t>;  ///< indices into History::versions, ascending: parents before children
  [[nodiscard]] const Versions& of_path(std::string_view path) const;
  /// Whether the commit removes any file: else nothing was renamed by it.
  [[nodiscard]] bool removes_files(std::size_t commit) const { return removes_[commit]; }
  /// Of a content, wherever it was. The first call takes the time to index all.
  [[nodiscard]] const Versions& of_blob(const git::ObjectId& blob);

 private:
  const git::History& history_;
  std::unordered_map<std::string_view, Versions> by_path_;
  std::unordered_map<git::ObjectId, Versions, git::ObjectIdHash> by_blob_;
  std::vector<bool> removes_;
};

/// The versions of one report, oldest first, and which of them each was made from.
struct ReportVersions {
  std::vector<std::size_t> versions;              ///< indices into History::versions
  std::vector<std::vector<std::size_t>> parents;  ///< of each, as indices into `versions`: none, one, or several for a merge
};

/// Follows files through a history: back along their path, through renames to the paths before, and along all branches that
/// were merged. What a branch changed under the old name, while another renamed the file, belongs to it too.
///
/// A name that is used again after its file was removed is another file, unless the very content came back. A merge that
/// moves a file into a folder that the other branch had renamed is followed where it leaves the content as it was.
class ReportFollower {
 public:
  ReportFollower(git::Repository& repository, const git::History& history);

  /// The versions of the file that is now at `path`; nothing where the renames of the commit `needs()` are to be told first.
  std::optional<ReportVersions> follow(std::string_view path);
  [[nodiscard]] std::size_t needs() const { return needs_; }
  void tell(std::size_t commit, Renames renames) { renames_[commit] = std::move(renames); }

 private:
  /// What a version that begins a path was before.
  struct Origin {
    std::string_view path;
    git::ObjectId blob;
  };
  /// A path, from some version backwards.
  struct Stretch {
    std::string_view path;
    std::size_t before = 0;     ///< a version's index: only earlier ones, and
    bool is_renamed = false;    ///< those after it, a removal, that branches made which had not seen it
  };

  [[nodiscard]] const git::FileVersion& version(std::size_t v) const { return history_.versions[v]; }
  [[nodiscard]] const git::Commit& commit_of(std::size_t v) const { return history_.commits[version(v).commit]; }
  bool begins(std::size_t v);
  bool follow_stretch(const Stretch& stretch);
  bool follow_beginning(std::size_t v);
  void find_moved_by_merge(std::size_t v);
  void add_concurrent(const Stretch& stretch);
  std::vector<std::size_t> parents_of_next(const ReportVersions& report);
  void add_latest(const ReportVersions& report, const Origin& origin, std::vector<std::size_t>& parents) const;

  const git::History& history_;
  VersionIndex index_;
  PathLookup lookup_;
  std::unordered_map<std::size_t, Renames> renames_;
  std::size_t needs_ = 0;

  // Of the report at hand.
  std::unordered_map<std::size_t, std::optional<Origin>> found_;  ///< versions; with an origin where one was found
  std::vector<Stretch> stretches_;
  std::vector<std::string_view> paths_;
};

}  // namespace hindsight::archive
