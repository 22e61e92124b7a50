#include "hindsight/git/delta.hpp"

#include <gtest/gtest.h>

#include "tests/support/pack_builder.hpp"

namespace hindsight::git {
namespace {

using testing::DeltaBuilder;

constexpr std::uint64_t kPlenty = 1 << 20;

std::string applied(std::string_view base, const std::string& delta, std::uint64_t most = kPlenty) {
  ByteBuffer out;
  const auto status = apply_delta(as_bytes(base), as_bytes(delta), most, out);
  return status ? std::string(as_text(out)) : "error: " + status.error().text();
}

TEST(ApplyDeltaTest, CopiesAndInserts) {
  EXPECT_EQ(applied("hello world", DeltaBuilder(11, 9).copy(6, 5).insert(", hi").bytes()), "world, hi");
}

TEST(ApplyDeltaTest, EmptyResult) { EXPECT_EQ(applied("abc", DeltaBuilder(3, 0).bytes()), ""); }

TEST(ApplyDeltaTest, SizeZeroMeans65536) {
  const std::string base(70000, 'x');
  EXPECT_EQ(applied(base, DeltaBuilder(70000, 65536).raw("\x80").bytes()), std::string(65536, 'x'));
}

struct BadDelta {
  const char* name;
  std::string delta;
  const char* message;
};

class BadDeltaTest : public ::testing::TestWithParam<BadDelta> {};

TEST_P(BadDeltaTest, SaysWhatIsWrong) { EXPECT_EQ(applied("0123456789", GetParam().delta), std::string("error: ") + GetParam().message); }

INSTANTIATE_TEST_SUITE_P(
    Table, BadDeltaTest,
    ::testing::Values(
        BadDelta{"Empty", "", "the delta does not begin with two sizes"},
        BadDelta{"OneSize", "\x0a", "the delta does not begin with two sizes"},
        BadDelta{"EndlessSize", std::string(20, '\xff'), "the delta does not begin with two sizes"},
        BadDelta{"WrongBase", DeltaBuilder(11, 1).insert("x").bytes(), "the delta is made for a base of 11 bytes, its base has 10"},
        BadDelta{"Reserved", DeltaBuilder(10, 1).raw(std::string(1, '\0')).bytes(), "the delta has the reserved instruction 0"},
        BadDelta{"CutCopy", DeltaBuilder(10, 1).raw("\x91\x01").bytes(), "the delta's last copy instruction is cut off"},
        BadDelta{"CutInsert", DeltaBuilder(10, 9).raw("\x09xyz").bytes(), "the delta's last inserted bytes are cut off"},
        BadDelta{"CopyPastBase", DeltaBuilder(10, 5).copy(6, 5).bytes(), "the delta copies 5 bytes from offset 6 of a base of 10 bytes"},
        BadDelta{"CopyFarPastBase", DeltaBuilder(10, 5).copy(0xffffffff, 0xffffff).bytes(),
                 "the delta copies 16777215 bytes from offset 4294967295 of a base of 10 bytes"},
        BadDelta{"TooLittle", DeltaBuilder(10, 6).copy(0, 5).bytes(), "the delta declares a result of 6 bytes and produces 5"},
        BadDelta{"TooMuch", DeltaBuilder(10, 4).copy(0, 5).bytes(), "the delta declares a result of 4 bytes and produces 5"},
        BadDelta{"Bomb", DeltaBuilder(10, std::uint64_t(1) << 30).copy(0, 5).bytes(),
                 "the delta declares a result of 1073741824 bytes, more than the 1048576 allowed"}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace hindsight::git
