// A zip, of plain files or with a repository in it.

#include <libdeflate.h>

#include "fuzz_target.hpp"
#include "hindsight/git/zip.hpp"
#include "tests/support/pack_builder.hpp"
#include "tests/support/zip_builder.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::git;
using testing::ZipBuilder;

void run(Bytes input) {
  auto opened = open_zip(ByteBuffer(input), "x.zip", [](std::string_view) { return true; });
  if (!opened) {
    require(!opened.error().message.empty(), "an error says something");
    return;
  }
  Repository& repository = **opened;
  for (int rounds = 0;; ++rounds) {
    require(rounds < 10'000, "preparing comes to an end");
    const auto ready = repository.prepare(1000);
    if (!ready) return require(!ready.error().message.empty(), "an error says something");
    if (*ready) break;
    require(repository.take_requests().empty(), "a zip needs no other file");
  }
  for (int steps = 0; !repository.verify(1000); ++steps) require(steps < 10'000, "verifying comes to an end");
  for (const ObjectId& id : repository.object_ids()) {
    const auto object = repository.share(id);
    require(!object || hash_object((*object)->kind, (*object)->data) == id, "what is read has its id");
  }
  const auto tip = resolve_revision(repository, "HEAD");
  const auto commit = tip ? read_commit(repository, *tip) : Result<Commit>(Error{});
  if (commit) (void)list_files(repository, commit->tree, "", 500);
}

std::vector<Seed> seeds() {
  const std::string report = "# Outage\n\nDetected by an alert, and again by an alert, and again by an alert.\n";
  const ObjectId id = testing::blob_id("a");
  ZipBuilder::Entry stored, encrypted;
  stored.method = 0;
  encrypted.flags = 1;
  const std::string loose = testing::deflated(std::string("blob 1\0a", 8));
  return {{"Folder", ZipBuilder().add("top/reports/a.md", report).add("top/b.md", report, stored).comment(id.hex()).bytes()},
          {"Odd", ZipBuilder().add("../a.md", report).add("a.md", report).add("a.md", report).add("c\\d.md", report, encrypted).bytes()},
          {"Zip64", ZipBuilder().zip64().add("a.md", report).bytes()},
          {"Repository", ZipBuilder().add(".git/HEAD", id.hex() + "\n").add(".git/objects/" + id.hex().substr(0, 2) + "/" + id.hex().substr(2), loose).bytes()},
          {"Empty", ZipBuilder().bytes()}};
}

const Registration registered({"zip", run, seeds});

}  // namespace
}  // namespace hindsight::fuzz
