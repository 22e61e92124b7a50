#include "hindsight/git/pack_indexer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "hindsight/git/pack_reader.hpp"
#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::appending_delta;
using testing::base_distance;
using testing::blob_id;
using testing::deflated;
using testing::DeltaBuilder;
using testing::entry_head;
using testing::PackBuilder;

struct Indexed {
  PackIndex index;
  std::vector<std::string> problems;
  std::map<std::string, std::string> contents;  ///< by hexadecimal id, read back and hashed again
};

Indexed index_of(const std::string& pack, PackLimits limits = {}, std::size_t slice = 1 << 20) {
  PackIndexer indexer(as_bytes(pack), "x.pack", limits);
  while (!indexer.step(slice)) {
  }
  Indexed result{indexer.take_index(), {}, {}};
  for (const Error& problem : indexer.take_problems()) result.problems.push_back(problem.text());
  PackReader reader(as_bytes(pack), result.index, "x.pack", limits);
  for (const ObjectId& id : result.index.ids()) {
    const auto object = reader.read(id);
    EXPECT_TRUE(object.ok()) << object.error().text();
    if (!object) continue;
    EXPECT_EQ(hash_object((*object)->kind, (*object)->data), id);
    result.contents[id.hex()] = as_text((*object)->data);
  }
  return result;
}

std::vector<std::string> sorted_contents(const Indexed& indexed) {
  std::vector<std::string> contents;
  for (const auto& [id, content] : indexed.contents) contents.push_back(content);
  std::sort(contents.begin(), contents.end());
  return contents;
}

using Strings = std::vector<std::string>;

TEST(PackIndexerTest, NoObjects) {
  const Indexed indexed = index_of(PackBuilder().bytes());
  EXPECT_EQ(indexed.index.size(), 0u);
  EXPECT_EQ(indexed.problems, Strings{});
}

TEST(PackIndexerTest, EveryKind) {
  PackBuilder pack;
  pack.whole(ObjectKind::commit, "a commit");
  pack.whole(ObjectKind::tree, "");
  pack.whole(ObjectKind::tag, "a tag");
  pack.blob("a blob");
  const Indexed indexed = index_of(pack.bytes());
  EXPECT_EQ(sorted_contents(indexed), (Strings{"", "a blob", "a commit", "a tag"}));
  EXPECT_EQ(indexed.problems, Strings{});
}

TEST(PackIndexerTest, ChainsAndBranchesOfDeltas) {
  PackBuilder pack;
  const auto base = pack.blob("base");
  const auto one = pack.ofs_delta(base, appending_delta("base", "1"));
  pack.ofs_delta(one, appending_delta("base1", "a"));
  pack.ofs_delta(one, appending_delta("base1", "b"));
  pack.ofs_delta(base, appending_delta("base", "2"));
  pack.ref_delta(blob_id("base1b"), appending_delta("base1b", "!"));
  const Indexed indexed = index_of(pack.bytes());
  EXPECT_EQ(sorted_contents(indexed), (Strings{"base", "base1", "base1a", "base1b", "base1b!", "base2"}));
  EXPECT_EQ(indexed.problems, Strings{});
}

TEST(PackIndexerTest, RefDeltaBeforeItsBase) {
  PackBuilder pack;
  pack.ref_delta(blob_id("base1"), appending_delta("base1", "2"));
  pack.ref_delta(blob_id("base"), appending_delta("base", "1"));
  pack.blob("base");
  EXPECT_EQ(sorted_contents(index_of(pack.bytes())), (Strings{"base", "base1", "base12"}));
}

TEST(PackIndexerTest, SmallSlicesGiveTheSame) {
  PackBuilder pack;
  auto base = pack.blob("base");
  std::string text = "base";
  for (int i = 0; i < 50; ++i) {
    base = pack.ofs_delta(base, appending_delta(text, "x"));
    text += "x";
  }
  EXPECT_EQ(index_of(pack.bytes(), {}, 1).contents, index_of(pack.bytes()).contents);
}

TEST(PackIndexerTest, WhatIsNotKeptIsInflatedAgain) {
  PackBuilder pack;
  pack.ofs_delta(pack.blob("base"), appending_delta("base", "1"));
  PackLimits limits;
  limits.kept_bytes = 0;
  EXPECT_EQ(sorted_contents(index_of(pack.bytes(), limits)), (Strings{"base", "base1"}));
}

TEST(PackIndexerTest, FiftyThousandDeltasDeep) {
  PackBuilder pack;
  std::string text = "0123456789";
  auto at = pack.blob(text);
  for (int i = 10'000; i < 60'000; ++i) {
    const std::string tail = std::to_string(i);
    at = pack.ofs_delta(at, DeltaBuilder(10, 10).copy(5, 5).insert(tail).bytes());
    text = text.substr(5) + tail;
  }
  const std::string bytes = pack.bytes();
  PackIndexer indexer(as_bytes(bytes), "x.pack");
  while (!indexer.step(1 << 20)) {
  }
  PackReader reader(as_bytes(bytes), indexer.take_index(), "x.pack");
  EXPECT_EQ(reader.index().size(), 50'001u);
  const auto last = reader.read(blob_id(text));
  ASSERT_TRUE(last.ok()) << last.error().text();
  EXPECT_EQ(as_text((*last)->data), text);
}

TEST(PackIndexerTest, DuplicatesAreKept) {
  PackBuilder pack;
  pack.blob("same");
  pack.blob("same");
  const Indexed indexed = index_of(pack.bytes());
  EXPECT_EQ(indexed.index.find(blob_id("same")).size(), 2u);
  EXPECT_EQ(indexed.problems, Strings{});
}

TEST(PackIndexerTest, HalfOfTheDuplicatesIsDamaged) {
  PackBuilder pack;
  std::string bad = entry_head(3, 4) + deflated("same");
  bad[6] = char(bad[6] ^ 0x10);
  pack.raw(bad);
  pack.blob("same");
  EXPECT_EQ(sorted_contents(index_of(pack.bytes())), Strings{"same"});
}

// One pack, one thing wrong with it: what is still there, and what is said.
struct DamagedPack {
  const char* name;
  std::function<std::string()> make;
  Strings contents;
  Strings problems;
};

class DamagedPackTest : public ::testing::TestWithParam<DamagedPack> {};

TEST_P(DamagedPackTest, KeepsTheRestAndSaysWhatIsWrong) {
  const Indexed indexed = index_of(GetParam().make());
  EXPECT_EQ(sorted_contents(indexed), GetParam().contents);
  EXPECT_EQ(indexed.problems, GetParam().problems);
}

std::string with(const std::function<void(PackBuilder&)>& add) {
  PackBuilder pack;
  pack.blob("before");
  add(pack);
  pack.blob("behind");
  return pack.bytes();
}

const std::string kLost = "x.pack: the pack promises 3 objects, 2 could be read";

std::string bomb() {
  const std::string zeros(64 << 20, '\0');
  return deflated(zeros);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DamagedPackTest,
    ::testing::Values(
        DamagedPack{"Empty", [] { return std::string(); }, {}, {"x.pack: the pack is missing or ends within its header"}},
        DamagedPack{"FourBillionObjects", [] { return PackBuilder().claim(0xffffffff).bytes(); }, {},
                    {"x.pack: the pack promises 4294967295 objects, 0 could be read"}},
        DamagedPack{"FewerPromised", [] { return with([](PackBuilder& p) { p.claim(1); }); }, {"before", "behind"},
                    {"x.pack: the pack promises 1 object, 2 could be read"}},
        DamagedPack{"BytesAfterTheEnd", [] { return with([](PackBuilder&) {}) + "and more, much more than that"; }, {"before", "behind"},
                    {"x.pack, pack offset 68: 29 bytes follow the pack's end"}},
        DamagedPack{"Type0", [] { return with([](PackBuilder& p) { p.raw(entry_head(0, 3) + deflated("abc")); }); }, {"before", "behind"},
                    {"x.pack, pack offset 30: there is no object type 0; reading goes on 15 bytes later", kLost}},
        DamagedPack{"Type5", [] { return with([](PackBuilder& p) { p.raw(entry_head(5, 3) + deflated("abc")); }); }, {"before", "behind"},
                    {"x.pack, pack offset 30: there is no object type 5; reading goes on 15 bytes later", kLost}},
        DamagedPack{"EightGigabytes", [] { return with([](PackBuilder& p) { p.raw(entry_head(3, std::uint64_t(8) << 30) + deflated("abc")); }); },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the object states a size of 8589934592 bytes, more than the 134217728 allowed; reading goes on 20 bytes later",
                     kLost}},
        DamagedPack{"ImplausibleSize", [] { return with([](PackBuilder& p) { p.raw(entry_head(3, 1 << 20) + deflated("abc")); }); },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the object states a size of 1048576 bytes, which 52 compressed bytes cannot hold; reading goes on 18 bytes later",
                     kLost}},
        DamagedPack{"Bomb", [] { return with([](PackBuilder& p) { p.raw(entry_head(3, 100) + bomb()); }); }, {"before", "behind"},
                    {"x.pack, pack offset 30: the compressed data is larger than the 100 bytes that were stated; reading goes on " +
                         std::to_string(2 + bomb().size()) + " bytes later",
                     kLost}},
        DamagedPack{"DeltaBomb",
                    [] { return with([](PackBuilder& p) { p.ofs_delta(12, DeltaBuilder(6, std::uint64_t(1) << 30).copy(0, 6).bytes()); }); },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the delta declares a result of 1073741824 bytes, more than the 134217728 allowed"}},
        DamagedPack{"SelfRefDelta", [] { return with([](PackBuilder& p) { p.ref_delta(blob_id("self"), appending_delta("self", "")); }); },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the delta's base " + blob_id("self").hex() + " is not in the pack; 1 object needs it"}},
        DamagedPack{"ThinPack",
                    [] {
                      return with([](PackBuilder& p) {
                        p.ref_delta(blob_id("elsewhere"), appending_delta("elsewhere", "1"));
                        p.ref_delta(blob_id("elsewhere"), appending_delta("elsewhere", "2"));
                      });
                    },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the delta's base " + blob_id("elsewhere").hex() + " is not in the pack; 2 objects need it"}},
        DamagedPack{"OfsDeltaOfZero",
                    [] { return with([](PackBuilder& p) { p.raw(entry_head(6, 3) + std::string(1, '\0') + deflated("abc")); }); },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the delta names itself as its base; reading goes on 16 bytes later", kLost}},
        DamagedPack{"OfsDeltaBeforeThePack",
                    [] { return with([](PackBuilder& p) { p.raw(entry_head(6, 3) + base_distance(1000) + deflated("abc")); }); },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the delta's base would lie 1000 bytes back, before the pack's start; reading goes on 17 bytes later", kLost}},
        DamagedPack{"OfsDeltaIntoTheMiddle", [] { return with([](PackBuilder& p) { p.ofs_delta(15, appending_delta("before", "1")); }); },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: no readable object begins at the delta's base, pack offset 15"}},
        DamagedPack{"CopyPastTheBase", [] { return with([](PackBuilder& p) { p.ofs_delta(12, DeltaBuilder(6, 9).copy(0, 9).bytes()); }); },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the delta copies 9 bytes from offset 0 of a base of 6 bytes"}},
        DamagedPack{"BrokenDeltaWithOthersOnIt",
                    [] {
                      return with([](PackBuilder& p) {
                        const auto bad = p.ofs_delta(12, DeltaBuilder(6, 1).raw(std::string(1, '\0')).bytes());
                        p.ofs_delta(p.ofs_delta(bad, appending_delta("x", "1")), appending_delta("x1", "2"));
                      });
                    },
                    {"before", "behind"},
                    {"x.pack, pack offset 30: the delta has the reserved instruction 0; 2 more built on it cannot be read"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(PackIndexerTest, WrongTrailer) {
  std::string pack = with([](PackBuilder&) {});
  const std::string right = ObjectId{Sha1().update(as_bytes(pack).first(pack.size() - 20)).finish()}.hex();
  pack.replace(pack.size() - 20, 20, std::string(20, '\0'));
  const Indexed indexed = index_of(pack);
  EXPECT_EQ(sorted_contents(indexed), (Strings{"before", "behind"}));
  EXPECT_EQ(indexed.problems, Strings{"x.pack, pack offset 48: the pack's checksum is " + std::string(40, '0') + " but its bytes give " + right +
                                      "; every object was verified on its own"});
}

TEST(PackIndexerTest, WrongSignature) {
  std::string pack = with([](PackBuilder&) {});
  pack[0] = 'p';
  const Indexed indexed = index_of(pack);
  EXPECT_EQ(sorted_contents(indexed), (Strings{"before", "behind"}));
  EXPECT_EQ(indexed.problems.front(), "x.pack, pack offset 0: the pack does not begin with PACK");
}

TEST(PackIndexerTest, AllTogetherTooLarge) {
  PackBuilder pack;
  const std::string base(1000, 'b');
  auto at = pack.blob(base);
  std::string text = base;
  for (int level = 0; level < 8; ++level) {
    DeltaBuilder delta(text.size(), text.size() * 8);
    for (int i = 0; i < 8; ++i) delta.copy(0, std::uint32_t(text.size()));
    at = pack.ofs_delta(at, delta.bytes());
    if (text.size() < 1'000'000) text = std::string(text.size() * 8, 'b');
  }
  PackLimits limits;
  limits.total_bytes = 1 << 20;
  limits.total_per_pack_byte = 1;
  const Indexed indexed = index_of(pack.bytes(), limits);
  EXPECT_EQ(indexed.index.size(), 4u);
  ASSERT_EQ(indexed.problems.size(), 1u);
  EXPECT_NE(indexed.problems[0].find("the pack's deltas produce more than the"), std::string::npos) << indexed.problems[0];
}

TEST(PackIndexerTest, ListsOnlySoManyProblems) {
  PackBuilder pack;
  for (int i = 0; i < 30; ++i) pack.ref_delta(blob_id(std::to_string(i)), appending_delta("a", "b"));
  PackLimits limits;
  limits.listed_problems = 10;
  const Indexed indexed = index_of(pack.bytes(), limits);
  ASSERT_EQ(indexed.problems.size(), 11u);
  EXPECT_EQ(indexed.problems.back(), "x.pack: 20 further problems are not listed");
}

/// A small pack with every kind of entry, and for each the content and the entry that it is built on.
struct SmallPack {
  struct Entry {
    std::string content;
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    int base = -1;
  };
  std::vector<Entry> entries;
  PackBuilder pack;

  SmallPack() {
    const auto add = [&](const std::string& content, int base, const std::function<void()>& put) {
      const std::uint64_t start = pack.end();
      put();
      entries.push_back({content, start, pack.end(), base});
    };
    add("first blob", -1, [&] { pack.blob("first blob"); });
    add("a commit\nof some length", -1, [&] { pack.whole(ObjectKind::commit, "a commit\nof some length"); });
    add("first blob and more", 0, [&] { pack.ofs_delta(entries[0].start, appending_delta("first blob", " and more")); });
    add("first blob and more!", 2, [&] { pack.ofs_delta(entries[2].start, appending_delta("first blob and more", "!")); });
    add("first blob?", 0, [&] { pack.ref_delta(blob_id("first blob"), appending_delta("first blob", "?")); });
    add(std::string(300, 'z'), -1, [&] { pack.blob(std::string(300, 'z')); });
    add("last", -1, [&] { pack.blob("last"); });
  }

  bool depends_on(int entry, int other) const {
    for (; entry >= 0; entry = entries[std::size_t(entry)].base) {
      if (entry == other) return true;
    }
    return false;
  }
};

bool has(const Indexed& indexed, const std::string& content) {
  return std::any_of(indexed.contents.begin(), indexed.contents.end(), [&](const auto& held) { return held.second == content; });
}

TEST(DamageEverywhereTest, CutAtEveryByteKeepsWhatCameBefore) {
  const SmallPack small;
  const std::string whole = small.pack.bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Indexed indexed = index_of(whole.substr(0, size));
    EXPECT_FALSE(indexed.problems.empty()) << "cut at " << size;
    for (const SmallPack::Entry& entry : small.entries) {
      const bool is_whole = entry.end <= size;
      EXPECT_TRUE(!is_whole || has(indexed, entry.content)) << entry.content << " is lost when cut at " << size;
    }
  }
}

TEST(DamageEverywhereTest, EveryFlippedBitHurtsOnlyItsObject) {
  const SmallPack small;
  const std::string whole = small.pack.bytes();
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
    const Indexed indexed = index_of(flipped);
    EXPECT_FALSE(indexed.problems.empty()) << "bit " << bit;
    for (int i = 0; i < int(small.entries.size()); ++i) {
      int hurt = -1;
      for (int k = 0; k < int(small.entries.size()); ++k) {
        const auto& entry = small.entries[std::size_t(k)];
        if (bit / 8 >= entry.start && bit / 8 < entry.end) hurt = k;
      }
      if (hurt >= 0 && small.depends_on(i, hurt)) continue;
      EXPECT_TRUE(has(indexed, small.entries[std::size_t(i)].content)) << "object " << i << " is lost with bit " << bit;
    }
  }
}

}  // namespace
}  // namespace hindsight::git
