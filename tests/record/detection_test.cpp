#include <gtest/gtest.h>

#include <string>

#include "read.hpp"

namespace hindsight::record {
namespace {

struct Case {
  const char* name;
  const char* source;
  const char* detection;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class DetectionClock : public testing::TestWithParam<Case> {};
TEST_P(DetectionClock, IsRead) { EXPECT_EQ(test::describe_detection(test::read(GetParam().source)), GetParam().detection) << GetParam().source; }

INSTANTIATE_TEST_SUITE_P(
    Stated, DetectionClock,
    testing::Values(
        Case{"a_section_with_the_reason_in_its_sentence", "# T\n\n## Detection delay\n\n47 minutes, because nobody looks at dashboards, or at logs.\n", "47 stated line 5 in a section"},
        Case{"a_section_of_a_span_in_two_units", "# T\n\n## Time to detect\n\n2 hours, 15 minutes, from the first call.\n", "135 stated line 5 in a section"},
        Case{"a_section_with_a_dash", "# T\n\n## Detection delay\n\n47 minutes \xE2\x80\x93 nobody looked.\n", "47 stated line 5 in a section"},
        Case{"a_section_with_a_sentence_after_it", "# T\n\n## Detection delay\n\n47 minutes. Nobody looked.\n", "47 stated line 5 in a section"},
        Case{"a_section_with_a_second_paragraph", "# T\n\n## Detection delay\n\n47 minutes\n\nNobody looks at dashboards at night.\n", "47 stated line 5 in a section"},
        Case{"a_section_with_a_list_below", "# T\n\n## Detection delay\n\n47 minutes, measured by hand:\n\n- from the log\n", "47 stated line 5 in a section"},
        Case{"a_section_of_long_lines", "# T\n\n## Detection delay\n\n47 minutes, because nobody looks\nat dashboards at night, and because\nnobody is asked to.\n",
             "47 stated line 5 in a section"},
        Case{"a_section_that_says_unknown_and_why", "# T\n\n## Detection delay\n\nUnknown, the logs were lost.\n\nThey will be kept.\n",
             "missing \"Unknown, the logs were lost.\" line 5"},
        Case{"a_section_with_a_range", "# T\n\n## Detection delay\n\n2 - 4 hours\n", "missing \"2 - 4 hours\" line 5"},
        Case{"a_section_with_a_range_of_two_spans", "# T\n\n## Detection delay\n\n10 minutes \xE2\x80\x93 20 minutes\n", "missing \"10 minutes \xE2\x80\x93 20 minutes\" line 5"},
        Case{"a_section_with_two_answers", "# T\n\n## Detection delay\n\n5 minutes, 10 minutes elsewhere\n", "missing \"5 minutes, 10 minutes elsewhere\" line 5"},
        Case{"a_section_that_tells_it_in_a_sentence", "# T\n\n## Detection delay\n\nNobody noticed, for 47 minutes.\n\nThen somebody did, after he had been asked for the third time.\n",
             "47 stated line 5 in a section"},
        Case{"zero_is_a_value", "# T\n\n- Time to detection: 0 minutes\n", "0 stated line 3 in a list item"},
        Case{"footnote", "# T\n\n- Time to detection: 279 minutes [^1]\n\n[^1]: three incidents in one day\n", "279 stated line 3 in a list item"},
        Case{"days", "# T\n\n- Time to detection: 11 Days\n", "15840 stated line 3 in a list item"},
        Case{"bare_minutes", "# T\n\n- detection_chain_minutes: 169\n", "169 stated line 3 in a list item"},
        Case{"bare_hours", "---\ntime_to_detect_hours: 2\n---\n# T\n", "120 stated line 2 in front matter"},
        Case{"in_a_timeline_section", "# T\n\n## Timeline\n\n- **10:45** - deployed\n\n**Detection delay:** 4 hours 14 minutes\n",
             "254 stated line 7 in a labelled line"},
        Case{"detected_with_a_span", "# T\n\n**Severity:** sev2\n**Detected:** 45 minutes\n", "45 stated line 4 in a labelled line"},
        Case{"beats_a_question_mark", "---\nTTD: ?\n---\n# T\n\n- Time to detection: 30 minutes\n", "30 stated line 6 in a list item"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Missing, DetectionClock,
    testing::Values(Case{"question_mark", "# T\n\n- Time to detection: ?\n", "missing \"?\" line 3"},
                    Case{"not_applicable", "# T\n\n## Stats\n\n- Time to detection: N/A\n", "missing \"N/A\" line 5"},
                    Case{"empty", "# T\n\n- Severity: sev1\n- Time to detection:\n", "missing \"\" line 4"},
                    Case{"empty_key", "---\ndetection_minutes:\n---\n# T\n", "missing \"\" line 2"},
                    Case{"a_range", "# T\n\n- Time to detection: 10-20 minutes\n", "missing \"10-20 minutes\" line 3"},
                    Case{"beats_a_computed_value",
                         "# T\n\n**Impact start:** 2026-04-12 14:02\n**Detected:** 2026-04-12 14:10\n**TTD:** unknown\n", "missing \"unknown\" line 5"},
                    Case{"no_label_at_all", "# T\n\nText.\n", "nothing"},
                    Case{"prose_is_no_value", "# T\n\n## What went poorly\n\n- **Detection delay**: 4+ hours from deployment to detection is unacceptable for us\n",
                         "nothing"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Computed, DetectionClock,
    testing::Values(
        Case{"from_a_pair", "# T\n\n**Impact start:** 2026-04-12 14:02 UTC\n**Detected:** 2026-04-12 16:51 UTC\n", "169 computed line 4 in a labelled line"},
        Case{"from_a_pair_in_front_matter", "---\nimpact:\n  start: 2026-04-12T14:02Z\ndetected_at: 2026-04-12T14:12Z\n---\n# T\n",
             "10 computed line 4 in front matter"},
        Case{"across_zones", "# T\n\n- Started: 2026-04-12 14:00 UTC\n- Alert fired: 2026-04-12 16:30 CEST\n", "30 computed line 4 in a list item"},
        Case{"across_midnight", "# T\n\n- Started: 2026-04-12 23:50\n- Alert fired: 2026-04-13 00:20\n", "30 computed line 4 in a list item"},
        Case{"detection_time_is_a_moment", "# T\n\n| Start time | Detection time |\n|---|---|\n| 2026-04-12 14:00 | 2026-04-12 14:07 |\n",
             "7 computed line 5 in a table"},
        Case{"not_without_the_day", "# T\n\n- Started: 2026-04-12 23:50\n- Alert fired: 00:20\n", "nothing"},
        Case{"not_backwards", "# T\n\n- Started: 2026-04-12 14:00\n- Alert fired: 2026-04-12 13:00\n", "nothing"},
        Case{"from_the_chain",
             "# T\n\n## Detection chain\n\n- 2026-04-12 14:02 UTC \xE2\x80\x94 first impacted call\n- 2026-04-12 14:30 UTC \xE2\x80\x94 a deployment\n"
             "- 2026-04-12 16:51 UTC \xE2\x80\x94 automated alert fires\n- 2026-04-12 16:53 UTC \xE2\x80\x94 on-call ack\n",
             "169 computed line 7 in the timeline"},
        Case{"not_from_a_chain_that_begins_with_the_alert", "# T\n\n## Detection chain\n\n- 2026-04-12 14:02 alert fires\n- 2026-04-12 14:05 alert again\n", "nothing"},
        Case{"not_inferred_from_a_timeline", "# T\n\n## Timeline\n\n- 2026-04-12 14:02 impact starts\n- 2026-04-12 14:30 alert fires\n", "nothing"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(FieldSection, MayHaveMoreBelow) {
  const Facts facts = test::read("# T\n\n## Severity\n\nSev 2\n\nBecause money was lost.\n\n## Date\n\n2026-04-12\n\nA Sunday.\n\n## Detected by\n\nA customer.\n\nHe rang.\n");
  ASSERT_TRUE(facts.severity && facts.date && facts.detected_by);
  EXPECT_EQ(to_string(facts.severity->value), std::string("sev2"));
  EXPECT_EQ(test::date_of(facts), "2026-04-12");
  EXPECT_EQ(facts.detected_by->value, "customer");
}
TEST(FieldSection, OfProseIsNoValue) {
  EXPECT_EQ(test::field_named(test::read("# T\n\n## Detection\n\nIt took a while until somebody looked, for the dashboard is a page that nobody has open at night.\n\nThen we saw it.\n"),
                              "detection"),
            nullptr);
}

std::string only_message(const Facts& facts) { return facts.diagnostics.size() == 1 ? facts.diagnostics[0].message : std::to_string(facts.diagnostics.size()) + " diagnostics"; }

TEST(DetectionDiagnostic, TellsOfAStatedValueThatDiffersFromTheChain) {
  const Facts facts = test::read(
      "# T\n\n## Detection chain\n\n- 2026-04-12 14:02 UTC \xE2\x80\x94 first impacted call\n- 2026-04-12 16:51 UTC \xE2\x80\x94 alert fires\n"
      "- detection_chain_minutes: 100\n");
  EXPECT_EQ(only_message(facts), "Detection is stated as 100, but 2026-04-12 14:02 UTC \xE2\x86\x92 2026-04-12 16:51 UTC (line 6) is 2 h 49 min.");
}
TEST(DetectionDiagnostic, IsSilentWhereTheyAgree) {
  const Facts facts = test::read(
      "# T\n\n## Detection chain\n\n- 2026-04-12 14:02 UTC \xE2\x80\x94 first impacted call\n- 2026-04-12 16:51 UTC \xE2\x80\x94 alert fires\n"
      "- detection_chain_minutes: 169\n");
  EXPECT_TRUE(facts.diagnostics.empty());
}
TEST(DetectionDiagnostic, TellsOfTwoStatedValues) {
  EXPECT_EQ(only_message(test::read("---\nTTD: 10\n---\n# T\n\n- Time to detection: 30 minutes\n")),
            "Detection is stated as 10 on line 2 and as 30 minutes here; the first is used.");
}
TEST(DetectionDiagnostic, TellsOfANegativeSpan) {
  EXPECT_EQ(only_message(test::read("# T\n\n- Started: 2026-04-12 14:00\n- Alert fired: 2026-04-12 13:00\n")),
            "Detected (2026-04-12 13:00) before the impact started (2026-04-12 14:00, line 3).");
}

}  // namespace
}  // namespace hindsight::record
