// Small inputs that would take hours or gigabytes if a loop or a list had no bound.

#include <gtest/gtest.h>

#include "hindsight/git/bundle.hpp"
#include "hindsight/git/history.hpp"
#include "hindsight/git/pack_indexer.hpp"
#include "tests/support/memory_repository.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::blob_id;
using testing::buffer_of;
using testing::MemoryRepository;
using testing::PackBuilder;
using testing::tree_entry;

std::vector<std::string> problems_of(const std::string& pack) {
  PackIndexer indexer(as_bytes(pack), "x.pack");
  while (!indexer.step(1 << 20)) {
  }
  std::vector<std::string> problems;
  for (const Error& problem : indexer.take_problems()) problems.push_back(problem.text());
  return problems;
}

// Each of these bytes says that the number goes on: to look for its end from every one of them is a million times a million steps.
TEST(HostileSizeTest, NumbersWithoutEndInAPack) {
  for (const char byte : {'\x90', '\xe0'}) {
    const std::string pack = PackBuilder().claim(2).bytes().substr(0, 12) + std::string(1'000'000, byte);
    EXPECT_EQ(problems_of(pack).front(), "x.pack, pack offset 12: the stated size does not fit 64 bits; nothing readable follows");
  }
}

TEST(HostileSizeTest, FalseBeginningsInAPack) {
  // A blob of 15 bytes whose stream has to build its tables before it turns out to be none.
  const std::string false_beginning = "\x3f\x78\x9c\x05\xc1\x01\x09";
  std::string bytes = PackBuilder().claim(2).bytes().substr(0, 12);
  while (bytes.size() < 4'000'000) bytes += false_beginning;
  EXPECT_FALSE(problems_of(bytes).empty());
}

TEST(HostileSizeTest, MillionsOfBadLinesInABundle) {
  std::string bytes = "# v2 git bundle\n";
  for (int i = 0; i < 3'000'000; ++i) bytes += "x\n";
  PackBuilder pack;
  pack.blob("hello");
  const auto repository = open_bundle(buffer_of(bytes + "\n" + pack.bytes()), "x.bundle");
  ASSERT_TRUE(repository.ok());
  ASSERT_TRUE(prepare_fully(**repository).ok());
  EXPECT_TRUE((*repository)->contains(blob_id("hello")));
  EXPECT_EQ((*repository)->problems().size(), 1000u);
}

/// A tree of many entries that are no files, named many times over by the next one.
ObjectId bomb_without_files(MemoryRepository& repository, int width) {
  std::string leaf;
  for (int i = 0; i < width; ++i) leaf += tree_entry("160000", "submodule" + std::to_string(100'000 + i), blob_id("x"));
  ObjectId tree = repository.raw_tree(leaf);
  for (int level = 0; level < 3; ++level) {
    std::string above;
    for (int i = 0; i < 1000; ++i) above += tree_entry("40000", "folder" + std::to_string(1000 + i), tree);
    tree = repository.raw_tree(above);
  }
  return tree;
}

TEST(HostileSizeTest, SharedTreesOfSubmodulesAreCounted) {
  MemoryRepository repository;
  const auto list = list_files(repository, bomb_without_files(repository, 50'000), "", 10'000);
  ASSERT_TRUE(list.ok());
  EXPECT_EQ(list->files.size(), 0u);
  ASSERT_EQ(list->problems.size(), 1u);
  EXPECT_EQ(list->problems[0].text(), "there are more than 10000 files or folders; the rest is not listed");
}

TEST(HostileSizeTest, TheSameParentOverAndOver) {
  MemoryRepository repository;
  std::map<std::string, std::string> files;
  for (int i = 0; i < 3000; ++i) files["r" + std::to_string(i) + ".md"] = std::to_string(i);
  const ObjectId first = repository.commit(repository.tree(files), {}, 100, "first\n");
  for (auto& [path, content] : files) content += "!";
  const ObjectId tip = repository.commit(repository.tree(files), std::vector<ObjectId>(20'000, first), 200, "merge\n");
  HistoryWalk walk(repository, tip, "");
  while (!walk.step(1000)) {
  }
  EXPECT_EQ(walk.take().versions.size(), 6000u);
}

// What merges are compared for and what is then no version of theirs does not count against the number of versions there may be.
TEST(HostileSizeTest, ManyMergesOfLongBranches) {
  MemoryRepository repository;
  std::map<std::string, std::string> files;
  for (int i = 0; i < 2000; ++i) files["r" + std::to_string(i) + ".md"] = "side";
  const ObjectId base = repository.commit(repository.raw_tree(""), {}, 0, "base\n");
  ObjectId side = repository.commit(repository.tree(files), {base}, 1, "side\n");
  ObjectId tip = base;
  for (int i = 0; i < 600; ++i) {
    tip = repository.commit(repository.tree({{"main.md", std::to_string(i)}}), {tip}, 10 * i + 10, "main\n");
    files["main.md"] = std::to_string(i);
    const ObjectId merge = repository.commit(repository.tree(files), {tip, side}, 10 * i + 11, "merge\n");
    if (i == 599) tip = repository.commit(repository.tree({{"main.md", "last"}}), {merge}, 10 * i + 12, "last\n");
    else side = merge;
  }
  HistoryWalk walk(repository, tip, "");
  while (!walk.step(1000)) {
  }
  const History history = walk.take();
  EXPECT_TRUE(history.problems.empty()) << history.problems.front().text();
  EXPECT_EQ(history.versions.back().path, "r999.md");
  EXPECT_EQ(history.versions.size(), 2000u + 600 + 2001);
}

}  // namespace
}  // namespace hindsight::git
