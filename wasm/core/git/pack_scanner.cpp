#include "pack_scanner.hpp"
#include "hindsight/base/number.hpp"

#include <algorithm>
#include <span>

namespace hindsight::git {
namespace {

constexpr std::size_t kHeaderSize = 12;
constexpr std::size_t kPackTrailerSize = sizeof(ObjectId::bytes);
constexpr unsigned kContinues = 0x80;

unsigned byte_at(Bytes bytes, std::uint64_t at) { return std::to_integer<unsigned>(bytes[std::size_t(at)]); }

/// Past a number in base 128, or the end. None that is read has more bytes than this; a whole file may look like one that has.
std::uint64_t skip_number(Bytes bytes, std::uint64_t at) {
  constexpr int kMostNumberBytes = 10;
  for (int taken = 1; taken < kMostNumberBytes && at < bytes.size() && (byte_at(bytes, at) & kContinues); ++taken) ++at;
  return at + 1;
}

/// The two bytes that begin a zlib stream as Git writes it: deflate, a 32 KB window, no dictionary, a multiple of 31.
bool is_zlib_header(unsigned method, unsigned flags) {
  return method == 0x78 && (flags & 0x20) == 0 && (method * 256 + flags) % 31 == 0;
}


}  // namespace

std::uint64_t total_budget(const PackLimits& limits, std::size_t pack_size) {
  return limits.total_bytes + limits.total_per_pack_byte * pack_size;
}

PackScanner::PackScanner(Bytes pack, const PackLimits& limits, ProblemList& problems)
    : pack_(pack), limits_(limits), problems_(problems) {}

bool PackScanner::step(std::size_t budget_bytes) {
  if (!started_) read_header();
  const std::uint64_t target = scan_.produced_bytes + search_cost_ + budget_bytes;
  while (!done_ && scan_.produced_bytes + search_cost_ < target) {
    if (damage_) {
      search_next();
    } else {
      scan_next();
    }
  }
  return done_;
}

double PackScanner::progress() const {
  const std::uint64_t at = damage_ ? damage_->searched_to : offset_;
  return done_ || pack_.empty() ? 1 : double(at) / double(pack_.size());
}

void PackScanner::read_header() {
  started_ = true;
  if (pack_.size() < kHeaderSize) {
    problems_.add({ErrorCode::truncated, "the pack is missing or ends within its header", ""});
    offset_ = pack_.size();
    done_ = true;
    return;
  }
  if (as_text(pack_.first(4)) != "PACK") problems_.add({ErrorCode::malformed, "the pack does not begin with PACK", pack_place(0)});
  const std::uint32_t version = load_be32(pack_.data() + 4);
  if (version != 2 && version != 3) {
    problems_.add({ErrorCode::unsupported, "the pack's version is " + std::to_string(version) + ", 2 and 3 are known", pack_place(4)});
  }
  claimed_entries_ = load_be32(pack_.data() + 8);
  offset_ = kHeaderSize;
  // No more is believed of the count than the bytes can hold.
  constexpr std::size_t kSmallestEntry = 9;
  const std::size_t plausible = std::min<std::uint64_t>(claimed_entries_, pack_.size() / kSmallestEntry);
  scan_.entries.reserve(plausible);
  scan_.ids.reserve(plausible);
}

void PackScanner::scan_next() {
  if (is_at_trailer() || offset_ >= pack_.size()) {
    finish();
    return;
  }
  auto next = take_entry(offset_, pack_.size());
  if (next) {
    offset_ = *next;
    return;
  }
  // Where something is lost already, what stands in the trailer's place is the trailer.
  if (has_damage_ && pack_.size() - offset_ == kPackTrailerSize) {
    finish();
    return;
  }
  has_damage_ = true;
  damage_ = Damage{std::move(next).error(), offset_, offset_ + 1};
}

/// The trailer is expected after the promised number of entries and at the file's end, wherever that is; where it is
/// right the pack ends. A cut pack has bytes of an object there, which are read as such.
bool PackScanner::is_at_trailer() {
  if (pack_.size() < offset_ + kPackTrailerSize) return false;
  const bool is_expected = scan_.entries.size() == claimed_entries_ || pack_.size() == offset_ + kPackTrailerSize;
  if (!is_expected) return false;
  hash_up_to(offset_);
  const Sha1::Digest computed = Sha1(pack_hash_).finish();
  trailer_matches_ = std::equal(computed.begin(), computed.end(), pack_.begin() + std::ptrdiff_t(offset_));
  return trailer_matches_ || (pack_.size() == offset_ + kPackTrailerSize && scan_.entries.size() >= claimed_entries_);
}

void PackScanner::hash_up_to(std::uint64_t offset) {
  pack_hash_.update(pack_.subspan(std::size_t(hashed_to_), std::size_t(offset - hashed_to_)));
  hashed_to_ = offset;
}

void PackScanner::finish() {
  done_ = true;
  scratch_ = {};
  const std::uint64_t found = scan_.entries.size();
  if (found != claimed_entries_) {
    problems_.add({ErrorCode::mismatch, "the pack promises " + count_of(static_cast<long long>(claimed_entries_), "object") + ", " + std::to_string(found) + " could be read", ""});
  }
  const std::uint64_t rest = pack_.size() - offset_;
  if (trailer_matches_ && rest > kPackTrailerSize) {
    problems_.add({ErrorCode::malformed, std::to_string(rest - kPackTrailerSize) + " bytes follow the pack's end", pack_place(offset_ + kPackTrailerSize)});
  } else if (!trailer_matches_ && rest == kPackTrailerSize) {
    hash_up_to(offset_);
    ObjectId stated;
    std::copy_n(pack_.data() + offset_, kPackTrailerSize, stated.bytes.data());
    problems_.add({ErrorCode::mismatch,
                   "the pack's checksum is " + stated.hex() + " but its bytes give " + ObjectId{pack_hash_.finish()}.hex() +
                       "; every object was verified on its own",
                   pack_place(offset_)});
  } else if (!trailer_matches_) {
    problems_.add({ErrorCode::truncated, "the pack has no checksum at its end: it is cut off", pack_place(pack_.size())});
  }
}

void PackScanner::search_next() {
  // Bounds what a file full of false beginnings can cost.
  const std::uint64_t most_cost = (std::uint64_t(256) << 20) + 16 * pack_.size();
  for (int tries = 0; tries < 4096; ++tries) {
    const std::uint64_t at = damage_->searched_to;
    if (at >= pack_.size() || (at + kPackTrailerSize == pack_.size() && scan_.entries.size() + 1 >= claimed_entries_)) {
      offset_ = std::max<std::uint64_t>(offset_, at);
      end_search("nothing readable follows");
      return;
    }
    if (search_cost_ > most_cost) {
      offset_ = pack_.size();
      end_search("the search for further objects was given up");
      return;
    }
    ++search_cost_;
    ++damage_->searched_to;
    if (!looks_like_entry(at)) continue;
    if (auto next = take_entry(at, pack_.size())) {
      offset_ = *next;
      end_search("reading goes on " + std::to_string(at - damage_->offset) + " bytes later");
      return;
    }
  }
}

void PackScanner::end_search(std::string outcome) {
  Error error = std::move(damage_->error);
  error.message += "; " + outcome;
  problems_.add(std::move(error));
  damage_.reset();
}

bool PackScanner::looks_like_entry(std::uint64_t offset) const {
  const unsigned type = (byte_at(pack_, offset) >> 4) & 7;
  if (type == 0 || type == 5) return false;
  std::uint64_t at = skip_number(pack_, offset);
  if (type == 6) at = skip_number(pack_, at);
  if (type == 7) at += sizeof(ObjectId::bytes);
  return at + 1 < pack_.size() && is_zlib_header(byte_at(pack_, at), byte_at(pack_, at + 1));
}

Result<std::uint64_t> PackScanner::take_entry(std::uint64_t offset, std::uint64_t end) {
  HINDSIGHT_TRY(const PackEntry entry, parse_pack_entry(pack_, offset));
  if (auto checked = check_claims(entry, end); !checked) return std::move(checked).error();
  if (damage_) {
    // No honest stream is longer than its content by more than this, and a false beginning should cost little.
    end = std::min(end, entry.data_offset + entry.size + entry.size / 64 + 128);
    search_cost_ += entry.size + (end - entry.data_offset);
  }
  auto next = inflate_entry(entry, end);
  if (!next) {
    Error error = std::move(next).error();
    error.where = pack_place(offset);
    return error;
  }
  return next;
}

Status PackScanner::check_claims(const PackEntry& entry, std::uint64_t end) const {
  const std::string claim = "the object states a size of " + std::to_string(entry.size) + " bytes, ";
  if (entry.size > limits_.max_object_bytes) {
    return Error{ErrorCode::limit, claim + "more than the " + std::to_string(limits_.max_object_bytes) + " allowed", pack_place(entry.offset)};
  }
  const std::uint64_t input = end - std::min(entry.data_offset, end);
  if (!Inflater::is_plausible(std::size_t(input), entry.size)) {
    return Error{ErrorCode::malformed, claim + "which " + std::to_string(input) + " compressed bytes cannot hold", pack_place(entry.offset)};
  }
  if (scan_.produced_bytes + entry.size > total_budget(limits_, pack_.size())) {
    return Error{ErrorCode::limit, "the pack inflates to more than the " + std::to_string(total_budget(limits_, pack_.size())) + " bytes allowed in all",
                 pack_place(entry.offset)};
  }
  return Done{};
}

Result<std::uint64_t> PackScanner::inflate_entry(const PackEntry& entry, std::uint64_t end) {
  const std::size_t size = std::size_t(entry.size);
  const bool is_needed_again = entry.type != EntryType::commit && entry.type != EntryType::tag;
  const bool is_kept = is_needed_again && scan_.kept.size() + size <= limits_.kept_bytes;
  ByteBuffer& buffer = is_kept ? scan_.kept : scratch_;
  const std::size_t start = is_kept ? buffer.size() : 0;
  if (buffer.size() < start + size) buffer.resize(start + size);
  const std::span<std::byte> out(buffer.data() + start, size);

  const Bytes input = pack_.subspan(std::size_t(entry.data_offset), std::size_t(end - std::min(end, entry.data_offset)));
  auto consumed = inflater_.inflate(input, out);
  if (!consumed) {
    if (is_kept) buffer.resize(start);
    return std::move(consumed).error();
  }

  ScannedEntry scanned;
  scanned.offset = entry.offset;
  scanned.size = entry.size;
  scanned.type = entry.type;
  if (is_kept) scanned.kept_at = start;
  if (entry.type == EntryType::ofs_delta) scanned.base = entry_at(entry.base_offset);
  scanned.resolved = !entry.is_delta();
  scan_.ids.push_back(entry.is_delta() ? entry.base_id : hash_object(entry.kind(), out));
  scan_.entries.push_back(scanned);
  scan_.produced_bytes += entry.size + 1;
  return entry.data_offset + *consumed;
}

std::uint32_t PackScanner::entry_at(std::uint64_t offset) const {
  const auto found = std::lower_bound(scan_.entries.begin(), scan_.entries.end(), offset,
                                      [](const ScannedEntry& entry, std::uint64_t wanted) { return entry.offset < wanted; });
  if (found == scan_.entries.end() || found->offset != offset) return kNoEntry;
  return std::uint32_t(found - scan_.entries.begin());
}

}  // namespace hindsight::git
