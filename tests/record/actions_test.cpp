#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read.hpp"

namespace hindsight::record {
namespace {

using Lines = std::vector<std::string>;

struct Case {
  const char* name;
  const char* section;  ///< what stands under "## Action items"
  Lines items;          ///< text | status | owner | due | priority | ticket | type
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class ActionItems : public testing::TestWithParam<Case> {};
TEST_P(ActionItems, AreRead) {
  EXPECT_EQ(test::describe_actions(test::read(std::string("# T\n\n## Action items\n\n") + GetParam().section)), GetParam().items);
}
const auto kName = [](const auto& test) { return std::string(test.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Lists, ActionItems,
    testing::Values(
        Case{"open_box", "- [ ] Add an alert\n", {"Add an alert | open"}}, Case{"done_box", "- [x] Add an alert\n", {"Add an alert | done"}},
        Case{"empty_box", "- [] Add an alert\n", {"Add an alert | open"}}, Case{"star_and_capital", "* [X] Add an alert\n", {"Add an alert | done"}},
        Case{"numbered_box", "1. [x] Add an alert\n", {"Add an alert | done"}}, Case{"check_mark", "- \xE2\x9C\x85 Add an alert\n", {"Add an alert | done"}},
        Case{"plain_bullet_says_nothing_of_its_state", "- Add an alert\n", {"Add an alert | unknown"}},
        Case{"numbered", "1. Add an alert\n2. Test it\n", {"Add an alert | unknown", "Test it | unknown"}},
        Case{"struck_text", "- ~~Add an alert~~\n", {"Add an alert | wont_do"}}, Case{"struck_and_checked", "- [x] ~~Add an alert~~\n", {"Add an alert | done"}},
        Case{"struck_open_box", "- [ ] ~~Add an alert~~\n", {"Add an alert | wont_do"}},
        Case{"done_in_brackets", "- Add an alert (done)\n", {"Add an alert | done"}},
        Case{"other_brackets_stay", "- Add an alert (new alerting rules)\n", {"Add an alert (new alerting rules) | unknown"}},
        Case{"empty_bullet", "-\n", {}}, Case{"placeholder", "- TBD\n", {}},
        Case{"an_order_is_no_placeholder", "- [x] Give a queued request a state of its own\n- [ ] Describe the retry rules\n",
             {"Give a queued request a state of its own | done", "Describe the retry rules | open"}},
        Case{"nested_bullets_belong_to_their_item", "- Improve probes\n    - Reach out to teams\n    - Create a dashboard\n- Add an alert\n",
             {"Improve probes | unknown", "Add an alert | unknown"}},
        Case{"nested_boxes_are_items", "- [ ] Improve probes\n  - [x] Reach out\n", {"Improve probes | open", "Reach out | done"}},
        Case{"nested_details", "- [ ] Add an alert\n  - Owner: Ana\n  - Due: 2026-05-01\n  - Ticket: LIN-7\n", {"Add an alert | open | Ana | 2026-05-01 |  | LIN-7"}},
        Case{"nested_link_is_the_ticket", "- \xE2\x9C\x85 Add tests\n    - https://github.com/acme/shop/pull/29\n",
             {"Add tests | done |  |  |  | https://github.com/acme/shop/pull/29"}},
        Case{"bullets_after_a_numbered_list_explain_it", "1. Migrate the table\n\n- new table\n- triggers\n\n2. Clean up\n", {"Migrate the table | unknown", "Clean up | unknown"}}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Groups, ActionItems,
    testing::Values(
        Case{"person", "- Ana\n  - [ ] Add an alert\n- @bo\n  - [x] Test it\n", {"Add an alert | open | Ana", "Test it | done | bo"}},
        Case{"team_with_colon", "- Platform team:\n  - Add an alert\n", {"Add an alert | unknown | Platform team"}},
        Case{"horizon", "- Short-term\n  - Add an alert\n- Long-term\n  - Rewrite it\n", {"Add an alert | unknown", "Rewrite it | unknown"}},
        Case{"priority", "- P1:\n  - Add an alert\n", {"Add an alert | unknown |  |  | P1"}},
        Case{"team_heading", "### Platform team\n\n- [ ] Add an alert\n", {"Add an alert | open | Platform team"}},
        Case{"purpose_heading", "### Prevention\n\n- [ ] Add a test\n\n### Detection\n\n- [ ] Add an alert\n",
             {"Add a test | open |  |  |  |  | prevent", "Add an alert | open |  |  |  |  | detect"}},
        Case{"completed_heading", "### Immediate actions (completed)\n\n- Add an alert\n", {"Add an alert | done"}},
        Case{"completed_line", "**Completed:**\n\n- Add an alert\n\n**In progress (two weeks):**\n\n- Test it\n", {"Add an alert | done", "Test it | in_progress"}},
        Case{"a_deed_is_no_name", "- Upgrade Traefik\n  - to version 3\n", {"Upgrade Traefik | unknown"}},
        Case{"a_topic_is_no_name", "### Monitoring\n\n- Add an alert\n", {"Add an alert | unknown"}},
        Case{"team_of_two_words", "### Voice platform\n\n- Add an alert\n\n**Guest relations**\n\n- Call them\n\nData platform:\n\n- Rotate logs\n",
             {"Add an alert | unknown | Voice platform", "Call them | unknown | Guest relations", "Rotate logs | unknown | Data platform"}},
        Case{"team_as_parent", "- Voice platform\n  - [ ] Add an alert\n  - [ ] Test it (Owner: Bo)\n", {"Add an alert | open | Voice platform", "Test it | open | Bo"}},
        Case{"role", "### Incident commander\n\n- Add an alert\n\n### On-call\n\n- Test it\n\n### Tech lead (Ana)\n\n- Rotate logs\n",
             {"Add an alert | unknown | Incident commander", "Test it | unknown | On-call", "Rotate logs | unknown | Tech lead"}},
        Case{"owner_by_its_label", "### Owner: Voice\n\n- Add an alert\n\n**Responsible: Ana Lopez**\n\n- Test it\n",
             {"Add an alert | unknown | Voice", "Test it | unknown | Ana Lopez"}},
        Case{"owner_that_is_unknown", "### Owner: TBD\n\n- Add an alert\n\n### Owner: @ana\n\n- Test it\n", {"Add an alert | unknown", "Test it | unknown | ana"}},
        Case{"handle_of_a_team", "### @acme/voice-platform\n\n- Add an alert\n", {"Add an alert | unknown | acme/voice-platform"}},
        Case{"a_deed_of_a_platform_is_no_team", "- Rebuild the platform\n  - in two steps\n", {"Rebuild the platform | unknown"}},
        Case{"team_with_a_word_for_a_deed", "### Build team\n\n- Add an alert\n", {"Add an alert | unknown | Build team"}},
        Case{"words_in_small_letters_are_no_team", "### Quick wins\n\n- Add an alert\n\n### Better probes\n\n- Test it\n", {"Add an alert | unknown", "Test it | unknown"}},
        Case{"types_are_no_names",
             "### Prevent\n\n- Add a test\n\n### Detect\n\n- Add an alert\n\n### Mitigate\n\n- Add a switch\n\n### Process\n\n- Tell people\n",
             {"Add a test | unknown |  |  |  |  | prevent", "Add an alert | unknown |  |  |  |  | detect", "Add a switch | unknown |  |  |  |  | mitigate",
              "Tell people | unknown |  |  |  |  | process"}},
        Case{"a_group_of_things_is_no_team", "### Consumer group\n\n- Add a node\n", {"Add a node | unknown"}},
        Case{"technology_is_no_name", "### Kubernetes\n\n- Add a node\n\n### Rate Limiting\n\n- Lower it\n", {"Add a node | unknown", "Lower it | unknown"}}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Struck, ActionItems,
    testing::Values(
        Case{"part_of_an_item", "- [x] ~~Stop deleting~~ Keep what a job replaces @ana by 2025-09-26 (DATA-71)\n", {"Keep what a job replaces | done | ana | 2025-09-26 |  | DATA-71"}},
        Case{"attributes_beside_it", "- [ ] ~~Add an alert~~ @ana (LIN-3)\n", {"Add an alert | wont_do | ana |  |  | LIN-3"}},
        Case{"remark_beside_it", "- ~~Add an alert~~ (done)\n- ~~Test it~~ \xE2\x80\x94 won't do, too dear\n- ~~Watch it~~ done in May\n",
             {"Add an alert | done", "Test it | wont_do", "Watch it | done"}},
        Case{"within_marks", "- **~~Add an alert~~**\n- ~~**Test** it~~\n", {"Add an alert | wont_do", "Test it | wont_do"}},
        Case{"old_date", "- [ ] Add an alert (due ~~2026-04-01~~ 2026-05-01)\n", {"Add an alert | open |  | 2026-05-01"}},
        Case{"in_a_table", "| Action | Owner | Status |\n|---|---|---|\n| ~~Add an alert~~ | Ana | |\n| ~~Test it~~ | Bo | done |\n| ~~Rename~~ Move it | Bo | open |\n",
             {"Add an alert | wont_do | Ana", "Test it | done | Bo", "Move it | open | Bo"}},
        Case{"linked_ticket", "- ~~Add an alert ([LIN-9](https://linear.app/x/issue/LIN-9))~~\n", {"Add an alert | wont_do |  |  |  | LIN-9"}}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Attributes, ActionItems,
    testing::Values(
        Case{"priority_and_owner", "- [ ] [P0] Add an alert (Owner: Ana Lopez)\n", {"Add an alert | open | Ana Lopez |  | P0"}},
        Case{"priority_with_colon", "- P1: Add an alert\n", {"Add an alert | unknown |  |  | P1"}},
        Case{"owner_at_the_end", "- [ ] Add an alert. Owner: @ana\n", {"Add an alert. | open | ana"}},
        Case{"handle_and_day", "- [ ] Add an alert \xE2\x80\x94 @ana by 2026-05-01\n", {"Add an alert | open | ana | 2026-05-01"}},
        Case{"handle_first", "- [ ] @ana Add an alert\n", {"Add an alert | open | ana"}},
        Case{"handle_within_a_sentence", "- [ ] Talk to @ana\n", {"Talk to @ana | open"}},
        Case{"due_label", "- [ ] Add an alert, due: 2026-05-01\n", {"Add an alert | open |  | 2026-05-01"}},
        Case{"due_month_name", "- [ ] Add an alert (due May 1, 2026)\n", {"Add an alert | open |  | 2026-05-01"}},
        Case{"owner_and_due_in_brackets", "- [ ] Add an alert (@ana, due 2026-05-01)\n", {"Add an alert | open | ana | 2026-05-01"}},
        Case{"labels_in_brackets", "- [ ] Add an alert (Owner: Ana, Due: 2026-05-01, Priority: P2)\n", {"Add an alert | open | Ana | 2026-05-01 | P2"}},
        Case{"due_that_is_no_date", "- [ ] Add an alert, due: next Friday\n", {"Add an alert | open |  | next Friday"}},
        Case{"arrow_ticket", "- [ ] Add an alert \xE2\x86\x92 LIN-123\n", {"Add an alert | open |  |  |  | LIN-123"}},
        Case{"ticket_in_brackets", "- [ ] Add an alert (LIN-123)\n", {"Add an alert | open |  |  |  | LIN-123"}},
        Case{"linked_issue", "- [ ] Add an alert ([issue](https://github.com/acme/shop/issues/12))\n", {"Add an alert | open |  |  |  | https://github.com/acme/shop/issues/12"}},
        Case{"linked_key", "- [ ] Add an alert [LIN-9](https://linear.app/x/issue/LIN-9)\n", {"Add an alert | open |  |  |  | LIN-9"}},
        Case{"standards_are_no_tickets", "- [ ] Support UTF-8\n", {"Support UTF-8 | open"}},
        Case{"type_tag", "- [ ] [eval] Add a case\n", {"Add a case | open |  |  |  |  | eval"}},
        Case{"type_at_the_end", "- [ ] Add a case (eval) \xE2\x80\x94 @ana by 2026-05-01 (LIN-3)\n- [ ] Tell people (process, P1)\n- [ ] Count refusals (guardrail)\n",
             {"Add a case | open | ana | 2026-05-01 |  | LIN-3 | eval", "Tell people | open |  |  | P1 |  | process", "Count refusals | open |  |  |  |  | guardrail"}},
        Case{"type_within_a_sentence", "- [ ] Restart the worker (process) on a crash\n", {"Restart the worker (process) on a crash | open"}},
        Case{"handle_with_a_dot", "- [ ] Add an alert @jun.sakamoto\n- [ ] @jun.sakamoto: Test it\n- [ ] Watch it (@jun.sakamoto, @acme/voice)\n",
             {"Add an alert | open | jun.sakamoto", "Test it | open | jun.sakamoto", "Watch it | open | jun.sakamoto, acme/voice"}},
        Case{"team_handle", "- [ ] Add an alert (Owner: @acme/voice-platform)\n- [ ] Test it \xE2\x80\x94 @acme/voice-platform by 2026-05-01\n",
             {"Add an alert | open | acme/voice-platform", "Test it | open | acme/voice-platform | 2026-05-01"}},
        Case{"several_handles", "- [ ] Add an alert @ana @jun.sakamoto\n- [ ] Test it. Owners: @ana, @acme/voice\n- [ ] Watch it (Owner: @ana and @bo)\n",
             {"Add an alert | open | ana, jun.sakamoto", "Test it. | open | ana, acme/voice", "Watch it | open | ana, bo"}},
        Case{"handle_and_full_stop", "- [ ] Add an alert. @jun.sakamoto.\n", {"Add an alert. | open | jun.sakamoto"}},
        Case{"everything", "- [ ] [P0] Add an alert (Owner: @ana) due: 2026-05-01 \xE2\x86\x92 LIN-123\n", {"Add an alert | open | ana | 2026-05-01 | P0 | LIN-123"}},
        Case{"status_label_refines_an_open_box", "- [ ] Add an alert (in progress)\n", {"Add an alert | in_progress"}},
        Case{"names_in_front_in_any_language", "- [x] Rui Valadas: p\xC3\xB4r os certificados no invent\xC3\xA1rio\n- [ ] Sofia Brand\xC3\xA3o: acordar um contacto\n",
             {"p\xC3\xB4r os certificados no invent\xC3\xA1rio | done | Rui Valadas", "acordar um contacto | open | Sofia Brand\xC3\xA3o"}},
        Case{"names_in_front_of_a_dash", "- [ ] Diego Sampaio \xE2\x80\x93 recarregar a chave\n- [ ] Carla Menezes \xE2\x80\x93 levar as chaves\n",
             {"recarregar a chave | open | Diego Sampaio", "levar as chaves | open | Carla Menezes"}},
        Case{"keys_in_front_of_several", "- PLAT-2231 Branch protection \xE2\x80\x93 Tom Hargreaves\n- PLAT-2234 ~~Nightly mirror~~ \xE2\x80\x93 Tom Hargreaves\n",
             {"Branch protection | unknown | Tom Hargreaves |  |  | PLAT-2231", "Nightly mirror | wont_do | Tom Hargreaves |  |  | PLAT-2234"}},
        Case{"a_key_in_front_of_one", "- [ ] UTF-8 everywhere\n- [ ] Add an alert\n", {"UTF-8 everywhere | open", "Add an alert | open"}},
        Case{"topics_in_front_are_no_names", "- [ ] Gestion des erreurs : ajouter un essai\n- [ ] Tests de charge : les lancer avant\n",
             {"Gestion des erreurs : ajouter un essai | open", "Tests de charge : les lancer avant | open"}},
        Case{"topics_of_sentences_are_no_names", "- [ ] Load Tests: Every release gets them\n- [ ] Disk Quotas: No more surprises\n",
             {"Load Tests: Every release gets them | open", "Disk Quotas: No more surprises | open"}},
        Case{"topics_beside_owners_are_no_names", "- [ ] Load Tests: run them (@ana)\n- [ ] Disk Quotas: watch them (@bo)\n- [ ] Log Levels: quieter ones\n",
             {"Load Tests: run them | open | ana", "Disk Quotas: watch them | open | bo", "Log Levels: quieter ones | open"}},
        Case{"one_is_no_habit", "- [ ] Load Tests: run them\n- [ ] Add an alert\n- [ ] Test it\n", {"Load Tests: run them | open", "Add an alert | open", "Test it | open"}},
        Case{"a_box_is_not_overruled", "- [x] Add an alert (open since May)\n", {"Add an alert | done"}}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Tables, ActionItems,
    testing::Values(
        Case{"all_columns",
             "| Action | Owner | Due | Status | Ticket | Type |\n|---|---|---|---|---|---|\n| Add an alert | @ana | 2026-05-01 | Done | LIN-1 | detect |\n"
             "| Test it | Bo | ? | In progress | [LIN-2](https://x.test/LIN-2) | process |\n",
             {"Add an alert | done | ana | 2026-05-01 |  | LIN-1 | detect", "Test it | in_progress | Bo |  |  | LIN-2 | process"}},
        Case{"other_order_and_names", "| Status | Assignee | Deadline | Task | Priority |\n|---|---|---|---|---|\n| open | Ana | May 1, 2026 | Add an alert | P1 |\n",
             {"Add an alert | open | Ana | 2026-05-01 | P1"}},
        Case{"no_status_column", "| Action | Owner |\n|---|---|\n| Add an alert | Ana |\n", {"Add an alert | unknown | Ana"}},
        Case{"empty_rows", "| Action | Owner |\n|---|---|\n| | |\n", {}},
        Case{"long_headers", "| Action Item | Type (Mitigate/ Prevent) | Who | Due Date |\n|---|---|---|---|\n| Add an alert | Prevent | Ana | 2026-05-01 |\n",
             {"Add an alert | unknown | Ana | 2026-05-01 |  |  | prevent"}}),
    kName);

TEST(ActionSection, MayHaveAnotherName) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Follow-ups\n\n- [ ] Add an alert\n")), Lines{"Add an alert | open"});
}
TEST(ActionSection, EndsWithTheNext) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Action items\n\n- [ ] Add an alert\n\n## Lessons\n\n- Alerts help\n")), Lines{"Add an alert | open"});
}
TEST(ActionTable, IsFoundOutsideOfTheSection) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## What we do\n\n| Action item | Owner | Status |\n|---|---|---|\n| Add an alert | Ana | open |\n")),
            Lines{"Add an alert | open | Ana"});
}
TEST(ActionParagraph, IsFoundByItsLabel) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Remediation\n\n**Action item:** Declare incidents earlier. Owner: @ana\n")),
            Lines{"Declare incidents earlier. | unknown | ana"});
}
TEST(ActionBoxes, OfAChecklistAreChores) { EXPECT_TRUE(test::read("# T\n\n## Publication checklist\n\n- [ ] Ask for a review\n").actions.empty()); }
TEST(ActionBoxes, CountWhereNoSectionHoldsThem) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Afterwards\n\n- [ ] Add an alert\n- plain\n")), Lines{"Add an alert | open"});
}
TEST(ActionBoxes, OutsideOfTheSectionAreOther) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Notes\n\n- [ ] Ask Bo\n\n## Action items\n\n- [ ] Add an alert\n")), Lines{"Add an alert | open"});
}
TEST(ActionLine, IsThatOfTheItem) {
  const Facts facts = test::read("---\ntitle: T\n---\n\n## Action items\n\n- [ ] One\n- [ ] Two\n");
  ASSERT_EQ(facts.actions.size(), 2u);
  EXPECT_EQ(facts.actions[1].line, 8);
}
TEST(ActionYaml, ReadsTextsAndMappings) {
  const Facts facts = test::read_yaml(
      "title: T\naction_items:\n  - \"[P0] Add an alert (Owner: Ana)\"\n  - description: Test it\n    owner: bo\n    due_date: 2026-05-01\n    status: completed\n"
      "    priority: P1\n");
  EXPECT_EQ(test::describe_actions(facts), (Lines{"Add an alert | unknown | Ana |  | P0", "Test it | done | bo | 2026-05-01 | P1"}));
}
TEST(ActionsOfOldVersions, AreReadByTheSameRules) {
  const auto document = markdown::parse("# T\n\n## Action items\n\n- [x] Add an alert (Owner: Ana)\n");
  const auto items = extract_actions(document);
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(test::describe(items[0]), "Add an alert | done | Ana");
}

}  // namespace
}  // namespace hindsight::record
