#include "common_bytes.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace hindsight::git {
namespace {

// Four words at a time, which a compiler makes the most of; then words and bytes. memcmp goes byte by byte in WebAssembly.
constexpr std::size_t kWord = sizeof(std::uint64_t);

std::uint64_t word_at(const std::byte* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

constexpr std::size_t kStep = 4 * kWord;

bool is_same_step(const std::byte* a, const std::byte* b) {
  std::uint64_t difference = 0;
  for (std::size_t at = 0; at < kStep; at += kWord) difference |= word_at(a + at) ^ word_at(b + at);
  return difference == 0;
}

}  // namespace

std::size_t common_prefix(Bytes a, Bytes b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (most - at >= kStep && is_same_step(a.data() + at, b.data() + at)) at += kStep;
  while (most - at >= kWord && word_at(a.data() + at) == word_at(b.data() + at)) at += kWord;
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

std::size_t common_suffix(Bytes a, Bytes b, std::size_t most) {
  const std::byte* a_end = a.data() + a.size();
  const std::byte* b_end = b.data() + b.size();
  std::size_t size = 0;
  while (most - size >= kStep && is_same_step(a_end - size - kStep, b_end - size - kStep)) size += kStep;
  while (most - size >= kWord && word_at(a_end - size - kWord) == word_at(b_end - size - kWord)) size += kWord;
  while (size < most && *(a_end - size - 1) == *(b_end - size - 1)) ++size;
  return size;
}

}  // namespace hindsight::git
