#include "hindsight/git/bundle.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "tests/support/corpora.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::appending_delta;
using testing::blob_id;
using testing::buffer_of;
using testing::PackBuilder;
using testing::tree_entry;

using Strings = std::vector<std::string>;

const std::string kId(40, 'a');

struct Opened {
  std::unique_ptr<Repository> repository;
  std::string error;
  Strings problems;
};

Opened open(const std::string& bytes) {
  Opened opened;
  auto repository = open_bundle(buffer_of(bytes), "x.bundle");
  if (!repository) {
    opened.error = repository.error().text();
    return opened;
  }
  opened.repository = std::move(repository).value();
  EXPECT_TRUE(prepare_fully(*opened.repository).ok());
  for (const Error& problem : opened.repository->problems()) opened.problems.push_back(problem.text());
  return opened;
}

std::string one_blob() {
  PackBuilder pack;
  pack.blob("hello");
  return pack.bytes();
}

std::string bundle(const std::string& header, const std::string& pack = one_blob()) { return "# v2 git bundle\n" + header + "\n" + pack; }
std::string bundle_3(const std::string& header, const std::string& pack = one_blob()) { return "# v3 git bundle\n" + header + "\n" + pack; }
std::string ref_line(const std::string& name) { return blob_id("hello").hex() + " " + name + "\n"; }

TEST(BundleTest, VersionTwo) {
  const Opened opened = open(bundle(ref_line("refs/heads/main") + ref_line("HEAD")));
  ASSERT_TRUE(opened.repository) << opened.error;
  EXPECT_EQ(opened.repository->kind(), "bundle");
  EXPECT_EQ(opened.problems, Strings{});
  ASSERT_EQ(opened.repository->refs().size(), 2u);
  EXPECT_EQ(opened.repository->refs()[0].name, "refs/heads/main");
  EXPECT_EQ(opened.repository->refs()[0].target, blob_id("hello"));
  EXPECT_EQ(opened.repository->object_count(), 1u);
  const auto object = opened.repository->read(blob_id("hello"));
  ASSERT_TRUE(object.ok());
  EXPECT_EQ(as_text(object->data), "hello");
  EXPECT_EQ(opened.repository->prepared(), 1);
}

TEST(BundleTest, VersionThree) {
  const Opened opened = open(bundle_3("@object-format=sha1\n" + ref_line("HEAD")));
  ASSERT_TRUE(opened.repository) << opened.error;
  EXPECT_EQ(opened.problems, Strings{});
}

TEST(BundleTest, DuplicateObjectsCountOnce) {
  PackBuilder pack;
  pack.blob("hello");
  pack.blob("hello");
  const Opened opened = open(bundle("", pack.bytes()));
  EXPECT_EQ(opened.repository->object_count(), 1u);
}

TEST(BundleTest, BeforePreparationNothingIsFound) {
  auto repository = open_bundle(buffer_of(bundle("")), "x.bundle");
  ASSERT_TRUE(repository.ok());
  EXPECT_FALSE((*repository)->contains(blob_id("hello")));
  EXPECT_FALSE((*repository)->read(blob_id("hello")).ok());
}

struct Refused {
  const char* name;
  std::string bytes;
  const char* message;
};

class RefusedBundleTest : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedBundleTest, SaysWhy) { EXPECT_EQ(open(GetParam().bytes).error, GetParam().message); }

INSTANTIATE_TEST_SUITE_P(
    Table, RefusedBundleTest,
    ::testing::Values(
        Refused{"Empty", "", "x.bundle: the file is empty"},
        Refused{"Other", "PK\3\4 a zip", "x.bundle, line 1: this is no Git bundle: it does not begin with \"# v2 git bundle\" or \"# v3 git bundle\""},
        Refused{"Version9", "# v9 git bundle\n\n", "x.bundle, line 1: this is no Git bundle: it does not begin with \"# v2 git bundle\" or \"# v3 git bundle\""},
        Refused{"CutHeader", "# v2 git bundle\n" + std::string(40, 'a') + " refs/he", "x.bundle, line 1: the bundle ends within its header"},
        Refused{"Capability", bundle_3("@teleport\n"), "x.bundle, line 2: the bundle needs the unknown capability 'teleport'"},
        Refused{"Sha256", bundle_3("@object-format=sha256\n"), "x.bundle, line 2: the object format 'sha256' is not supported, only sha1 is"}),
    [](const auto& tested) { return std::string(tested.param.name); });

struct OddHeader {
  const char* name;
  std::string header;
  Strings problems;
  std::size_t refs;
};

class OddHeaderTest : public ::testing::TestWithParam<OddHeader> {};

TEST_P(OddHeaderTest, OpensWithAProblem) {
  const Opened opened = open(bundle(GetParam().header));
  ASSERT_TRUE(opened.repository) << opened.error;
  EXPECT_EQ(opened.problems, GetParam().problems);
  EXPECT_EQ(opened.repository->refs().size(), GetParam().refs);
  EXPECT_TRUE(opened.repository->read(blob_id("hello")).ok());
}

INSTANTIATE_TEST_SUITE_P(
    Table, OddHeaderTest,
    ::testing::Values(
        OddHeader{"NoRefs", "", {}, 0},
        OddHeader{"Garbage", "what is this\n" + ref_line("HEAD"), {"x.bundle, line 2: the line 'what is this' is no reference"}, 1},
        OddHeader{"Duplicate", ref_line("HEAD") + ref_line("HEAD"), {"x.bundle, line 3: the reference 'HEAD' occurs twice; the first counts"}, 1},
        OddHeader{"Upwards", ref_line("refs/heads/../../x"), {"x.bundle, line 2: the reference name 'refs/heads/../../x' is not allowed (18 bytes)"}, 0},
        OddHeader{"ControlCharacters", ref_line("refs/heads/\x1b[2J"), {"x.bundle, line 2: the reference name 'refs/heads/␛[2J' is not allowed (15 bytes)"}, 0},
        OddHeader{"Script", ref_line("javascript:alert(1)"), {"x.bundle, line 2: the reference name 'javascript:alert(1)' is not allowed (19 bytes)"}, 0},
        OddHeader{"TenMegabytes", ref_line("refs/heads/" + std::string(10'000'000, 'x')),
                  {"x.bundle, line 2: the reference name 'refs/heads/" + std::string(69, 'x') + "…' is not allowed (10000011 bytes)"}, 0},
        OddHeader{"AbsentTarget", kId + " refs/heads/main\n", {"x.bundle: refs/heads/main names " + kId + ", which is not in the bundle"}, 1},
        OddHeader{"Prerequisite", "-" + kId + " Fix the alert\n" + ref_line("HEAD"),
                  {"x.bundle: the bundle builds on the commit " + kId + " (Fix the alert), which it does not hold"}, 1},
        OddHeader{"PrerequisiteWithoutComment", "-" + kId + "\n" + ref_line("HEAD"),
                  {"x.bundle: the bundle builds on the commit " + kId + ", which it does not hold"}, 1},
        OddHeader{"BadPrerequisite", "-nonsense\n" + ref_line("HEAD"), {"x.bundle, line 2: the prerequisite 'nonsense' is no object id"}, 1}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(BundleTest, BlankLineIsMissing) {
  const Opened opened = open("# v2 git bundle\n" + ref_line("HEAD") + one_blob());
  ASSERT_TRUE(opened.repository) << opened.error;
  EXPECT_EQ(opened.problems, Strings{"x.bundle, line 2: the blank line before the pack is missing"});
  EXPECT_TRUE(opened.repository->contains(blob_id("hello")));
}

TEST(BundleTest, WithoutAPack) {
  EXPECT_EQ(open("# v2 git bundle\n\n").problems, Strings{"x.bundle: the pack is missing or ends within its header"});
}

TEST(BundleTest, FilteredObjectsAreNamed) {
  PackBuilder pack;
  const std::string tree = tree_entry("100644", "a.md", blob_id("hello")) + tree_entry("100644", "b.md", blob_id("absent"));
  const ObjectId tree_id = hash_object(ObjectKind::tree, as_bytes(tree));
  pack.blob("hello");
  pack.whole(ObjectKind::tree, tree);
  const Opened opened = open(bundle_3("@filter=blob:limit=1k\n" + ref_line("HEAD"), pack.bytes()));
  ASSERT_TRUE(opened.repository) << opened.error;
  const std::string absent = blob_id("absent").hex();
  EXPECT_EQ(opened.problems, (Strings{"x.bundle: the bundle was made with the filter blob:limit=1k: objects are left out on purpose",
                                      "x.bundle, tree " + tree_id.hex() + ": 'b.md' (" + absent + ") was left out"}));
  EXPECT_EQ(opened.repository->read(blob_id("absent")).error().text(),
            "x.bundle, " + absent + ": the object is not in the bundle (made with the filter blob:limit=1k)");
}

/// Whatever is done to the bytes: nothing traps, and every object that is handed out has the id it was asked for by.
void expect_harmless(const std::string& bytes, const char* what, std::size_t at) {
  auto opened = open_bundle(buffer_of(bytes), "x.bundle");
  if (!opened) {
    EXPECT_FALSE(opened.error().message.empty());
    return;
  }
  Repository& repository = **opened;
  ASSERT_TRUE(prepare_fully(repository).ok());
  for (const ObjectId& id : repository.object_ids()) {
    const auto object = repository.read(id);
    ASSERT_TRUE(object.ok()) << what << ' ' << at << ": " << object.error().text();
    ASSERT_EQ(hash_object(object->kind, object->data), id) << what << ' ' << at;
  }
}

std::string small_bundle() {
  PackBuilder pack;
  const auto base = pack.blob("hello");
  pack.ofs_delta(base, appending_delta("hello", ", world"));
  pack.ref_delta(blob_id("hello"), appending_delta("hello", "!"));
  return bundle_3("@object-format=sha1\n-" + kId + " before\n" + ref_line("refs/heads/main"), pack.bytes());
}

TEST(BundleTest, CutAtEveryByte) {
  const std::string whole = small_bundle();
  for (std::size_t size = 0; size < whole.size(); ++size) expect_harmless(whole.substr(0, size), "cut at", size);
}

TEST(BundleTest, EveryBitFlipped) {
  const std::string whole = small_bundle();
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
    expect_harmless(flipped, "bit", bit);
  }
}

class RealBundleTest : public ::testing::TestWithParam<const char*> {};

TEST_P(RealBundleTest, OpensWithoutProblems) {
  HINDSIGHT_CORPUS_OR_SKIP(bytes, GetParam());
  const Opened opened = open(bytes);
  ASSERT_TRUE(opened.repository) << opened.error;
  EXPECT_EQ(opened.problems, Strings{});
  const auto head = resolve_revision(*opened.repository, "HEAD");
  ASSERT_TRUE(head.ok()) << head.error().text();
  const auto commit = read_commit(*opened.repository, *head);
  ASSERT_TRUE(commit.ok());
  const auto list = list_files(*opened.repository, commit->tree, "");
  ASSERT_TRUE(list.ok());
  EXPECT_GT(list->files.size(), 5u);
  EXPECT_TRUE(list->problems.empty());
}

INSTANTIATE_TEST_SUITE_P(Collections, RealBundleTest, ::testing::Values("dfds.bundle", "icco.bundle", "posthog.bundle", "templates.bundle"),
                         [](const auto& tested) { const std::string name = tested.param; return name.substr(0, name.find('.')); });

}  // namespace
}  // namespace hindsight::git
