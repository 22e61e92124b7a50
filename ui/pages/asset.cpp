#include "pages/asset.hpp"

#include <array>
#include <utility>

#include "hindsight/archive/links.hpp"
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

}  // namespace

Result<Asset> find_asset(archive::Loader& loader, std::string_view address, std::string_view target) {
  const std::string path = archive::is_absolute(target) ? std::string() : archive::resolve_path(text::decode_url(address), target);
  if (path.empty()) return Error{ErrorCode::not_found, "leads out of the repository", std::string(target)};
  const std::string_view type = media_type(path);
  if (type.empty()) return Error{ErrorCode::unsupported, "is no image", path};
  HINDSIGHT_TRY(ByteBuffer bytes, loader.file(path));
  if (archive::is_lfs_pointer(as_text(bytes))) return Error{ErrorCode::unsupported, "is kept by Git LFS and not in the repository", path};
  return Asset{std::string(type), std::move(bytes)};
}

}  // namespace hindsight::pages
