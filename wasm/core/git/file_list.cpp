#include <algorithm>
#include <utility>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/problems.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/git/repository.hpp"
#include "tree_path.hpp"

namespace hindsight::git {
namespace {

/// Folders, submodules and odd entries are not listed, but to look at them takes time as well.
constexpr std::size_t kMostEntriesPerFile = 4;

std::string joined(const std::vector<std::string_view>& components) {
  std::string path;
  for (const std::string_view component : components) {
    if (!path.empty()) path += '/';
    path += component;
  }
  return path;
}

/// Depth first with a stack of its own. Trees may be shared a thousand times over, so what is visited is counted as well
/// as what is listed.
class FileLister {
 public:
  FileLister(Repository& repository, std::size_t max_files) : repository_(repository), max_files_(max_files) {}

  FileList list(const ObjectId& tree, std::string folder) {
    path_ = std::move(folder);
    open(tree);
    while (!open_.empty() && !full_) {
      OpenTree& top = open_.back();
      if (top.next == top.entries.size()) {
        open_.pop_back();
        continue;
      }
      path_.resize(top.path_size);
      take(top.entries[top.next++]);
    }
    put_in_order();
    return std::move(list_);
  }

 private:
  struct OpenTree {
    SharedObject object;
    std::vector<TreeEntry> entries;
    std::size_t next = 0;
    std::size_t path_size = 0;
  };

  void problem(Error error) {
    list_problem(list_.problems, std::move(error));
  }

  static bool is_submodule(const TreeEntry& entry) { return (entry.mode & 0170000u) == 0160000u; }

  static std::string octal(std::uint32_t mode) {
    std::string digits;
    for (; mode > 0 || digits.empty(); mode /= 8) digits.insert(digits.begin(), char('0' + mode % 8));
    return digits;
  }

  void take(const TreeEntry& entry) {
    const bool is_file = entry.is_file() || entry.is_symlink();
    if (!is_file && !entry.is_tree() && is_submodule(entry)) return;
    if (!path_.empty()) path_ += '/';
    path_ += entry.name;
    if (!is_file && !entry.is_tree()) return problem({ErrorCode::malformed, "its mode in the tree, " + octal(entry.mode) + ", is none that Git has; it is passed over", text::make_visible(path_)});
    if (is_hostile_name(entry.name)) problem({ErrorCode::malformed, "the name '" + text::make_visible(entry.name) + "' is not one that Git allows", text::make_visible(path_)});
    if (entry.is_tree()) {
      open(entry.id);
      return;
    }
    path_bytes_ += path_.size();
    if (list_.files.size() >= max_files_ || path_bytes_ > kMostPathBytes) {
      stop();
      return;
    }
    list_.files.push_back({path_, entry.mode, entry.id});
  }

  void open(const ObjectId& id) {
    if (open_.size() >= kDeepestTree) return problem({ErrorCode::limit, "folders are nested more than 64 deep", text::make_visible(path_)});
    auto object = repository_.share(id);
    if (!object) return problem(at_path(std::move(object).error()));
    if ((*object)->kind != ObjectKind::tree) return problem({ErrorCode::malformed, "a tree was expected, this is another object", id.hex()});
    std::optional<Error> damage;
    OpenTree tree;
    tree.object = *object;
    tree.entries = parse_tree(tree.object->data, &damage);
    visited_entries_ += 1 + tree.entries.size();
    if (visited_entries_ > kMostEntriesPerFile * max_files_) return stop();
    tree.path_size = path_.size();
    if (damage) {
      damage->where = id.hex() + ", " + damage->where;
      problem(at_path(std::move(*damage)));
    }
    open_.push_back(std::move(tree));
  }

  Error at_path(Error error) const {
    error.message = "the folder '" + text::make_visible(path_) + "': " + error.message;
    return error;
  }

  void stop() {
    full_ = true;
    problem({ErrorCode::limit, "there are more than " + std::to_string(max_files_) + " files or folders; the rest is not listed", ""});
  }

  void put_in_order() {
    auto& files = list_.files;
    const auto by_path = [](const FileEntry& a, const FileEntry& b) { return a.path < b.path; };
    if (!std::is_sorted(files.begin(), files.end(), by_path)) sort_stably(files.begin(), files.end(), by_path);
    const auto same_path = [&](const FileEntry& a, const FileEntry& b) {
      if (a.path != b.path) return false;
      problem({ErrorCode::malformed, "the file is listed twice; the first counts", text::make_visible(a.path)});
      return true;
    };
    files.erase(std::unique(files.begin(), files.end(), same_path), files.end());
  }

  Repository& repository_;
  std::size_t max_files_;
  FileList list_;
  std::vector<OpenTree> open_;
  std::string path_;
  std::size_t path_bytes_ = 0;
  std::size_t visited_entries_ = 0;
  bool full_ = false;
};

}  // namespace

Result<FileList> list_files(Repository& repository, const ObjectId& tree, std::string_view folder, std::size_t max_files) {
  const auto components = path_components(folder);
  HINDSIGHT_TRY(const auto found, find_at_path(repository, tree, components));
  if (!found) return Error{ErrorCode::not_found, "there is no folder '" + text::make_visible(folder) + "'", ""};
  if (!found->is_tree()) return Error{ErrorCode::usage, "'" + text::make_visible(folder) + "' is a file, not a folder", ""};
  HINDSIGHT_TRY(const SharedObject object, repository.share(found->id));
  if (object->kind != ObjectKind::tree) return Error{ErrorCode::usage, std::string("this is a ") + to_string(object->kind) + ", not a tree", found->id.hex()};
  return FileLister(repository, max_files).list(found->id, joined(components));
}

Result<FileEntry> find_file(Repository& repository, const ObjectId& tree, std::string_view path) {
  HINDSIGHT_TRY(const auto found, find_listed(repository, tree, path));
  if (!found) return Error{ErrorCode::not_found, "there is no file '" + text::make_visible(path) + "'", ""};
  if (found->is_tree()) return Error{ErrorCode::usage, "'" + text::make_visible(path) + "' is a folder, not a file", ""};
  return FileEntry{joined(path_components(path)), found->mode, found->id};
}

}  // namespace hindsight::git
