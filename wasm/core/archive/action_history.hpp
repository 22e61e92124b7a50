#pragma once

#include <vector>

#include "hindsight/archive/archive.hpp"

namespace hindsight::archive {

/// The action items of one version of a report.
struct ActionSnapshot {
  git::ObjectId commit;
  Instant date;
  std::vector<record::ActionItem> items;
};

/// Follows each item of the newest snapshot back through the older ones (`snapshots` is oldest first).
/// An item is the same one in two neighbouring versions if its words are the same or, among what is left over,
/// if at least half of the words of both together are common to them.
/// An item that was already done when it first appeared has no known closing time.
std::vector<ActionHistory> trace_actions(const std::vector<ActionSnapshot>& snapshots);

}  // namespace hindsight::archive
