#include "hindsight/record/classify.hpp"

#include <gtest/gtest.h>

#include <string>

#include "read.hpp"

namespace hindsight::record {
namespace {

std::string describe(const Classification& classification) {
  switch (classification.role) {
    case FileRole::report: return "report";
    case FileRole::skipped: return "skipped: " + classification.reason;
    case FileRole::ignored: return "ignored";
  }
  return "";
}

struct PathCase {
  const char* name;
  const char* path;
  const char* role;
};
void PrintTo(const PathCase& c, std::ostream* out) { *out << c.path; }
class Path : public testing::TestWithParam<PathCase> {};
TEST_P(Path, IsClassified) { EXPECT_EQ(describe(classify_path(GetParam().path)), GetParam().role); }

INSTANTIATE_TEST_SUITE_P(
    Names, Path,
    testing::Values(
        PathCase{"dated", "2026-04-12-refunds.md", "report"}, PathCase{"number", "docs/7.md", "report"}, PathCase{"blanks", "PM 009  -  two  blanks.md", "report"},
        PathCase{"no_extension", "PM2022-009 - Bad images", "report"}, PathCase{"dot_in_the_name", "v1.2 outage", "report"}, PathCase{"markdown", "a/b.markdown", "report"},
        PathCase{"yaml_may_be_one", "reports/inc-1.yaml", "report"}, PathCase{"email_template_outage", "2026-01-02-email-template-outage.md", "report"},
        PathCase{"readme_in_a_folder", "reports/2026-04-12-refunds/README.md", "report"}, PathCase{"security_incident", "security-incident-1.md", "report"},
        PathCase{"markdown_that_an_engine_fills_in", "outages/2026-04-12-lifts.md.liquid", "report"}, PathCase{"markdown_of_a_page", "outages/2026-04-12-lifts.html.md.ejs", "report"},
        PathCase{"markdown_with_code", "2026-04-12-lifts.Rmd", "report"}, PathCase{"index_that_an_engine_fills_in", "index.html.md.ejs", "skipped: index"},
        PathCase{"backup", "2026-04-12-lifts.md.bak", "ignored"}, PathCase{"page_made_of_markdown", "2026-04-12-lifts.md.html", "ignored"},
        PathCase{"french_template", "incidents/MODELE.md", "skipped: template"}, PathCase{"spanish_template", "incidencias/_plantilla.md", "skipped: template"},
        PathCase{"portuguese_readme", "LEIAME.md", "skipped: readme"},
        PathCase{"readme", "README.md", "skipped: readme"}, PathCase{"readme_in_german", "readme.de.md", "skipped: readme"}, PathCase{"index", "index.md", "skipped: index"},
        PathCase{"licence", "LICENSE.md", "skipped: licence"}, PathCase{"changelog", "docs/CHANGELOG.md", "skipped: changelog"},
        PathCase{"contributing", "CONTRIBUTING.md", "skipped: contributing guide"}, PathCase{"conduct", "CODE_OF_CONDUCT.md", "skipped: code of conduct"},
        PathCase{"security", "SECURITY.md", "skipped: security policy"}, PathCase{"template", "template.md", "skipped: template"},
        PathCase{"named_template", "INCyyyy-nnn - Postmortem template.md", "skipped: template"}, PathCase{"snake_template", "docs/incident_report_template.md", "skipped: template"},
        PathCase{"test_data", "testdata/1.md", "skipped: test data"}, PathCase{"fixtures", "a/fixtures/b/1.md", "skipped: test data"},
        PathCase{"text", "notes.txt", "ignored"}, PathCase{"code", "main.go", "ignored"}, PathCase{"image", "images/load.png", "ignored"},
        PathCase{"docker", "Dockerfile", "ignored"}, PathCase{"make", "Makefile", "ignored"}, PathCase{"owners", "CODEOWNERS", "ignored"},
        PathCase{"bare_licence", "LICENSE", "ignored"}, PathCase{"dot_file", ".hindsight.yaml", "ignored"}, PathCase{"dot_folder", ".github/ISSUE_TEMPLATE/bug.md", "ignored"},
        PathCase{"dot_folder_of_reports", ".agents/postmortems/2026-04-17-digest.md", "report"},
        PathCase{"modules", "node_modules/x/README.md", "ignored"}, PathCase{"vendor", "vendor/x/a.md", "ignored"}, PathCase{"nothing", "", "ignored"}),
    [](const auto& test) { return std::string(test.param.name); });

constexpr char kReport[] = "# Refunds doubled\n\n## Summary\n\nA retry ran the refund twice.\n\n## Timeline\n\n- 2026-04-12 14:02 UTC it broke\n- 2026-04-12 14:10 UTC alert\n\n"
                           "## Action items\n\n- [ ] Add a key\n";
constexpr char kTemplate[] = "# Incident title\n\n## Summary\n\n## Timeline\n\nAll times in UTC.\n\n| Time | Event |\n|---|---|\n| 20xx-MM-DD HH:mm | Short event description |\n\n"
                             "## Action items\n\n-\n\n## Lessons\n\n-\n\n## Stats\n\n- Category: XXX\n- Time to detection: YYY\n";
constexpr char kBareTemplate[] = "> Template from somebody's book.\n\n# Title (incident #)\n\n### Date\n\n### Summary\n\n### Impact\n\n### Root causes\n\n## Action items\n\n## Timeline\n";
constexpr char kRunbook[] = "# Runbook: restart the cache\n\n## Impact\n\nCustomers see stale pages.\n\n## Mitigation\n\nRestart the pods.\n\n## Rollback\n\nRevert the deployment.\n";
constexpr char kPolicy[] = "# Security policy\n\n## Supported versions\n\nOnly the newest.\n\n## Reporting a vulnerability\n\nWrite to us.\n";
constexpr char kProse[] = "Internal post-mortem: https://example.test/58\n\nOn 28th February, flags went down for about three hours, from 15:30 to 18:10 UTC.\n\n"
                          "Our database started stalling, and clients retried, so some users were affected because of timeouts.\n";
constexpr char kEntry[] = "---\nurl: https://example.test/1\ncategories:\n- cloud\ncompany: Acme\nproduct: \"\"\n---\n\nOperations were blocked.\n";
constexpr char kMinutes[] = "# Weekly call\n\n**Present:** Ana, Bo\n\n## Agenda\n\n- The outage of 3 March\n- Root cause of the slow search\n\n## Action items\n\n- [ ] Bo: order disks\n\n"
                            "**Next meeting:** 2026-03-17\n";
constexpr char kDecision[] = "# 12. Keep two copies\n\nDate: 2026-03-04\n\n## Status\n\nAccepted\n\n## Context\n\nAfter the outage of 1 March one copy was lost.\n\n## Decision\n\nTwo copies.\n\n"
                             "## Consequences\n\nTwice the cost.\n";
constexpr char kReleases[] = "# What is new\n\n## v2.1.0 - 2026-03-04\n\n### Fixed\n\n- Timeouts that users saw\n\n## v2.0.0 - 2026-02-01\n\n### Added\n\n- An alert\n";
constexpr char kNotice[] = "---\ntitle: Upgrade of the database\ndate: 2026-03-04 21:00\nseverity: notice\nresolved: true\n---\n\nThe database is upgraded between 21:00 and 22:00 UTC.\n";
constexpr char kStatusPage[] = "# Wrong prices\n\n**Impact:** Minor\n\n**Resolved** – Prices are right again.\n*Mar 4, 2026, 14:20 UTC*\n\n**Identified** – A currency was mixed up.\n"
                               "*Mar 4, 2026, 13:48 UTC*\n\n**Investigating** – Some visitors see wrong prices.\n*Mar 4, 2026, 13:30 UTC*\n";
constexpr char kDisclosure[] = "# Seats could be forged\n\n## Issue\n\nA malicious client could exhaust the memory of a node. The vulnerability was not exploited.\n\n## Course of events\n\n"
                               "2026-02-19 - A researcher sent us a bug report.\n\n2026-03-18 - Version 3.2.0 was released with fixes.\n";
constexpr char kLog[] = "# Incidents\n\n## 2026-06-11 — Log filled the disk\n\n**Impact.** The board was unreachable 04:10–07:30 UTC.\n\nA sensor sent too much.\n\n## 2026-05-02 — Sunday's times\n\n"
                        "**Impact.** Wrong times were shown 09:10–09:50 UTC.\n\nA certificate had expired.\n";
constexpr char kBold[] = "# Kesinti\n\n**Root cause:** The provider had a fault.\n\n**Impact:** Most payments failed on 2026-03-04.\n\n**Action items:** A second provider was added.\n";
constexpr char kFilledIn[] = "# {title}\n\n| Field | Value |\n|---|---|\n| Began | YYYY-MM-DD HH:MM |\n| Severity | P1 / P2 / P3 |\n\n## Summary\n\n{two sentences}\n\n## Root cause\n\n...\n\n"
                             "## Timeline\n\n| Time | Event |\n|---|---|\n| HH:MM | ... |\n| HH:MM | ... |\n";
constexpr char kOverview[] = "# Post-mortems\n\nWhen something goes wrong, we talk about it here. Post-mortems happen after an incident or outage.\n";

struct ContentCase {
  const char* name;
  const char* path;
  const char* source;
  const char* role;
};
void PrintTo(const ContentCase& c, std::ostream* out) { *out << c.name; }
class Content : public testing::TestWithParam<ContentCase> {};
TEST_P(Content, IsClassified) { EXPECT_EQ(describe(classify(GetParam().path, test::read(GetParam().source))), GetParam().role); }

INSTANTIATE_TEST_SUITE_P(
    Files, Content,
    testing::Values(
        ContentCase{"report", "a/1.md", kReport, "report"}, ContentCase{"report_without_extension", "PM-1 - Refunds", kReport, "report"},
        ContentCase{"report_in_a_readme", "2026/refunds/README.md", kReport, "report"}, ContentCase{"prose", "7.md", kProse, "report"},
        ContentCase{"entry_of_a_catalogue", "data/1.md", kEntry, "report"}, ContentCase{"template_by_name", "our-own-template.md", kTemplate, "skipped: template"},
        ContentCase{"template_by_content", "39.md", kTemplate, "skipped: template"}, ContentCase{"bare_template", "3.md", kBareTemplate, "skipped: template"},
        ContentCase{"report_on_templates", "email-template-outage.md", kReport, "report"}, ContentCase{"runbook", "cache.md", kRunbook, "skipped: runbook"},
        ContentCase{"policy", "policy.md", kPolicy, "skipped: guide"}, ContentCase{"overview", "postmortems.md", kOverview, "skipped: not a postmortem"},
        ContentCase{"readme_of_a_folder", "docs/README.md", kOverview, "skipped: readme"}, ContentCase{"empty", "a.md", "", "skipped: not a postmortem"},
        ContentCase{"minutes", "calls/2026-03-10.md", kMinutes, "skipped: meeting notes"}, ContentCase{"decision", "docs/0012-two-copies.md", kDecision, "skipped: decision record"},
        ContentCase{"releases", "docs/news-of-2026.md", kReleases, "skipped: changelog"}, ContentCase{"planned_maintenance", "issues/2026-03-04-upgrade.md", kNotice, "skipped: planned maintenance"},
        ContentCase{"status_page", "issues/prices.md", kStatusPage, "report"}, ContentCase{"disclosure", "2026/2026-03-20-seats.md", kDisclosure, "report"},
        ContentCase{"log_of_incidents", "INCIDENTS.md", kLog, "report"}, ContentCase{"labels_in_bold", "pay/provider.md", kBold, "report"},
        ContentCase{"form_with_choices", "pay/report-form-b.md", kFilledIn, "skipped: template"}, ContentCase{"template_with_a_day_of_its_own", "2026-03-04-disk.md", kBareTemplate, "skipped: draft"},
        ContentCase{"numbered_zero", "incidents/INC-000.md", kBareTemplate, "skipped: template"}, ContentCase{"first_of_a_series", "incidents/0000.md", kReport, "report"}, ContentCase{"among_runbooks", "runbooks/prose.md", kProse, "skipped: runbook"},
        ContentCase{"in_a_folder_of_reports_but_deep", "incidents/INC-32/baseline/R4/note.md", "# Note\n\n2026-03-04\n\nNo change.\n", "skipped: not a postmortem"},
        ContentCase{"script_without_extension", "run-2", "#!/bin/sh\necho incident\n", "ignored"}),
    [](const auto& test) { return std::string(test.param.name); });

struct PlaceCase {
  const char* path;
  DocumentKind kind;
};
TEST(KindOfPlace, IsThatOfTheInnermostFolderThatSaysSomething) {
  for (const PlaceCase& c : {PlaceCase{"docs/postmortems/2026/a.md", DocumentKind::report}, PlaceCase{"Störungen/a.md", DocumentKind::report}, PlaceCase{"stoerungen/a.md", DocumentKind::report},
                             PlaceCase{"docs/障害報告/a.md", DocumentKind::report}, PlaceCase{"incidentes/a.md", DocumentKind::report}, PlaceCase{"incident_retros/a.md", DocumentKind::report},
                             PlaceCase{"incidents/disk/README.md", DocumentKind::report}, PlaceCase{"incidents/api/handlers/a.md", DocumentKind::unsaid},
                             PlaceCase{"docs/meeting_notes/a.md", DocumentKind::meeting}, PlaceCase{"incidents/meetings/a.md", DocumentKind::meeting}, PlaceCase{"docs/adr/a.md", DocumentKind::decision},
                             PlaceCase{"docs/runbooks/a.md", DocumentKind::runbook}, PlaceCase{"docs/incident-response/a.md", DocumentKind::runbook}, PlaceCase{"app/help/a.md", DocumentKind::guide},
                             PlaceCase{"docs/sprints/7/a.md", DocumentKind::plan}, PlaceCase{"docs/a.md", DocumentKind::unsaid}, PlaceCase{"a.md", DocumentKind::unsaid}})
    EXPECT_EQ(to_string(kind_of_place(c.path)), std::string(to_string(c.kind))) << c.path;
}

TEST(UnreadFormat, IsNamedForTextsOnly) {
  EXPECT_EQ(unread_format("incidents/a.rst"), "not read: reStructuredText");
  EXPECT_EQ(unread_format("incidents/a.adoc"), "not read: AsciiDoc");
  EXPECT_EQ(unread_format("incidents/a.txt"), "not read: plain text");
  for (const char* path : {"requirements.txt", "robots.txt", "LICENSE.txt", "testdata/a.txt", "a.md", "a.png"}) EXPECT_EQ(unread_format(path), "") << path;
}

TEST(TemplateLeftover, DoesNotMakeAReportATemplate) {
  const Facts facts = test::read(std::string(kReport) + "\n## Lessons\n\n-\n\n## Notes\n\n| Time | Event |\n|---|---|\n| 2026-04-12 HH:mm | Short event description. |\n");
  EXPECT_EQ(describe(classify("PM-1.md", facts)), "report");
}
TEST(TemplateLikeness, OfATemplateIsHigh) { EXPECT_GT(test::read(kTemplate).template_likeness, 0.8); }
TEST(TemplateLikeness, OfAReportIsLow) { EXPECT_LT(test::read(kReport).template_likeness, 0.1); }

TEST(YamlFile, OfAnIncidentIsAReport) {
  EXPECT_EQ(describe(classify("inc-1.yaml", test::read_yaml("id: INC-1\ntitle: Refunds doubled\nseverity: sev2\ndetection_delay: 45 minutes\n"))), "report");
}
TEST(YamlFile, OfConfigurationIsIgnored) {
  EXPECT_EQ(describe(classify("mkdocs.yml", test::read_yaml("site_name: Docs\ntheme:\n  name: material\nnav:\n  - Home: index.md\n"))), "ignored");
}
TEST(YamlFile, OfAnAlertRuleIsIgnored) {
  EXPECT_EQ(describe(classify("rules.yaml", test::read_yaml("groups:\n  - name: a\n    rules:\n      - alert: Down\n        labels:\n          severity: critical\n"))), "ignored");
}

}  // namespace
}  // namespace hindsight::record
