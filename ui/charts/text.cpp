#include "text.hpp"

#include <cmath>

#include <imgui_internal.h>

#include "font_atlas.hpp"

namespace hindsight::charts {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// Calls `visit(code point, its bytes)` until it returns false.
template <class Visit>
void each_character(std::string_view text, Visit visit) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    unsigned int code = 0;
    const int length = ImTextCharFromUtf8(&code, at, end);
    if (length <= 0 || !visit(code, std::string_view(at, static_cast<std::size_t>(length)))) return;
    at += length;
  }
}

const ImFontGlyph* find_glyph(const Canvas& canvas, unsigned int code) {
  return code > 0xFFFF ? nullptr : canvas.font->FindGlyphNoFallback(static_cast<ImWchar>(code));
}

bool font_has_all(const Canvas& canvas, std::string_view text) {
  bool all = true;
  each_character(text, [&](unsigned int code, std::string_view) { return all = find_glyph(canvas, code) != nullptr; });
  return all;
}

float character_width(const Canvas& canvas, unsigned int code) {
  const ImFontGlyph* glyph = find_glyph(canvas, code);
  if (glyph) return glyph->AdvanceX;
  constexpr unsigned int kFirstWide = 0x2E80;  // Chinese, Japanese, Korean and after; before it, letters of ordinary width
  return canvas.font->FontSize / kLineHeight * (code < kFirstWide ? 0.62f : 1.0f);
}

}  // namespace

float text_width(const Canvas& canvas, std::string_view text) {
  float width = 0;
  each_character(text, [&](unsigned int code, std::string_view) {
    width += character_width(canvas, code);
    return true;
  });
  return std::ceil(width);
}

void draw_text(Canvas& canvas, ImVec2 position, std::string_view text, ImU32 color) {
  const ImVec2 snapped(std::floor(position.x), std::floor(position.y));
  if (font_has_all(canvas, text)) {
    canvas.list->AddText(canvas.font, canvas.font->FontSize, snapped, color, text.data(), text.data() + text.size());
  } else {
    canvas.foreign.push_back({snapped, text_width(canvas, text), canvas.font->FontSize / kLineHeight, std::string(text), color});
  }
}

std::string fit_text(const Canvas& canvas, std::string_view text, float width) {
  if (text_width(canvas, text) <= width) return std::string(text);
  const float room = width - text_width(canvas, kEllipsis);
  float used = 0;
  std::size_t kept = 0;
  each_character(text, [&](unsigned int code, std::string_view bytes) {
    used += character_width(canvas, code);
    if (used > room) return false;
    kept += bytes.size();
    return true;
  });
  if (kept == 0) return {};
  return std::string(text.substr(0, kept)).append(kEllipsis);
}

}  // namespace hindsight::charts
