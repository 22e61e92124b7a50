#include "font_atlas.hpp"

#include <cmath>

namespace hindsight::charts {
namespace {

/// What tools/subset-font keeps; everything else is drawn by the browser.
constexpr ImWchar kRanges[] = {0x0020, 0x007E, 0x00A0, 0x017F, 0x2010, 0x2027, 0x2030, 0x203A, 0x2190, 0x2193, 0x2212, 0x2212,
                               0x2248, 0x2248, 0x2260, 0x2265, 0};

}  // namespace

void FontAtlas::set_file(std::span<const std::byte> bytes) {
  file_.assign(bytes.begin(), bytes.end());
  em_px_ = 0;
}

bool FontAtlas::ensure(float em_px) {
  if (em_px == em_px_) return false;
  em_px_ = em_px;
  const float size_px = std::round(em_px * kLineHeight);
  atlas_.Clear();
  atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors;
  ImFontConfig config;
  config.SizePixels = size_px;
  config.FontDataOwnedByAtlas = false;
  // Letters stand on fractions of a pixel, which a second sample across makes up for on coarse screens.
  config.OversampleH = size_px < 28 ? 2 : 1;
  if (file_.empty()) {
    atlas_.AddFontDefault(&config);
  } else {
    atlas_.AddFontFromMemoryTTF(file_.data(), static_cast<int>(file_.size()), size_px, &config, kRanges);
  }
  atlas_.Build();
  return true;
}

}  // namespace hindsight::charts
