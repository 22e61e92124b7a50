// The door of the core: a handful of C functions for the worker. Requests come in as bytes, answers go out as
// JSON text with, where there are any, the bytes of a file beside it. Each call replaces the answer before it.

#include <emscripten.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "hindsight/archive/archive.hpp"
#include "hindsight/base/json.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/git/bundle.hpp"
#include "pages/asset.hpp"
#include "pages/page.hpp"

namespace hindsight::web {
namespace {

struct Door {
  std::unique_ptr<archive::Loader> loader;
  bool ready = false;  ///< the reports of the newest tree can be shown
  std::string response;
  ByteBuffer payload;

  void answer(const Json& json, ByteBuffer bytes = {}) {
    response = dump(json);
    payload = std::move(bytes);
  }
  void answer(const Error& error) { answer(Json{{"error", {{"message", error.message}, {"where", error.where}}}}); }
};

Door& door() {
  static Door instance;
  return instance;
}

std::string text_of(const char* at, std::size_t size) { return text::sanitize_utf8({at, size}); }

Error nothing_open() { return {ErrorCode::usage, "No archive is open.", ""}; }

}  // namespace
}  // namespace hindsight::web

using namespace hindsight;
using hindsight::web::door;

extern "C" {

EMSCRIPTEN_KEEPALIVE void* hindsight_alloc(std::size_t size) { return std::malloc(size == 0 ? 1 : size); }
EMSCRIPTEN_KEEPALIVE void hindsight_free(void* memory) { std::free(memory); }

/// Takes `bytes` over: the caller must not free them.
EMSCRIPTEN_KEEPALIVE void hindsight_open(const char* name, std::size_t name_size, std::byte* bytes, std::size_t size) {
  door().loader.reset();
  door().ready = false;
  const std::string shown = web::text_of(name, name_size);
  ByteBuffer owned(bytes, bytes + size);
  std::free(bytes);
  auto repository = git::open_bundle(std::move(owned), shown);
  if (!repository.ok()) return door().answer(repository.error());
  door().loader = std::make_unique<archive::Loader>(std::move(repository).value(), archive::Options{});
  door().answer(Json{{"name", shown}});
}

/// Stops early at the moment when pages can be shown, so that nobody waits for the history.
EMSCRIPTEN_KEEPALIVE void hindsight_step(double milliseconds) {
  if (!door().loader) return door().answer(web::nothing_open());
  const double deadline = emscripten_get_now() + milliseconds;
  const bool was_ready = door().ready;
  archive::Progress progress;
  do {
    const auto step = door().loader->step();
    if (!step.ok()) return door().answer(step.error());
    progress = *step;
    door().ready = progress.ready;
  } while (!progress.finished && progress.ready == was_ready && emscripten_get_now() < deadline);
  door().answer(Json{{"stage", progress.stage}, {"done", progress.done}, {"ready", progress.ready}, {"finished", progress.finished}});
}

EMSCRIPTEN_KEEPALIVE void hindsight_render(const char* query, std::size_t size, int today_days) {
  if (!door().loader) return door().answer(web::nothing_open());
  door().answer(pages::to_json(pages::render(*door().loader, {query, size}, Date{today_days})));
}

EMSCRIPTEN_KEEPALIVE void hindsight_asset(const char* base, std::size_t base_size, const char* url, std::size_t url_size) {
  if (!door().loader) return door().answer(web::nothing_open());
  auto asset = pages::find_asset(*door().loader, {base, base_size}, {url, url_size});
  if (!asset.ok()) return door().answer(asset.error());
  door().answer(Json{{"media_type", asset->media_type}}, std::move(asset->bytes));
}

EMSCRIPTEN_KEEPALIVE void hindsight_file(const char* path, std::size_t size) {
  if (!door().loader) return door().answer(web::nothing_open());
  auto bytes = door().loader->file({path, size});
  if (!bytes.ok()) return door().answer(bytes.error());
  door().answer(Json::object(), std::move(bytes).value());
}

EMSCRIPTEN_KEEPALIVE const char* hindsight_response() { return door().response.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t hindsight_response_size() { return door().response.size(); }
EMSCRIPTEN_KEEPALIVE const std::byte* hindsight_payload() { return door().payload.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t hindsight_payload_size() { return door().payload.size(); }

}  // extern "C"
