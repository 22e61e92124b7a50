// The charts' door: what site/chart-module.js calls. Listed in charts_exports.txt.
//
// Texts and bytes go in through memory from charts_alloc, are read during the call only, and are freed by the caller.
// Texts that come back end with NUL, belong to this file and are valid until the next call. Lengths are device pixels
// unless said otherwise.

#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "charts/chart_surface.hpp"
#include "charts/font_atlas.hpp"
#include "charts_renderer.hpp"

namespace {

using hindsight::Json;
using namespace hindsight::charts;

// The values that site/chart-module.js passes.
enum class PointerEvent { moved, touched, pressed, released, left, wheel };
enum class Key { left, right, up, down, first, last, reset, unmark };

struct Module {
  FontAtlas fonts;
  hindsight::web::ChartsRenderer renderer{fonts.atlas()};
  Theme theme = theme_from_json({});
  std::map<int, std::unique_ptr<ChartSurface>> charts;
  int last_handle = 0;
  std::string answer;
};

Module& module() {
  static Module* const instance = new Module;  // lives as long as the page: no destructor at exit
  return *instance;
}

ChartSurface* find(int handle) {
  const auto found = module().charts.find(handle);
  return found == module().charts.end() ? nullptr : found->second.get();
}

Json parse(const char* text, int size) { return Json::parse(std::string_view(text, static_cast<std::size_t>(size)), nullptr, false); }

const char* answer(const Json& json) {
  module().answer = hindsight::dump(json);
  return module().answer.c_str();
}

void invalidate_all() {
  for (auto& [handle, chart] : module().charts) chart->invalidate();
}

void ensure_font(float scale) {
  Module& all = module();
  if (all.fonts.ensure(all.theme.font_px * scale)) all.renderer.send_font();
}

}  // namespace

extern "C" {

void* charts_alloc(int size) { return std::malloc(static_cast<std::size_t>(size)); }
void charts_free(void* memory) { std::free(memory); }

/// A WebGL 2 context was made current: draw with it from now on.
void charts_start() {
  ensure_font(1);
  module().renderer.start();
  invalidate_all();
}

/// The context is lost.
void charts_stop() { module().renderer.stop(); }

/// The font of all texts, an OpenType file. To be given before the start: this module has no other.
void charts_font(const std::byte* bytes, int size) {
  module().fonts.set_file(std::span(bytes, static_cast<std::size_t>(size)));
  invalidate_all();
}

/// See theme.hpp.
void charts_theme(const char* json, int size) {
  module().theme = theme_from_json(parse(json, size));
  invalidate_all();
}

/// A handle for a chart model, or 0 where there is no object to read.
int charts_create(const char* json, int size) {
  const Json parsed = parse(json, size);
  if (!parsed.is_object()) return 0;
  const int handle = ++module().last_handle;
  module().charts[handle] = std::make_unique<ChartSurface>(hindsight::chart::from_json(parsed), module().fonts.atlas());
  return handle;
}

void charts_destroy(int handle) { module().charts.erase(handle); }

/// `scale`: device pixels per CSS pixel, fractions allowed.
void charts_resize(int handle, float width, float height, float scale) {
  if (ChartSurface* chart = find(handle)) chart->resize(width, height, scale);
}

/// True when the release of the pointer ended a zoom, so that it is no click. `factor` is for the wheel only.
bool charts_pointer(int handle, int event, float x, float y, float factor) {
  ChartSurface* chart = find(handle);
  if (!chart) return false;
  switch (static_cast<PointerEvent>(event)) {
    case PointerEvent::moved: chart->pointer_moved(x, y, PointerKind::mouse); break;
    case PointerEvent::touched: chart->pointer_moved(x, y, PointerKind::touch); break;
    case PointerEvent::pressed: chart->pointer_pressed(x); break;
    case PointerEvent::released: return chart->pointer_released(x) == Release::zoomed;
    case PointerEvent::left: chart->pointer_left(); break;
    case PointerEvent::wheel: chart->zoom_at(x, factor); break;
  }
  return false;
}

void charts_key(int handle, int key) {
  ChartSurface* chart = find(handle);
  if (!chart) return;
  switch (static_cast<Key>(key)) {
    case Key::left: return chart->walk(Direction::left);
    case Key::right: return chart->walk(Direction::right);
    case Key::up: return chart->walk(Direction::up);
    case Key::down: return chart->walk(Direction::down);
    case Key::first: return chart->walk(Direction::first);
    case Key::last: return chart->walk(Direction::last);
    case Key::reset: return chart->reset();
    case Key::unmark: return chart->unmark();
  }
}

/// Shows [from, to] of the x axis, in the model's units; all of it where `to` is not above `from`.
void charts_zoom(int handle, double from, double to) {
  if (ChartSurface* chart = find(handle)) chart->set_zoom(to > from ? std::optional(Span{from, to}) : std::nullopt);
}

void charts_show_series(int handle, int series, bool shown) {
  if (ChartSurface* chart = find(handle)) chart->show_series(series, shown);
}

/// Draws into the lower left corner of the WebGL canvas. False, and nothing drawn, where nothing changed or no context is there.
bool charts_draw(int handle) {
  ChartSurface* chart = find(handle);
  if (!chart || !chart->needs_drawing() || !module().renderer.is_running()) return false;
  ensure_font(chart->scale());
  module().renderer.render(chart->draw(module().theme), chart->context(), module().theme.surface);
  return true;
}

/// See ChartSurface::state.
const char* charts_state(int handle) {
  const ChartSurface* chart = find(handle);
  return answer(chart ? chart->state() : Json::object());
}

/// See ChartSurface::places.
const char* charts_places(int handle) {
  const ChartSurface* chart = find(handle);
  return answer(chart ? chart->places() : Json::array());
}

}  // extern "C"
