#include "hindsight/git/pack_reader.hpp"

#include <gtest/gtest.h>

#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::appending_delta;
using testing::blob_id;
using testing::DeltaBuilder;
using testing::PackBuilder;

/// Reads through an index that somebody supplied, right or wrong.
std::string read(const std::string& pack, std::vector<PackIndex::Item> items, const ObjectId& id, PackLimits limits = {}) {
  PackReader reader(as_bytes(pack), PackIndex(std::move(items), IndexOrigin::supplied), "x.pack", limits);
  const auto object = reader.read_verified(id);
  return object ? std::string(as_text((*object)->data)) : "error: " + object.error().text();
}

std::string place(const ObjectId& id, std::uint64_t offset) {
  return "error: x.pack, " + id.hex() + ", pack offset " + std::to_string(offset) + ": ";
}

TEST(PackIndexTest, FindsAllCopies) {
  const ObjectId a = blob_id("a"), b = blob_id("b");
  const PackIndex index({{a, 50}, {b, 30}, {a, 12}}, IndexOrigin::supplied);
  ASSERT_EQ(index.find(a).size(), 2u);
  EXPECT_EQ(index.find(a)[0], 12u);
  EXPECT_EQ(index.find(a)[1], 50u);
  EXPECT_EQ(index.find(b)[0], 30u);
  EXPECT_TRUE(index.find(blob_id("c")).empty());
  EXPECT_TRUE(PackIndex().find(a).empty());
}

TEST(PackReaderTest, AbsentObject) {
  EXPECT_EQ(read(PackBuilder().bytes(), {}, blob_id("a")), "error: x.pack, " + blob_id("a").hex() + ": the object is not in the pack");
}

TEST(PackReaderTest, VerifiesWhatAnIndexSays) {
  PackBuilder pack;
  const auto offset = pack.blob("other");
  EXPECT_EQ(read(pack.bytes(), {{blob_id("a"), offset}}, blob_id("a")),
            place(blob_id("a"), offset) + "the object's content has the id " + blob_id("other").hex());
}

TEST(PackReaderTest, TakesTheIndexAtItsWordUntilAskedToVerify) {
  PackBuilder pack;
  const auto offset = pack.blob("other");
  const std::string bytes = pack.bytes();
  PackReader reader(as_bytes(bytes), PackIndex({{blob_id("a"), offset}}, IndexOrigin::supplied), "test.pack");
  const auto object = reader.read(blob_id("a"));
  ASSERT_TRUE(object.ok());
  EXPECT_EQ(as_text((*object)->data), "other");
}

TEST(PackReaderTest, FindsABaseElsewhere) {
  const std::string base = "0123456789";
  PackBuilder pack;
  const auto offset = pack.ref_delta(blob_id(base), testing::appending_delta(base, "x"));
  const std::string bytes = pack.bytes();
  const auto elsewhere = [&](const ObjectId& id) -> SharedObject {
    if (id != blob_id(base)) return nullptr;
    return std::make_shared<const Object>(Object{ObjectKind::blob, testing::buffer_of(base)});
  };
  PackReader reader(as_bytes(bytes), PackIndex({{blob_id(base + "x"), offset}}, IndexOrigin::supplied), "test.pack", {}, elsewhere);
  const auto object = reader.read_verified(blob_id(base + "x"));
  ASSERT_TRUE(object.ok());
  EXPECT_EQ(as_text((*object)->data), base + "x");
}

TEST(PackReaderTest, AValidCopyServes) {
  PackBuilder pack;
  const auto wrong = pack.blob("other");
  const auto right = pack.blob("a");
  EXPECT_EQ(read(pack.bytes(), {{blob_id("a"), wrong}, {blob_id("a"), right}}, blob_id("a")), "a");
}

TEST(PackReaderTest, OffsetOutsideThePack) {
  EXPECT_EQ(read(PackBuilder().bytes(), {{blob_id("a"), 1000}}, blob_id("a")), place(blob_id("a"), 1000) + "the pack ends before this entry");
}

TEST(PackReaderTest, DeltasThatRunInACircle) {
  PackBuilder pack;
  const auto a = pack.ref_delta(blob_id("b"), appending_delta("b", "1"));
  const auto b = pack.ref_delta(blob_id("a"), appending_delta("a", "1"));
  EXPECT_EQ(read(pack.bytes(), {{blob_id("a"), a}, {blob_id("b"), b}}, blob_id("a")), place(blob_id("a"), a) + "the chain of deltas runs in a circle");
}

TEST(PackReaderTest, NamesTheAbsentBase) {
  PackBuilder pack;
  const auto a = pack.ref_delta(blob_id("b"), appending_delta("b", "1"));
  EXPECT_EQ(read(pack.bytes(), {{blob_id("b1"), a}}, blob_id("b1")),
            place(blob_id("b1"), a) + "the delta's base " + blob_id("b").hex() + " is not in the pack");
}

TEST(PackReaderTest, ChainThatProducesTooMuch) {
  PackBuilder pack;
  const std::string base(1000, 'b');
  auto at = pack.blob(base);
  std::vector<PackIndex::Item> items{{blob_id(base), at}};
  std::string text = base;
  for (int i = 0; i < 5; ++i) {
    at = pack.ofs_delta(at, appending_delta(text, "1"));
    text += "1";
    items.push_back({blob_id(text), at});
  }
  PackLimits limits;
  limits.chain_bytes = 3000;
  EXPECT_EQ(read(pack.bytes(), items, blob_id(text), limits),
            place(blob_id(text), at) + "the chain of deltas produces more than the 3000 bytes allowed");
}

TEST(PackReaderTest, SizeThatNothingCanHold) {
  PackBuilder pack;
  const auto at = pack.raw(testing::entry_head(3, std::uint64_t(8) << 30) + testing::deflated("abc"));
  EXPECT_EQ(read(pack.bytes(), {{blob_id("a"), at}}, blob_id("a")), place(blob_id("a"), at) + "the object states a size of 8589934592 bytes, more than the 134217728 allowed");
}

TEST(ObjectCacheTest, GivesUpTheLeastRecentlyUsed) {
  const auto object = [](std::size_t size) { return std::make_shared<const Object>(Object{ObjectKind::blob, ByteBuffer(size)}); };
  ObjectCache cache(100);
  for (std::uint64_t offset = 1; offset <= 4; ++offset) cache.insert(offset, object(25));
  EXPECT_TRUE(cache.find(1));
  cache.insert(5, object(25));
  EXPECT_TRUE(cache.find(1));
  EXPECT_FALSE(cache.find(2));
  cache.insert(6, object(26));
  EXPECT_FALSE(cache.find(6));
}

}  // namespace
}  // namespace hindsight::git
