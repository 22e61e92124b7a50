#include "hindsight/base/byte_buffer.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <utility>

namespace hindsight {
namespace {

ByteBuffer buffer_of(std::string_view text) { return ByteBuffer(as_bytes(text)); }

TEST(ByteBuffer, HoldsNothingAtFirst) {
  ByteBuffer buffer;
  EXPECT_TRUE(buffer.empty());
  EXPECT_EQ(buffer.capacity(), 0u);
  buffer.append({});
  buffer.resize(0);
  EXPECT_EQ(buffer.data(), nullptr);
  EXPECT_EQ(buffer, ByteBuffer(Bytes()));
}

TEST(ByteBuffer, TakesOnlyTheRoomItIsAskedFor) {
  EXPECT_EQ(ByteBuffer(1000).capacity(), 1000u);
  ByteBuffer buffer;
  buffer.reserve(300);
  EXPECT_EQ(buffer.capacity(), 300u);
  EXPECT_EQ(buffer.size(), 0u);
  buffer.reserve(10);
  EXPECT_EQ(buffer.capacity(), 300u);
}

TEST(ByteBuffer, KeepsWhatItHoldsWhenItGrowsAndShrinks) {
  ByteBuffer buffer;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    const std::string piece(std::size_t(i % 7), char('a' + i % 26));
    buffer.append(as_bytes(piece));
    expected += piece;
  }
  EXPECT_EQ(as_text(buffer), expected);
  const std::size_t capacity = buffer.capacity();
  buffer.resize(100);
  EXPECT_EQ(as_text(buffer), expected.substr(0, 100));
  buffer.clear();
  EXPECT_TRUE(buffer.empty());
  EXPECT_EQ(buffer.capacity(), capacity);
}

TEST(ByteBuffer, GivesBackWhatItDoesNotNeed) {
  ByteBuffer buffer = buffer_of("detected");
  buffer.resize(6);
  buffer.shrink_to_fit();
  EXPECT_EQ(as_text(buffer), "detect");
  EXPECT_EQ(buffer.capacity(), 6u);
  buffer.clear();
  buffer.shrink_to_fit();
  EXPECT_EQ(buffer.capacity(), 0u);
  buffer.append(as_bytes("again"));
  EXPECT_EQ(as_text(buffer), "again");
}

TEST(ByteBuffer, SmallAdditionsMoveItSeldom) {
  ByteBuffer buffer;
  int moves = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::size_t before = buffer.capacity();
    buffer.append(as_bytes("x"));
    moves += buffer.capacity() != before;
  }
  EXPECT_LT(moves, 40);
}

TEST(ByteBuffer, CopiesAreApart) {
  ByteBuffer one = buffer_of("detected");
  ByteBuffer other = one;
  other[0] = std::byte('D');
  EXPECT_EQ(as_text(one), "detected");
  EXPECT_EQ(as_text(other), "Detected");
  EXPECT_FALSE(one == other);
  one = other;
  EXPECT_EQ(one, other);
}

TEST(ByteBuffer, MovesLeaveNothingBehind) {
  ByteBuffer one = buffer_of("detected");
  const std::byte* place = one.data();
  ByteBuffer other = std::move(one);
  EXPECT_EQ(other.data(), place);
  EXPECT_TRUE(one.empty());
  EXPECT_EQ(one.capacity(), 0u);
  one = std::move(other);
  EXPECT_EQ(as_text(one), "detected");
}

TEST(ByteBuffer, AdoptsWithoutCopying) {
  auto* bytes = static_cast<std::byte*>(std::malloc(4));
  std::memcpy(bytes, "pack", 4);
  const ByteBuffer buffer = ByteBuffer::adopt(bytes, 4);
  EXPECT_EQ(buffer.data(), bytes);
  EXPECT_EQ(as_text(buffer), "pack");
}

}  // namespace
}  // namespace hindsight
