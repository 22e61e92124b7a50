#include "zip_directory.hpp"

#include <algorithm>
#include <utility>

#include "hindsight/base/problems.hpp"
#include "hindsight/base/text.hpp"
#include "little_endian.hpp"
#include "ref_name.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kMostEntries = 500'000;

constexpr std::uint32_t kEndSignature = 0x06054B50;
constexpr std::uint32_t kZip64EndSignature = 0x06064B50;
constexpr std::uint32_t kZip64LocatorSignature = 0x07064B50;
constexpr std::uint32_t kCentralSignature = 0x02014B50;
constexpr std::size_t kEndSize = 22, kZip64EndSize = 56, kZip64LocatorSize = 20, kCentralSize = 46;
constexpr std::size_t kLongestComment = 0xFFFF;
constexpr std::uint32_t kInZip64 = 0xFFFFFFFF;

Error broken_directory(std::string message, std::uint64_t offset) { return {ErrorCode::malformed, std::move(message), "offset " + std::to_string(offset)}; }

/// A path that stays in its folder on every system.
bool is_sound_path(std::string_view path) {
  if (path.find_first_of(std::string_view("\\:\0", 3)) != std::string_view::npos) return false;
  const auto steps = text::split(path, '/');
  return std::none_of(steps.begin(), steps.end(), [](std::string_view step) { return step.empty() || step == "." || step == ".."; });
}

/// Sizes that do not fit 32 bits are in an extra field of their own, in this order, those that are marked only.
void apply_zip64_extra(Bytes extra, ZipEntry& entry) {
  constexpr std::uint16_t kZip64Extra = 1;
  for (std::uint64_t at = 0; at + 4 <= extra.size();) {
    const std::uint64_t end = at + 4 + load_le16(extra, at + 2);
    if (end > extra.size()) return;
    if (load_le16(extra, at) == kZip64Extra) {
      std::uint64_t next = at + 4;
      for (std::uint64_t* field : {&entry.size, &entry.compressed_size, &entry.header_offset}) {
        if (*field != kInZip64 || next + 8 > end) continue;
        *field = load_le64(extra, next);
        next += 8;
      }
    }
    at = end;
  }
}

}  // namespace

void ZipDirectory::problem(ErrorCode code, std::string message) {
  list_problem(problems_, {code, std::move(message), ""});
}

Result<ZipDirectory> ZipDirectory::parse(Bytes zip) {
  ZipDirectory directory(zip);
  HINDSIGHT_TRY(const End end, directory.find_end());
  HINDSIGHT_TRY([[maybe_unused]] const Done read, directory.read_entries(end));
  directory.leave_out_common_folder();
  return directory;
}

/// The last record of the file, behind which only its comment may follow.
Result<ZipDirectory::End> ZipDirectory::find_end() {
  if (zip_.size() < kEndSize) return Error{ErrorCode::truncated, "the zip is cut off", ""};
  const std::size_t furthest = zip_.size() - kEndSize;
  for (std::size_t back = 0; back <= std::min(furthest, kLongestComment); ++back) {
    const std::size_t at = furthest - back;
    if (load_le32(zip_, at) != kEndSignature || load_le16(zip_, at + 20) > back) continue;
    comment_ = as_text(zip_.subspan(at + kEndSize, load_le16(zip_, at + 20)));
    End end;
    end.entries = load_le16(zip_, at + 10);
    end.directory_end = at;
    end.directory_size = load_le32(zip_, at + 12);
    end.directory_offset = load_le32(zip_, at + 16);
    HINDSIGHT_TRY([[maybe_unused]] const Done applied, apply_zip64(end));
    if (end.directory_size > end.directory_end) return broken_directory("the zip's list of files would be larger than the file", at);
    const std::uint64_t begin = end.directory_end - end.directory_size;
    end.shift = begin - std::min(end.directory_offset, begin);
    end.directory_offset += end.shift;
    return end;
  }
  return Error{ErrorCode::truncated, "the zip is cut off: the list of its files, which stands at the end, is missing", ""};
}

Status ZipDirectory::apply_zip64(End& end) const {
  const std::uint64_t end_at = end.directory_end;
  if (end_at < kZip64LocatorSize + kZip64EndSize || load_le32(zip_, end_at - kZip64LocatorSize) != kZip64LocatorSignature) return Done{};
  // The record stands right before its locator, whose own word for where that is counts from the archive's beginning.
  const std::uint64_t at = end_at - kZip64LocatorSize - kZip64EndSize;
  if (load_le32(zip_, at) != kZip64EndSignature) return broken_directory("the zip64 record is not where it should be", at);
  end.entries = load_le64(zip_, at + 32);
  end.directory_size = load_le64(zip_, at + 40);
  end.directory_offset = load_le64(zip_, at + 48);
  end.directory_end = at;
  return Done{};
}

Status ZipDirectory::read_entries(const End& end) {
  std::uint64_t at = end.directory_offset;
  for (std::uint64_t i = 0; i < end.entries; ++i) {
    if (i == kMostEntries) {
      problem(ErrorCode::limit, "there are more than " + std::to_string(kMostEntries) + " files; the rest is not read");
      break;
    }
    const bool is_there = at <= end.directory_end && end.directory_end - at >= kCentralSize && load_le32(zip_, at) == kCentralSignature;
    const std::uint64_t name_size = is_there ? load_le16(zip_, at + 28) : 0, extra_size = is_there ? load_le16(zip_, at + 30) : 0;
    const std::uint64_t size = kCentralSize + name_size + extra_size + (is_there ? load_le16(zip_, at + 32) : 0);
    if (!is_there || end.directory_end - at < size) {
      if (entries_.empty()) return broken_directory("the list of the zip's files is damaged", at);
      problem(ErrorCode::malformed, "the list of the zip's files is damaged after " + std::to_string(i) + " of " + std::to_string(end.entries) + "; the rest is not read");
      break;
    }
    ZipEntry entry;
    entry.flags = load_le16(zip_, at + 8);
    entry.method = load_le16(zip_, at + 10);
    entry.crc = load_le32(zip_, at + 16);
    entry.compressed_size = load_le32(zip_, at + 20);
    entry.size = load_le32(zip_, at + 24);
    entry.header_offset = load_le32(zip_, at + 42);
    apply_zip64_extra(zip_.subspan(std::size_t(at + kCentralSize + name_size), std::size_t(extra_size)), entry);
    entry.header_offset += end.shift;
    take(as_text(zip_.subspan(std::size_t(at) + kCentralSize, std::size_t(name_size))), entry, load_le32(zip_, at + 38));
    at += size;
  }
  return Done{};
}

void ZipDirectory::take(std::string_view name, const ZipEntry& entry, std::uint32_t attributes) {
  constexpr std::uint32_t kUnixType = 0170000, kUnixLink = 0120000;
  if (name.starts_with("__MACOSX/") || name.ends_with('/') || ((attributes >> 16) & kUnixType) == kUnixLink) return;
  if (!is_sound_path(name)) return problem(ErrorCode::malformed, "the file name " + quoted(name) + " is not allowed; the file is left out");
  if (!entries_.emplace(name, entry).second) problem(ErrorCode::malformed, "the file " + quoted(name) + " occurs twice; the first counts");
}

void ZipDirectory::leave_out_common_folder() {
  if (entries_.empty()) return;
  const std::string& first = entries_.begin()->first;
  const std::string folder = first.substr(0, first.find('/') + 1);
  if (folder.empty() || !entries_.rbegin()->first.starts_with(folder)) return;
  std::map<std::string, ZipEntry, std::less<>> inside;
  for (auto& [path, entry] : entries_) inside.emplace_hint(inside.end(), path.substr(folder.size()), entry);
  entries_ = std::move(inside);
}

}  // namespace hindsight::git
