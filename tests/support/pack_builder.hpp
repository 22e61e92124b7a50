#pragma once

// Packs, deltas and bundles made byte by byte, right or wrong.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libdeflate.h>

#include "hindsight/base/sha1.hpp"
#include "hindsight/git/object.hpp"

namespace hindsight::testing {

inline ByteBuffer buffer_of(std::string_view text) { return ByteBuffer(as_bytes(text)); }

inline std::string big_endian_32(std::uint32_t value) {
  return {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
}

inline std::string deflated(std::string_view data) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_zlib_compress_bound(compressor, data.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor, data.data(), data.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

inline std::string sha1_of(std::string_view data) {
  const Sha1::Digest digest = Sha1().update(as_bytes(data)).finish();
  return std::string(as_text(digest));
}

/// An entry's type and size as a pack writes them.
inline std::string entry_head(int type, std::uint64_t size) {
  std::string head(1, char(type << 4 | int(size & 15)));
  for (size >>= 4; size != 0; size >>= 7) {
    head.back() = char(head.back() | 0x80);
    head += char(size & 0x7F);
  }
  return head;
}

inline std::string base_distance(std::uint64_t distance) {
  std::string out(1, char(distance & 0x7F));
  while (distance >>= 7) {
    --distance;
    out.insert(out.begin(), char(0x80 | (distance & 0x7F)));
  }
  return out;
}

/// `DeltaBuilder(base.size(), result.size()).copy(0, 5).insert("x").bytes()`.
class DeltaBuilder {
 public:
  DeltaBuilder(std::uint64_t base_size, std::uint64_t result_size) {
    put_size(base_size);
    put_size(result_size);
  }
  DeltaBuilder& copy(std::uint32_t offset, std::uint32_t size) {
    const std::size_t op = bytes_.size();
    int bits = 0x80;
    bytes_ += ' ';
    for (int i = 0; i < 4; ++i) {
      if (const int byte = (offset >> (8 * i)) & 255; byte != 0) bits |= 1 << i, bytes_ += char(byte);
    }
    for (int i = 0; i < 3; ++i) {
      if (const int byte = (size >> (8 * i)) & 255; byte != 0) bits |= 0x10 << i, bytes_ += char(byte);
    }
    bytes_[op] = char(bits);
    return *this;
  }
  DeltaBuilder& insert(std::string_view text) {
    bytes_ += char(text.size());
    bytes_ += text;
    return *this;
  }
  DeltaBuilder& raw(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
  }
  [[nodiscard]] std::string bytes() const { return bytes_; }

 private:
  void put_size(std::uint64_t size) {
    for (; size > 0x7F; size >>= 7) bytes_ += char(0x80 | (size & 0x7F));
    bytes_ += char(size);
  }
  std::string bytes_;
};

/// The delta that appends `tail` to a base.
inline std::string appending_delta(std::string_view base, std::string_view tail) {
  return DeltaBuilder(base.size(), base.size() + tail.size()).copy(0, std::uint32_t(base.size())).insert(tail).bytes();
}

/// Each entry's function returns the entry's offset.
class PackBuilder {
 public:
  std::uint64_t whole(git::ObjectKind kind, std::string_view data) {
    return raw(entry_head(int(kind), data.size()) + deflated(data));
  }
  std::uint64_t blob(std::string_view data) { return whole(git::ObjectKind::blob, data); }
  std::uint64_t ofs_delta(std::uint64_t base_offset, std::string_view delta) {
    return raw(entry_head(6, delta.size()) + base_distance(end() - base_offset) + deflated(delta));
  }
  std::uint64_t ref_delta(const git::ObjectId& base, std::string_view delta) {
    return raw(entry_head(7, delta.size()) + std::string(as_text(base.bytes)) + deflated(delta));
  }
  /// Counts as an entry.
  std::uint64_t raw(std::string_view bytes) {
    const std::uint64_t offset = end();
    entries_ += bytes;
    ++count_;
    return offset;
  }
  PackBuilder& claim(std::uint32_t count) {
    claimed_ = std::int64_t(count);
    return *this;
  }
  /// Where the next entry will begin.
  [[nodiscard]] std::uint64_t end() const { return kHeaderSize + entries_.size(); }
  [[nodiscard]] std::string bytes() const {
    const std::uint32_t count = claimed_ >= 0 ? std::uint32_t(claimed_) : count_;
    const std::string pack = "PACK" + big_endian_32(2) + big_endian_32(count) + entries_;
    return pack + sha1_of(pack);
  }

 private:
  static constexpr std::size_t kHeaderSize = 12;
  std::string entries_;
  std::uint32_t count_ = 0;
  std::int64_t claimed_ = -1;
};

inline git::ObjectId blob_id(std::string_view data) { return git::hash_object(git::ObjectKind::blob, as_bytes(data)); }

inline std::string tree_entry(std::string_view mode, std::string_view name, const git::ObjectId& id) {
  return std::string(mode) + ' ' + std::string(name) + '\0' + std::string(as_text(id.bytes));
}

}  // namespace hindsight::testing
