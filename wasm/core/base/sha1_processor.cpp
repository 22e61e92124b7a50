#include "sha1_blocks.hpp"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

// Intel's SHA extensions, https://www.intel.com/content/www/us/en/developer/articles/technical/intel-sha-extensions.html
#define HINDSIGHT_SHA_TARGET __attribute__((target("sha,sse4.1")))

namespace hindsight {
namespace {

struct Rounds {
  __m128i abcd;
  __m128i abcd_before;  ///< of the four rounds before: its first word becomes the next e
  __m128i words[4];     ///< the last sixteen words of the schedule, in fours
};

/// Rounds 4 * group to 4 * group + 3; the first four groups take the block's own words.
template <int kGroup>
HINDSIGHT_SHA_TARGET inline void four_rounds(Rounds& r) {
  __m128i& words = r.words[kGroup % 4];
  if constexpr (kGroup >= 4) {
    const __m128i mixed = _mm_xor_si128(_mm_sha1msg1_epu32(words, r.words[(kGroup + 1) % 4]), r.words[(kGroup + 2) % 4]);
    words = _mm_sha1msg2_epu32(mixed, r.words[(kGroup + 3) % 4]);
  }
  const __m128i e = kGroup == 0 ? _mm_add_epi32(r.abcd_before, words) : _mm_sha1nexte_epu32(r.abcd_before, words);
  r.abcd_before = r.abcd;
  r.abcd = _mm_sha1rnds4_epu32(r.abcd, e, kGroup / 5);
}

template <int kGroup>
HINDSIGHT_SHA_TARGET inline void twenty_rounds(Rounds& r) {
  four_rounds<kGroup>(r);
  four_rounds<kGroup + 1>(r);
  four_rounds<kGroup + 2>(r);
  four_rounds<kGroup + 3>(r);
  four_rounds<kGroup + 4>(r);
}

HINDSIGHT_SHA_TARGET void x86_sha1_blocks(std::uint32_t* state, const std::byte* blocks, std::size_t count) {
  const __m128i big_endian = _mm_set_epi64x(0x0001020304050607LL, 0x08090a0b0c0d0e0fLL);
  const auto at = [](const void* address) { return static_cast<const __m128i*>(address); };
  __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128(at(state)), 0x1B);
  __m128i e = _mm_set_epi32(int(state[4]), 0, 0, 0);
  for (; count > 0; --count, blocks += 64) {
    Rounds r{abcd, e, {}};
    for (int i = 0; i < 4; ++i) r.words[i] = _mm_shuffle_epi8(_mm_loadu_si128(at(blocks + 16 * i)), big_endian);
    twenty_rounds<0>(r);
    twenty_rounds<5>(r);
    twenty_rounds<10>(r);
    twenty_rounds<15>(r);
    abcd = _mm_add_epi32(r.abcd, abcd);
    e = _mm_sha1nexte_epu32(r.abcd_before, e);
  }
  _mm_storeu_si128(reinterpret_cast<__m128i*>(state), _mm_shuffle_epi32(abcd, 0x1B));
  state[4] = std::uint32_t(_mm_extract_epi32(e, 3));
}

bool has_sha_extensions() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  constexpr unsigned kSsse3 = 1u << 9, kSse41 = 1u << 19, kSha = 1u << 29;
  if (!__get_cpuid(1, &a, &b, &c, &d) || (c & kSsse3) == 0 || (c & kSse41) == 0) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & kSha) != 0;
}

}  // namespace

Sha1Blocks processor_sha1_blocks() { return has_sha_extensions() ? &x86_sha1_blocks : nullptr; }

}  // namespace hindsight

#else

namespace hindsight {

Sha1Blocks processor_sha1_blocks() { return nullptr; }

}  // namespace hindsight

#endif
