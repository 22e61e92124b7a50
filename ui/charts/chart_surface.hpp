#pragma once

#include <string>

#include <imgui.h>

#include "canvas.hpp"
#include "places.hpp"

struct ImPlotContext;

namespace hindsight::charts {

enum class PointerKind { mouse, touch };

/// What became of a pointer's release.
enum class Release { nothing, zoomed };

/// One chart: its model, what the reader did to it, and the contexts that it is drawn with.
///
/// It draws when told to and never by itself. Whatever changes the picture sets `needs_drawing`.
/// Coordinates are device pixels from the upper left corner of the chart.
class ChartSurface {
 public:
  /// `atlas` is shared by all charts and must outlive them.
  ChartSurface(chart::Model model, ImFontAtlas& atlas);
  ~ChartSurface();
  ChartSurface(const ChartSurface&) = delete;
  ChartSurface& operator=(const ChartSurface&) = delete;

  void resize(float width, float height, float scale);
  /// The theme, the font or the screen changed.
  void invalidate() { needs_drawing_ = true; }

  void pointer_moved(float x, float y, PointerKind kind);
  void pointer_pressed(float x);
  Release pointer_released(float x);
  void pointer_left();
  void walk(Direction direction);
  /// Nothing marked, nothing zoomed, no brush.
  void reset();
  void unmark();
  /// Makes the visible span `factor` times as long, with what is at `x` staying there. Time axes only.
  void zoom_at(float x, float factor);
  /// Nothing: all of the axis. Spans outside the model's axis, or too short to read, are clamped.
  void set_zoom(std::optional<Span> span);
  void show_series(int series, bool shown);

  [[nodiscard]] bool needs_drawing() const { return needs_drawing_; }
  [[nodiscard]] float scale() const { return scale_; }
  [[nodiscard]] ImGuiContext* context() const { return context_; }

  /// Makes the chart's context the current one. The data stays valid until the next call.
  /// The font must have been built for `scale()`.
  ImDrawData* draw(const Theme& theme);

  /// What the shell needs to know: {"marked": {…} or null, "zoom": [from, to] or null, "texts": […], "wants_drawing": bool}.
  /// Lengths are CSS pixels; "top" is where the point begins, for a tooltip above it.
  [[nodiscard]] Json state() const;
  /// Every point that can be picked, in the order in which it was drawn, as "marked" has it.
  [[nodiscard]] Json places() const;

 private:
  void mark(const Place* place);
  [[nodiscard]] Json describe(const Place& place) const;
  [[nodiscard]] double x_of(float pixel) const;

  chart::Model model_;
  ViewState state_;
  ImVec2 size_{300, 150};
  float scale_ = 1;
  bool needs_drawing_ = true;

  std::vector<Place> places_;          ///< of the last drawing
  std::vector<ForeignText> foreign_;
  Box plot_{{0, 0}, {1, 1}};
  Span shown_;
  ImGuiContext* context_ = nullptr;
  ImPlotContext* plot_context_ = nullptr;
};

}  // namespace hindsight::charts
