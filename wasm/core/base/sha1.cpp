#include "hindsight/base/sha1.hpp"

#include <algorithm>
#include <bit>

#include "sha1_blocks.hpp"

namespace hindsight {
namespace {

constexpr std::size_t kBlockSize = 64;

void store_be32(std::byte* at, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) at[i] = std::byte(value >> (24 - 8 * i));
}

// The rounds are written out by the macros below, with the five variables renamed instead of moved, so that they stay in
// registers: hashing is most of what indexing a bundle costs.
#define HINDSIGHT_SHA1_SCHEDULE(i) \
  (w[(i) & 15] = std::rotl(w[((i) + 13) & 15] ^ w[((i) + 8) & 15] ^ w[((i) + 2) & 15] ^ w[(i) & 15], 1))
#define HINDSIGHT_SHA1_STEP(a, b, c, d, e, f, k, word)    \
  e += std::rotl(a, 5) + (f) + (k) + (word);              \
  b = std::rotl(b, 30)
#define HINDSIGHT_SHA1_CHOOSE(b, c, d) ((d) ^ ((b) & ((c) ^ (d))))
#define HINDSIGHT_SHA1_PARITY(b, c, d) ((b) ^ (c) ^ (d))
#define HINDSIGHT_SHA1_MAJORITY(b, c, d) (((b) & (c)) + ((d) & ((b) ^ (c))))
#define HINDSIGHT_SHA1_FIVE(F, k, W, i)                           \
  HINDSIGHT_SHA1_STEP(a, b, c, d, e, F(b, c, d), k, W((i) + 0));  \
  HINDSIGHT_SHA1_STEP(e, a, b, c, d, F(a, b, c), k, W((i) + 1));  \
  HINDSIGHT_SHA1_STEP(d, e, a, b, c, F(e, a, b), k, W((i) + 2));  \
  HINDSIGHT_SHA1_STEP(c, d, e, a, b, F(d, e, a), k, W((i) + 3));  \
  HINDSIGHT_SHA1_STEP(b, c, d, e, a, F(c, d, e), k, W((i) + 4))
#define HINDSIGHT_SHA1_TWENTY(F, k, i)                            \
  HINDSIGHT_SHA1_FIVE(F, k, HINDSIGHT_SHA1_SCHEDULE, (i));        \
  HINDSIGHT_SHA1_FIVE(F, k, HINDSIGHT_SHA1_SCHEDULE, (i) + 5);    \
  HINDSIGHT_SHA1_FIVE(F, k, HINDSIGHT_SHA1_SCHEDULE, (i) + 10);   \
  HINDSIGHT_SHA1_FIVE(F, k, HINDSIGHT_SHA1_SCHEDULE, (i) + 15)
#define HINDSIGHT_SHA1_LOADED(i) (w[i])

void compress(std::uint32_t* state, const std::byte* block) {
  std::uint32_t w[16];
  for (int i = 0; i < 16; ++i) w[i] = load_be32(block + 4 * i);

  std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];

  HINDSIGHT_SHA1_FIVE(HINDSIGHT_SHA1_CHOOSE, 0x5A827999u, HINDSIGHT_SHA1_LOADED, 0);
  HINDSIGHT_SHA1_FIVE(HINDSIGHT_SHA1_CHOOSE, 0x5A827999u, HINDSIGHT_SHA1_LOADED, 5);
  HINDSIGHT_SHA1_FIVE(HINDSIGHT_SHA1_CHOOSE, 0x5A827999u, HINDSIGHT_SHA1_LOADED, 10);
  HINDSIGHT_SHA1_STEP(a, b, c, d, e, HINDSIGHT_SHA1_CHOOSE(b, c, d), 0x5A827999u, w[15]);
  HINDSIGHT_SHA1_STEP(e, a, b, c, d, HINDSIGHT_SHA1_CHOOSE(a, b, c), 0x5A827999u, HINDSIGHT_SHA1_SCHEDULE(16));
  HINDSIGHT_SHA1_STEP(d, e, a, b, c, HINDSIGHT_SHA1_CHOOSE(e, a, b), 0x5A827999u, HINDSIGHT_SHA1_SCHEDULE(17));
  HINDSIGHT_SHA1_STEP(c, d, e, a, b, HINDSIGHT_SHA1_CHOOSE(d, e, a), 0x5A827999u, HINDSIGHT_SHA1_SCHEDULE(18));
  HINDSIGHT_SHA1_STEP(b, c, d, e, a, HINDSIGHT_SHA1_CHOOSE(c, d, e), 0x5A827999u, HINDSIGHT_SHA1_SCHEDULE(19));
  HINDSIGHT_SHA1_TWENTY(HINDSIGHT_SHA1_PARITY, 0x6ED9EBA1u, 20);
  HINDSIGHT_SHA1_TWENTY(HINDSIGHT_SHA1_MAJORITY, 0x8F1BBCDCu, 40);
  HINDSIGHT_SHA1_TWENTY(HINDSIGHT_SHA1_PARITY, 0xCA62C1D6u, 60);

  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

void compress_blocks(std::uint32_t* state, const std::byte* blocks, std::size_t count) {
  // Engines replace the slow first code of WebAssembly only from one call to the next.
  constexpr std::size_t kMostAtOnce = 128;
  static const Sha1Blocks best = processor_sha1_blocks() ? processor_sha1_blocks() : &portable_sha1_blocks;
  for (; count > kMostAtOnce; count -= kMostAtOnce, blocks += kMostAtOnce * kBlockSize) best(state, blocks, kMostAtOnce);
  best(state, blocks, count);
}

}  // namespace

void portable_sha1_blocks(std::uint32_t* state, const std::byte* blocks, std::size_t count) {
  for (; count > 0; --count, blocks += kBlockSize) compress(state, blocks);
}

Sha1& Sha1::update(Bytes bytes) {
  total_bytes_ += bytes.size();
  if (pending_size_ != 0) {
    const std::size_t taken = std::min(bytes.size(), kBlockSize - pending_size_);
    std::copy_n(bytes.data(), taken, pending_.data() + pending_size_);
    pending_size_ += taken;
    bytes = bytes.subspan(taken);
    if (pending_size_ < kBlockSize) return *this;
    compress_blocks(state_.data(), pending_.data(), 1);
    pending_size_ = 0;
  }
  const std::size_t blocks = bytes.size() / kBlockSize;
  if (blocks != 0) compress_blocks(state_.data(), bytes.data(), blocks);
  bytes = bytes.subspan(blocks * kBlockSize);
  std::copy_n(bytes.data(), bytes.size(), pending_.data());
  pending_size_ = bytes.size();
  return *this;
}

Sha1::Digest Sha1::finish() {
  const std::uint64_t total_bits = total_bytes_ * 8;
  std::array<std::byte, 2 * kBlockSize> tail{};
  std::copy_n(pending_.data(), pending_size_, tail.data());
  tail[pending_size_] = std::byte(0x80);
  const std::size_t tail_size = pending_size_ < kBlockSize - 8 ? kBlockSize : 2 * kBlockSize;
  store_be32(tail.data() + tail_size - 8, std::uint32_t(total_bits >> 32));
  store_be32(tail.data() + tail_size - 4, std::uint32_t(total_bits));
  compress_blocks(state_.data(), tail.data(), tail_size / kBlockSize);

  Digest digest;
  for (std::size_t i = 0; i < state_.size(); ++i) store_be32(digest.data() + 4 * i, state_[i]);
  return digest;
}

}  // namespace hindsight
