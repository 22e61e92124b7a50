#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hindsight/record/labels.hpp"
#include "hindsight/record/settings.hpp"
#include "table.hpp"

/// What the columns of a table of action items hold.
namespace hindsight::record {

struct ActionColumns {
  std::vector<std::string> kinds;  ///< as Labels::action_column names them, or ""; one of them is "text"

  /// Without a column of texts it is no table of action items.
  [[nodiscard]] bool has_text() const;
};

/// By what most cells of a column are, where that tells; its header has a vote, and decides where they do not.
ActionColumns read_action_columns(const Grid& grid, const Settings& settings);

/// A cell's attributes: a column of tickets may tell the state as well ("LIN-7 **done**").
void read_action_cell(const std::string& column, const std::string& text, const Settings& settings, ActionItem& item);

}  // namespace hindsight::record
