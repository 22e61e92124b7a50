// The content of one object, read as each of the kinds there are.

#include <map>
#include <set>

#include "fuzz_target.hpp"
#include "hindsight/git/history.hpp"
#include "hindsight/git/object.hpp"
#include "tests/support/memory_repository.hpp"
#include "tests/support/small_repository.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;
using testing::MemoryRepository;

void check_commit(Bytes data) {
  const auto commit = parse_commit(hash_object(ObjectKind::commit, data), data);
  if (!commit) return;
  require(as_text(data).substr(0, 5) == "tree ", "a commit begins with its tree");
  require(commit->parents.size() <= data.size() / 48, "no more parents than there is room for");
  require(commit->message.size() <= data.size() && commit->subject().find('\n') == std::string_view::npos, "a subject is one line");
  for (const Signature* signature : {&commit->author, &commit->committer}) {
    require(signature->time_known || signature->seconds == 0, "an unknown time is 0");
    require(signature->zone_minutes > -10'000 && signature->zone_minutes < 10'000, "a zone is four digits");
  }
}

void check_tree(Bytes data) {
  std::optional<Error> damage;
  std::size_t read = 0;
  for (const TreeEntry& entry : parse_tree(data, &damage)) {
    const std::size_t name = std::size_t(reinterpret_cast<const std::byte*>(entry.name.data()) - data.data());
    require(name >= read + 2 && name + entry.name.size() + 21 <= data.size(), "an entry lies within the tree, after the one before");
    require(entry.name.find('\0') == std::string_view::npos, "a name ends before its NUL");
    read = name + entry.name.size() + 21;
  }
  require(damage.has_value() == (read != data.size()), "damage is reported when and only when something is not read");
}

/// What the whole way from a revision to files makes of it.
void check_in_repository(Bytes data) {
  MemoryRepository repository;
  const ObjectId tree = repository.raw_tree(as_text(data));
  const ObjectId before = repository.commit(repository.tree({{"a.md", "a"}, {"reports/b.md", "b"}}), {}, 100, "before\n");
  const ObjectId tip = repository.commit(tree, {before}, 200, "after\n");
  const auto list = list_files(repository, tree, "", 1000);
  require(list.ok(), "a tree that is there can be listed");
  std::set<std::string> paths;
  for (const FileEntry& file : list->files) require(paths.insert(file.path).second, "a path is listed once");

  HistoryWalk walk(repository, tip, "");
  while (!walk.step(1)) {
  }
  const History history = walk.take();
  std::map<std::string, std::size_t> last_commit;
  for (const FileVersion& version : history.versions) {
    const auto [at, is_new] = last_commit.emplace(version.path, version.commit);
    require(is_new || at->second < version.commit, "a path has one version in a commit");
    at->second = version.commit;
  }
  const ObjectId tag = repository.put(ObjectKind::tag, as_text(data));
  const ObjectId commit = repository.put(ObjectKind::commit, as_text(data));
  (void)read_commit(repository, tag);
  (void)read_commit(repository, commit);
}

void run(Bytes input) {
  check_commit(input);
  check_tree(input);
  check_in_repository(input);
}

std::vector<Seed> seeds() {
  std::vector<Seed> seeds;
  int number = 0;
  const testing::SmallRepository small;
  for (const auto& entry : small.entries()) {
    if (entry.kind != ObjectKind::blob) seeds.push_back({to_string(entry.kind) + std::to_string(++number), entry.content});
  }
  const ObjectId id = testing::blob_id("a");
  seeds.push_back({"odd_tree", testing::tree_entry("100644", "..", id) + testing::tree_entry("040000", ".git", id) + testing::tree_entry("160000", "sub", id) +
                                   testing::tree_entry("100644", "a/b", id) + testing::tree_entry("100644", "a/b", id) + "100644 cut"});
  seeds.push_back({"odd_commit", "tree " + id.hex() + "\nparent " + id.hex() + "\nparent x\nauthor A <b> <c> 99999999999999999999 +9999\ncommitter x\n"
                                 "gpgsig -----BEGIN\n author B <b> 1 +0000\n\nsubject"});
  return seeds;
}

const Registration registered({"object", run, seeds});

}  // namespace
}  // namespace hindsight::fuzz
