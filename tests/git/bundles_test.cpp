// Several bundles as one repository.

#include <gtest/gtest.h>

#include "hindsight/git/bundle.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::appending_delta;
using testing::blob_id;
using testing::buffer_of;
using testing::PackBuilder;
using testing::tree_entry;
using Strings = std::vector<std::string>;

struct Made {
  PackBuilder pack;
  ObjectId tip;
};

ObjectId put(Made& made, ObjectKind kind, const std::string& data) {
  made.pack.whole(kind, data);
  return hash_object(kind, as_bytes(data));
}

void add_commit(Made& made, const ObjectId& blob, const std::vector<ObjectId>& parents, int seconds) {
  std::string text = "tree " + put(made, ObjectKind::tree, tree_entry("100644", "a.md", blob)).hex() + "\n";
  for (const ObjectId& parent : parents) text += "parent " + parent.hex() + "\n";
  const std::string who = " Ann <a@b> " + std::to_string(seconds) + " +0000\n";
  made.tip = put(made, ObjectKind::commit, text + "author" + who + "committer" + who + "\n");
}

BundleFile file(const std::string& name, const Made& made, const std::string& prerequisites = "", const std::string& more_refs = "") {
  const std::string tip = made.tip.hex();
  return {name, buffer_of("# v2 git bundle\n" + prerequisites + tip + " refs/heads/main\n" + tip + " HEAD\n" + more_refs + "\n" + made.pack.bytes())};
}

struct Opened {
  explicit Opened(std::vector<BundleFile> files) {
    auto opened = open_bundles(std::move(files));
    if (!opened) {
      error = opened.error().text();
      return;
    }
    repository = std::move(opened).value();
    EXPECT_TRUE(prepare_fully(*repository).ok());
    for (const Error& problem : repository->problems()) problems.push_back(problem.text());
  }
  std::string content(const ObjectId& id) {
    const auto object = repository->read(id);
    return object ? std::string(as_text(object->data)) : object.error().text();
  }
  std::string head() { return resolve_revision(*repository, "HEAD").value().hex(); }
  std::unique_ptr<Repository> repository;
  std::string error;
  Strings problems;
};

/// A base, and a thin bundle whose file is a delta of one in the base.
struct BaseAndUpdate {
  Made base, update;
  BaseAndUpdate() {
    add_commit(base, put(base, ObjectKind::blob, "first"), {}, 1000);
    update.pack.ref_delta(blob_id("first"), appending_delta("first", " and second"));
    add_commit(update, blob_id("first and second"), {base.tip}, 2000);
  }
  BundleFile base_file() const { return file("base.bundle", base, "", base.tip.hex() + " refs/tags/v1\n"); }
  BundleFile update_file() const { return file("update.bundle", update, "-" + base.tip.hex() + " first\n"); }
};

TEST(BundlesTest, ABaseAndWhatBringsItUpToDateInAnyOrder) {
  const BaseAndUpdate made;
  for (const bool base_first : {true, false}) {
    std::vector<BundleFile> files;
    files.push_back(base_first ? made.base_file() : made.update_file());
    files.push_back(base_first ? made.update_file() : made.base_file());
    Opened opened(std::move(files));
    EXPECT_EQ(opened.problems, Strings{});
    EXPECT_EQ(opened.content(blob_id("first and second")), "first and second");
    EXPECT_EQ(opened.head(), made.update.tip.hex());
    EXPECT_EQ(resolve_revision(*opened.repository, "main")->hex(), made.update.tip.hex());
    EXPECT_EQ(resolve_revision(*opened.repository, "v1")->hex(), made.base.tip.hex());
    EXPECT_EQ(opened.repository->refs().size(), 3u);
  }
}

TEST(BundlesTest, TheBaseIsMissing) {
  const BaseAndUpdate made;
  std::vector<BundleFile> files;
  files.push_back(made.update_file());
  Opened opened(std::move(files));
  EXPECT_EQ(opened.content(blob_id("first and second")),
            "update.bundle, " + blob_id("first and second").hex() + ": the object is not in the bundle, which builds on the commit " + made.base.tip.hex() +
                " (first); open it together with a bundle that holds this one");
  EXPECT_EQ(opened.problems,
            (Strings{"update.bundle, pack offset 12: the delta's base " + blob_id("first").hex() + " is not in the pack; 1 object needs it",
                     "update.bundle: the bundle builds on the commit " + made.base.tip.hex() + " (first), which it does not hold"}));
}

TEST(BundlesTest, ThatHaveNothingInCommon) {
  Made one, two;
  add_commit(one, put(one, ObjectKind::blob, "same"), {}, 1000);
  add_commit(two, put(two, ObjectKind::blob, "same"), {}, 2000);
  std::vector<BundleFile> files;
  files.push_back(file("one.bundle", one));
  files.push_back(file("two.bundle", two, "", two.tip.hex() + " refs/heads/other\n"));
  Opened opened(std::move(files));
  EXPECT_EQ(opened.problems, Strings{"two.bundle: the bundle has no commit in common with one.bundle, which is shown; its branches and tags can be named"});
  EXPECT_EQ(opened.head(), one.tip.hex());
  EXPECT_EQ(resolve_revision(*opened.repository, "other")->hex(), two.tip.hex());
}

TEST(BundlesTest, OneThatCannotBeOpened) {
  const BaseAndUpdate made;
  std::vector<BundleFile> files;
  files.push_back({"empty.bundle", {}});
  files.push_back(made.base_file());
  Opened opened(std::move(files));
  EXPECT_EQ(opened.problems, Strings{"empty.bundle: the file is empty"});
  EXPECT_EQ(opened.head(), made.base.tip.hex());
  EXPECT_EQ(Opened({}).error, "there is no bundle to open");
}

}  // namespace
}  // namespace hindsight::git
