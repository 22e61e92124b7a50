#pragma once

// Zips made entry by entry, right or wrong.

#include <cstdint>
#include <string>
#include <string_view>

#include <libdeflate.h>

namespace hindsight::testing {

inline std::string little_endian(std::uint64_t value, int size) {
  std::string out;
  for (int i = 0; i < size; ++i, value >>= 8) out += char(value & 255);
  return out;
}

inline std::string raw_deflated(std::string_view data) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_deflate_compress_bound(compressor, data.size()), '\0');
  out.resize(libdeflate_deflate_compress(compressor, data.data(), data.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

class ZipBuilder {
 public:
  struct Entry {
    std::uint32_t flags = 0;
    std::uint32_t method = 8;
    std::uint32_t attributes = 0;
    std::int64_t size = -1;  ///< stated; -1: the right one
    std::int64_t crc = -1;   ///< stated; -1: the right one
  };

  ZipBuilder& add(const std::string& name, std::string_view content, Entry entry) {
    const std::string stored = entry.method == 8 ? raw_deflated(content) : std::string(content);
    const std::uint64_t size = entry.size < 0 ? content.size() : std::uint64_t(entry.size);
    const std::uint64_t crc = entry.crc < 0 ? libdeflate_crc32(0, content.data(), content.size()) : std::uint64_t(entry.crc);
    const std::string common = little_endian(entry.flags, 2) + little_endian(entry.method, 2) + little_endian(0, 4) + little_endian(crc, 4);
    const bool is_zip64 = zip64_;
    const std::string sizes = is_zip64 ? std::string(8, '\xFF') : little_endian(stored.size(), 4) + little_endian(size, 4);
    const std::string extra = is_zip64 ? little_endian(1, 2) + little_endian(24, 2) + little_endian(size, 8) + little_endian(stored.size(), 8) + little_endian(files_.size(), 8)
                                       : std::string();
    central_ += "PK\1\2" + little_endian(20, 2) + little_endian(20, 2) + common + sizes + little_endian(name.size(), 2) + little_endian(extra.size(), 2) +
                little_endian(0, 6) + little_endian(entry.attributes, 4) + (is_zip64 ? std::string(4, '\xFF') : little_endian(files_.size(), 4)) + name + extra;
    files_ += "PK\3\4" + little_endian(20, 2) + common + sizes + little_endian(name.size(), 2) + little_endian(0, 2) + name + stored;
    ++count_;
    return *this;
  }
  ZipBuilder& add(const std::string& name, std::string_view content) { return add(name, content, Entry()); }
  ZipBuilder& comment(std::string text) {
    comment_ = std::move(text);
    return *this;
  }
  /// All sizes and offsets stand in zip64 fields from here on.
  ZipBuilder& zip64() {
    zip64_ = true;
    return *this;
  }

  [[nodiscard]] std::string bytes() const {
    std::string end;
    if (zip64_) {
      end = "PK\6\6" + little_endian(44, 8) + little_endian(45, 2) + little_endian(45, 2) + little_endian(0, 8) + little_endian(count_, 8) + little_endian(count_, 8) +
            little_endian(central_.size(), 8) + little_endian(files_.size(), 8) + "PK\6\7" + little_endian(0, 4) + little_endian(files_.size() + central_.size(), 8) +
            little_endian(1, 4);
    }
    end += "PK\5\6" + little_endian(0, 4) + (zip64_ ? std::string(4, '\xFF') : little_endian(count_, 2) + little_endian(count_, 2)) +
           (zip64_ ? std::string(8, '\xFF') : little_endian(central_.size(), 4) + little_endian(files_.size(), 4)) + little_endian(comment_.size(), 2) + comment_;
    return files_ + central_ + end;
  }

 private:
  std::string files_, central_, comment_;
  std::uint64_t count_ = 0;
  bool zip64_ = false;
};

}  // namespace hindsight::testing
