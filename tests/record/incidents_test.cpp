#include <gtest/gtest.h>

#include "read.hpp"

namespace hindsight::record {
namespace {

using Strings = std::vector<std::string>;

Strings incidents_of(std::string_view source) {
  Strings out;
  for (const Incident& incident : test::read(source).incidents) {
    out.push_back((incident.date ? to_string(*incident.date) : "?") + " " + std::to_string(incident.line) + " " + incident.title);
  }
  return out;
}

TEST(Incidents, SeveralInOneFileAreTold) {
  EXPECT_EQ(incidents_of("# A bad fortnight\n\n## Timeline\n\n### March 3, 2026 - Queue overload\n\n- 14:02 first timeout\n\n"
                         "### March 9-10, 2026: disk full\n\n- 09:00 writes fail\n\n## Root cause\n\nText.\n"),
            (Strings{"2026-03-03 5 March 3, 2026 - Queue overload", "2026-03-09 9 March 9-10, 2026: disk full"}));
}

TEST(Incidents, MayBeNumbered) {
  EXPECT_EQ(incidents_of("# Two outages\n\n## Incident 1: login\n\nText.\n\n## Incident #2: search\n\nText.\n"),
            (Strings{"? 3 Incident 1: login", "? 7 Incident #2: search"}));
}

TEST(Incidents, AreADiagnosticOfTheFile) {
  const Facts facts = test::read("# Two outages\n\n## Incident 1: login\n\nText.\n\n## Incident 2: search\n\nText.\n");
  ASSERT_EQ(facts.diagnostics.size(), 1u);
  EXPECT_EQ(facts.diagnostics[0].rule, "several-incidents");
  EXPECT_EQ(facts.diagnostics[0].line, 3);
  EXPECT_EQ(facts.diagnostics[0].message, "This file tells 2 incidents and counts as one report.");
}

constexpr const char* kTwoMornings =
    "# Two mornings\n\n## Incident 1: 2026-03-03, login\n\n| Time | Event | Source |\n|---|---|---|\n| 7:15 am | logins fail | logs |\n| 7:38 am | 60 wait | alert |\n\n"
    "## Incident 2: 2026-03-05, search\n\n| Time | Event | Source |\n|---|---|---|\n| 7:05 am | search is down | logs |\n| 7:17 am | Alert: none found | monitoring |\n";

TEST(Incidents, HaveEachADetectionOfItsOwn) {
  const Facts facts = test::read(kTwoMornings);
  ASSERT_EQ(facts.incidents.size(), 2u);
  ASSERT_TRUE(facts.incidents[0].inferred_detection_minutes && facts.incidents[1].inferred_detection_minutes);
  EXPECT_EQ(facts.incidents[0].inferred_detection_minutes->value, 23);
  EXPECT_EQ(facts.incidents[1].inferred_detection_minutes->value, 12);
  EXPECT_EQ(facts.incidents[1].inferred_detection_minutes->line, 15);
}

TEST(Incidents, TheFirstOnesDetectionIsTheReports) {
  const Facts facts = test::read(kTwoMornings);
  ASSERT_TRUE(facts.inferred_detection_minutes);
  EXPECT_EQ(facts.inferred_detection_minutes->value, 23);
}

TEST(Incidents, AreNotDetectedInOneAnother) {
  const Facts facts = test::read("# Two outages\n\n## 2026-03-03: login\n\n### Timeline\n\n- 07:15 logins fail\n\n## 2026-03-05: search\n\n### Timeline\n\n- 07:17 alert fires\n");
  ASSERT_EQ(facts.incidents.size(), 2u);
  EXPECT_FALSE(facts.inferred_detection_minutes);
  EXPECT_FALSE(facts.incidents[0].inferred_detection_minutes);
}

TEST(Incidents, DaysOfOneIncidentAreNone) {
  EXPECT_EQ(incidents_of("# Slow search\n\n## Timeline\n\n### 2026-03-03\n\n- 14:02 slow\n\n### 2026-03-04\n\n- 09:00 fixed\n"), Strings());
}

TEST(Incidents, OneDayToldTwiceIsNone) {
  EXPECT_EQ(incidents_of("# Slow search\n\n## Timeline on 2026-03-03\n\nText.\n\n## Impact on 2026-03-03\n\nText.\n"), Strings());
}

TEST(Incidents, SectionsOfDifferentLevelsAreNone) {
  EXPECT_EQ(incidents_of("# Slow search\n\n## What happened on 2026-03-03\n\nText.\n\n### What followed on 2026-03-04\n\nText.\n"), Strings());
}

}  // namespace
}  // namespace hindsight::record
