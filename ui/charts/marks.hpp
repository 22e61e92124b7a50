#pragma once

#include <span>

#include "axes.hpp"

namespace hindsight::charts {

enum class DotShape { filled, hollow };

/// A dot with a ring of the surface's colour, so that dots that overlap stay apart.
void draw_dot(Canvas& canvas, ImVec2 center, float radius, ImU32 color, DotShape shape);
/// A ring of ink around the point that is hovered or focused.
void draw_dot_emphasis(Canvas& canvas, ImVec2 center, float radius);

/// A line with joins, over a halo of the surface's colour where it crosses dots.
void draw_line(Canvas& canvas, std::span<const ImVec2> points, float width, ImU32 color);
void draw_dashes(Canvas& canvas, float from_x, float to_x, float y, ImU32 color);

/// The reference lines of the model, to be drawn before what is compared with them …
void draw_reference_lines(const chart::Model& model, const Axes& axes, Canvas& canvas);
/// … and their labels, after it: at the right, or else the left, above or below the line, where they hide least.
void draw_reference_labels(const chart::Model& model, const Axes& axes, Canvas& canvas);

/// The stretch of the x axis that is being dragged for a zoom.
void draw_brush(const ViewState& state, const Axes& axes, Canvas& canvas);

}  // namespace hindsight::charts
