#include "pages/asset.hpp"

#include <array>
#include <utility>
#include <vector>

#include "hindsight/base/text.hpp"

namespace hindsight::pages {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kImageTypes{{{".png", "image/png"},
                                                                                    {".jpg", "image/jpeg"},
                                                                                    {".jpeg", "image/jpeg"},
                                                                                    {".gif", "image/gif"},
                                                                                    {".webp", "image/webp"},
                                                                                    {".avif", "image/avif"},
                                                                                    {".bmp", "image/bmp"},
                                                                                    {".svg", "image/svg+xml"}}};

std::string_view media_type(std::string_view path) {
  const std::string lower = text::to_lower(path);
  for (const auto& [extension, type] : kImageTypes)
    if (lower.ends_with(extension)) return type;
  return {};
}

std::string_view before(std::string_view text, char mark) { return text.substr(0, text.find(mark)); }

}  // namespace

bool is_absolute(std::string_view target) {
  if (target.starts_with("//") || target.starts_with('#')) return true;
  const std::size_t colon = target.find(':');
  return colon != std::string_view::npos && target.find('/') > colon;
}

std::string resolve_path(std::string_view base, std::string_view target) {
  const std::string decoded = text::decode_url(before(before(target, '#'), '?'));
  const std::size_t slash = base.rfind('/');
  const bool from_root = decoded.starts_with('/') || slash == std::string_view::npos;
  const std::string joined = from_root ? decoded : std::string(base.substr(0, slash + 1)) + decoded;
  std::vector<std::string_view> parts;
  for (const std::string_view part : text::split(joined, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return "";
    } else {
      parts.pop_back();
    }
  }
  std::string path;
  for (const std::string_view part : parts) path += (path.empty() ? "" : "/") + std::string(part);
  return path;
}

Result<Asset> find_asset(archive::Loader& loader, std::string_view base, std::string_view target) {
  const std::string path = is_absolute(target) ? std::string() : resolve_path(base, target);
  if (path.empty()) return Error{ErrorCode::not_found, "leads out of the repository", std::string(target)};
  const std::string_view type = media_type(path);
  if (type.empty()) return Error{ErrorCode::unsupported, "is no image", path};
  HINDSIGHT_TRY(ByteBuffer bytes, loader.file(path));
  return Asset{std::string(type), std::move(bytes)};
}

}  // namespace hindsight::pages
