#pragma once

#include <optional>
#include <string>
#include <vector>

#include <imgui.h>

#include "hindsight/chart/model.hpp"
#include "theme.hpp"

namespace hindsight::charts {

struct Box {
  ImVec2 min;
  ImVec2 max;
  [[nodiscard]] float width() const { return max.x - min.x; }
  [[nodiscard]] float height() const { return max.y - min.y; }
};

struct Span {
  double from = 0;
  double to = 1;
};

/// One point of the model.
struct Mark {
  int series = -1;
  int point = -1;
  bool operator==(const Mark&) const = default;
};

/// Where a point was drawn, in device pixels.
struct Place {
  Mark mark;
  double x = 0;   ///< the point's x, in the model's units
  ImVec2 center;  ///< where its tooltip points to
  Box box;        ///< what the pointer hits; without extent for a dot
};

/// Text with a character that the font lacks. The shell draws it, with the browser's fonts, over the pixels.
struct ForeignText {
  ImVec2 position;  ///< upper left corner, device pixels
  float width = 0;         ///< the text is centred in it, and squeezed where it is wider
  float size = 0;          ///< of the font's em
  std::string text;
  ImU32 color = 0;
};

/// What the reader has done to a chart: the only thing that changes between two drawings of one model.
struct ViewState {
  std::vector<char> hidden;    ///< by series
  std::optional<Span> zoom;    ///< of the x axis, in the model's units
  std::optional<Mark> marked;  ///< under the pointer, or reached with the keys
  std::optional<Span> brush;   ///< being dragged, device pixels

  [[nodiscard]] bool is_hidden(std::size_t series) const { return series < hidden.size() && hidden[series]; }
};

/// What a view draws on, and what it tells about what it drew.
///
/// All lengths are device pixels: Dear ImGui puts text on whole units, which must be whole pixels at a ratio of 1.5 too.
struct Canvas {
  const Theme& theme;
  ImFont* font = nullptr;
  ImVec2 size;
  float scale = 1;             ///< device pixels per CSS pixel
  ImDrawList* list = nullptr;

  std::vector<Place> places = {};
  std::vector<ForeignText> foreign = {};
  std::vector<ImVec2> busy = {};  ///< where something was drawn that a label had better not hide
  Box plot = {{0, 0}, {1, 1}};   ///< the data area, and what its width stands for
  Span shown = {};

  [[nodiscard]] float px(float css) const { return css * scale; }
  /// The thinnest line that is still sharp.
  [[nodiscard]] float hairline() const { return scale < 1.75f ? 1.0f : static_cast<float>(static_cast<int>(scale)); }
  [[nodiscard]] float line_height() const { return font->FontSize; }
};

}  // namespace hindsight::charts
