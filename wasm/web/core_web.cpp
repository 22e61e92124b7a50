// The door of the core: a handful of C functions for the worker. Requests come in as bytes, answers go out as
// JSON text with, where there are any, the bytes of a file beside it. Each call replaces the answer before it.

#include <emscripten.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "hindsight/archive/archive.hpp"
#include "hindsight/archive/source.hpp"
#include "hindsight/base/json.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/taught.hpp"
#include "pages/asset.hpp"
#include "pages/page.hpp"
#include "pages/route.hpp"

namespace hindsight::web {
namespace {

Json to_json(const std::vector<git::FileRequest>& requests) {
  Json json = Json::array();
  for (const git::FileRequest& request : requests) {
    const char* kind = request.kind == git::FileRequest::Kind::names ? "names" : "content";
    json.push_back({{"kind", kind}, {"path", request.path}});
  }
  return json;
}

git::FileAnswer to_answer(int status, ByteBuffer bytes, const std::string& path) {
  switch (status) {
    case 0: return bytes;
    case 1: return Error{ErrorCode::not_found, "there is no such file", path};
    case 2: return Error{ErrorCode::unsupported, "names cannot be listed here", path};
    default: return Error{ErrorCode::truncated, std::string(as_text(bytes)), path};
  }
}

struct Door {
  std::unique_ptr<archive::Loader> loader;
  pages::Memory memory;  ///< of the loader's archive
  std::vector<archive::NamedBytes> added;
  unsigned edition = 0;  ///< of what the last step left
  bool loading = false;  ///< another revision was asked for, and cannot be shown yet
  std::optional<Error> refused;  ///< why it cannot be shown at all
  std::string response;
  ByteBuffer payload;

  void open(Result<std::unique_ptr<git::Repository>> repository) {
    memory = {};
    loader.reset();
    edition = 0;
    loading = false;
    refused.reset();
    if (!repository.ok()) return answer(repository.error());
    loader = std::make_unique<archive::Loader>(std::move(repository).value(), archive::Options{});
    answer(Json::object());
  }

  /// What is shown is read again, and can be rendered once it has been.
  void teach(std::string taught) {
    if (!loader) return answer(Error{ErrorCode::usage, "No archive is open.", ""});
    Json json{{"taught", taught}};
    if (loader->options().taught != taught) {
      loader->teach(std::move(taught));
      loading = true;
      refused.reset();
    }
    answer(json);
  }

  void answer(const Json& json, ByteBuffer bytes = {}) {
    response = dump(json);
    payload = std::move(bytes);
  }
  /// Files that the call asked for come with the error: once they are supplied, the call may succeed.
  void answer(const Error& error) {
    Json json{{"error", {{"message", text::make_visible(error.message)}, {"where", text::make_visible(error.where)}}}};
    if (loader) json["requests"] = to_json(loader->take_requests());
    answer(json);
  }
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

/// Adds a file to those that the next hindsight_open opens together. Takes `bytes` over: the caller must not free them.
EMSCRIPTEN_KEEPALIVE void hindsight_add(const char* name, std::size_t name_size, std::byte* bytes, std::size_t size) {
  door().added.push_back({web::text_of(name, name_size), ByteBuffer::adopt(bytes, size)});
  door().answer(Json::object());
}

EMSCRIPTEN_KEEPALIVE void hindsight_open() {
  door().open(archive::open_files(std::exchange(door().added, {})));
}

/// Opens a folder whose files are asked for by the steps that follow.
EMSCRIPTEN_KEEPALIVE void hindsight_open_folder(const char* name, std::size_t name_size) {
  door().open(archive::open_folder(web::text_of(name, name_size)));
}

/// Stops early where pages would look different now, so that nobody waits for what they do not need, and where files or languages are
/// asked for.
EMSCRIPTEN_KEEPALIVE void hindsight_step(double milliseconds) {
  if (!door().loader) return door().answer(web::nothing_open());
  const double deadline = emscripten_get_now() + milliseconds;
  archive::Progress progress;
  do {
    auto step = door().loader->step();
    if (!step.ok()) {
      if (std::exchange(door().loading, false)) door().refused = step.error();
      return door().answer(step.error());
    }
    progress = std::move(step).value();
    if (progress.ready) door().loading = false;
  } while (!progress.finished && progress.edition == door().edition && progress.requests.empty() && progress.languages.empty() &&
           emscripten_get_now() < deadline);
  door().edition = progress.edition;
  door().answer(Json{{"stage", progress.stage},
                     {"done", progress.done},
                     {"ready", progress.ready},
                     {"finished", progress.finished},
                     {"edition", progress.edition},
                     {"requests", web::to_json(progress.requests)},
                     {"languages", progress.languages}});
}

/// `kind` as in a request; `status` says what `bytes` are: 0 the answer, 3 a sentence on why there is none; with 1 nothing is
/// there, with 2 names cannot be listed here. Takes `bytes` over.
EMSCRIPTEN_KEEPALIVE void hindsight_supply(const char* kind, std::size_t kind_size, const char* path, std::size_t path_size, int status,
                                           std::byte* bytes, std::size_t size) {
  ByteBuffer content = ByteBuffer::adopt(bytes, size);
  if (!door().loader) return door().answer(web::nothing_open());
  const bool asks_for_names = std::string_view(kind, kind_size) == "names";
  const git::FileRequest request{asks_for_names ? git::FileRequest::Kind::names : git::FileRequest::Kind::content, std::string(path, path_size)};
  door().loader->supply(request, web::to_answer(status, std::move(content), request.path));
  door().answer(Json::object());
}

/// The file of a language that a step named; without bytes it is not to be had. Takes `bytes` over.
EMSCRIPTEN_KEEPALIVE void hindsight_supply_language(const char* code, std::size_t code_size, std::byte* bytes, std::size_t size) {
  const ByteBuffer file = ByteBuffer::adopt(bytes, size);
  if (!door().loader) return door().answer(web::nothing_open());
  door().loader->supply_language({code, code_size}, size > 0 ? std::optional(as_text(file)) : std::nullopt);
  door().answer(Json::object());
}

/// A meaning for words ("labels.fields date", "severities sev1", "reports") is added to what was taught before, and the archive is read
/// again with all of it; {"taught": …} is to be kept. Without a meaning, what was taught before is read with as it is.
EMSCRIPTEN_KEEPALIVE void hindsight_teach(const char* before, std::size_t before_size, const char* meaning, std::size_t meaning_size, const char* words,
                                          std::size_t words_size) {
  const std::string setting = web::text_of(meaning, meaning_size);
  const std::size_t blank = std::min(setting.find(' '), setting.size());
  record::TaughtSettings taught = record::TaughtSettings::parse({before, before_size});
  if (!setting.empty()) taught.teach({setting.substr(0, blank), setting.substr(std::min(blank + 1, setting.size())), web::text_of(words, words_size)});
  door().teach(taught.yaml());
}

EMSCRIPTEN_KEEPALIVE void hindsight_forget(const char* before, std::size_t before_size, const char* setting, std::size_t setting_size, const char* words,
                                           std::size_t words_size) {
  record::TaughtSettings taught = record::TaughtSettings::parse({before, before_size});
  taught.forget({setting, setting_size}, {words, words_size});
  door().teach(taught.yaml());
}

/// Another revision than the one that is loaded is begun with instead: {"loading": true}, and pages can be rendered again
/// once a step says "ready", or fails: the page then tells that the revision cannot be shown.
EMSCRIPTEN_KEEPALIVE void hindsight_render(const char* query, std::size_t size, int today_days) {
  if (!door().loader) return door().answer(web::nothing_open());
  archive::Loader& loader = *door().loader;
  const std::string revision = pages::parse_route({query, size}).revision;
  if (revision != loader.options().revision) {
    loader.select(revision);
    door().loading = true;
    door().refused.reset();
  }
  if (door().loading) return door().answer(Json{{"loading", true}});
  Json page = pages::to_json(door().refused ? pages::render_refused(loader, {query, size}, *door().refused)
                                            : pages::render(loader, {query, size}, Date{today_days}, door().memory));
  page["requests"] = web::to_json(loader.take_requests());
  door().answer(page);
}

EMSCRIPTEN_KEEPALIVE void hindsight_asset(const char* article, std::size_t article_size, const char* url, std::size_t url_size) {
  if (!door().loader) return door().answer(web::nothing_open());
  auto asset = pages::find_asset(*door().loader, {article, article_size}, {url, url_size});
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
