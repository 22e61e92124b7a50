#include "action_table.hpp"

#include <algorithm>

#include "action_owner.hpp"
#include "action_parts.hpp"
#include "action_values.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/record/values.hpp"
#include "text_tools.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kMostRowsLookedAt = 200;
constexpr std::size_t kLongestShortCell = 40;
constexpr std::size_t kNoColumn = std::size_t(-1);

/// What the cells of a column are, each counted where it is not empty and not "unknown".
struct Content {
  int filled = 0, dates = 0, states = 0, tickets = 0, numbers = 0, kinds = 0, priorities = 0, people = 0;
  std::size_t letters = 0;  ///< of all texts
  bool all_differ = true;

  [[nodiscard]] bool most(int count) const { return filled > 0 && count * 5 >= filled * 3; }
  [[nodiscard]] double length() const { return filled > 0 ? double(letters) / filled : 0; }
};

/// "1", "#3", "P-1", "A2": what rows are counted with.
bool is_row_number(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text::is_alpha(text[at]) || text[at] == '#' || text[at] == '-' || text[at] == '.')) ++at;
  if (at > 3 || at == text.size() || text.size() - at > 3) return false;
  return std::all_of(text.begin() + std::ptrdiff_t(at), text.end(), [](char c) { return text::is_digit(c) || c == '.'; });
}

/// In letters, where one of a script without blanks counts as two.
std::size_t length_of(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const language::Symbol symbol = language::decode(text.substr(at));
    length += language::is_joined_script(symbol.code_point) ? 2 : 1;
    at += symbol.size;
  }
  return length;
}

void look_at(const std::string& cell, const Settings& settings, Content& content) {
  const std::string_view text = trim_marks(cell);
  if (text.empty() || names_nobody(text)) return;
  ++content.filled;
  content.letters += length_of(text);
  if (is_row_number(text)) {
    ++content.numbers;
    return;
  }
  if (text.size() > kLongestShortCell && !is_url(text)) return;
  const std::string_view first = text.substr(0, text.find(' '));
  if (date_length(text, settings.date_order) == text.size() || (find_stated_date(text, settings.date_order) && text::is_digit(text[0]))) ++content.dates;
  else if (is_status_phrase(text)) ++content.states;
  else if (is_ticket_key(first) || is_issue_number(first) || is_url(first)) ++content.tickets;
  else if (!action_priority(text).empty()) ++content.priorities;
  else if (!action_type(text).empty()) ++content.kinds;
  else if (handles_length(text) == text.size() || name_form(text, settings) > NameForm::weak) ++content.people;
}

std::vector<Content> read_contents(const Grid& grid, const Settings& settings) {
  std::vector<Content> contents(grid.width());
  std::vector<std::vector<std::string>> seen(grid.width());
  for (std::size_t r = 0; r < grid.rows.size() && r < kMostRowsLookedAt; ++r) {
    const std::vector<GridCell>& cells = grid.rows[r].cells;
    for (std::size_t i = 0; i < contents.size() && i < cells.size(); ++i) {
      look_at(cells[i].text, settings, contents[i]);
      if (cells[i].text.empty()) continue;
      if (std::find(seen[i].begin(), seen[i].end(), cells[i].text) != seen[i].end()) contents[i].all_differ = false;
      seen[i].push_back(cells[i].text);
    }
  }
  return contents;
}

/// What the cells alone say; "number" for ids of rows.
std::string kind_of_cells(const Content& content) {
  if (content.most(content.dates)) return "due";
  if (content.most(content.states)) return "status";
  if (content.most(content.priorities)) return "priority";
  if (content.most(content.kinds)) return "type";
  if (content.most(content.tickets)) return "ticket";
  if (content.most(content.numbers)) return "number";
  return {};
}

/// A header that names a kind keeps it where some cells bear it out, or where none speaks against it.
std::string kind_of_column(const std::string& header, const Content& content) {
  const std::string cells = kind_of_cells(content);
  if (cells.empty()) return header.empty() && content.most(content.people) && content.length() < 30 ? "owner?" : header;
  if (header.empty()) return cells == "number" ? std::string() : cells + "?";
  if (cells == "number") return header == "text" ? std::string("number") : header;
  if (header == "status" && cells == "due") return header;      // the day on which it was done
  if (header == "ticket" && cells == "number") return header;
  if (header == "owner" && (cells == "type" || cells == "status")) return header;
  if (header == "text" && content.filled < 2 && cells != "due" && cells != "ticket") return header;
  return cells;
}

/// The column of sentences: the first that a header calls so, unless another one is plainly where the texts are.
std::size_t find_text(const std::vector<std::string>& kinds, const std::vector<Content>& contents) {
  std::size_t named = kNoColumn, longest = kNoColumn;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == "text" && (named == kNoColumn || (contents[named].filled == 0 && contents[i].filled > 0))) named = i;
    if (kinds[i].empty() && contents[i].filled > 0 && !contents[i].most(contents[i].numbers) && (longest == kNoColumn || contents[i].length() > contents[longest].length())) longest = i;
  }
  return named != kNoColumn ? named : longest;
}

/// "Prevent | keeps it from happening": what the kinds mean.
bool is_legend_table(const std::vector<std::string>& kinds, const std::vector<Content>& contents) {
  if (kinds.size() != 2 || contents[0].filled < 2 || !contents[0].all_differ) return false;
  return contents[0].most(contents[0].kinds) || contents[0].most(contents[0].priorities) || contents[0].most(contents[0].states);
}

}  // namespace

bool ActionColumns::has_text() const { return std::find(kinds.begin(), kinds.end(), "text") != kinds.end(); }

ActionColumns read_action_columns(const Grid& grid, const Settings& settings) {
  ActionColumns columns;
  const std::vector<Content> contents = read_contents(grid, settings);
  for (std::size_t i = 0; i < grid.width(); ++i) columns.kinds.push_back(kind_of_column(settings.labels.action_column(grid.header[i].text), contents[i]));
  if (is_legend_table(columns.kinds, contents)) return {};
  // "Klart" above days, beside a column of states: until when, not that it is done.
  for (std::size_t i = 0; i < columns.kinds.size(); ++i) {
    const bool has_days = columns.kinds[i] == "status" && kind_of_cells(contents[i]) == "due";
    for (std::size_t other = 0; has_days && other < columns.kinds.size(); ++other)
      if (other != i && (columns.kinds[other] == "status" || columns.kinds[other] == "status?")) columns.kinds[i] = "due";
  }
  const std::size_t text = find_text(columns.kinds, contents);
  for (std::size_t i = 0; i < columns.kinds.size(); ++i) {
    std::string& kind = columns.kinds[i];
    if (i == text) {
      kind = "text";
    } else if (kind == "text" || kind == "number") {
      kind.clear();
    } else if (kind.ends_with('?')) {
      // What only its cells tell counts where no other column has it.
      kind.pop_back();
      if (std::count(columns.kinds.begin(), columns.kinds.end(), kind) > 1) kind.clear();
    }
  }
  return columns;
}

void read_action_cell(const std::string& column, const std::string& cell, const Settings& settings, ActionItem& item) {
  if (column == "ticket") {
    const std::string_view text = trim_marks(cell);
    const std::size_t blank = std::min(text.find(' '), text.size());
    const std::string_view first = text.substr(0, blank);
    std::string ticket = ticket_in(text);
    if (ticket.empty() && has_form_of_reference(first)) ticket = std::string(first);
    if (ticket.empty() && item.status == ActionStatus::unknown && is_status_phrase(text.substr(0, text.find(':')))) set_status(text.substr(0, text.find(':')), item);
    set_once(item.ticket, std::move(ticket));
    if (blank < text.size() && item.status == ActionStatus::unknown) {
      const std::string_view rest = text::trim(text.substr(blank));
      if (is_status_phrase(rest)) set_status(rest, item);
    }
    return;
  }
  if (column == "status" && date_length(trim_marks(cell), settings.date_order) == trim_marks(cell).size() && !cell.empty() && item.status == ActionStatus::unknown) {
    item.status = ActionStatus::done;
    return;
  }
  set_action_attribute(column, cell, settings.date_order, item);
}

}  // namespace hindsight::record
