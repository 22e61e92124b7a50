#include "hindsight/analytics/repeats.hpp"

#include <gtest/gtest.h>

#include "tests/support/collection_builder.hpp"

namespace hindsight::analytics {
namespace {

using testing::Collection;

const std::string kCounterfactual = "\n## Counterfactual\n\nHad the key been enforced, nothing would have been charged twice.\n";
const std::string kDoneItem = "\n## Action items\n\n- [x] Enforce the key\n";

// Six dated reports: a class of two, a class of one, one that only names another, one that says “rare” and one that says nothing.
// Known of: the first four. Repeated: the second of its class, and the one that names another: 2 of 4.
TEST(Repeats, AreOfOneClassOrNamed) {
  Collection collection;
  collection.add(0, "- Failure class: unenforced key\n" + kCounterfactual);
  collection.add(1, "- Failure class: stale cache\n");
  collection.add(2, "- Failure class: Unenforced  Key\n");
  const std::size_t naming = collection.add(3, "");
  collection.add(4, "- Failure class: rare\n");
  collection.add(5, "");
  collection.reports[naming].earlier.push_back({"r1.md", 3});
  const RepeatStats stats = repeat_stats(collection.selection());
  EXPECT_EQ(stats.incidents, 4);
  EXPECT_EQ(stats.repeated, 2);
  EXPECT_DOUBLE_EQ(*stats.rate(), 0.5);
  ASSERT_EQ(stats.repetitions.size(), 2u);
  EXPECT_EQ(stats.repetitions[0].report->path, "r2.md");
  ASSERT_EQ(stats.repetitions[0].earlier.size(), 1u);
  EXPECT_EQ(stats.repetitions[0].earlier[0]->path, "r0.md");
  EXPECT_EQ(stats.repetitions[1].report->path, "r3.md");
  EXPECT_EQ(stats.repetitions[1].failure_class, "");
  EXPECT_EQ(stats.with_counterfactual.classes, 1);
  EXPECT_EQ(stats.with_counterfactual.repeated, 1);
  EXPECT_EQ(stats.without_counterfactual.classes, 1);
  EXPECT_EQ(stats.without_counterfactual.repeated, 0);
}

TEST(Repeats, AreUnknownWhereNoReportTells) {
  Collection collection;
  collection.add(0, "");
  collection.add(1, "");
  EXPECT_FALSE(repeat_stats(collection.selection()).rate());
}

TEST(Repeats, NameTheLastOfMany) {
  Collection collection;
  for (int i = 0; i < 15; ++i) collection.add(i, "- Failure class: unenforced key\n");
  const RepeatStats stats = repeat_stats(collection.selection());
  EXPECT_EQ(stats.repeated, 14);
  const Repetition& last = stats.repetitions.back();
  EXPECT_EQ(last.earlier_count, 14);
  ASSERT_EQ(last.earlier.size(), kMostEarlier);
  EXPECT_EQ(last.earlier.front()->path, "r4.md");
  EXPECT_EQ(last.earlier.back()->path, "r13.md");
}

TEST(Returns, AreRepetitionsAfterAllItemsWereClosed) {
  const auto returned_after = [](std::optional<Date> closed) {
    Collection collection;
    collection.add(0, "- Failure class: unenforced key\n" + kDoneItem);
    collection.add(6, "- Failure class: unenforced key\n");  // 2025-07-01
    collection.trace(0, 0, *make_date(2025, 1, 2), closed);
    return repeat_stats(collection.selection()).repetitions.at(0).closed_at;
  };
  EXPECT_FALSE(returned_after({})) << "closed at an unknown time";
  EXPECT_FALSE(returned_after(make_date(2025, 7, 2))) << "closed after the second incident";
  ASSERT_TRUE(returned_after(make_date(2025, 6, 30)));
  EXPECT_EQ(to_string(*returned_after(make_date(2025, 6, 30))), "2025-06-30");
}

}  // namespace
}  // namespace hindsight::analytics
