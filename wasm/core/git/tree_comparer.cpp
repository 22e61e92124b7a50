#include "tree_comparer.hpp"

#include <algorithm>
#include <utility>

#include "hindsight/base/text.hpp"
#include "tree_path.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kListedProblems = 1000;
// A few trees that hold each other can describe more files than there are atoms.
constexpr std::size_t kMostChanges = 1'000'000;
constexpr std::size_t kMostPathBytes = std::size_t(256) << 20;
constexpr std::size_t kMostTreesAtOnce = 1'000'000;

constexpr ObjectId kNothing{};

bool is_content(const TreeEntry& entry) { return entry.is_file() || entry.is_symlink(); }

std::vector<TreeEntry> entries_between(const IndexedTree& tree, std::size_t first, std::size_t last) {
  std::vector<TreeEntry> entries;
  entries.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) entries.push_back(tree.entry(i));
  return entries;
}

/// All entries in Git's order, of each name the first.
std::vector<TreeEntry> entries_in_order(const IndexedTree* tree) {
  if (!tree) return {};
  std::vector<TreeEntry> entries = entries_between(*tree, 0, tree->size());
  if (tree->is_sound()) return entries;
  std::stable_sort(entries.begin(), entries.end(), [](const TreeEntry& a, const TreeEntry& b) { return compare_entries(a, b) < 0; });
  const auto same_name = [](const TreeEntry& a, const TreeEntry& b) { return compare_entries(a, b) == 0; };
  entries.erase(std::unique(entries.begin(), entries.end(), same_name), entries.end());
  return entries;
}

}  // namespace

TreeComparer::TreeComparer(Repository& repository, std::vector<Error>& problems) : cache_(repository), problems_(problems) {}

std::vector<Change> TreeComparer::compare(const ObjectId& a, const ObjectId& b, const std::string& folder) {
  opened_in_this_ = 0;
  tasks_.push_back({a, b, folder, 0});
  while (!tasks_.empty()) {
    const Task task = std::move(tasks_.back());
    tasks_.pop_back();
    if (!is_full_) compare_task(task);
  }
  std::sort(changes_.begin(), changes_.end(), [](const Change& x, const Change& y) { return x.path < y.path; });
  return std::exchange(changes_, {});
}

bool TreeComparer::can_open(const ObjectId& tree, const ObjectId& similar) {
  Tree near, opened;
  if (similar != kNothing) load(similar, nullptr, near);
  return load(tree, near.get(), opened);
}

void TreeComparer::report(Error error) {
  if (problems_.size() < kListedProblems) problems_.push_back(std::move(error));
}

bool TreeComparer::load(const ObjectId& id, const IndexedTree* similar, Tree& tree) {
  if (id == kNothing) return true;
  auto loaded = cache_.load(id, similar);
  if (!loaded) {
    if (reported_.insert(id).second) report(std::move(loaded).error());
    return false;
  }
  tree = std::move(loaded).value();
  if (tree->damage() && reported_.insert(id).second) report({tree->damage()->code, tree->damage()->message, id.hex() + ", " + tree->damage()->where});
  return true;
}

void TreeComparer::compare_task(const Task& task) {
  if (task.depth >= kDeepestTree) return report({ErrorCode::limit, "folders are nested more than 64 deep", text::make_visible(task.path)});
  if (++opened_in_this_ > kMostTreesAtOnce) {
    is_full_ = true;
    return report({ErrorCode::limit, "more than 1000000 folders differ at once; the rest is not compared", text::make_visible(task.path)});
  }
  Tree a, b;
  if (!load(task.a, nullptr, a) || !load(task.b, a.get(), b)) return;
  if (a && b && a->is_sound() && b->is_sound()) {
    const IndexedTree::Difference range = IndexedTree::difference(*a, *b);
    compare_entries_of(entries_between(*a, range.first, range.a_last), entries_between(*b, range.first, range.b_last), task);
  } else {
    compare_entries_of(entries_in_order(a.get()), entries_in_order(b.get()), task);
  }
}

void TreeComparer::compare_entries_of(const std::vector<TreeEntry>& a, const std::vector<TreeEntry>& b, const Task& task) {
  std::size_t i = 0, j = 0;
  while ((i < a.size() || j < b.size()) && !is_full_) {
    const int order = i == a.size() ? 1 : j == b.size() ? -1 : compare_entries(a[i], b[j]);
    const TreeEntry* from_a = order <= 0 ? &a[i++] : nullptr;
    const TreeEntry* from_b = order >= 0 ? &b[j++] : nullptr;
    take(from_a, from_b, task);
  }
}

void TreeComparer::take(const TreeEntry* a, const TreeEntry* b, const Task& task) {
  const ObjectId a_tree = a && a->is_tree() ? a->id : kNothing;
  const ObjectId b_tree = b && b->is_tree() ? b->id : kNothing;
  const ObjectId a_blob = a && is_content(*a) ? a->id : kNothing;
  const ObjectId b_blob = b && is_content(*b) ? b->id : kNothing;
  if (a_tree == b_tree && a_blob == b_blob) return;

  const std::string_view name = a ? a->name : b->name;
  std::string path = task.path;
  if (!path.empty()) path += '/';
  path += name;
  if (a_tree != b_tree) {
    tasks_.push_back({a_tree, b_tree, std::move(path), task.depth + 1});
    return;
  }
  listed_path_bytes_ += path.size();
  if (++listed_changes_ > kMostChanges || listed_path_bytes_ > kMostPathBytes) {
    is_full_ = true;
    return report({ErrorCode::limit, "the history has more than " + std::to_string(listed_changes_ - 1) + " versions; later ones are not listed", ""});
  }
  changes_.push_back({std::move(path), b_blob, a_blob});
}

}  // namespace hindsight::git
