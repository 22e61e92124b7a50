#include "hindsight/git/zip.hpp"

#include <gtest/gtest.h>

#include "tests/support/file_holder.hpp"
#include "tests/support/zip_builder.hpp"

namespace hindsight::git {
namespace {

using testing::buffer_of;
using testing::problems_of;
using testing::ZipBuilder;
using Strings = std::vector<std::string>;

struct Opened {
  explicit Opened(const std::string& bytes) {
    auto opened = open_zip(buffer_of(bytes), "x.zip", [](std::string_view path) { return path.ends_with(".md"); });
    if (!opened) {
      error = opened.error().text();
      return;
    }
    repository = std::move(opened).value();
    const Status prepared = prepare_fully(*repository);
    if (!prepared) error = prepared.error().text();
  }

  /// "path=content" of each file of HEAD.
  Strings files() {
    Strings files;
    const auto tip = resolve_revision(*repository, "HEAD");
    if (!tip) return {tip.error().text()};
    const auto list = list_files(*repository, read_commit(*repository, *tip)->tree, "");
    for (const FileEntry& file : list->files) files.push_back(file.path + "=" + testing::read(*repository, file.id));
    return files;
  }
  Strings problems() const { return problems_of(*repository); }

  std::unique_ptr<Repository> repository;
  std::string error;
};

TEST(ZipTest, AsACodeHostMakesIt) {
  const std::string commit(40, 'c');
  Opened opened(ZipBuilder().add("reports-main/", "", {.method = 0}).add("reports-main/a.md", "A").add("reports-main/docs/b.md", "B").add("reports-main/code.c", "").comment(commit).bytes());
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.files(), (Strings{"a.md=A", "docs/b.md=B"}));
  EXPECT_EQ(opened.problems(), Strings{});
  EXPECT_EQ(opened.repository->kind(), "zip");
  EXPECT_FALSE(opened.repository->has_history());
  ASSERT_TRUE(opened.repository->stated_commit());
  EXPECT_EQ(opened.repository->stated_commit()->hex(), commit);
}

TEST(ZipTest, WithoutACommonFolder) {
  Opened opened(ZipBuilder().add("a/a.md", "A", {.method = 0}).add("b.md", "B").comment("hello").bytes());
  EXPECT_EQ(opened.files(), (Strings{"a/a.md=A", "b.md=B"}));
  EXPECT_FALSE(opened.repository->stated_commit());
}

TEST(ZipTest, Zip64) {
  Opened opened(ZipBuilder().zip64().add("a.md", "A").add("b.md", std::string(100'000, 'b')).bytes());
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.files(), (Strings{"a.md=A", "b.md=" + std::string(100'000, 'b')}));
}

TEST(ZipTest, BehindAProgram) {
  Opened opened("MZ this program unpacks itself" + ZipBuilder().add("a.md", "A").bytes());
  EXPECT_EQ(opened.files(), Strings{"a.md=A"});
}

TEST(ZipTest, HoldsARepository) {
  testing::Files files;
  const ObjectId tree = testing::add_loose(files, ObjectKind::tree, testing::tree_entry("100644", "old.md", testing::add_loose_blob(files, "from Git")));
  files["HEAD"] = testing::add_loose(files, ObjectKind::commit, testing::commit_text(tree)).hex();
  files["refs/x"] = files["HEAD"];
  for (const char* folder : {"repo/.git/", "repo.git/", ".git/", ""}) {
    ZipBuilder zip;
    for (const auto& [path, content] : files) zip.add(folder + path, content);
    if (std::string_view(folder) == "repo/.git/") zip.add("repo/new.md", "not committed").add("__MACOSX/repo/._new.md", "");
    Opened opened(zip.bytes());
    EXPECT_EQ(opened.error, "") << folder;
    EXPECT_EQ(opened.files(), Strings{"old.md=from Git"}) << folder;
    EXPECT_TRUE(opened.repository->has_history());
    EXPECT_EQ(opened.repository->kind(), "zip");
    EXPECT_EQ(opened.problems(), Strings{});
  }
}

TEST(ZipTest, HostileNamesAndLinks) {
  Opened opened(ZipBuilder()
                    .add("../up.md", "").add("/etc/x.md", "").add("a\\b.md", "").add("C:x.md", "").add("a//b.md", "").add("b/../c.md", "")
                    .add("link.md", "../../etc/passwd", {.attributes = 0120777u << 16}).add("good.md", "1").add("good.md", "2").bytes());
  EXPECT_EQ(opened.files(), Strings{"good.md=1"});
  Strings expected;
  for (const char* name : {"../up.md", "/etc/x.md", "a\\b.md", "C:x.md", "a//b.md", "b/../c.md"}) {
    expected.push_back("x.zip: the file name '" + std::string(name) + "' is not allowed; the file is left out");
  }
  expected.push_back("x.zip: the file 'good.md' occurs twice; the first counts");
  EXPECT_EQ(opened.problems(), expected);
}

TEST(ZipTest, FilesThatCannotBeRead) {
  Opened opened(ZipBuilder()
                    .add("bomb.md", std::string(1 << 20, '\0'), {.size = 10}).add("crc.md", "x", {.crc = 7}).add("good.md", "good").add("huge.md", "x", {.size = 0xF0000000})
                    .add("implausible.md", "x", {.size = 1 << 20}).add("lzma.md", "x", {.method = 14}).add("secret.md", "x", {.flags = 1}).bytes());
  EXPECT_EQ(opened.files(), Strings{"good.md=good"});
  EXPECT_EQ(opened.problems(), (Strings{"x.zip/bomb.md: the file cannot be read: the compressed data is larger than the 10 bytes that were stated",
                                        "x.zip/crc.md: the file cannot be read: its checksum is wrong",
                                        "x.zip/huge.md: the file cannot be read: it states a size of 4026531840 bytes, more than the 536870912 allowed",
                                        "x.zip/implausible.md: the file cannot be read: it states a size of 1048576 bytes, which 6 stored bytes cannot hold",
                                        "x.zip/lzma.md: the file cannot be read: it is compressed by method 14, which is not supported",
                                        "x.zip/secret.md: the file cannot be read: it is encrypted"}));
}

TEST(ZipTest, NoZip) {
  EXPECT_EQ(Opened("PK\3\4").error, "x.zip: the zip is cut off");
  EXPECT_EQ(Opened("PK\3\4" + std::string(100, ' ')).error, "x.zip: the zip is cut off: the list of its files, which stands at the end, is missing");
  EXPECT_EQ(Opened(ZipBuilder().bytes()).error, "");
}

TEST(ZipTest, EveryCutAndEveryFlippedBitIsHarmless) {
  const std::string whole = ZipBuilder().add("x/a.md", "A").add("x/b.md", "BBBBBBBBBBBBBBBB", {.method = 0}).comment("c").bytes();
  const auto try_bytes = [](const std::string& bytes) {
    Opened opened(bytes);
    if (!opened.error.empty()) return;
    for (const std::string& file : opened.files()) {
      const std::string content = file.substr(file.find('=') + 1);
      EXPECT_TRUE(content == "A" || content == "BBBBBBBBBBBBBBBB") << file;
    }
  };
  for (std::size_t size = 0; size < whole.size(); ++size) try_bytes(whole.substr(0, size));
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
    try_bytes(flipped);
  }
}

}  // namespace
}  // namespace hindsight::git
