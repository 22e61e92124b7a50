#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/record/extract.hpp"
#include "hindsight/record/facts.hpp"

/// What one action item says in a single text: "[P0] Add a canary (Owner: @ana, due 2026-05-01) → LIN-123".
namespace hindsight::record {

struct ItemLink {
  std::string text;
  std::string url;
};

/// Fills text, owner, due, priority, ticket, type and, where words say so ("(done)", "Status: open"), the status.
/// What is set already in `item` stays.
void read_action_text(std::string_view text, const std::vector<ItemLink>& links, const Settings& settings, ActionItem& item);

}  // namespace hindsight::record
