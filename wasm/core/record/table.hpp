#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "outline.hpp"

/// Tables as text, and what a table is for.
namespace hindsight::record {

struct GridCell {
  std::string text;
  const markdown::Node* node = nullptr;
};
struct GridRow {
  std::vector<GridCell> cells;
  int line = 0;
};
struct Grid {
  std::vector<GridCell> header;
  std::vector<GridRow> rows;

  [[nodiscard]] std::size_t width() const { return header.size(); }
};
/// Views the table, which must outlive it.
Grid read_grid(const markdown::Node& table);

enum class TableUse { values, timeline, actions, other };

/// By its columns' headers and by the section it stands in.
TableUse table_use(const markdown::Node& table, const Labels& labels, const Outline& outline, std::size_t section);

/// In capitals (ASCII).
std::string text_upper(std::string_view text);

}  // namespace hindsight::record
