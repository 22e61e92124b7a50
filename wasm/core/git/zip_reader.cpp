#include <algorithm>
#include <string>

#include <libdeflate.h>

#include "little_endian.hpp"
#include "zip_directory.hpp"

namespace hindsight::git {
namespace {

constexpr std::uint64_t kMostFileBytes = std::uint64_t(512) << 20;
// Entries may share their bytes, so that a small file describes any amount.
constexpr std::uint64_t kMostZipBytes = std::uint64_t(1) << 30;
constexpr std::uint32_t kLocalSignature = 0x04034B50;
constexpr std::size_t kLocalSize = 30;
constexpr std::uint16_t kStored = 0, kDeflated = 8, kIsEncrypted = 1;

/// The bytes behind the file's own header, which repeats name and extra field, of sizes of its own.
Result<Bytes> stored_bytes(Bytes zip, const ZipEntry& entry) {
  const std::uint64_t at = entry.header_offset;
  if (at > zip.size() || zip.size() - at < kLocalSize || load_le32(zip, at) != kLocalSignature) {
    return Error{ErrorCode::malformed, "it is not where the list of files says", ""};
  }
  const std::uint64_t data = at + kLocalSize + load_le16(zip, at + 26) + load_le16(zip, at + 28);
  if (data > zip.size() || entry.compressed_size > zip.size() - data) return Error{ErrorCode::truncated, "it would reach beyond the zip's end", ""};
  return zip.subspan(std::size_t(data), std::size_t(entry.compressed_size));
}

}  // namespace

Result<ByteBuffer> ZipReader::read(const ZipEntry& entry) {
  if (entry.flags & kIsEncrypted) return Error{ErrorCode::unsupported, "it is encrypted", ""};
  if (entry.method != kStored && entry.method != kDeflated) {
    return Error{ErrorCode::unsupported, "it is compressed by method " + std::to_string(entry.method) + ", which is not supported", ""};
  }
  HINDSIGHT_TRY(const Bytes stored, stored_bytes(zip_, entry));
  if (entry.size > kMostFileBytes) {
    return Error{ErrorCode::limit, "it states a size of " + std::to_string(entry.size) + " bytes, more than the " + std::to_string(kMostFileBytes) + " allowed", ""};
  }
  const bool is_possible = entry.method == kStored ? entry.size == stored.size() : Inflater::is_plausible(stored.size(), entry.size);
  if (!is_possible) {
    return Error{ErrorCode::mismatch, "it states a size of " + std::to_string(entry.size) + " bytes, which " + std::to_string(stored.size()) + " stored bytes cannot hold", ""};
  }
  produced_ += entry.size;
  if (produced_ > kMostZipBytes) return Error{ErrorCode::limit, "the zip's files hold more than the " + std::to_string(kMostZipBytes) + " bytes allowed in all", ""};
  ByteBuffer content(entry.method == kStored ? stored : Bytes());
  if (entry.method == kDeflated) {
    content.resize(std::size_t(entry.size));
    HINDSIGHT_TRY([[maybe_unused]] const std::size_t consumed, inflater_.inflate_raw(stored, content));
  }
  if (libdeflate_crc32(0, content.data(), content.size()) != entry.crc) return Error{ErrorCode::mismatch, "its checksum is wrong", ""};
  return content;
}

}  // namespace hindsight::git
