#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/diagnostic.hpp"

namespace hindsight::markdown {

struct SourceLimits {
  int max_nesting = 100;                      ///< quotes, lists and footnotes within each other
  long long max_blank_line_work = 2'000'000;  ///< blank lines times the depth of the lists that they keep open
  int max_table_columns = 1'000;
  long long max_filled_cells = 200'000;  ///< cells that short rows do not write and that a table adds
};

/// Keeps cmark-gfm's time and the size of its tree linear in the size of `body`, which it neither checks for deep nesting
/// nor for tables of which most cells are filled in (65,000 columns, rows of two bytes).
///
/// `body` is returned as it is unless a limit is passed. Then a backslash goes before the mark that passes it, so that the
/// rest of the line is text, or an empty comment goes onto a blank line, which closes the lists. Lines keep their numbers.
/// Each limit that was passed is one diagnostic ("markdown-limit") at its first line; `first_line` is the line of the file
/// at which `body` starts.
std::string bound_source(std::string_view body, int first_line, const SourceLimits& limits, std::vector<Diagnostic>& diagnostics);

}  // namespace hindsight::markdown
