#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "hindsight/base/bytes.hpp"

namespace hindsight::archive {

/// A file's content as Git's rename detection sees it (gitdiffcore(7)): pieces that end at a line's end or after 64 bytes,
/// and how many bytes of the file are in pieces of each kind. The order of the pieces does not count, nor does a CR before
/// an LF.
class Pieces {
 public:
  explicit Pieces(Bytes content);
  [[nodiscard]] std::size_t count() const { return bytes_of_.size(); }

  /// The bytes common to both / the bytes of the longer one: 0..1. Two empty files have nothing in common.
  static double likeness(const Pieces& a, const Pieces& b);

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bytes_of_;  ///< a piece's hash and its bytes; ascending
  std::size_t size_ = 0;
};

}  // namespace hindsight::archive
