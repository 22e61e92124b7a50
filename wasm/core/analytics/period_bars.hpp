#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/analytics/figures.hpp"

/// Stacked bars of what reports say, by period.
namespace hindsight::analytics {

/// What a chart counts.
struct PeriodSubject {
  const char* id;
  const char* title;       ///< what the charts' titles begin with: "Categories"
  const char* singular;    ///< "category"
  const char* plural;
  const char* field;       ///< for links
  const char* how_to_say;  ///< a line of a report that puts it on the chart
  bool by_name = false;    ///< series in the order of their names, else the most frequent first
};

using NamesOf = std::vector<std::string> (*)(const record::Facts& facts);

chart::Model period_bars(const Selection& reports, const PeriodSubject& subject, NamesOf names_of, const FigureLinks& links);
/// One chart for each series of these bars, on one scale.
std::vector<chart::Model> split_by_series(const chart::Model& bars);

}  // namespace hindsight::analytics
