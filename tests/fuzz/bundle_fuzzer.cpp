// A bundle, and all that is read from a repository by way of it: references, revisions, trees, the history.

#include <algorithm>

#include "fuzz_target.hpp"
#include "hindsight/git/bundle.hpp"
#include "hindsight/git/history.hpp"
#include "pack_mutator.hpp"
#include "pack_seeds.hpp"
#include "small_limits.hpp"
#include "tests/support/small_repository.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;

std::vector<std::string> texts(const std::vector<Error>& errors) {
  std::vector<std::string> all;
  for (const Error& error : errors) all.push_back(error.text());
  return all;
}

std::unique_ptr<Repository> open(Bytes input, std::size_t slice_bytes) {
  auto opened = open_bundle(ByteBuffer(input), "x.bundle", small_limits());
  if (!opened) {
    require(!opened.error().message.empty(), "an error says something");
    return nullptr;
  }
  for (;;) {
    const auto ready = (*opened)->prepare(slice_bytes);
    require(ready.ok(), "a bundle that was opened can be prepared");
    if (*ready) return std::move(opened).value();
  }
}

void check_objects(Repository& repository) {
  const auto ids = repository.object_ids();
  require(std::is_sorted(ids.begin(), ids.end()), "ids ascend");
  require(std::adjacent_find(ids.begin(), ids.end()) == ids.end(), "each id is listed once");
  for (const ObjectId& id : ids) {
    const auto object = repository.read(id);
    require(object.ok() && hash_object(object->kind, object->data) == id, "every object that is listed has its id");
  }
}

void check_history(Repository& repository, const ObjectId& tip, const char* folder) {
  HistoryWalk walk(repository, tip, folder);
  while (!walk.step(1)) require(walk.progress() >= 0 && walk.progress() <= 1, "progress is between 0 and 1");
  const History history = walk.take();
  for (const FileVersion& version : history.versions) require(version.commit < history.commits.size(), "a version names its commit");
}

void run(Bytes input) {
  const auto repository = open(input, std::size_t(1) << 30);
  if (!repository) return;
  const auto sliced = open(input, 1);
  require(sliced->object_ids() == repository->object_ids(), "slices of any size give the same objects");
  require(texts(sliced->problems()) == texts(repository->problems()), "slices of any size give the same problems");
  check_objects(*repository);

  std::vector<std::string> revisions{"HEAD", "v1", "abcd"};
  for (const Ref& ref : repository->refs()) {
    if (revisions.size() < 8) revisions.push_back(ref.name);
  }
  for (const std::string& revision : revisions) {
    const auto tip = resolve_revision(*repository, revision);
    if (!tip) continue;
    const auto commit = read_commit(*repository, *tip);
    require(commit.ok(), "a revision that is resolved is a commit");
    if (const auto list = list_files(*repository, commit->tree, "", 500)) {
      require(list->files.size() <= 500, "no more files than asked for");
      for (const FileEntry& file : list->files) (void)find_file(*repository, commit->tree, file.path);
    }
    check_history(*repository, *tip, "");
    check_history(*repository, *tip, "reports");
  }
}

std::vector<Seed> seeds() {
  const testing::SmallRepository small;
  std::vector<Seed> seeds{{"Small", small.bundle()},
                          {"Version3", "# v3 git bundle\n@object-format=sha1\n@filter=blob:none\n" + small.refs() + "\n" + small.pack()},
                          {"Prerequisite", "# v2 git bundle\n-" + std::string(40, 'a') + " Fix the alert\n" + small.refs() + "\n" + small.pack()}};
  const std::string id = small.entries().front().id.hex();
  for (Seed& pack : pack_seeds()) seeds.push_back({"Pack" + pack.name, "# v2 git bundle\n" + id + " HEAD\n\n" + pack.bytes});
  return seeds;
}

const Registration registered({"bundle", run, seeds, mutate_bundle});

}  // namespace
}  // namespace hindsight::fuzz
