#include "hindsight/analytics/actions.hpp"

#include <gtest/gtest.h>

#include "tests/support/collection_builder.hpp"

namespace hindsight::analytics {
namespace {

using testing::Collection;

const Date kToday = *make_date(2026, 6, 30);
Date day(int month, int number) { return *make_date(2026, month, number); }

std::string items(int done, int open) {
  std::string text = "\n## Action items\n\n";
  for (int i = 0; i < done; ++i) text += "- [x] Done number " + std::to_string(i) + "\n";
  for (int i = 0; i < open; ++i) text += "- [ ] Open number " + std::to_string(i) + "\n";
  return text;
}

ActionStats completion(int done, int open) {
  Collection collection;
  collection.add(0, items(done, open));
  return action_stats(collection.selection(), {kToday});
}

TEST(Completion, MeetsItsTargetAt90PerCentAndWarnsUnder80) {
  EXPECT_DOUBLE_EQ(*completion(9, 1).completion_rate, 0.9);
  EXPECT_EQ(completion(9, 1).verdict(), "target met");
  EXPECT_EQ(completion(8, 2).verdict(), "below target");
  EXPECT_EQ(completion(7, 2).verdict(), "warning");
  EXPECT_EQ(completion(0, 0).verdict(), "");
}

TEST(Completion, OfPlainBulletsIsUnknownAndHasNoVerdict) {
  Collection collection;
  collection.add(0, "\n## Action items\n\n- One\n- Two\n- [x] Three\n");
  const ActionStats stats = action_stats(collection.selection(), {kToday});
  EXPECT_EQ(stats.unknown, 2);
  EXPECT_EQ(stats.countable(), 1);
  EXPECT_EQ(stats.verdict(), "");
  collection = {};
  collection.add(0, "\n## Action items\n\n- One\n- Two\n");
  EXPECT_FALSE(action_stats(collection.selection(), {kToday}).completion_rate);
}

// P0 within a day of its appearance on 1 June, P1 within seven, P2 within ninety (30 August); P3 has no policy, and a due day of
// its own wins. As of 30 June the first two are overdue, and so is the item that is due on the 29th.
TEST(DueDays, ComeFromThePolicyWhereNoneIsStated) {
  Collection collection;
  collection.add(17, "\n## Action items\n\n- [ ] [P0] First\n- [ ] [P1] Second\n- [ ] [P2] Third\n- [ ] [P3] Fourth\n- [ ] [P0] Fifth, due: 2026-06-29\n- [ ] [P0] Sixth, due: 2026-07-01\n");
  ASSERT_EQ(collection.reports[0].facts->actions.size(), 6u);
  for (std::size_t i = 0; i < 6; ++i) collection.trace(0, i, day(6, 1));
  const auto traced = trace_actions(collection.selection(), {kToday});
  EXPECT_EQ(to_string(*traced[0].due), "2026-06-02");
  EXPECT_EQ(to_string(*traced[1].due), "2026-06-08");
  EXPECT_EQ(to_string(*traced[2].due), "2026-08-30");
  EXPECT_FALSE(traced[3].due);
  EXPECT_TRUE(traced[0].is_due_by_policy && !traced[4].is_due_by_policy);
  const ActionStats stats = action_stats(collection.selection(), {kToday});
  EXPECT_EQ(stats.overdue, 3);
  EXPECT_EQ(stats.overdue_by_policy, 2);
}

TEST(DueDays, FollowTheTeamsPolicyAndTheReportsDate) {
  Collection collection;
  collection.add(17, "\n## Action items\n\n- [ ] [P1] Second\n");  // dated 2026-06-01, no history
  record::Settings settings;
  settings.policies.p1_due_days = 14;
  const auto traced = trace_actions(collection.selection(), {kToday, InferredValues::left_out, &settings});
  EXPECT_EQ(to_string(*traced[0].due), "2026-06-15");
}

// Closed on the due day, and a day after it; open past it; closed at an unknown time, which is in no rate: 1 of 3.
TEST(InTime, CountsWhatWasClosedByItsDay) {
  Collection collection;
  collection.add(16, "\n## Action items\n\n- [x] One, due: 2026-05-10\n- [x] Two, due: 2026-05-10\n- [ ] Three, due: 2026-05-10\n- [x] Four, due: 2026-05-10\n");
  collection.trace(0, 0, day(5, 1), day(5, 10));
  collection.trace(0, 1, day(5, 1), day(5, 11));
  collection.trace(0, 2, day(5, 1));
  collection.trace(0, 3, day(5, 1));
  const ActionStats stats = action_stats(collection.selection(), {kToday});
  EXPECT_EQ(stats.in_time, 1);
  EXPECT_EQ(stats.late, 1);
  EXPECT_EQ(stats.overdue, 1);
  EXPECT_EQ(stats.undated_closures, 1);
  EXPECT_DOUBLE_EQ(*stats.in_time_rate, 1.0 / 3);
  EXPECT_DOUBLE_EQ(*stats.median_days_to_close, 9.5);
}

TEST(InTime, IsUnknownWhereNoClosingIsDated) {
  Collection collection;
  collection.add(16, "\n## Action items\n\n- [x] One, due: 2026-05-10\n- [ ] Two, due: 2026-05-10\n");
  const ActionStats stats = action_stats(collection.selection(), {kToday});
  EXPECT_EQ(stats.undated_closures, 1);
  EXPECT_EQ(stats.dated_closures, 0);
  EXPECT_FALSE(stats.in_time_rate);
}

TEST(Reopened, IsWhatWasDoneAndIsNotAnyMore) {
  Collection collection;
  collection.add(16, "\n## Action items\n\n- [ ] One\n- [x] Two\n");
  collection.trace(0, 0, day(5, 1));
  collection.trace(0, 1, day(5, 1), day(5, 9));
  using record::ActionStatus;
  collection.reports[0].action_history[0].changes = {{{}, {}, ActionStatus::open, ActionStatus::done}, {{}, {}, ActionStatus::done, ActionStatus::open}};
  collection.reports[0].action_history[1].changes = {{{}, {}, ActionStatus::done, ActionStatus::open}, {{}, {}, ActionStatus::open, ActionStatus::done}};
  EXPECT_EQ(action_stats(collection.selection(), {kToday}).reopened, 1);
}

// As of 30 June: opened 61 and 60 days before (30 April and 1 May), 31 and 30 (30 and 31 May), and 91 (31 March).
TEST(Ages, OfOpenItemsAreInDays) {
  Collection collection;
  collection.add(14, items(0, 5));
  const Date opened[] = {day(4, 30), day(5, 1), day(5, 30), day(5, 31), day(3, 31)};
  for (std::size_t i = 0; i < 5; ++i) collection.trace(0, i, opened[i]);
  std::string ages;
  for (const NamedCount& age : action_stats(collection.selection(), {kToday}).open_by_age) ages += std::to_string(age.count) + " ";
  EXPECT_EQ(ages, "1 2 1 1 ");
}

TEST(Ages, OfWhatAppearsLaterAreNone) {
  Collection collection;
  collection.add(14, items(0, 1));
  collection.trace(0, 0, day(7, 1));
  const ActionStats stats = action_stats(collection.selection(), {kToday});
  EXPECT_EQ(stats.open_by_age[0].count, 0);
  EXPECT_TRUE(stats.cohorts.empty());
}

// Opened on 1 April (90 days before 30 June) and closed after 30, 31 and 90 days, and not at all; opened on 2 April and closed after
// 10 days: its 90 days are not over.
TEST(Cohorts, CountOnlyDaysThatAreOver) {
  Collection collection;
  collection.add(15, items(4, 1));
  collection.trace(0, 0, day(4, 1), day(5, 1));
  collection.trace(0, 1, day(4, 1), day(5, 2));
  collection.trace(0, 2, day(4, 1), day(6, 30));
  collection.trace(0, 3, day(4, 2), day(4, 12));
  collection.trace(0, 4, day(4, 1));
  const auto cohorts = action_stats(collection.selection(), {kToday}).cohorts;
  ASSERT_EQ(cohorts.size(), 1u);
  EXPECT_EQ(cohorts[0].period, "2026-Q2");
  EXPECT_EQ(cohorts[0].opened, 5);
  std::string windows;
  for (const auto& window : cohorts[0].windows) windows += std::to_string(window.closed) + "/" + std::to_string(window.n) + "/" + std::to_string(window.closed_by_now) + " ";
  EXPECT_EQ(windows, "2/5/2 3/5/3 3/4/4 ");
}

TEST(Groups, AreByPriorityAndType) {
  Collection collection;
  collection.add(15, "\n## Action items\n\n- [x] [P1] One\n- [ ] [P0] Two\n- [x] [P1] Three\n- [ ] Four\n");
  const ActionStats stats = action_stats(collection.selection(), {kToday});
  std::string groups;
  for (const ActionGroup& group : stats.by_priority) groups += group.name + ":" + std::to_string(group.done) + "/" + std::to_string(group.total) + " ";
  EXPECT_EQ(groups, "P0:0/1 P1:2/2 :0/1 ");
}

TEST(PerReport, SaysHowManyReportsHaveAHealthyNumber) {
  Collection collection;
  for (const int count : {0, 1, 2, 3, 5, 6, 9}) collection.add(count, count == 0 ? "\n## Impact\n\nSome.\n" : items(count, 0));
  std::string counts;
  for (const NamedCount& bucket : action_stats(collection.selection(), {kToday}).per_report) counts += bucket.name + ":" + std::to_string(bucket.count) + " ";
  EXPECT_EQ(counts, "none:1 1 to 2:2 3 to 5:2 6 or more:2 ");
}

}  // namespace
}  // namespace hindsight::analytics
