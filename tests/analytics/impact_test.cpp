#include "hindsight/analytics/impact.hpp"

#include <gtest/gtest.h>

#include "tests/support/collection_builder.hpp"

namespace hindsight::analytics {
namespace {

using testing::Collection;

// Users 10, 20, 600: in all 630, the middle 20. Money in two currencies, never added; 90 % of 100 and 300 is 280.
TEST(Impact, AddsWhatReportsPutNumbersTo) {
  Collection collection;
  collection.add(0, "- Affected users: 600\n- Financial impact: €100\n- Duration: 30 min");
  collection.add(1, "- Affected users: 10\n- Financial impact: $50");
  collection.add(4, "- Affected users: 20\n- Financial impact: 300 EUR\n- Affected regions: 2");
  collection.add(5, "- Affected users: unknown\n- Financial impact: ?");
  const ImpactStats stats = impact_stats(collection.selection(), {*make_date(2025, 6, 11)});
  EXPECT_EQ(stats.affected_users.n, 3);
  EXPECT_DOUBLE_EQ(stats.affected_users.total, 630);
  EXPECT_DOUBLE_EQ(*stats.affected_users.median, 20);
  EXPECT_DOUBLE_EQ(*stats.affected_users.largest, 600);
  ASSERT_EQ(stats.financial.size(), 2u);
  EXPECT_EQ(stats.financial[0].unit, "EUR");
  EXPECT_DOUBLE_EQ(stats.financial[0].total, 400);
  EXPECT_DOUBLE_EQ(*stats.financial[0].p90, 280);
  EXPECT_DOUBLE_EQ(stats.financial[1].total, 50);
  EXPECT_EQ(stats.duration_minutes.n, 1);
  EXPECT_FALSE(stats.wrong_responses.median);
  EXPECT_EQ(*stats.days_since_last, 10);           // 1 to 11 June
  EXPECT_EQ(*stats.longest_days_without, 28 + 31 + 30);  // 1 February to 1 May
}

TEST(Impact, OfNothingIsUnknown) {
  const ImpactStats stats = impact_stats({}, {});
  EXPECT_FALSE(stats.days_since_last);
  EXPECT_FALSE(stats.affected_users.largest);
}

}  // namespace
}  // namespace hindsight::analytics
