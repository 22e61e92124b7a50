#include <map>

#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "pages/parts.hpp"

namespace hindsight::pages {
namespace {

std::string cell(const std::string& html) { return "<td>" + html + "</td>"; }

std::string heading_row(const std::vector<std::string>& names) {
  std::string html = "<thead><tr>";
  for (const std::string& name : names) html += "<th scope=\"col\">" + safe(name) + "</th>";
  return html + "</tr></thead>";
}

std::string named(const chart::Point& point) { return point.link.empty() ? safe(point.name) : link(point.link, point.name); }

/// Dots: one row each, in time order.
std::string observation_table(const chart::Model& model) {
  std::string rows;
  for (const chart::Series& series : model.series) {
    if (series.role != chart::Role::points && series.role != chart::Role::hollow_points) continue;
    for (const chart::Point& point : series.points)
      rows += "<tr>" + cell(to_string(Date{static_cast<std::int32_t>(point.x)})) + cell(named(point)) +
              cell(humanize_minutes(point.y)) + cell(to_decimal(point.y, 2)) + "</tr>";
  }
  return heading_row({"Date", "Report", "Time to detection", "In minutes"}) + "<tbody>" + rows + "</tbody>";
}

/// Bars: one row a period, one column a series.
std::string period_table(const chart::Model& model) {
  std::vector<std::string> names{"Period"};
  for (const chart::Series& series : model.series) names.push_back(series.name);
  std::string rows;
  for (std::size_t period = 0; period < model.x.categories.size(); ++period) {
    rows += "<tr><th scope=\"row\">" + safe(model.x.categories[period]) + "</th>";
    for (const chart::Series& series : model.series) {
      const bool present = period < series.points.size();
      rows += cell(present ? to_decimal(series.points[period].y, 0) : "");
    }
    rows += "</tr>";
  }
  return heading_row(names) + "<tbody>" + rows + "</tbody>";
}

/// Steps: one row a day on which any line moves.
std::string step_table(const chart::Model& model) {
  std::vector<std::string> names{"Date"};
  std::map<int, std::vector<std::string>> days;
  for (const chart::Series& series : model.series) {
    names.push_back(series.name);
    for (const chart::Point& point : series.points) days[int(point.x)];
  }
  for (auto& [day, values] : days) values.resize(model.series.size());
  for (std::size_t s = 0; s < model.series.size(); ++s) {
    double value = 0;
    auto point = model.series[s].points.begin();
    for (auto& [day, values] : days) {
      for (; point != model.series[s].points.end() && int(point->x) <= day; ++point) value = point->y;
      values[s] = to_decimal(value, 0);
    }
  }
  std::string rows;
  for (const auto& [day, values] : days) {
    rows += "<tr>" + cell(to_string(Date{day}));
    for (const std::string& value : values) rows += cell(value);
    rows += "</tr>";
  }
  return heading_row(names) + "<tbody>" + rows + "</tbody>";
}

std::string table_of(const chart::Model& model) {
  switch (model.kind) {
    case chart::Kind::timeline_log: return observation_table(model);
    case chart::Kind::stacked_bars: return period_table(model);
    case chart::Kind::steps: return step_table(model);
  }
  return "";
}

}  // namespace

std::string chart_figure(const chart::Model& model) {
  std::string html = "<figure class=\"chart\" data-chart=\"" + text::escape_html(model.id) + "\" id=\"chart-" +
                     text::escape_html(model.id) + "\"><figcaption><h2>" + safe(model.title) + "</h2>";
  if (model.is_empty()) {
    html += "</figcaption><p class=\"chart-empty\">" + safe(model.empty) + "</p>";
  } else {
    html += "<p>" + safe(model.summary) + "</p></figcaption><div class=\"chart-surface\"></div><details class=\"chart-table\"><summary>Show as table</summary>"
            "<div class=\"table-scroll\" tabindex=\"0\"><table><caption class=\"visually-hidden\">" +
            safe(model.title) + "</caption>" + table_of(model) + "</table></div></details>";
  }
  return html + "</figure>";
}

}  // namespace hindsight::pages
