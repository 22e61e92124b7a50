#pragma once

#include <string>
#include <vector>

#include "hindsight/base/json.hpp"

/// The same figures for spreadsheets (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula begins with an apostrophe.
namespace hindsight::analytics {

/// Figures as rows of “figure,of,value”: of a list, what its entries tell apart stands in the second column.
std::string figures_csv(const Json& figures);
/// A list of objects as a table of some of their keys.
std::string table_csv(const std::vector<std::string>& columns, const Json& rows);

}  // namespace hindsight::analytics
