#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "read.hpp"

namespace hindsight::record {
namespace {

struct Case {
  const char* name;
  const char* section;
  const char* grade;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

/// "replay_fixture answered: working".
std::string describe_first(const Facts& facts) {
  if (facts.sections.empty()) return "no section";
  const Section& section = facts.sections.front();
  return section.kind + (section.answered ? " answered" : " empty") + (section.quality.empty() ? "" : ": " + section.quality);
}

class AgentSection : public testing::TestWithParam<Case> {};
TEST_P(AgentSection, IsGraded) {
  EXPECT_EQ(describe_first(test::read(std::string("# T\n\n## ") + GetParam().section + "\n## Lessons\n\nText.\n")), GetParam().grade) << GetParam().section;
}

INSTANTIATE_TEST_SUITE_P(
    Grades, AgentSection,
    testing::Values(
        Case{"fixture", "Replay fixture\n\n```\nINPUT: refund order 7\nWORKING: yes\n```\n", "replay_fixture answered: working"},
        Case{"broken_fixture", "Replay fixture\n\n```\nINPUT: refund order 7\nWORKING: no, the seed is lost\n```\n", "replay_fixture answered: not working"},
        Case{"fixture_in_prose", "Replay fixture\n\nThe input is kept. It cannot be replayed, since the seed is lost.\n", "replay_fixture answered: not working"},
        Case{"fixture_of_unknown_worth", "Replay fixture\n\n```\nINPUT: refund order 7\n```\n", "replay_fixture answered"},
        Case{"fixture_left_blank", "Replay fixture\n\n```\nINPUT:\nMODEL_AND_SEED:\nWORKING: yes | no\n```\n", "replay_fixture empty"},
        Case{"menu_left_open", "Replay fixture\n\n```\nINPUT: refund order 7\nSTATE: prompt 12\nWORKING: yes | no\n```\n", "replay_fixture answered"},
        Case{"injection", "Policy-path evidence\n\n```\nACTUAL_PATH: refund()\nVERDICT: injection\n```\n", "policy_path answered: injection"},
        Case{"no_policy", "Policy-path evidence\n\nVERDICT: hallucination without a policy\n", "policy_path answered: hallucination without a policy"},
        Case{"mistyped", "Policy-path evidence\n\n- Verdict: mistyped policy\n", "policy_path answered: mistyped policy"},
        Case{"no_verdict", "Policy-path evidence\n\nThe agent went past the approval.\n", "policy_path answered"},
        Case{"asserted", "Outcome assert\n\n```\nOUTCOME_ASSERT: GET /refunds/7 is 200\nASSERTED: at the time\n```\n", "outcome_assert answered: asserted"},
        Case{"reconstructed", "Outcome assert\n\nReconstructed from the ledger two days later.\n", "outcome_assert answered: reconstructed"},
        Case{"not_enforced", "Idempotency-key audit\n\n```\nKEY_PRESENT_IN_TOOL_SCHEMA: yes\nKEY_ENFORCED_AT_RUN_TIME: no\n```\n",
             "idempotency_audit answered: required but not enforced"},
        Case{"enforced", "Idempotency-key audit\n\n```\nKEY_PRESENT_IN_TOOL_SCHEMA: yes\nKEY_ENFORCED_AT_RUN_TIME: yes\n```\n", "idempotency_audit answered: enforced"},
        Case{"not_required", "Idempotency-key audit\n\n```\nKEY_PRESENT_IN_TOOL_SCHEMA: no\nKEY_ENFORCED_AT_RUN_TIME: no\n```\n", "idempotency_audit answered"},
        Case{"audit_in_a_table", "Idempotency-key audit\n\n| Question | Answer |\n|---|---|\n| Key present in tool schema | yes |\n| Key enforced at run time | no |\n",
             "idempotency_audit answered: required but not enforced"},
        Case{"truth", "Customer-visible truth\n\n14 customers saw a wrong balance; MTTR was 47 minutes.\n", "customer_truth answered"},
        Case{"mttr_instead", "Customer-visible truth\n\nMTTR was 47 minutes.\n", "customer_truth empty: recovery time only"},
        Case{"links", "Counterfactual\n\nThe same class as [the refunds](2025-10-20-refunds.md).\n", "counterfactual answered: names earlier incidents"},
        Case{"numbers", "Counterfactual\n\nThe same class as INC-2025-014.\n", "counterfactual answered: names earlier incidents"},
        Case{"no_link", "Counterfactual\n\nAn assert would have caught it.\n", "counterfactual answered: names no earlier incident"},
        Case{"empty_counterfactual", "Counterfactual\n\n<!-- the missing line -->\n", "counterfactual empty"},
        Case{"others_have_no_grade", "Impact\n\nWorking: no.\n", "impact answered"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(IdempotencyFinding, IsNotedWithItsLine) {
  const Facts facts = test::read("# T\n\n## Idempotency-key audit\n\n```\nKEY_PRESENT_IN_TOOL_SCHEMA: yes\nKEY_ENFORCED_AT_RUN_TIME: no\n```\n");
  const auto finding = std::find_if(facts.findings.begin(), facts.findings.end(), [](const Diagnostic& d) { return d.rule == "idempotency-not-enforced"; });
  ASSERT_NE(finding, facts.findings.end());
  EXPECT_EQ(finding->line, 7);
}

TEST(AgentState, IsNotThatOfTheReport) {
  const Facts facts = test::read("# T\n\n- Status: Resolved\n\n## Replay fixture\n\n```\nINPUT: order 7\nSTATE: prompt 12, one earlier call\n```\n\n"
                                 "## Outcome assert\n\n```\nOUTCOME_ASSERT: GET /refunds/7\nSTATUS: 404\n```\n");
  std::string found;
  for (const Field& field : facts.fields) found += field.label + "=" + field.name + " ";
  EXPECT_EQ(found, "Status=status INPUT= STATE= OUTCOME_ASSERT= STATUS= ");
}

TEST(SystemContribution, IsNoListOfLinks) {
  const Facts facts = test::read("# T\n\n- Evals: https://evals.example.com/7\n\n## System contribution\n\n- **Tools:** fine\n- **Evals:** forty questions, none on food\n");
  ASSERT_EQ(facts.fields.size(), 1u);
  EXPECT_EQ(facts.fields[0].line, 3);
  ASSERT_EQ(facts.system_contribution.size(), 1u);
  EXPECT_EQ(facts.system_contribution[0].value, "evals");
}

std::string describe(const std::vector<Sourced<std::string>>& values) {
  std::string out;
  for (const auto& value : values) out += (out.empty() ? "" : ", ") + value.value + " " + std::to_string(value.line);
  return out.empty() ? "none" : out;
}

class Behavior : public testing::TestWithParam<Case> {};
TEST_P(Behavior, IsRead) { EXPECT_EQ(describe(test::read(std::string("# T\n\n") + GetParam().section).llm_behavior), GetParam().grade) << GetParam().section; }
INSTANTIATE_TEST_SUITE_P(
    Answers, Behavior,
    testing::Values(Case{"field", "- LLM behaviour: Tool misuse\n", "tool misuse 3"}, Case{"two", "- LLM behavior: hallucination, refusal failure\n", "hallucination 3, refusal failure 3"},
                    Case{"section", "## LLM behaviour analysis\n\nThe model misread the policy.\n", "misinterpretation 5"},
                    Case{"ticked", "## LLM behaviour analysis\n\n- [ ] Hallucination\n- [x] Tool misuse\n", "tool misuse 6"},
                    Case{"denied", "## LLM behaviour analysis\n\nThis was tool misuse, not a hallucination.\n", "tool misuse 5"},
                    Case{"a_choice_is_no_answer", "- LLM behaviour: hallucination / misinterpretation / tool misuse / refusal failure / safety violation\n", "none"},
                    Case{"unknown", "- LLM behaviour: ?\n", "none"}, Case{"elsewhere_is_no_answer", "## Impact\n\nA hallucination reached users.\n", "none"}),
    [](const auto& test) { return std::string(test.param.name); });

class Contribution : public testing::TestWithParam<Case> {};
TEST_P(Contribution, IsRead) { EXPECT_EQ(describe(test::read(std::string("# T\n\n") + GetParam().section).system_contribution), GetParam().grade) << GetParam().section; }
INSTANTIATE_TEST_SUITE_P(
    Answers, Contribution,
    testing::Values(Case{"field", "- System contribution: guardrails, evals\n", "guardrails 3, evals 3"},
                    Case{"labelled_items", "## System contribution\n\n- **Eval coverage**: no case for refunds\n- **Guardrails**: none\n- **Permission scope**: the agent could refund any sum\n",
                         "evals 5, permissions 7"},
                    Case{"nothing", "## System contribution\n\nTBD\n", "none"}),
    [](const auto& test) { return std::string(test.param.name); });

std::string describe(const std::vector<Cause>& causes) {
  std::string out;
  for (const Cause& cause : causes) out += (out.empty() ? "" : " | ") + cause.kind + " " + std::to_string(cause.line) + ": " + cause.text;
  return out.empty() ? "none" : out;
}

class Causes : public testing::TestWithParam<Case> {};
TEST_P(Causes, AreRead) { EXPECT_EQ(describe(test::read(std::string("# T\n\n") + GetParam().section).causes), GetParam().grade) << GetParam().section; }
INSTANTIATE_TEST_SUITE_P(
    Forms, Causes,
    testing::Values(
        Case{"parts", "## Root cause\n\n### Code\n\nNo key was sent.\n\n### Model\n\nIt chose the new tool.\n", "code 7: No key was sent. | model 11: It chose the new tool."},
        Case{"labels", "## Root cause\n\n**Code:** No key was sent.\n\n**Model:** It chose the new tool.\n", "code 5: No key was sent. | model 7: It chose the new tool."},
        Case{"items", "## Root causes\n\n- Code: no key was sent\n- The disk was full\n", "code 5: no key was sent | other 6: The disk was full"},
        Case{"prose", "## Root cause\n\nThe disk was full.\n", "other 5: The disk was full."},
        Case{"prose_above_items", "## Root cause\n\nTwo things.\n\n- The disk was full\n", "other 5: Two things. | other 7: The disk was full"},
        Case{"whys", "## 5 Whys\n\n1. The disk was full\n2. Nobody rotates logs\n", "why 5: The disk was full | why 6: Nobody rotates logs"},
        Case{"layers", "## Root cause\n\n### Immediate trigger\n\nA prompt.\n\n### Detection gap\n\nNo check.\n\n### Prevention gap\n\nNo test.\n\n### Systemic factor\n\nPrompts are no code.\n",
             "immediate_trigger 7: A prompt. | detection_gap 11: No check. | prevention_gap 15: No test. | systemic_factor 19: Prompts are no code."},
        Case{"labelled_layers", "## Root cause\n\n**Immediate trigger:** A prompt.\n**Systemic factor:** Prompts are no code.\n",
             "immediate_trigger 5: A prompt. | systemic_factor 6: Prompts are no code."},
        Case{"another_part", "## Root cause\n\n### Network\n\nA route was lost.\n", "other 7: A route was lost."}, Case{"unfilled", "## Root cause\n\n### Code\n\nTBD\n", "none"},
        Case{"none", "## Impact\n\nText.\n", "none"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(CausesInYaml, AreRead) {
  EXPECT_EQ(describe(test::read_yaml("title: T\nroot_causes:\n  - \"No test\"\n  - \"No canary\"\nanalysis_layers:\n  detection_gap: \"No alert\"\n").causes),
            "other 3: No test | other 4: No canary | detection_gap 6: No alert");
}

TEST(CausesInYaml, HaveTheirParts) {
  EXPECT_EQ(describe(test::read_yaml("title: T\nroot_cause:\n  code: No key\n  model: It tried again\n").causes), "code 3: No key | model 4: It tried again");
}
TEST(CausesInYaml, AreNotTheModelsName) { EXPECT_EQ(describe(test::read_yaml("title: T\nagent:\n  model: corvine-2\n").causes), "none"); }

}  // namespace
}  // namespace hindsight::record
