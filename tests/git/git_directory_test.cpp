#include "hindsight/git/git_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/file_holder.hpp"

namespace hindsight::git {
namespace {

using testing::add_loose;
using testing::add_loose_blob;
using testing::blob_id;
using testing::commit_text;
using testing::FileHolder;
using testing::Files;
using testing::PackWithIndex;
using testing::prepare;
using testing::problems_of;
using testing::read;
using testing::tree_entry;
using Strings = std::vector<std::string>;

constexpr FileHolder::Names kListed = FileHolder::Names::listed, kUnlisted = FileHolder::Names::unsupported;

struct Opened {
  Opened(const Files& files, FileHolder::Names names, const std::string& folder = "") : holder(files, names), repository(open_git_directory(folder, "x.git")) {
    error = prepare(*repository, holder);
  }
  FileHolder holder;
  std::unique_ptr<Repository> repository;
  std::string error;
  Strings problems() const { return problems_of(*repository); }
};

/// A commit on `parents` with one file; everything loose below `objects`.
ObjectId add_commit(Files& files, const std::string& content, const std::vector<ObjectId>& parents = {}) {
  const ObjectId blob = add_loose_blob(files, content);
  const ObjectId tree = add_loose(files, ObjectKind::tree, tree_entry("100644", "a.md", blob));
  return add_loose(files, ObjectKind::commit, commit_text(tree, parents));
}

/// Two commits, all loose.
struct Loose {
  Files files;
  ObjectId first, second;
  Loose() {
    first = add_commit(files, "one");
    second = add_commit(files, "two", {first});
    files["HEAD"] = "ref: refs/heads/main\n";
    files["refs/heads/main"] = second.hex() + "\n";
  }
};

/// The same in a pack.
struct Packed {
  Files files;
  PackWithIndex pack;
  ObjectId first, second;
  Packed() {
    first = commit_of("one", {});
    second = commit_of("two", {first});
    files["HEAD"] = "ref: refs/heads/main\n";
    files["packed-refs"] = "# pack-refs with: peeled fully-peeled sorted\n" + second.hex() + " refs/heads/main\n";
    pack.put(files, "objects/pack/pack-1");
  }
  ObjectId commit_of(const std::string& content, const std::vector<ObjectId>& parents) {
    const ObjectId tree = pack.add(ObjectKind::tree, tree_entry("100644", "a.md", pack.add_blob(content)));
    return pack.add(ObjectKind::commit, commit_text(tree, parents));
  }
};

std::string names_of(const Repository& repository) {
  std::string names;
  for (const Ref& ref : repository.refs()) names += (names.empty() ? "" : " ") + ref.name;
  return names;
}

TEST(GitDirectoryTest, LooseObjects) {
  const Loose loose;
  Opened opened(loose.files, kListed);
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(opened.repository->kind(), "repository");
  EXPECT_EQ(names_of(*opened.repository), "HEAD refs/heads/main");
  EXPECT_EQ(opened.repository->refs()[0].target, loose.second);
  EXPECT_EQ(opened.repository->object_count(), 6u);
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "one");
  EXPECT_EQ(read(*opened.repository, blob_id("three")), "error: " + blob_id("three").hex() + ": the object is not in the repository");
}

TEST(GitDirectoryTest, APack) {
  const Packed packed;
  Opened opened(packed.files, kListed);
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(opened.repository->refs()[0].target, packed.second);
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "one");
  EXPECT_LT(opened.repository->verified(), 1);
  while (!opened.repository->verify(100)) {
  }
  EXPECT_EQ(opened.repository->verified(), 1);
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "one");
}

TEST(GitDirectoryTest, BelowAFolder) {
  Files files;
  for (const auto& [path, content] : Packed().files) files[".git/" + path] = content;
  Opened opened(files, kListed, ".git");
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "one");
}

TEST(GitDirectoryTest, FilesOfTheirOwnBeatPackedReferences) {
  Packed packed;
  packed.files["refs/heads/main"] = packed.first.hex() + "\n";
  packed.files["refs/remotes/origin/HEAD"] = "ref: refs/remotes/origin/main\n";
  packed.files["refs/remotes/origin/main"] = packed.second.hex() + "\n";
  packed.files["refs/heads/main.lock"] = "";
  Opened opened(packed.files, kListed);
  EXPECT_EQ(names_of(*opened.repository), "HEAD refs/heads/main refs/remotes/origin/HEAD refs/remotes/origin/main");
  EXPECT_EQ(opened.repository->refs()[0].target, packed.first);
  EXPECT_EQ(opened.repository->refs()[2].target, packed.second);
  EXPECT_EQ(opened.problems(), Strings{});
}

TEST(GitDirectoryTest, BadReferences) {
  Packed packed;
  packed.files["packed-refs"] += "nonsense\n" + packed.first.hex() + " refs/heads/../x\n" + packed.first.hex() + " refs/heads/main\n";
  packed.files["refs/heads/empty"] = "";
  packed.files["refs/heads/lost"] = std::string(40, 'a') + "\n";
  packed.files["refs/heads/odd~name"] = packed.first.hex();
  packed.files["refs/heads/round"] = "ref: refs/heads/round\n";
  Opened opened(packed.files, kListed);
  EXPECT_EQ(opened.problems(),
            (Strings{"x.git/refs: the reference name 'refs/heads/odd~name' is not allowed (19 bytes)",
                     "x.git/refs/heads/empty: the reference holds neither an object id nor another reference's name: ''",
                     "x.git/packed-refs, line 3: the line 'nonsense' is no reference",
                     "x.git/packed-refs, line 4: the reference name 'refs/heads/../x' is not allowed (15 bytes)",
                     "x.git/packed-refs, line 5: the reference 'refs/heads/main' occurs twice; the first counts",
                     "x.git: refs/heads/lost names " + std::string(40, 'a') + ", which is not in the repository"}));
  EXPECT_EQ(opened.repository->refs()[0].target, packed.second);
}

TEST(GitDirectoryTest, DetachedHead) {
  Loose loose;
  loose.files["HEAD"] = loose.first.hex() + "\n";
  Opened opened(loose.files, kListed);
  EXPECT_EQ(opened.repository->refs()[0].target, loose.first);
}

TEST(GitDirectoryTest, Empty) {
  Opened opened({{"HEAD", "ref: refs/heads/main\n"}, {"objects/info/x", ""}, {"refs/heads/x.lock", ""}}, kListed);
  EXPECT_EQ(opened.error, "");
  EXPECT_EQ(opened.problems(), Strings{"x.git: the repository has no commits yet"});
  EXPECT_EQ(resolve_revision(*opened.repository, "HEAD").error().text(), "there are no commits yet");
}

TEST(GitDirectoryTest, UnbornBranch) {
  Loose loose;
  loose.files["HEAD"] = "ref: refs/heads/next\n";
  Opened opened(loose.files, kListed);
  EXPECT_EQ(opened.problems(), Strings{"x.git: HEAD names 'refs/heads/next', which does not exist"});
}

struct Refused {
  const char* name;
  Files files;
  const char* error;
};
class RefusedTest : public ::testing::TestWithParam<Refused> {};
TEST_P(RefusedTest, SaysWhy) {
  EXPECT_EQ(Opened(GetParam().files, kListed).error, GetParam().error);
  EXPECT_EQ(Opened(GetParam().files, kUnlisted).error, GetParam().error);
}
INSTANTIATE_TEST_SUITE_P(
    Table, RefusedTest,
    ::testing::Values(
        Refused{"Nothing", {{"a.md", ""}}, "x.git: this is no Git repository: it has no HEAD"},
        Refused{"APage", {{"HEAD", "<!doctype html>"}},
                "x.git/HEAD: this is no Git repository: its HEAD holds neither an object id nor a reference's name"},
        Refused{"Sha256", {{"HEAD", "ref: refs/heads/main\n"}, {"config", "[core]\n\tbare = true\n[extensions]\n\tobjectFormat = sha256\n"}, {"objects/x", ""}},
                "x.git: the repository names its objects by SHA-256, which is not supported, only SHA-1 is"},
        Refused{"Reftable", {{"HEAD", "ref: refs/heads/.invalid\n"}, {"config", "[extensions]\n\trefStorage = reftable # new\n"}, {"objects/x", ""}},
                "x.git: the repository keeps its references as 'reftable', which is not supported. `git refs migrate --ref-format=files` converts them"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(GitDirectoryTest, Sha256WithoutASetting) {
  Opened opened({{"HEAD", std::string(64, 'a') + "\n"}, {"objects/x", ""}}, kListed);
  EXPECT_EQ(opened.error, "x.git: the repository names its objects by SHA-256, which is not supported, only SHA-1 is");
}

TEST(GitDirectoryTest, AddedWorkTree) {
  Files files;
  Packed packed;
  for (const auto& [path, content] : packed.files) files[".git/" + path] = content;
  files[".git/worktrees/draft/HEAD"] = packed.first.hex() + "\n";
  files[".git/worktrees/draft/commondir"] = "../..\n";
  Opened opened(files, kListed, ".git/worktrees/draft");
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(opened.repository->refs()[0].target, packed.first);
  EXPECT_EQ(opened.repository->refs()[1].target, packed.second);
}

TEST(GitDirectoryTest, AlternatesAreFollowed) {
  Loose loose;
  Files files{{"HEAD", loose.files["HEAD"]}, {"refs/heads/main", loose.files["refs/heads/main"]}, {"objects/info/alternates", "# comment\n../../other/objects\n/gone\n"}};
  for (const auto& [path, content] : loose.files) {
    if (path.starts_with("objects/")) files["../other/" + path] = content;
  }
  Opened opened(files, kListed);
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "one");
  EXPECT_EQ(opened.problems(), (Strings{"/gone: the repository borrows objects from here, which cannot be reached: No such file or directory"}));
}

TEST(GitDirectoryTest, WhatIsMissedNamesTheAlternateThatIsGone) {
  const Files files{{"HEAD", "ref: refs/heads/main\n"}, {"refs/heads/main", blob_id("gone").hex() + "\n"}, {"objects/info/alternates", "/gone\n"}};
  Opened opened(files, kListed);
  const auto missed = opened.repository->read(blob_id("gone"));
  ASSERT_FALSE(missed.ok());
  EXPECT_EQ(missed.error().text(), blob_id("gone").hex() + ": the object is not in the repository, which borrows objects from /gone, and that cannot be reached");
}

TEST(GitDirectoryTest, ReplacementsAndGraftsAreToldOf) {
  Loose loose;
  loose.files["refs/replace/" + loose.second.hex()] = loose.first.hex() + "\n";
  loose.files["info/grafts"] = loose.second.hex() + "\n";
  Opened opened(loose.files, kListed);
  EXPECT_EQ(opened.problems(),
            (Strings{"x.git: the repository replaces 1 object by others (refs/replace/); what is shown is what was committed",
                     "x.git/info/grafts: the repository has grafts, which give commits other parents; they are not followed, the history is the one that was committed"}));
  EXPECT_EQ(read(*opened.repository, blob_id("two")), "two");
}

TEST(GitDirectoryTest, AlternatesInACircle) {
  Loose loose;
  loose.files["objects/info/alternates"] = "../objects\n";
  EXPECT_EQ(Opened(loose.files, kListed).problems(), Strings{});
}

TEST(GitDirectoryTest, UnreachablePacksAreFetchedWhenAskedFor) {
  Loose loose;
  PackWithIndex cruft;
  cruft.add_blob("forgotten");
  cruft.put(loose.files, "objects/pack/pack-9");
  loose.files["objects/pack/pack-9.mtimes"] = "";
  Opened opened(loose.files, kListed);
  EXPECT_FALSE(opened.holder.was_asked_for("objects/pack/pack-9.pack"));
  EXPECT_EQ(read(*opened.repository, blob_id("forgotten")), "error: " + blob_id("forgotten").hex() + ": the object has not been fetched yet");
  EXPECT_EQ(prepare(*opened.repository, opened.holder), "");
  EXPECT_EQ(read(*opened.repository, blob_id("forgotten")), "forgotten");
}

TEST(GitDirectoryTest, ABaseInAnotherPackAndALooseOne) {
  Loose loose;
  PackWithIndex base, thin;
  base.add_blob("base");
  thin.claim(blob_id("base1"), thin.pack().ref_delta(blob_id("base"), testing::appending_delta("base", "1")));
  thin.claim(blob_id("one!"), thin.pack().ref_delta(blob_id("one"), testing::appending_delta("one", "!")));
  thin.put(loose.files, "objects/pack/pack-1");
  base.put(loose.files, "objects/pack/pack-2");
  Opened opened(loose.files, kListed);
  EXPECT_EQ(read(*opened.repository, blob_id("base1")), "base1");
  EXPECT_EQ(read(*opened.repository, blob_id("one!")), "one!");
  while (!opened.repository->verify(1)) {
  }
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(read(*opened.repository, blob_id("base1")), "base1");
}

TEST(GitDirectoryTest, BasesThatLeadAroundInCircles) {
  Loose loose;
  PackWithIndex one, two;
  one.claim(blob_id("a"), one.pack().ref_delta(blob_id("b"), testing::appending_delta("b", "1")));
  two.claim(blob_id("b"), two.pack().ref_delta(blob_id("a"), testing::appending_delta("a", "1")));
  one.put(loose.files, "objects/pack/pack-1");
  two.put(loose.files, "objects/pack/pack-2");
  Opened opened(loose.files, kListed);
  EXPECT_EQ(read(*opened.repository, blob_id("a")),
            "error: x.git/objects/pack/pack-1.pack, " + blob_id("a").hex() + ", pack offset 12: the delta's base " + blob_id("b").hex() + " is not in the pack");
  while (!opened.repository->verify(1)) {
  }
  EXPECT_FALSE(opened.repository->contains(blob_id("a")));
}

// ---- a web server, which cannot list names

Files served(Files files, const Strings& packs = {}) {
  std::string list;
  for (const std::string& pack : packs) list += "P " + pack + ".pack\n";
  files["objects/info/packs"] = list + "\n";
  if (const auto main = files.find("refs/heads/main"); main != files.end()) files["info/refs"] = main->second.substr(0, 40) + "\trefs/heads/main\n";
  if (files.count("packed-refs") != 0) files["info/refs"] = files["packed-refs"].substr(files["packed-refs"].find('\n') + 1, 40) + "\trefs/heads/main\n";
  return files;
}

TEST(ServedRepositoryTest, APackIsFetchedWhole) {
  Packed packed;
  Opened opened(served(packed.files, {"pack-1"}), kUnlisted);
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "one");
  EXPECT_EQ(resolve_revision(*opened.repository, "main").value(), packed.second);
}

TEST(ServedRepositoryTest, LooseObjectsAreFound) {
  Loose loose;
  Opened opened(served(loose.files), kUnlisted);
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(read(*opened.repository, blob_id("two")), "two");
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "one");
  EXPECT_EQ(opened.repository->object_count(), 6u);
}

TEST(ServedRepositoryTest, ALooseCommitOnAPackOnLooseOnes) {
  Files files;
  const ObjectId oldest = add_commit(files, "oldest");
  PackWithIndex pack;
  const ObjectId tree = pack.add(ObjectKind::tree, tree_entry("100644", "a.md", pack.add_blob("middle")));
  const ObjectId middle = pack.add(ObjectKind::commit, commit_text(tree, {oldest}));
  const ObjectId newest = add_commit(files, "newest", {middle});
  pack.put(files, "objects/pack/pack-1");
  files["HEAD"] = "ref: refs/heads/main\n";
  files["refs/heads/main"] = newest.hex() + "\n";
  Opened opened(served(files, {"pack-1"}), kUnlisted);
  for (const char* content : {"oldest", "middle", "newest"}) EXPECT_EQ(read(*opened.repository, blob_id(content)), content);
  EXPECT_EQ(opened.problems(), Strings{});
}

TEST(ServedRepositoryTest, PacksThatNothingNeedsAreNotFetched) {
  Packed packed;
  PackWithIndex other;
  other.add_blob("other");
  other.put(packed.files, "objects/pack/pack-2");
  Opened opened(served(packed.files, {"pack-2", "pack-1"}), kUnlisted);
  EXPECT_TRUE(opened.holder.was_asked_for("objects/pack/pack-1.pack"));
  EXPECT_FALSE(opened.holder.was_asked_for("objects/pack/pack-2.pack"));
  EXPECT_TRUE(opened.repository->contains(blob_id("other")));
  EXPECT_EQ(read(*opened.repository, blob_id("other")), "error: " + blob_id("other").hex() + ": the object has not been fetched yet");
  EXPECT_EQ(prepare(*opened.repository, opened.holder), "");
  EXPECT_EQ(read(*opened.repository, blob_id("other")), "other");
}

TEST(ServedRepositoryTest, AnotherRevision) {
  Loose loose;
  const ObjectId other = add_commit(loose.files, "other");
  Files files = served(loose.files);
  files["info/refs"] += other.hex() + "\trefs/heads/other\n";
  Opened opened(files, kUnlisted);
  EXPECT_FALSE(opened.repository->contains(other));
  opened.repository->want("other");
  EXPECT_EQ(prepare(*opened.repository, opened.holder), "");
  EXPECT_EQ(read(*opened.repository, blob_id("other")), "other");
}

TEST(ServedRepositoryTest, WhatIsMissedIsAskedForOnce) {
  Loose loose;
  const ObjectId late = add_loose_blob(loose.files, "late");
  Opened opened(served(loose.files), kUnlisted);
  EXPECT_EQ(read(*opened.repository, late), "error: " + late.hex() + ": the object has not been fetched yet");
  EXPECT_EQ(read(*opened.repository, late), "error: " + late.hex() + ": the object has not been fetched yet");
  EXPECT_EQ(prepare(*opened.repository, opened.holder), "");
  EXPECT_EQ(read(*opened.repository, late), "late");
  EXPECT_EQ(read(*opened.repository, blob_id("never")), "error: " + blob_id("never").hex() + ": the object has not been fetched yet");
  EXPECT_EQ(prepare(*opened.repository, opened.holder), "");
  EXPECT_EQ(read(*opened.repository, blob_id("never")), "error: " + blob_id("never").hex() + ": the object is not in the repository");
  EXPECT_TRUE(opened.repository->take_requests().empty());
}

TEST(ServedRepositoryTest, ADamagedLooseObjectIsNotWaitedFor) {
  Loose loose;
  const std::string path = "objects/" + loose_object_path(blob_id("one"));
  loose.files[path] = "garbage";
  Opened opened(served(loose.files), kUnlisted);
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "error: x.git/" + path + ": the compressed data is damaged or cut off");
  EXPECT_EQ(read(*opened.repository, blob_id("one")), "error: " + blob_id("one").hex() + ": the object is not in the repository");
  EXPECT_EQ(opened.problems(), Strings{"x.git/" + path + ": the compressed data is damaged or cut off"});
  EXPECT_TRUE(opened.repository->take_requests().empty());
}

TEST(ServedRepositoryTest, UpdateServerInfoWasNotRun) {
  Loose loose;
  Opened opened(loose.files, kUnlisted);
  EXPECT_EQ(opened.problems(), (Strings{"x.git/info/refs: the list of references cannot be read (No such file or directory); `git update-server-info` makes it",
                                        "x.git/objects/info/packs: the list of packs cannot be read (No such file or directory); `git update-server-info` makes it"}));
  EXPECT_EQ(read(*opened.repository, blob_id("two")), "two");
}

TEST(ServedRepositoryTest, HostilePackNames) {
  Loose loose;
  Files files = served(loose.files);
  files["objects/info/packs"] = "P ../../secret.pack\nP .pack\nX what\n";
  Opened opened(files, kUnlisted);
  EXPECT_EQ(opened.problems(), (Strings{"x.git/objects/info/packs: '../../secret.pack' is no name of a pack", "x.git/objects/info/packs: '.pack' is no name of a pack"}));
}

}  // namespace
}  // namespace hindsight::git
