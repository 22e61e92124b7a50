#include "hindsight/base/sha1.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "wasm/core/base/sha1_blocks.hpp"

#include <string>

namespace hindsight {
namespace {

std::string hex(const Sha1::Digest& digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const std::byte byte : digest) {
    out += kDigits[int(byte) >> 4];
    out += kDigits[int(byte) & 15];
  }
  return out;
}

std::string sha1(std::string_view text) { return hex(Sha1().update(as_bytes(text)).finish()); }

// Examples of FIPS 180-4's companion documents.
TEST(Sha1Test, KnownDigests) {
  EXPECT_EQ(sha1(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  EXPECT_EQ(sha1("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  EXPECT_EQ(sha1(std::string(1'000'000, 'a')), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST(Sha1Test, PiecesOfAnySizeGiveTheSame) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += char(i * 7);
  for (std::size_t first = 0; first <= 130; ++first) {
    for (const std::size_t second : {0, 1, 55, 64, 65}) {
      Sha1 hash;
      hash.update(as_bytes(text).first(first)).update(as_bytes(text).subspan(first, second)).update(as_bytes(text).subspan(first + second));
      ASSERT_EQ(hex(hash.finish()), sha1(text)) << first << ' ' << second;
    }
  }
}

TEST(Sha1Test, EveryPaddingLength) {
  // The digest of the digests of 0 … 129 letters, computed with OpenSSL.
  Sha1 all;
  for (std::size_t size = 0; size < 130; ++size) {
    const Sha1::Digest digest = Sha1().update(as_bytes(std::string(size, 'x'))).finish();
    all.update(digest);
  }
  EXPECT_EQ(hex(all.finish()), "917e149b75e688b99b568bb19d9a8970db0ffe1c");
}

TEST(Sha1Test, TheProcessorsOwnInstructionsGiveTheSame) {
  const Sha1Blocks own = processor_sha1_blocks();
  if (!own) GTEST_SKIP() << "this processor has none";
  std::vector<std::byte> blocks(64 * 40);
  std::uint32_t random = 1;
  for (std::byte& byte : blocks) byte = std::byte((random = random * 1664525u + 1013904223u) >> 24);
  for (const std::size_t count : {0u, 1u, 2u, 39u, 40u}) {
    std::array<std::uint32_t, 5> expected{1, 2, 3, 0xFFFFFFFF, 5}, found = expected;
    portable_sha1_blocks(expected.data(), blocks.data(), count);
    own(found.data(), blocks.data(), count);
    EXPECT_EQ(found, expected) << count << " blocks";
  }
}

}  // namespace
}  // namespace hindsight
