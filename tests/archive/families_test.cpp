#include <gtest/gtest.h>

#include <map>
#include <string>

#include "hindsight/archive/archive.hpp"
#include "tests/support/memory_repository.hpp"

namespace hindsight::archive {
namespace {

using testing::MemoryRepository;
using Files = std::map<std::string, std::string>;

/// "report", "skipped: …", or "not listed", by path.
std::map<std::string, std::string> roles(const Files& files) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance(files, 20000);
  Loader loader(std::move(repository), Options{});
  EXPECT_TRUE(load_fully(loader).ok());
  std::map<std::string, std::string> roles;
  for (const auto& [path, text] : files) roles[path] = "not listed";
  for (const SkippedFile& file : loader.archive().skipped) roles[file.path] = "skipped: " + file.reason;
  for (const Postmortem& report : loader.archive().postmortems) roles[report.path] = "report";
  return roles;
}

/// A report that nobody doubts; no two are the same text.
std::string plain_report(const std::string& name) {
  return "# " + name + "\n\nDate: 2026-03-02\n\n- Severity: sev2\n\n## Story\n\nThe " + name + " failed because a disk was full; users were affected.\n\n## Timeline\n\n- 14:02 it broke\n" +
         "- 14:10 an alert\n- 15:00 it was fixed\n\n## Root cause\n\nA full disk.\n\n## Wrap-up\n\nMore disks for " + name + ".\n";
}
/// Of the same form, and by itself nothing.
const std::string kWeak = "# Odd fares\n\n## Story\n\nSome fares were a cent too high. A rule had been swapped.\n\n## Wrap-up\n\nThe cents were paid back.\n";
const std::string kNotes = "# Notes on style\n\nWrite short sentences.\n";
const std::string kDiary = "# Week 12\n\n2026-03-16\n\n## Monday\n\nA page at night because a disk failed; fixed.\n\n## Tuesday\n\nQuiet.\n";

TEST(Families, AWeakFileWithTheFormOfItsStrongNeighboursIsOne) {
  auto found = roles({{"2026/a.md", plain_report("gate")}, {"2026/b.md", plain_report("lift")}, {"2026/c.md", plain_report("door")}, {"2026/odd-fares.md", kWeak}, {"2026/notes.md", kNotes}});
  EXPECT_EQ(found["2026/odd-fares.md"], "report");
  EXPECT_EQ(found["2026/notes.md"], "skipped: not a postmortem");
}

TEST(Families, GoAcrossYearsAndAcrossFoldersOfOneName) {
  auto found = roles({{"log/2025/a.md", plain_report("gate")}, {"log/2025/b.md", plain_report("lift")}, {"log/2026/odd.md", kWeak},
                      {"x/failures/a.md", plain_report("door")}, {"y/failures/odd.md", kWeak + "\nAgain.\n"}});
  EXPECT_EQ(found["log/2026/odd.md"], "report");
  EXPECT_EQ(found["y/failures/odd.md"], "report");
}

TEST(Families, AWeakFileAloneAmongOthersIsNone) {
  Files files;
  for (int i = 0; i < 6; ++i) files["docs/page-" + std::to_string(i) + ".md"] = kNotes + std::to_string(i);
  files["docs/odd-fares.md"] = "# Odd fares\n\n## Background\n\nOn 2026-03-04 an alert told us that a rule failed; users noticed.\n\n## Rules\n\nRound down.\n";
  files["docs/gate.md"] = plain_report("gate");
  auto found = roles(files);
  EXPECT_EQ(found["docs/gate.md"], "report");
  EXPECT_NE(found["docs/odd-fares.md"], "report");
}

TEST(Families, WhatLiesAmongOtherKindsSaysWhatItIs) {
  auto found = roles({{"postmortems/a.md", plain_report("gate")}, {"postmortems/b.md", plain_report("lift")}, {"postmortems/weekly/12.md", kDiary}, {"postmortems/_template.md", "# Title\n\n## Story\n"}});
  EXPECT_EQ(found["postmortems/a.md"], "report");
  EXPECT_EQ(found["postmortems/_template.md"], "skipped: template");
  EXPECT_NE(found["postmortems/weekly/12.md"], "report");
}

TEST(Families, AlikeFilesInAFolderOfReportsAreReportsInAnyLanguage) {
  const auto strange = [](const std::string& what) { return "# " + what + "\n\n## Zzkva\n\n" + what + " zzkva.\n\n## Qwertz\n\nAsdf " + what + ".\n"; };
  auto found = roles({{"incidents/a.md", strange("Lorem")}, {"incidents/b.md", strange("Ipsum")}, {"incidents/c.md", strange("Dolor")}, {"incidents/how-we-do-it.md", kNotes}});
  EXPECT_EQ(found["incidents/b.md"], "report");
  EXPECT_NE(found["incidents/how-we-do-it.md"], "report");
}

TEST(Families, ReadmesInFoldersOfTheirOwnAreAFamily) {
  auto found = roles({{"incidents/2026-03-02-gate/README.md", plain_report("gate")}, {"incidents/2026-03-09-lift/README.md", plain_report("lift")}, {"incidents/README.md", "# Incidents\n\nOne folder each.\n"}});
  EXPECT_EQ(found["incidents/2026-03-09-lift/README.md"], "report");
  EXPECT_NE(found["incidents/README.md"], "report");
}

TEST(Families, ACopyOfTheTemplateIsADraft) {
  const std::string form = "# What happened, in five words\n\n> Sev ? · lead: ?\n\n## In short\n\nTwo or three sentences that everybody understands.\n\n## How it went\n\n- 09:00 — it began\n- 09:30 — we noticed\n\n"
                           "## Why\n\n## To do\n\n- [ ] thing to do (@name)\n";
  std::string copy = form;
  copy.replace(2, 28, "Waiting list");
  auto found = roles({{"incidents/0000-copy-me.md", form}, {"incidents/2026-05-18-list.md", copy}, {"incidents/2026-03-02.md", plain_report("gate")}, {"incidents/2026-03-09.md", plain_report("lift")}});
  EXPECT_EQ(found["incidents/0000-copy-me.md"], "skipped: template");
  EXPECT_EQ(found["incidents/2026-05-18-list.md"], "skipped: draft");
}

TEST(Families, TextsInOtherMarkupAreNamedBesideReportsOnly) {
  auto found = roles({{"incidents/a.md", plain_report("gate")}, {"incidents/b.rst", "B\n=\n"}, {"incidents/c.adoc", "= C\n"}, {"src/notes.txt", "notes"}});
  EXPECT_EQ(found["incidents/b.rst"], "skipped: not read: reStructuredText");
  EXPECT_EQ(found["incidents/c.adoc"], "skipped: not read: AsciiDoc");
  EXPECT_EQ(found["src/notes.txt"], "not listed");
}

}  // namespace
}  // namespace hindsight::archive
