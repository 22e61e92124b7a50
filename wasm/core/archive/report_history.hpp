#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/history.hpp"

namespace hindsight::archive {

/// The versions of the file that is now at `path`, oldest first, as indices into `history.versions`.
/// A rename without any change of content is followed.
class VersionIndex {
 public:
  explicit VersionIndex(const git::History& history);
  [[nodiscard]] std::vector<std::size_t> versions_of(std::string_view path) const;

 private:
  [[nodiscard]] std::size_t renamed_from(std::size_t first_version) const;

  const git::History& history_;
  std::vector<std::size_t> by_path_;    ///< version indices ordered by path, then by commit
  std::vector<std::size_t> by_commit_;  ///< version indices ordered by commit
};

}  // namespace hindsight::archive
