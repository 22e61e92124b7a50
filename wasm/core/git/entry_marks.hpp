#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hindsight::git {

/// Which bytes of a row of entries an entry begins at, a bit for each: an eighth of the bytes' size, and from any byte
/// to the entry that it lies in it is a step or two.
class EntryMarks {
 public:
  EntryMarks() { set(0); }

  void reserve(std::size_t bytes) { words_.reserve(bytes / kBits + 1); }
  void set(std::uint32_t at) {
    if (at / kBits >= words_.size()) words_.resize(at / kBits + 1);
    words_[at / kBits] |= std::uint64_t(1) << at % kBits;
  }
  /// `at` must not be greater than the last mark.
  [[nodiscard]] bool is_set(std::uint32_t at) const { return (words_[at / kBits] >> at % kBits & 1) != 0; }
  /// The last mark that is not greater; there always is one. `at` must not be greater than the last mark.
  [[nodiscard]] std::uint32_t at_or_before(std::uint32_t at) const {
    std::uint32_t word = at / kBits;
    std::uint64_t bits = words_[word] & (~std::uint64_t(0) >> (kBits - 1 - at % kBits));
    while (bits == 0) bits = words_[--word];
    return word * kBits + (kBits - 1) - std::uint32_t(std::countl_zero(bits));
  }
  /// The first mark that is greater; `at` must be less than the last mark.
  [[nodiscard]] std::uint32_t after(std::uint32_t at) const {
    std::uint32_t word = ++at / kBits;
    std::uint64_t bits = words_[word] & (~std::uint64_t(0) << at % kBits);
    while (bits == 0) bits = words_[++word];
    return word * kBits + std::uint32_t(std::countr_zero(bits));
  }
  [[nodiscard]] std::size_t size_bytes() const { return words_.capacity() * sizeof words_[0]; }

 private:
  static constexpr std::uint32_t kBits = 64;
  std::vector<std::uint64_t> words_;
};

}  // namespace hindsight::git
