// Bad trees and commits, row by row; bad containers are in bad_inputs_test.cpp.

#include <gtest/gtest.h>

#include "hindsight/base/text.hpp"
#include "hindsight/git/history.hpp"
#include "tests/support/memory_repository.hpp"

namespace hindsight::git {
namespace {

using testing::MemoryRepository;
using testing::tree_entry;
using Strings = std::vector<std::string>;

struct Listed {
  Strings paths;
  Strings problems;
};

Listed listed(Repository& repository, const ObjectId& tree, std::size_t most = 1'000'000) {
  auto list = list_files(repository, tree, "", most);
  EXPECT_TRUE(list.ok());
  Listed listed;
  for (const FileEntry& file : list->files) listed.paths.push_back(file.path);
  for (const Error& problem : list->problems) listed.problems.push_back(problem.text());
  return listed;
}

History history_of(Repository& repository, const ObjectId& tip) {
  HistoryWalk walk(repository, tip, "");
  while (!walk.step(100)) {
  }
  return walk.take();
}

TEST(BadInput, Row25_HostileNames) {
  MemoryRepository repository;
  const ObjectId blob = repository.blob("x");
  for (const char* name : {"..", ".git", ".GIT", "git~1", "a/b", "a\\b"}) {
    const Listed list = listed(repository, repository.raw_tree(tree_entry("100644", name, blob) + tree_entry("100644", "z.md", blob)));
    EXPECT_EQ(list.paths, (Strings{name, "z.md"}));
    EXPECT_EQ(list.problems, Strings{std::string(name) + ": the name '" + name + "' is not one that Git allows"});
  }
}

TEST(BadInput, Row25_WhateverIsListedIsFound) {
  MemoryRepository repository;
  const ObjectId inner = repository.raw_tree(tree_entry("100644", "a/b.md", repository.blob("1")) + tree_entry("100644", "c.md", repository.blob("2")));
  const ObjectId tree = repository.raw_tree(tree_entry("100644", "..", repository.blob("3")) + tree_entry("100644", "/", repository.blob("4")) +
                                            tree_entry("100644", "</script>.md", repository.blob("5")) + tree_entry("100644", "St\xF6rung.md", repository.blob("6")) +
                                            tree_entry("100644", "a//b.md", repository.blob("7")) + tree_entry("40000", "x/y", inner));
  const auto list = list_files(repository, tree, "");
  ASSERT_TRUE(list.ok());
  ASSERT_EQ(list->files.size(), 7u);
  for (const FileEntry& file : list->files) {
    const auto found = find_file(repository, tree, file.path);
    ASSERT_TRUE(found.ok()) << file.path;
    EXPECT_EQ(found->id, file.id) << file.path;
  }
  EXPECT_EQ(find_file(repository, tree, std::string(100'000, '/') + "b").error().code, ErrorCode::not_found);
}

TEST(BadInput, Row26_Symlinks) {
  MemoryRepository repository;
  const ObjectId tree = repository.raw_tree(tree_entry("120000", "loop", repository.blob("loop")) + tree_entry("120000", "out", repository.blob("../../etc/passwd")));
  const auto list = list_files(repository, tree, "");
  ASSERT_TRUE(list.ok());
  ASSERT_EQ(list->files.size(), 2u);
  // Nothing follows them: they are no files, and reading one gives its target.
  for (const FileEntry& link : list->files) EXPECT_FALSE(link.is_file());
  EXPECT_EQ(as_text(repository.read(list->files[1].id)->data), "../../etc/passwd");
  EXPECT_EQ(find_file(repository, tree, "loop/x").error().text(), "there is no file 'loop/x'");
}

TEST(BadInput, Row27_GitBomb) {
  MemoryRepository repository;
  ObjectId id = repository.blob("boom");
  for (int level = 0; level < 10; ++level) {
    std::string tree;
    for (char name = '0'; name <= '9'; ++name) tree += tree_entry(level == 0 ? "100644" : "40000", std::string(1, name), id);
    id = repository.raw_tree(tree);
  }
  const Listed list = listed(repository, id, 10'000);
  EXPECT_EQ(list.paths.size(), 10'000u);
  EXPECT_EQ(list.problems, Strings{"there are more than 10000 files or folders; the rest is not listed"});
  const History history = history_of(repository, repository.commit(id, {}, 1, "boom"));
  ASSERT_EQ(history.problems.size(), 1u);
  EXPECT_EQ(history.problems[0].text(), "more than 1000000 files differ at once; the rest is not compared");
}

TEST(BadInput, Row28_AHundredThousandFoldersDeep) {
  MemoryRepository repository;
  ObjectId id = repository.raw_tree(tree_entry("100644", "deepest", repository.blob("x")));
  const ObjectId blob = repository.blob("beside");
  for (int level = 0; level < 100'000; ++level) id = repository.raw_tree(tree_entry("40000", "d", id));
  const ObjectId top = repository.raw_tree(tree_entry("40000", "d", id) + tree_entry("100644", "e.md", blob));
  const Listed list = listed(repository, top);
  EXPECT_EQ(list.paths, Strings{"e.md"});
  std::string place = "d";
  for (int level = 1; level < 64; ++level) place += "/d";
  EXPECT_EQ(list.problems, Strings{place + ": folders are nested more than 64 deep"});
  EXPECT_EQ(history_of(repository, repository.commit(top, {}, 1, "deep")).versions.size(), 1u);
}

TEST(BadInput, Row29_UnsortedDuplicateBadAndCutEntries) {
  MemoryRepository repository;
  const ObjectId one = repository.blob("1"), two = repository.blob("2");
  const std::string good = tree_entry("100644", "b", one) + tree_entry("100644", "a", one) + tree_entry("100644", "b", two);
  Listed list = listed(repository, repository.raw_tree(good));
  EXPECT_EQ(list.paths, (Strings{"a", "b"}));
  EXPECT_EQ(list.problems, Strings{"b: the file is listed twice; the first counts"});

  const ObjectId bad_mode = repository.raw_tree(tree_entry("100644", "a", one) + tree_entry("10x644", "b", one));
  list = listed(repository, bad_mode);
  EXPECT_EQ(list.paths, Strings{"a"});
  EXPECT_EQ(list.problems, Strings{bad_mode.hex() + ", tree offset 29: the folder '': the tree's entry has no valid mode"});

  const ObjectId cut = repository.raw_tree(tree_entry("100644", "a", one) + tree_entry("100644", "b", one).substr(0, 15));
  list = listed(repository, cut);
  EXPECT_EQ(list.paths, Strings{"a"});
  EXPECT_EQ(list.problems, Strings{cut.hex() + ", tree offset 29: the folder '': the tree is cut off within an entry"});
}

TEST(BadInput, Row29_ModesThatGitHasNot) {
  MemoryRepository repository;
  const ObjectId blob = repository.blob("x");
  const Listed list = listed(repository, repository.raw_tree(tree_entry("777", "a.md", blob) + tree_entry("100664", "b.md", blob) + tree_entry("160000", "module", blob) +
                                                             tree_entry("0", "z.md", blob)));
  EXPECT_EQ(list.paths, Strings{"b.md"});
  EXPECT_EQ(list.problems, (Strings{"a.md: its mode in the tree, 777, is none that Git has; it is passed over", "z.md: its mode in the tree, 0, is none that Git has; it is passed over"}));
}

TEST(BadInput, Row30_OddCommits) {
  MemoryRepository repository;
  const std::string tree = "tree " + repository.tree({{"a.md", "a"}}).hex() + "\n";
  const auto parsed = [&](const std::string& rest) { return read_commit(repository, repository.put(ObjectKind::commit, tree + rest)).value(); };
  EXPECT_EQ(parsed("\nno author").author.name, "");
  EXPECT_FALSE(parsed("\nno author").author.time_known);
  EXPECT_FALSE(parsed("author A <a@b> 99999999999999999999 +0000\n\n").author.time_known);
  EXPECT_EQ(parsed("author A <a@b> 5 +9999\n\n").author.seconds, 5);
  constexpr char kWithNul[] = "author A\0B <a@b> 5 +0000\n\nx\0y";
  const Commit with_nul = parsed(std::string(kWithNul, sizeof kWithNul - 1));
  EXPECT_EQ(with_nul.author.name, std::string("A\0B", 3));
  EXPECT_EQ(with_nul.message, std::string("x\0y", 3));
  EXPECT_EQ(parsed("author M\xFCller <a@b> 5 +0000\n\n").author.name, "M\xFCller");

  const ObjectId broken = repository.put(ObjectKind::commit, "no tree");
  EXPECT_EQ(read_commit(repository, broken).error().text(), broken.hex() + ": the commit does not begin with its tree");
  const ObjectId child = repository.commit(repository.tree({{"a.md", "b"}}), {broken}, 1, "child");
  const History history = history_of(repository, child);
  EXPECT_EQ(history.versions.size(), 1u);
  ASSERT_EQ(history.problems.size(), 1u);
  EXPECT_EQ(history.problems[0].text(), broken.hex() + ": the history is cut before " + child.hex() + ": the commit does not begin with its tree");
}

TEST(BadInput, Row31_TagsAndReferencesThatLeadNowhere) {
  MemoryRepository repository;
  const ObjectId blob = repository.blob("x");
  const ObjectId commit = repository.commit(repository.tree({{"a.md", "a"}}), {}, 1, "good");
  ObjectId tag = commit;
  for (int i = 0; i < 10'000; ++i) tag = repository.put(ObjectKind::tag, "object " + tag.hex() + "\ntype tag\ntag t\n\n");
  repository.name("HEAD", commit);
  repository.name("refs/tags/endless", tag);
  repository.name("refs/heads/blob", blob);
  EXPECT_EQ(resolve_revision(repository, "endless").error().text(), tag.hex() + ": more than 64 tags lead from one to the next");
  EXPECT_EQ(resolve_revision(repository, "blob").error().text(), blob.hex() + ": this is a blob, not a commit");
  EXPECT_EQ(resolve_revision(repository, "HEAD").value(), commit);
}

TEST(BadInput, Row32_ControlAndBidirectionalCharactersAndLongNames) {
  MemoryRepository repository;
  const ObjectId blob = repository.blob("x");
  const std::string bidi = "a\xE2\x80\xAE" "dm.exe", control = "b\x1b[2J";
  const Listed list = listed(repository, repository.raw_tree(tree_entry("40000", bidi, testing::blob_id("absent")) + tree_entry("40000", control, testing::blob_id("absent")) +
                                                             tree_entry("100644", std::string(10 << 20, 'n'), blob)));
  ASSERT_EQ(list.paths.size(), 1u);
  EXPECT_EQ(list.paths[0].size(), std::size_t(10 << 20));
  const std::string absent = testing::blob_id("absent").hex();
  EXPECT_EQ(list.problems, (Strings{absent + ": the folder 'a⟨U+202E⟩dm.exe': the object is not there", absent + ": the folder 'b␛[2J': the object is not there"}));
}

}  // namespace
}  // namespace hindsight::git
