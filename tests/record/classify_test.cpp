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
        PathCase{"readme", "README.md", "skipped: readme"}, PathCase{"readme_in_german", "readme.de.md", "skipped: readme"}, PathCase{"index", "index.md", "skipped: index"},
        PathCase{"licence", "LICENSE.md", "skipped: licence"}, PathCase{"changelog", "docs/CHANGELOG.md", "skipped: changelog"},
        PathCase{"contributing", "CONTRIBUTING.md", "skipped: contributing guide"}, PathCase{"conduct", "CODE_OF_CONDUCT.md", "skipped: code of conduct"},
        PathCase{"security", "SECURITY.md", "skipped: security policy"}, PathCase{"template", "template.md", "skipped: template"},
        PathCase{"named_template", "INCyyyy-nnn - Postmortem template.md", "skipped: template"}, PathCase{"snake_template", "docs/incident_report_template.md", "skipped: template"},
        PathCase{"test_data", "testdata/1.md", "skipped: test data"}, PathCase{"fixtures", "a/fixtures/b/1.md", "skipped: test data"},
        PathCase{"text", "notes.txt", "ignored"}, PathCase{"code", "main.go", "ignored"}, PathCase{"image", "images/load.png", "ignored"},
        PathCase{"docker", "Dockerfile", "ignored"}, PathCase{"make", "Makefile", "ignored"}, PathCase{"owners", "CODEOWNERS", "ignored"},
        PathCase{"bare_licence", "LICENSE", "ignored"}, PathCase{"dot_file", ".hindsight.yaml", "ignored"}, PathCase{"dot_folder", ".github/ISSUE_TEMPLATE/bug.md", "ignored"},
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
        ContentCase{"report_on_templates", "email-template-outage.md", kReport, "report"}, ContentCase{"runbook", "cache.md", kRunbook, "skipped: not a postmortem"},
        ContentCase{"policy", "policy.md", kPolicy, "skipped: not a postmortem"}, ContentCase{"overview", "postmortems.md", kOverview, "skipped: not a postmortem"},
        ContentCase{"readme_of_a_folder", "docs/README.md", kOverview, "skipped: readme"}, ContentCase{"empty", "a.md", "", "skipped: not a postmortem"},
        ContentCase{"script_without_extension", "run-2", "#!/bin/sh\necho incident\n", "ignored"}),
    [](const auto& test) { return std::string(test.param.name); });

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
