#include "hindsight/git/inflate.hpp"

#include <gtest/gtest.h>

#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

std::string outcome(const std::string& stream, std::size_t size) {
  ByteBuffer out(size);
  const auto consumed = Inflater().inflate(as_bytes(stream), out);
  return consumed ? std::to_string(*consumed) + " bytes: " + std::string(as_text(out)) : consumed.error().text();
}

TEST(InflaterTest, LeavesWhatFollows) {
  const std::string stream = testing::deflated("hello");
  EXPECT_EQ(outcome(stream + "tail", 5), std::to_string(stream.size()) + " bytes: hello");
}

TEST(InflaterTest, Nothing) {
  const std::string stream = testing::deflated("");
  EXPECT_EQ(outcome(stream, 0), std::to_string(stream.size()) + " bytes: ");
}

TEST(InflaterTest, MoreThanStated) { EXPECT_EQ(outcome(testing::deflated("hello"), 4), "the compressed data is larger than the 4 bytes that were stated"); }
TEST(InflaterTest, LessThanStated) { EXPECT_EQ(outcome(testing::deflated("hello"), 6), "the compressed data holds 5 bytes, 6 were stated"); }
TEST(InflaterTest, Cut) { EXPECT_EQ(outcome(testing::deflated("hello").substr(0, 9), 5), "the compressed data is damaged or cut off"); }

TEST(InflaterTest, WrongChecksum) {
  std::string stream = testing::deflated("hello");
  stream.back() = char(stream.back() ^ 1);
  EXPECT_EQ(outcome(stream, 5), "the compressed data is damaged or cut off");
}

TEST(InflaterTest, Plausibility) {
  EXPECT_TRUE(Inflater::is_plausible(1000, 1'000'000));
  EXPECT_FALSE(Inflater::is_plausible(1000, 2'000'000));
  EXPECT_FALSE(Inflater::is_plausible(1000, ~std::uint64_t(0)));
}

}  // namespace
}  // namespace hindsight::git
