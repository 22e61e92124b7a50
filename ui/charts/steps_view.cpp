#include <algorithm>
#include <cmath>

#include <implot.h>

#include "axes.hpp"
#include "marks.hpp"
#include "views.hpp"

namespace hindsight::charts {
namespace {

Extent extent_of_steps(const chart::Model& model) {
  Extent extent;
  extent.add(0);
  for (const auto& series : model.series) {
    for (const auto& point : series.points) extent.add(point.y);
  }
  return extent;
}

std::vector<std::size_t> visible_steps(const chart::Model& model, const ViewState& state) {
  std::vector<std::size_t> visible;
  for (std::size_t i = 0; i < model.series.size(); ++i) {
    if (model.series[i].role == chart::Role::step && !model.series[i].points.empty() && !state.is_hidden(i)) visible.push_back(i);
  }
  return visible;
}

/// The stairs in pixels: from 0, each value kept until the next point, the last one until the axis ends.
std::vector<ImVec2> stairs(const chart::Series& series, const Axes& axes, double end) {
  std::vector<ImVec2> path;
  double before = 0;
  for (const auto& point : series.points) {
    path.push_back(ImPlot::PlotToPixels(point.x, axes.y.at(before)));
    path.push_back(ImPlot::PlotToPixels(point.x, axes.y.at(point.y)));
    before = point.y;
  }
  path.push_back(ImPlot::PlotToPixels(std::max(end, series.points.back().x), axes.y.at(before)));
  path.erase(std::unique(path.begin(), path.end(), [](ImVec2 a, ImVec2 b) { return a.x == b.x && a.y == b.y; }), path.end());
  return path;
}

float height_at(const std::vector<ImVec2>& path, float x, float bottom) {
  float y = bottom;
  for (const ImVec2 corner : path) {
    if (corner.x > x) break;
    y = corner.y;
  }
  return y;
}

/// The area between two stairs: what was opened and not closed.
void draw_between(const std::vector<ImVec2>& a, const std::vector<ImVec2>& b, float bottom, ImU32 color, Canvas& canvas) {
  std::vector<float> x;
  for (const auto* path : {&a, &b}) {
    for (const ImVec2 corner : *path) x.push_back(corner.x);
  }
  std::sort(x.begin(), x.end());
  x.erase(std::unique(x.begin(), x.end()), x.end());
  for (std::size_t i = 0; i + 1 < x.size(); ++i) {
    const float y1 = height_at(a, x[i], bottom);
    const float y2 = height_at(b, x[i], bottom);
    canvas.list->AddRectFilled({x[i], std::min(y1, y2)}, {x[i + 1], std::max(y1, y2)}, color);
  }
}

void add_places(const chart::Series& series, std::size_t index, const Axes& axes, double end, Canvas& canvas) {
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const chart::Point& point = series.points[i];
    if (point.x < axes.x.from || point.x > axes.x.to) continue;
    const ImVec2 center = ImPlot::PlotToPixels(point.x, axes.y.at(point.y));
    const double until = i + 1 < series.points.size() ? series.points[i + 1].x : std::max(end, point.x);
    const float right = std::min(axes.plot.max.x, axes.x_at(until));
    canvas.places.push_back({{static_cast<int>(index), static_cast<int>(i)}, point.x, center, {center, {right, center.y}}});
  }
}

void draw_marked_step(const chart::Model& model, const ViewState& state, Canvas& canvas) {
  for (const Place& place : canvas.places) {
    if (state.marked != place.mark) continue;
    const auto& series = model.series[static_cast<std::size_t>(place.mark.series)];
    draw_dot(canvas, place.center, canvas.px(5), canvas.theme.series_color(series.color), DotShape::filled);
    draw_dot_emphasis(canvas, place.center, canvas.px(5));
  }
}

}  // namespace

void draw_steps(const chart::Model& model, const ViewState& state, Canvas& canvas) {
  const Axes axes = lay_out(model, state, canvas, extent_of_steps(model));
  const double end = full_span(model.x).to;
  draw_axes(model, axes, canvas);
  draw_reference_lines(model, axes, canvas);
  if (!begin_plot(axes, canvas)) return;

  ImPlot::PushPlotClipRect();
  const std::vector<std::size_t> visible = visible_steps(model, state);
  std::vector<std::vector<ImVec2>> paths;
  for (const std::size_t i : visible) paths.push_back(stairs(model.series[i], axes, end));
  if (paths.size() == 2) {
    const ImU32 color = canvas.theme.series_color(model.series[visible[0]].color);
    draw_between(paths[0], paths[1], axes.plot.max.y, faded(color, 0.13f), canvas);
  }
  for (std::size_t i = 0; i < visible.size(); ++i)
    draw_line(canvas, paths[i], canvas.px(2), canvas.theme.series_color(model.series[visible[i]].color));
  ImPlot::PopPlotClipRect();

  draw_reference_labels(model, axes, canvas);
  for (const std::size_t i : visible) add_places(model.series[i], i, axes, end, canvas);
  ImPlot::PushPlotClipRect(canvas.px(10));
  draw_marked_step(model, state, canvas);
  ImPlot::PopPlotClipRect();
  draw_brush(state, axes, canvas);
  end_plot();
}

}  // namespace hindsight::charts
