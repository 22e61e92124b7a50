#include "tree_path.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"

namespace hindsight::git {
namespace {

constexpr std::uint32_t kTreeMode = 0040000;

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

bool is_hostile_name(std::string_view name) {
  return name.empty() || name == "." || name == ".." || name.find_first_of("/\\") != std::string_view::npos ||
         text::equals_ignoring_case(name, ".git") || text::equals_ignoring_case(name, "git~1");
}

}  // namespace hindsight::git
