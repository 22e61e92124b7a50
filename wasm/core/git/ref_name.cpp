#include "ref_name.hpp"

#include "hindsight/base/text.hpp"

namespace hindsight::git {

bool is_sound_ref_name(std::string_view name) {
  if (name.size() > kLongestRefName || (name != "HEAD" && name.substr(0, 5) != "refs/")) return false;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) return false;
  }
  return name.find_first_of("~^:?*[\\") == std::string_view::npos && name.find("..") == std::string_view::npos &&
         name.find("//") == std::string_view::npos && name.find("/.") == std::string_view::npos &&
         name.find("@{") == std::string_view::npos && name.back() != '/' && name.back() != '.';
}

std::string quoted(std::string_view raw) {
  constexpr std::size_t kShownBytes = 80;
  const bool is_cut = raw.size() > kShownBytes;
  return "'" + text::make_visible(raw.substr(0, kShownBytes)) + (is_cut ? "…'" : "'");
}

}  // namespace hindsight::git
