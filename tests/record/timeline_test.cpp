#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read.hpp"

namespace hindsight::record {
namespace {

using Lines = std::vector<std::string>;

/// "2026-04-12T14:02:00Z it broke"; "?" where the moment is not known.
Lines describe(const Facts& facts) {
  Lines out;
  for (const TimelineEvent& event : facts.timeline) {
    std::string line = (event.time ? to_string(*event.time) : "?") + " " + event.text;
    if (!event.actor.empty()) line += " / " + event.actor;
    if (!event.source.empty()) line += " / " + event.source;
    out.push_back(std::move(line));
  }
  return out;
}

struct Case {
  const char* name;
  const char* section;  ///< what stands under "## Timeline"
  Lines events;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Timeline : public testing::TestWithParam<Case> {};
TEST_P(Timeline, IsRead) { EXPECT_EQ(describe(test::read(std::string("# T\n\n## Timeline\n\n") + GetParam().section)), GetParam().events); }

/// A zone that is stated once holds for all clocks of the report.
TEST(TimelineZone, IsThatOfALabelledLine) {
  const auto times = [](const std::string& head) { return describe(test::read(head + "\n## Timeline\n\n- 14:02 it broke\n")); };
  const Lines central = {"2026-01-12T13:02:00Z it broke"};
  EXPECT_EQ(times("# T\n\n**Date:** 2026-01-12\n**Time zone:** CET\n"), central);
  EXPECT_EQ(times("---\ntitle: T\ndate: 2026-01-12\nstrefa: Europe/Warsaw\n---\n"), central);
  EXPECT_EQ(times("# T\n\n| | |\n|---|---|\n| **Dag** | 12 januari 2026 |\n| **Tidszon** | svensk normaltid (CET) |\n"), central);
  EXPECT_EQ(times("# T\n\n**Jour :** 12 janvier 2026\n**Fuseau :** heure de Paris\n"), central);
  EXPECT_EQ(times("# T\n\nDate: 2026-01-12\nClocks of this export: CET\n"), central);
  EXPECT_EQ(times("# T\n\nDate: 2026-01-12\nOwner: ET\n"), Lines{"2026-01-12T14:02:00Z it broke"});
  EXPECT_EQ(times("# T\n\nDate: 2026-01-12\nRegion: Eastern Europe\n"), Lines{"2026-01-12T14:02:00Z it broke"});
}

TEST(TimelineOfHtml, IsRead) {
  EXPECT_EQ(describe(test::read("# T\n\n**Date:** 2026-01-12<br/>\n**Time zone:** GMT\n\n**Timeline**\n\n<table>\n<tbody>\n<tr><th>Time</th><th>Event</th></tr>\n"
                                "<tr><td>11.50am</td><td>it broke</td></tr>\n<tr><td>2:10 PM</td><td>alert</td></tr>\n</tbody>\n</table>\n")),
            (Lines{"2026-01-12T11:50:00Z it broke", "2026-01-12T14:10:00Z alert"}));
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, Timeline,
    testing::Values(
        Case{"table", "| Time | Event |\n|---|---|\n| 2026-04-12 14:02 | it broke |\n| 2026-04-12 14:10 | **Detection:** alert |\n",
             {"2026-04-12T14:02:00Z it broke", "2026-04-12T14:10:00Z Detection: alert"}},
        Case{"zone_in_the_header", "| Date and Time in CET | Event |\n|---|---|\n| 2026-01-12 14:02 | it broke |\n", {"2026-01-12T13:02:00Z it broke"}},
        Case{"zone_in_a_line", "All times in CET.\n\n| Time | Event |\n|---|---|\n| 2026-01-12 14:02 | it broke |\n", {"2026-01-12T13:02:00Z it broke"}},
        Case{"zone_in_brackets_in_the_header", "| Time (EDT) | Event |\n|---|---|\n| 2026-06-12 2:02 pm | it broke |\n", {"2026-06-12T18:02:00Z it broke"}},
        Case{"zone_in_a_sentence_of_many",
             "Two incidents at the same customer, which are told in one report because the second was caused by the repair of the first, and for no other "
             "reason. All times in EDT, as on the customer's clocks.\n\n- 2026-06-12 14:02 it broke\n",
             {"2026-06-12T18:02:00Z it broke"}},
        Case{"zone_in_german", "Alle Zeiten in MESZ.\n\n- 2026-06-12 14:02 it broke\n", {"2026-06-12T12:02:00Z it broke"}},
        Case{"zone_of_the_first_event_is_its_own", "- 2026-06-12 14:02 EDT it broke\n- 2026-06-12 14:10 alert\n",
             {"2026-06-12T18:02:00Z it broke", "2026-06-12T14:10:00Z alert"}},
        Case{"date_and_time_apart", "| Date | Time | Event |\n|---|---|---|\n| 2026-04-12 | 14:02 | it broke |\n", {"2026-04-12T14:02:00Z it broke"}},
        Case{"who_and_where", "| Time | Event | Who | Source |\n|---|---|---|---|\n| 2026-04-12 14:02 | it broke | cron | logs |\n",
             {"2026-04-12T14:02:00Z it broke / cron / logs"}},
        Case{"list", "- 2026-04-12 14:02 UTC \xE2\x80\x94 it broke\n- **2026-04-12 14:10**: alert\n",
             {"2026-04-12T14:02:00Z it broke", "2026-04-12T14:10:00Z alert"}},
        Case{"iso", "- 2026-04-12T14:02:30+02:00 it broke\n", {"2026-04-12T12:02:30Z it broke"}},
        Case{"month_names", "- April 12, 2026, 2:02 PM PDT: it broke\n", {"2026-04-12T21:02:00Z it broke"}},
        Case{"lines", "**2026-04-12 14:02** it broke\n**2026-04-12 14:10** alert\n", {"2026-04-12T14:02:00Z it broke", "2026-04-12T14:10:00Z alert"}},
        Case{"day_as_a_heading", "### 12 April 2026\n\n- 14:02 it broke\n- 14:10 alert\n", {"2026-04-12T14:02:00Z it broke", "2026-04-12T14:10:00Z alert"}},
        Case{"day_as_a_line", "**12 April 2026**\n\n- 14:02 it broke\n", {"2026-04-12T14:02:00Z it broke"}},
        Case{"day_as_an_item", "- 2026-04-12\n  - 14:02 it broke\n", {"2026-04-12T14:02:00Z it broke"}},
        Case{"another_day_in_brackets", "### 29-30 October 2025\n\n- **22:30 UTC (Oct 29)** - it broke\n- **00:03 UTC (Oct 30)** - better\n- **05:39 UTC** - good\n",
             {"2025-10-29T22:30:00Z it broke", "2025-10-30T00:03:00Z better", "2025-10-30T05:39:00Z good"}},
        Case{"past_midnight", "### 12 April 2026\n\n- 23:50 it broke\n- 00:10 alert\n", {"2026-04-12T23:50:00Z it broke", "2026-04-13T00:10:00Z alert"}},
        Case{"to_the_next_morning", "### 12 April 2026\n\n- 18:00 it broke\n- 09:00 alert\n", {"2026-04-12T18:00:00Z it broke", "2026-04-13T09:00:00Z alert"}},
        Case{"a_small_step_back_is_disorder", "### 12 April 2026\n\n- 14:10 alert\n- 14:02 it broke\n- 14:20 fixed\n",
             {"2026-04-12T14:10:00Z alert", "2026-04-12T14:02:00Z it broke", "2026-04-12T14:20:00Z fixed"}},
        Case{"a_clock_of_twelve_hours_may_have_passed_noon", "### 12 April 2026\n\n- 11:50 it broke\n- 12:40 alert\n- 1:10 fixed\n",
             {"2026-04-12T11:50:00Z it broke", "2026-04-12T12:40:00Z alert", "2026-04-12T13:10:00Z fixed"}},
        Case{"another_list_may_tell_the_day_again", "### 12 April 2026\n\n- 14:02 it broke\n- 20:00 fixed\n\nThe customer's view:\n\n- 14:05 errors\n",
             {"2026-04-12T14:02:00Z it broke", "2026-04-12T20:00:00Z fixed", "? errors"}},
        Case{"no_day_at_all", "- 14:02 it broke\n", {"? it broke"}}, Case{"a_zone_that_depends_on_the_season", "- 2026-04-12 14:02 PT it broke\n- 2026-01-12 14:02 PT fixed\n", {"2026-04-12T21:02:00Z it broke", "2026-01-12T22:02:00Z fixed"}},
        Case{"initials_are_no_zone", "- 2026-04-12 14:02 MT finds it\n- 2026-04-12 14:10 (MT) fixed\n", {"2026-04-12T14:02:00Z MT finds it", "2026-04-12T20:10:00Z fixed"}},
        Case{"unknown_minutes", "- 2026-04-12 14:?? it broke\n", {"? it broke"}}, Case{"unknown_clock", "- 2026-04-12 --:-- it broke\n", {"? it broke"}},
        Case{"range", "- 2026-04-12 12:26-12:?? it broke\n", {"2026-04-12T12:26:00Z it broke"}},
        Case{"about", "- ~2026-04-12 08:50 it broke\n", {"2026-04-12T08:50:00Z it broke"}},
        Case{"leftover_of_the_template", "| Time | Event |\n|---|---|\n| 2026-04-12 HH:mm | Short event description. |\n| 2026-04-12 14:02 | it broke |\n",
             {"2026-04-12T14:02:00Z it broke"}},
        Case{"half_days", "- 2026-04-12 7:01am it broke\n- 2026-04-12 12:30 p.m. alert\n", {"2026-04-12T07:01:00Z it broke", "2026-04-12T12:30:00Z alert"}},
        Case{"headings", "### 2026-04-12 14:02 UTC \xE2\x80\x93 it broke\n\nText.\n\n### 2026-04-12 14:10 UTC \xE2\x80\x93 alert\n",
             {"2026-04-12T14:02:00Z it broke", "2026-04-12T14:10:00Z alert"}},
        Case{"headings_of_a_day", "### 12 April 2026\n\n#### 14:02 it broke\n\nText.\n\n#### 14:10 alert\n",
             {"2026-04-12T14:02:00Z it broke", "2026-04-12T14:10:00Z alert"}},
        Case{"headings_past_midnight", "### 12 April 2026\n\n#### 23:50 it broke\n\n#### 00:10 alert\n", {"2026-04-12T23:50:00Z it broke", "2026-04-13T00:10:00Z alert"}},
        Case{"headings_in_a_zone", "All times in CET.\n\n### 2026-01-12 14:02 \xE2\x80\x93 it broke\n", {"2026-01-12T13:02:00Z it broke"}},
        Case{"a_heading_with_its_event_below", "### 2026-04-12 14:02\n\nIt broke.\n", {"2026-04-12T14:02:00Z It broke."}},
        Case{"items_without_a_time", "- 3 nodes failed\n- see the status page\n", {}}),
    [](const auto& test) { return std::string(test.param.name); });

/// Where the report's day is known from elsewhere.
class TimelineOfADay : public testing::TestWithParam<Case> {};
TEST_P(TimelineOfADay, IsRead) {
  EXPECT_EQ(describe(test::read(std::string("# T\n\n- Date: 2025-07-04\n\n## Timeline\n\n") + GetParam().section)), GetParam().events);
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, TimelineOfADay,
    testing::Values(
        Case{"bare_times", "- 14:02 it broke\n- 14:10 alert\n", {"2025-07-04T14:02:00Z it broke", "2025-07-04T14:10:00Z alert"}},
        Case{"in_a_table", "| Time (CEST) | Event |\n|---|---|\n| 21:38 | it broke |\n| 00:04 | fixed |\n",
             {"2025-07-04T19:38:00Z it broke", "2025-07-04T22:04:00Z fixed"}},
        Case{"past_two_midnights", "- 23:50 it broke\n- 00:10 alert\n- 22:00 fixed\n- 08:00 reported\n",
             {"2025-07-04T23:50:00Z it broke", "2025-07-05T00:10:00Z alert", "2025-07-05T22:00:00Z fixed", "2025-07-06T08:00:00Z reported"}},
        Case{"past_midnight_between_lists", "### It breaks\n\n- 23:50 it broke\n\n### Repair\n\n- 00:10 fixed\n",
             {"2025-07-04T23:50:00Z it broke", "2025-07-05T00:10:00Z fixed"}},
        Case{"one_o_clock_follows_noon", "- 12:45 it broke\n- 1:10 alert\n- 1:20 fixed\n", {"2025-07-04T12:45:00Z it broke", "2025-07-04T13:10:00Z alert", "2025-07-04T13:20:00Z fixed"}},
        Case{"unknown_after_an_unclear_step", "- 12:45 it broke\n- 01:10 alert\n- 01:20 fixed\n", {"2025-07-04T12:45:00Z it broke", "? alert", "? fixed"}},
        Case{"not_beside_days_that_are_named", "- 2025-06-30 10:00 deployed\n- 14:02 it broke\n", {"2025-06-30T10:00:00Z deployed", "? it broke"}},
        Case{"not_beside_days_that_are_named_in_part", "- 2025-06-?? 10:00 deployed\n- 14:02 it broke\n", {"? deployed", "? it broke"}},
        Case{"in_a_zone_that_depends_on_the_season", "- 14:02 PT it broke\n", {"2025-07-04T21:02:00Z it broke"}},
        Case{"not_a_time_that_is_unknown", "- 14:?? it broke\n- 14:10 alert\n", {"? it broke", "2025-07-04T14:10:00Z alert"}},
        Case{"day_and_month", "- 4 July, 1:00 pm: it broke\n- July 5th 10:40 am: alert\n", {"2025-07-04T13:00:00Z it broke", "2025-07-05T10:40:00Z alert"}},
        Case{"weekday_day_and_month", "| When (CEST) | What |\n|---|---|\n| Fri 4 July, 1:00 pm | it broke |\n| Sun 6 July, 10:30 am | fixed |\n",
             {"2025-07-04T11:00:00Z it broke", "2025-07-06T08:30:00Z fixed"}},
        Case{"a_zone_after_the_time", "- 4 July, 13:00 CEST: it broke\n", {"2025-07-04T11:00:00Z it broke"}},
        Case{"weekdays", "- Fri 13:00 it broke\n- Friday, 21:15 better\n- Sat 10:40 worse\n- Wednesday 10:30 fixed\n",
             {"2025-07-04T13:00:00Z it broke", "2025-07-04T21:15:00Z better", "2025-07-05T10:40:00Z worse", "2025-07-09T10:30:00Z fixed"}},
        Case{"a_weekday_before_the_day", "- Thursday 17:00 deployed\n- Fri 13:00 it broke\n", {"2025-07-03T17:00:00Z deployed", "2025-07-04T13:00:00Z it broke"}},
        Case{"a_weekday_that_contradicts_its_day", "- Mon 4 July, 13:00: it broke\n", {"? it broke"}},
        Case{"a_day_that_is_far_away", "- 4 February, 13:00: it broke\n", {"? it broke"}},
        Case{"a_day_as_a_heading", "### Saturday\n\n- 10:40 it broke\n\n### Sunday, 6 July\n\n- 10:30 fixed\n",
             {"2025-07-05T10:40:00Z it broke", "2025-07-06T10:30:00Z fixed"}},
        Case{"a_day_as_an_item", "- Sat 5 July\n  - 10:40 it broke\n", {"2025-07-05T10:40:00Z it broke"}},
        Case{"a_day_as_a_line", "**Saturday**\n\n- 10:40 it broke\n", {"2025-07-05T10:40:00Z it broke"}},
        Case{"a_weekday_is_no_time", "- Monday was quiet\n- Sun screens failed\n", {}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TimelineDay, CrossesTheYear) {
  EXPECT_EQ(describe(test::read("# T\n\n- Date: 2025-12-31\n\n## Timeline\n\n- 31 Dec 23:50: it broke\n- 1 Jan 00:10: alert\n")),
            (Lines{"2025-12-31T23:50:00Z it broke", "2026-01-01T00:10:00Z alert"}));
}
TEST(TimelineDay, ComesFromTheTitleToo) {
  EXPECT_EQ(describe(test::read("# Outage of 4 July 2025\n\n## Timeline\n\n- 14:02 it broke\n")), Lines{"2025-07-04T14:02:00Z it broke"});
}
TEST(TimelineDay, IsToldAgainByTheDetectionChain) {
  EXPECT_EQ(describe(test::read("# T\n\n- Date: 2025-07-04\n\n## Timeline\n\n- 14:02 it broke\n- 20:10 fixed\n\n## Detection chain\n\n- 14:02 it broke\n- 14:10 alert\n")),
            (Lines{"2025-07-04T14:02:00Z it broke", "2025-07-04T20:10:00Z fixed", "2025-07-04T14:02:00Z it broke", "2025-07-04T14:10:00Z alert"}));
}
TEST(TimelineDay, OfTheDetectionChainHoldsForItsNextClocks) {
  EXPECT_EQ(describe(test::read("# T\n\n- Date: 2025-07-04\n\n## Timeline\n\n- 14:02 it broke\n\n## Detection chain\n\n- 2025-07-04 14:02 it broke\n- 14:10 alert\n")),
            (Lines{"2025-07-04T14:02:00Z it broke", "2025-07-04T14:02:00Z it broke", "2025-07-04T14:10:00Z alert"}));
}
TEST(TimelineDay, OfDisorderIsToldInADiagnostic) {
  const Facts facts = test::read("# T\n\n- Date: 2025-07-04\n\n## Timeline\n\n- 14:10 alert\n- 14:02 it broke\n");
  ASSERT_EQ(facts.diagnostics.size(), 1u);
  EXPECT_EQ(facts.diagnostics[0].rule, "timeline-out-of-order");
}
TEST(TimelineDay, PastMidnightIsNoDisorder) {
  EXPECT_TRUE(test::read("# T\n\n- Date: 2025-07-04\n\n## Timeline\n\n- 23:50 it broke\n- 00:10 alert\n").diagnostics.empty());
}
TEST(TimelineDay, LeavesTheTimeAsWritten) {
  const Facts facts = test::read("# T\n\n- Date: 2025-07-04\n\n## Timeline\n\n- **14:02 CEST** it broke\n");
  ASSERT_EQ(facts.timeline.size(), 1u);
  EXPECT_EQ(facts.timeline[0].raw_time, "14:02 CEST");
}

TEST(TimelineZone, NamedAtTheTopHoldsForTheReport) {
  EXPECT_EQ(describe(test::read("# T\n\nSeverity: sev3\n\nTwo incidents. All times in EDT, as on the clocks there.\n\n## Incident 1: 2026-06-23, the first\n\n"
                                "| Time | Event |\n|---|---|\n| 7:15 am | it broke |\n")),
            Lines{"2026-06-23T11:15:00Z it broke"});
}
TEST(TimelineZone, NamedAtTheTopHoldsForLabelledTimes) {
  EXPECT_EQ(test::describe_detection(test::read("# T\n\nAll times in EDT.\n\n- Started: 2026-06-23 14:00\n- Detected: 2026-06-23 18:30 UTC\n")),
            "30 computed line 6 in a list item");
}
TEST(TimelineZone, NamedRightAboveATableHoldsForIt) {
  EXPECT_EQ(describe(test::read("# T\n\n## What broke\n\nAll times in CET.\n\n| Time | Event |\n|---|---|\n| 2026-01-12 14:02 | it broke |\n")),
            Lines{"2026-01-12T13:02:00Z it broke"});
}
TEST(TimelineZone, OfTheTimelineBeatsTheReports) {
  EXPECT_EQ(describe(test::read("# T\n\nAll times in UTC.\n\n## Timeline\n\nAll times in CET.\n\n- 2026-01-12 14:02 it broke\n")),
            Lines{"2026-01-12T13:02:00Z it broke"});
}
/// A zone that is stated is not lost: where the report's sentences know one, it is that of the times beside them.
TEST(TimelineZone, IsTheOneOfAllClocksInSentences) {
  EXPECT_EQ(describe(test::read("# T\n\nThe call at 14:02 CET was the first.\n\n## Timeline\n\n- 2026-01-12 14:02 it broke\n")),
            Lines{"2026-01-12T13:02:00Z it broke"});
}
TEST(TimelineZone, IsNoneWhereClocksInSentencesNameTwo) {
  EXPECT_EQ(describe(test::read("# T\n\nThe call at 14:02 CET was the first, the vendor's at 9:00 EST.\n\n## Timeline\n\n- 2026-01-12 14:02 it broke\n")),
            Lines{"2026-01-12T14:02:00Z it broke"});
}

/// The day goes on by the clocks of the list itself, whatever zone the report is in.
TEST(TimelineZone, OfAllEventsIsNoLagAmongThem) {
  EXPECT_EQ(describe(test::read("# T\n\nThe call at 22:40 UTC was the first.\n\n## Timeline\n\n- 2026-04-12 07:30 JST it broke\n- 08:00 JST alert\n- 09:30 JST fixed\n")),
            (Lines{"2026-04-11T22:30:00Z it broke", "2026-04-11T23:00:00Z alert", "2026-04-12T00:30:00Z fixed"}));
  EXPECT_EQ(describe(test::read("# T\n\n- Date: 2026-02-05\n\nThe call at 22:40 UTC was the first.\n\n## Timeline\n\n- 17:00 PST it broke\n- 17:10 PST alert\n")),
            (Lines{"2026-02-06T01:00:00Z it broke", "2026-02-06T01:10:00Z alert"}));
}

TEST(TimelineTable, IsFoundByItsColumns) {
  EXPECT_EQ(describe(test::read("# T\n\n## What happened\n\n| Time (UTC) | Event |\n|---|---|\n| 2026-04-12 14:02 | it broke |\n")),
            Lines{"2026-04-12T14:02:00Z it broke"});
}
TEST(TimelineList, OutsideOfTheSectionIsNone) { EXPECT_TRUE(test::read("# T\n\n## Impact\n\n- 2026-04-12 14:02 it broke\n").timeline.empty()); }
TEST(TimelineYaml, IsRead) {
  EXPECT_EQ(describe(test::read_yaml("title: T\ntimeline:\n  - time: \"2026-03-15T14:00Z\"\n    event: \"deployed\"\n    actor: ci\n    source: \"deployment_log\"\n")),
            Lines{"2026-03-15T14:00:00Z deployed / ci / deployment_log"});
}
TEST(TimelineHeading, OutsideOfTheSectionIsNone) { EXPECT_TRUE(test::read("# T\n\n## Impact\n\n### 14:02 it broke\n\nText.\n").timeline.empty()); }

struct SourceCase {
  const char* source;
  const char* kind;
};
class TimelineSource : public testing::TestWithParam<SourceCase> {};
TEST_P(TimelineSource, HasAKind) {
  const Facts facts = test::read(std::string("# T\n\n## Timeline\n\n| Time | Event | Source |\n|---|---|---|\n| 14:02 | it broke | ") + GetParam().source + " |\n");
  ASSERT_EQ(facts.timeline.size(), 1u);
  EXPECT_EQ(facts.timeline[0].source_kind, GetParam().kind) << GetParam().source;
  EXPECT_EQ(facts.timeline[0].source, GetParam().source);
}
INSTANTIATE_TEST_SUITE_P(Kinds, TimelineSource,
                         testing::Values(SourceCase{"monitoring", "monitoring"}, SourceCase{"Prometheus alert", "alert"}, SourceCase{"PagerDuty", "pager"},
                                         SourceCase{"agent_logs", "logs"}, SourceCase{"deployment_log", "deployment"}, SourceCase{"user_report", "customer"},
                                         SourceCase{"Zendesk", "support desk"}, SourceCase{"on_call", "on-call"}, SourceCase{"manual_testing", "manual"},
                                         SourceCase{"the moon", ""}, SourceCase{"catalogue", ""}));

TEST(TimelineLine, IsThatOfTheRow) {
  const Facts facts = test::read("# T\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-04-12 14:02 | it broke |\n");
  ASSERT_EQ(facts.timeline.size(), 1u);
  EXPECT_EQ(facts.timeline[0].line, 7);
}
TEST(TimelineTime, IsKeptAsWritten) {
  const Facts facts = test::read("# T\n\n## Timeline\n\n- **16:58 UTC** - it broke\n");
  ASSERT_EQ(facts.timeline.size(), 1u);
  EXPECT_EQ(facts.timeline[0].raw_time, "16:58 UTC");
}

}  // namespace
}  // namespace hindsight::record
