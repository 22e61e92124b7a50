#include <gtest/gtest.h>

#include <string>

#include "hindsight/record/extract.hpp"

namespace hindsight::record {
namespace {

struct LabelCase {
  const char* name;
  const char* label;
  const char* canonical;
};
void PrintTo(const LabelCase& c, std::ostream* out) { *out << c.name; }
const auto kName = [](const auto& test) { return std::string(test.param.name); };

class FieldLabel : public testing::TestWithParam<LabelCase> {};
TEST_P(FieldLabel, IsKnown) { EXPECT_EQ(Labels::standard().field(GetParam().label), GetParam().canonical) << GetParam().label; }

INSTANTIATE_TEST_SUITE_P(
    Labels, FieldLabel,
    testing::Values(LabelCase{"time_to_detect", "Time to detect", "detection_minutes"}, LabelCase{"with_colon", "Time to detection:", "detection_minutes"},
                    LabelCase{"short_form", "TTD", "detection_minutes"}, LabelCase{"mean", "MTTD", "detection_minutes"},
                    LabelCase{"both", "Time to Detect (TTD)", "detection_minutes"}, LabelCase{"only_in_brackets", "Delay (TTD)", "detection_minutes"},
                    LabelCase{"key", "detection_chain_minutes", "detection_minutes"}, LabelCase{"camel_case", "timeToDetect", "detection_minutes"},
                    LabelCase{"delay", "Detection delay", "detection_minutes"}, LabelCase{"unit_in_brackets", "Time to detect (minutes)", "detection_minutes"},
                    LabelCase{"unit_at_the_end", "time_to_detect_hours", "detection_minutes"}, LabelCase{"capitals", "DETECTION DELAY", "detection_minutes"},
                    LabelCase{"after", "Detected after", "detection_minutes"}, LabelCase{"impact_start", "Impact start", "started_at"},
                    LabelCase{"start_with_zone", "Incident start time (UTC)", "started_at"}, LabelCase{"first_call", "First impacted call", "started_at"},
                    LabelCase{"from", "Incident from", "started_at"}, LabelCase{"detected", "Detected at", "detected_at"}, LabelCase{"alert", "Alert fired", "detected_at"},
                    LabelCase{"category_plural", "Categories", "category"}, LabelCase{"severity", "Incident Severity", "severity"},
                    LabelCase{"recovery", "Time to recovery", "recovery_minutes"}, LabelCase{"published", "source_published_at", "published_at"},
                    LabelCase{"fetched", "source_fetched_at", "created_at"}, LabelCase{"with_sign", "\xF0\x9F\x94\xA5 Severity", "severity"},
                    LabelCase{"nothing", "Favourite colour", ""}, LabelCase{"empty", "", ""}, LabelCase{"only_a_unit", "minutes", ""}),
    kName);

class SectionHeading : public testing::TestWithParam<LabelCase> {};
TEST_P(SectionHeading, IsKnown) { EXPECT_EQ(Labels::standard().section(GetParam().label), GetParam().canonical) << GetParam().label; }

INSTANTIATE_TEST_SUITE_P(
    Headings, SectionHeading,
    testing::Values(LabelCase{"plain", "Action items", "action_items"}, LabelCase{"hyphen", "Follow-ups", "action_items"}, LabelCase{"numbered", "7. Action items", "action_items"},
                    LabelCase{"bracket", "Immediate actions (completed)", "action_items"}, LabelCase{"ampersand", "Action Items & Followups", "action_items"},
                    LabelCase{"next", "Next steps", "action_items"}, LabelCase{"corrective", "Corrective and Preventative Measures", "action_items"},
                    LabelCase{"question", "Why didn't we detect this sooner?", "why_not_detected_sooner"},
                    LabelCase{"typographic", "Why didn\xE2\x80\x99t we detect this sooner?", "why_not_detected_sooner"},
                    LabelCase{"lattice", "2. The Policy-Path Evidence Lattice", "policy_path"}, LabelCase{"fixture", "1. Replay Fixture (not just a log)", "replay_fixture"},
                    LabelCase{"assertion", "The Outcome-Assert Line", "outcome_assert"}, LabelCase{"idempotency", "Idempotency-key audit", "idempotency_audit"},
                    LabelCase{"customers", "Customer-visible truth", "customer_truth"}, LabelCase{"counterfactual", "Cross-cutting counterfactual", "counterfactual"},
                    LabelCase{"plural_in_brackets", "Root Cause(s)", "root_cause"}, LabelCase{"analysis", "Root Cause Analysis", "root_cause"},
                    LabelCase{"joined", "Root cause and mitigation", "root_cause"}, LabelCase{"colon", "Timeline: 12 April", "timeline"},
                    LabelCase{"zone", "Timeline (all times UTC)", "timeline"}, LabelCase{"british", "LLM behaviour analysis", "llm_behavior"},
                    LabelCase{"five_whys", "5 Whys", "five_whys"}, LabelCase{"poorly", "What went poorly", "went_wrong"}, LabelCase{"lessons", "Lessons Learnt", "lessons"},
                    LabelCase{"stats", "Stats", "stats"}, LabelCase{"chain", "Detection chain", "detection_chain"}, LabelCase{"none", "The weather", ""},
                    LabelCase{"empty", "", ""}),
    kName);

TEST(LabelTable, OfSomethingElseIsEmpty) { EXPECT_EQ(Labels::parse("[1, 2").field("severity"), ""); }
TEST(LabelTable, MayBeATeamsOwn) {
  const Labels labels = Labels::parse(R"({"fields": {"severity": ["Schweregrad"]}})");
  EXPECT_EQ(labels.field("Schweregrad:"), "severity");
}
TEST(LabelTable, GivesTheWordThatWasAddedLast) {
  Labels labels = Labels::standard();
  labels.add(LabelKind::field, "detection_minutes", "Duration:");
  labels.add(LabelKind::category, "payments", "billing");
  EXPECT_EQ(labels.field("duration"), "detection_minutes");
  EXPECT_EQ(labels.category("Billing"), "payments");
  EXPECT_EQ(labels.names(LabelKind::category).back(), "payments");
  EXPECT_EQ(Labels::standard().field("duration"), "duration_minutes");
}
TEST(CategoryName, HasOneSpelling) { EXPECT_EQ(Labels::standard().category("model_behavior"), "model behavior"); }
TEST(CategoryName, OfATeamsOwnIsNotKnown) { EXPECT_EQ(Labels::standard().category("Kubernetes"), ""); }
TEST(LabelUnit, IsHours) { EXPECT_EQ(unit_of_label("time_to_detect_hours"), 60); }
TEST(LabelUnit, IsMinutesByDefault) { EXPECT_EQ(unit_of_label("TTD"), 1); }

}  // namespace
}  // namespace hindsight::record
