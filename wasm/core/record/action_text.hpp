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

/// One attribute by its column or key ("owner", "due", …); false where the value does not fit it.
bool set_action_attribute(std::string_view column, std::string_view value, DateOrder order, ActionItem& item);

/// "eval", "tooling", "guardrail", "process", "prevent", "detect", "mitigate", or "".
std::string action_type(std::string_view text);
/// "P0" … "P4", or "".
std::string action_priority(std::string_view text);
/// "LIN-123", "#42" or a URL of an issue, or "".
std::string ticket_in(std::string_view text);
/// "done on 8 July", "won't do: too dear", and nothing beside: what became of an item that is not open any more.
bool is_closing_remark(std::string_view text);
/// A link to an issue, a pull request or a tracker.
bool is_ticket_url(std::string_view url);

}  // namespace hindsight::record
