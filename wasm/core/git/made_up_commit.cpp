#include "made_up_commit.hpp"

#include <algorithm>

#include "hindsight/base/sort.hpp"

namespace hindsight::git {
namespace {

ByteBuffer to_buffer(std::string_view text) { return ByteBuffer(as_bytes(text)); }

}  // namespace

MadeUpCommit::MadeUpCommit(FileContents files) {
  const ObjectId tree = put_tree(files.begin(), files.end(), 0);
  constexpr std::string_view kNobody = " nobody <> 0 +0000\n";
  std::string commit = "tree " + tree.hex() + "\nauthor";
  commit += kNobody;
  commit += "committer";
  commit += kNobody;
  id_ = put(ObjectKind::commit, to_buffer(commit + "\n"));
}

SharedObject MadeUpCommit::find(const ObjectId& id) const {
  const auto found = objects_.find(id);
  return found == objects_.end() ? nullptr : found->second;
}

std::vector<ObjectId> MadeUpCommit::ids() const {
  std::vector<ObjectId> ids;
  ids.reserve(objects_.size());
  for (const auto& [id, object] : objects_) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

ObjectId MadeUpCommit::put(ObjectKind kind, ByteBuffer data) {
  const ObjectId id = hash_object(kind, data);
  objects_.try_emplace(id, std::make_shared<const Object>(Object{kind, std::move(data)}));
  return id;
}

/// Calls itself once for each level of folders, of which PlainLimits allows few.
ObjectId MadeUpCommit::put_tree(At first, At last, std::size_t prefix) {
  std::vector<std::pair<std::string, std::string>> entries;  // by what Git sorts them by: folders as if a slash followed
  while (first != last) {
    const std::string& path = first->first;
    const std::size_t slash = path.find('/', prefix);
    const std::string name = path.substr(prefix, slash == std::string::npos ? slash : slash - prefix);
    At next = std::next(first);
    ObjectId id;
    if (slash == std::string::npos) {
      id = put(ObjectKind::blob, std::move(first->second));
    } else {
      const std::string folder = path.substr(0, slash + 1);
      while (next != last && next->first.starts_with(folder)) ++next;
      id = put_tree(first, next, folder.size());
    }
    std::string entry = (slash == std::string::npos ? "100644 " : "40000 ") + name + '\0';
    entry += as_text(id.bytes);
    entries.emplace_back(slash == std::string::npos ? name : name + "/", std::move(entry));
    first = next;
  }
  sort_stably(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a < b; });
  std::string data;
  for (const auto& [key, entry] : entries) data += entry;
  return put(ObjectKind::tree, to_buffer(data));
}

}  // namespace hindsight::git
