#include "rename_search.hpp"

#include <algorithm>
#include <string>

#include "hindsight/base/sort.hpp"
#include "hindsight/record/classify.hpp"

namespace hindsight::archive {
namespace {

constexpr double kLeastLikeness = 0.5;
constexpr double kThreeQuarters = 0.75;
constexpr std::size_t kMostComparisons = 160'000;
constexpr std::size_t kMostFilesInTable = 2'000;
constexpr std::size_t kLongestCompared = 4u << 20;
constexpr std::int64_t kBytesPerPiece = 4;

/// The last components of a path, as many as there are.
std::string_view tail(std::string_view path, std::size_t components) {
  std::size_t at = path.size();
  for (; components > 0 && at != std::string_view::npos && at > 0; --components) at = path.rfind('/', at - 1);
  return components > 0 || at == std::string_view::npos || at == 0 ? path : path.substr(at + 1);
}

bool may_be_a_report(std::string_view path) { return record::classify_path(path).role != record::FileRole::ignored; }

}  // namespace

RenameSearch::RenameSearch(git::Repository& repository, const git::History& history, std::size_t commit)
    : repository_(repository), history_(history) {
  const auto first = std::lower_bound(history.versions.begin(), history.versions.end(), commit,
                                      [](const git::FileVersion& version, std::size_t wanted) { return version.commit < wanted; });
  for (auto at = first; at != history.versions.end() && at->commit == commit; ++at) {
    const std::size_t v = std::size_t(at - history.versions.begin());
    if (at->blob == git::kNoObject) removed_.push_back(v);
    else if (at->before == git::kNoObject) added_.push_back(v);
  }
  pair_same_content();
  const auto is_other = [&](std::size_t v) { return !may_be_a_report(version(v).path); };
  added_.erase(std::remove_if(added_.begin(), added_.end(), is_other), added_.end());
  removed_.erase(std::remove_if(removed_.begin(), removed_.end(), is_other), removed_.end());
  find_namesakes();
}

void RenameSearch::pair(std::size_t added, std::size_t removed) {
  renames_.emplace(added, removed);
  paired_.insert(added);
  paired_.insert(removed);
}

void RenameSearch::drop_paired() {
  const auto is_paired = [&](std::size_t v) { return paired_.count(v) != 0; };
  added_.erase(std::remove_if(added_.begin(), added_.end(), is_paired), added_.end());
  removed_.erase(std::remove_if(removed_.begin(), removed_.end(), is_paired), removed_.end());
}

void RenameSearch::pair_same_content() {
  for (const bool same_name : {true, false}) {
    const auto key_of = [&](std::size_t v, const git::ObjectId& blob) {
      std::string key(as_text(blob.bytes));
      return same_name ? key.append(tail(version(v).path, 1)) : key;
    };
    std::unordered_map<std::string, Files> places;
    for (auto v = removed_.rbegin(); v != removed_.rend(); ++v) places[key_of(*v, version(*v).before)].push_back(*v);
    for (const std::size_t added : added_) {
      const auto found = places.find(key_of(added, version(added).blob));
      if (found == places.end() || found->second.empty()) continue;
      pair(added, found->second.back());
      found->second.pop_back();
    }
    drop_paired();
  }
}

void RenameSearch::find_namesakes() {
  constexpr std::size_t kSeveral = static_cast<std::size_t>(-1);
  const auto by_tail = [&](const Files& files) {
    std::unordered_map<std::string_view, std::size_t> single;
    for (const std::size_t v : files) {
      const auto [place, is_new] = single.emplace(tail(version(v).path, components_), v);
      if (!is_new) place->second = kSeveral;
    }
    return single;
  };
  const auto removed = by_tail(removed_);
  namesakes_.clear();
  next_ = 0;
  for (const auto& [name, added] : by_tail(added_)) {
    const auto found = removed.find(name);
    if (added != kSeveral && found != removed.end() && found->second != kSeveral) namesakes_.emplace_back(added, found->second);
  }
}

void RenameSearch::compare_namesakes() {
  if (next_ < namesakes_.size()) {
    const auto [added, removed] = namesakes_[next_++];
    const auto a = read(version(added).blob);
    const auto b = read(version(removed).before);
    if (a && b && Pieces::likeness(*a, *b) >= kThreeQuarters) pair(added, removed);
    return;
  }
  drop_paired();
  if (--components_ > 0) find_namesakes();
  else prepare_table();
}

void RenameSearch::prepare_table() {
  const bool too_many = added_.size() + removed_.size() > kMostFilesInTable || added_.size() * removed_.size() > kMostComparisons;
  next_ = 0;
  stage_ = too_many || added_.empty() || removed_.empty() ? Stage::ended : Stage::reading;
}

void RenameSearch::compare_row() {
  const std::size_t row = next_++;
  if (!pieces_[row]) return;
  for (std::size_t r = 0; r < removed_.size(); ++r) {
    const auto& other = pieces_[added_.size() + r];
    if (!other) continue;
    *budget_ -= kBytesPerPiece * std::int64_t(pieces_[row]->count() + other->count());
    const double likeness = Pieces::likeness(*pieces_[row], *other);
    if (likeness < kLeastLikeness) continue;
    const bool same_name = tail(version(added_[row]).path, 1) == tail(version(removed_[r]).path, 1);
    candidates_.push_back({likeness, same_name, added_[row], removed_[r]});
  }
}

void RenameSearch::pair_best() {
  sort_stably(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.same_name && !b.same_name;
  });
  for (const Candidate& candidate : candidates_)
    if (paired_.count(candidate.added) == 0 && paired_.count(candidate.removed) == 0) pair(candidate.added, candidate.removed);
}

std::optional<Pieces> RenameSearch::read(const git::ObjectId& blob) {
  const auto object = repository_.share(blob);
  if (!object || (*object)->data.size() > kLongestCompared) return std::nullopt;
  *budget_ -= std::int64_t((*object)->data.size());
  return Pieces((*object)->data);
}

bool RenameSearch::step(std::int64_t& budget_bytes) {
  budget_ = &budget_bytes;
  while (stage_ != Stage::ended && budget_bytes > 0) {
    --budget_bytes;
    if (stage_ == Stage::namesakes) {
      compare_namesakes();
    } else if (stage_ == Stage::reading) {
      const std::size_t n = added_.size();
      pieces_.push_back(read(next_ < n ? version(added_[next_]).blob : version(removed_[next_ - n]).before));
      if (++next_ < n + removed_.size()) continue;
      next_ = 0;
      stage_ = Stage::comparing;
    } else if (next_ < added_.size()) {
      compare_row();
    } else {
      pair_best();
      stage_ = Stage::ended;
    }
  }
  return stage_ == Stage::ended;
}

}  // namespace hindsight::archive
