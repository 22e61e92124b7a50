// What this project reads from a repository, in the formats of Git's own commands, so that parity_test.py can compare streams:
//   dump_objects [OPTION…] SOURCE objects            git cat-file --batch-all-objects --batch
//   dump_objects [OPTION…] SOURCE files REV          git ls-tree -r -z REV
//   dump_objects [OPTION…] SOURCE commits            git log -z --date=raw --format=%H%x00%T%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B
//   dump_objects [OPTION…] SOURCE refs               git for-each-ref --format='%(objectname) %(refname)', and HEAD
//   dump_objects [OPTION…] SOURCE history REV FOLDER   "commit SP blob SP path NUL" for each version
//   dump_objects [OPTION…] SOURCE problems           one line each
// SOURCE is a bundle, a zip or a folder. --static answers like a web server, which cannot list names; --verify hashes everything first.

#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/bundle.hpp"
#include "hindsight/git/history.hpp"
#include "hindsight/git/open_folder.hpp"
#include "hindsight/git/zip.hpp"
#include "tools/cli/disk.hpp"

namespace {

using namespace hindsight;
using namespace hindsight::git;

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.text().c_str());
  return 1;
}

struct Source {
  std::unique_ptr<Repository> repository;
  std::function<FileAnswer(const FileRequest&)> holder;
};

Status prepare(Source& source) {
  constexpr std::size_t kSlice = std::size_t(1) << 20;
  for (;;) {
    HINDSIGHT_TRY(const bool is_ready, source.repository->prepare(kSlice));
    if (is_ready) return Done{};
    for (const FileRequest& request : source.repository->take_requests()) source.repository->supply(request, source.holder(request));
  }
}

/// What reading an object asks for is brought, and it is read again.
Result<SharedObject> share(Source& source, const ObjectId& id) {
  auto object = source.repository->share(id);
  if (object) return object;
  HINDSIGHT_TRY(const Done done, prepare(source));
  (void)done;
  return source.repository->share(id);
}

void put(std::string_view text) {
  if (!text.empty()) std::fwrite(text.data(), 1, text.size(), stdout);
}

int dump_objects(Source& source) {
  for (const ObjectId& id : source.repository->object_ids()) {
    const auto object = share(source, id);
    if (!object) return fail(object.error());
    put(id.hex() + ' ' + to_string((*object)->kind) + ' ' + std::to_string((*object)->data.size()) + '\n');
    put(as_text((*object)->data));
    put("\n");
  }
  return 0;
}

int dump_files(Repository& repository, std::string_view revision) {
  const auto id = resolve_revision(repository, revision);
  if (!id) return fail(id.error());
  const auto commit = read_commit(repository, *id);
  if (!commit) return fail(commit.error());
  const auto list = list_files(repository, commit->tree, "");
  if (!list) return fail(list.error());
  for (const FileEntry& file : list->files) {
    char mode[16];
    std::snprintf(mode, sizeof mode, "%06o", unsigned(file.mode));
    put(std::string(mode) + " blob " + file.id.hex() + '\t' + file.path + '\0');
  }
  return 0;
}

std::string raw_date(const Signature& who) {
  const int minutes = std::abs(who.zone_minutes);
  char text[64];
  std::snprintf(text, sizeof text, "%lld %c%02d%02d", static_cast<long long>(who.seconds), who.zone_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return text;
}

int dump_commits(Source& source) {
  for (const ObjectId& id : source.repository->object_ids()) {
    const auto object = share(source, id);
    if (!object) return fail(object.error());
    if ((*object)->kind != ObjectKind::commit) continue;
    const auto commit = parse_commit(id, (*object)->data);
    if (!commit) return fail(commit.error());
    std::string parents;
    for (const ObjectId& parent : commit->parents) parents += (parents.empty() ? "" : " ") + parent.hex();
    for (const std::string& field : {id.hex(), commit->tree.hex(), parents}) put(field + '\0');
    for (const Signature* who : {&commit->author, &commit->committer}) put(who->name + '\0' + who->email + '\0' + raw_date(*who) + '\0');
    put(commit->message + '\0');
  }
  return 0;
}

int dump_refs(Repository& repository) {
  for (const Ref& ref : repository.refs()) put(ref.target.hex() + ' ' + ref.name + '\n');
  return 0;
}

int dump_history(Repository& repository, std::string_view revision, std::string folder) {
  const auto id = resolve_revision(repository, revision);
  if (!id) return fail(id.error());
  HistoryWalk walk(repository, *id, std::move(folder));
  while (!walk.step(1000)) {
  }
  const History history = walk.take();
  for (const FileVersion& version : history.versions) {
    put(history.commits[version.commit].id.hex() + ' ' + version.blob.hex() + ' ' + version.path + '\0');
  }
  for (const Error& problem : history.problems) fail(problem);
  return 0;
}

int dump_problems(Repository& repository) {
  for (const Error& problem : repository.problems()) put(problem.text() + '\n');
  return 0;
}

Result<Source> open_source(const std::string& path, bool can_list) {
  const auto is_anything = [](std::string_view) { return true; };
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    auto repository = open_folder(path, is_anything);
    return Source{std::move(repository), [disk = cli::DiskFolder(path), can_list](const FileRequest& request) {
                    if (request.kind == FileRequest::Kind::content || can_list) return disk(request);
                    return FileAnswer(Error{ErrorCode::unsupported, "names cannot be listed here", request.path});
                  }};
  }
  HINDSIGHT_TRY(ByteBuffer bytes, cli::read_file(path));
  const bool is_zip = as_text(bytes).starts_with("PK");
  auto repository = is_zip ? open_zip(std::move(bytes), path, is_anything) : open_bundle(std::move(bytes), path);
  if (!repository) return std::move(repository).error();
  return Source{std::move(repository).value(), {}};
}

int dump(Source& source, const std::vector<std::string>& command) {
  Repository& repository = *source.repository;
  if (command[0] == "objects") return dump_objects(source);
  if (command[0] == "commits") return dump_commits(source);
  if (command[0] == "refs") return dump_refs(repository);
  if (command[0] == "problems") return dump_problems(repository);
  if (command[0] == "files" && command.size() == 2) return dump_files(repository, command[1]);
  if (command[0] == "history" && command.size() == 3) return dump_history(repository, command[1], command[2]);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  bool can_list = true, verifies = false;
  for (; !arguments.empty() && arguments[0].starts_with("--"); arguments.erase(arguments.begin())) {
    if (arguments[0] == "--static") can_list = false;
    if (arguments[0] == "--verify") verifies = true;
  }
  if (arguments.size() < 2) return 2;
  const std::vector<std::string> command(arguments.begin() + 1, arguments.end());
  auto source = open_source(arguments[0], can_list);
  if (!source) return fail(source.error());
  if (command.size() > 1) source->repository->want(command[1]);
  if (const auto ready = prepare(*source); !ready) return fail(ready.error());
  while (verifies && !source->repository->verify(std::size_t(1) << 20)) {
  }
  return dump(*source, command);
}
