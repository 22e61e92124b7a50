#include "report_history.hpp"

#include <algorithm>

namespace hindsight::archive {
namespace {

constexpr std::size_t kMostSearched = 256;
constexpr std::size_t kNow = static_cast<std::size_t>(-1);
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool is_removal(const git::FileVersion& version) { return version.blob == git::kNoObject; }

}  // namespace

VersionIndex::VersionIndex(const git::History& history) : history_(history), removes_(history.commits.size(), false) {
  for (std::size_t v = 0; v < history.versions.size(); ++v) {
    const git::FileVersion& version = history.versions[v];
    by_path_[version.path].push_back(std::uint32_t(v));
    if (is_removal(version)) removes_[version.commit] = true;
  }
}

const VersionIndex::Versions& VersionIndex::of_path(std::string_view path) const {
  static const Versions kNoVersions;
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? kNoVersions : found->second;
}

const VersionIndex::Versions& VersionIndex::of_blob(const git::ObjectId& blob) {
  if (by_blob_.empty())
    for (std::size_t v = 0; v < history_.versions.size(); ++v) by_blob_[history_.versions[v].blob].push_back(std::uint32_t(v));
  return by_blob_[blob];
}

ReportFollower::ReportFollower(git::Repository& repository, const git::History& history)
    : history_(history), index_(history), lookup_(repository) {}

std::optional<ReportVersions> ReportFollower::follow(std::string_view path) {
  found_.clear();
  paths_.clear();
  stretches_ = {{path, kNow, false}};
  while (!stretches_.empty()) {
    const Stretch stretch = stretches_.back();
    stretches_.pop_back();
    if (std::find(paths_.begin(), paths_.end(), stretch.path) == paths_.end()) paths_.push_back(stretch.path);
    if (!follow_stretch(stretch)) return std::nullopt;
  }
  ReportVersions report;
  for (const auto& [v, origin] : found_) report.versions.push_back(v);
  std::sort(report.versions.begin(), report.versions.end());
  while (report.parents.size() < report.versions.size()) report.parents.push_back(parents_of_next(report));
  return report;
}

/// The path is in no parent's tree.
bool ReportFollower::begins(std::size_t v) {
  if (version(v).before != git::kNoObject) return false;
  const std::vector<git::ObjectId>& parents = commit_of(v).parents;
  if (parents.size() < 2) return true;
  return std::all_of(parents.begin(), parents.end(),
                     [&](const git::ObjectId& parent) { return lookup_.find(parent, version(v).path) == git::kNoObject; });
}

bool ReportFollower::follow_stretch(const Stretch& stretch) {
  if (stretch.is_renamed) add_concurrent(stretch);
  const VersionIndex::Versions& versions = index_.of_path(stretch.path);
  auto at = std::lower_bound(versions.begin(), versions.end(), stretch.before);
  std::size_t beginning = kNone;
  while (at != versions.begin()) {
    const std::size_t v = *--at;
    if (!is_removal(version(v))) {
      const bool is_new = found_.emplace(v, std::nullopt).second;
      beginning = begins(v) ? v : kNone;
      if (is_new && beginning != kNone && !follow_beginning(v)) return false;
    } else if (beginning != kNone) {
      if (version(v).before != version(beginning).blob) break;  // an earlier file of the same name
      if (!found_[beginning]) found_[beginning] = Origin{version(v).path, version(v).before};
      beginning = kNone;
    }
  }
  return true;
}

/// Changes by branches that still had the old name.
void ReportFollower::add_concurrent(const Stretch& stretch) {
  const VersionIndex::Versions& versions = index_.of_path(stretch.path);
  for (auto at = std::upper_bound(versions.begin(), versions.end(), stretch.before); at != versions.end(); ++at) {
    if (is_removal(version(*at))) continue;
    if (begins(*at)) return;
    found_.emplace(*at, std::nullopt);
  }
}

/// Goes on with what the file was before; false where the commit's renames are not known yet.
bool ReportFollower::follow_beginning(std::size_t v) {
  const std::size_t commit = version(v).commit;
  if (index_.removes_files(commit)) {
    const auto renames = renames_.find(commit);
    if (renames == renames_.end()) {
      needs_ = commit;
      return false;
    }
    if (const auto rename = renames->second.find(v); rename != renames->second.end()) {
      const git::FileVersion& removal = version(rename->second);
      found_[v] = Origin{removal.path, removal.before};
      stretches_.push_back({removal.path, rename->second, true});
      return true;
    }
  }
  if (commit_of(v).parents.size() > 1) find_moved_by_merge(v);
  return true;
}

/// A merge can put a file elsewhere although none of its parents' trees tells so by itself.
void ReportFollower::find_moved_by_merge(std::size_t v) {
  const git::Commit& merge = commit_of(v);
  const VersionIndex::Versions& same = index_.of_blob(version(v).blob);
  for (auto at = std::lower_bound(same.begin(), same.end(), v); at != same.begin();) {
    const std::size_t before = *--at;
    const git::FileVersion& candidate = version(before);
    if (lookup_.find(merge.id, candidate.path) != git::kNoObject) continue;
    const bool is_in_a_parent = std::any_of(merge.parents.begin(), merge.parents.end(), [&](const git::ObjectId& parent) {
      return lookup_.find(parent, candidate.path) == candidate.blob;
    });
    if (!is_in_a_parent) continue;
    found_[v] = Origin{candidate.path, candidate.blob};
    stretches_.push_back({candidate.path, before + 1, false});
    return;
  }
}

/// Branches can have come to the same content, each by itself: then all of them count. What one of these was made from does
/// not, although a change that was taken back gives a content twice.
void ReportFollower::add_latest(const ReportVersions& report, const Origin& origin, std::vector<std::size_t>& parents) const {
  const std::size_t end = report.parents.size();  // the version at hand
  std::vector<bool> is_older(end, false);
  bool found = false;
  std::size_t last = 0;
  for (std::size_t k = end; k-- > last;) {
    const git::FileVersion& candidate = version(report.versions[k]);
    const bool same = candidate.blob == origin.blob && candidate.path == origin.path;
    if (!same && !is_older[k]) continue;
    if (!is_older[k] && std::find(parents.begin(), parents.end(), k) == parents.end()) parents.push_back(k);
    if (!found && k > kMostSearched) last = k - kMostSearched;
    found = true;
    for (const std::size_t parent : report.parents[k]) is_older[parent] = true;
  }
}

std::vector<std::size_t> ReportFollower::parents_of_next(const ReportVersions& report) {
  const std::size_t k = report.parents.size();
  const std::size_t v = report.versions[k];
  std::vector<std::size_t> parents;
  const auto add = [&](const Origin& origin) { add_latest(report, origin, parents); };
  if (const auto& origin = found_[v]) add(*origin);
  if (commit_of(v).parents.size() < 2) {
    if (version(v).before != git::kNoObject) add({version(v).path, version(v).before});
  } else {
    for (const git::ObjectId& commit : commit_of(v).parents) {
      git::ObjectId blob = lookup_.find(commit, version(v).path);
      std::string_view path = version(v).path;
      for (std::size_t p = 0; p < paths_.size() && blob == git::kNoObject; ++p) {
        path = paths_[p];
        blob = lookup_.find(commit, path);
      }
      if (blob != git::kNoObject) add({path, blob});
    }
  }
  // The version before it in time, where damage hides the one that it was made from.
  const bool is_lost = parents.empty() && k > 0 && (version(v).before != git::kNoObject || found_[v]);
  if (is_lost) parents.push_back(k - 1);
  return parents;
}

}  // namespace hindsight::archive
