#include <gtest/gtest.h>

#include "hindsight/archive/archive.hpp"
#include "tests/support/memory_repository.hpp"

namespace hindsight::archive {
namespace {

using Strings = std::vector<std::string>;

/// "path:line rule message" of all reports.
Strings diagnostics_of(const std::map<std::string, std::string>& files) {
  auto repository = std::make_unique<testing::MemoryRepository>();
  repository->advance(files, 20000);
  Loader loader(std::move(repository), {});
  EXPECT_TRUE(load_fully(loader).ok());
  Strings out;
  for (const Postmortem& report : loader.archive().postmortems) {
    for (const Diagnostic& diagnostic : all_diagnostics(report)) {
      out.push_back(report.path + ":" + std::to_string(diagnostic.line) + " " + diagnostic.rule + " " + diagnostic.message);
    }
  }
  return out;
}

std::string report(const std::string& title, const std::string& date) {
  return "# " + title + "\n\n- Date: " + date + "\n- Severity: sev2\n\n## Summary\n\nThe disk of the ledger was full.\n";
}

TEST(Consistency, ReportsThatAgreeHaveNothing) {
  EXPECT_EQ(diagnostics_of({{"2026-03-02-disk.md", report("Disk full on 2026-03-02", "2026-03-02")}, {"log.md", report("Log lost", "2026-04-01")}}), Strings());
}

TEST(Consistency, TheFilesNameAgainstTheText) {
  EXPECT_EQ(diagnostics_of({{"pm/2026-03-05-disk.md", report("Disk full", "2026-03-02")}}),
            Strings{"pm/2026-03-05-disk.md:3 date-of-name The file's name says 2026-03-05, the text 2026-03-02 (line 3)."});
}

TEST(Consistency, TheTitleAgainstTheText) {
  EXPECT_EQ(diagnostics_of({{"disk.md", report("Disk full on 2025-03-02", "2026-03-02")}}),
            Strings{"disk.md:3 date-differs The title says 2025-03-02, this line 2026-03-02; the latter is used."});
}

TEST(Consistency, ATitleThatWasCopied) {
  EXPECT_EQ(diagnostics_of({{"a.md", report("Disk full", "2026-03-02")}, {"b.md", report("Disk Full", "2026-04-02")}, {"c.md", report("Disk slow", "2026-05-02")}}),
            (Strings{"a.md:1 title-twice \"Disk full\" is the title of b.md as well.", "b.md:1 title-twice \"Disk Full\" is the title of a.md as well."}));
}

TEST(Consistency, FollowsTheSettings) {
  const std::string copied = report("Disk full", "2026-03-02");
  const std::string dated = report("Disk slow on 05/04/2026", "2026-03-02");
  EXPECT_EQ(diagnostics_of({{"c.md", dated}, {".hindsight.yaml", "date_order: day-first\n"}}),
            Strings{"c.md:3 date-differs The title says 2026-04-05, this line 2026-03-02; the latter is used."});
  EXPECT_EQ(diagnostics_of({{"a.md", copied}, {"b.md", copied + "\n"}, {".hindsight.yaml", "rules: {title-twice: off}\n"}}), Strings());
  EXPECT_EQ(diagnostics_of({{"2026-03-05-disk.md", copied}, {".hindsight.yaml", "rules: {date-of-name: off}\n"}}), Strings());
}

TEST(Consistency, DiagnosticsOfTextAndSurroundingsStandByLine) {
  const Strings found = diagnostics_of({{"2026-03-05-disk.md", "# Disk full\n\n- Severity: enormous\n- Date: 2026-03-02\n\n## Summary\n\nThe disk of the ledger was full.\n"}});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].substr(0, 40), "2026-03-05-disk.md:3 severity-unknown \"e");
  EXPECT_EQ(found[1].substr(0, 36), "2026-03-05-disk.md:4 date-of-name Th");
}

}  // namespace
}  // namespace hindsight::archive
