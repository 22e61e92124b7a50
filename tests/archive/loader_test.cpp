#include <gtest/gtest.h>

#include "hindsight/archive/archive.hpp"
#include "tests/support/memory_repository.hpp"

namespace hindsight::archive {
namespace {

using testing::MemoryRepository;

const std::string kOpen = "# Disk full\n\nDate: 2026-03-02\n\n- Severity: sev2\n\n## Action items\n\n- [ ] Add a disk alert\n- [ ] Rotate logs\n";
const std::string kHalfDone = "# Disk full\n\nDate: 2026-03-02\n\n- Severity: sev2\n\n## Action items\n\n- [x] Add a disk alert\n- [ ] Rotate logs\n";
const std::string kDone = "# Disk full\n\nDate: 2026-03-02\n\n- Severity: sev2\n\n## Action items\n\n- [ ] Rotate all logs daily\n- [x] Add a disk alert\n";

struct Loaded {
  std::unique_ptr<Loader> loader;
  const Archive& archive() const { return loader->archive(); }
};

Loaded load(std::unique_ptr<MemoryRepository> repository, Options options = {}) {
  Loaded loaded{std::make_unique<Loader>(std::move(repository), std::move(options))};
  const Status status = load_fully(*loaded.loader);
  EXPECT_TRUE(status.ok()) << (status.ok() ? "" : status.error().text());
  return loaded;
}

TEST(Loader, FindsReportsAndSkipsTheirNeighbours) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"docs/pm/disk.md", kOpen}, {"docs/pm/README.md", "# All reports\n"}, {"src/main.c", "int main;"}}, 20000);
  const Loaded loaded = load(std::move(repository));
  ASSERT_EQ(loaded.archive().postmortems.size(), 1u);
  EXPECT_EQ(loaded.archive().postmortems[0].path, "docs/pm/disk.md");
  EXPECT_EQ(loaded.archive().postmortems[0].title, "Disk full");
  ASSERT_EQ(loaded.archive().skipped.size(), 1u);
  EXPECT_EQ(loaded.archive().skipped[0].path, "docs/pm/README.md");
}

TEST(Loader, ReadsOnlyTheFolderAskedFor) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"a/disk.md", kOpen}, {"b/full.md", kDone}}, 20000);
  const Loaded loaded = load(std::move(repository), {"", "b/"});
  ASSERT_EQ(loaded.archive().postmortems.size(), 1u);
  EXPECT_EQ(loaded.archive().postmortems[0].path, "b/full.md");
}

TEST(Loader, DatesTheClosingOfAnActionItemByTheCommitThatTickedIt) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"disk.md", kOpen}}, 20000);
  const git::ObjectId ticked = repository->advance({{"disk.md", kHalfDone}}, 20010);
  repository->advance({{"disk.md", kDone}}, 20020);
  const Loaded loaded = load(std::move(repository));
  const Postmortem& report = loaded.archive().postmortems.at(0);
  ASSERT_EQ(report.versions.size(), 3u);
  ASSERT_EQ(report.action_history.size(), 2u);

  const ActionHistory& moved_and_reworded = report.action_history[0];
  EXPECT_EQ(utc_date(*moved_and_reworded.opened_at).days, 20000);
  EXPECT_FALSE(moved_and_reworded.closed_at);

  const ActionHistory& ticked_item = report.action_history[1];
  EXPECT_EQ(utc_date(*ticked_item.opened_at).days, 20000);
  EXPECT_EQ(utc_date(*ticked_item.closed_at).days, 20010);
  EXPECT_EQ(*ticked_item.closed_by_commit, ticked);
}

TEST(Loader, AReopenedItemIsOpenAndCountsItsLastClosing) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"disk.md", kOpen}}, 20000);
  repository->advance({{"disk.md", kHalfDone}}, 20010);
  repository->advance({{"disk.md", kOpen}}, 20020);
  repository->advance({{"disk.md", kHalfDone}}, 20030);
  const Loaded loaded = load(std::move(repository));
  EXPECT_EQ(utc_date(*loaded.archive().postmortems.at(0).action_history[0].closed_at).days, 20030);
}

TEST(Loader, AnItemDoneFromTheStartHasNoClosingDay) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"disk.md", kHalfDone}}, 20000);
  const Loaded loaded = load(std::move(repository));
  EXPECT_FALSE(loaded.archive().postmortems.at(0).action_history[0].closed_at);
}

TEST(Loader, FollowsAPlainRename) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"old.md", kOpen}}, 20000);
  repository->advance({{"new name.md", kOpen}}, 20005);
  repository->advance({{"new name.md", kHalfDone}}, 20010);
  const Loaded loaded = load(std::move(repository));
  const Postmortem& report = loaded.archive().postmortems.at(0);
  ASSERT_EQ(report.versions.size(), 3u);
  EXPECT_EQ(report.versions[0].path, "old.md");
  EXPECT_EQ(report.versions[2].path, "new name.md");
  EXPECT_EQ(utc_date(*report.action_history[0].opened_at).days, 20000);
}

TEST(Loader, ANameReusedAfterARemovalIsAnotherFile) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"disk.md", kDone}, {"other.md", kOpen}}, 20000);
  repository->advance({{"other.md", kOpen}}, 20005);
  repository->advance({{"disk.md", kHalfDone}, {"other.md", kOpen}}, 20010);
  const Loaded loaded = load(std::move(repository));
  EXPECT_EQ(loaded.archive().find("disk.md")->versions.size(), 1u);
}

struct DateCase {
  const char* name;
  const char* path;
  const char* source;
  const char* date;
  DateSource from;
};

class ReportDates : public ::testing::TestWithParam<DateCase> {};

TEST_P(ReportDates, ComeFromTheBestSource) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{GetParam().path, GetParam().source}}, 20000);
  const Loaded loaded = load(std::move(repository));
  ASSERT_EQ(loaded.archive().postmortems.size(), 1u);
  const auto& date = loaded.archive().postmortems[0].date;
  ASSERT_TRUE(date);
  EXPECT_EQ(to_string(date->value), GetParam().date);
  EXPECT_EQ(date->source, GetParam().from);
}

INSTANTIATE_TEST_SUITE_P(
    Sources, ReportDates,
    ::testing::Values(
        DateCase{"Field", "2026-01-01-x.md", "# X\n\n**Date:** 2026-02-03\n\n## Impact\n\nSome.\n", "2026-02-03", DateSource::stated},
        DateCase{"FileName", "2026-01-01-x.md", "# X on 2026-05-06\n\n## Impact\n\nSome.\n", "2026-01-01", DateSource::file_name},
        DateCase{"Heading", "x.md", "# X on 2026-05-06\n\n## Impact\n\nSome.\n", "2026-05-06", DateSource::stated},
        DateCase{"FirstCommit", "x.md", "# X\n\n- Severity: sev2\n\n## Impact\n\nSome.\n", "2024-10-04", DateSource::first_commit}),
    [](const auto& test) { return test.param.name; });

TEST(Loader, AReportWhoseContentIsAbsentIsNamedAndTheRestIsKept) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"a.md", kOpen}, {"b.md", kDone}}, 20000);
  repository->remove(git::hash_object(git::ObjectKind::blob, as_bytes(kDone)));
  const Loaded loaded = load(std::move(repository));
  EXPECT_EQ(loaded.archive().postmortems.size(), 1u);
  ASSERT_FALSE(loaded.archive().problems.empty());
  EXPECT_EQ(loaded.archive().problems[0].where.substr(0, 4), "b.md");
}

TEST(Loader, PointersOfGitLfsAreNamed) {
  const std::string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"pm/2026-01-05-disk.md", pointer}, {"pm/2026-01-06-queue.yaml", pointer + "\n"}}, 20000);
  const Loaded loaded = load(std::move(repository));
  EXPECT_TRUE(loaded.archive().postmortems.empty());
  ASSERT_EQ(loaded.archive().problems.size(), 1u);
  EXPECT_EQ(loaded.archive().problems[0].text(), "pm/2026-01-05-disk.md: is a pointer of Git LFS, its text is not in the repository, and so is 1 more");
}

TEST(Loader, ACopyOfAReportIsCountedOnce) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"a.md", kOpen}, {"b.md", kOpen}}, 20000);
  const Loaded loaded = load(std::move(repository));
  EXPECT_EQ(loaded.archive().postmortems.size(), 1u);
  ASSERT_EQ(loaded.archive().skipped.size(), 1u);
  EXPECT_EQ(loaded.archive().skipped[0].reason, "a copy of another report");
}

TEST(Loader, AReportWithoutATitleIsCalledByItsNameOrByHowItBegins) {
  auto repository = std::make_unique<MemoryRepository>();
  const std::string body = "---\ndate: 2026-03-02\nseverity: sev2\n---\n\nA disk was full. It was emptied.\n";
  repository->advance({{"full-disk.md", body}, {"00b7f759-21f8.md", body + "\nAgain.\n"}}, 20000);
  const Loaded loaded = load(std::move(repository));
  EXPECT_EQ(loaded.archive().find("full-disk.md")->title, "full-disk");
  EXPECT_EQ(loaded.archive().find("00b7f759-21f8.md")->title, "A disk was full");
}

TEST(Loader, NamesTheRevisionThatIsNotThere) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"a.md", kOpen}}, 20000);
  Loader loader(std::move(repository), {"no-such-branch", ""});
  const Status status = load_fully(loader);
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().text().find("no-such-branch"), std::string::npos);
}

}  // namespace
}  // namespace hindsight::archive
