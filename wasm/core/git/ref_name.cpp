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

std::optional<Error> replaced_objects(const std::vector<Ref>& refs, const std::string& where) {
  std::size_t count = 0;
  for (const Ref& ref : refs) count += ref.name.starts_with("refs/replace/") ? 1 : 0;
  if (count == 0) return std::nullopt;
  const std::string objects = std::to_string(count) + (count == 1 ? " object" : " objects");
  return Error{ErrorCode::unsupported, "the repository replaces " + objects + " by others (refs/replace/); what is shown is what was committed", where};
}

std::string quoted(std::string_view raw) {
  constexpr std::size_t kShownBytes = 80;
  const bool is_cut = raw.size() > kShownBytes;
  return "'" + text::make_visible(raw.substr(0, kShownBytes)) + (is_cut ? "…'" : "'");
}

}  // namespace hindsight::git
