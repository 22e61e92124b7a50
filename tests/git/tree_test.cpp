#include "hindsight/git/tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "hindsight/git/delta.hpp"
#include "tests/support/pack_builder.hpp"
#include "wasm/core/git/tree_difference.hpp"

namespace hindsight::git {
namespace {

using testing::blob_id;
using testing::buffer_of;
using testing::DeltaBuilder;
using testing::tree_entry;

constexpr std::uint64_t kMostBytes = 1u << 20;

SharedTree whole(std::string_view bytes, ByteGauge gauge = {}) {
  return Tree::from_object(std::make_shared<const Object>(Object{ObjectKind::tree, buffer_of(bytes)}), std::move(gauge)).value();
}

std::string entry(const std::string& name, int content = 0) { return tree_entry("100644", name, blob_id(std::to_string(content))); }

std::string text_of(const TreeEntry& e) { return std::to_string(e.mode) + ' ' + std::string(e.name) + ' ' + e.id.hex(); }

/// Whether a tree is what parse_tree makes of the same bytes.
void expect_same(const Tree& tree, const std::string& bytes) {
  std::optional<Error> damage;
  const std::vector<TreeEntry> expected = parse_tree(as_bytes(bytes), &damage);
  const std::vector<TreeEntry> found = tree.entries();
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) ASSERT_EQ(text_of(found[i]), text_of(expected[i]));
  ASSERT_EQ(tree.damage() ? tree.damage()->text() : "", damage ? damage->text() : "");
  ASSERT_EQ(tree.byte_size(), bytes.size());
  ASSERT_TRUE(std::string(as_text(tree.bytes())) == bytes);
}

using Differences = std::vector<std::string>;

Differences differences(const Tree& a, const Tree& b) {
  Differences found;
  TreeDifference difference(a, b);
  while (difference.next()) {
    found.push_back((difference.in_a() ? text_of(*difference.in_a()) : "-") + " > " + (difference.in_b() ? text_of(*difference.in_b()) : "-"));
  }
  return found;
}

/// The same from the lists of all entries.
Differences differences_by_name(const Tree& a, const Tree& b) {
  std::map<std::string_view, std::pair<std::string, std::string>> by_name;
  for (const TreeEntry& e : a.entries()) by_name[e.name] = {text_of(e), "-"};
  for (const TreeEntry& e : b.entries()) {
    auto& [in_a, in_b] = by_name[e.name];
    if (in_a.empty()) in_a = "-";
    in_b = text_of(e);
  }
  Differences found;
  for (const auto& [name, sides] : by_name) {
    if (sides.first != sides.second) found.push_back(sides.first + " > " + sides.second);
  }
  return found;
}

TEST(TreeTest, AnObjectThatIsNoTree) {
  const auto tree = Tree::from_object(std::make_shared<const Object>(Object{ObjectKind::blob, {}}));
  EXPECT_EQ(tree.error().text(), "a tree was expected, this is another object");
}

TEST(TreeTest, FindsByName) {
  const std::string bytes = entry("a.md") + entry("b", 1) + entry("b-") + entry("b.md") + tree_entry("40000", "b", blob_id("t")) +
                            tree_entry("40000", "c", blob_id("t")) + entry("d");
  const SharedTree tree = whole(bytes);
  ASSERT_TRUE(tree->is_sound());
  for (const char* name : {"a.md", "b-", "b.md", "c", "d"}) {
    ASSERT_TRUE(tree->find(name)) << name;
    EXPECT_EQ(tree->find(name)->name, name);
  }
  EXPECT_EQ(tree->find("b")->mode, 0100644u);
  EXPECT_EQ(tree->find("c")->mode, 0040000u);
  for (const char* name : {"", "a", "aa", "bb", "e"}) EXPECT_FALSE(tree->find(name)) << name;
  EXPECT_FALSE(whole("")->find("a"));
}

TEST(TreeTest, FindsTheFirstOfSeveralInATreeOutOfOrder) {
  const SharedTree tree = whole(entry("b", 1) + entry("a") + entry("b", 2));
  EXPECT_FALSE(tree->is_sound());
  EXPECT_EQ(tree->find("b")->id, blob_id("1"));
}

struct Edit {
  const char* name;
  std::vector<std::pair<int, int>> copies;  ///< [from, to) of the base; what is between them is `inserted`
  std::string inserted;
  bool is_sound;
};

class TreeEditTest : public ::testing::TestWithParam<Edit> {};

/// Entries "a" to "d" of 29 bytes each.
std::string four_entries() { return entry("a") + entry("b") + entry("c") + entry("d"); }

std::string delta_of(const std::string& base, const std::vector<std::pair<int, int>>& copies, const std::string& inserted, std::string& result) {
  result.clear();
  for (std::size_t i = 0; i < copies.size(); ++i) {
    if (i == 1) result += inserted;
    result += base.substr(std::size_t(copies[i].first), std::size_t(copies[i].second - copies[i].first));
  }
  DeltaBuilder delta(base.size(), result.size());
  for (std::size_t i = 0; i < copies.size(); ++i) {
    if (i == 1 && !inserted.empty()) delta.insert(inserted);
    delta.copy(std::uint32_t(copies[i].first), std::uint32_t(copies[i].second - copies[i].first));
  }
  return delta.bytes();
}

TEST_P(TreeEditTest, HasTheEntriesOfTheSameTreePutTogether) {
  const std::string base = four_entries();
  std::string result;
  const std::string delta = delta_of(base, GetParam().copies, GetParam().inserted, result);
  const auto tree = Tree::from_delta(*whole(base), as_bytes(delta), kMostBytes);
  ASSERT_TRUE(tree.ok()) << tree.error().text();
  expect_same(**tree, result);
  EXPECT_EQ((*tree)->is_sound(), GetParam().is_sound);
}

INSTANTIATE_TEST_SUITE_P(Table, TreeEditTest,
                         ::testing::Values(Edit{"Nothing", {{0, 116}}, "", true}, Edit{"AnIdChanges", {{0, 38}, {58, 116}}, std::string(20, 'x'), true},
                                           Edit{"HalfAnIdChanges", {{0, 48}, {58, 116}}, std::string(10, 'x'), true},
                                           Edit{"AnEntryIsRemoved", {{0, 29}, {58, 116}}, "", true},
                                           Edit{"AnEntryIsAdded", {{0, 29}, {29, 116}}, entry("aa"), true},
                                           Edit{"TheOrderIsBroken", {{0, 29}, {29, 116}}, entry("x"), false},
                                           Edit{"HalvesChangePlaces", {{58, 116}, {0, 58}}, "", false},
                                           Edit{"AnEntryComesTwice", {{0, 29}, {0, 116}}, "", false},
                                           Edit{"OutOfStepAndInAgain", {{0, 7}, {21, 116}}, "n", false},
                                           Edit{"CutInTheId", {{0, 100}}, "", false}, Edit{"CutInTheMode", {{0, 90}}, "", false},
                                           Edit{"ABadMode", {{0, 29}, {29, 116}}, "9", false}, Edit{"Empty", {}, "", true}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(TreeTest, EditsShareWhatTheyDoNotChange) {
  const auto gauge = std::make_shared<std::uint64_t>(0);
  std::string base;
  for (int i = 0; i < 5000; ++i) base += entry(std::to_string(10000 + i), i);
  {
    std::vector<SharedTree> trees{whole(base, gauge)};
    const std::uint64_t alone = *gauge;
    EXPECT_GE(alone, base.size());
    std::string result;
    for (int i = 0; i < 50; ++i) {
      const int id = 33 * (i * 97) + 13;
      trees.push_back(Tree::from_delta(*trees.back(), as_bytes(delta_of(base, {{0, id}, {id + 20, int(base.size())}}, std::string(20, 'x'), result)), kMostBytes).value());
      base = result;
      EXPECT_TRUE(trees.back()->is_sound());
    }
    expect_same(*trees.back(), result);
    EXPECT_LT(*gauge, alone + 50 * 10'000);
    trees.clear();
    EXPECT_EQ(*gauge, 0u);
  }
}

TEST(TreeTest, BadDeltasAreRefusedAsElsewhere) {
  const std::string base = four_entries();
  for (const std::string& delta : {std::string(), DeltaBuilder(5, 5).copy(0, 5).bytes(), DeltaBuilder(116, 200).copy(0, 200).bytes(),
                                   DeltaBuilder(116, 10).copy(0, 20).bytes(), DeltaBuilder(116, kMostBytes + 1).bytes(),
                                   DeltaBuilder(116, 1).raw(std::string(1, '\0')).bytes(), DeltaBuilder(116, 5).raw("\x05""abc").bytes()}) {
    ByteBuffer out;
    const auto applied = apply_delta(as_bytes(base), as_bytes(delta), kMostBytes, out);
    const auto tree = Tree::from_delta(*whole(base), as_bytes(delta), kMostBytes);
    ASSERT_FALSE(tree.ok());
    EXPECT_EQ(tree.error().text(), applied.error().text());
  }
}

/// Chance that is the same on every machine.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return n == 0 ? 0 : std::size_t(random_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::mt19937 random_;
};

/// A delta written together with what it produces.
class Editor {
 public:
  Editor(const std::string& base, Chance& chance) : base_(base), chance_(chance), instructions_(0, 0) {}

  /// In several copies, as Git cuts them.
  void copy(std::size_t from, std::size_t to) {
    result += base_.substr(from, to - from);
    while (from < to) {
      const std::size_t size = std::min(to - from, chance_.one_in(2) ? to - from : 1 + chance_.below(700));
      instructions_.copy(std::uint32_t(from), std::uint32_t(size));
      from += size;
    }
  }
  void insert(const std::string& text) {
    if (!text.empty()) instructions_.insert(text);
    result += text;
  }
  std::string delta() const { return DeltaBuilder(base_.size(), result.size()).raw(instructions_.bytes().substr(2)).bytes(); }

  std::string result;

 private:
  const std::string& base_;
  Chance& chance_;
  DeltaBuilder instructions_;
};

/// Where each entry begins, and the last ends.
std::vector<std::size_t> starts_of(const std::string& tree) {
  std::vector<std::size_t> starts{0};
  for (const TreeEntry& e : parse_tree(as_bytes(tree))) starts.push_back(std::size_t(e.name.data() - tree.data()) + e.name.size() + 21);
  return starts;
}

/// As commits do it: some ids change, some entries go, and the order stays.
void edit_entries(const std::string& base, Chance& chance, Editor& editor) {
  const std::vector<std::size_t> starts = starts_of(base);
  std::size_t at = 0;
  for (std::size_t i = chance.below(9); i + 1 < starts.size(); i += 1 + chance.below(40)) {
    if (chance.one_in(6)) {
      editor.copy(at, starts[i]);
    } else {
      const std::size_t kept = chance.below(4);  // ids may begin alike
      editor.copy(at, starts[i + 1] - 20 + kept);
      editor.insert(std::string(20 - kept, char(chance.below(256))));
    }
    at = starts[i + 1];
  }
  editor.copy(at, base.size());
}

/// As nobody should do it: bytes anywhere, back and forth, entries cut and out of order.
void edit_bytes(const std::string& base, Chance& chance, Editor& editor) {
  const std::vector<std::size_t> starts = starts_of(base);
  const auto place = [&] { return chance.one_in(3) ? chance.below(base.size() + 1) : starts[chance.below(starts.size())]; };
  std::size_t at = 0;
  for (std::size_t edits = chance.below(5) + 1; edits > 0; --edits) {
    const std::size_t other = place();
    editor.copy(std::min(at, other), std::max(at, other));
    switch (chance.below(5)) {
      case 0: editor.insert(entry("m" + std::to_string(chance.below(1000)))); break;
      case 1: editor.insert(std::string(chance.below(20), char(chance.below(256)))); break;
      case 2: editor.insert(entry("z").substr(0, chance.below(28))); break;
      default: break;
    }
    at = place();
  }
  editor.copy(at, base.size());
}

TEST(TreeTest, RandomEditsHaveTheEntriesOfTheSameTreePutTogether) {
  Chance chance(20240229);
  std::size_t sound = 0, damaged = 0;
  for (int round = 0; round < 120; ++round) {
    std::string bytes;
    std::set<std::string> names;
    for (std::size_t i = chance.below(200); i > 0; --i) names.insert(std::string(1 + chance.below(3), char('a' + chance.below(26))) + std::to_string(chance.below(100)));
    for (const std::string& name : names) bytes += entry(name);
    SharedTree tree = whole(bytes);
    for (int step = 0; step < 20 && bytes.size() < 40'000; ++step) {
      Editor editor(bytes, chance);
      if (round % 2 == 0 || chance.one_in(4)) {
        edit_entries(bytes, chance, editor);
      } else {
        edit_bytes(bytes, chance, editor);
      }
      auto edited = Tree::from_delta(*tree, as_bytes(editor.delta()), kMostBytes);
      ASSERT_TRUE(edited.ok()) << edited.error().text();
      const SharedTree before = std::exchange(tree, std::move(edited).value());
      const std::string bytes_before = std::exchange(bytes, editor.result);
      ASSERT_NO_FATAL_FAILURE(expect_same(*tree, bytes)) << "round " << round << ", step " << step;
      damaged += tree->damage() ? 1 : 0;
      if (!tree->is_sound()) continue;
      ++sound;
      ASSERT_TRUE(whole(bytes)->is_sound());
      if (before->is_sound()) {
        ASSERT_EQ(differences(*before, *tree), differences_by_name(*before, *tree));
        ASSERT_EQ(differences(*tree, *whole(bytes_before)), differences_by_name(*tree, *before));
      }
    }
  }
  EXPECT_GT(sound, 300u);
  EXPECT_GT(damaged, 300u);
}

}  // namespace
}  // namespace hindsight::git
