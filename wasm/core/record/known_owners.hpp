#pragma once

#include <vector>

#include "hindsight/record/extract.hpp"
#include "item_text.hpp"

namespace hindsight::record {

struct ReadItem {
  ActionItem item;
  Signature signature;
};

/// What the items of a report tell of each other: a key that several begin with is their ticket's; initials that several are signed with are people's; a name that one of them surely
/// names as its owner is an owner where another ends or begins with it; and where most end or begin with a name, these are their owners.
void name_owners(std::vector<ReadItem>& items, const Settings& settings);

}  // namespace hindsight::record
