#include "hindsight/archive/source.hpp"

#include <gtest/gtest.h>

#include "tests/support/pack_builder.hpp"
#include "tests/support/zip_builder.hpp"

namespace hindsight::archive {
namespace {

using testing::buffer_of;
using Strings = std::vector<std::string>;

using Texts = std::vector<std::pair<std::string, std::string>>;

struct Opened {
  explicit Opened(const Texts& files) {
    std::vector<NamedBytes> named;
    for (const auto& [name, content] : files) named.push_back({name, buffer_of(content)});
    auto opened = open_files(std::move(named));
    if (!opened) {
      error = opened.error().text();
      return;
    }
    repository = std::move(opened).value();
    EXPECT_TRUE(git::prepare_fully(*repository).ok());
  }
  Strings paths() {
    Strings paths;
    const auto tip = git::resolve_revision(*repository, "HEAD");
    if (!tip) return {tip.error().text()};
    const auto list = git::list_files(*repository, git::read_commit(*repository, *tip)->tree, "");
    for (const git::FileEntry& file : list->files) paths.push_back(file.path);
    return paths;
  }
  Strings problems() const {
    Strings problems;
    for (const Error& problem : repository->problems()) problems.push_back(problem.text());
    return problems;
  }
  std::unique_ptr<git::Repository> repository;
  std::string error;
};

constexpr const char* kCan = "; Git bundles, zips, folders with or without Git, and Markdown or YAML files can be opened";

TEST(OpenFilesTest, ABundle) {
  testing::PackBuilder pack;
  pack.blob("a");
  Opened opened({{"x.bin", "# v2 git bundle\n\n" + pack.bytes()}});
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.repository->kind(), "bundle");
}

TEST(OpenFilesTest, AZip) {
  Opened opened({{"x.docx", testing::ZipBuilder().add("top/incident.md", "# A").add("top/plot.png", "").add("top/main.c", "").bytes()}});
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.repository->kind(), "zip");
  EXPECT_EQ(opened.paths(), (Strings{"incident.md", "plot.png"}));
}

TEST(OpenFilesTest, AZipOfNothingButArchivesNamesThem) {
  const std::string inner = testing::ZipBuilder().add("a.md", "# A").bytes();
  Opened opened({{"x.zip", testing::ZipBuilder().add("inner.zip", inner).add("more.tar.gz", "").add("main.c", "").bytes()}});
  const std::string what = ": this is an archive within the zip, which is not looked into; unpack it and open it by itself";
  EXPECT_EQ(opened.problems(), (Strings{"x.zip/inner.zip" + what, "x.zip/more.tar.gz" + what}));
  EXPECT_EQ(Opened({{"x.zip", testing::ZipBuilder().add("inner.zip", inner).add("a.md", "# A").bytes()}}).problems(), Strings{});
}

TEST(OpenFilesTest, SeveralDocuments) {
  Opened opened({{"/home/ann/reports/2026/one.md", "# 1"}, {"/home/ann/reports/plot.svg", ""}, {"/home/ann/reports/two.yaml", "a: b"}});
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(opened.repository->kind(), "files");
  EXPECT_FALSE(opened.repository->has_history());
  EXPECT_EQ(opened.paths(), (Strings{"2026/one.md", "plot.svg", "two.yaml"}));
}

TEST(OpenFilesTest, OneDocument) { EXPECT_EQ(Opened(Texts{{"../x/one.md", "# 1"}}).paths(), Strings{"one.md"}); }

TEST(OpenFilesTest, WhatCannotBeShownBesideDocuments) {
  Opened opened({{"a.md", "# 1"}, {"b.pdf", "%PDF-1.7"}, {"a.md", "# 2"}});
  EXPECT_EQ(opened.paths(), Strings{"a.md"});
  EXPECT_EQ(opened.problems(), (Strings{std::string("b.pdf: seems to be a PDF document") + kCan, "a.md: there are two files of this name; the first counts"}));
}

struct Refused {
  const char* name;
  std::string bytes;
  std::string what;
};
class RefusedFileTest : public ::testing::TestWithParam<Refused> {};
TEST_P(RefusedFileTest, SaysWhatItSeemsToBe) { EXPECT_EQ(Opened(Texts{{"x.dat", GetParam().bytes}}).error, "x.dat: seems to be " + GetParam().what + kCan); }
INSTANTIATE_TEST_SUITE_P(
    Table, RefusedFileTest,
    ::testing::Values(Refused{"Empty", "", "empty"}, Refused{"TarGz", "\x1F\x8B\x08", "a gzip file, perhaps a .tar.gz: unpack it and open the folder"},
                      Refused{"Pdf", "%PDF-1.4", "a PDF document"}, Refused{"Html", " \n<!DOCTYPE html>", "an HTML page"},
                      Refused{"Pack", "PACK", "a Git pack, which names no branches: open its repository's folder, or a bundle"},
                      Refused{"Tar", std::string(257, 'x') + "ustar", "a tar archive: unpack it and open the folder"}, Refused{"Binary", std::string(9, '\0'), "a binary file"},
                      Refused{"Text", "hello", "text that is no Markdown by its name"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(OpenFilesTest, DamagedBundlesAndMixtures) {
  EXPECT_EQ(Opened(Texts{{"x.bundle", ""}}).error, "x.bundle: the file is empty");
  EXPECT_EQ(Opened(Texts{{"x.bundle", "?"}}).error, "x.bundle, line 1: this is no Git bundle: it does not begin with \"# v2 git bundle\" or \"# v3 git bundle\"");
  EXPECT_EQ(Opened(Texts{{"x.zip", "PK\3\4"}, {"a.md", ""}}).error, "several Git bundles, one zip, or several Markdown files can be opened at a time, not a mixture");
  EXPECT_EQ(Opened(Texts{}).error, "there is nothing to open");
}

}  // namespace
}  // namespace hindsight::archive
