#include "hindsight/git/history.hpp"

#include <gtest/gtest.h>

#include "tests/support/memory_repository.hpp"

namespace hindsight::git {
namespace {

using testing::MemoryRepository;
using testing::tree_entry;

using Files = std::map<std::string, std::string>;
using Strings = std::vector<std::string>;

/// Histories told as "name: parents: files", and their versions as "commit path content" lines.
class HistoryTest : public ::testing::Test {
 protected:
  ObjectId commit(const std::string& name, const std::vector<ObjectId>& parents, const Files& files) {
    return commit_tree(name, parents, repository.tree(files));
  }
  ObjectId commit_tree(const std::string& name, const std::vector<ObjectId>& parents, const ObjectId& tree) {
    return repository.commit(tree, parents, ++clock, name);
  }

  Strings versions(const ObjectId& tip, const std::string& folder = "", std::size_t slice = 1) {
    HistoryWalk walk(repository, tip, folder);
    while (!walk.step(slice)) {
      EXPECT_LT(walk.progress(), 1);
    }
    EXPECT_EQ(walk.progress(), 1);
    const History history = walk.take();
    Strings lines;
    for (const FileVersion& version : history.versions) {
      lines.push_back(std::string(history.commits[version.commit].subject()) + " " + version.path + " " + content_of(version.blob));
    }
    for (const Error& problem : history.problems) lines.push_back("problem: " + problem.text());
    return lines;
  }

  std::string content_of(const ObjectId& blob) {
    if (blob == ObjectId{}) return "(removed)";
    const auto object = repository.read(blob);
    return object ? std::string(as_text(object->data)) : "(absent)";
  }

  MemoryRepository repository;
  long long clock = 1000;
};

TEST_F(HistoryTest, AddedChangedRemoved) {
  const ObjectId a = commit("A", {}, {{"r/x", "1"}, {"r/y", "1"}});
  const ObjectId b = commit("B", {a}, {{"r/x", "2"}, {"r/y", "1"}});
  const ObjectId c = commit("C", {b}, {{"r/y", "1"}, {"r/z", "1"}});
  const Strings expected{"A r/x 1", "A r/y 1", "B r/x 2", "C r/x (removed)", "C r/z 1"};
  EXPECT_EQ(versions(c), expected);
  EXPECT_EQ(versions(c, "r"), expected);
  EXPECT_EQ(versions(c, "/r/", 1000), expected);
}

TEST_F(HistoryTest, OnlyTheFolder) {
  const ObjectId a = commit("A", {}, {{"other", "1"}});
  const ObjectId b = commit("B", {a}, {{"other", "2"}, {"r/sub/x", "1"}, {"r.md", "1"}});
  const ObjectId c = commit("C", {b}, {{"other", "3"}, {"r/sub/x", "1"}, {"r.md", "2"}});
  EXPECT_EQ(versions(c, "r"), Strings{"B r/sub/x 1"});
  EXPECT_EQ(versions(c, "r/sub"), Strings{"B r/sub/x 1"});
  EXPECT_EQ(versions(c, "nowhere"), Strings{});
}

TEST_F(HistoryTest, TheFolderIsRemovedAndComesBack) {
  const ObjectId a = commit("A", {}, {{"r/x", "1"}, {"o", "1"}});
  const ObjectId b = commit("B", {a}, {{"o", "1"}});
  const ObjectId c = commit("C", {b}, {{"r/x", "1"}, {"o", "1"}});
  EXPECT_EQ(versions(c, "r"), (Strings{"A r/x 1", "B r/x (removed)", "C r/x 1"}));
}

TEST_F(HistoryTest, AFileBecomesAFolder) {
  const ObjectId a = commit("A", {}, {{"x", "1"}, {"x.md", "1"}});
  const ObjectId b = commit("B", {a}, {{"x/in", "2"}, {"x.md", "1"}});
  EXPECT_EQ(versions(b), (Strings{"A x 1", "A x.md 1", "B x (removed)", "B x/in 2"}));
}

TEST_F(HistoryTest, ACleanMergeAddsNothing) {
  const ObjectId a = commit("A", {}, {{"x", "1"}, {"y", "1"}});
  const ObjectId b = commit("B", {a}, {{"x", "2"}, {"y", "1"}});
  const ObjectId c = commit("C", {a}, {{"x", "1"}, {"y", "2"}});
  const ObjectId merge = commit("M", {b, c}, {{"x", "2"}, {"y", "2"}});
  EXPECT_EQ(versions(merge), (Strings{"A x 1", "A y 1", "B x 2", "C y 2"}));
}

TEST_F(HistoryTest, AMergeByHandAddsWhatDiffersFromEveryParent) {
  const ObjectId a = commit("A", {}, {{"x", "1"}, {"y", "1"}, {"z", "1"}});
  const ObjectId b = commit("B", {a}, {{"x", "2"}, {"y", "1"}, {"z", "1"}});
  const ObjectId c = commit("C", {a}, {{"x", "3"}, {"y", "2"}, {"z", "1"}});
  const ObjectId merge = commit("M", {b, c}, {{"x", "23"}, {"y", "2"}});
  EXPECT_EQ(versions(merge), (Strings{"A x 1", "A y 1", "A z 1", "B x 2", "C x 3", "C y 2", "M x 23", "M z (removed)"}));
}

TEST_F(HistoryTest, AmongReadyCommitsTheEarlierDateComesFirst) {
  const ObjectId a = commit("A", {}, {{"x", "1"}});
  const ObjectId late = repository.commit(repository.tree({{"x", "1"}, {"late", "1"}}), {a}, 9000, "L");
  const ObjectId early = repository.commit(repository.tree({{"x", "1"}, {"early", "1"}}), {a}, 2000, "E");
  const ObjectId merge = repository.commit(repository.tree({{"x", "1"}, {"early", "1"}, {"late", "1"}}), {late, early}, 1, "M");
  EXPECT_EQ(versions(merge), (Strings{"A x 1", "E early 1", "L late 1"}));
}

TEST_F(HistoryTest, AVersionSaysWhatTheFirstParentHad) {
  const ObjectId a = commit("A", {}, {{"x", "1"}, {"y", "1"}});
  const ObjectId b = commit("B", {a}, {{"x", "2"}, {"z", "1"}});
  const ObjectId c = commit("C", {a}, {{"x", "3"}, {"y", "1"}});
  const ObjectId merge = commit("M", {b, c}, {{"x", "4"}, {"z", "1"}});
  HistoryWalk walk(repository, merge, "");
  walk.step(100);
  const History history = walk.take();
  Strings lines;
  for (const FileVersion& version : history.versions)
    lines.push_back(std::string(history.commits[version.commit].subject()) + " " + version.path + " " +
                    (version.before == ObjectId{} ? "(nothing)" : content_of(version.before)) + " → " + content_of(version.blob));
  EXPECT_EQ(lines, (Strings{"A x (nothing) → 1", "A y (nothing) → 1", "B x 1 → 2", "B y 1 → (removed)", "B z (nothing) → 1", "C x 1 → 3", "M x 2 → 4"}));
}

TEST_F(HistoryTest, ModesAloneAreNoVersions) {
  const ObjectId blob = repository.blob("1");
  const ObjectId a = commit_tree("A", {}, repository.raw_tree(tree_entry("100644", "x", blob)));
  const ObjectId b = commit_tree("B", {a}, repository.raw_tree(tree_entry("100755", "x", blob)));
  EXPECT_EQ(versions(b), Strings{"A x 1"});
}

TEST_F(HistoryTest, SubmodulesAreNoFiles) {
  const ObjectId blob = repository.blob("1");
  const ObjectId a = commit_tree("A", {}, repository.raw_tree(tree_entry("160000", "x", blob)));
  const ObjectId b = commit_tree("B", {a}, repository.raw_tree(tree_entry("100644", "x", blob)));
  EXPECT_EQ(versions(b), Strings{"B x 1"});
}

TEST_F(HistoryTest, UnsortedTreesAreComparedByName) {
  const ObjectId one = repository.blob("1"), two = repository.blob("2");
  const ObjectId a = commit_tree("A", {}, repository.raw_tree(tree_entry("100644", "b", one) + tree_entry("100644", "a", one)));
  const ObjectId b = commit_tree("B", {a}, repository.raw_tree(tree_entry("100644", "a", one) + tree_entry("100644", "b", two)));
  EXPECT_EQ(versions(b), (Strings{"A a 1", "A b 1", "B b 2"}));
}

TEST_F(HistoryTest, AShallowHistoryIsCut) {
  const ObjectId a = commit("A", {}, {{"x", "1"}});
  const ObjectId b = commit("B", {a}, {{"x", "2"}});
  repository.remove(a);
  EXPECT_EQ(versions(b), (Strings{"B x 2", "problem: " + a.hex() + ": the history is cut before " + b.hex() + ": the object is not there"}));
}

TEST_F(HistoryTest, AnAbsentTreeCountsAsUnchanged) {
  const ObjectId a = commit("A", {}, {{"x", "1"}, {"y", "1"}});
  const ObjectId lost = repository.tree({{"x", "2"}, {"y", "1"}});
  const ObjectId b = commit_tree("B", {a}, lost);
  const ObjectId c = commit("C", {b}, {{"x", "2"}, {"y", "2"}});
  repository.remove(lost);
  EXPECT_EQ(versions(c), (Strings{"A x 1", "A y 1", "C x 2", "C y 2", "problem: " + lost.hex() + ": the object is not there"}));
}

TEST_F(HistoryTest, AnAbsentTip) {
  const ObjectId a = commit("A", {}, {{"x", "1"}});
  repository.remove(a);
  EXPECT_EQ(versions(a), Strings{"problem: " + a.hex() + ": the object is not there"});
}

TEST_F(HistoryTest, ManyCommitsInARow) {
  ObjectId tip = commit("0", {}, {{"x", "0"}});
  for (int i = 1; i < 20'000; ++i) tip = commit(std::to_string(i), {tip}, {{"x", std::to_string(i % 7)}});
  EXPECT_EQ(versions(tip, "", 5000).size(), 20'000u);
}

TEST_F(HistoryTest, ABombIsCut) {
  ObjectId id = repository.blob("boom");
  for (int level = 0; level < 10; ++level) {
    std::string tree;
    for (char name = '0'; name <= '9'; ++name) tree += tree_entry(level == 0 ? "100644" : "40000", std::string(1, name), id);
    id = repository.raw_tree(tree);
  }
  const Strings lines = versions(commit_tree("A", {}, id));
  EXPECT_EQ(lines.back().find("problem: "), 0u);
}

/// A folder with many files, changed a little at a time: the trees share most of their bytes.
TEST_F(HistoryTest, LargeFoldersWithSmallChanges) {
  Files files;
  for (int i = 0; i < 300; ++i) files["f" + std::to_string(i)] = "0";
  ObjectId tip = commit("start", {}, files);
  Strings expected;
  std::uint32_t random = 1;
  for (int i = 0; i < 200; ++i) {
    random = random * 1664525u + 1013904223u;
    const std::string path = "f" + std::to_string((random >> 8) % 400);
    const std::string name = "c" + std::to_string(i);
    if (random >> 30 == 0 && files.erase(path)) {
      expected.push_back(name + " " + path + " (removed)");
    } else {
      files[path] = name;
      expected.push_back(name + " " + path + " " + name);
    }
    tip = commit(name, {tip}, files);
  }
  Strings found = versions(tip, "", 64);
  found.erase(found.begin(), found.begin() + 300);
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace hindsight::git
