#include "table_rows.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

#include "hindsight/base/text.hpp"

namespace hindsight::markdown {
namespace {

/// The bars of a line that divide cells, and of these the ones inside code.
struct Bars {
  std::size_t dividing = 0;
  std::vector<std::size_t> inside_code;
};

Bars bars_of(std::string_view line) {
  Bars bars;
  std::size_t code_end = 0;  // one past the code span that the cursor is in
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '`' && at >= code_end) {
      std::size_t ticks = 1;
      while (at + ticks < line.size() && line[at + ticks] == '`') ++ticks;
      const std::size_t close = line.find(line.substr(at, ticks), at + ticks);
      if (close != std::string_view::npos) code_end = close + ticks;
      at += ticks - 1;
    } else if (line[at] == '|') {
      ++bars.dividing;
      if (at < code_end) bars.inside_code.push_back(at);
    }
  }
  return bars;
}

/// Cells between the bars; those at both ends divide nothing.
std::size_t cells(std::string_view line, std::size_t bars) {
  line = text::trim(line);
  const std::size_t outer = std::size_t(line.starts_with('|')) + std::size_t(line.size() > 1 && line.ends_with('|') && !line.ends_with("\\|"));
  return bars + 1 > outer ? bars + 1 - outer : 0;
}

bool is_delimiter(std::string_view line) {
  return line.find("--") != std::string_view::npos && line.find('|') != std::string_view::npos && line.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

}  // namespace

void keep_code_in_its_cell(std::string& body) {
  if (body.find('`') == std::string::npos) return;
  std::size_t columns = 0;  // of the table that the line belongs to
  for (std::size_t at = 0; at < body.size();) {
    std::size_t end = body.find('\n', at);
    if (end == std::string::npos) end = body.size();
    const std::string_view line = std::string_view(body).substr(at, end - at);
    if (text::trim(line).empty()) columns = 0;
    else if (is_delimiter(line)) columns = cells(line, bars_of(line).dividing);
    else if (columns > 1 && line.find('`') != std::string_view::npos) {
      const Bars bars = bars_of(line);
      if (!bars.inside_code.empty() && cells(line, bars.dividing) > columns && cells(line, bars.dividing - bars.inside_code.size()) == columns) {
        for (std::size_t i = bars.inside_code.size(); i-- > 0;) body.insert(at + bars.inside_code[i], "\\");
        end += bars.inside_code.size();
      }
    }
    at = end + 1;
  }
}

}  // namespace hindsight::markdown
