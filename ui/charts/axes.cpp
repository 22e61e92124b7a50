#include "axes.hpp"

#include <algorithm>
#include <cmath>

#include <implot.h>

#include "text.hpp"

namespace hindsight::charts {
namespace {

constexpr float kLabelGap = 8;     ///< CSS pixels between a label and what it belongs to, or the next label
constexpr float kEdge = 10;        ///< between the first point and the plot's edge
constexpr float kRight = 12;
constexpr float kTickLength = 4;
constexpr float kLaneHeight = 32;
constexpr float kPixelsPerYTick = 44;

float label_width(const Canvas& canvas, const Tick& tick) {
  return std::max(text_width(canvas, tick.label), text_width(canvas, tick.second));
}

/// Centred on its tick, but inside the canvas.
Span label_reach(const Canvas& canvas, float center, float width) {
  const float left = std::clamp(center - width / 2, 0.0f, std::max(0.0f, canvas.size.x - width));
  return {left, left + width};
}

bool labels_fit(const Canvas& canvas, const Axes& axes, const std::vector<Tick>& ticks) {
  double free_from = -1e9;
  for (const Tick& tick : ticks) {
    const Span reach = label_reach(canvas, axes.x_at(tick.value), label_width(canvas, tick));
    if (reach.from < free_from) return false;
    free_from = reach.to + canvas.px(kLabelGap);
  }
  return true;
}

std::vector<Tick> choose_time_ticks(const Canvas& canvas, const Axes& axes) {
  for (const TimeStep step : time_steps()) {
    std::vector<Tick> ticks = time_ticks(axes.x.from, axes.x.to, step);
    if (!ticks.empty() && labels_fit(canvas, axes, ticks)) return ticks;
  }
  return {};
}

std::vector<Tick> choose_category_ticks(const Canvas& canvas, const Axes& axes, const std::vector<std::string>& labels) {
  for (int every = 1; every < static_cast<int>(labels.size()); every *= 2) {
    std::vector<Tick> ticks = category_ticks(labels, every);
    if (labels_fit(canvas, axes, ticks)) return ticks;
    // Long names are shortened before some are left out, as long as there is room for a few letters.
    const float slot = axes.plot.width() / static_cast<float>(axes.x.to - axes.x.from) * static_cast<float>(every);
    if (slot < canvas.px(64)) continue;
    for (Tick& tick : ticks) tick.label = fit_text(canvas, tick.label, slot - canvas.px(kLabelGap));
    if (labels_fit(canvas, axes, ticks)) return ticks;
  }
  std::vector<Tick> only = category_ticks(labels, static_cast<int>(std::max<std::size_t>(1, labels.size())));
  for (Tick& tick : only) tick.label = fit_text(canvas, tick.label, axes.plot.width());
  return only;
}

std::vector<Tick> choose_number_ticks(const Canvas& canvas, const Axes& axes) {
  for (int most = 10; most > 0; --most) {
    std::vector<Tick> ticks = count_ticks(axes.x.from, axes.x.to, count_step(axes.x.from, axes.x.to, most, false));
    if (labels_fit(canvas, axes, ticks)) return ticks;
  }
  return {};
}

/// The most important ticks first, then whatever finds room between them.
std::vector<Tick> without_collisions(const Canvas& canvas, const Axes& axes) {
  std::vector<Tick> wanted = axes.y.ticks();
  std::stable_sort(wanted.begin(), wanted.end(), [](const Tick& a, const Tick& b) { return a.priority < b.priority; });
  std::vector<Tick> kept;
  const float apart = canvas.line_height() + canvas.px(2);
  for (const Tick& tick : wanted) {
    const bool is_free = std::all_of(kept.begin(), kept.end(), [&](const Tick& other) {
      return std::abs(axes.y_at(other.value) - axes.y_at(tick.value)) >= apart;
    });
    if (is_free) kept.push_back(tick);
  }
  return kept;
}

void draw_horizontal(const Axes& axes, Canvas& canvas, float y, ImU32 color) {
  const float top = std::round(y - canvas.hairline() / 2);
  canvas.list->AddRectFilled({axes.plot.min.x, top}, {axes.plot.max.x, top + canvas.hairline()}, color);
}

void draw_lane(const Axes& axes, Canvas& canvas) {
  const float top = std::round(axes.plot.max.y - static_cast<float>(axes.y.lane()) * axes.plot.height());
  canvas.list->AddRectFilled({axes.plot.min.x, top}, {axes.plot.max.x, axes.plot.max.y}, faded(canvas.theme.grid, 0.55f));
}

void draw_y_axis(const Axes& axes, Canvas& canvas) {
  for (const Tick& tick : without_collisions(canvas, axes)) {
    const float y = axes.y_at(tick.value);
    const bool is_lane = axes.y.has_lane() && tick.value <= 0;
    if (!is_lane) draw_horizontal(axes, canvas, y, canvas.theme.grid);
    const float right = axes.plot.min.x - canvas.px(kLabelGap);
    draw_text(canvas, {right - text_width(canvas, tick.label), std::round(y - canvas.line_height() / 2)}, tick.label,
              canvas.theme.muted);
  }
}

void draw_x_axis(const Axes& axes, Canvas& canvas, bool with_marks) {
  for (const Tick& tick : axes.x_ticks) {
    const float x = axes.x_at(tick.value);
    float y = axes.plot.max.y;
    if (with_marks) {
      const float left = std::round(x - canvas.hairline() / 2);
      canvas.list->AddRectFilled({left, y}, {left + canvas.hairline(), y + canvas.px(kTickLength)},
                                 faded(canvas.theme.muted, 0.6f));
    }
    y += canvas.px(kTickLength + 3);
    const auto write = [&](const std::string& text, ImU32 color) {
      if (text.empty()) return;
      const float width = text_width(canvas, text);
      draw_text(canvas, {static_cast<float>(label_reach(canvas, x, width).from), y}, text, color);
    };
    write(tick.label, canvas.theme.muted);
    y += canvas.line_height() + canvas.px(1);
    write(tick.second, canvas.theme.ink);
  }
}

float second_lines(const Axes& axes) {
  const bool any = std::any_of(axes.x_ticks.begin(), axes.x_ticks.end(), [](const Tick& tick) { return !tick.second.empty(); });
  return any ? 2.0f : 1.0f;
}

void choose_x_ticks(const chart::Model& model, const Canvas& canvas, Axes& axes) {
  if (model.x.is_time) {
    axes.x_ticks = choose_time_ticks(canvas, axes);
  } else if (!model.x.categories.empty()) {
    axes.x_ticks = choose_category_ticks(canvas, axes, model.x.categories);
  } else {
    axes.x_ticks = choose_number_ticks(canvas, axes);
  }
}

Span padded(const chart::Model& model, Span span, float css_width) {
  if (!model.x.categories.empty()) return span;
  const double edge = (span.to - span.from) * kEdge / std::max(50.0f, css_width - 2 * kEdge);
  return {span.from - edge, span.to + edge};
}

}  // namespace

float Axes::x_at(double value) const {
  return plot.min.x + static_cast<float>((value - x.from) / (x.to - x.from)) * plot.width();
}

float Axes::y_at(double value) const { return plot.max.y - static_cast<float>(y.at(value)) * plot.height(); }

double Axes::x_of(float pixel) const {
  return x.from + (x.to - x.from) * static_cast<double>((pixel - plot.min.x) / plot.width());
}

Span full_span(const chart::Axis& axis) {
  if (!axis.categories.empty()) return {-0.5, static_cast<double>(axis.categories.size()) - 0.5};
  if (axis.maximum > axis.minimum) return {axis.minimum, axis.maximum};
  const double half = axis.is_time ? 15 : 0.5;
  return {axis.minimum - half, axis.minimum + half};
}

Axes lay_out(const chart::Model& model, const ViewState& state, const Canvas& canvas, const Extent& extent) {
  const float line = canvas.line_height();
  const float rough_height = std::max(canvas.px(60), canvas.size.y - 4 * line);
  ValueAxis y(model.y, extent, canvas.px(kLaneHeight) / rough_height,
              std::max(2, static_cast<int>(rough_height / canvas.px(kPixelsPerYTick))));

  float widest = 0;
  for (const Tick& tick : y.ticks()) widest = std::max(widest, text_width(canvas, tick.label));
  Axes axes{{}, std::move(y), state.zoom.value_or(full_span(model.x)), {}};
  axes.plot.min.x = std::ceil(widest + canvas.px(kLabelGap));
  axes.plot.max.x = std::floor(std::max(axes.plot.min.x + canvas.px(40), canvas.size.x - canvas.px(kRight)));
  axes.x = padded(model, axes.x, axes.plot.width() / canvas.scale);
  choose_x_ticks(model, canvas, axes);

  axes.plot.min.y = std::ceil(model.y.label.empty() ? canvas.px(8) + line / 2 : line + canvas.px(12));
  const float rows = second_lines(axes) + (model.x.label.empty() ? 0.0f : 1.0f);
  axes.plot.max.y = std::floor(canvas.size.y - rows * (line + canvas.px(1)) - canvas.px(kTickLength + 5));
  axes.plot.max.y = std::max(axes.plot.max.y, axes.plot.min.y + canvas.px(30));
  return axes;
}

void draw_axes(const chart::Model& model, const Axes& axes, Canvas& canvas) {
  if (axes.y.has_lane()) draw_lane(axes, canvas);
  draw_y_axis(axes, canvas);
  draw_horizontal(axes, canvas, axes.plot.max.y, faded(canvas.theme.muted, 0.6f));
  draw_x_axis(axes, canvas, model.x.categories.empty());
  if (!model.y.label.empty()) draw_text(canvas, {0, 0}, fit_text(canvas, model.y.label, canvas.size.x), canvas.theme.muted);
  if (!model.x.label.empty()) {
    const std::string label = fit_text(canvas, model.x.label, canvas.size.x);
    draw_text(canvas, {axes.plot.max.x - text_width(canvas, label), canvas.size.y - canvas.line_height() - canvas.px(1)}, label,
              canvas.theme.muted);
  }
}

bool begin_plot(const Axes& axes, Canvas& canvas) {
  ImGui::SetCursorPos(axes.plot.min);
  constexpr ImPlotAxisFlags kBare = ImPlotAxisFlags_NoDecorations | ImPlotAxisFlags_NoHighlight | ImPlotAxisFlags_Lock;
  constexpr ImPlotFlags kQuiet = ImPlotFlags_CanvasOnly | ImPlotFlags_NoInputs | ImPlotFlags_NoFrame;
  if (!ImPlot::BeginPlot("##plot", {axes.plot.width(), axes.plot.height()}, kQuiet)) return false;
  ImPlot::SetupAxes(nullptr, nullptr, kBare, kBare);
  ImPlot::SetupAxisLimits(ImAxis_X1, axes.x.from, axes.x.to, ImPlotCond_Always);
  ImPlot::SetupAxisLimits(ImAxis_Y1, 0, 1, ImPlotCond_Always);
  ImPlot::SetupFinish();
  canvas.list = ImPlot::GetPlotDrawList();
  canvas.plot = axes.plot;
  canvas.shown = axes.x;
  return true;
}

void end_plot() { ImPlot::EndPlot(); }

}  // namespace hindsight::charts
