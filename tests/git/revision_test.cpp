#include <gtest/gtest.h>

#include "tests/support/memory_repository.hpp"

namespace hindsight::git {
namespace {

using testing::MemoryRepository;

struct Revisions : ::testing::Test {
  MemoryRepository repository;
  ObjectId tree = repository.tree({{"a.md", "a"}});
  ObjectId first = repository.commit(tree, {}, 1, "first");
  ObjectId second = repository.commit(tree, {first}, 2, "second");

  ObjectId tag(const ObjectId& target, const std::string& name) {
    return repository.put(ObjectKind::tag, "object " + target.hex() + "\ntype commit\ntag " + name + "\n\n");
  }
  std::string resolved(std::string_view revision) {
    const auto id = resolve_revision(repository, revision);
    return id ? id->hex() : "error: " + id.error().text();
  }
};

TEST_F(Revisions, NamesInGitsOrder) {
  repository.name("refs/heads/v1", first);
  repository.name("refs/tags/v1", second);
  repository.name("refs/remotes/origin/HEAD", first);
  EXPECT_EQ(resolved("v1"), second.hex());
  EXPECT_EQ(resolved("heads/v1"), first.hex());
  EXPECT_EQ(resolved("refs/heads/v1"), first.hex());
  EXPECT_EQ(resolved("origin"), first.hex());
}

TEST_F(Revisions, Head) {
  repository.name("refs/heads/topic", first);
  repository.name("refs/heads/main", second);
  EXPECT_EQ(resolved("HEAD"), second.hex());
  repository.name("HEAD", first);
  EXPECT_EQ(resolved("HEAD"), first.hex());
}

TEST_F(Revisions, HeadOfTheOnlyBranch) {
  repository.name("refs/tags/v1", first);
  repository.name("refs/heads/trunk", second);
  EXPECT_EQ(resolved("HEAD"), second.hex());
}

TEST_F(Revisions, Ids) {
  EXPECT_EQ(resolved(second.hex()), second.hex());
  EXPECT_EQ(resolved(second.hex().substr(0, 12)), second.hex());
  EXPECT_EQ(resolved(second.hex().substr(0, 3)), "error: there is no revision '" + second.hex().substr(0, 3) + "'; no names are recorded");
}

TEST_F(Revisions, AnnotatedTags) {
  repository.name("refs/tags/v1", tag(tag(first, "inner"), "outer"));
  EXPECT_EQ(resolved("v1"), first.hex());
}

TEST_F(Revisions, TagsWithoutEnd) {
  ObjectId id = first;
  for (int i = 0; i < 10'000; ++i) id = tag(id, "t" + std::to_string(i));
  repository.name("refs/tags/v1", id);
  EXPECT_EQ(resolved("v1"), "error: " + id.hex() + ": more than 64 tags lead from one to the next");
}

TEST_F(Revisions, NoCommit) {
  repository.name("refs/tags/v1", tree);
  EXPECT_EQ(resolved("v1"), "error: " + tree.hex() + ": this is a tree, not a commit");
}

TEST_F(Revisions, TagOfNothing) {
  const ObjectId id = repository.put(ObjectKind::tag, "nonsense");
  EXPECT_EQ(resolved(id.hex()), "error: " + id.hex() + ": the tag does not begin with its object");
}

TEST_F(Revisions, UnknownNamesListWhatThereIs) {
  repository.name("HEAD", second);
  repository.name("refs/heads/main", second);
  repository.name("refs/tags/v1", first);
  EXPECT_EQ(resolved("mian"), "error: there is no revision 'mian'; there are HEAD, main, v1");
  EXPECT_EQ(resolved(""), "error: there is no revision ''; there are HEAD, main, v1");
  EXPECT_EQ(resolved("abcdef12"), "error: there is no revision 'abcdef12'; there are HEAD, main, v1");
}

TEST_F(Revisions, ManyNamesAreCut) {
  for (int i = 10; i < 40; ++i) repository.name("refs/heads/b" + std::to_string(i), first);
  EXPECT_NE(resolved("x").find("b28, b29 and 10 more"), std::string::npos) << resolved("x");
}

TEST_F(Revisions, AmbiguousAbbreviation) {
  // Commits are made until two share their first four digits.
  std::map<std::string, ObjectId> seen;
  std::string digits;
  for (int i = 0; digits.empty(); ++i) {
    const ObjectId id = repository.commit(tree, {}, i, "one of many");
    if (!seen.emplace(id.hex().substr(0, 4), id).second) digits = id.hex().substr(0, 4);
  }
  EXPECT_EQ(resolved(digits).find("error: '" + digits + "' may mean " + digits), 0u) << resolved(digits);
}

}  // namespace
}  // namespace hindsight::git
