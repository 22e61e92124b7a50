// Bad containers, row by row: what is said of each, that the rest loads, and that nothing traps or hangs. The rows of trees
// and commits are in bad_trees_test.cpp; what each parser says in finer cases is in its own test.

#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "hindsight/git/bundle.hpp"
#include "hindsight/git/git_directory.hpp"
#include "hindsight/git/history.hpp"
#include "hindsight/git/pack_indexer.hpp"
#include "tests/support/file_holder.hpp"

namespace hindsight::git {
namespace {

using testing::add_loose;
using testing::add_loose_blob;
using testing::appending_delta;
using testing::base_distance;
using testing::blob_id;
using testing::buffer_of;
using testing::commit_text;
using testing::deflated;
using testing::DeltaBuilder;
using testing::entry_head;
using testing::FileHolder;
using testing::Files;
using testing::IndexBuilder;
using testing::PackBuilder;
using testing::PackWithIndex;
using testing::prepare;
using testing::problems_of;
using testing::read;
using testing::tree_entry;
using Strings = std::vector<std::string>;

constexpr std::uint64_t kGigabyte = std::uint64_t(1) << 30;

std::string bundle(const std::string& header, const std::string& pack, int version = 2) {
  return "# v" + std::to_string(version) + " git bundle\n" + header + "\n" + pack;
}

std::string error_of(const std::string& bytes) {
  const auto opened = open_bundle(buffer_of(bytes), "x.bundle");
  return opened ? "no error" : opened.error().text();
}

std::unique_ptr<Repository> opened_bundle(const std::string& bytes) {
  auto opened = open_bundle(buffer_of(bytes), "x.bundle");
  EXPECT_TRUE(opened.ok());
  EXPECT_TRUE(prepare_fully(**opened).ok());
  return std::move(opened).value();
}

/// Problems of a bundle whose pack has something bad between two good objects, which must be readable all the same.
Strings problems_of_pack(const std::function<void(PackBuilder&)>& add_bad) {
  PackBuilder pack;
  pack.blob("before");
  add_bad(pack);
  pack.blob("behind");
  const auto repository = opened_bundle(bundle("", pack.bytes()));
  EXPECT_EQ(read(*repository, blob_id("before")), "before");
  EXPECT_EQ(read(*repository, blob_id("behind")), "behind");
  Strings problems = problems_of(*repository);
  if (!problems.empty() && problems.back() == "x.bundle: the pack promises 3 objects, 2 could be read") problems.pop_back();
  return problems;
}

/// A bare repository opened from files, with "a" and "b" in commits of their own, and problems as they are after all
/// objects have been verified.
struct Opened {
  explicit Opened(Files files) : holder(std::move(files)), repository(open_git_directory("", "x.git")) {
    error = prepare(*repository, holder);
    if (error.empty()) trusting = problems_of(*repository);
  }
  void verify() {
    while (!repository->verify(1 << 20)) {
    }
  }
  Strings problems() {
    verify();
    return problems_of(*repository);
  }
  FileHolder holder;
  std::unique_ptr<Repository> repository;
  std::string error;
  Strings trusting;
};

Files loose_repository() {
  Files files;
  const ObjectId tree = add_loose(files, ObjectKind::tree, tree_entry("100644", "a.md", add_loose_blob(files, "a")));
  files["HEAD"] = add_loose(files, ObjectKind::commit, commit_text(tree)).hex() + "\n";
  return files;
}

std::string loose_path(const std::string& content) { return "objects/" + loose_object_path(blob_id(content)); }

TEST(BadInput, Row01_EmptyBundle) { EXPECT_EQ(error_of(""), "x.bundle: the file is empty"); }

TEST(BadInput, Row01_WrongSignature) {
  for (const char* bytes : {"PACK", "# v1 git bundle\n\n", "<html>", "\n"}) {
    EXPECT_EQ(error_of(bytes), "x.bundle, line 1: this is no Git bundle: it does not begin with \"# v2 git bundle\" or \"# v3 git bundle\"") << bytes;
  }
}

TEST(BadInput, Row02_UnknownCapability) {
  EXPECT_EQ(error_of(bundle("@teleport=yes\n", PackBuilder().bytes(), 3)), "x.bundle, line 2: the bundle needs the unknown capability 'teleport=yes'");
}

TEST(BadInput, Row02_FilteredBundle) {
  PackBuilder pack;
  const std::string tree = tree_entry("100644", "a.md", blob_id("a")) + tree_entry("100644", "left out.md", blob_id("left out"));
  pack.blob("a");
  pack.whole(ObjectKind::tree, tree);
  const auto repository = opened_bundle(bundle("@filter=blob:none\n", pack.bytes(), 3));
  const std::string tree_id = hash_object(ObjectKind::tree, as_bytes(tree)).hex();
  EXPECT_EQ(problems_of(*repository), (Strings{"x.bundle: the bundle was made with the filter blob:none: objects are left out on purpose",
                                               "x.bundle, tree " + tree_id + ": 'left out.md' (" + blob_id("left out").hex() + ") was left out"}));
  EXPECT_EQ(read(*repository, blob_id("a")), "a");
}

TEST(BadInput, Row03_MissingPrerequisites) {
  PackBuilder pack;
  pack.blob("here");
  const std::string commit(40, 'c');
  const auto repository = opened_bundle(bundle("-" + commit + " Before\n", pack.bytes()));
  EXPECT_EQ(problems_of(*repository), Strings{"x.bundle: the bundle builds on the commit " + commit + " (Before), which it does not hold"});
  EXPECT_EQ(read(*repository, blob_id("here")), "here");
}

TEST(BadInput, Row04_ReferenceNames) {
  PackBuilder pack;
  pack.blob("a");
  const std::string id = blob_id("a").hex() + " ";
  const std::string header = id + "refs/heads/main\n" + id + "refs/heads/main\n" + id + "refs/heads/../../etc\n" + id + "refs/heads/" + std::string(10 << 20, 'x') + "\n";
  const auto repository = opened_bundle(bundle(header, pack.bytes()));
  EXPECT_EQ(problems_of(*repository), (Strings{"x.bundle, line 3: the reference 'refs/heads/main' occurs twice; the first counts",
                                               "x.bundle, line 4: the reference name 'refs/heads/../../etc' is not allowed (20 bytes)",
                                               "x.bundle, line 5: the reference name 'refs/heads/" + std::string(69, 'x') + "…' is not allowed (10485771 bytes)"}));
  EXPECT_EQ(repository->refs().size(), 1u);
}

TEST(BadInput, Row05_FourBillionObjects) {
  const std::string pack = PackBuilder().claim(0xFFFFFFFF).bytes();
  EXPECT_EQ(pack.size(), 32u);
  EXPECT_EQ(problems_of(*opened_bundle(bundle("", pack))), Strings{"x.bundle: the pack promises 4294967295 objects, 0 could be read"});
}

TEST(BadInput, Row06_TruncationAtEveryByte) {
  PackBuilder pack;
  std::map<std::uint64_t, std::string> ends;
  const auto base = pack.blob("base");
  ends[pack.end()] = "base";
  pack.ofs_delta(base, appending_delta("base", "1"));
  ends[pack.end()] = "base1";
  pack.blob("last");
  ends[pack.end()] = "last";
  const std::string whole = pack.bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto repository = opened_bundle(bundle("", whole.substr(0, size)));
    EXPECT_FALSE(repository->problems().empty()) << "cut at " << size;
    for (const auto& [end, content] : ends) {
      if (end <= size) {
        EXPECT_EQ(read(*repository, blob_id(content)), content) << "cut at " << size;
      }
    }
  }
}

TEST(BadInput, Row07_WrongTrailer) {
  PackBuilder pack;
  pack.blob("a");
  std::string bytes = pack.bytes();
  const std::string right = bytes.substr(bytes.size() - 20);
  bytes.replace(bytes.size() - 20, 20, std::string(20, '\0'));
  ObjectId stated;
  std::copy_n(as_bytes(right).begin(), 20, stated.bytes.begin());
  const auto repository = opened_bundle(bundle("", bytes));
  EXPECT_EQ(problems_of(*repository), Strings{"x.bundle, pack offset " + std::to_string(bytes.size() - 20) + ": the pack's checksum is " + std::string(40, '0') +
                                              " but its bytes give " + stated.hex() + "; every object was verified on its own"});
  EXPECT_EQ(read(*repository, blob_id("a")), "a");
}

TEST(BadInput, Row08_EightGigabytes) {
  EXPECT_EQ(problems_of_pack([](PackBuilder& pack) { pack.raw(entry_head(3, 8 * kGigabyte) + deflated("abc")); }),
            Strings{"x.bundle, pack offset 30: the object states a size of 8589934592 bytes, more than the 134217728 allowed; reading goes on 20 bytes later"});
}

TEST(BadInput, Row09_ZlibBomb) {
  const std::string bomb = deflated(std::string(64 << 20, '\0'));
  EXPECT_EQ(problems_of_pack([&](PackBuilder& pack) { pack.raw(entry_head(3, 1000) + bomb); }),
            Strings{"x.bundle, pack offset 30: the compressed data is larger than the 1000 bytes that were stated; reading goes on " +
                    std::to_string(2 + bomb.size()) + " bytes later"});
}

TEST(BadInput, Row09_ZlibBombInALooseObject) {
  Inflater inflater;
  PackLimits limits;
  limits.max_object_bytes = 1 << 20;
  const auto object = parse_loose_object(as_bytes(deflated(std::string(64 << 20, '\0'))), inflater, limits);
  ASSERT_FALSE(object.ok());
  EXPECT_EQ(object.error().text(), "the compressed data holds more than the 1048608 bytes allowed");
}

TEST(BadInput, Row10_DeltaBomb) {
  EXPECT_EQ(problems_of_pack([](PackBuilder& pack) { pack.ofs_delta(12, DeltaBuilder(6, kGigabyte).copy(0, 6).bytes()); }),
            Strings{"x.bundle, pack offset 30: the delta declares a result of 1073741824 bytes, more than the 134217728 allowed"});
}

TEST(BadInput, Row11_MultiplyingDeltas) {
  PackBuilder pack;
  std::uint64_t at = pack.blob(std::string(1000, 'b')), size = 1000;
  for (int level = 0; level < 8; ++level, size *= 8) {
    DeltaBuilder delta(size, size * 8);
    for (int i = 0; i < 8; ++i) delta.copy(0, std::uint32_t(size));
    at = pack.ofs_delta(at, delta.bytes());
  }
  PackLimits limits;
  limits.total_bytes = 1 << 20;
  limits.total_per_pack_byte = 1;
  const std::string bytes = pack.bytes();
  PackIndexer indexer(as_bytes(bytes), "x.pack", limits);
  while (!indexer.step(1 << 20)) {
  }
  EXPECT_EQ(indexer.take_index().size(), 4u);
  const auto problems = indexer.take_problems();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].message, "the pack's deltas produce more than the " + std::to_string((1 << 20) + bytes.size()) +
                                     " bytes allowed in all; 4 more built on it cannot be read");
}

TEST(BadInput, Row12_FiftyThousandDeltasDeep) {
  PackWithIndex pack;
  std::string text = "0123456789";
  const ObjectId first = pack.add_blob(text);
  std::uint64_t at = 12;
  for (int i = 10'000; i < 60'000; ++i) {
    text = text.substr(5) + std::to_string(i);
    at = pack.pack().ofs_delta(at, DeltaBuilder(10, 10).copy(5, 5).insert(std::to_string(i)).bytes());
    pack.claim(blob_id(text), at);
  }
  // As a bundle, where the chain is indexed, and with an idx, where it is followed.
  EXPECT_EQ(read(*opened_bundle(bundle("", pack.pack().bytes())), blob_id(text)), text);
  Files files = loose_repository();
  pack.put(files, "objects/pack/pack-1");
  Opened opened(files);
  EXPECT_EQ(read(*opened.repository, blob_id(text)), text);
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(read(*opened.repository, first), "0123456789");
}

TEST(BadInput, Row13_CircularDeltas) {
  const auto self = [](PackBuilder& pack) { pack.ref_delta(blob_id("self"), appending_delta("self", "")); };
  EXPECT_EQ(problems_of_pack(self), Strings{"x.bundle, pack offset 30: the delta's base " + blob_id("self").hex() + " is not in the pack; 1 object needs it"});

  Files files = loose_repository();
  PackWithIndex pack;
  pack.claim(blob_id("p"), pack.pack().ref_delta(blob_id("q"), appending_delta("q", "1")));
  pack.claim(blob_id("q"), pack.pack().ref_delta(blob_id("p"), appending_delta("p", "1")));
  pack.put(files, "objects/pack/pack-1");
  Opened opened(files);
  EXPECT_EQ(read(*opened.repository, blob_id("p")),
            "error: x.git/objects/pack/pack-1.pack, " + blob_id("p").hex() + ", pack offset 12: the chain of deltas runs in a circle");
  EXPECT_EQ(read(*opened.repository, blob_id("a")), "a");
}

TEST(BadInput, Row14_BaseDistances) {
  const std::string delta = deflated(appending_delta("before", "1"));
  const auto entry = [&](const std::string& distance) {
    return [=](PackBuilder& pack) { pack.raw(entry_head(6, 4) + distance + delta); };
  };
  const auto problem = [&](const std::string& distance) {
    const std::string first = problems_of_pack(entry(distance)).at(0);
    return first.substr(0, first.find("; reading goes on "));
  };
  EXPECT_EQ(problem(std::string(1, '\0')), "x.bundle, pack offset 30: the delta names itself as its base");
  EXPECT_EQ(problem(std::string(11, '\xFF') + '\1'), "x.bundle, pack offset 30: the distance to the delta's base overflows");
  EXPECT_EQ(problem(base_distance(31)), "x.bundle, pack offset 30: the delta's base would lie 31 bytes back, before the pack's start");
  EXPECT_EQ(problems_of_pack([](PackBuilder& pack) { pack.ofs_delta(15, appending_delta("before", "1")); }),
            Strings{"x.bundle, pack offset 30: no readable object begins at the delta's base, pack offset 15"});
}

TEST(BadInput, Row15_DeltaInstructions) {
  const auto delta = [](const std::string& bytes) {
    return problems_of_pack([&](PackBuilder& pack) { pack.ofs_delta(12, bytes); });
  };
  const std::string place = "x.bundle, pack offset 30: ";
  EXPECT_EQ(delta(DeltaBuilder(6, 9).copy(0, 9).bytes()), Strings{place + "the delta copies 9 bytes from offset 0 of a base of 6 bytes"});
  EXPECT_EQ(delta(DeltaBuilder(6, 6).raw("\x91\1").bytes()), Strings{place + "the delta's last copy instruction is cut off"});
  EXPECT_EQ(delta(DeltaBuilder(6, 6).raw("\5abc").bytes()), Strings{place + "the delta's last inserted bytes are cut off"});
  EXPECT_EQ(delta(DeltaBuilder(6, 1).raw(std::string(1, '\0')).bytes()), Strings{place + "the delta has the reserved instruction 0"});
  EXPECT_EQ(delta(DeltaBuilder(6, 6).copy(0, 6).insert("more").bytes()), Strings{place + "the delta declares a result of 6 bytes and produces 10"});
}

TEST(BadInput, Row16_ThinPack) {
  EXPECT_EQ(problems_of_pack([](PackBuilder& pack) { pack.ref_delta(blob_id("elsewhere"), appending_delta("elsewhere", "1")); }),
            Strings{"x.bundle, pack offset 30: the delta's base " + blob_id("elsewhere").hex() + " is not in the pack; 1 object needs it"});
}

TEST(BadInput, Row17_AValidCopyServes) {
  Files files = loose_repository();
  PackWithIndex bad, good;
  bad.claim(blob_id("twice"), bad.pack().blob("wrong"));
  good.add_blob("twice");
  bad.put(files, "objects/pack/pack-1");
  good.put(files, "objects/pack/pack-2");
  Opened opened(files);
  EXPECT_EQ(read(*opened.repository, blob_id("twice")), "twice");
  EXPECT_EQ(opened.problems(), (Strings{"x.git/objects/pack/pack-1.idx, " + blob_id("twice").hex() + ": the index says that this object begins at pack offset 12, where it does not",
                                        "x.git/objects/pack/pack-1.idx: the index does not name 1 object that the pack holds; they can be read now"}));
  EXPECT_EQ(testing::share(*opened.repository, blob_id("twice")), "twice");
}

TEST(BadInput, Row18_TypesThatDoNotExist) {
  for (const int type : {0, 5}) {
    EXPECT_EQ(problems_of_pack([&](PackBuilder& pack) { pack.raw(entry_head(type, 3) + deflated("abc")); }),
              Strings{"x.bundle, pack offset 30: there is no object type " + std::to_string(type) + "; reading goes on 15 bytes later"});
  }
}

struct WrongIndex {
  const char* name;
  std::function<std::string(const PackWithIndex&)> idx;
  const char* problem;
};
class Row19 : public ::testing::TestWithParam<WrongIndex> {};

std::string with_word(std::string idx, std::size_t at, std::uint32_t word) {
  idx.replace(at, 4, testing::big_endian_32(word));
  return testing::with_checksum(idx.substr(0, idx.size() - 20));
}

TEST_P(Row19, IsRebuiltFromThePack) {
  Files files = loose_repository();
  PackWithIndex pack;
  pack.add_blob("packed");
  pack.put(files, "objects/pack/pack-1");
  files["objects/pack/pack-1.idx"] = GetParam().idx(pack);
  if (files["objects/pack/pack-1.idx"].empty()) files.erase("objects/pack/pack-1.idx");
  Opened opened(files);
  EXPECT_EQ(opened.error, "");
  EXPECT_EQ(opened.trusting, Strings{GetParam().problem});
  EXPECT_EQ(read(*opened.repository, blob_id("packed")), "packed");
  EXPECT_EQ(opened.problems(), Strings{GetParam().problem});
}

INSTANTIATE_TEST_SUITE_P(
    BadInput, Row19,
    ::testing::Values(
        WrongIndex{"FanOut", [](const PackWithIndex& pack) { return with_word(pack.idx(), 8, 7); },
                   "x.git/objects/pack/pack-1.idx, idx offset 8: the fan-out table of the pack's index disagrees with its ids; the index is made anew from the pack"},
        WrongIndex{"Count", [](const PackWithIndex& pack) { return with_word(pack.idx(), 8 + 4 * 255, 0x7FFFFFFF); },
                   "x.git/objects/pack/pack-1.idx, idx offset 1028: the pack's index promises 2147483647 objects, which do not fit its size; the index is made anew from the "
                   "pack"},
        WrongIndex{"OffsetOutsideThePack", [](const PackWithIndex& pack) { return with_word(pack.idx(), 8 + 1024 + 24, 1'000'000); },
                   "x.git/objects/pack/pack-1.idx: the index belongs to another pack or the pack is damaged; the index is made anew from the pack"},
        WrongIndex{"OfAnotherPack", [](const PackWithIndex&) { PackWithIndex other; other.add_blob("other"); return other.idx(); },
                   "x.git/objects/pack/pack-1.idx: the index belongs to another pack or the pack is damaged; the index is made anew from the pack"},
        WrongIndex{"BitFlipped", [](const PackWithIndex& pack) { std::string idx = pack.idx(); idx[1040] ^= 1; return idx; },
                   "x.git/objects/pack/pack-1.idx, idx offset 1080: the checksum of the pack's index is wrong; the index is made anew from the pack"},
        WrongIndex{"Cut", [](const PackWithIndex& pack) { return pack.idx().substr(0, 100); },
                   "x.git/objects/pack/pack-1.idx, idx offset 100: the pack's index ends within its head; the index is made anew from the pack"},
        WrongIndex{"Absent", [](const PackWithIndex&) { return std::string(); },
                   "x.git/objects/pack/pack-1.pack: the pack has no index; one is made from the pack"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(BadInput, Row20_MultiPackIndexAndCommitGraph) {
  Files files = loose_repository();
  files["objects/pack/multi-pack-index"] = "MIDX and nonsense, more than twenty bytes of it";
  files["objects/info/commit-graph"] = testing::with_checksum("CGPX");
  files["objects/info/commit-graphs/graph-1.graph"] = testing::with_checksum("CGPH good");
  Opened opened(files);
  EXPECT_EQ(opened.problems(), (Strings{"x.git/objects/info/commit-graph: the commit graph is damaged; it is not needed and was passed over",
                                        "x.git/objects/pack/multi-pack-index: the index of several packs is damaged; it is not needed and was passed over"}));
  EXPECT_EQ(read(*opened.repository, blob_id("a")), "a");
}

TEST(BadInput, Row21_Sha256Repository) {
  Files files = loose_repository();
  files["config"] = "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n";
  EXPECT_EQ(Opened(files).error, "x.git: the repository names its objects by SHA-256, which is not supported, only SHA-1 is");
}

TEST(BadInput, Row21_Sha256Bundle) {
  EXPECT_EQ(error_of(bundle("@object-format=sha256\n", PackBuilder().bytes(), 3)), "x.bundle, line 2: the object format 'sha256' is not supported, only sha1 is");
}

TEST(BadInput, Row22_LooseObjects) {
  const std::map<std::string, std::string> bad{
      {"the loose object's content has the id " + blob_id("q").hex(), deflated(std::string("blob 1\0q", 8))},
      {"the compressed data is damaged or cut off", "garbage"},
      {"the loose object is empty", ""},
      {"the loose object states a size of 9 bytes and holds 1", deflated(std::string("blob 9\0p", 8))},
      {"the loose object does not begin with its kind and size", deflated("no header")}};
  for (const auto& [message, bytes] : bad) {
    Files files = loose_repository();
    files[loose_path("p")] = bytes;
    const std::string said = "x.git/" + loose_path("p") + ": " + message;
    Opened alone(files);
    EXPECT_EQ(alone.trusting, Strings{});
    EXPECT_EQ(read(*alone.repository, blob_id("p")), "error: " + said);
    EXPECT_EQ(alone.problems(), Strings{said});

    PackWithIndex pack;
    pack.add_blob("p");
    pack.put(files, "objects/pack/pack-1");
    Opened with_copy(files);
    EXPECT_EQ(read(*with_copy.repository, blob_id("p")), "p") << message;
    EXPECT_EQ(with_copy.problems(), Strings{said});
    EXPECT_EQ(read(*with_copy.repository, blob_id("a")), "a");
  }
}

TEST(BadInput, Row22_TruncatedLooseObject) {
  Files files = loose_repository();
  std::string& file = files[loose_path("a")];
  const std::string whole = file;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    file = whole.substr(0, size);
    Opened opened(files);
    EXPECT_EQ(opened.problems(), Strings{"x.git/" + loose_path("a") + ": " + (size == 0 ? "the loose object is empty" : "the compressed data is damaged or cut off")});
  }
}

TEST(BadInput, Row23_MissingBlobOfAPartialClone) {
  Files files = loose_repository();
  files["config"] = "[remote \"origin\"]\n\turl = x\n\tpromisor = true\n\tpartialclonefilter = blob:none\n";
  files.erase(loose_path("a"));
  Opened opened(files);
  EXPECT_EQ(opened.problems(), Strings{"x.git: this is a partial clone (blob:none): objects that were left at its remote cannot be read"});
  EXPECT_EQ(read(*opened.repository, blob_id("a")), "error: " + blob_id("a").hex() + ": the object is not in the repository, a partial clone");
  EXPECT_TRUE(resolve_revision(*opened.repository, "HEAD").ok());
}

TEST(BadInput, Row24_ShallowHistory) {
  Files files = loose_repository();
  const ObjectId absent = blob_id("an absent commit");
  const ObjectId tree = add_loose(files, ObjectKind::tree, tree_entry("100644", "a.md", blob_id("a")));
  const ObjectId tip = add_loose(files, ObjectKind::commit, commit_text(tree, {absent}));
  files["HEAD"] = tip.hex() + "\n";
  files["shallow"] = tip.hex() + "\n";
  Opened opened(files);
  EXPECT_EQ(opened.problems(), Strings{"x.git: this is a shallow clone: its history is cut off before 1 commit"});
  HistoryWalk walk(*opened.repository, tip, "");
  while (!walk.step(100)) {
  }
  const History history = walk.take();
  EXPECT_EQ(history.commits.size(), 1u);
  ASSERT_EQ(history.problems.size(), 1u);
  EXPECT_EQ(history.problems[0].text(), absent.hex() + ": the history is cut before " + tip.hex() + ": the object is not in the repository, a shallow clone");
}

}  // namespace
}  // namespace hindsight::git
