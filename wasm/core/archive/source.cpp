#include "hindsight/archive/source.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "file_kind.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/git/bundle.hpp"
#include "hindsight/git/open_folder.hpp"
#include "hindsight/git/zip.hpp"
#include "hindsight/record/classify.hpp"
#include "path.hpp"

namespace hindsight::archive {
namespace {

using Opened = Result<std::unique_ptr<git::Repository>>;

constexpr const char* kWhatCanBeOpened = "Git bundles, zips, folders with or without Git, and Markdown or YAML files can be opened";

bool is_image(std::string_view path) {
  constexpr std::array<std::string_view, 7> kExtensions{"png", "jpg", "jpeg", "gif", "webp", "svg", "avif"};
  const std::size_t dot = path.rfind('.');
  const auto is_extension = [&](std::string_view extension) { return text::equals_ignoring_case(path.substr(dot + 1), extension); };
  return dot != std::string_view::npos && std::any_of(kExtensions.begin(), kExtensions.end(), is_extension);
}

bool is_document(std::string_view path) { return record::classify_path(path).role != record::FileRole::ignored; }

/// What may be a report, what tells why it is none, and what reports show.
bool is_wanted(std::string_view path) { return is_document(path) || is_image(path) || file_name(path) == ".hindsight.yaml"; }

Error not_opened(const NamedBytes& file) {
  return {ErrorCode::unsupported, std::string("seems to be ") + describe(file.bytes) + "; " + kWhatCanBeOpened, file.name};
}

/// Paths below the folder that all of them have in common, without steps that lead out of it.
std::vector<std::string> paths_of(const std::vector<NamedBytes>& files) {
  std::string_view common = std::string_view(files[0].name).substr(0, files[0].name.rfind('/') + 1);
  for (const NamedBytes& file : files) {
    while (!file.name.starts_with(common)) common = common.substr(0, common.substr(0, common.size() - 1).rfind('/') + 1);
  }
  std::vector<std::string> paths;
  for (const NamedBytes& file : files) {
    std::string path;
    for (const std::string_view step : text::split(std::string_view(file.name).substr(common.size()), '/')) {
      if (step.empty() || step == "." || step == "..") continue;
      if (!path.empty()) path += '/';
      path += step;
    }
    paths.push_back(std::move(path));
  }
  return paths;
}

Opened open_documents(std::vector<NamedBytes> files) {
  const std::vector<std::string> paths = paths_of(files);
  git::FileContents contents;
  std::vector<Error> problems;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!is_wanted(paths[i])) {
      problems.push_back(not_opened(files[i]));
    } else if (!contents.emplace(paths[i], std::move(files[i].bytes)).second) {
      problems.push_back({ErrorCode::usage, "there are two files of this name; the first counts", files[i].name});
    }
  }
  return git::open_plain_files(std::move(contents), std::move(problems));
}

Opened open_bundles(std::vector<NamedBytes> files) {
  std::vector<git::BundleFile> bundles;
  for (NamedBytes& file : files) bundles.push_back({std::move(file.name), std::move(file.bytes)});
  return git::open_bundles(std::move(bundles));
}

FileKind kind_of(const NamedBytes& file) {
  // A damaged bundle is still better called one than anything else.
  const bool is_named_bundle = text::to_lower(file.name).ends_with(".bundle");
  const FileKind kind = recognise(file.bytes);
  return kind == FileKind::other && is_named_bundle ? FileKind::bundle : kind;
}

}  // namespace

Opened open_files(std::vector<NamedBytes> files) {
  if (files.empty()) return Error{ErrorCode::usage, "there is nothing to open", ""};
  std::array<std::size_t, 3> counts{};
  for (const NamedBytes& file : files) ++counts[std::size_t(kind_of(file))];
  const std::size_t bundles = counts[std::size_t(FileKind::bundle)], zips = counts[std::size_t(FileKind::zip)];
  if (bundles == files.size()) return open_bundles(std::move(files));
  if (zips == 1 && files.size() == 1) return git::open_zip(std::move(files[0].bytes), std::move(files[0].name), is_wanted);
  if (bundles + zips != 0) return Error{ErrorCode::unsupported, "several Git bundles, one zip, or several Markdown files can be opened at a time, not a mixture", ""};
  const auto can_be_shown = [](const NamedBytes& file) { return is_document(file_name(file.name)); };
  if (std::none_of(files.begin(), files.end(), can_be_shown)) return not_opened(files[0]);
  return open_documents(std::move(files));
}

Opened open_folder(std::string name) { return git::open_folder(std::move(name), is_wanted); }

}  // namespace hindsight::archive
