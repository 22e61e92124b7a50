#include "marks.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "text.hpp"

namespace hindsight::charts {
namespace {

bool overlap(const Box& a, const Box& b) {
  return a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

/// Lines from the top down, without those that lie outside the axis.
std::vector<const chart::ReferenceLine*> visible_references(const chart::Model& model, const Axes& axes) {
  std::vector<const chart::ReferenceLine*> lines;
  for (const auto& line : model.references) {
    const double height = axes.y.at(line.y);
    if (height >= 0 && height <= 1) lines.push_back(&line);
  }
  std::stable_sort(lines.begin(), lines.end(), [](const auto* a, const auto* b) { return a->y > b->y; });
  return lines;
}

/// How much a label in `box` would hide; nothing where it may not stand at all.
std::optional<int> cost_of(const Box& box, const std::vector<Box>& taken, const Axes& axes, const Canvas& canvas) {
  if (box.min.y < axes.plot.min.y - 1 || box.max.y > axes.plot.max.y) return std::nullopt;
  if (std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return overlap(box, other); })) return std::nullopt;
  const float margin = canvas.px(4);
  const Box wide{{box.min.x - margin, box.min.y - margin}, {box.max.x + margin, box.max.y + margin}};
  return static_cast<int>(std::count_if(canvas.busy.begin(), canvas.busy.end(), [&](ImVec2 p) { return overlap(wide, {p, p}); }));
}

/// A label that finds no room is left out: its line stays, and the page's text says what it is.
std::optional<Box> choose_box(float width, float y, const std::vector<Box>& taken, const Axes& axes, const Canvas& canvas) {
  const float right = axes.plot.max.x - canvas.px(4) - width;
  const float left = axes.plot.min.x + canvas.px(4);
  const float above = y - canvas.line_height() - canvas.px(2);
  const float below = y + canvas.px(3);
  std::optional<Box> best;
  int best_cost = 0;
  for (const ImVec2 corner : {ImVec2(right, above), ImVec2(right, below), ImVec2(left, above), ImVec2(left, below)}) {
    const Box box{corner, {corner.x + width, corner.y + canvas.line_height()}};
    const std::optional<int> cost = cost_of(box, taken, axes, canvas);
    if (!cost || (best && *cost >= best_cost)) continue;
    best = box;
    best_cost = *cost;
  }
  return best;
}

void add_busy(Canvas& canvas, ImVec2 from, ImVec2 to) {
  const float length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
  const int parts = std::clamp(static_cast<int>(length / canvas.px(8)), 1, 1000);
  for (int i = 0; i <= parts; ++i) {
    const float share = static_cast<float>(i) / static_cast<float>(parts);
    canvas.busy.push_back({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
  }
}

}  // namespace

void draw_dot(Canvas& canvas, ImVec2 center, float radius, ImU32 color, DotShape shape) {
  canvas.busy.push_back(center);
  canvas.list->AddCircleFilled(center, radius + canvas.px(1.25f), canvas.theme.surface);
  if (shape == DotShape::filled) {
    canvas.list->AddCircleFilled(center, radius, color);
  } else {
    const float stroke = canvas.px(1.75f);
    canvas.list->AddCircle(center, radius - stroke / 2, color, 0, stroke);
  }
}

void draw_dot_emphasis(Canvas& canvas, ImVec2 center, float radius) {
  canvas.list->AddCircle(center, radius + canvas.px(3), canvas.theme.ink, 0, canvas.px(2));
}

void draw_line(Canvas& canvas, std::span<const ImVec2> points, float width, ImU32 color) {
  if (points.size() < 2) return;
  for (std::size_t i = 1; i < points.size(); ++i) add_busy(canvas, points[i - 1], points[i]);
  const int count = static_cast<int>(points.size());
  canvas.list->AddPolyline(points.data(), count, faded(canvas.theme.surface, 0.85f), ImDrawFlags_None, width + canvas.px(2));
  canvas.list->AddPolyline(points.data(), count, color, ImDrawFlags_None, width);
}

void draw_dashes(Canvas& canvas, float from_x, float to_x, float y, ImU32 color) {
  const float thickness = std::max(1.0f, std::round(canvas.px(1.25f)));
  const float top = std::round(y - thickness / 2);
  for (float x = from_x; x < to_x; x += canvas.px(8))
    canvas.list->AddRectFilled({x, top}, {std::min(x + canvas.px(4), to_x), top + thickness}, color);
}

void draw_reference_lines(const chart::Model& model, const Axes& axes, Canvas& canvas) {
  for (const auto* line : visible_references(model, axes))
    draw_dashes(canvas, axes.plot.min.x, axes.plot.max.x, axes.y_at(line->y), faded(canvas.theme.muted, 0.85f));
}

void draw_reference_labels(const chart::Model& model, const Axes& axes, Canvas& canvas) {
  std::vector<Box> taken;
  for (const auto* line : visible_references(model, axes)) {
    const std::string text = fit_text(canvas, line->label, axes.plot.width() - canvas.px(8));
    if (text.empty()) continue;
    const std::optional<Box> box = choose_box(text_width(canvas, text), axes.y_at(line->y), taken, axes, canvas);
    if (!box) continue;
    taken.push_back(*box);
    canvas.list->AddRectFilled({box->min.x - canvas.px(3), box->min.y}, {box->max.x + canvas.px(3), box->max.y},
                               faded(canvas.theme.surface, 0.8f), canvas.px(2));
    draw_text(canvas, box->min, text, canvas.theme.muted);
  }
}

void draw_brush(const ViewState& state, const Axes& axes, Canvas& canvas) {
  if (!state.brush) return;
  const float left = std::max(axes.plot.min.x, static_cast<float>(std::min(state.brush->from, state.brush->to)));
  const float right = std::min(axes.plot.max.x, static_cast<float>(std::max(state.brush->from, state.brush->to)));
  if (left >= right) return;
  canvas.list->AddRectFilled({left, axes.plot.min.y}, {right, axes.plot.max.y}, faded(canvas.theme.accent, 0.14f));
  for (const float x : {left, right})
    canvas.list->AddRectFilled({x, axes.plot.min.y}, {x + canvas.hairline(), axes.plot.max.y}, canvas.theme.accent);
}

}  // namespace hindsight::charts
