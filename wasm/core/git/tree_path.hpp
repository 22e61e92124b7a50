#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

constexpr std::size_t kDeepestTree = 64;
/// Of all paths that one answer lists.
constexpr std::size_t kMostPathBytes = std::size_t(256) << 20;

/// "/docs//reports/" → "docs", "reports".
std::vector<std::string_view> path_components(std::string_view path);

struct FoundEntry {
  std::uint32_t mode = 0;
  ObjectId id;
  [[nodiscard]] bool is_tree() const { return (mode & 0170000u) == kTreeMode; }
};

/// The entry at a path below a tree; nothing when there is none. An empty path is the tree itself.
/// Fails when a tree on the way cannot be read.
Result<std::optional<FoundEntry>> find_at_path(Repository& repository, const ObjectId& tree, const std::vector<std::string_view>& components);

/// As find_at_path, by the path as list_files tells it: a name may be one that Git does not allow, with slashes in it.
Result<std::optional<FoundEntry>> find_listed(Repository& repository, const ObjectId& tree, std::string_view path);

/// Names that mean something else to a file system than to Git.
bool is_hostile_name(std::string_view name);

}  // namespace hindsight::git
