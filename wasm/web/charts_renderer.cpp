#include "charts_renderer.hpp"

#include <GLES3/gl3.h>
#include <imgui_impl_opengl3.h>

namespace hindsight::web {

// Dear ImGui's backend keeps shaders, buffers and the font's texture per ImGui context. All charts are drawn by one WebGL context
// with one font, so that one set of objects, owned by the renderer's own ImGui context, is lent to each of them while it is drawn.
ChartsRenderer::ChartsRenderer(ImFontAtlas& atlas) {
  home_ = ImGui::CreateContext(&atlas);
  ImGui::SetCurrentContext(home_);
  ImGui::GetIO().IniFilename = nullptr;
}

void ChartsRenderer::start() {
  ImGui::SetCurrentContext(home_);
  if (!backend_) {
    ImGui_ImplOpenGL3_Init("#version 300 es");
    backend_ = ImGui::GetIO().BackendRendererUserData;
  }
  ImGui_ImplOpenGL3_NewFrame();
  running_ = true;
}

void ChartsRenderer::stop() {
  if (!running_) return;
  running_ = false;
  // Deleting objects of a lost context is allowed and does nothing; it makes the backend forget their names.
  ImGui::SetCurrentContext(home_);
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

void ChartsRenderer::send_font() {
  if (!running_) return;
  ImGui::SetCurrentContext(home_);
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

void ChartsRenderer::render(ImDrawData* data, ImGuiContext* context, ImU32 background) {
  if (!running_) return;
  const ImVec4 color = ImGui::ColorConvertU32ToFloat4(background);
  glViewport(0, 0, static_cast<GLsizei>(data->DisplaySize.x), static_cast<GLsizei>(data->DisplaySize.y));
  glDisable(GL_SCISSOR_TEST);
  glClearColor(color.x, color.y, color.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui::SetCurrentContext(context);
  ImGui::GetIO().BackendRendererUserData = backend_;
  ImGui_ImplOpenGL3_RenderDrawData(data);
  ImGui::GetIO().BackendRendererUserData = nullptr;
}

}  // namespace hindsight::web
