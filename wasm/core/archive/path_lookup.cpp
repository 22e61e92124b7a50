#include "path_lookup.hpp"

#include <algorithm>

namespace hindsight::archive {

git::ObjectId PathLookup::root_of(const git::ObjectId& commit) {
  constexpr std::size_t kKnownRoots = 16;
  const auto known = std::find_if(roots_.begin(), roots_.end(), [&](const auto& root) { return root.first == commit; });
  if (known != roots_.end()) {
    roots_.splice(roots_.begin(), roots_, known);
  } else {
    const auto read = git::read_commit(repository_, commit);
    roots_.emplace_front(commit, read ? read->tree : git::ObjectId{});
    if (roots_.size() > kKnownRoots) roots_.pop_back();
  }
  return roots_.front().second;
}

git::ObjectId PathLookup::find(const git::ObjectId& commit, std::string_view path) {
  const auto found = git::find_file(repository_, root_of(commit), path);
  if (!found) return {};
  const bool is_content = found->is_file() || (found->mode & 0170000u) == 0120000u;
  return is_content ? found->id : git::ObjectId{};
}

}  // namespace hindsight::archive
