#include "file_requests.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"

namespace hindsight::git {

bool FileRequests::ask(FileRequest::Kind kind, std::string path, Handler handler) {
  if (!asked_.emplace(kind, path).second) return false;
  fresh_.push_back({kind, path});
  open_.emplace(Key{kind, std::move(path)}, std::move(handler));
  return true;
}

void FileRequests::supply(const FileRequest& request, FileAnswer answer) {
  const auto found = open_.find({request.kind, request.path});
  if (found == open_.end()) return;
  const Handler handler = std::move(found->second);
  open_.erase(found);  // before the handler runs, which may ask for more
  handler(std::move(answer));
}

FolderNames parse_names(Bytes answer) {
  FolderNames names;
  for (std::string_view name : text::split(as_text(answer), '\0')) {
    const bool is_folder = name.ends_with('/');
    if (is_folder) name.remove_suffix(1);
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string_view::npos) continue;
    (is_folder ? names.folders : names.files).emplace_back(name);
  }
  // Disks list in any order; what follows should be the same everywhere.
  std::sort(names.files.begin(), names.files.end());
  std::sort(names.folders.begin(), names.folders.end());
  return names;
}

std::string resolve_path(std::string_view folder, std::string_view path) {
  const bool is_absolute = path.starts_with('/') || folder.starts_with('/');
  std::vector<std::string_view> parts;
  const auto walk = [&](std::string_view steps) {
    for (const std::string_view step : text::split(steps, '/')) {
      if (step.empty() || step == ".") continue;
      if (step != "..") {
        parts.push_back(step);
      } else if (!parts.empty() && parts.back() != "..") {
        parts.pop_back();
      } else if (!is_absolute) {
        parts.push_back(step);
      }
    }
  };
  if (!path.starts_with('/')) walk(folder);
  walk(path);
  std::string out = is_absolute ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) out += '/';
    out += parts[i];
  }
  return out;
}

}  // namespace hindsight::git
