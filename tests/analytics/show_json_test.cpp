#include <gtest/gtest.h>

#include <string>

#include "hindsight/analytics/json.hpp"
#include "tests/support/report_builder.hpp"

namespace hindsight::analytics {
namespace {

Json shown(const std::string& text) { return show_json(testing::make_report("2025-07-04-t.md", text)); }

TEST(ShowJson, TakesNoneForNoEarlierIncident) {
  const Json fields = shown("# T\n\n**Severity:** sev2\n**Similar past incidents:** None\n")["fields"];
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_EQ(fields[1]["name"], "prior_incidents");
  EXPECT_TRUE(fields[1]["value"].is_null());
  EXPECT_EQ(fields[1]["raw"], "None");
}

TEST(ShowJson, KeepsAnEarlierIncident) {
  EXPECT_EQ(shown("# T\n\n**Severity:** sev2\n**Similar past incidents:** INC-4\n")["fields"][1]["value"], "INC-4");
}

TEST(ShowJson, KeepsAnEventsTimeAsWritten) {
  const Json timeline = shown("# T\n\n- Date: 2025-07-04\n\n## Timeline\n\n- Fri 1:00 pm: it broke\n- later: it went on\n- 14:?? CEST it got worse\n")["timeline"];
  ASSERT_EQ(timeline.size(), 2u);
  EXPECT_EQ(timeline[0]["time"], "2025-07-04T13:00:00Z");
  EXPECT_EQ(timeline[0]["raw"], "Fri 1:00 pm");
  EXPECT_EQ(timeline[1]["time"], timeline[1]["raw"]);
}

TEST(ShowJson, TellsEachIncidentsDetection) {
  const Json incidents = shown(
      "# T\n\n## Incident 1: 2026-03-03, login\n\n| Time | Event |\n|---|---|\n| 07:15 | logins fail |\n| 07:38 | alert fires |\n\n"
      "## Incident 2: 2026-03-05, search\n\nText.\n")["incidents"];
  ASSERT_EQ(incidents.size(), 2u);
  EXPECT_EQ(incidents[0]["inferred_detection_minutes"], 23);
  EXPECT_TRUE(incidents[1]["inferred_detection_minutes"].is_null());
}

}  // namespace
}  // namespace hindsight::analytics
