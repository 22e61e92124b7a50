#pragma once

#include <string>
#include <string_view>

#include "canvas.hpp"

namespace hindsight::charts {

/// Width in device pixels. The width of a character that the font lacks is a guess; the shell squeezes the text into it.
float text_width(const Canvas& canvas, std::string_view text);

/// Text with its upper left corner at `position`.
void draw_text(Canvas& canvas, ImVec2 position, std::string_view text, ImU32 color);

/// The text, or its beginning with an ellipsis, so that it fits; nothing where not even one letter does.
std::string fit_text(const Canvas& canvas, std::string_view text, float width);

}  // namespace hindsight::charts
