#pragma once

// A repository that holds whatever a test puts in, valid or not.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "hindsight/git/repository.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::testing {

class MemoryRepository : public git::Repository {
 public:
  std::string_view kind() const override { return "memory"; }
  const std::vector<git::Ref>& refs() const override { return refs_; }
  Result<git::Object> read(const git::ObjectId& id) override {
    const auto found = objects_.find(id);
    if (found == objects_.end()) return Error{ErrorCode::not_found, "the object is not there", id.hex()};
    return found->second;
  }
  bool contains(const git::ObjectId& id) const override { return objects_.count(id) != 0; }
  std::size_t object_count() const override { return objects_.size(); }
  std::vector<git::ObjectId> object_ids() const override {
    std::vector<git::ObjectId> ids;
    for (const auto& [id, object] : objects_) ids.push_back(id);
    return ids;
  }
  const std::vector<Error>& problems() const override { return problems_; }
  Result<bool> prepare(std::size_t) override { return true; }
  double prepared() const override { return 1; }

  git::ObjectId put(git::ObjectKind kind, std::string_view data) {
    const git::ObjectId id = git::hash_object(kind, as_bytes(data));
    objects_[id] = {kind, buffer_of(data)};
    return id;
  }
  git::ObjectId blob(std::string_view data) { return put(git::ObjectKind::blob, data); }
  git::ObjectId raw_tree(std::string_view data) { return put(git::ObjectKind::tree, data); }

  using Repository::tree;
  /// Files by path; content "" is a file like any other.
  git::ObjectId tree(const std::map<std::string, std::string>& files) {
    std::map<std::string, std::map<std::string, std::string>> folders;
    std::vector<std::pair<std::string, std::string>> entries;  // the key in Git's order, and the entry
    for (const auto& [path, content] : files) {
      const std::size_t slash = path.find('/');
      if (slash == std::string::npos) {
        entries.emplace_back(path, tree_entry("100644", path, blob(content)));
      } else {
        folders[path.substr(0, slash)][path.substr(slash + 1)] = content;
      }
    }
    for (const auto& [name, inside] : folders) entries.emplace_back(name + '/', tree_entry("40000", name, tree(inside)));
    std::sort(entries.begin(), entries.end());
    std::string data;
    for (const auto& [key, entry] : entries) data += entry;
    return raw_tree(data);
  }

  git::ObjectId commit(const git::ObjectId& tree, const std::vector<git::ObjectId>& parents, long long seconds, const std::string& message) {
    std::string data = "tree " + tree.hex() + "\n";
    for (const git::ObjectId& parent : parents) data += "parent " + parent.hex() + "\n";
    const std::string who = " Ann <ann@example.org> " + std::to_string(seconds) + " +0000\n";
    return put(git::ObjectKind::commit, data + "author" + who + "committer" + who + "\n" + message);
  }

  /// A commit on top of HEAD whose whole tree is `files`; HEAD moves there. `day` counts from 1970-01-01.
  git::ObjectId advance(const std::map<std::string, std::string>& files, int day) {
    const std::vector<git::ObjectId> parents = refs_.empty() ? std::vector<git::ObjectId>{} : std::vector{refs_.front().target};
    const git::ObjectId id = commit(tree(files), parents, 86400LL * day, "change\n");
    refs_ = {{"HEAD", id}, {"refs/heads/main", id}};
    return id;
  }

  void remove(const git::ObjectId& id) { objects_.erase(id); }
  /// HEAD moves there and leaves its branch where it is.
  void detach(const git::ObjectId& id) { refs_.front().target = id; }
  void name(std::string ref, const git::ObjectId& id) { refs_.push_back({std::move(ref), id}); }

 private:
  std::map<git::ObjectId, git::Object> objects_;
  std::vector<git::Ref> refs_;
  std::vector<Error> problems_;
};

}  // namespace hindsight::testing
