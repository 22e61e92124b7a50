#include "report_history.hpp"

#include <algorithm>
#include <numeric>

namespace hindsight::archive {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool is_removal(const git::FileVersion& version) { return version.blob == git::ObjectId{}; }

}  // namespace

VersionIndex::VersionIndex(const git::History& history) : history_(history), by_path_(history.versions.size()) {
  std::iota(by_path_.begin(), by_path_.end(), std::size_t{0});
  by_commit_ = by_path_;
  const auto& versions = history.versions;
  std::stable_sort(by_path_.begin(), by_path_.end(), [&](std::size_t a, std::size_t b) {
    const int order = versions[a].path.compare(versions[b].path);
    return order != 0 ? order < 0 : versions[a].commit < versions[b].commit;
  });
  std::stable_sort(by_commit_.begin(), by_commit_.end(),
                   [&](std::size_t a, std::size_t b) { return versions[a].commit < versions[b].commit; });
}

std::vector<std::size_t> VersionIndex::versions_of(std::string_view path) const {
  const auto& versions = history_.versions;
  std::vector<std::size_t> newest_first;
  std::string current(path);
  std::size_t before_commit = kNone;
  while (true) {
    auto at = std::upper_bound(by_path_.begin(), by_path_.end(), current,
                               [&](const std::string& wanted, std::size_t v) { return wanted < versions[v].path; });
    std::size_t first = kNone;
    while (at != by_path_.begin() && versions[*(at - 1)].path == current) {
      const std::size_t version = *--at;
      if (versions[version].commit > before_commit) continue;
      if (is_removal(versions[version])) {
        if (first == kNone && before_commit != kNone) continue;  // the removal half of the rename just followed
        break;                                                   // an earlier file of the same name
      }
      newest_first.push_back(version);
      first = version;
    }
    if (first == kNone) break;
    const std::size_t source = renamed_from(first);
    if (source == kNone) break;
    current = versions[source].path;
    before_commit = versions[source].commit;
  }
  std::reverse(newest_first.begin(), newest_first.end());
  return newest_first;
}

std::size_t VersionIndex::renamed_from(std::size_t first_version) const {
  const auto& versions = history_.versions;
  const git::FileVersion& first = versions[first_version];
  auto removal = std::lower_bound(by_commit_.begin(), by_commit_.end(), first.commit,
                                  [&](std::size_t v, std::size_t commit) { return versions[v].commit < commit; });
  for (; removal != by_commit_.end() && versions[*removal].commit == first.commit; ++removal) {
    if (!is_removal(versions[*removal])) continue;
    // The removed file's content is its latest version before this commit.
    auto at = std::lower_bound(by_path_.begin(), by_path_.end(), *removal, [&](std::size_t a, std::size_t b) {
      const int order = versions[a].path.compare(versions[b].path);
      return order != 0 ? order < 0 : versions[a].commit < versions[b].commit;
    });
    if (at == by_path_.begin()) continue;
    const git::FileVersion& before = versions[*(at - 1)];
    if (before.path == versions[*removal].path && before.blob == first.blob) return *removal;
  }
  return kNone;
}

}  // namespace hindsight::archive
