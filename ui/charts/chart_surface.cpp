#include "chart_surface.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <implot.h>

#include "axes.hpp"
#include "views.hpp"

namespace hindsight::charts {
namespace {

constexpr float kMouseReach = 12;    ///< CSS pixels between pointer and dot
constexpr float kTouchReach = 24;
constexpr float kShortestBrush = 6;
constexpr double kShortestSpan = 3;  ///< days

void draw_view(const chart::Model& model, const ViewState& state, Canvas& canvas) {
  switch (model.kind) {
    case chart::Kind::timeline_log: return draw_timeline_log(model, state, canvas);
    case chart::Kind::stacked_bars: return draw_stacked_bars(model, state, canvas);
    case chart::Kind::steps: return draw_steps(model, state, canvas);
  }
}

void begin_window(ImVec2 size) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("chart", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
}

void end_window() {
  ImGui::End();
  ImGui::PopStyleVar(3);
}

void bare_plot_style() {
  ImPlotStyle& style = ImPlot::GetStyle();
  style.PlotPadding = {0, 0};
  style.PlotBorderSize = 0;
  style.PlotMinSize = {1, 1};
  style.PlotDefaultSize = {1, 1};
  style.Colors[ImPlotCol_FrameBg] = style.Colors[ImPlotCol_PlotBg] = style.Colors[ImPlotCol_PlotBorder] = {0, 0, 0, 0};
}

}  // namespace

ChartSurface::ChartSurface(chart::Model model, ImFontAtlas& atlas) : model_(std::move(model)) {
  state_.hidden.resize(model_.series.size());
  context_ = ImGui::CreateContext(&atlas);
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DeltaTime = 1.0f / 60;
  ImGui::GetStyle().CircleTessellationMaxError = 0.1f;
  plot_context_ = ImPlot::CreateContext();
  ImPlot::SetCurrentContext(plot_context_);
  bare_plot_style();
}

ChartSurface::~ChartSurface() {
  ImPlot::DestroyContext(plot_context_);
  ImGui::DestroyContext(context_);
}

void ChartSurface::resize(float width, float height, float scale) {
  size_ = {std::max(1.0f, width), std::max(1.0f, height)};
  scale_ = std::clamp(scale, 0.25f, 8.0f);
  needs_drawing_ = true;
}

void ChartSurface::mark(const Place* place) {
  const std::optional<Mark> marked = place ? std::optional(place->mark) : std::nullopt;
  if (marked == state_.marked) return;
  state_.marked = marked;
  needs_drawing_ = true;
}

void ChartSurface::pointer_moved(float x, float y, PointerKind kind) {
  if (state_.brush) {
    state_.brush->to = x;
    needs_drawing_ = true;
    if (std::abs(state_.brush->to - state_.brush->from) >= kShortestBrush * scale_) return mark(nullptr);
  }
  mark(place_under(places_, {x, y}, (kind == PointerKind::touch ? kTouchReach : kMouseReach) * scale_));
}

void ChartSurface::pointer_pressed(float x) {
  if (model_.x.is_time) state_.brush = Span{x, x};
}

Release ChartSurface::pointer_released(float x) {
  if (!state_.brush) return Release::nothing;
  const Span brush{std::min<double>(state_.brush->from, x), std::max<double>(state_.brush->from, x)};
  state_.brush.reset();
  needs_drawing_ = true;
  if (brush.to - brush.from < kShortestBrush * scale_) return Release::nothing;
  set_zoom(Span{x_of(static_cast<float>(brush.from)), x_of(static_cast<float>(brush.to))});
  return Release::zoomed;
}

void ChartSurface::pointer_left() {
  if (state_.brush) needs_drawing_ = true;
  state_.brush.reset();
  mark(nullptr);
}

void ChartSurface::walk(Direction direction) {
  mark(next_place(places_, state_.marked ? find_place(places_, *state_.marked) : nullptr, direction));
}

void ChartSurface::reset() {
  pointer_left();
  set_zoom(std::nullopt);
}

void ChartSurface::unmark() { mark(nullptr); }

double ChartSurface::x_of(float pixel) const {
  const float share = (std::clamp(pixel, plot_.min.x, plot_.max.x) - plot_.min.x) / plot_.width();
  return shown_.from + (shown_.to - shown_.from) * static_cast<double>(share);
}

void ChartSurface::zoom_at(float x, float factor) {
  if (!model_.x.is_time || !(factor > 0)) return;
  const Span now = state_.zoom.value_or(full_span(model_.x));
  const double fixed = std::clamp(x_of(x), now.from, now.to);
  set_zoom(Span{fixed - (fixed - now.from) * static_cast<double>(factor), fixed + (now.to - fixed) * static_cast<double>(factor)});
}

void ChartSurface::set_zoom(std::optional<Span> span) {
  const Span full = full_span(model_.x);
  if (span) {
    const double least = std::min(kShortestSpan, full.to - full.from);
    const double length = std::clamp(span->to - span->from, least, full.to - full.from);
    const double middle = (span->from + span->to) / 2;
    const double from = std::clamp(middle - length / 2, full.from, full.to - length);
    span = length >= (full.to - full.from) * 0.999 ? std::nullopt : std::optional(Span{from, from + length});
  }
  state_.zoom = span;
  needs_drawing_ = true;
}

void ChartSurface::show_series(int series, bool shown) {
  if (series < 0 || series >= static_cast<int>(state_.hidden.size())) return;
  state_.hidden[static_cast<std::size_t>(series)] = shown ? 0 : 1;
  needs_drawing_ = true;
}

ImDrawData* ChartSurface::draw(const Theme& theme) {
  ImGui::SetCurrentContext(context_);
  ImPlot::SetCurrentContext(plot_context_);
  ImGui::GetIO().DisplaySize = size_;
  ImGui::NewFrame();
  begin_window(size_);
  Canvas canvas{theme, ImGui::GetFont(), size_, scale_, ImGui::GetWindowDrawList()};
  draw_view(model_, state_, canvas);
  end_window();
  ImGui::Render();

  plot_ = canvas.plot;
  shown_ = canvas.shown;
  places_ = std::move(canvas.places);
  foreign_ = std::move(canvas.foreign);
  needs_drawing_ = false;
  // What was marked may have been zoomed or toggled away; then it takes one more drawing to be rid of its traces.
  if (state_.marked && !find_place(places_, *state_.marked)) mark(nullptr);
  return ImGui::GetDrawData();
}

Json ChartSurface::describe(const Place& place) const {
  const auto& series = model_.series[static_cast<std::size_t>(place.mark.series)];
  const auto& point = series.points[static_cast<std::size_t>(place.mark.point)];
  return {{"series", place.mark.series},
          {"point", place.mark.point},
          {"x", place.center.x / scale_},
          {"y", place.center.y / scale_},
          {"top", place.box.min.y / scale_},
          {"name", series.name},
          {"color", series.color},
          {"label", point.label},
          {"link", point.link}};
}

Json ChartSurface::state() const {
  const Place* marked = state_.marked ? find_place(places_, *state_.marked) : nullptr;
  Json texts = Json::array();
  for (const ForeignText& text : foreign_) {
    texts.push_back({{"x", text.position.x / scale_},
                     {"y", text.position.y / scale_},
                     {"width", text.width / scale_},
                     {"size", text.size / scale_},
                     {"text", text.text},
                     {"color",
                      {text.color & 0xFF, (text.color >> 8) & 0xFF, (text.color >> 16) & 0xFF, (text.color >> 24) & 0xFF}}});
  }
  return {{"marked", marked ? describe(*marked) : Json()},
          {"zoom", state_.zoom ? Json{state_.zoom->from, state_.zoom->to} : Json()},
          {"texts", std::move(texts)},
          {"wants_drawing", needs_drawing_}};
}

Json ChartSurface::places() const {
  Json list = Json::array();
  for (const Place& place : places_) list.push_back(describe(place));
  return list;
}

}  // namespace hindsight::charts
