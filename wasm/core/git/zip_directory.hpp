#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/inflate.hpp"
#include "hindsight/git/object.hpp"

namespace hindsight::git {

struct ZipEntry {
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t compressed_size = 0;
  std::uint64_t size = 0;  ///< a claim, as is all of this
  std::uint64_t header_offset = 0;
};

/// What a zip's central directory lists, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT:
///
///   zip = *( local-header data ) *central-header [ zip64-end zip64-locator ] end
///
/// Of several entries with one name the first counts. Folders' own entries, symbolic links and what macOS adds
/// (__MACOSX/) are passed over; names that lead out of the folder, or may on some system, are left out with a problem.
class ZipDirectory {
 public:
  /// Fails where there is no central directory, or none that can be read as far as its first entry.
  static Result<ZipDirectory> parse(Bytes zip);

  /// By path; where everything lies in one folder that folder is left out of the paths.
  [[nodiscard]] const std::map<std::string, ZipEntry, std::less<>>& entries() const { return entries_; }
  /// Code hosts write the commit's id into the comment.
  [[nodiscard]] std::optional<ObjectId> stated_commit() const { return ObjectId::from_hex(comment_); }
  [[nodiscard]] const std::vector<Error>& problems() const { return problems_; }

 private:
  struct End {
    std::uint64_t entries = 0;
    std::uint64_t directory_offset = 0;  ///< in the file
    std::uint64_t directory_size = 0;    ///< a claim
    std::uint64_t directory_end = 0;     ///< in the file
    std::uint64_t shift = 0;  ///< bytes before the archive's own beginning
  };

  explicit ZipDirectory(Bytes zip) : zip_(zip) {}
  Result<End> find_end();
  Status apply_zip64(End& end) const;
  Status read_entries(const End& end);
  void take(std::string_view name, const ZipEntry& entry, std::uint32_t attributes);
  void leave_out_common_folder();
  void problem(ErrorCode code, std::string message);

  Bytes zip_;
  std::map<std::string, ZipEntry, std::less<>> entries_;
  std::string comment_;
  std::vector<Error> problems_;
};

/// Reads files out of a zip, within a budget for all of them together.
class ZipReader {
 public:
  explicit ZipReader(Bytes zip) : zip_(zip) {}
  /// Verified against its checksum. The error names no place.
  Result<ByteBuffer> read(const ZipEntry& entry);

 private:
  Bytes zip_;
  Inflater inflater_;
  std::uint64_t produced_ = 0;
};

}  // namespace hindsight::git
