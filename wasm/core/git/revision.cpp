#include <algorithm>

#include "hindsight/base/text.hpp"
#include "hindsight/git/repository.hpp"
#include "revision.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kFewestDigits = 4;
constexpr std::size_t kShownNames = 20;

const Ref* find_ref(const std::vector<Ref>& refs, std::string_view name) {
  const auto found = std::find_if(refs.begin(), refs.end(), [&](const Ref& ref) { return ref.name == name; });
  return found == refs.end() ? nullptr : &*found;
}

/// The order of gitrevisions(7).
const Ref* find_named(const std::vector<Ref>& refs, std::string_view name) {
  const std::string text(name);
  for (const std::string& candidate : {text, "refs/" + text, "refs/tags/" + text, "refs/heads/" + text, "refs/remotes/" + text,
                                       "refs/remotes/" + text + "/HEAD"}) {
    if (const Ref* ref = find_ref(refs, candidate)) return ref;
  }
  return nullptr;
}

const Ref* stand_in_for_head(const std::vector<Ref>& refs) {
  for (const std::string_view name : {"refs/heads/main", "refs/heads/master"}) {
    if (const Ref* ref = find_ref(refs, name)) return ref;
  }
  const auto branch = std::find_if(refs.begin(), refs.end(), [](const Ref& ref) { return ref.name.rfind("refs/heads/", 0) == 0; });
  return branch == refs.end() ? nullptr : &*branch;
}

}  // namespace

const Ref* find_revision(const std::vector<Ref>& refs, std::string_view revision) {
  const Ref* ref = revision.empty() ? nullptr : find_named(refs, revision);
  return !ref && revision == "HEAD" ? stand_in_for_head(refs) : ref;
}

namespace {

std::string short_name(std::string_view name) {
  for (const std::string_view prefix : {"refs/heads/", "refs/tags/", "refs/remotes/"}) {
    if (name.substr(0, prefix.size()) == prefix) return std::string(name.substr(prefix.size()));
  }
  return std::string(name);
}

std::string list_names(const std::vector<Ref>& refs) {
  if (refs.empty()) return "no names are recorded";
  std::string list;
  for (std::size_t i = 0; i < refs.size() && i < kShownNames; ++i) list += (i == 0 ? "" : ", ") + short_name(refs[i].name);
  if (refs.size() > kShownNames) list += " and " + std::to_string(refs.size() - kShownNames) + " more";
  return "there are " + list;
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return text::is_digit(c) || (text::lower(c) >= 'a' && text::lower(c) <= 'f'); });
}

std::vector<ObjectId> ids_beginning_with(const Repository& repository, std::string_view digits) {
  const std::string low = std::string(digits) + std::string(ObjectId::kDigits - digits.size(), '0');
  const std::string high = std::string(digits) + std::string(ObjectId::kDigits - digits.size(), 'f');
  const std::vector<ObjectId> ids = repository.object_ids();
  const auto first = std::lower_bound(ids.begin(), ids.end(), *ObjectId::from_hex(low));
  const auto last = std::upper_bound(first, ids.end(), *ObjectId::from_hex(high));
  return {first, last};
}

Result<ObjectId> commit_behind(Repository& repository, const ObjectId& id) {
  HINDSIGHT_TRY(const Commit commit, read_commit(repository, id));
  return commit.id;
}

/// Of several objects the one that leads to a commit counts, as in Git.
Result<ObjectId> resolve_abbreviation(Repository& repository, std::string_view digits) {
  const std::vector<ObjectId> candidates = ids_beginning_with(repository, digits);
  if (candidates.size() == 1) return commit_behind(repository, candidates[0]);
  std::vector<ObjectId> commits;
  for (const ObjectId& candidate : candidates) {
    if (const auto commit = commit_behind(repository, candidate)) commits.push_back(*commit);
  }
  if (commits.size() == 1) return commits[0];
  if (candidates.empty()) return Error{ErrorCode::not_found, "there is no revision '" + std::string(digits) + "'; " + list_names(repository.refs()), ""};
  std::string list;
  for (std::size_t i = 0; i < candidates.size() && i < kShownNames; ++i) list += (i == 0 ? "" : ", ") + candidates[i].hex();
  return Error{ErrorCode::usage, "'" + std::string(digits) + "' may mean " + list, ""};
}

}  // namespace

Result<ObjectId> resolve_revision(Repository& repository, std::string_view revision) {
  if (revision.size() == ObjectId::kDigits) {
    if (const auto id = ObjectId::from_hex(revision)) return commit_behind(repository, *id);
  }
  const std::vector<Ref>& refs = repository.refs();
  if (const Ref* ref = find_revision(refs, revision)) return commit_behind(repository, ref->target);
  if (revision.size() >= kFewestDigits && revision.size() < ObjectId::kDigits && is_hex(revision)) return resolve_abbreviation(repository, revision);
  if (refs.empty() && repository.object_count() == 0) return Error{ErrorCode::not_found, "there are no commits yet", ""};
  return Error{ErrorCode::not_found, "there is no revision '" + text::make_visible(revision) + "'; " + list_names(refs), ""};
}

}  // namespace hindsight::git
