#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <imgui.h>

namespace hindsight::charts {

/// Dear ImGui's size of a font is the height of a line; Inter's is this many ems.
constexpr float kLineHeight = 1.21f;

/// The one font of all charts, rasterised for the screen's device pixel ratio. Outlives every ChartSurface that uses it.
class FontAtlas {
 public:
  /// Keeps a copy of an OpenType file (not woff2). Until there is one, Dear ImGui's own font stands in.
  void set_file(std::span<const std::byte> bytes);
  /// Rasterises for a size (of the em, as CSS has it) in device pixels. True when the atlas changed, and its texture must
  /// be sent again.
  bool ensure(float em_px);

  [[nodiscard]] ImFontAtlas& atlas() { return atlas_; }

 private:
  ImFontAtlas atlas_;
  std::vector<std::byte> file_;
  float em_px_ = 0;
};

}  // namespace hindsight::charts
