#include "bundle_relations.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include "hindsight/base/sort.hpp"
#include "revision.hpp"

namespace hindsight::git {
namespace {

bool builds_on(const BundlePart& upper, const BundlePart& lower) {
  const auto& needed = upper.header.prerequisites;
  return std::any_of(needed.begin(), needed.end(), [&](const Prerequisite& one) { return lower.pack->contains(one.commit); });
}

/// Both lists of ids are ascending.
bool share_a_commit(const BundlePart& a, const BundlePart& b, Repository& repository) {
  const std::vector<ObjectId>& ours = a.pack->index().ids();
  const std::vector<ObjectId>& theirs = b.pack->index().ids();
  for (std::size_t i = 0, k = 0; i < ours.size() && k < theirs.size();) {
    if (ours[i] < theirs[k]) {
      ++i;
    } else if (theirs[k] < ours[i]) {
      ++k;
    } else {
      const auto object = repository.share(ours[i]);
      if (object && (*object)->kind == ObjectKind::commit) return true;
      ++i, ++k;
    }
  }
  return false;
}

bool belong_together(const BundlePart& a, const BundlePart& b, Repository& repository) {
  return builds_on(a, b) || builds_on(b, a) || share_a_commit(a, b, repository);
}

std::int64_t newest_seconds(const BundlePart& part, Repository& repository) {
  const Ref* head = find_revision(part.header.refs, "HEAD");
  if (!head && !part.header.refs.empty()) head = &part.header.refs.front();
  const auto commit = head ? read_commit(repository, head->target) : Result<Commit>(Error{});
  return commit ? commit->committer.seconds : std::numeric_limits<std::int64_t>::min();
}

}  // namespace

std::vector<Ref> merged_refs(const std::vector<BundlePart>& parts) {
  std::vector<Ref> refs;
  std::unordered_set<std::string_view> names;
  for (const BundlePart& part : parts) {
    for (const Ref& ref : part.header.refs) {
      if (names.insert(ref.name).second) refs.push_back(ref);
    }
  }
  return refs;
}

std::size_t put_in_order(std::vector<BundlePart>& parts, Repository& repository) {
  if (parts.size() < 2) return parts.size();
  std::size_t related = 1;
  for (bool found = true; found;) {
    found = false;
    for (std::size_t i = related; i < parts.size(); ++i) {
      const auto is_related = [&](const BundlePart& known) { return belong_together(known, parts[i], repository); };
      if (!std::any_of(parts.begin(), parts.begin() + std::ptrdiff_t(related), is_related)) continue;
      std::rotate(parts.begin() + std::ptrdiff_t(related), parts.begin() + std::ptrdiff_t(i), parts.begin() + std::ptrdiff_t(i) + 1);
      ++related;
      found = true;
    }
  }
  const auto is_newer = [&](const BundlePart& a, const BundlePart& b) { return newest_seconds(a, repository) > newest_seconds(b, repository); };
  sort_stably(parts.begin(), parts.begin() + std::ptrdiff_t(related), is_newer);
  sort_stably(parts.begin() + std::ptrdiff_t(related), parts.end(), is_newer);
  return related;
}

}  // namespace hindsight::git
