#include <gtest/gtest.h>

#include <string>

#include "read.hpp"

/// Which of a report's dates is that of the incident.
namespace hindsight::record {
namespace {

struct Case {
  const char* name;
  const char* source;
  const char* date;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class DayOfTheIncident : public testing::TestWithParam<Case> {};
TEST_P(DayOfTheIncident, IsTheIncidents) { EXPECT_EQ(test::date_of(test::read(GetParam().source)), GetParam().date) << GetParam().source; }

INSTANTIATE_TEST_SUITE_P(
    Sources, DayOfTheIncident,
    testing::Values(
        Case{"the_first_event", "# T\n\n## Timeline\n\n- 2026-04-12 14:02 errors\n- 2026-04-13 14:30 fixed\n", "2026-04-12"},
        Case{"not_a_change_before_it", "# T\n\n## Timeline\n\n- 2026-04-11 14:00 version 7 deployed\n- 2026-04-12 03:30 first guest is affected\n", "2026-04-12"},
        Case{"not_a_deployment_by_its_source",
             "# T\n\n## Timeline\n\n| Time | Event | Source |\n|---|---|---|\n| 2026-04-11 14:00 | the new list | deployment |\n| 2026-04-12 03:30 | errors | logs |\n",
             "2026-04-12"},
        Case{"a_change_that_breaks_at_once", "# T\n\n## Timeline\n\n- 2026-04-11 14:00 version 7 deployed, checkout fails\n- 2026-04-12 03:30 errors\n", "2026-04-11"},
        Case{"a_change_where_nothing_tells_of_the_incident", "# T\n\n## Timeline\n\n- 2026-04-11 14:00 version 7 deployed\n- 2026-04-12 03:30 a call\n", "2026-04-11"},
        Case{"a_field_beats_the_events", "# T\n\n- Date: 2026-04-10\n\n## Timeline\n\n- 2026-04-12 14:02 errors\n", "2026-04-10"},
        Case{"not_when_it_was_introduced", "# T\n\n- Introduced on: 2026-03-01\n- Date: 2026-04-12\n", "2026-04-12"},
        Case{"not_when_it_was_introduced_alone", "# T\n\n- Severity: sev2\n- Introduced: 2026-03-01\n", "none"},
        Case{"not_the_triggers", "# T\n\n- Trigger date: 2026-03-01\n- Date: 2026-04-12\n", "2026-04-12"},
        Case{"not_in_the_triggers_section", "# T\n\n## Trigger\n\n- Date: 2026-03-01\n- Owner: Ana\n\n## Details\n\n- Date: 2026-04-12\n", "2026-04-12"},
        Case{"not_under_the_triggers_key", "---\ntrigger:\n  date: 2026-03-01\ndate: 2026-04-12\n---\n# T\n", "2026-04-12"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TriggersTime, IsNoStartOfTheImpact) {
  EXPECT_EQ(test::describe_detection(test::read("# T\n\n- Introduced: 2026-03-01 10:00\n- Detected: 2026-04-12 14:00\n")), "nothing");
}

}  // namespace
}  // namespace hindsight::record
