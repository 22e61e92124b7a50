#include "file_kind.hpp"

#include "hindsight/base/text.hpp"

namespace hindsight::archive {
namespace {

struct Signature {
  std::string_view beginning;
  const char* what;
};

constexpr Signature kSignatures[] = {
    {"# v2 git bundle\n", "a Git bundle"},
    {"# v3 git bundle\n", "a Git bundle"},
    {"PK\3\4", "a zip"},
    {"PK\5\6", "a zip"},
    {"PACK", "a Git pack, which names no branches: open its repository's folder, or a bundle"},
    {"\377tOc", "the index of a Git pack: open its repository's folder, or a bundle"},
    {"\x1F\x8B", "a gzip file, perhaps a .tar.gz: unpack it and open the folder"},
    {"BZh", "a bzip2 file: unpack it and open the folder"},
    {"\xFD" "7zXZ", "an xz file: unpack it and open the folder"},
    {"\x28\xB5\x2F\xFD", "a Zstandard file: unpack it and open the folder"},
    {"7z\xBC\xAF\x27\x1C", "a 7z archive: unpack it and open the folder"},
    {"Rar!", "a RAR archive: unpack it and open the folder"},
    {"%PDF-", "a PDF document"},
    {"\x89PNG", "an image"},
    {"\xFF\xD8\xFF", "an image"},
    {"GIF8", "an image"},
    {"SQLite format 3", "a database"},
};

}  // namespace

FileKind recognise(Bytes bytes) {
  const std::string_view text = as_text(bytes);
  if (text.starts_with("# v2 git bundle\n") || text.starts_with("# v3 git bundle\n")) return FileKind::bundle;
  return text.starts_with("PK\3\4") || text.starts_with("PK\5\6") ? FileKind::zip : FileKind::other;
}

const char* describe(Bytes bytes) {
  constexpr std::size_t kTarMagicAt = 257, kLooked = 8192;
  const std::string_view text = as_text(bytes);
  if (text.empty()) return "empty";
  for (const Signature& signature : kSignatures) {
    if (text.starts_with(signature.beginning)) return signature.what;
  }
  if (text.size() > kTarMagicAt && text.substr(kTarMagicAt).starts_with("ustar")) return "a tar archive: unpack it and open the folder";
  const std::string_view start = text::trim(text.substr(0, kLooked));
  if (text::starts_with_ignoring_case(start, "<!doctype html") || text::starts_with_ignoring_case(start, "<html")) return "an HTML page";
  if (start.find('\0') != std::string_view::npos) return "a binary file";
  return "text that is no Markdown by its name";
}

}  // namespace hindsight::archive
