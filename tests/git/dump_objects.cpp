// What this project reads from a bundle, in the formats of Git's own commands, so that parity_test.py can compare streams:
//   dump_objects BUNDLE objects            git cat-file --batch-all-objects --batch
//   dump_objects BUNDLE files REV          git ls-tree -r -z REV
//   dump_objects BUNDLE commits            git log -z --date=raw --format=%H%x00%T%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B
//   dump_objects BUNDLE refs               git for-each-ref --format='%(objectname) %(refname)', and HEAD
//   dump_objects BUNDLE history REV FOLDER   "commit SP blob SP path NUL" for each version
//   dump_objects BUNDLE problems           one line each

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "hindsight/git/bundle.hpp"
#include "hindsight/git/history.hpp"
#include "tests/support/corpora.hpp"

namespace {

using namespace hindsight;
using namespace hindsight::git;

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.text().c_str());
  return 1;
}

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int dump_objects(Repository& repository) {
  for (const ObjectId& id : repository.object_ids()) {
    const auto object = repository.share(id);
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

int dump_commits(Repository& repository) {
  for (const ObjectId& id : repository.object_ids()) {
    const auto object = repository.share(id);
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

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto bytes = hindsight::testing::read_file(argv[1]);
  if (!bytes) return fail({ErrorCode::not_found, "the file cannot be read", argv[1]});
  const Bytes view = as_bytes(*bytes);
  auto repository = open_bundle(ByteBuffer(view.begin(), view.end()), argv[1]);
  if (!repository) return fail(repository.error());
  if (const auto ready = prepare_fully(**repository); !ready) return fail(ready.error());
  const std::string_view what = argv[2];
  if (what == "objects") return dump_objects(**repository);
  if (what == "commits") return dump_commits(**repository);
  if (what == "refs") return dump_refs(**repository);
  if (what == "files" && argc == 4) return dump_files(**repository, argv[3]);
  if (what == "history" && argc == 5) return dump_history(**repository, argv[3], argv[4]);
  if (what == "problems") return dump_problems(**repository);
  return 2;
}
