#include "hindsight/git/object.hpp"

#include <gtest/gtest.h>

#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::tree_entry;

TEST(ObjectIdTest, HexRoundTrip) {
  const std::string hex = "0123456789abcdef0123456789abcdef01234567";
  EXPECT_EQ(ObjectId::from_hex(hex)->hex(), hex);
  EXPECT_EQ(ObjectId::from_hex("0123456789ABCDEF0123456789ABCDEF01234567")->hex(), hex);
}

TEST(ObjectIdTest, RefusesAnythingElse) {
  EXPECT_FALSE(ObjectId::from_hex(""));
  EXPECT_FALSE(ObjectId::from_hex(std::string(39, 'a')));
  EXPECT_FALSE(ObjectId::from_hex(std::string(41, 'a')));
  EXPECT_FALSE(ObjectId::from_hex(std::string(39, 'a') + "g"));
}

TEST(HashObjectTest, KnownIds) {
  EXPECT_EQ(hash_object(ObjectKind::blob, {}).hex(), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  EXPECT_EQ(hash_object(ObjectKind::tree, {}).hex(), "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  EXPECT_EQ(hash_object(ObjectKind::blob, as_bytes("hello\n")).hex(), "ce013625030ba8dba906f756967f9e9ca394464a");
}

constexpr const char* kTree = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n";

Commit parsed(const std::string& data) {
  const auto commit = parse_commit({}, as_bytes(data));
  EXPECT_TRUE(commit.ok());
  return commit ? *commit : Commit{};
}

TEST(ParseCommitTest, Ordinary) {
  const std::string parent(40, 'b');
  const Commit commit = parsed(std::string(kTree) + "parent " + parent +
                               "\nauthor Ann B. <ann@example.org> 1700000000 +0130\n"
                               "committer Carl <carl@example.org> 1700000060 -0800\n"
                               "gpgsig -----BEGIN\n tree of no meaning\n -----END\n"
                               "\nFirst line\n\nMore\n");
  EXPECT_EQ(commit.tree.hex(), "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  ASSERT_EQ(commit.parents.size(), 1u);
  EXPECT_EQ(commit.parents[0].hex(), parent);
  EXPECT_EQ(commit.author.name, "Ann B.");
  EXPECT_EQ(commit.author.email, "ann@example.org");
  EXPECT_EQ(commit.author.seconds, 1700000000);
  EXPECT_EQ(commit.author.zone_minutes, 90);
  EXPECT_EQ(commit.committer.zone_minutes, -480);
  EXPECT_EQ(commit.message, "First line\n\nMore\n");
  EXPECT_EQ(commit.subject(), "First line");
}

TEST(ParseCommitTest, WithoutATree) {
  const auto commit = parse_commit(*ObjectId::from_hex(std::string(40, 'c')), as_bytes("author x\n\nhi"));
  ASSERT_FALSE(commit.ok());
  EXPECT_EQ(commit.error().text(), std::string(40, 'c') + ": the commit does not begin with its tree");
}

struct SignatureCase {
  const char* name;
  const char* line;
  const char* who;
  const char* email;
  bool time_known;
  std::int64_t seconds;
  int zone;
};

class SignatureTest : public ::testing::TestWithParam<SignatureCase> {};

TEST_P(SignatureTest, IsKeptAsFarAsItGoes) {
  const SignatureCase& expected = GetParam();
  const Commit commit = parsed(std::string(kTree) + expected.line + "\n\nmessage");
  EXPECT_EQ(commit.author.name, expected.who);
  EXPECT_EQ(commit.author.email, expected.email);
  EXPECT_EQ(commit.author.time_known, expected.time_known);
  EXPECT_EQ(commit.author.seconds, expected.seconds);
  EXPECT_EQ(commit.author.zone_minutes, expected.zone);
  EXPECT_EQ(commit.message, "message");
}

INSTANTIATE_TEST_SUITE_P(Odd, SignatureTest,
                         ::testing::Values(SignatureCase{"None", "encoding x", "", "", false, 0, 0},
                                           SignatureCase{"NoEmail", "author Ann", "Ann", "", false, 0, 0},
                                           SignatureCase{"NoTime", "author Ann <a@b>", "Ann", "a@b", false, 0, 0},
                                           SignatureCase{"NoName", "author <a@b> 5 +0000", "", "a@b", true, 5, 0},
                                           SignatureCase{"BracketsInName", "author A <x> B <a@b> 5 +0000", "A <x> B", "a@b", true, 5, 0},
                                           SignatureCase{"BeforeTheEpoch", "author A <a@b> -5 +0000", "A", "a@b", true, -5, 0},
                                           SignatureCase{"TimeOverflows", "author A <a@b> 99999999999999999999 +0100", "A", "a@b", false, 0, 60},
                                           SignatureCase{"Zone9999", "author A <a@b> 5 +9999", "A", "a@b", true, 5, 6039},
                                           SignatureCase{"ZoneIsWord", "author A <a@b> 5 CEST", "A", "a@b", true, 5, 0}),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(ParseTreeTest, EntriesInStoredOrder) {
  const ObjectId id = *ObjectId::from_hex(std::string(40, 'd'));
  const std::string data = tree_entry("100644", "b", id) + tree_entry("40000", "a", id) + tree_entry("120000", "l", id) + tree_entry("160000", "s", id);
  std::optional<Error> damage;
  const auto entries = parse_tree(as_bytes(data), &damage);
  ASSERT_EQ(entries.size(), 4u);
  EXPECT_FALSE(damage);
  EXPECT_TRUE(entries[0].is_file());
  EXPECT_EQ(entries[1].name, "a");
  EXPECT_TRUE(entries[1].is_tree());
  EXPECT_TRUE(entries[2].is_symlink());
  EXPECT_EQ(entries[3].mode, 0160000u);
  EXPECT_EQ(entries[3].id, id);
}

TEST(ParseTreeTest, KeepsWhatComesBeforeTheDamage) {
  const std::string good = tree_entry("100644", "a", ObjectId{});
  const struct {
    const char* name;
    std::string tail;
    const char* message;
  } cases[] = {
      {"cut within the mode", "1006", "the tree's entry has no valid mode"},
      {"cut within the name", "100644 b", "the tree is cut off within an entry"},
      {"cut within the id", tree_entry("100644", "b", ObjectId{}).substr(0, 20), "the tree is cut off within an entry"},
      {"letters for a mode", tree_entry("rwxrwx", "b", ObjectId{}), "the tree's entry has no valid mode"},
      {"endless mode", std::string(100, '1'), "the tree's entry has no valid mode"},
  };
  for (const auto& test : cases) {
    SCOPED_TRACE(test.name);
    std::optional<Error> damage;
    const std::string data = good + test.tail;
    EXPECT_EQ(parse_tree(as_bytes(data), &damage).size(), 1u);
    ASSERT_TRUE(damage);
    EXPECT_EQ(damage->text(), "tree offset 29: " + std::string(test.message));
  }
}

}  // namespace
}  // namespace hindsight::git
