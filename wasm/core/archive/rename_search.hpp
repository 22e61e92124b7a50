#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "hindsight/git/history.hpp"
#include "hindsight/git/repository.hpp"
#include "likeness.hpp"

namespace hindsight::archive {

/// From a file that a commit adds to the one that it removes and that became it; both are indices into History::versions.
using Renames = std::unordered_map<std::size_t, std::size_t>;

/// Finds the renames of one commit by content, in steps, as `git diff -M` does (gitdiffcore(7)).
///
/// Each file is paired once, by
///   1. the same content, where the same name is preferred;
///   2. the same name in another folder, where there is only one such file on each side, and three quarters in common
///      (three, two and then one component of the path are looked at, so that `2024/disk/report.md` finds its own);
///   3. the most in common, at least half: only where this is at most 160,000 comparisons of 2,000 files.
/// For 2 and 3, which read the files, only those are considered that may be reports by their names.
class RenameSearch {
 public:
  RenameSearch(git::Repository& repository, const git::History& history, std::size_t commit);

  /// Reads and compares until about `budget_bytes` have been looked at, which is taken off it; true when all is found.
  bool step(std::int64_t& budget_bytes);
  /// After the end.
  [[nodiscard]] const Renames& renames() const { return renames_; }

 private:
  using Files = std::vector<std::size_t>;  ///< indices into History::versions

  [[nodiscard]] const git::FileVersion& version(std::size_t v) const { return history_.versions[v]; }
  void pair_same_content();
  void pair(std::size_t added, std::size_t removed);
  void drop_paired();
  void find_namesakes();
  void compare_namesakes();
  void prepare_table();
  void compare_row();
  void pair_best();
  std::optional<Pieces> read(const git::ObjectId& blob);

  enum class Stage { namesakes, reading, comparing, ended };

  git::Repository& repository_;
  const git::History& history_;
  Renames renames_;
  Stage stage_ = Stage::namesakes;
  Files added_, removed_;  ///< not paired yet
  std::unordered_set<std::size_t> paired_;
  std::int64_t* budget_ = nullptr;

  std::size_t components_ = 3;
  std::vector<std::pair<std::size_t, std::size_t>> namesakes_;
  std::size_t next_ = 0;

  struct Candidate {
    double likeness;
    bool same_name;
    std::size_t added, removed;
  };
  std::vector<std::optional<Pieces>> pieces_;  ///< of added_, then of removed_
  std::vector<Candidate> candidates_;
};

}  // namespace hindsight::archive
