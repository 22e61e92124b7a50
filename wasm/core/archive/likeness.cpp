#include "likeness.hpp"

#include <algorithm>

namespace hindsight::archive {
namespace {

constexpr std::uint32_t kLongestPiece = 64;

}  // namespace

Pieces::Pieces(Bytes content) {
  std::uint32_t hash = 0x811C9DC5u;
  std::uint32_t length = 0;
  for (std::size_t i = 0; i < content.size(); ++i) {
    const char c = char(content[i]);
    if (c == '\r' && i + 1 < content.size() && char(content[i + 1]) == '\n') continue;
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
    ++length;
    if (c != '\n' && length < kLongestPiece && i + 1 < content.size()) continue;
    bytes_of_.emplace_back(hash, length);
    size_ += length;
    hash = 0x811C9DC5u;
    length = 0;
  }
  std::sort(bytes_of_.begin(), bytes_of_.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < bytes_of_.size(); ++i) {
    if (kept > 0 && bytes_of_[kept - 1].first == bytes_of_[i].first) bytes_of_[kept - 1].second += bytes_of_[i].second;
    else bytes_of_[kept++] = bytes_of_[i];
  }
  bytes_of_.resize(kept);
}

double Pieces::likeness(const Pieces& a, const Pieces& b) {
  const std::size_t longer = std::max(a.size_, b.size_);
  if (longer == 0) return 0;
  std::size_t common = 0;
  for (auto x = a.bytes_of_.begin(), y = b.bytes_of_.begin(); x != a.bytes_of_.end() && y != b.bytes_of_.end();) {
    if (x->first == y->first) {
      common += std::min(x->second, y->second);
      ++x, ++y;
    } else {
      ++(x->first < y->first ? x : y);
    }
  }
  return double(common) / double(longer);
}

}  // namespace hindsight::archive
