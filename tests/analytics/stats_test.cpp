#include "hindsight/analytics/stats.hpp"

#include <gtest/gtest.h>

#include "hindsight/analytics/json.hpp"
#include "tests/support/report_builder.hpp"

namespace hindsight::analytics {
namespace {

using archive::Postmortem;

std::string incident(int month, const std::string& fields) {
  return "# Incident " + std::to_string(month) + "\n\n- Date: 2026-" + (month < 10 ? "0" : "") + std::to_string(month) + "-10\n" +
         fields + "\n## Impact\n\nSome.\n";
}

/// Reports in time order, one a month, and pointers to them.
struct Collection {
  std::vector<Postmortem> reports;
  Selection selection() const {
    Selection all;
    for (const auto& report : reports) all.push_back(&report);
    return all;
  }
};

Collection collect(const std::vector<std::string>& fields) {
  Collection collection;
  for (std::size_t i = 0; i < fields.size(); ++i)
    collection.reports.push_back(testing::make_report("r" + std::to_string(i) + ".md", incident(int(i) + 1, fields[i])));
  return collection;
}

const Date kToday = *make_date(2026, 6, 30);

// 2820 min = 47 h. Sorted: 9 20 30 38 38 39 600 2000 2820 4000 9000. The median of all is the sixth, 39;
// of the first five {600, 2000, 2820, 4000, 9000} it is 2820; of the last six {9, 20, 30, 38, 38, 39} it is
// (30 + 38) / 2 = 34.
TEST(DetectionStats, SplitsTheDatedValuesInTimeOrder) {
  const Collection c = collect({"- TTD: 4000", "- TTD: 600 minutes", "- TTD: 2820", "- TTD: 9000", "- TTD: 2000", "- TTD: 9", "- TTD: 38",
                                "- TTD: 20", "- TTD: 38 min", "- TTD: 30", "- TTD: 39"});
  const DetectionStats stats = compute_stats(c.selection(), {kToday}).detection;
  EXPECT_EQ(stats.n, 11);
  EXPECT_DOUBLE_EQ(*stats.median_minutes, 39);
  EXPECT_EQ(stats.halves.first_n, 5);
  EXPECT_DOUBLE_EQ(*stats.halves.first_median_minutes, 2820);
  EXPECT_EQ(stats.halves.last_n, 6);
  EXPECT_DOUBLE_EQ(*stats.halves.last_median_minutes, 34);
}

TEST(DetectionStats, ListsWhatIsMissingWithItsReason) {
  const Collection c = collect({"- Time to detection: 0 minutes", "- Time to detection: ?", "- Severity: sev3"});
  const DetectionStats stats = compute_stats(c.selection(), {kToday}).detection;
  EXPECT_EQ(stats.n, 1);
  EXPECT_DOUBLE_EQ(*stats.median_minutes, 0);
  ASSERT_EQ(stats.missing.size(), 2u);
  EXPECT_EQ(stats.missing[0].path, "r1.md");
  EXPECT_EQ(stats.missing[0].reason, "says “?”");
  EXPECT_EQ(stats.missing[1].reason, "not stated");
}

const char* const kInferred = "- Severity: sev3\n\n## Timeline\n\n- 14:00 errors begin\n- 14:50 customers report errors\n";

TEST(DetectionStats, LeavesOutWhatIsInferred) {
  const Collection c = collect({"- TTD: 10", kInferred});
  const DetectionStats stats = compute_stats(c.selection(), {kToday}).detection;
  EXPECT_EQ(stats.n, 1);
  EXPECT_EQ(stats.inferred_n, 1);
  EXPECT_DOUBLE_EQ(*stats.median_minutes, 10);
  ASSERT_EQ(stats.missing.size(), 1u);
  EXPECT_EQ(stats.missing[0].reason, "only inferred");
}

TEST(DetectionStats, CountsWhatIsInferredWhenAsked) {
  const Collection c = collect({"- TTD: 10", kInferred});
  const DetectionStats stats = compute_stats(c.selection(), {kToday, InferredValues::included}).detection;
  EXPECT_EQ(stats.n, 2);
  EXPECT_EQ(stats.inferred_n, 1);
  EXPECT_DOUBLE_EQ(*stats.median_minutes, 30);
  EXPECT_TRUE(stats.missing.empty());
}

TEST(DetectionStats, CountsWhoFoundOut) {
  const Collection c = collect({"- Detected by: alert", "- Detected by: a customer", kInferred, "- Detected by: ?"});
  const auto who = compute_stats(c.selection(), {kToday}).detection.detected_by;
  ASSERT_EQ(who.size(), 2u);
  EXPECT_EQ(who[0].name + " " + std::to_string(who[0].count), "customer 2");
  EXPECT_EQ(who[1].name + " " + std::to_string(who[1].count), "monitoring 1");
}

TEST(CategoryStats, CountEachCategoryOfAReportAndFindWhatRecurs) {
  const Collection c = collect({"- Category: timeout\n- Severity: sev2", "- Category: timeout\n- Severity: sev2",
                                "- Category: timeout\n- Severity: sev2", "- Category: refusal\n- Severity: sev2", "- Severity: sev1"});
  const Stats stats = compute_stats(c.selection(), {kToday});
  ASSERT_EQ(stats.kinds.categories.size(), 2u);
  EXPECT_EQ(stats.kinds.categories[0].name, "timeout");
  EXPECT_EQ(stats.kinds.categories[0].count, 3);
  ASSERT_EQ(stats.kinds.recurring.size(), 1u);
  EXPECT_EQ(stats.kinds.recurring[0].category, "timeout");
  EXPECT_EQ(stats.kinds.recurring[0].severity, "sev2");
  EXPECT_EQ(stats.kinds.recurring[0].paths, (std::vector<std::string>{"r0.md", "r1.md", "r2.md"}));
  ASSERT_EQ(stats.kinds.trend.size(), 2u);
  EXPECT_EQ(stats.kinds.trend[0].period, "2026-Q1");
  EXPECT_EQ(stats.kinds.trend[0].count, 3);
}

archive::ActionHistory traced(int opened_month, int closed_month) {
  archive::ActionHistory history;
  history.opened_at = start_of(*make_date(2026, opened_month, 10));
  if (closed_month > 0) history.closed_at = start_of(*make_date(2026, closed_month, 10));
  return history;
}

// Countable: 8 - won't do - unknown = 6; done 3, so 3/6. Due and closed: one in time, one late; open past due: one.
TEST(ActionStats, RatesLeaveOutWhatHasNoState) {
  Collection c = collect({"\n## Action items\n\n"
                          "- [x] In time, due: 2026-03-31\n"
                          "- [x] Late, due: 2026-02-28\n"
                          "- [x] Closed at an unknown time\n"
                          "- [ ] Overdue, due: 2026-06-29\n"
                          "- [ ] Due today, due: 2026-06-30\n"
                          "- [ ] Open\n"
                          "- ~~Not any more~~\n"
                          "- A plain bullet\n"});
  ASSERT_EQ(c.reports[0].facts->actions.size(), 8u);
  c.reports[0].action_history = {traced(1, 3), traced(1, 4), traced(1, 0), traced(1, 0),
                                 traced(1, 0), traced(1, 0), traced(1, 0), traced(1, 0)};
  const ActionStats stats = compute_stats(c.selection(), {kToday}).actions;
  EXPECT_EQ(stats.total, 8);
  EXPECT_EQ(stats.done, 3);
  EXPECT_EQ(stats.open, 3);
  EXPECT_EQ(stats.wont_do, 1);
  EXPECT_EQ(stats.unknown, 1);
  EXPECT_EQ(stats.overdue, 1);
  EXPECT_EQ(stats.in_time, 1);
  EXPECT_EQ(stats.undated_closures, 1);
  EXPECT_DOUBLE_EQ(*stats.completion_rate, 0.5);
  EXPECT_DOUBLE_EQ(*stats.in_time_rate, 1.0 / 3);
  EXPECT_DOUBLE_EQ(*stats.median_days_to_close, (59 + 90) / 2.0);  // 10 January to 10 March and to 10 April
}

TEST(ActionStats, ACollectionOfPlainBulletsHasNoRate) {
  const Collection c = collect({"\n## Action items\n\n- One\n- Two\n"});
  const ActionStats stats = compute_stats(c.selection(), {kToday}).actions;
  EXPECT_EQ(stats.unknown, 2);
  EXPECT_FALSE(stats.completion_rate);
}

TEST(ActionStats, AnInheritedItemCountsWhereItBelongs) {
  Collection c = collect({"\n## Action items\n\n- [ ] One, due: 2026-06-29\n", "\n## Action items\n\n- [x] Two\n- [ ] One, due: 2026-06-29\n"});
  c.reports[1].inherited_from = {"", "r0.md"};
  const ActionStats stats = compute_stats(c.selection(), {kToday}).actions;
  EXPECT_EQ(stats.total, 2);
  EXPECT_EQ(stats.open, 1);
  EXPECT_EQ(stats.overdue, 1);
  const Json shown = show_json(c.reports[1], {kToday});
  EXPECT_EQ(shown["actions"].size(), 2u);
  EXPECT_EQ(shown["actions"][1]["inherited_from"], "r0.md");
  EXPECT_TRUE(shown["actions"][0]["inherited_from"].is_null());
  EXPECT_EQ(list_json(c.selection())[1]["actions"]["total"], 1);
}

TEST(Coverage, CountsAnsweredEmptyAndAbsent) {
  const Collection c = collect({"- TTD: 1\n\n## Outcome assert\n\nAsserted: at the time\n", "- TTD: 1\n\n## Outcome assert\n\nTBD\n", "- TTD: 1"});
  const auto coverage = compute_stats(c.selection(), {kToday}).practice.coverage;
  ASSERT_EQ(coverage.size(), 14u);
  EXPECT_EQ(coverage.front().section, "summary");
  const SectionCoverage& asserts = coverage[10];
  EXPECT_EQ(asserts.section, "outcome_assert");
  EXPECT_TRUE(asserts.answered == 1 && asserts.empty == 1 && asserts.absent == 1) << asserts.answered << asserts.empty << asserts.absent;
}

TEST(StatsJson, UnknownIsNull) {
  const Collection c = collect({"- Severity: sev3"});
  const Json json = stats_json(archive::Archive{}, compute_stats(c.selection(), {kToday}));
  EXPECT_TRUE(json["detection"]["median_minutes"].is_null());
  EXPECT_TRUE(json["actions"]["completion_rate"].is_null());
  EXPECT_EQ(json["as_of"], "2026-06-30");
}

TEST(ListJson, SaysWhereTheDetectionCameFrom) {
  const Collection c = collect({"- TTD: 1h 43m\n- Severity: major"});
  const Json json = list_json(c.selection());
  EXPECT_EQ(dump(json[0]), R"({"path":"r0.md","title":"Incident 1","date":"2026-01-10","date_source":"stated","severity":"sev2","categories":[],)"
                           R"("detection_minutes":103,"detection_source":"stated","actions":{"total":0,"done":0}})");
}

TEST(ListJson, TellsAnInferredValueFromOthers) {
  const Collection c = collect({kInferred});
  const Json json = list_json(c.selection());
  EXPECT_EQ(json[0]["detection_minutes"], 50);
  EXPECT_EQ(json[0]["detection_source"], "inferred");
}

}  // namespace
}  // namespace hindsight::analytics
