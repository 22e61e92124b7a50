#include "table.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"

namespace hindsight::record {
namespace {

using markdown::Node;

constexpr std::size_t kMostColumns = 64;
constexpr std::size_t kMostRows = 20'000;

std::vector<GridCell> read_cells(const Node& row) {
  std::vector<GridCell> cells;
  for (const Node& cell : row.children) {
    if (cells.size() >= kMostColumns) break;
    cells.push_back({text::squeeze(markdown::plain_text(cell)), &cell});
  }
  return cells;
}

/// "Title" and "Summary" head a table of facts as well; these head one of things to do.
bool names_work(std::string_view header, const Labels& labels) {
  if (labels.section(header) == "action_items") return true;
  for (const std::string_view word : {"action", "task", "item", "todo", "to do", "follow", "remediation", "improvement", "recommendation"})
    if (text::contains_ignoring_case(header, word)) return true;
  return false;
}

const Node* header_of(const Node& table) {
  return !table.children.empty() && table.children.front().header ? &table.children.front() : nullptr;
}

}  // namespace

Grid read_grid(const Node& table) {
  Grid grid;
  for (const Node& row : table.children) {
    if (row.header) grid.header = read_cells(row);
    else if (grid.rows.size() < kMostRows) grid.rows.push_back({read_cells(row), row.line});
  }
  return grid;
}

TableUse table_use(const Node& table, const Labels& labels, const Outline& outline, std::size_t section) {
  const Node* header = header_of(table);
  if (header == nullptr) return TableUse::other;
  bool action_text = false, action_detail = false, event_time = false, event_text = false, says_time = false, any_action_text = false, unnamed = false;
  for (const GridCell& cell : read_cells(*header)) {
    const std::string action = labels.action_column(cell.text);
    const std::string event = labels.timeline_column(cell.text);
    action_text = action_text || (action == "text" && names_work(cell.text, labels));
    any_action_text = any_action_text || action == "text";
    unnamed = unnamed || (action.empty() && labels.field(cell.text).empty());
    says_time = says_time || text::contains_ignoring_case(cell.text, "time");
    action_detail = action_detail || action == "owner" || action == "due" || action == "status" || action == "ticket" || action == "priority";
    event_time = event_time || event == "time";
    event_text = event_text || event == "text";
  }
  const bool in_timeline = is_within(outline, section, "timeline") || is_within(outline, section, "detection_chain");
  const bool in_actions = is_within(outline, section, "action_items");
  if (in_timeline) return event_time || table.children.size() > 2 ? TableUse::timeline : TableUse::values;
  if (in_actions) return any_action_text || unnamed ? TableUse::actions : TableUse::values;
  if (event_time && event_text && header->children.size() <= 5) {
    // "Date | Action | Owner" tells what is to be done; "Time | Event | Who" what happened.
    return action_text && action_detail && !says_time ? TableUse::actions : TableUse::timeline;
  }
  if (action_text && action_detail) return TableUse::actions;
  return TableUse::values;
}

std::string text_upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
  return out;
}

}  // namespace hindsight::record
