#pragma once

#include <vector>

#include "canvas.hpp"
#include "value_axis.hpp"

namespace hindsight::charts {

/// Where everything of a chart goes. Labels stand outside `plot`; none is cut and none lies on another.
struct Axes {
  Box plot;
  ValueAxis y;
  Span x;                     ///< what `plot` spans, in the model's units
  std::vector<Tick> x_ticks;

  [[nodiscard]] float x_at(double value) const;
  [[nodiscard]] float y_at(double value) const;
  /// Back from a device pixel.
  [[nodiscard]] double x_of(float pixel) const;
};

/// All of the x axis, with nothing zoomed.
Span full_span(const chart::Axis& axis);

/// `extent` is that of the visible values; it may only widen the model's own y axis.
Axes lay_out(const chart::Model& model, const ViewState& state, const Canvas& canvas, const Extent& extent);

/// Grid, base line, ticks and labels. Everything else is drawn over them.
void draw_axes(const chart::Model& model, const Axes& axes, Canvas& canvas);

/// The model's data area as an ImPlot plot without any decoration: x in the model's units, y from 0 to 1 as ValueAxis gives it.
/// From here on the canvas draws into the plot. False, and nothing to end, where the canvas is too small for one.
[[nodiscard]] bool begin_plot(const Axes& axes, Canvas& canvas);
void end_plot();

}  // namespace hindsight::charts
