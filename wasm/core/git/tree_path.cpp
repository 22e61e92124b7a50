#include "tree_path.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"

namespace hindsight::git {
namespace {

constexpr int kMostLookups = 256;  // of a path that is nothing but slashes

/// Each way of taking the path's slashes for a part of a name, the shortest names first.
Result<std::optional<FoundEntry>> find_with_slashes(Repository& repository, const FoundEntry& at, std::string_view path, int depth, int& lookups_left) {
  if (!at.is_tree() || depth > int(kDeepestTree)) return std::optional<FoundEntry>();
  HINDSIGHT_TRY(const SharedTree opened, repository.tree(at.id));
  for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
    if (lookups_left-- <= 0) break;
    if (const auto found = opened->find(path.substr(0, end))) {
      const FoundEntry entry{found->mode, found->id};
      if (end == std::string_view::npos) return std::optional<FoundEntry>(entry);
      HINDSIGHT_TRY(const auto below, find_with_slashes(repository, entry, path.substr(end + 1), depth + 1, lookups_left));
      if (below) return below;
    }
    if (end == std::string_view::npos) break;
  }
  return std::optional<FoundEntry>();
}

}  // namespace

std::vector<std::string_view> path_components(std::string_view path) {
  std::vector<std::string_view> components = text::split(path, '/');
  const auto is_nothing = [](std::string_view component) { return component.empty() || component == "."; };
  components.erase(std::remove_if(components.begin(), components.end(), is_nothing), components.end());
  return components;
}

Result<std::optional<FoundEntry>> find_at_path(Repository& repository, const ObjectId& tree, const std::vector<std::string_view>& components) {
  FoundEntry at{kTreeMode, tree};
  for (const std::string_view component : components) {
    if (!at.is_tree()) return std::optional<FoundEntry>();
    HINDSIGHT_TRY(const SharedTree opened, repository.tree(at.id));
    const auto found = opened->find(component);
    if (!found) return std::optional<FoundEntry>();
    at = {found->mode, found->id};
  }
  return std::optional<FoundEntry>(at);
}

Result<std::optional<FoundEntry>> find_listed(Repository& repository, const ObjectId& tree, std::string_view path) {
  HINDSIGHT_TRY(const auto found, find_at_path(repository, tree, path_components(path)));
  if (found && !found->is_tree()) return found;
  int lookups_left = kMostLookups;
  HINDSIGHT_TRY(const auto odd, find_with_slashes(repository, {kTreeMode, tree}, path, 0, lookups_left));
  return odd ? odd : found;
}

bool is_hostile_name(std::string_view name) {
  return name.empty() || name == "." || name == ".." || name.find_first_of("/\\") != std::string_view::npos ||
         text::equals_ignoring_case(name, ".git") || text::equals_ignoring_case(name, "git~1");
}

}  // namespace hindsight::git
