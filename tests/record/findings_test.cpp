#include <gtest/gtest.h>

#include <string>

#include "read.hpp"

namespace hindsight::record {
namespace {

struct Case {
  const char* name;
  const char* source;
  const char* expected;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

std::string describe(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics)
    out += (out.empty() ? "" : " | ") + diagnostic.rule + " " + std::to_string(diagnostic.line) + ": " + diagnostic.message;
  return out.empty() ? "none" : out;
}

class Findings : public testing::TestWithParam<Case> {};
TEST_P(Findings, AreNoted) {
  const Facts facts = test::read(GetParam().source);
  EXPECT_EQ(describe(facts.findings), GetParam().expected) << GetParam().source;
  for (const Diagnostic& finding : facts.findings) EXPECT_EQ(finding.level, DiagnosticLevel::note);
}
INSTANTIATE_TEST_SUITE_P(
    OfAReviewer, Findings,
    testing::Values(Case{"not_automated", "# T\n\n- Detected by: a customer\n", "detection-not-automated 3: No automated detection: “a customer”."},
                    Case{"automated", "# T\n\n- Detected by: alert\n", "none"},
                    Case{"slow", "# T\n\n- TTD: 16\n", "detection-slow 3: Detection took 16 min: more than 15 min."}, Case{"in_time", "# T\n\n- TTD: 15\n", "none"},
                    Case{"slow_as_inferred", "# T\n\n## Timeline\n\n- 14:02 errors begin\n- 14:30 alert fires\n",
                         "detection-slow 6: Detection took 28 min, as the timeline suggests: more than 15 min."},
                    Case{"trigger", "# T\n\n## Timeline\n\n- 14:00 version 7 deployed\n- 14:02 errors begin\n- 14:05 alert fires\n",
                         "likely-trigger 5: This deployment is the last change before the impact: the likely trigger."},
                    Case{"trigger_with_its_failure", "# T\n\n## Timeline\n\n- 14:00 broken configuration goes out\n",
                         "likely-trigger 5: This configuration is the last change before the impact: the likely trigger."},
                    Case{"trigger_of_what_was_noticed", "# T\n\n## Timeline\n\n- 14:00 version 7 deployed\n- 14:05 alert fires while deploying\n",
                         "likely-trigger 5: This deployment is the last change before the impact: the likely trigger."},
                    Case{"no_trigger_after_the_impact", "# T\n\n## Timeline\n\n- 14:02 errors begin\n- 14:10 version 8 deployed\n", "none"},
                    Case{"no_trigger_without_impact", "# T\n\n## Timeline\n\n- 14:02 version 8 deployed\n", "none"}),
    [](const auto& test) { return std::string(test.param.name); });

class Contradictions : public testing::TestWithParam<Case> {};
TEST_P(Contradictions, AreTold) { EXPECT_EQ(describe(test::read(GetParam().source).diagnostics), GetParam().expected) << GetParam().source; }
INSTANTIATE_TEST_SUITE_P(
    WithinAReport, Contradictions,
    testing::Values(Case{"order", "# T\n\n## Timeline\n\n- 2026-04-12 14:02 it broke\n- 2026-04-12 13:50 deployed\n- 2026-04-12 13:40 merged\n",
                         "timeline-out-of-order 6: 2026-04-12 13:50 stands after 2026-04-12 14:02 (line 5)."},
                    Case{"in_order", "# T\n\n## Timeline\n\n- 2026-04-12 14:02 it broke\n- 2026-04-12 14:02 alert\n", "none"},
                    Case{"two_lists_may_overlap", "# T\n\n## Timeline\n\n- 2026-04-12 14:02 it broke\n\n### Team B\n\n- 2026-04-12 13:50 deployed\n", "none"},
                    Case{"heading_and_field", "# Outage of 2025-04-12\n\n- Date: 2026-04-12\n",
                         "date-differs 3: The title says 2025-04-12, this line 2026-04-12; the latter is used."},
                    Case{"a_day_apart_is_a_zone", "# Outage of 2026-04-12\n\n- Date: 2026-04-13\n", "none"},
                    Case{"resolved_too_early", "# T\n\n- Started: 2026-04-12 14:00\n- Resolved: 2026-04-12 13:00\n",
                         "resolved-before-start 4: Resolved (2026-04-12 13:00) before the impact started (2026-04-12 14:00, line 3)."}),
    [](const auto& test) { return std::string(test.param.name); });

std::string describe(const std::optional<Suggestion>& suggestion) { return suggestion ? suggestion->value + " by \"" + suggestion->words + "\"" : "none"; }

TEST(SuggestedCategory, RestsOnWordsOfTheTitle) { EXPECT_EQ(describe(test::read("# Calls answered with 429\n").suggested_category), "rate limit by \"429\""); }
TEST(SuggestedCategory, RestsOnWordsOfTheSummary) {
  EXPECT_EQ(describe(test::read("# T\n\n## Summary\n\nThe search timed out for an hour.\n").suggested_category), "timeout by \"timed out\"");
}
TEST(SuggestedCategory, IsNoneWhereOneIsStated) { EXPECT_EQ(describe(test::read("# Timeouts\n\n- Category: capacity\n").suggested_category), "none"); }
TEST(SuggestedCategory, IsNeverCounted) { EXPECT_TRUE(test::read("# Timeouts\n").categories.empty()); }
TEST(SuggestedSeverity, RestsOnWords) { EXPECT_EQ(describe(test::read("# Total outage of search\n").suggested_severity), "sev1 by \"total outage\""); }
TEST(SuggestedSeverity, IsNoneWhereOneIsStated) { EXPECT_EQ(describe(test::read("# Total outage\n\n- Severity: sev3\n").suggested_severity), "none"); }
TEST(SuggestedSeverity, IsNeverCounted) { EXPECT_FALSE(test::read("# Total outage\n").severity.has_value()); }

std::string describe(const std::vector<Link>& links) {
  std::string out;
  for (const Link& link : links) out += (out.empty() ? "" : " | ") + link.kind + " " + link.target + " " + std::to_string(link.line);
  return out.empty() ? "none" : out;
}

class Links : public testing::TestWithParam<Case> {};
TEST_P(Links, AreRead) { EXPECT_EQ(describe(test::read(GetParam().source).links), GetParam().expected) << GetParam().source; }
INSTANTIATE_TEST_SUITE_P(
    Kinds, Links,
    testing::Values(Case{"report", "# T\n\nLike [last time](2025-10-20-refunds.md#impact).\n", "report 2025-10-20-refunds.md#impact 3"},
                    Case{"trace", "# T\n\n- Trace: https://example.com/r/7\n", "trace https://example.com/r/7 3"},
                    Case{"eval", "# T\n\nSee [the eval run](https://example.com/7).\n", "eval https://example.com/7 3"},
                    Case{"ticket", "# T\n\nSee <https://example.com/org/repo/issues/7>.\n", "ticket https://example.com/org/repo/issues/7 3"},
                    Case{"runbook", "# T\n\nSee [the runbook](../runbooks/refunds.md).\n", "runbook ../runbooks/refunds.md 3"},
                    Case{"prior_incident", "---\nprior_incidents: 2025-10-20-refunds.md\n---\n# T\n", "report 2025-10-20-refunds.md 2"},
                    Case{"other", "# T\n\nSee [there](https://example.com/).\n", "other https://example.com/ 3"},
                    Case{"a_bug_elsewhere_is_no_ticket", "# T\n\n[a](https://example.com/blog/parser-bug)\n", "other https://example.com/blog/parser-bug 3"},
                    Case{"each_once", "# T\n\n[a](b.md) and [c](b.md)\n", "report b.md 3"},
                    Case{"not_within_the_report", "# T\n\n[a](#impact) [b](mailto:a@example.com) ![c](d.png)\n", "none"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace hindsight::record
