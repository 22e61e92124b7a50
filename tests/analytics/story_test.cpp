// What the product grew from: a year of postmortems in which detection went from 47 hours to 38 minutes, and twenty-four reports on
// agents with next to none of the sections that tell what happened.

#include <gtest/gtest.h>

#include "hindsight/analytics/json.hpp"
#include "tests/support/collection_builder.hpp"

namespace hindsight::analytics {
namespace {

using testing::Collection;

Collection eleven_incidents(int last_minutes = 45) {
  Collection collection;
  const int minutes[] = {4000, 600, 2820, 9000, 2000, 9, 60, 20, 38, 38, last_minutes};
  for (int i = 0; i < 11; ++i) collection.add(i, "- TTD: " + std::to_string(minutes[i]) + " minutes");
  return collection;
}

// The first five sorted: 600 2000 2820 4000 9000; the last six: 9 20 38 38 45 60. Every one of the first is greater than every
// one of the last: of the 462 ways to choose five ranks of eleven this is one, and its mirror image another: 2/462 = 0.0043.
TEST(Story, DetectionWentFrom47HoursTo38Minutes) {
  const Collection collection = eleven_incidents();
  const Json json = stats_json(archive::Archive{}, compute_stats(collection.selection(), {*make_date(2026, 1, 1)}));
  EXPECT_EQ(json["detection"]["n"], 11);
  EXPECT_EQ(dump(json["detection"]["first_last"]), R"({"first_n":5,"first_median_minutes":2820,"last_n":6,"last_median_minutes":38,"p_value":0.0043})");
}

// 500 for 45: sorted 9 20 38 38 60 500, still 38; 5 for 45 and 9 20 38 38 60 become 5 9 20 38 38 60: (20 + 38) / 2.
TEST(Story, MovesWhenOneReportChanges) {
  const auto last_median = [](int minutes) {
    const Collection collection = eleven_incidents(minutes);
    return *detection_stats(collection.selection(), {}).halves.last_median_minutes;
  };
  EXPECT_DOUBLE_EQ(last_median(500), 38);
  EXPECT_DOUBLE_EQ(last_median(5), 29);
}

/// So many of 24 reports have each of the six sections for agents: the policy path in one, and so on.
Collection twenty_four_reports(bool one_more = false) {
  constexpr struct {
    const char* text;
    int count;
  } kSections[] = {{"## Replay fixture\n\nWorking: the input, the prompt version and the calls with their returns are kept.\n", 0},
                   {"## Policy-path evidence\n\nThe refund rule was skipped; the trace shows the call without it.\n", 1},
                   {"## Outcome assert\n\nAt the time: the agent says booked, the table held no row.\n", 3},
                   {"## Idempotency-key audit\n\nThe key is required and enforced at run time.\n", 6},
                   {"## Customer-visible truth\n\n41 guests saw two confirmations; the first told us after 20 minutes.\n", 11},
                   {"## Counterfactual\n\nHad the tool said “unknown”, nothing would have been promised.\n", 2}};
  Collection collection;
  for (int i = 0; i < 24; ++i) {
    std::string text = "\n## Summary\n\nAn agent told a guest what was not so.\n\n";
    for (const auto& section : kSections)
      if (i < section.count + (one_more && section.count == 3 ? 1 : 0)) text += std::string(section.text) + "\n";
    collection.add(i, text);
  }
  return collection;
}

std::string answered(const Collection& collection) {
  std::string counts;
  for (const SectionCoverage& section : section_coverage(collection.selection())) {
    EXPECT_EQ(section.answered + section.empty + section.absent, 24) << section.section;
    counts += section.section + " " + std::to_string(section.answered) + "\n";
  }
  return counts.substr(counts.find("replay_fixture"));
}

TEST(Story, OfTwentyFourReportsThreeHaveAnOutcomeAssert) {
  EXPECT_EQ(answered(twenty_four_reports()), "replay_fixture 0\npolicy_path 1\noutcome_assert 3\nidempotency_audit 6\ncustomer_truth 11\ncounterfactual 2\n");
  EXPECT_EQ(answered(twenty_four_reports(true)), "replay_fixture 0\npolicy_path 1\noutcome_assert 4\nidempotency_audit 6\ncustomer_truth 11\ncounterfactual 2\n");
}

}  // namespace
}  // namespace hindsight::analytics
