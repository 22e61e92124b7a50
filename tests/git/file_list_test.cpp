#include <gtest/gtest.h>

#include "tests/support/memory_repository.hpp"

namespace hindsight::git {
namespace {

using testing::MemoryRepository;
using testing::tree_entry;

using Strings = std::vector<std::string>;

Strings paths_of(const FileList& list) {
  Strings paths;
  for (const FileEntry& file : list.files) paths.push_back(file.path);
  return paths;
}

Strings problems_of(const FileList& list) {
  Strings problems;
  for (const Error& problem : list.problems) problems.push_back(problem.text());
  return problems;
}

FileList listed(MemoryRepository& repository, const ObjectId& tree, std::string_view folder = "", std::size_t most = 1'000'000) {
  auto list = list_files(repository, tree, folder, most);
  EXPECT_TRUE(list.ok()) << list.error().text();
  return list ? std::move(*list) : FileList{};
}

TEST(ListFilesTest, PathOrder) {
  MemoryRepository repository;
  const ObjectId tree = repository.tree({{"a.md", "1"}, {"a/b.md", "2"}, {"a/c/d.md", "3"}, {"a0", "4"}});
  EXPECT_EQ(paths_of(listed(repository, tree)), (Strings{"a.md", "a/b.md", "a/c/d.md", "a0"}));
}

TEST(ListFilesTest, AFolder) {
  MemoryRepository repository;
  const ObjectId tree = repository.tree({{"a/b/c.md", "1"}, {"a/d.md", "2"}, {"e.md", "3"}});
  for (const char* folder : {"a/b", "/a//b/", "./a/b"}) EXPECT_EQ(paths_of(listed(repository, tree, folder)), Strings{"a/b/c.md"}) << folder;
}

TEST(ListFilesTest, NoSuchFolder) {
  MemoryRepository repository;
  const ObjectId tree = repository.tree({{"a/b.md", "1"}});
  EXPECT_EQ(list_files(repository, tree, "x/y").error().text(), "there is no folder 'x/y'");
  EXPECT_EQ(list_files(repository, tree, "a/b.md").error().text(), "'a/b.md' is a file, not a folder");
}

TEST(ListFilesTest, SymlinksAreListedSubmodulesAreNot) {
  MemoryRepository repository;
  const ObjectId blob = repository.blob("target");
  const ObjectId tree = repository.raw_tree(tree_entry("120000", "link", blob) + tree_entry("160000", "module", blob));
  const FileList list = listed(repository, tree);
  EXPECT_EQ(paths_of(list), Strings{"link"});
  EXPECT_EQ(list.files[0].mode, 0120000u);
}

TEST(ListFilesTest, UnsortedAndDuplicateEntries) {
  MemoryRepository repository;
  const ObjectId one = repository.blob("1"), two = repository.blob("2");
  const ObjectId tree = repository.raw_tree(tree_entry("100644", "b", one) + tree_entry("100644", "a", one) + tree_entry("100644", "b", two));
  const FileList list = listed(repository, tree);
  EXPECT_EQ(paths_of(list), (Strings{"a", "b"}));
  EXPECT_EQ(list.files[1].id, one);
  EXPECT_EQ(problems_of(list), Strings{"b: the file is listed twice; the first counts"});
}

TEST(ListFilesTest, HostileNamesAreListedAndNamed) {
  MemoryRepository repository;
  const ObjectId blob = repository.blob("x");
  for (const char* name : {"..", ".GIT", "git~1", "a\\b", "x/y"}) {
    const FileList list = listed(repository, repository.raw_tree(tree_entry("100644", name, blob)));
    EXPECT_EQ(paths_of(list), Strings{name});
    EXPECT_EQ(problems_of(list), Strings{std::string(name) + ": the name '" + name + "' is not one that Git allows"});
  }
}

TEST(ListFilesTest, AbsentAndDamagedTrees) {
  MemoryRepository repository;
  const ObjectId blob = repository.blob("x");
  const ObjectId cut = repository.raw_tree(tree_entry("100644", "kept", blob) + "100644 lost");
  const ObjectId absent = testing::blob_id("absent");
  const ObjectId tree =
      repository.raw_tree(tree_entry("40000", "cut", cut) + tree_entry("40000", "gone", absent) + tree_entry("40000", "odd", blob) + tree_entry("100644", "z", blob));
  const FileList list = listed(repository, tree);
  EXPECT_EQ(paths_of(list), (Strings{"cut/kept", "z"}));
  EXPECT_EQ(problems_of(list), (Strings{cut.hex() + ", tree offset 32: the folder 'cut': the tree is cut off within an entry",
                                        absent.hex() + ": the folder 'gone': the object is not there", blob.hex() + ": a tree was expected, this is another object"}));
}

TEST(ListFilesTest, TenTreesThatDescribeABillionFiles) {
  MemoryRepository repository;
  ObjectId id = repository.blob("boom");
  for (int level = 0; level < 10; ++level) {
    std::string tree;
    for (char name = '0'; name <= '9'; ++name) tree += tree_entry(level == 0 ? "100644" : "40000", std::string(1, name), id);
    id = repository.raw_tree(tree);
  }
  const FileList list = listed(repository, id, "", 1000);
  EXPECT_EQ(list.files.size(), 1000u);
  EXPECT_EQ(problems_of(list), Strings{"there are more than 1000 files or folders; the rest is not listed"});
}

TEST(ListFilesTest, TreesOfNothingButTrees) {
  MemoryRepository repository;
  ObjectId id = repository.raw_tree("");
  for (int level = 0; level < 12; ++level) {
    std::string tree;
    for (char name = '0'; name <= '9'; ++name) tree += tree_entry("40000", std::string(1, name), id);
    id = repository.raw_tree(tree);
  }
  EXPECT_EQ(problems_of(listed(repository, id, "", 1000)), Strings{"there are more than 1000 files or folders; the rest is not listed"});
}

TEST(ListFilesTest, AHundredThousandFoldersDeep) {
  MemoryRepository repository;
  ObjectId id = repository.raw_tree(tree_entry("100644", "deepest", repository.blob("x")));
  for (int level = 0; level < 100'000; ++level) id = repository.raw_tree(tree_entry("40000", "d", id));
  const FileList list = listed(repository, id);
  EXPECT_TRUE(list.files.empty());
  ASSERT_EQ(list.problems.size(), 1u);
  EXPECT_EQ(list.problems[0].message, "folders are nested more than 64 deep");
}

TEST(FindFileTest, Paths) {
  MemoryRepository repository;
  const ObjectId tree = repository.tree({{"a/b.md", "1"}});
  const auto found = find_file(repository, tree, "/a//b.md");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->path, "a/b.md");
  EXPECT_EQ(found->id, testing::blob_id("1"));
  EXPECT_EQ(find_file(repository, tree, "a/c.md").error().text(), "there is no file 'a/c.md'");
  EXPECT_EQ(find_file(repository, tree, "a").error().text(), "'a' is a folder, not a file");
  EXPECT_EQ(find_file(repository, tree, "a/b.md/c").error().text(), "there is no file 'a/b.md/c'");
}

}  // namespace
}  // namespace hindsight::git
