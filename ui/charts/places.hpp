#pragma once

#include <span>

#include "canvas.hpp"

namespace hindsight::charts {

enum class Direction { left, right, up, down, first, last };

const Place* find_place(std::span<const Place> places, Mark mark);

/// The place nearest to the pointer, at most `reach` device pixels away; of two equally near, the one drawn later.
const Place* place_under(std::span<const Place> places, ImVec2 pointer, float reach);

/// The place that a key leads to from `from`: left and right walk in time order (x, then series), up and down stay at one x.
/// Without `from`, any direction but last leads to the first place. Null only where there are no places.
const Place* next_place(std::span<const Place> places, const Place* from, Direction direction);

}  // namespace hindsight::charts
