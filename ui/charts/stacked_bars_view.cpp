#include <algorithm>
#include <cmath>

#include <implot.h>

#include "axes.hpp"
#include "marks.hpp"
#include "views.hpp"

namespace hindsight::charts {
namespace {

constexpr float kWidestBar = 56;
constexpr float kShareOfSlot = 0.7f;

struct Segment {
  Mark mark;
  double x = 0;
  double from = 0;
  double to = 0;
  bool is_top = true;
};

/// Each bar from the bottom up, in the order of the series.
std::vector<Segment> stack(const chart::Model& model, const ViewState& state) {
  std::vector<Segment> segments;
  for (std::size_t s = 0; s < model.series.size(); ++s) {
    const chart::Series& series = model.series[s];
    if (series.role != chart::Role::bars || state.is_hidden(s)) continue;
    for (std::size_t p = 0; p < series.points.size(); ++p) {
      const chart::Point& point = series.points[p];
      if (!(point.y > 0)) continue;
      Segment segment{{static_cast<int>(s), static_cast<int>(p)}, point.x, 0, point.y, true};
      for (Segment& below : segments) {
        if (below.x != point.x || !below.is_top) continue;
        below.is_top = false;
        segment.from = below.to;
        segment.to = below.to + point.y;
      }
      segments.push_back(segment);
    }
  }
  return segments;
}

Extent extent_of_segments(const std::vector<Segment>& segments) {
  Extent extent;
  extent.add(0);
  for (const Segment& segment : segments) extent.add(segment.to);
  return extent;
}

float bar_width(const Axes& axes, const Canvas& canvas) {
  const float slot = axes.plot.width() / static_cast<float>(axes.x.to - axes.x.from);
  return std::max(canvas.px(2), std::floor(std::min(slot * kShareOfSlot, canvas.px(kWidestBar))));
}

Box box_of(const Segment& segment, const Axes& axes, float width, const Canvas& canvas) {
  const ImVec2 low = ImPlot::PlotToPixels(segment.x, axes.y.at(segment.from));
  const ImVec2 high = ImPlot::PlotToPixels(segment.x, axes.y.at(segment.to));
  const float left = std::round(low.x - width / 2);
  Box box{{left, std::round(high.y)}, {left + width, std::round(low.y)}};
  // A line of surface between two segments, unless it would swallow the upper one.
  const float gap = std::max(1.0f, std::round(canvas.px(1)));
  if (segment.from > 0 && box.height() > 2 * gap) box.max.y -= gap;
  return box;
}

void draw_segment(const Segment& segment, const Box& box, ImU32 color, const ViewState& state, Canvas& canvas) {
  const float rounding = std::min(canvas.px(3), box.height());
  const ImDrawFlags corners = segment.is_top ? ImDrawFlags_RoundCornersTop : ImDrawFlags_RoundCornersNone;
  canvas.list->AddRectFilled(box.min, box.max, color, rounding, corners);
  if (state.marked != segment.mark) return;
  const float stroke = canvas.px(2);
  canvas.list->AddRect({box.min.x - stroke, box.min.y - stroke}, {box.max.x + stroke, box.max.y + stroke}, canvas.theme.ink,
                       rounding, segment.is_top ? corners : ImDrawFlags_RoundCornersNone, stroke);
}

}  // namespace

void draw_stacked_bars(const chart::Model& model, const ViewState& state, Canvas& canvas) {
  const std::vector<Segment> segments = stack(model, state);
  const Axes axes = lay_out(model, state, canvas, extent_of_segments(segments));
  draw_axes(model, axes, canvas);
  if (!begin_plot(axes, canvas)) return;
  const float width = bar_width(axes, canvas);

  ImPlot::PushPlotClipRect(canvas.px(4));
  const auto draw = [&](const Segment& segment) {
    const Box box = box_of(segment, axes, width, canvas);
    const auto& series = model.series[static_cast<std::size_t>(segment.mark.series)];
    draw_segment(segment, box, canvas.theme.series_color(series.color), state, canvas);
    return box;
  };
  const Segment* marked = nullptr;
  for (const Segment& segment : segments) {
    const Box box = draw(segment);
    const ImVec2 center((box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2);
    canvas.places.push_back({segment.mark, segment.x, center, box});
    if (state.marked == segment.mark) marked = &segment;
  }
  if (marked) draw(*marked);
  ImPlot::PopPlotClipRect();
  draw_reference_lines(model, axes, canvas);
  draw_reference_labels(model, axes, canvas);
  end_plot();
}

}  // namespace hindsight::charts
