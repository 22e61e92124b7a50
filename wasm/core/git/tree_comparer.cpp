#include "tree_comparer.hpp"

#include <algorithm>
#include <utility>

#include "hindsight/base/problems.hpp"
#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "tree_difference.hpp"
#include "tree_entry.hpp"
#include "tree_path.hpp"

namespace hindsight::git {
namespace {

// A few trees that hold each other can describe more files than there are atoms.
constexpr std::size_t kMostChanges = 1'000'000;
constexpr std::size_t kMostTreesAtOnce = 1'000'000;

bool is_content(const TreeEntry& entry) { return entry.is_file() || entry.is_symlink(); }

/// All entries in Git's order, of each name the first.
std::vector<TreeEntry> entries_in_order(const SharedTree& tree) {
  if (!tree) return {};
  std::vector<TreeEntry> entries = tree->entries();
  if (tree->is_sound()) return entries;
  sort_stably(entries.begin(), entries.end(), [](const TreeEntry& a, const TreeEntry& b) { return compare_entries(a, b) < 0; });
  const auto same_name = [](const TreeEntry& a, const TreeEntry& b) { return compare_entries(a, b) == 0; };
  entries.erase(std::unique(entries.begin(), entries.end(), same_name), entries.end());
  return entries;
}

}  // namespace

TreeComparer::TreeComparer(Repository& repository, std::vector<Error>& problems) : repository_(repository), problems_(problems) {}

std::vector<Change> TreeComparer::compare(const ObjectId& a, const ObjectId& b, const std::string& folder) {
  opened_in_this_ = listed_changes_ = listed_path_bytes_ = 0;
  is_full_ = false;
  tasks_.push_back({a, b, folder, 0});
  while (!tasks_.empty()) {
    const Task task = std::move(tasks_.back());
    tasks_.pop_back();
    if (!is_full_) compare_task(task);
  }
  // A hostile name with a slash can be the path of a file in a folder as well: of both, what exists counts.
  sort_stably(changes_.begin(), changes_.end(), [](const Change& x, const Change& y) { return x.path != y.path ? x.path < y.path : x.blob > y.blob; });
  const auto same_path = [](const Change& x, const Change& y) { return x.path == y.path; };
  changes_.erase(std::unique(changes_.begin(), changes_.end(), same_path), changes_.end());
  return std::exchange(changes_, {});
}

bool TreeComparer::can_open(const ObjectId& tree) {
  SharedTree opened;
  return load(tree, opened);
}

void TreeComparer::report(Error error) {
  list_problem(problems_, std::move(error));
}

bool TreeComparer::load(const ObjectId& id, SharedTree& tree) {
  if (id == kNoObject) return true;
  auto opened = open(id);
  if (!opened) {
    if (reported_.insert(id).second) report(std::move(opened).error());
    return false;
  }
  tree = std::move(opened).value();
  if (tree->damage() && reported_.insert(id).second) report({tree->damage()->code, tree->damage()->message, id.hex() + ", " + tree->damage()->where});
  return true;
}

/// A tree is compared with the one before and again with the one after it.
Result<SharedTree> TreeComparer::open(const ObjectId& id) {
  constexpr std::size_t kMostRecent = 16;
  const auto known = std::find_if(recent_.begin(), recent_.end(), [&](const auto& held) { return held.first == id; });
  if (known != recent_.end()) {
    std::rotate(recent_.begin(), known, known + 1);
    return recent_.front().second;
  }
  HINDSIGHT_TRY(SharedTree tree, repository_.tree(id));
  if (recent_.size() < kMostRecent) recent_.emplace_back();
  std::rotate(recent_.begin(), recent_.end() - 1, recent_.end());
  recent_.front() = {id, tree};
  return tree;
}

void TreeComparer::compare_task(const Task& task) {
  if (task.depth >= kDeepestTree) return report({ErrorCode::limit, "folders are nested more than 64 deep", text::make_visible(task.path)});
  if (++opened_in_this_ > kMostTreesAtOnce) {
    is_full_ = true;
    return report({ErrorCode::limit, "more than 1000000 folders differ at once; the rest is not compared", text::make_visible(task.path)});
  }
  SharedTree a, b;
  if (!load(task.a, a) || !load(task.b, b)) return;
  if (a && b && a->is_sound() && b->is_sound()) {
    compare_sound(*a, *b, task);
  } else {
    compare_sorted(a, b, task);
  }
}

void TreeComparer::compare_sound(const Tree& a, const Tree& b, const Task& task) {
  TreeDifference difference(a, b);
  while (!is_full_ && difference.next()) take(difference.in_a(), difference.in_b(), task);
}

void TreeComparer::compare_sorted(const SharedTree& a, const SharedTree& b, const Task& task) {
  const std::vector<TreeEntry> a_entries = entries_in_order(a), b_entries = entries_in_order(b);
  std::size_t i = 0, j = 0;
  while ((i < a_entries.size() || j < b_entries.size()) && !is_full_) {
    const int order = i == a_entries.size() ? 1 : j == b_entries.size() ? -1 : compare_entries(a_entries[i], b_entries[j]);
    const TreeEntry* from_a = order <= 0 ? &a_entries[i++] : nullptr;
    const TreeEntry* from_b = order >= 0 ? &b_entries[j++] : nullptr;
    take(from_a, from_b, task);
  }
}

void TreeComparer::take(const TreeEntry* a, const TreeEntry* b, const Task& task) {
  const ObjectId a_tree = a && a->is_tree() ? a->id : kNoObject;
  const ObjectId b_tree = b && b->is_tree() ? b->id : kNoObject;
  const ObjectId a_blob = a && is_content(*a) ? a->id : kNoObject;
  const ObjectId b_blob = b && is_content(*b) ? b->id : kNoObject;
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
    return report({ErrorCode::limit, "more than " + std::to_string(listed_changes_ - 1) + " files differ at once; the rest is not compared", ""});
  }
  changes_.push_back({std::move(path), b_blob, a_blob});
}

}  // namespace hindsight::git
