#pragma once

#include <string>

namespace hindsight::markdown {

/// Escapes the bars inside code of rows that they would make longer than their table's header, and only where the row then has as many
/// cells as that: "| Quote `a|b` | Ana |". Lines stay where they are.
void keep_code_in_its_cell(std::string& body);

}  // namespace hindsight::markdown
