#pragma once

// The idx file of a pack made entry by entry, right or wrong.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/pack_builder.hpp"

namespace hindsight::testing {

inline std::string with_checksum(const std::string& content) { return content + sha1_of(content); }

class IndexBuilder {
 public:
  explicit IndexBuilder(const git::ObjectId& pack_checksum) : pack_checksum_(pack_checksum) {}
  /// For a pack with a right trailer.
  explicit IndexBuilder(std::string_view pack) {
    const std::string_view trailer = pack.substr(pack.size() - 20);
    std::copy_n(as_bytes(trailer).begin(), 20, pack_checksum_.bytes.begin());
  }

  IndexBuilder& add(const git::ObjectId& id, std::uint64_t offset) {
    entries_.emplace_back(id, offset);
    return *this;
  }

  /// Version 1 or 2. The entries are put in order of their ids; copies stay as they were added.
  [[nodiscard]] std::string bytes(int version = 2) const {
    auto entries = entries_;
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out = version == 2 ? "\377tOc" + big_endian_32(2) : std::string();
    for (unsigned bucket = 0; bucket < 256; ++bucket) {
      const auto is_within = [&](const auto& entry) { return std::to_integer<unsigned>(entry.first.bytes[0]) <= bucket; };
      out += big_endian_32(std::uint32_t(std::count_if(entries.begin(), entries.end(), is_within)));
    }
    return with_checksum(out + (version == 2 ? columns(entries) : rows(entries)) + std::string(as_text(pack_checksum_.bytes)));
  }

 private:
  using Entries = std::vector<std::pair<git::ObjectId, std::uint64_t>>;

  static std::string rows(const Entries& entries) {
    std::string out;
    for (const auto& [id, offset] : entries) out += big_endian_32(std::uint32_t(offset)) + std::string(as_text(id.bytes));
    return out;
  }

  static std::string columns(const Entries& entries) {
    std::string ids, checks, offsets, large;
    for (const auto& [id, offset] : entries) {
      ids += as_text(id.bytes);
      checks += big_endian_32(0);
      const bool is_large = offset >= 0x80000000;
      offsets += big_endian_32(is_large ? std::uint32_t(0x80000000 + large.size() / 8) : std::uint32_t(offset));
      if (is_large) large += big_endian_32(std::uint32_t(offset >> 32)) + big_endian_32(std::uint32_t(offset));
    }
    return ids + checks + offsets + large;
  }

  git::ObjectId pack_checksum_;
  Entries entries_;
};

}  // namespace hindsight::testing
