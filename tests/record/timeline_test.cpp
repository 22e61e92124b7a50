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

INSTANTIATE_TEST_SUITE_P(
    Layouts, Timeline,
    testing::Values(
        Case{"table", "| Time | Event |\n|---|---|\n| 2026-04-12 14:02 | it broke |\n| 2026-04-12 14:10 | **Detection:** alert |\n",
             {"2026-04-12T14:02:00Z it broke", "2026-04-12T14:10:00Z Detection: alert"}},
        Case{"zone_in_the_header", "| Date and Time in CET | Event |\n|---|---|\n| 2026-01-12 14:02 | it broke |\n", {"2026-01-12T13:02:00Z it broke"}},
        Case{"zone_in_a_line", "All times in CET.\n\n| Time | Event |\n|---|---|\n| 2026-01-12 14:02 | it broke |\n", {"2026-01-12T13:02:00Z it broke"}},
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
        Case{"past_midnight_the_day_is_not_known", "### 12 April 2026\n\n- 23:50 it broke\n- 00:10 alert\n", {"2026-04-12T23:50:00Z it broke", "? alert"}},
        Case{"no_day_at_all", "- 14:02 it broke\n", {"? it broke"}}, Case{"unclear_zone", "- 2026-04-12 14:02 PT it broke\n", {"? it broke"}},
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
        Case{"headings_past_midnight", "### 12 April 2026\n\n#### 23:50 it broke\n\n#### 00:10 alert\n", {"2026-04-12T23:50:00Z it broke", "? alert"}},
        Case{"headings_in_a_zone", "All times in CET.\n\n### 2026-01-12 14:02 \xE2\x80\x93 it broke\n", {"2026-01-12T13:02:00Z it broke"}},
        Case{"a_heading_with_its_event_below", "### 2026-04-12 14:02\n\nIt broke.\n", {"2026-04-12T14:02:00Z It broke."}},
        Case{"items_without_a_time", "- 3 nodes failed\n- see the status page\n", {}}),
    [](const auto& test) { return std::string(test.param.name); });

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
