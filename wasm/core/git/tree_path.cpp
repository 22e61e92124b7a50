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

std::optional<FoundEntry> find_in_tree(Bytes tree, std::string_view name) {
  std::string_view rest = as_text(tree);
  constexpr std::size_t kIdSize = sizeof(ObjectId::bytes);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos || rest.size() - end - 1 < kIdSize) return std::nullopt;
    const std::size_t blank = rest.substr(0, end).find(' ');
    const std::size_t size = end + 1 + kIdSize;
    if (blank != std::string_view::npos && rest.substr(blank + 1, end - blank - 1) == name) {
      const auto entries = parse_tree(as_bytes(rest.substr(0, size)));
      if (!entries.empty()) return FoundEntry{entries[0].mode, entries[0].id};
    }
    rest.remove_prefix(size);
  }
  return std::nullopt;
}

Result<std::optional<FoundEntry>> find_at_path(Repository& repository, const ObjectId& tree, const std::vector<std::string_view>& components) {
  FoundEntry at{kTreeMode, tree};
  for (const std::string_view component : components) {
    if (!at.is_tree()) return std::optional<FoundEntry>();
    HINDSIGHT_TRY(const SharedObject object, repository.share(at.id));
    if (object->kind != ObjectKind::tree) return Error{ErrorCode::malformed, "a tree was expected, this is another object", at.id.hex()};
    const auto found = find_in_tree(object->data, component);
    if (!found) return std::optional<FoundEntry>();
    at = *found;
  }
  return std::optional<FoundEntry>(at);
}

bool is_hostile_name(std::string_view name) {
  return name.empty() || name == "." || name == ".." || name.find_first_of("/\\") != std::string_view::npos ||
         text::equals_ignoring_case(name, ".git") || text::equals_ignoring_case(name, "git~1");
}

}  // namespace hindsight::git
