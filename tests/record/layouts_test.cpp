#include <gtest/gtest.h>

#include <string>

#include "read.hpp"

namespace hindsight::record {
namespace {

using test::date_of;
using test::describe_detection;
using test::field_named;
using test::read;
using test::read_yaml;

/// The same report in every layout: what is read must be the same, but for where it was read.
struct Layout {
  const char* name;
  bool yaml_file;
  const char* source;
  Place place;
  int detection_line;
};
void PrintTo(const Layout& layout, std::ostream* out) { *out << layout.name; }

const Layout kLayouts[] = {
    {"flat_front_matter", false,
     "---\ntitle: Refunds doubled\ndate: 2026-03-15\nseverity: sev2\ncategory: model_behavior\ndetection_minutes: 45\n---\n\nText.\n",
     Place::front_matter, 6},
    {"nested_front_matter", false,
     "---\nincident_summary:\n  id: \"INC-1\"\n  title: \"Refunds doubled\"\n  severity: \"sev2\"\n  category: \"model_behavior\"\n"
     "  detection_delay: \"45 minutes\"\nimpact:\n  start: 2026-03-15T14:00Z\n---\n\nText.\n",
     Place::front_matter, 7},
    {"yaml_file", true,
     "incident_summary:\n  title: \"Refunds doubled\"\n  severity: \"sev2\"\n  category: \"model_behavior\"\n  detection_delay: \"45 minutes\"\n"
     "  date: 2026-03-15\n",
     Place::yaml_file, 5},
    {"bold_lines", false,
     "# Refunds doubled\n\n**Date:** 2026-03-15\n**Severity:** SEV-2\n**Category**: model behavior\n**Time to detect:** 45 minutes\n", Place::bold_label, 6},
    {"bold_paragraphs", false,
     "# Refunds doubled\n\n**Date:** 2026-03-15\n\n**Severity:** Major\n\n**Category:** Model Behaviour\n\n**TTD:** 45m\n", Place::bold_label, 9},
    {"bold_on_one_line", false,
     "# Refunds doubled\n\n**Date:** 2026-03-15 | **Severity:** SEV-2 | **Category:** model_behavior | **TTD:** 45 min\n", Place::bold_label, 3},
    {"plain_lines", false,
     "# Refunds doubled\n\nDate: March 15, 2026\nSeverity: P2\nCategory: model behavior\nDetection delay: 45 minutes\n", Place::bold_label, 6},
    {"list_items", false,
     "# Refunds doubled\n\n- Date: 2026-03-15\n- Severity: S2\n- Category: model behavior\n- Time to detection: 45 minutes\n", Place::list_item, 6},
    {"bold_list_items", false,
     "# Refunds doubled\n\n* **Date:** 2026-03-15\n* **Severity**: sev2\n* **Category:** model behavior\n* **Detection time:** 45 minutes\n",
     Place::list_item, 6},
    {"nested_list_items", false,
     "# Refunds doubled\n\n- Incident:\n  - Date: 2026-03-15\n  - Severity: sev2\n  - Category: model behavior\n- Detection:\n  - Delay: 45 minutes\n",
     Place::list_item, 8},
    {"stats_section", false,
     "# Refunds doubled\n\n## Summary\n\nText on 2026-01-01.\n\n## Stats\n\n- Date: 2026-03-15\n- Severity: sev2\n- Category: model behavior\n"
     "- Time to detection: 45 minutes\n",
     Place::list_item, 12},
    {"stats_as_a_first_level_section", false,
     "# Refunds doubled\n\n## Action items\n\n- Test it\n\n# Stats\n\n- Date: 2026-03-15\n- Severity: sev2\n- Category: model behavior\n"
     "- Time to detection: 45 minutes\n",
     Place::list_item, 12},
    {"two_columns", false,
     "# Refunds doubled\n\n| Field | Value |\n|---|---|\n| Date | 2026-03-15 |\n| Severity | sev2 |\n| Category | model behavior |\n"
     "| Time to detect | 45 minutes |\n",
     Place::table, 8},
    {"two_columns_with_values_in_the_header", false,
     "# Refunds doubled\n\n| Date | 2026-03-15 |\n|---|---|\n| Severity | sev2 |\n| Category | model behavior |\n| **TTD** | 45 minutes |\n",
     Place::table, 7},
    {"header_and_one_row", false,
     "# Refunds doubled\n\n| Date | Severity | Category | TTD |\n|---|---|---|---|\n| 2026-03-15 | sev2 | model behavior | 45 min |\n", Place::table, 5},
    {"four_columns", false,
     "# Refunds doubled\n\n| Facts | | | |\n|---|---|---|---|\n| Date | 2026-03-15 | Severity | sev2 |\n| Category | model behavior | TTD | 45 min |\n",
     Place::table, 6},
    {"code_block", false,
     "# Refunds doubled\n\n```\nDATE: 2026-03-15\nSEVERITY: sev2\nCATEGORY: model behavior\nDETECTION_CHAIN_MINUTES: 45\n```\n",
     Place::key_value_line, 7},
    {"sections_of_one_line", false,
     "# Refunds doubled\n\n## Date\n\n2026-03-15\n\n## Severity\n\nsev2\n\n## Category\n\nmodel behavior\n\n## Time to detect\n\n45 minutes\n",
     Place::section, 17},
};

class ReportIn : public testing::TestWithParam<Layout> {
 protected:
  Facts facts_ = GetParam().yaml_file ? read_yaml(GetParam().source) : read(GetParam().source);
};

TEST_P(ReportIn, HasItsTitle) {
  ASSERT_TRUE(facts_.title.has_value());
  EXPECT_EQ(facts_.title->value, "Refunds doubled");
}
TEST_P(ReportIn, HasItsDate) { EXPECT_EQ(date_of(facts_), "2026-03-15"); }
TEST_P(ReportIn, HasItsSeverity) {
  ASSERT_TRUE(facts_.severity.has_value());
  EXPECT_EQ(facts_.severity->value, Severity::sev2);
}
TEST_P(ReportIn, HasItsCategory) {
  ASSERT_EQ(facts_.categories.size(), 1u);
  EXPECT_EQ(facts_.categories[0].value, "model behavior");
}
TEST_P(ReportIn, HasItsDetectionClockWithItsPlace) {
  EXPECT_EQ(describe_detection(facts_),
            "45 stated line " + std::to_string(GetParam().detection_line) + " in " + to_string(GetParam().place));
}

INSTANTIATE_TEST_SUITE_P(Layouts, ReportIn, testing::ValuesIn(kLayouts), [](const auto& test) { return std::string(test.param.name); });

TEST(FrontMatter, KeepsListsAsSeveralCategories) {
  const Facts facts = read("---\ntitle: T\ncategories:\n- cloud\n- config-change\n---\n\nText.\n");
  ASSERT_EQ(facts.categories.size(), 2u);
  EXPECT_EQ(facts.categories[1].value, "config-change");
}
TEST(FrontMatter, KeepsUnknownKeysAsFields) {
  const Facts facts = read("---\ntitle: T\nmood: bleak\n---\n\nText.\n");
  ASSERT_EQ(facts.fields.size(), 2u);
  EXPECT_EQ(facts.fields[1].label + "=" + facts.fields[1].raw + " " + std::to_string(facts.fields[1].line), "mood=bleak 3");
}
TEST(FrontMatter, SummaryIsASection) {
  const Facts facts = read("---\ntitle: T\nsummary: The lock service failed, and so did everything else.\n---\n\nText.\n");
  const Section* summary = test::section_of_kind(facts, "summary");
  ASSERT_NE(summary, nullptr);
  EXPECT_TRUE(summary->answered);
}
TEST(FrontMatter, SummaryIsTheExcerpt) {
  EXPECT_EQ(read("---\ntitle: T\nsummary: The lock service failed.\n---\n\nA long text about what happened.\n").excerpt, "The lock service failed.");
}

TEST(Categories, SplitAtCommas) { EXPECT_EQ(read("# T\n\n**Category:** capacity, timeout\n").categories.size(), 2u); }
TEST(Categories, KeepSlashesWithoutBlanks) {
  const Facts facts = read("# T\n\n- Category: Authentication/Authorisation\n");
  ASSERT_EQ(facts.categories.size(), 1u);
  EXPECT_EQ(facts.categories[0].value, "Authentication/Authorisation");
}
TEST(Categories, LeavePlaceholdersOut) { EXPECT_TRUE(read("# T\n\n- Category: XXX\n- Severity: ?\n").categories.empty()); }

TEST(SeverityOfTitle, IsReadInItsUnmistakableForm) {
  const Facts facts = read("# [SEV-3] Refunds doubled\n\nText.\n");
  ASSERT_TRUE(facts.severity.has_value());
  EXPECT_EQ(std::string(to_string(facts.severity->value)) + " " + to_string(facts.severity->place), "sev3 the title");
}
TEST(SeverityOfTitle, IsNotGuessedFromWords) { EXPECT_FALSE(read("# Seven services were down\n\nText.\n").severity.has_value()); }
TEST(SeverityUnread, IsADiagnostic) {
  const Facts facts = read("# T\n\n**Severity:** quite bad\n");
  ASSERT_EQ(facts.diagnostics.size(), 1u);
  EXPECT_EQ(facts.diagnostics[0].message, "\"quite bad\" is not one of sev1 to sev4.");
}

struct DateOrderCase {
  const char* name;
  const char* source;
  const char* date;
  Place place;
};
class ReportDate : public testing::TestWithParam<DateOrderCase> {};
TEST_P(ReportDate, ComesFromTheFirstPlaceThatStatesIt) {
  const Facts facts = read(GetParam().source);
  ASSERT_TRUE(facts.date.has_value());
  EXPECT_EQ(to_string(facts.date->value) + " " + to_string(facts.date->place), std::string(GetParam().date) + " " + to_string(GetParam().place));
}
INSTANTIATE_TEST_SUITE_P(
    Order, ReportDate,
    testing::Values(
        DateOrderCase{"start_before_date", "---\ndate: 2026-05-02\nstart_time: 2026-05-01T22:04:00Z\n---\n# T 2026-05-03\n", "2026-05-01", Place::front_matter},
        DateOrderCase{"field_before_title", "# Outage of 2026-05-03\n\n**Date:** 2026-05-02\n", "2026-05-02", Place::bold_label},
        DateOrderCase{"title_before_timeline", "# Outage, May 3, 2026\n\n## Timeline\n\n- 2026-05-04 10:00 it broke\n", "2026-05-03", Place::title},
        DateOrderCase{"timeline", "# Outage\n\n## Timeline\n\n- 2026-05-04 10:00 it broke\n", "2026-05-04", Place::timeline},
        DateOrderCase{"never_publication", "---\npublished: 2026-06-01\nupdated: 2026-06-02\nsource_fetched_at: 2026-06-03T00:00:00Z\ncreated: 2026-06-04\n---\n"
                                           "# Outage\n\n## Timeline\n\n- 2026-05-04 10:00 it broke\n",
                      "2026-05-04", Place::timeline},
        DateOrderCase{"earlier_centuries", "---\nstart_time: 1628-08-10T12:00:00Z\n---\n# A ship sank\n", "1628-08-10", Place::front_matter},
        DateOrderCase{"unknown_field", "# Outage of 2026-05-03\n\n**Date:** ?\n", "2026-05-03", Place::title}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ReportDateMissing, WhenOnlyPublicationIsDated) {
  EXPECT_EQ(date_of(read("---\ntitle: T\npublished: 2026-06-01\nupdated: 2026-06-02\nsource_fetched_at: 2026-06-03T00:00:00Z\n---\n\nText.\n")), "none");
}
TEST(ReportDateImpossible, IsADiagnosticAndNoDate) {
  const Facts facts = read("# T\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 20202-01-16 12:00 | it broke |\n");
  EXPECT_EQ(date_of(facts), "none");
  ASSERT_EQ(facts.diagnostics.size(), 1u);
  EXPECT_EQ(facts.diagnostics[0].message, "\"20202-01-16 12:00\" has no year of four digits; it is not used as a date.");
}

TEST(Fields, KeepUnknownLabelsBesideKnownOnes) {
  const Facts facts = read("# T\n\n## Stats\n\n- Category: capacity\n- Blast radius: two regions\n");
  ASSERT_EQ(facts.fields.size(), 2u);
  EXPECT_EQ(facts.fields[1].label + "|" + facts.fields[1].name, "Blast radius|");
}
TEST(Fields, LeaveProseAlone) {
  EXPECT_TRUE(read("# T\n\n## Root cause\n\n- **Retries**: they multiplied\n- **Owner**: nobody had one\n").fields.empty());
}
TEST(Fields, LeaveLogsAlone) { EXPECT_TRUE(read("# T\n\n```\nERROR: severity critical\nINFO: date 2026-01-01\n```\n").fields.empty()); }
TEST(Fields, LeaveOtherLanguagesAlone) { EXPECT_TRUE(read("# T\n\n```python\nSEVERITY: int\n```\n").fields.empty()); }
TEST(Fields, OfCodeBlocksJoinIndentedLines) {
  const Facts facts = read("# T\n\n## Policy-path evidence\n\n```\nALLOWED_POLICY: no refund\nROOT_CAUSE: a typo in the\n  manager rule\n```\n");
  ASSERT_EQ(facts.fields.size(), 2u);
  EXPECT_EQ(facts.fields[1].label + "=" + facts.fields[1].raw, "ROOT_CAUSE=a typo in the manager rule");
}
TEST(Fields, ReadTheValueOnTheNextLine) {
  const Facts facts = read("# T\n\n**Severity:**\nsev2\n");
  ASSERT_TRUE(facts.severity.has_value());
}

}  // namespace
}  // namespace hindsight::record
