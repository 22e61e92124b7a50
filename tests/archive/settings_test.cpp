#include <gtest/gtest.h>

#include <algorithm>

#include "hindsight/archive/archive.hpp"
#include "hindsight/archive/source.hpp"
#include "tests/support/memory_repository.hpp"

/// The archive's own settings, as they come with what is loaded.
namespace hindsight::archive {
namespace {

using testing::MemoryRepository;

const std::string kReport = "# Disk full\n\nDate: 05/04/2026\n\n- Severity: Blocker level\n\n## Root cause\n\nNobody looked.\n\n## Impact\n\nAll of it.\n\n## Aufgabenkram\n\n- [ ] Rotate logs @alopez\n";
const std::string kTeam = "date_order: day-first\nseverities: {Blocker level: sev3}\nlabels: {sections: {action_items: Aufgabenkram}}\nowners: {alopez: Ana Lopez}\n";

std::unique_ptr<Loader> load(std::unique_ptr<MemoryRepository> repository, Options options = {}) {
  auto loader = std::make_unique<Loader>(std::move(repository), std::move(options));
  const Status status = load_fully(*loader);
  EXPECT_TRUE(status.ok()) << (status.ok() ? "" : status.error().text());
  return loader;
}

std::unique_ptr<Loader> load(const std::map<std::string, std::string>& files, Options options = {}) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance(files, 20000);
  return load(std::move(repository), std::move(options));
}

std::string date_of(const Archive& archive) { return to_string(archive.postmortems.at(0).date->value); }
record::Severity severity_of(const Archive& archive) { return archive.postmortems.at(0).facts->severity->value; }

std::vector<std::string> paths_of(const Archive& archive) {
  std::vector<std::string> paths;
  for (const Postmortem& report : archive.postmortems) paths.push_back(report.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> problems_of(const Archive& archive) {
  std::vector<std::string> problems;
  for (const Error& problem : archive.problems) problems.push_back(problem.text());
  return problems;
}

std::shared_ptr<const record::Settings> settings_of(std::string_view yaml) {
  std::vector<Diagnostic> diagnostics;
  return std::make_shared<const record::Settings>(record::parse_settings(yaml, diagnostics));
}

using Lines = std::vector<std::string>;

TEST(ArchiveSettings, AreReadFromTheRoot) {
  const auto loader = load({{"pm/disk.md", kReport}, {".hindsight.yaml", kTeam}});
  EXPECT_EQ(date_of(loader->archive()), "2026-04-05");
  EXPECT_EQ(severity_of(loader->archive()), record::Severity::sev3);
  EXPECT_EQ(loader->archive().postmortems[0].facts->actions.at(0).owner, "Ana Lopez");
  EXPECT_EQ(problems_of(loader->archive()), Lines{});
}

TEST(ArchiveSettings, CountOnlyAtTheRoot) {
  const auto loader = load({{"pm/disk.md", kReport}, {"pm/.hindsight.yaml", kTeam}});
  EXPECT_EQ(loader->archive().postmortems.at(0).date->source, DateSource::first_commit);
}

TEST(ArchiveSettings, CountAlsoWhereAFolderWasAskedFor) {
  const auto loader = load({{"pm/disk.md", kReport}, {".hindsight.yaml", kTeam}}, {"", "pm"});
  EXPECT_EQ(date_of(loader->archive()), "2026-04-05");
}

TEST(ArchiveSettings, MistakesAreProblemsWithTheirLine) {
  const auto loader = load({{"pm/disk.md", kReport}, {".hindsight.yaml", "date_order: day-first\nlabes: {}\n"}});
  EXPECT_EQ(problems_of(loader->archive()), Lines{".hindsight.yaml, line 2: there is no setting \"labes\"; did you mean \"labels\"?"});
  EXPECT_EQ(date_of(loader->archive()), "2026-04-05");
}

TEST(ArchiveSettings, OthersThatWereGivenWin) {
  const auto loader = load({{"pm/disk.md", kReport}, {".hindsight.yaml", kTeam + "labes: {}\n"}}, {"", "", settings_of("date_order: month-first\n")});
  EXPECT_EQ(date_of(loader->archive()), "2026-05-04");
  EXPECT_EQ(severity_of(loader->archive()), record::Severity::sev1);
  EXPECT_EQ(problems_of(loader->archive()), Lines{});
}

TEST(ArchiveSettings, AreThoseOfTheRevision) {
  auto repository = std::make_unique<MemoryRepository>();
  const git::ObjectId before = repository->advance({{"disk.md", kReport}}, 20000);
  const git::ObjectId first = repository->advance({{"disk.md", kReport}, {".hindsight.yaml", "date_order: month-first\n"}}, 20001);
  repository->advance({{"disk.md", kReport}, {".hindsight.yaml", kTeam}}, 20002);
  const auto loader = load(std::move(repository));
  EXPECT_EQ(date_of(loader->archive()), "2026-04-05");
  loader->select(first.hex());
  ASSERT_TRUE(load_fully(*loader).ok());
  EXPECT_EQ(date_of(loader->archive()), "2026-05-04");
  EXPECT_EQ(severity_of(loader->archive()), record::Severity::sev1);
  loader->select(before.hex());
  ASSERT_TRUE(load_fully(*loader).ok());
  EXPECT_EQ(loader->archive().postmortems.at(0).date->source, DateSource::first_commit);
  loader->select("");
  ASSERT_TRUE(load_fully(*loader).ok());
  EXPECT_EQ(severity_of(loader->archive()), record::Severity::sev3);
}

TEST(ArchiveSettings, KeepTheFactsWhileTheyAreTheSame) {
  auto repository = std::make_unique<MemoryRepository>();
  const git::ObjectId first = repository->advance({{"disk.md", kReport}, {".hindsight.yaml", kTeam}}, 20000);
  repository->advance({{"disk.md", kReport}, {".hindsight.yaml", kTeam}, {"other.txt", ""}}, 20001);
  const auto loader = load(std::move(repository));
  const auto facts = loader->archive().postmortems.at(0).facts;
  loader->select(first.hex());
  ASSERT_TRUE(load_fully(*loader).ok());
  EXPECT_EQ(loader->archive().postmortems.at(0).facts, facts);
}

TEST(ArchiveSettings, OldVersionsAreReadByThem) {
  auto repository = std::make_unique<MemoryRepository>();
  const std::string done = "# Disk full\n\nDate: 05/04/2026\n\n## Aufgabenkram\n\n- Rotate logs (done)\n";
  const std::string open = "# Disk full\n\nDate: 05/04/2026\n\n## Aufgabenkram\n\n- Rotate logs (open)\n";
  repository->advance({{"disk.md", open}, {".hindsight.yaml", kTeam}}, 20000);
  repository->advance({{"disk.md", done}, {".hindsight.yaml", kTeam}}, 20010);
  const auto loader = load(std::move(repository));
  const Postmortem& report = loader->archive().postmortems.at(0);
  ASSERT_EQ(report.action_history.size(), 1u);
  EXPECT_EQ(utc_date(*report.action_history[0].opened_at).days, 20000);
  ASSERT_TRUE(report.action_history[0].closed_at);
  EXPECT_EQ(utc_date(*report.action_history[0].closed_at).days, 20010);
}

TEST(ArchiveSettings, NameTheFoldersOfReports) {
  const std::map<std::string, std::string> files = {{"a/pm/one.md", kReport}, {"a/in/two.md", kReport + "2\n"}, {"a/x/three.md", kReport + "3\n"}, {"four.md", kReport + "4\n"}};
  const auto with = [&files](const char* yaml) {
    auto all = files;
    all[".hindsight.yaml"] = yaml;
    return all;
  };
  const auto one = load(with("folders: a/pm\n"));
  EXPECT_EQ(paths_of(one->archive()), Lines{"a/pm/one.md"});
  EXPECT_EQ(one->archive().folder, "a/pm");
  const auto two = load(with("folders: [a/pm, a/in, a/pm]\n"));
  EXPECT_EQ(paths_of(two->archive()), (Lines{"a/in/two.md", "a/pm/one.md"}));
  EXPECT_EQ(two->archive().folder, "a");
  EXPECT_EQ(two->archive().postmortems[0].versions.size(), 1u);
  EXPECT_EQ(paths_of(load(with("folders: [a/pm, a/in]\n"), {"", "a/x"})->archive()), Lines{"a/x/three.md"});
}

TEST(ArchiveSettings, AFolderThatIsNotThereIsAProblem) {
  const auto some = load({{"a/one.md", kReport}, {"b/two.md", kReport + "2\n"}, {".hindsight.yaml", "folders: [a, c]\n"}});
  EXPECT_EQ(paths_of(some->archive()), Lines{"a/one.md"});
  EXPECT_EQ(problems_of(some->archive()), Lines{".hindsight.yaml: there is no folder 'c'"});
  const auto none = load({{"a/one.md", kReport}, {"b/two.md", kReport + "2\n"}, {".hindsight.yaml", "folders: [c]\n"}});
  EXPECT_EQ(paths_of(none->archive()).size(), 2u);
}

TEST(ArchiveSettings, ThatCannotBeReadAreAProblemOnly) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance({{"disk.md", kReport}, {".hindsight.yaml", kTeam}}, 20000);
  repository->remove(repository->blob(kTeam));
  const auto loader = load(std::move(repository));
  EXPECT_EQ(loader->archive().postmortems.size(), 1u);
  ASSERT_EQ(loader->archive().problems.size(), 1u);
  EXPECT_EQ(loader->archive().problems[0].where, ".hindsight.yaml");
}

TEST(ArchiveSettings, ComeWithPlainFilesToo) {
  std::vector<NamedBytes> files;
  for (const auto& [name, text] : {std::pair<std::string, std::string>{"pm/.hindsight.yaml", kTeam}, {"pm/disk.md", kReport}})
    files.push_back({name, ByteBuffer(as_bytes(text))});
  auto repository = open_files(std::move(files));
  ASSERT_TRUE(repository.ok());
  Loader loader(std::move(repository).value(), {});
  ASSERT_TRUE(load_fully(loader).ok());
  EXPECT_EQ(severity_of(loader.archive()), record::Severity::sev3);
}

}  // namespace
}  // namespace hindsight::archive
