#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/repository.hpp"

namespace hindsight::git {

constexpr std::size_t kLongestRefName = 4096;

/// The rules of git-check-ref-format(1) as far as a name could mislead someone, and no longer than kLongestRefName.
bool is_sound_ref_name(std::string_view name);

/// git-replace(1) shows one object in another's place, which is not followed: that there are such references is told.
std::optional<Error> replaced_objects(const std::vector<Ref>& refs, const std::string& where);

/// What an input says, in quotes, short and harmless, for messages.
std::string quoted(std::string_view raw);

}  // namespace hindsight::git
