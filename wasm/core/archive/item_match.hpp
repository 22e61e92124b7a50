#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "hindsight/record/facts.hpp"

namespace hindsight::archive {

/// What an action item is known by from one version to the next: its words and its ticket. Not its state, and its owner and
/// due date only where two items have the same words.
struct ItemKey {
  std::vector<std::uint64_t> words;  ///< hashes of its distinct words, ascending; never empty
  std::uint64_t ticket = 0;          ///< 0 where it has none
  std::uint64_t details = 0;         ///< owner and due date
};

/// Words are runs of letters and digits in lower case, without a plural's s; a script that does not divide words gives one
/// for each character.
ItemKey key_of(const record::ActionItem& item);

inline constexpr std::size_t kNoItem = static_cast<std::size_t>(-1);

enum class Likeness {
  reworded,  ///< at least half of the words, or all words of the shorter
  moved,     ///< nearly all words: between files there is more that is only alike
};

/// For each of `newer` the index of the same item in `older`, or kNoItem; no index occurs twice.
///
/// The same words come first, then a ticket that only one item on each side names. What is left over is paired best first:
/// two items are the same if their words are alike enough, where words that stand in several items ("Add an alert for …")
/// count less. Items with different tickets need nearly the same words. Of a tie the same details decide, then the order.
/// At most 200 items of each side are compared by their words.
std::vector<std::size_t> match_items(const std::vector<const ItemKey*>& newer, const std::vector<const ItemKey*>& older, Likeness likeness);

}  // namespace hindsight::archive
