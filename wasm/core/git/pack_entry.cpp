#include "hindsight/git/pack_entry.hpp"

#include <algorithm>

namespace hindsight::git {
namespace {

class EntryParser {
 public:
  EntryParser(Bytes pack, std::uint64_t offset) : pack_(pack), offset_(offset) {}

  Result<PackEntry> parse() {
    if (offset_ >= pack_.size()) return error(ErrorCode::truncated, "the pack ends before this entry");
    at_ = std::size_t(offset_);
    PackEntry entry;
    entry.offset = offset_;
    HINDSIGHT_TRY(entry.type, take_type_and_size(entry.size));
    if (entry.type == EntryType::ofs_delta) {
      HINDSIGHT_TRY(entry.base_offset, take_base_offset());
    }
    if (entry.type == EntryType::ref_delta) {
      HINDSIGHT_TRY(entry.base_id, take_base_id());
    }
    entry.data_offset = at_;
    return entry;
  }

 private:
  Error error(ErrorCode code, std::string message) const { return {code, std::move(message), pack_place(offset_)}; }
  Error cut() const { return error(ErrorCode::truncated, "the pack ends within this entry's head"); }

  Result<EntryType> take_type_and_size(std::uint64_t& size) {
    auto byte = std::to_integer<unsigned>(pack_[at_++]);
    const unsigned type = (byte >> 4) & 7;
    if (type == 0 || type == 5) return error(ErrorCode::malformed, "there is no object type " + std::to_string(type));
    size = byte & 15;
    for (unsigned shift = 4; byte & 0x80; shift += 7) {
      if (at_ == pack_.size()) return cut();
      byte = std::to_integer<unsigned>(pack_[at_++]);
      const std::uint64_t bits = byte & 0x7F;
      if (shift > 63 || (bits << shift) >> shift != bits) return error(ErrorCode::malformed, "the stated size does not fit 64 bits");
      size |= bits << shift;
    }
    return static_cast<EntryType>(type);
  }

  Result<std::uint64_t> take_base_offset() {
    std::uint64_t distance = 0;
    for (bool more = true, first = true; more; first = false) {
      if (at_ == pack_.size()) return cut();
      const auto byte = std::to_integer<unsigned>(pack_[at_++]);
      if (distance > (std::uint64_t(1) << 56)) return error(ErrorCode::malformed, "the distance to the delta's base overflows");
      distance = ((distance + (first ? 0 : 1)) << 7) | (byte & 0x7F);
      more = (byte & 0x80) != 0;
    }
    if (distance == 0) return error(ErrorCode::malformed, "the delta names itself as its base");
    if (distance > offset_) {
      return error(ErrorCode::malformed, "the delta's base would lie " + std::to_string(distance) + " bytes back, before the pack's start");
    }
    return offset_ - distance;
  }

  Result<ObjectId> take_base_id() {
    ObjectId id;
    if (pack_.size() - at_ < id.bytes.size()) return cut();
    std::copy_n(pack_.data() + at_, id.bytes.size(), id.bytes.data());
    at_ += id.bytes.size();
    return id;
  }

  Bytes pack_;
  std::uint64_t offset_;
  std::size_t at_ = 0;
};

}  // namespace

std::string pack_place(std::uint64_t offset) { return "pack offset " + std::to_string(offset); }

Result<PackEntry> parse_pack_entry(Bytes pack, std::uint64_t offset) { return EntryParser(pack, offset).parse(); }

}  // namespace hindsight::git
