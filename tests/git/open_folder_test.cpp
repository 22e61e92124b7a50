#include "hindsight/git/open_folder.hpp"

#include <gtest/gtest.h>

#include "tests/support/file_holder.hpp"

namespace hindsight::git {
namespace {

using testing::FileHolder;
using testing::Files;
using testing::problems_of;
using Strings = std::vector<std::string>;

bool is_markdown(std::string_view path) { return path.ends_with(".md"); }

/// A repository whose one commit has "a.md" with the content "from Git", below `folder`.
Files repository_at(const std::string& folder) {
  Files files;
  const ObjectId tree = testing::add_loose(files, ObjectKind::tree, testing::tree_entry("100644", "a.md", testing::add_loose_blob(files, "from Git")));
  const std::string commit = testing::add_loose(files, ObjectKind::commit, testing::commit_text(tree)).hex();
  files["HEAD"] = "ref: refs/heads/main\n";
  files["refs/heads/main"] = commit + "\n";
  files["info/refs"] = commit + "\trefs/heads/main\n";
  files["objects/info/packs"] = "\n";
  Files moved;
  for (const auto& [path, content] : files) moved[folder + path] = content;
  return moved;
}

struct Opened {
  explicit Opened(Files files, FileHolder::Names names = FileHolder::Names::listed)
      : holder(std::move(files), names), repository(open_folder("x", is_markdown)) {
    repository->want("HEAD");
    error = testing::prepare(*repository, holder);
  }
  Strings files() {
    Strings files;
    const auto tip = resolve_revision(*repository, "HEAD");
    if (!tip) return {tip.error().text()};
    const auto list = list_files(*repository, read_commit(*repository, *tip)->tree, "");
    for (const FileEntry& file : list->files) files.push_back(file.path + "=" + testing::read(*repository, file.id));
    return files;
  }
  FileHolder holder;
  std::unique_ptr<Repository> repository;
  std::string error;
};

class WhereGitIs : public ::testing::TestWithParam<const char*> {};

TEST_P(WhereGitIs, IsFound) {
  for (const auto names : {FileHolder::Names::listed, FileHolder::Names::unsupported}) {
    Files files = repository_at(GetParam());
    if (*GetParam() != '\0') files["a.md"] = "not committed";
    Opened opened(files, names);
    ASSERT_EQ(opened.error, "");
    EXPECT_EQ(opened.files(), Strings{"a.md=from Git"});
    EXPECT_EQ(opened.repository->kind(), "repository");
    EXPECT_TRUE(opened.repository->has_history());
    EXPECT_EQ(problems_of(*opened.repository), Strings{});
  }
}

INSTANTIATE_TEST_SUITE_P(Folders, WhereGitIs, ::testing::Values("", ".git/"), [](const auto& tested) { return *tested.param == '\0' ? "Bare" : "WorkTree"; });

TEST(OpenFolderTest, AFileNamesTheRepository) {
  for (const char* line : {"gitdir: ../main/.git/worktrees/x\n", "gitdir: /home/main/.git/worktrees/x\n"}) {
    const std::string folder = std::string_view(line).find("/home") == std::string_view::npos ? "../main/.git/" : "/home/main/.git/";
    Files files = repository_at(folder);
    files[".git"] = line;
    files[folder + "worktrees/x/HEAD"] = "ref: refs/heads/main\n";
    files[folder + "worktrees/x/commondir"] = "../..\n";
    Opened opened(files);
    ASSERT_EQ(opened.error, "") << line;
    EXPECT_EQ(opened.files(), Strings{"a.md=from Git"});
  }
}

TEST(OpenFolderTest, TheRepositoryIsOutOfReach) {
  EXPECT_EQ(Opened({{".git", "gitdir: /home/ann/reports/.git/worktrees/draft\n"}, {"a.md", "A"}}).error,
            "x/.git: this is a work tree of the repository '/home/ann/reports/.git/worktrees/draft', which cannot be reached from here; open '/home/ann/reports' instead");
  EXPECT_EQ(Opened(Files{{".git", "what?"}}).error, "x/.git: the file .git cannot be read: it does not begin with \"gitdir:\"");
}

TEST(OpenFolderTest, NoGit) {
  Opened opened({{"a.md", "A"}, {"b/c.md", "C"}, {"b/code.c", ""}, {".hidden/d.md", ""}, {".github/e.md", "E"}, {"node_modules/f.md", ""}, {"b/.git/g.md", ""}, {".git/empty", ""}});
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.files(), (Strings{".github/e.md=E", "a.md=A", "b/c.md=C"}));
  EXPECT_EQ(opened.repository->kind(), "folder");
  EXPECT_FALSE(opened.repository->has_history());
  EXPECT_EQ(problems_of(*opened.repository), Strings{});
  EXPECT_FALSE(opened.holder.was_asked_for("b/code.c"));
  EXPECT_FALSE(opened.holder.was_asked_for("node_modules"));
}

TEST(OpenFolderTest, NothingAtAll) {
  Opened opened(Files{});
  EXPECT_EQ(opened.error, "");
  EXPECT_EQ(opened.files(), Strings{});
  EXPECT_EQ(Opened(Files{}, FileHolder::Names::unsupported).error, "x: this is no Git repository: it has no HEAD");
}

TEST(PlainFolderTest, Limits) {
  Files files{{"a.md", "1234"}, {"b.md", "5678"}, {"c.md", "9"}};
  std::string deep = "d";
  for (int i = 0; i < 4; ++i) deep += "/d";
  files[deep + "/x.md"] = "";
  PlainLimits limits;
  limits.depth = 3;
  limits.files = 3;
  limits.bytes = 6;
  FileHolder holder(files);
  const auto repository = open_plain_folder("x", is_markdown, limits);
  EXPECT_EQ(testing::prepare(*repository, holder), "");
  EXPECT_EQ(problems_of(*repository), (Strings{"x/b.md: the files hold more than 6 bytes; this one and others are not read",
                                               "x/d/d/d/d: folders are nested more than 3 deep; this one is not read"}));
  limits = {};
  limits.files = 2;
  FileHolder other(files);
  const auto fewer = open_plain_folder("x", is_markdown, limits);
  EXPECT_EQ(testing::prepare(*fewer, other), "");
  EXPECT_EQ(problems_of(*fewer), (Strings{"x: there are more than 2 files; the rest is not read", "x: there are more than 2 folders; the rest is not read"}));
}

TEST(PlainFilesTest, GitWouldNameThemAlike) {
  FileContents contents;
  for (const char* path : {"a.md", "a/b.md", "a0", "a-b"}) contents[path] = testing::buffer_of(path);
  const auto repository = open_plain_files(std::move(contents));
  ASSERT_TRUE(prepare_fully(*repository).ok());
  const auto commit = read_commit(*repository, *resolve_revision(*repository, "HEAD"));
  // Of `git write-tree`.
  EXPECT_EQ(commit->tree.hex(), "ab02dba2a3644cea8e12b272ef5d41f40e254840");
}

}  // namespace
}  // namespace hindsight::git
