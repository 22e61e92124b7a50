#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace hindsight::markdown {

/// A heading's id before it is made unique: lower case, letters and digits of every script, `_` and `-` kept, blanks
/// become `-`, everything else left out. "section" where nothing is left. At most 160 bytes.
std::string slug(std::string_view heading);

/// Hands out ids that differ: "root-cause", "root-cause-1", "root-cause-2".
class SlugSet {
 public:
  std::string add(std::string_view heading);

 private:
  std::unordered_map<std::string, int> used_;  ///< each id given, and the last number tried behind it
};

}  // namespace hindsight::markdown
