#include "hindsight/archive/source.hpp"

#include <array>
#include <utility>

#include "hindsight/base/text.hpp"
#include "hindsight/git/bundle.hpp"
#include "hindsight/git/open_folder.hpp"
#include "hindsight/record/classify.hpp"

namespace hindsight::archive {
namespace {

bool is_image(std::string_view path) {
  constexpr std::array<std::string_view, 7> kExtensions{"png", "jpg", "jpeg", "gif", "webp", "svg", "avif"};
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  for (const std::string_view extension : kExtensions) {
    if (text::equals_ignoring_case(path.substr(dot + 1), extension)) return true;
  }
  return false;
}

/// What may be a report, what tells why it is none, and what reports show.
bool is_wanted(std::string_view path) {
  constexpr std::string_view kSettings = ".hindsight.yaml";
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == kSettings || is_image(name) || record::classify_path(path).role != record::FileRole::ignored;
}

}  // namespace

Result<std::unique_ptr<git::Repository>> open_files(std::vector<NamedBytes> files) {
  if (files.size() != 1) return Error{ErrorCode::unsupported, "one Git bundle can be opened at a time", ""};
  return git::open_bundle(std::move(files[0].bytes), std::move(files[0].name));
}

Result<std::unique_ptr<git::Repository>> open_folder(std::string name) { return git::open_folder(std::move(name), is_wanted); }

}  // namespace hindsight::archive
