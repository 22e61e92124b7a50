#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/analytics/figures.hpp"
#include "pages/page.hpp"
#include "pages/route.hpp"

/// Pieces of the pages that show figures.
namespace hindsight::pages {

/// Begins a page of figures with its title, what they are taken from and the form that narrows them. Where no report matches, the
/// page says so and is complete.
analytics::Selection begin_figures(const archive::Archive& archive, const Route& route, Date as_of, Page& page);

/// What pages count by: inferred values are left out.
analytics::Terms terms_of(const archive::Archive& archive, Date as_of);
/// Points and bars lead to reports, narrowed further from where `route` is.
analytics::FigureLinks figure_links(const Route& route);
/// A label, a figure and what belongs to it; the latter two are HTML.
std::string tile(std::string_view label, const std::string& value, const std::string& detail);
std::string action_tile(const analytics::ActionStats& stats);
/// "" where nothing is overdue.
std::string overdue_list(const std::vector<analytics::TracedAction>& items, const Route& route, Date as_of, std::size_t most);
/// analytics::action_figure, which says what is missing where there is no history.
chart::Model opened_and_closed(const archive::Archive& archive, const analytics::Selection& reports, const analytics::ActionStats& stats, Date as_of);
/// Charts side by side.
std::string chart_grid(const std::vector<chart::Model>& charts);

/// A table's cells, row by row, as HTML.
using Rows = std::vector<std::vector<std::string>>;

/// A table with a heading that counts all rows, shown or not, or a sentence where it has none. Cells are HTML.
std::string plain_table(std::string_view id, std::string_view title, const std::vector<std::string>& columns, const Rows& rows,
                        std::string_view none, std::size_t not_shown = 0);

}  // namespace hindsight::pages
