#include "action_history.hpp"

#include <algorithm>
#include <string>

#include "hindsight/base/text.hpp"

namespace hindsight::archive {
namespace {

constexpr double kSameItemOverlap = 0.5;

using Words = std::vector<std::string>;

/// Distinct lower-case words in ascending order.
Words words_of(const std::string& item_text) {
  Words words;
  std::string word;
  for (char c : item_text + " ") {
    const bool part_of_word = text::is_alpha(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (part_of_word) {
      word += text::lower(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

/// Jaccard index: common words / all words.
double overlap(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return 0;
  Words common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return double(common.size()) / double(a.size() + b.size() - common.size());
}

/// For each of `newer` the index of the same item in `older`, or -1.
std::vector<int> match_items(const std::vector<Words>& newer, const std::vector<Words>& older) {
  std::vector<int> match(newer.size(), -1);
  std::vector<bool> taken(older.size(), false);
  for (std::size_t i = 0; i < newer.size(); ++i) {
    for (std::size_t j = 0; j < older.size() && match[i] < 0; ++j) {
      if (taken[j] || newer[i] != older[j]) continue;
      match[i] = int(j);
      taken[j] = true;
    }
  }
  struct Candidate {
    double score;
    std::size_t newer, older;
  };
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < newer.size(); ++i) {
    if (match[i] >= 0) continue;
    for (std::size_t j = 0; j < older.size(); ++j) {
      if (taken[j]) continue;
      const double score = overlap(newer[i], older[j]);
      if (score >= kSameItemOverlap) candidates.push_back({score, i, j});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  for (const Candidate& c : candidates) {
    if (match[c.newer] >= 0 || taken[c.older]) continue;
    match[c.newer] = int(c.older);
    taken[c.older] = true;
  }
  return match;
}

std::vector<Words> all_words(const std::vector<record::ActionItem>& items) {
  std::vector<Words> words;
  words.reserve(items.size());
  for (const auto& item : items) words.push_back(words_of(item.text));
  return words;
}

}  // namespace

std::vector<ActionHistory> trace_actions(const std::vector<ActionSnapshot>& snapshots) {
  if (snapshots.empty()) return {};
  const ActionSnapshot& newest = snapshots.back();
  std::vector<ActionHistory> histories(newest.items.size());
  std::vector<int> followed(newest.items.size());  // index into the snapshot at hand; -1 once the item's start is known
  std::vector<bool> close_found(newest.items.size(), false);
  for (std::size_t i = 0; i < followed.size(); ++i) {
    followed[i] = int(i);
    histories[i].opened_at = newest.date;
    close_found[i] = newest.items[i].status != record::ActionStatus::done;
  }

  std::vector<Words> words = all_words(newest.items);
  for (std::size_t s = snapshots.size() - 1; s-- > 0;) {
    const ActionSnapshot& older = snapshots[s];
    const ActionSnapshot& newer = snapshots[s + 1];
    std::vector<Words> older_words = all_words(older.items);
    const std::vector<int> match = match_items(words, older_words);
    for (std::size_t i = 0; i < followed.size(); ++i) {
      if (followed[i] < 0) continue;
      followed[i] = match[std::size_t(followed[i])];
      if (followed[i] < 0) continue;
      histories[i].opened_at = older.date;
      const bool was_done = older.items[std::size_t(followed[i])].status == record::ActionStatus::done;
      if (!close_found[i] && !was_done) {
        histories[i].closed_at = newer.date;
        histories[i].closed_by_commit = newer.commit;
        close_found[i] = true;
      }
    }
    words = std::move(older_words);
  }
  return histories;
}

}  // namespace hindsight::archive
