#include "path_lookup.hpp"

#include <algorithm>

namespace hindsight::archive {
namespace {

constexpr std::size_t kOpenTrees = 16;
constexpr std::size_t kKnownRoots = 16;

/// Puts the element that was found, or a new one, first.
template <class List, class Found, class Make>
typename List::value_type& first_of(List& list, std::size_t most, Found found, Make make) {
  const auto at = std::find_if(list.begin(), list.end(), found);
  if (at != list.end()) {
    list.splice(list.begin(), list, at);
  } else {
    list.push_front(make());
    if (list.size() > most) list.pop_back();
  }
  return list.front();
}

}  // namespace

const PathLookup::Tree& PathLookup::open(const git::ObjectId& id) {
  return first_of(
      trees_, kOpenTrees, [&](const Tree& tree) { return tree.id == id; },
      [&] {
        Tree tree{id, nullptr, {}};
        auto object = repository_.share(id);
        if (!object || (*object)->kind != git::ObjectKind::tree) return tree;
        tree.object = std::move(object).value();
        tree.entries = git::parse_tree(tree.object->data);
        return tree;
      });
}

git::ObjectId PathLookup::find(const git::ObjectId& commit, std::string_view path) {
  git::ObjectId id = first_of(
                         roots_, kKnownRoots, [&](const auto& root) { return root.first == commit; },
                         [&] {
                           const auto read = git::read_commit(repository_, commit);
                           return std::pair(commit, read ? read->tree : git::ObjectId{});
                         })
                         .second;
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    const bool is_folder = slash != std::string_view::npos;
    const Tree& tree = open(id);
    const auto entry = std::find_if(tree.entries.begin(), tree.entries.end(),
                                    [&](const git::TreeEntry& e) { return e.name == name && e.is_tree() == is_folder; });
    if (entry == tree.entries.end()) return {};
    id = entry->id;
    if (!is_folder) return entry->is_file() || entry->is_symlink() ? id : git::ObjectId{};
    path.remove_prefix(slash + 1);
  }
}

}  // namespace hindsight::archive
