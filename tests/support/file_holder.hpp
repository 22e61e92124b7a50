#pragma once

// A disk or a web server in memory, and Git directories made file by file, right or wrong.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "hindsight/git/loose_object.hpp"
#include "hindsight/git/repository.hpp"
#include "tests/support/index_builder.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::testing {

using Files = std::map<std::string, std::string>;

class FileHolder {
 public:
  enum class Names { listed, unsupported };

  explicit FileHolder(Files files, Names names = Names::listed) : files_(std::move(files)), names_(names) {}

  git::FileAnswer answer(const git::FileRequest& request) {
    asked_.push_back(request.path);
    EXPECT_TRUE(seen_.emplace(int(request.kind), request.path).second) << request.path << " is asked for twice";
    if (request.kind == git::FileRequest::Kind::names) return names_of(request.path);
    const auto found = files_.find(request.path);
    if (found == files_.end()) return Error{ErrorCode::not_found, "No such file or directory", request.path};
    return buffer_of(found->second);
  }

  /// Everything that was asked for so far, in order.
  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }
  [[nodiscard]] bool was_asked_for(const std::string& path) const { return std::find(asked_.begin(), asked_.end(), path) != asked_.end(); }

 private:
  git::FileAnswer names_of(const std::string& folder) const {
    if (names_ == Names::unsupported) return Error{ErrorCode::unsupported, "names cannot be listed here", folder};
    const std::string prefix = folder.empty() ? "" : folder + "/";
    std::set<std::string> names;
    for (const auto& [path, content] : files_) {
      if (!path.starts_with(prefix) || path.size() == prefix.size()) continue;
      const std::size_t slash = path.find('/', prefix.size());
      names.insert(path.substr(prefix.size(), slash == std::string::npos ? slash : slash + 1 - prefix.size()));
    }
    if (names.empty() && !folder.empty()) return Error{ErrorCode::not_found, "No such file or directory", folder};
    std::string out;
    for (const std::string& name : names) out += name + '\0';
    return buffer_of(out);
  }

  Files files_;
  Names names_;
  std::vector<std::string> asked_;
  std::set<std::pair<int, std::string>> seen_;
};

/// Prepares to the end. "" or the error.
inline std::string prepare(git::Repository& repository, FileHolder& holder, std::size_t slice = 1 << 20) {
  for (int rounds = 0; rounds < 10'000; ++rounds) {
    const auto ready = repository.prepare(slice);
    if (!ready) return ready.error().text();
    if (*ready) return "";
    for (const git::FileRequest& request : repository.take_requests()) repository.supply(request, holder.answer(request));
  }
  return "preparing does not come to an end";
}

inline std::vector<std::string> problems_of(const git::Repository& repository) {
  std::vector<std::string> problems;
  for (const Error& problem : repository.problems()) problems.push_back(problem.text());
  return problems;
}

/// The object's content, or "error: …".
inline std::string read(git::Repository& repository, const git::ObjectId& id) {
  const auto object = repository.read(id);
  return object ? std::string(as_text(object->data)) : "error: " + object.error().text();
}

inline std::string share(git::Repository& repository, const git::ObjectId& id) {
  const auto object = repository.share(id);
  return object ? std::string(as_text((*object)->data)) : "error: " + object.error().text();
}

/// Adds a loose object below `objects`.
inline git::ObjectId add_loose(Files& files, git::ObjectKind kind, const std::string& data, const std::string& objects = "objects") {
  const git::ObjectId id = git::hash_object(kind, as_bytes(data));
  const std::string head = std::string(git::to_string(kind)) + " " + std::to_string(data.size()) + '\0';
  files[objects + "/" + git::loose_object_path(id)] = deflated(head + data);
  return id;
}
inline git::ObjectId add_loose_blob(Files& files, const std::string& data) { return add_loose(files, git::ObjectKind::blob, data); }

inline std::string commit_text(const git::ObjectId& tree, const std::vector<git::ObjectId>& parents = {}) {
  std::string text = "tree " + tree.hex() + "\n";
  for (const git::ObjectId& parent : parents) text += "parent " + parent.hex() + "\n";
  return text + "author Ann <ann@example.org> 86400 +0000\ncommitter Ann <ann@example.org> 86400 +0000\n\nchange\n";
}

/// A pack of whole objects with its idx.
class PackWithIndex {
 public:
  git::ObjectId add(git::ObjectKind kind, const std::string& data) {
    const git::ObjectId id = git::hash_object(kind, as_bytes(data));
    entries_.emplace_back(id, pack_.whole(kind, data));
    return id;
  }
  git::ObjectId add_blob(const std::string& data) { return add(git::ObjectKind::blob, data); }
  /// Claims that the object is where another one is.
  void claim(const git::ObjectId& id, std::uint64_t offset) { entries_.emplace_back(id, offset); }
  PackBuilder& pack() { return pack_; }

  [[nodiscard]] std::string idx(int version = 2) const {
    IndexBuilder builder(pack_.bytes());
    for (const auto& [id, offset] : entries_) builder.add(id, offset);
    return builder.bytes(version);
  }
  void put(Files& files, const std::string& path) const {
    files[path + ".pack"] = pack_.bytes();
    files[path + ".idx"] = idx();
  }

 private:
  PackBuilder pack_;
  std::vector<std::pair<git::ObjectId, std::uint64_t>> entries_;
};

}  // namespace hindsight::testing
