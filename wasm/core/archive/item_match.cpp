#include "item_match.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"

namespace hindsight::archive {
namespace {

constexpr double kHalf = 0.5;
constexpr double kNearlyAll = 0.75;
/// Of the words weighted by how few items have them.
constexpr double kLeastOwnWords = 0.4;
constexpr std::size_t kFewestContainedWords = 2;
constexpr std::size_t kMostTimesLonger = 4;
constexpr std::size_t kMostCompared = 200;

using Keys = std::vector<const ItemKey*>;

std::uint64_t hash_of(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325u) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(text::lower(c))) * 0x100000001B3u;
  return hash;
}

/// The size of a character of the scripts that are written without blanks (U+3000 to U+9FFF), or 0.
std::size_t ideograph_size(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  return lead >= 0xE3 && lead <= 0xE9 && text.size() >= 3 ? 3 : 0;
}

bool is_word_char(char c) { return text::is_alpha(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view without_plural(std::string_view word) {
  const bool plural = word.size() > 3 && text::lower(word.back()) == 's' && text::lower(word[word.size() - 2]) != 's';
  return plural ? word.substr(0, word.size() - 1) : word;
}

void sort_unique(std::vector<std::uint64_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = ideograph_size(text.substr(at)); size > 0) {
      words.push_back(hash_of(text.substr(at, size)));
      at += size;
    } else if (is_word_char(text[at])) {
      const std::size_t begin = at;
      while (at < text.size() && is_word_char(text[at]) && ideograph_size(text.substr(at)) == 0) ++at;
      words.push_back(hash_of(without_plural(text.substr(begin, at - begin))));
    } else {
      ++at;
    }
  }
  if (words.empty()) words.push_back(hash_of(text));
  sort_unique(words);
  return words;
}

std::uint64_t hash_of_words(const ItemKey& key) {
  std::uint64_t hash = 0;
  for (const std::uint64_t word : key.words) hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash;
}

class Matcher {
 public:
  Matcher(const Keys& newer, const Keys& older, Likeness likeness)
      : newer_(newer), older_(older), likeness_(likeness), match_(newer.size(), kNoItem), taken_(older.size(), false) {}

  std::vector<std::size_t> run() {
    pair_equal([](const ItemKey& key) { return hash_of_words(key) ^ key.ticket * 31 ^ key.details * 37; }, false);
    pair_equal([](const ItemKey& key) { return hash_of_words(key) ^ key.ticket * 31; }, false);
    pair_equal([](const ItemKey& key) { return key.ticket; }, true);
    pair_equal(hash_of_words, false);
    pair_alike();
    return std::move(match_);
  }

 private:
  void pair(std::size_t newer, std::size_t older) {
    match_[newer] = older;
    taken_[older] = true;
  }

  /// Items with the same value are paired in order; 0 is no value. `only_single`: where it occurs once on each side.
  template <class Value>
  void pair_equal(Value value_of, bool only_single) {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
    for (std::size_t j = older_.size(); j-- > 0;) {
      const std::uint64_t value = value_of(*older_[j]);
      if (value != 0 && (only_single || !taken_[j])) places[value].push_back(j);
    }
    std::unordered_map<std::uint64_t, int> uses;
    if (only_single)
      for (const ItemKey* key : newer_) ++uses[value_of(*key)];
    for (std::size_t i = 0; i < newer_.size(); ++i) {
      if (match_[i] != kNoItem) continue;
      const std::uint64_t value = value_of(*newer_[i]);
      const auto found = places.find(value);
      if (found == places.end() || found->second.empty()) continue;
      if (only_single && (found->second.size() != 1 || uses[value] != 1 || taken_[found->second.back()])) continue;
      pair(i, found->second.back());
      found->second.pop_back();
    }
  }

  /// Counts in how many items each word is, on the side where it is in more.
  void weigh_words() {
    std::unordered_map<std::uint64_t, std::size_t> newer_counts;
    for (const ItemKey* key : newer_)
      for (const std::uint64_t word : key->words) ++newer_counts[word];
    for (const ItemKey* key : older_)
      for (const std::uint64_t word : key->words) ++items_with_[word];
    for (const auto& [word, count] : newer_counts) items_with_[word] = std::max(items_with_[word], count);
  }

  double weight(const std::vector<std::uint64_t>& words) const {
    double sum = 0;
    for (const std::uint64_t word : words) {
      const double items = double(items_with_.at(word));
      sum += 1 / (items * items);  // four words that three items share tell less than one of an item's own
    }
    return sum;
  }

  /// 0 where they are different items.
  double likeness_of(const ItemKey& a, const ItemKey& b) const {
    std::vector<std::uint64_t> common;
    std::set_intersection(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), std::back_inserter(common));
    if (common.empty()) return 0;
    const std::size_t all = a.words.size() + b.words.size() - common.size();
    const double share = double(common.size()) / double(all);
    const std::size_t shorter = std::min(a.words.size(), b.words.size());
    const std::size_t longer = std::max(a.words.size(), b.words.size());
    const bool contained = common.size() == shorter && shorter >= kFewestContainedWords && longer <= kMostTimesLonger * shorter;
    if (share < kHalf && !contained) return 0;

    const double own_common = weight(common);
    const double own_share = own_common / (weight(a.words) + weight(b.words) - own_common);
    const bool other_ticket = a.ticket != 0 && b.ticket != 0 && a.ticket != b.ticket;
    const double least = likeness_ == Likeness::moved || other_ticket ? kNearlyAll : kHalf;
    if (share >= least && own_share >= kLeastOwnWords) return own_share;
    const bool own_words = own_common >= kHalf * double(common.size());
    return likeness_ == Likeness::reworded && !other_ticket && contained && own_words ? own_share : 0;
  }

  void pair_alike() {
    std::vector<std::size_t> new_ones, old_ones;
    for (std::size_t i = 0; i < newer_.size() && new_ones.size() < kMostCompared; ++i)
      if (match_[i] == kNoItem) new_ones.push_back(i);
    for (std::size_t j = 0; j < older_.size() && old_ones.size() < kMostCompared; ++j)
      if (!taken_[j]) old_ones.push_back(j);
    if (new_ones.empty() || old_ones.empty()) return;
    weigh_words();

    struct Candidate {
      double likeness;
      bool same_details;
      std::size_t distance, newer, older;
    };
    std::vector<Candidate> candidates;
    for (const std::size_t i : new_ones) {
      for (const std::size_t j : old_ones) {
        const double likeness = likeness_of(*newer_[i], *older_[j]);
        if (likeness > 0) candidates.push_back({likeness, newer_[i]->details == older_[j]->details, i < j ? j - i : i - j, i, j});
      }
    }
    sort_stably(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      if (a.likeness != b.likeness) return a.likeness > b.likeness;
      if (a.same_details != b.same_details) return a.same_details;
      return a.distance < b.distance;
    });
    for (const Candidate& candidate : candidates)
      if (match_[candidate.newer] == kNoItem && !taken_[candidate.older]) pair(candidate.newer, candidate.older);
  }

  const Keys& newer_;
  const Keys& older_;
  Likeness likeness_;
  std::vector<std::size_t> match_;
  std::vector<bool> taken_;
  std::unordered_map<std::uint64_t, std::size_t> items_with_;
};

}  // namespace

ItemKey key_of(const record::ActionItem& item) {
  ItemKey key;
  key.words = words_of(item.text);
  if (!item.ticket.empty()) key.ticket = hash_of(item.ticket) | 1;
  key.details = hash_of(item.due_raw, hash_of(item.owner));
  return key;
}

std::vector<std::size_t> match_items(const Keys& newer, const Keys& older, Likeness likeness) {
  return Matcher(newer, older, likeness).run();
}

}  // namespace hindsight::archive
