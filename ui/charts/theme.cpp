#include "theme.hpp"

#include <algorithm>

namespace hindsight::charts {
namespace {

constexpr std::array<ImU32, 8> kPalette = {
    IM_COL32(31, 95, 168, 255), IM_COL32(214, 126, 32, 255),  IM_COL32(24, 140, 112, 255), IM_COL32(180, 92, 150, 255),
    IM_COL32(88, 164, 214, 255), IM_COL32(190, 74, 48, 255), IM_COL32(176, 156, 40, 255), IM_COL32(108, 116, 128, 255),
};

ImU32 read_color(const Json& json, ImU32 fallback) {
  if (!json.is_array() || json.size() != 4) return fallback;
  int channel[4];
  for (std::size_t i = 0; i < 4; ++i) {
    if (!json[i].is_number()) return fallback;
    channel[i] = std::clamp(static_cast<int>(json[i].get<double>()), 0, 255);
  }
  return IM_COL32(channel[0], channel[1], channel[2], channel[3]);
}

void read_color(const Json& json, const char* key, ImU32& color) {
  if (const auto found = json.find(key); found != json.end()) color = read_color(*found, color);
}

}  // namespace

ImU32 Theme::series_color(int color) const {
  if (color == -1) return accent;
  if (color < 0) return muted;
  return palette[static_cast<std::size_t>(color) % palette.size()];
}

Theme theme_from_json(const Json& json) {
  Theme theme;
  theme.palette = kPalette;
  if (!json.is_object()) return theme;
  read_color(json, "ink", theme.ink);
  read_color(json, "muted", theme.muted);
  read_color(json, "grid", theme.grid);
  read_color(json, "surface", theme.surface);
  read_color(json, "accent", theme.accent);
  read_color(json, "band", theme.band);
  if (const auto found = json.find("palette"); found != json.end() && found->is_array()) {
    for (std::size_t i = 0; i < std::min(found->size(), theme.palette.size()); ++i)
      theme.palette[i] = read_color((*found)[i], theme.palette[i]);
  }
  if (const auto found = json.find("font_px"); found != json.end() && found->is_number())
    theme.font_px = std::clamp(found->get<float>(), 8.0f, 40.0f);
  return theme;
}

ImU32 faded(ImU32 color, float factor) {
  const auto alpha = static_cast<ImU32>(static_cast<float>(color >> IM_COL32_A_SHIFT) * factor);
  return (color & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

}  // namespace hindsight::charts
