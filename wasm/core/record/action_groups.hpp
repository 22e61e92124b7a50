#pragma once

#include <string>
#include <string_view>

#include "hindsight/record/extract.hpp"

/// What heads several action items: a person, a time, a state, a priority or a purpose.
namespace hindsight::record {

/// The longest text that may head a group.
inline constexpr std::size_t kLongestGroupName = 60;

/// What a heading, a line or a list item says about all items below it.
struct Group {
  std::string owner;
  std::string priority;
  std::string type;
  ActionStatus status = ActionStatus::unknown;
  bool recognised = false;
};

/// What a short text says of the items below it; `recognised` is false where it may be an item itself.
Group read_group(std::string_view label, const Settings& settings);

/// The inner group's word counts; what it does not say comes from the outer one.
Group within(const Group& outer, Group inner);

/// "completed" of "Immediate actions (completed)", or "".
std::string_view bracket_in(std::string_view label);

}  // namespace hindsight::record
