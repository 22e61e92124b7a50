#pragma once

// A whole repository in one small pack: every kind of object, chains of deltas, a delta that names its base by id, a merge,
// an annotated tag. For what is done to every byte of something.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/index_builder.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::testing {

class SmallRepository {
 public:
  struct Entry {
    git::ObjectKind kind = git::ObjectKind::blob;
    std::string content;
    git::ObjectId id;
    std::uint64_t start = 0;  ///< in the pack
    std::uint64_t end = 0;
    int base = -1;  ///< the entry that its delta is built on

    [[nodiscard]] Bytes bytes() const { return as_bytes(content); }
  };

  SmallRepository() {
    using git::ObjectKind;
    const int report = whole(ObjectKind::blob, "# Outage\n\nDetected by an alert.\n\n- [ ] fix it\n");
    const int closed = appended(report, "- [x] add an alert\n");
    const int final = appended(closed, "- [x] write it down\n");
    const int other = appended_by_id(report, "The other report.\n");

    const int first_folder = whole(ObjectKind::tree, tree_entry("100644", "a.md", id(report)));
    const int folder = appended(first_folder, tree_entry("100755", "b.md", id(other)) + tree_entry("120000", "link.md", id(closed)));
    const int first_root = whole(ObjectKind::tree, tree_entry("40000", "reports", id(first_folder)));
    const int root = whole(ObjectKind::tree, tree_entry("100644", "README.md", id(final)) + tree_entry("40000", "reports", id(folder)));

    const int first = whole(ObjectKind::commit, commit(first_root, {}, 1'700'000'000, "First"));
    const int side = whole(ObjectKind::commit, commit(root, {first}, 1'700'003'600, "Write the other one"));
    const int merge = whole(ObjectKind::commit, commit(root, {first, side}, 1'700'007'200, "Merge"));
    const int tag = whole(ObjectKind::tag, "object " + id(merge).hex() + "\ntype commit\ntag v1\ntagger Ann <ann@example.org> 1700007300 +0000\n\nThe first\n");
    refs_ = id(merge).hex() + " HEAD\n" + id(merge).hex() + " refs/heads/main\n" + id(tag).hex() + " refs/tags/v1\n";
  }

  [[nodiscard]] const std::vector<Entry>& entries() const& { return entries_; }
  const std::vector<Entry>& entries() && = delete;
  [[nodiscard]] std::string pack() const { return pack_.bytes(); }
  [[nodiscard]] std::string idx(int version = 2) const {
    IndexBuilder index(pack());
    for (const Entry& entry : entries_) index.add(entry.id, entry.start);
    return index.bytes(version);
  }
  /// One line a reference, HEAD first.
  [[nodiscard]] const std::string& refs() const { return refs_; }
  [[nodiscard]] std::string bundle() const { return "# v2 git bundle\n" + refs_ + "\n" + pack(); }

  /// Whether an entry is another one or built on it, directly or not.
  [[nodiscard]] bool depends_on(std::size_t entry, std::size_t other) const {
    for (int at = int(entry); at >= 0; at = entries_[std::size_t(at)].base) {
      if (std::size_t(at) == other) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] const git::ObjectId& id(int entry) const { return entries_[std::size_t(entry)].id; }
  [[nodiscard]] const Entry& at(int entry) const { return entries_[std::size_t(entry)]; }

  int add(git::ObjectKind kind, std::string content, std::uint64_t start, int base) {
    const git::ObjectId name = git::hash_object(kind, as_bytes(content));
    entries_.push_back({kind, std::move(content), name, start, pack_.end(), base});
    return int(entries_.size()) - 1;
  }
  int whole(git::ObjectKind kind, std::string content) {
    const std::uint64_t start = pack_.whole(kind, content);
    return add(kind, std::move(content), start, -1);
  }
  int appended(int base, std::string_view tail) {
    const std::uint64_t start = pack_.ofs_delta(at(base).start, appending_delta(at(base).content, tail));
    return add(at(base).kind, at(base).content + std::string(tail), start, base);
  }
  int appended_by_id(int base, std::string_view tail) {
    const std::uint64_t start = pack_.ref_delta(id(base), appending_delta(at(base).content, tail));
    return add(at(base).kind, at(base).content + std::string(tail), start, base);
  }
  [[nodiscard]] std::string commit(int tree, const std::vector<int>& parents, long long seconds, const std::string& message) const {
    std::string text = "tree " + id(tree).hex() + "\n";
    for (const int parent : parents) text += "parent " + id(parent).hex() + "\n";
    return text + "author Ann <ann@example.org> " + std::to_string(seconds) + " +0100\ncommitter Ben <ben@example.org> " +
           std::to_string(seconds + 60) + " +0000\n\n" + message + "\n";
  }

  PackBuilder pack_;
  std::vector<Entry> entries_;
  std::string refs_;
};

}  // namespace hindsight::testing
