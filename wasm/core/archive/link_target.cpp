#include "hindsight/archive/link_target.hpp"

#include <vector>

#include "hindsight/base/text.hpp"

namespace hindsight::archive {
namespace {

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

}  // namespace hindsight::archive
