#pragma once

#include <imgui.h>

namespace hindsight::web {

/// Turns draw data into pixels of the current WebGL context. There is one, whatever the number of charts.
class ChartsRenderer {
 public:
  explicit ChartsRenderer(ImFontAtlas& atlas);

  /// A WebGL 2 context was made current, the first one or one that was restored.
  void start();
  /// The context is lost. Its objects are gone; nothing is drawn until the next start.
  void stop();
  [[nodiscard]] bool is_running() const { return running_; }

  /// The atlas was built anew.
  void send_font();
  /// Draws with the upper left corner of the data at the canvas's lower left part of that size.
  void render(ImDrawData* data, ImGuiContext* context, ImU32 background);

 private:
  ImGuiContext* home_ = nullptr;
  void* backend_ = nullptr;
  bool running_ = false;
};

}  // namespace hindsight::web
