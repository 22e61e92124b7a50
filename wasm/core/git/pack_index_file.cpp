#include "hindsight/git/pack_index_file.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "hindsight/base/sha1.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kIdSize = sizeof(ObjectId::bytes);
constexpr std::size_t kFanOutSize = 256 * 4;
constexpr std::size_t kIndexTrailerSize = 2 * kIdSize;
constexpr std::size_t kPackHeaderSize = 12;
constexpr std::uint32_t kVersion2Signature = 0xFF744F63;  // "\377tOc"
constexpr std::uint32_t kIsLargeOffset = 0x80000000;

static_assert(sizeof(ObjectId) == kIdSize, "ids are copied from the file as they are");

Error bad(ErrorCode code, std::string message, std::uint64_t offset) {
  return {code, std::move(message), "idx offset " + std::to_string(offset)};
}

class IndexFile {
 public:
  explicit IndexFile(Bytes idx) : idx_(idx) {}

  Result<PackIndex> parse() {
    HINDSIGHT_TRY([[maybe_unused]] const Done head, read_head());
    HINDSIGHT_TRY([[maybe_unused]] const Done checksum, check_checksum());
    HINDSIGHT_TRY([[maybe_unused]] const Done entries, is_version_2_ ? read_version_2() : read_version_1());
    HINDSIGHT_TRY([[maybe_unused]] const Done order, check_order());
    return PackIndex::from_sorted(std::move(ids_), std::move(offsets_), IndexOrigin::supplied);
  }

 private:
  std::uint32_t word_at(std::size_t at) const { return load_be32(idx_.data() + at); }

  /// The count is believed only once the file is known to be as long as it says.
  Status read_head() {
    if (idx_.size() < 8) return bad(ErrorCode::truncated, "the pack's index ends within its head", idx_.size());
    is_version_2_ = word_at(0) == kVersion2Signature;
    if (is_version_2_ && word_at(4) != 2) {
      return bad(ErrorCode::unsupported, "the pack's index has the version " + std::to_string(word_at(4)) + ", 1 and 2 are known", 4);
    }
    fan_out_at_ = is_version_2_ ? 8 : 0;
    entries_at_ = fan_out_at_ + kFanOutSize;
    if (idx_.size() < entries_at_ + kIndexTrailerSize) return bad(ErrorCode::truncated, "the pack's index ends within its head", idx_.size());
    const std::uint64_t entry_size = kIdSize + (is_version_2_ ? 8 : 4);
    const std::uint64_t count = word_at(entries_at_ - 4);
    const std::uint64_t room = idx_.size() - entries_at_ - kIndexTrailerSize;
    const std::uint64_t most_large_offsets = is_version_2_ ? 8 * count : 0;
    if (count * entry_size > room || room - count * entry_size > most_large_offsets || (is_version_2_ && (room - count * entry_size) % 8 != 0)) {
      return bad(ErrorCode::mismatch, "the pack's index promises " + std::to_string(count) + " objects, which do not fit its size", entries_at_ - 4);
    }
    count_ = std::size_t(count);
    large_offsets_ = std::size_t(room - count * entry_size) / 8;
    return Done{};
  }

  Status check_checksum() const {
    const Bytes content = idx_.first(idx_.size() - kIdSize);
    const Sha1::Digest computed = Sha1().update(content).finish();
    if (std::memcmp(computed.data(), idx_.data() + content.size(), kIdSize) == 0) return Done{};
    return bad(ErrorCode::mismatch, "the checksum of the pack's index is wrong", content.size());
  }

  Status read_version_1() {
    ids_.resize(count_);
    offsets_.resize(count_);
    const std::byte* at = idx_.data() + entries_at_;
    for (std::size_t i = 0; i < count_; ++i, at += 4 + kIdSize) {
      offsets_[i] = load_be32(at);
      std::memcpy(&ids_[i], at + 4, kIdSize);
    }
    return Done{};
  }

  Status read_version_2() {
    ids_.resize(count_);
    offsets_.resize(count_);
    if (count_ != 0) std::memcpy(ids_.data(), idx_.data() + entries_at_, count_ * kIdSize);
    const std::size_t small = entries_at_ + count_ * (kIdSize + 4);
    const std::size_t large = small + count_ * 4;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::uint32_t offset = word_at(small + 4 * i);
      offsets_[i] = offset;
      if ((offset & kIsLargeOffset) == 0) continue;
      const std::size_t row = offset & ~kIsLargeOffset;
      if (row >= large_offsets_) return bad(ErrorCode::malformed, "the pack's index names a large offset that it does not have", small + 4 * i);
      offsets_[i] = (std::uint64_t(word_at(large + 8 * row)) << 32) | word_at(large + 8 * row + 4);
    }
    return Done{};
  }

  Status check_order() {
    for (std::size_t i = 1; i < count_; ++i) {
      const int order = std::memcmp(&ids_[i - 1], &ids_[i], kIdSize);
      if (order > 0) return bad(ErrorCode::malformed, "the ids in the pack's index are not in order", place_of_id(i));
      if (order == 0) has_copies_ = true;
    }
    std::size_t next = 0;
    for (std::size_t bucket = 0; bucket < 256; ++bucket) {
      while (next < count_ && std::to_integer<std::size_t>(ids_[next].bytes[0]) == bucket) ++next;
      const std::size_t at = fan_out_at_ + 4 * bucket;
      if (word_at(at) != next) return bad(ErrorCode::mismatch, "the fan-out table of the pack's index disagrees with its ids", at);
    }
    if (has_copies_) put_copies_in_order();
    return Done{};
  }

  /// Offsets of one object are wanted ascending; the file need not have them so.
  void put_copies_in_order() {
    for (std::size_t first = 0, last; first < count_; first = last) {
      for (last = first + 1; last < count_ && ids_[last] == ids_[first];) ++last;
      std::sort(offsets_.begin() + std::ptrdiff_t(first), offsets_.begin() + std::ptrdiff_t(last));
    }
  }

  std::size_t place_of_id(std::size_t i) const { return is_version_2_ ? entries_at_ + i * kIdSize : entries_at_ + i * (4 + kIdSize) + 4; }

  Bytes idx_;
  bool is_version_2_ = false;
  bool has_copies_ = false;
  std::size_t fan_out_at_ = 0;
  std::size_t entries_at_ = 0;
  std::size_t count_ = 0;
  std::size_t large_offsets_ = 0;
  std::vector<ObjectId> ids_;
  std::vector<std::uint64_t> offsets_;
};

bool is_offset_in(std::uint64_t offset, std::uint64_t pack_size) {
  return offset >= kPackHeaderSize && (pack_size == kUnknownPackSize || (pack_size >= kIdSize && offset < pack_size - kIdSize));
}

}  // namespace

Result<PackIndex> parse_pack_index(Bytes idx, std::uint64_t pack_size) {
  HINDSIGHT_TRY(PackIndex index, IndexFile(idx).parse());
  if (!fits_pack(index, pack_size)) return Error{ErrorCode::mismatch, "the pack's index names an offset outside of the pack", ""};
  return index;
}

ObjectId pack_checksum_in(Bytes idx) {
  ObjectId checksum;
  std::copy_n(idx.data() + idx.size() - kIndexTrailerSize, kIdSize, checksum.bytes.data());
  return checksum;
}

bool fits_pack(const PackIndex& index, std::uint64_t pack_size) {
  const auto& offsets = index.offsets();
  return std::all_of(offsets.begin(), offsets.end(), [=](std::uint64_t offset) { return is_offset_in(offset, pack_size); });
}

}  // namespace hindsight::git
