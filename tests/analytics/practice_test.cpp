#include "hindsight/analytics/practice.hpp"

#include <gtest/gtest.h>

#include "tests/support/collection_builder.hpp"

namespace hindsight::analytics {
namespace {

using testing::Collection;

const Terms kTerms{*make_date(2026, 6, 30)};

// Written 3 and 9 days after the incidents of 1 January and 1 February; the review 1 day after the first, and before the second.
TEST(Practice, CountsDaysFromTheIncidentToItsReportAndReview) {
  Collection collection;
  collection.add(12, "- Review date: 2026-01-05");
  collection.add(13, "- Review date: 2026-02-03");
  collection.add(14, "");
  collection.write(0, *make_date(2026, 1, 4));
  collection.write(1, *make_date(2026, 2, 10));
  const PracticeStats stats = practice_stats(collection.selection(), kTerms);
  EXPECT_DOUBLE_EQ(*stats.days_to_report.median, 6);
  EXPECT_EQ(stats.days_to_report.n, 2);
  EXPECT_EQ(stats.days_to_report.left_out, 1);
  EXPECT_DOUBLE_EQ(*stats.hours_to_review.median, 24);
  EXPECT_EQ(stats.hours_to_review.n, 1);
}

TEST(Practice, DoesNotBelieveTheDaysOfAnImport) {
  Collection collection;
  for (int i = 0; i < 6; ++i) {
    collection.add(i, "");
    collection.write(std::size_t(i), *make_date(2026, 6, 1), 1);
  }
  EXPECT_FALSE(practice_stats(collection.selection(), kTerms).days_to_report.median);
  Selection few = collection.selection();
  few.resize(3);
  EXPECT_EQ(practice_stats(few, kTerms).days_to_report.n, 0) << "a filter makes no import anything else";
  collection.reports.pop_back();
  collection.write(0, *make_date(2026, 6, 1), 1);
  EXPECT_EQ(practice_stats(collection.selection(), kTerms).days_to_report.n, 5);
}

TEST(Practice, KeepsALogOfNearMissesByMonth) {
  Collection collection;
  collection.add(11, "- Severity: sev4");
  collection.add(12, "- Severity: sev2");
  collection.add(13, "- Severity: near miss");
  std::string log;
  const PracticeStats stats = practice_stats(collection.selection(), kTerms);
  for (const NearMiss& miss : stats.near_misses) log += miss.month + " " + miss.report->path + "\n";
  EXPECT_EQ(log, "2025-12 r0.md\n2026-02 r2.md\n");
}

std::string deadline(const PracticeStats& stats, std::string_view name) {
  for (const Deadline& one : stats.deadlines)
    if (one.name == name) return std::to_string(one.kept) + " kept, " + std::to_string(one.late) + " late, " + std::to_string(one.unknown) + " unknown";
  return "none";
}

// 1 January 2026 is a Thursday: five business days after it are over on the 8th. A sev1 is answered on its day, a sev2 on the next.
TEST(Deadlines, AreOwedBySeverity) {
  Collection collection;
  collection.add(12, "- Severity: sev1\n- Acknowledged: 2026-01-01 23:00\n- Affected users: 10\n- Customers notified: 2026-01-04");
  collection.add(12, "- Severity: sev1\n- Acknowledged: 2026-01-02 01:00\n- Affected users: 0");
  collection.add(12, "- Severity: sev2\n- Acknowledged: 2026-01-02 01:00\n- Affected users: 10");
  collection.add(12, "- Severity: sev3");
  collection.write(0, *make_date(2026, 1, 8));
  collection.write(1, *make_date(2026, 1, 9));
  const PracticeStats stats = practice_stats(collection.selection(), kTerms);
  EXPECT_EQ(deadline(stats, "response"), "2 kept, 1 late, 0 unknown");
  EXPECT_EQ(deadline(stats, "report"), "1 kept, 1 late, 1 unknown");
  EXPECT_EQ(deadline(stats, "customer copy"), "1 kept, 0 late, 1 unknown");
  EXPECT_EQ(deadline(stats, "review"), "0 kept, 0 late, 4 unknown");
}

TEST(Deadlines, ALateRepairSaysNothingOfTheResponse) {
  Collection collection;
  collection.add(12, "- Severity: sev1\n- Resolved: 2026-01-04 10:00");
  collection.add(12, "- Severity: sev1\n- Resolved: 2026-01-01 23:00");
  EXPECT_EQ(deadline(practice_stats(collection.selection(), kTerms), "response"), "1 kept, 0 late, 1 unknown");
}

TEST(Coverage, TellsWhatTheAnswersAreWorth) {
  Collection collection;
  collection.add(0, "\n## Outcome assert\n\nAsserted at the time.\n");
  collection.add(1, "\n## Outcome assert\n\nReconstructed afterwards from the logs.\n");
  collection.add(2, "\n## Outcome assert\n\nReconstructed from the table.\n");
  for (const SectionCoverage& section : section_coverage(collection.selection())) {
    if (section.section != "outcome_assert") continue;
    ASSERT_EQ(section.quality.size(), 2u);
    EXPECT_EQ(section.quality[0].name, "reconstructed");
    EXPECT_EQ(section.quality[0].count, 2);
  }
}

TEST(MissingSections, OwesTheSixOnlyWhereAnAgentTookPart) {
  Collection collection;
  collection.add(0, "\n## Summary\n\nThe disk was full.\n");
  collection.add(1, "\n## Summary\n\nThe agent invented a rule.\n\n## Counterfactual\n\nTBD\n");
  EXPECT_EQ(missing_sections(*collection.reports[0].facts).size(), 7u);
  EXPECT_EQ(missing_sections(*collection.reports[1].facts).size(), 13u);
}

}  // namespace
}  // namespace hindsight::analytics
