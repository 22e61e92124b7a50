#include <algorithm>
#include <cmath>

#include <implot.h>

#include "axes.hpp"
#include "marks.hpp"
#include "views.hpp"

namespace hindsight::charts {
namespace {

using chart::Role;

constexpr std::size_t kMostDotsOverLine = 80;

bool is_dots(const chart::Series& series) { return series.role == Role::points || series.role == Role::hollow_points; }

Extent extent_of_log(const chart::Model& model) {
  Extent extent;
  for (const auto& series : model.series) {
    for (const auto& point : series.points) {
      extent.add(point.y);
      if (point.y2) extent.add(*point.y2);
    }
  }
  return extent;
}

std::size_t count_dots(const chart::Model& model) {
  std::size_t count = 0;
  for (const auto& series : model.series) count += is_dots(series) ? series.points.size() : 0;
  return count;
}

/// The more dots, the smaller each.
float dot_radius(std::size_t count, const Canvas& canvas) {
  const float roomy = canvas.size.x / canvas.scale < 480 ? 0.85f : 1.0f;
  return canvas.px((count < 60 ? 5.0f : count < 160 ? 4.0f : 3.25f) * roomy);
}

void draw_band(const chart::Series& series, const Axes& axes, const Canvas& canvas) {
  std::vector<double> x, low, high;
  for (const auto& point : series.points) {
    x.push_back(point.x);
    low.push_back(axes.y.at(point.y));
    high.push_back(axes.y.at(point.y2.value_or(point.y)));
  }
  if (x.size() < 2) return;
  ImPlot::SetNextFillStyle(ImGui::ColorConvertU32ToFloat4(canvas.theme.band));
  ImPlot::PlotShaded("##band", x.data(), low.data(), high.data(), static_cast<int>(x.size()));
}

void draw_rolling_line(const chart::Series& series, const Axes& axes, Canvas& canvas) {
  std::vector<ImVec2> path;
  for (const auto& point : series.points) path.push_back(ImPlot::PlotToPixels(point.x, axes.y.at(point.y)));
  draw_line(canvas, path, canvas.px(2), canvas.theme.series_color(series.color));
}

void draw_dots(const chart::Model& model, std::size_t index, const Axes& axes, float radius, Canvas& canvas) {
  const chart::Series& series = model.series[index];
  const auto shape = series.role == Role::points ? DotShape::filled : DotShape::hollow;
  const Span shown = axes.x;
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const chart::Point& point = series.points[i];
    if (point.x < shown.from || point.x > shown.to) continue;
    const ImVec2 center = ImPlot::PlotToPixels(point.x, axes.y.at(point.y));
    draw_dot(canvas, center, radius, canvas.theme.series_color(series.color), shape);
    canvas.places.push_back({{static_cast<int>(index), static_cast<int>(i)}, point.x, center, {center, center}});
  }
}

void draw_marked_dot(const chart::Model& model, const ViewState& state, float radius, Canvas& canvas) {
  if (!state.marked) return;
  const Mark mark = *state.marked;
  for (const Place& place : canvas.places) {
    if (place.mark != mark) continue;
    const auto& series = model.series[static_cast<std::size_t>(mark.series)];
    const auto shape = series.role == Role::points ? DotShape::filled : DotShape::hollow;
    draw_dot(canvas, place.center, radius + canvas.px(1), canvas.theme.series_color(series.color), shape);
    draw_dot_emphasis(canvas, place.center, radius + canvas.px(1));
    return;
  }
}

}  // namespace

void draw_timeline_log(const chart::Model& model, const ViewState& state, Canvas& canvas) {
  const Axes axes = lay_out(model, state, canvas, extent_of_log(model));
  const std::size_t count = count_dots(model);
  const float radius = dot_radius(count, canvas);
  draw_axes(model, axes, canvas);
  if (!begin_plot(axes, canvas)) return;

  const auto each = [&](auto wanted, auto draw) {
    for (std::size_t i = 0; i < model.series.size(); ++i) {
      if (wanted(model.series[i]) && !state.is_hidden(i)) draw(i);
    }
  };
  each([](const auto& series) { return series.role == Role::band; },
       [&](std::size_t i) { draw_band(model.series[i], axes, canvas); });
  draw_reference_lines(model, axes, canvas);

  const auto draw_all_dots = [&] {
    ImPlot::PushPlotClipRect(radius + canvas.px(6));
    each(is_dots, [&](std::size_t i) { draw_dots(model, i, axes, radius, canvas); });
    ImPlot::PopPlotClipRect();
  };
  // A line over few dots would hide some of them; under many it could not be seen.
  if (count > kMostDotsOverLine) draw_all_dots();
  ImPlot::PushPlotClipRect();
  each([](const auto& series) { return series.role == Role::line; },
       [&](std::size_t i) { draw_rolling_line(model.series[i], axes, canvas); });
  ImPlot::PopPlotClipRect();
  if (count <= kMostDotsOverLine) draw_all_dots();
  draw_reference_labels(model, axes, canvas);
  draw_brush(state, axes, canvas);
  draw_marked_dot(model, state, radius, canvas);
  end_plot();
}

}  // namespace hindsight::charts
