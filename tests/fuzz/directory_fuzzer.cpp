// A Git directory with one file of which anything may be true. Input: which file (one byte), and what it holds.

#include <algorithm>
#include <map>

#include "fuzz_target.hpp"
#include "hindsight/git/open_folder.hpp"
#include "tests/support/small_repository.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;

using Files = std::map<std::string, std::string>;

const char* const kFuzzed[] = {"HEAD",    "packed-refs",   "config",     "shallow",   "commondir",       "info/refs",         "objects/info/packs", "objects/info/alternates",
                               "gitfile", "refs/heads/x", "refs/heads", "objects/pack", "objects/info/commit-graph", "objects/pack/pack-1.idx"};
constexpr std::size_t kFuzzedFiles = std::size(kFuzzed);

Files sound_files() {
  const testing::SmallRepository small;
  const std::string id = small.refs().substr(0, 40);
  return {{"HEAD", "ref: refs/heads/main\n"},
          {"packed-refs", "# pack-refs with: peeled fully-peeled sorted\n" + small.refs().substr(small.refs().find('\n') + 1)},
          {"config", "[core]\n\tbare = true\n[remote \"o\"]\n\tpromisor = true\n\tpartialclonefilter = blob:none ; so\n"},
          {"shallow", id + "\n"},
          {"info/refs", id + "\trefs/heads/main\n" + id + "\trefs/tags/v1^{}\n"},
          {"objects/info/packs", "P pack-1.pack\n\n"},
          {"objects/info/alternates", "../../elsewhere/objects\n"},
          {"refs/heads/x", id + "\n"},
          {"objects/pack/pack-1.pack", small.pack()},
          {"objects/pack/pack-1.idx", small.idx()}};
}

/// A folder's names are what the files say, or the fuzzed answer itself.
FileAnswer answer(const Files& files, const FileRequest& request, bool can_list) {
  const auto found = files.find(request.path);
  if (request.kind == FileRequest::Kind::names && !can_list) return Error{ErrorCode::unsupported, "names cannot be listed here", request.path};
  if (found != files.end()) return testing::buffer_of(found->second);
  std::string names;
  const std::string prefix = request.path.empty() ? "" : request.path + "/";
  for (const auto& [path, content] : files) {
    if (!path.starts_with(prefix)) continue;
    const std::string rest = path.substr(prefix.size());
    names += rest.substr(0, rest.find('/') == std::string::npos ? rest.size() : rest.find('/') + 1) + '\0';
  }
  if (request.kind == FileRequest::Kind::content || names.empty()) return Error{ErrorCode::not_found, "No such file or directory", request.path};
  return testing::buffer_of(names);
}

void check(const Files& files, bool can_list) {
  const auto repository = open_folder("x.git", [](std::string_view) { return true; });
  for (int rounds = 0;; ++rounds) {
    require(rounds < 10'000, "preparing comes to an end");
    const auto ready = repository->prepare(1000);
    if (!ready) {
      require(!ready.error().message.empty(), "an error says something");
      return;
    }
    if (*ready) break;
    for (const FileRequest& request : repository->take_requests()) repository->supply(request, answer(files, request, can_list));
  }
  for (const Ref& ref : repository->refs()) (void)read_commit(*repository, ref.target);
  for (int steps = 0; !repository->verify(1000); ++steps) require(steps < 10'000, "verifying comes to an end");
  for (const ObjectId& id : repository->object_ids()) {
    const auto object = repository->share(id);
    require(!object || hash_object((*object)->kind, (*object)->data) == id, "what is read after verification has its id");
  }
}

void run(Bytes input) {
  static const Files sound = sound_files();
  if (input.empty()) return;
  Files files = sound;
  const std::string path = kFuzzed[std::to_integer<std::size_t>(input[0]) % kFuzzedFiles];
  const std::string content(as_text(input.subspan(1)));
  if (path == "gitfile") {
    files = {{".git", content}};
    for (const auto& [inside, held] : sound) files["elsewhere/" + inside] = held;
  } else {
    files[path] = content;
  }
  check(files, true);
  check(files, false);
}

std::vector<Seed> seeds() {
  Files files = sound_files();
  files["commondir"] = "../..\n";
  files["gitfile"] = "gitdir: elsewhere\n";
  files["refs/heads"] = std::string("x\0y/\0..\0", 8);
  files["objects/pack"] = std::string("pack-1.pack\0pack-1.idx\0pack-2.pack\0multi-pack-index\0", 53);
  std::vector<Seed> seeds;
  for (std::size_t i = 0; i < kFuzzedFiles; ++i) {
    std::string name = kFuzzed[i];
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '/' || c == '-' || c == '.'; }, '_');
    seeds.push_back({name, std::string(1, char(i)) + files[kFuzzed[i]]});
  }
  return seeds;
}

const Registration registered({"directory", run, seeds});

}  // namespace
}  // namespace hindsight::fuzz
