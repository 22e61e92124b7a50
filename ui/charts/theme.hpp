#pragma once

#include <array>

#include <imgui.h>

#include "hindsight/base/json.hpp"

namespace hindsight::charts {

/// The page's colours, read from its style sheet by the shell. Lengths are CSS pixels.
struct Theme {
  ImU32 ink = IM_COL32(28, 36, 48, 255);
  ImU32 muted = IM_COL32(91, 102, 117, 255);
  ImU32 grid = IM_COL32(230, 233, 238, 255);
  ImU32 surface = IM_COL32(255, 255, 255, 255);
  ImU32 accent = IM_COL32(31, 95, 168, 255);
  ImU32 band = IM_COL32(31, 95, 168, 26);
  std::array<ImU32, 8> palette = {};
  float font_px = 13;

  /// `color` as in chart::Series: an index into the palette, -1 the accent, -2 the muted ink.
  [[nodiscard]] ImU32 series_color(int color) const;
};

/// Colours are lists of red, green, blue and alpha, 0..255 each; what is absent keeps its default.
Theme theme_from_json(const Json& json);

/// The colour with its alpha multiplied by `factor`, 0..1.
ImU32 faded(ImU32 color, float factor);

}  // namespace hindsight::charts
