#include <gtest/gtest.h>

#include <algorithm>

#include "hindsight/archive/archive.hpp"
#include "tests/support/memory_repository.hpp"

/// What the reports of a collection tell of each other.
namespace hindsight::archive {
namespace {

std::string report_of(const std::string& severity, const std::string& date = "2026-04-05") {
  return "# Disk full\n\n- Date: " + date + "\n- Severity: " + severity + "\n\n## Root cause\n\nNobody looked.\n\n## Impact\n\nAll of it.\n";
}

std::unique_ptr<Loader> load_reports(const std::map<std::string, std::string>& files) {
  auto repository = std::make_unique<testing::MemoryRepository>();
  repository->advance(files, 20000);
  auto loader = std::make_unique<Loader>(std::move(repository), Options{});
  EXPECT_TRUE(load_fully(*loader).ok());
  return loader;
}

/// "a.md sev1", by path; "a.md ?" where it is not known.
std::vector<std::string> severities(const Archive& archive) {
  std::vector<std::string> out;
  for (const Postmortem& report : archive.postmortems)
    out.push_back(report.path + " " + (report.facts->severity ? record::to_string(report.facts->severity->value) : "?"));
  std::sort(out.begin(), out.end());
  return out;
}

using Lines = std::vector<std::string>;

TEST(SeverityScale, IsThatOfTheTeamsOwnRanks) {
  const auto loader = load_reports({{"pm/a.md", report_of("K1")}, {"pm/b.md", report_of("K3")}, {"pm/c.md", report_of("K3 (little)")}});
  EXPECT_EQ(severities(loader->archive()), (Lines{"pm/a.md sev1", "pm/b.md sev3", "pm/c.md sev3"}));
  ASSERT_EQ(loader->archive().assumptions.size(), 1u);
  const Assumption& assumption = loader->archive().assumptions[0];
  EXPECT_EQ(assumption.text, "Severities are ranked by their number, 1 is the gravest.");
  EXPECT_EQ(assumption.setting, "severities: {K1: sev1, K3: sev3}");
  EXPECT_NE(assumption.evidence.find("3 reports with such a severity"), std::string::npos) << assumption.evidence;
  EXPECT_EQ(assumption.changed.size(), 3u);
}

TEST(SeverityScale, IsTheSameWhenWrittenAsASetting) {
  const auto loader = load_reports({{"pm/a.md", report_of("K1")}, {"pm/b.md", report_of("K3")}, {".hindsight.yaml", "severities: {K1: sev1, K3: sev3}\n"}});
  EXPECT_EQ(severities(loader->archive()), (Lines{"pm/a.md sev1", "pm/b.md sev3"}));
  EXPECT_TRUE(loader->archive().assumptions.empty());
}

TEST(SeverityScale, OfOneReportIsNotKnown) {
  EXPECT_EQ(severities(load_reports({{"pm/a.md", report_of("K1")}, {"pm/b.md", report_of("SEV2")}})->archive()), (Lines{"pm/a.md ?", "pm/b.md sev2"}));
}

TEST(SeverityScale, BeyondFourIsNotKnown) {
  EXPECT_EQ(severities(load_reports({{"pm/a.md", report_of("K1")}, {"pm/b.md", report_of("K5")}})->archive()), (Lines{"pm/a.md ?", "pm/b.md ?"}));
  EXPECT_EQ(severities(load_reports({{"pm/a.md", report_of("K0")}, {"pm/b.md", report_of("K2")}})->archive()), (Lines{"pm/a.md ?", "pm/b.md ?"}));
}

TEST(SeverityScale, IsNoneOfVersionsAndSentences) {
  EXPECT_EQ(severities(load_reports({{"pm/a.md", report_of("v2.1")}, {"pm/b.md", report_of("v1.9")}})->archive()), (Lines{"pm/a.md ?", "pm/b.md ?"}));
  EXPECT_EQ(severities(load_reports({{"pm/a.md", report_of("Stage 2 of it")}, {"pm/b.md", report_of("Stage 1 of it")}})->archive()), (Lines{"pm/a.md ?", "pm/b.md ?"}));
}

TEST(Assumptions, OfDifferentKindsStandBesideEachOther) {
  const auto loader = load_reports({{"pm/a.md", report_of("K1", "23-11-2025")}, {"pm/b.md", report_of("K2", "05-11-2025")}});
  EXPECT_EQ(loader->archive().assumptions.size(), 2u);
  EXPECT_EQ(severities(loader->archive()), (Lines{"pm/a.md sev1", "pm/b.md sev2"}));
}

TEST(Families, HaveAsOneMoreWhatTellsOfADayRightBesideThem) {
  const auto full = [](const std::string& what) { return "# " + what + "\n\n- Date: 2026-04-05\n- Severity: sev2\n- Started: 10:02\n- Detected: 10:20\n\n## Root cause\n\nNobody looked.\n\n## Impact\n\nAll of it.\n\n## Action items\n\n- [ ] Add an alert\n"; };
  const std::string prose = "# The day the belt stood still\n\nOn Tuesday 14 April 2026 the belt stood still for an hour. At 8:10 Ana saw it, at 9:05 it ran again.\n";
  const auto archive = [&](const std::string& path) { return load_reports({{"incidents/a.md", full("Disk full")}, {"incidents/b.md", full("Queue stuck")}, {"incidents/c.md", full("Wrong rates")}, {path, prose}})->archive().postmortems.size(); };
  EXPECT_EQ(archive("incidents/2026-04-14-belt.md"), 4u);
  EXPECT_EQ(archive("notes/2026-04-14-belt.md"), 3u);
}

}  // namespace
}  // namespace hindsight::archive
