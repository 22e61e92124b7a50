#pragma once

#include <string>
#include <string_view>

namespace hindsight::git {

constexpr std::size_t kLongestRefName = 4096;

/// The rules of git-check-ref-format(1) as far as a name could mislead someone, and no longer than kLongestRefName.
bool is_sound_ref_name(std::string_view name);

/// What an input says, in quotes, short and harmless, for messages.
std::string quoted(std::string_view raw);

}  // namespace hindsight::git
