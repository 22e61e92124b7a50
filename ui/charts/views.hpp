#pragma once

#include "canvas.hpp"

namespace hindsight::charts {

/// Each draws one kind of model and appends to `canvas.places` every point that a reader can pick.
void draw_timeline_log(const chart::Model& model, const ViewState& state, Canvas& canvas);
void draw_stacked_bars(const chart::Model& model, const ViewState& state, Canvas& canvas);
void draw_steps(const chart::Model& model, const ViewState& state, Canvas& canvas);

}  // namespace hindsight::charts
