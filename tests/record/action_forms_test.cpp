#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read.hpp"

/// Action items in the forms and languages in which people write them: what is taken off an item's text, and what stays.
namespace hindsight::record {
namespace {

using Lines = std::vector<std::string>;

struct Form {
  const char* name;
  const char* item;  ///< a bullet under "## Action items"
  const char* read;  ///< text | status | owner | due | priority | ticket | type
};
void PrintTo(const Form& form, std::ostream* out) { *out << form.name << ": " << form.item; }
const auto kName = [](const auto& test) { return std::string(test.param.name); };

Lines read_section(const std::string& section) { return test::describe_actions(test::read("# T\n\n## Action items\n\n" + section)); }

class ActionForm : public testing::TestWithParam<Form> {};
TEST_P(ActionForm, IsRead) { EXPECT_EQ(read_section(std::string("- ") + GetParam().item + "\n"), Lines{GetParam().read}); }

INSTANTIATE_TEST_SUITE_P(
    StateInFront, ActionForm,
    testing::Values(Form{"dash", "DONE – Add an alert", "Add an alert | done"}, Form{"bold_with_day", "**DONE 2024-05-02** — Add an alert", "Add an alert | done"},
                    Form{"due_day", "**TODO due 2024-05-21** — Add an alert", "Add an alert | open |  | 2024-05-21"}, Form{"bracket", "[OPEN] Add an alert", "Add an alert | open"},
                    Form{"dropped", "DROPPED – Split the store; the sweep is enough", "Split the store; the sweep is enough | wont_do"},
                    Form{"shouted", "WIP Add an alert", "Add an alert | in_progress"}, Form{"colon", "Done: Add an alert", "Add an alert | done"},
                    Form{"german", "Erledigt: Alarm einrichten", "Alarm einrichten | done"}, Form{"french", "En cours – Ajouter une alerte", "Ajouter une alerte | in_progress"},
                    Form{"japanese", "完了：警報を足す", "警報を足す | done"}, Form{"chinese", "【已完成】增加告警", "增加告警 | done"},
                    Form{"russian", "Готово: добавить оповещение", "добавить оповещение | done"},
                    Form{"word_of_a_sentence", "Open the port for the probe", "Open the port for the probe | unknown"},
                    Form{"title_with_a_colon", "Forum watch: ping the crew at ten replies", "Forum watch: ping the crew at ten replies | unknown"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    StateBehind, ActionForm,
    testing::Values(Form{"shouted", "Test the first page [#63](https://x.test/pull/63) DONE", "Test the first page | done |  |  |  | https://x.test/pull/63"},
                    Form{"emphasised", "Chart what is under way. _done in the dashboard_", "Chart what is under way. | done"},
                    Form{"already", "The desk needs a role - this has already been done.", "The desk needs a role | done"},
                    Form{"after_owner", "List all services. Castellano. **Done.**", "List all services. | done | Castellano"},
                    Form{"with_day", "Double the pool. Whitaker, by 2026-03-27. **Done 03/20.**", "Double the pool. | done | Whitaker | 2026-03-27"},
                    Form{"german", "Alarm einrichten (erledigt)", "Alarm einrichten | done"}, Form{"mark", "Add an alert ✔", "Add an alert | done"},
                    Form{"japanese", "警報を足す（対応済み）", "警報を足す | done"}, Form{"spanish", "Añadir una alerta (hecho)", "Añadir una alerta | done"},
                    Form{"explained", "Add an alert. Okafor, by 2026-04-30. Open, vendor case 00918.", "Add an alert. | open | Okafor | 2026-04-30"},
                    Form{"word_of_a_sentence", "Add a test (closed beta)", "Add a test (closed beta) | unknown"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Owner, ActionForm,
    testing::Values(Form{"name_and_day", "Add an alert (Ines, by Feb 12, 2026)", "Add an alert | unknown | Ines | 2026-02-12"},
                    Form{"name_alone", "Add an alert (Yuki) → LIVE-9", "Add an alert | unknown | Yuki |  |  | LIVE-9"},
                    Form{"square_bracket", "Add an alert [Ana]", "Add an alert | unknown | Ana"}, Form{"arrow", "Add an alert → Ana", "Add an alert | unknown | Ana"},
                    Form{"team", "Add an alert (Platform team)", "Add an alert | unknown | Platform team"},
                    Form{"team_and_day", "Add an alert (Security Team, 2024-09-01)", "Add an alert | unknown | Security Team | 2024-09-01"},
                    Form{"unknown_labels", "Find the leak; Owner: TBD; Due: TBD", "Find the leak | unknown"},
                    Form{"sentences_of_labels", "Build a canary. DRI: Marta. Deadline: 2024-08-15.", "Build a canary. | unknown | Marta | 2024-08-15"},
                    Form{"labelled", "Add an alert — Owner: Ana", "Add an alert | unknown | Ana"},
                    Form{"bold_labels", "Add an alert. **Owner:** Ana **Due:** 15 May 2026 **State:** done", "Add an alert. | done | Ana | 2026-05-15"},
                    Form{"in_front", "Ana: add an alert", "add an alert | unknown | Ana"}, Form{"to_do_it", "Ana to write a runbook", "write a runbook | unknown | Ana"},
                    Form{"handle_in_front", "@ana: add an alert", "add an alert | unknown | ana"},
                    Form{"sentence", "Add an alert. Whitaker, by 2026-04-10.", "Add an alert. | unknown | Whitaker | 2026-04-10"},
                    Form{"role_with_a_period", "Answer them (data protection officer, due 2026-05-01)", "Answer them | unknown | data protection officer | 2026-05-01"},
                    Form{"nobody", "Add an alert (owner to be found)", "Add an alert | unknown"},
                    Form{"french", "Purger les vignettes — Thibaut Sanz, pour le 22/12/2025", "Purger les vignettes | unknown | Thibaut Sanz | 2025-12-22"},
                    Form{"french_label", "Purger les vignettes — responsable : Inès", "Purger les vignettes | unknown | Inès"},
                    Form{"french_role", "Former un deuxième chauffeur — chef de quai", "Former un deuxième chauffeur | unknown | chef de quai"},
                    Form{"german", "Alarm scharf schalten (Silke Brandt, bis 21.11.2025)", "Alarm scharf schalten | unknown | Silke Brandt | 2025-11-21"},
                    Form{"chinese", "增加监控（负责人：张三，截止：2024年6月20日）", "增加监控 | unknown | 张三 | 2024-06-20"},
                    Form{"chinese_nobody", "缓存预热脚本（负责人：待定，截止：待定）", "缓存预热脚本 | unknown"},
                    Form{"dutch_bare_day", "Werkwijze opschrijven (Daan Post, 27 februari 2026)", "Werkwijze opschrijven | unknown | Daan Post | 2026-02-27"},
                    Form{"norwegian", "Senke grensen (Lars Hauge, innen 6. mars 2026) – ferdig", "Senke grensen | done | Lars Hauge | 2026-03-06"},
                    Form{"japanese", "設定をそろえる（担当：佐藤、期限：2026/04/03、対応済み）", "設定をそろえる | done | 佐藤 | 2026-04-03"},
                    Form{"russian", "Ограничить датчик (Анна Петрова, до 20.06.2024)", "Ограничить датчик | unknown | Анна Петрова | 2024-06-20"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    NoOwner, ActionForm,
    testing::Values(Form{"topic", "Add a node (Kubernetes)", "Add a node (Kubernetes) | unknown"}, Form{"acronym", "Raise the limit (EKS)", "Raise the limit (EKS) | unknown"},
                    Form{"camel_case", "Poll until it answers (RailHub)", "Poll until it answers (RailHub) | unknown"},
                    Form{"component", "Take a lock (Scheduler)", "Take a lock (Scheduler) | unknown"},
                    Form{"thing_with_a_colon", "Grafana: add a panel", "Grafana: add a panel | unknown"},
                    Form{"remark", "Add an alert (Quote received.)", "Add an alert (Quote received.) | unknown"},
                    Form{"place", "Migrate to the west (Frankfurt)", "Migrate to the west (Frankfurt) | unknown"},
                    Form{"nobody_in_a_remark", "Add an alert (nobody noticed it)", "Add an alert (nobody noticed it) | unknown"},
                    Form{"blocked", "Add an alert (blocked by LIN-12)", "Add an alert (blocked by LIN-12) | unknown"},
                    Form{"place_behind_a_dash", "Move the cluster – Frankfurt", "Move the cluster – Frankfurt | unknown"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Due, ActionForm,
    testing::Values(Form{"without_a_year", "Add an alert (@bo, due 5 May)", "Add an alert | unknown | bo | 5 May"},
                    Form{"two_readings", "Add an alert. Pham, by 02/03/2026", "Add an alert. | unknown | Pham | 02/03/2026"},
                    Form{"before_a_period", "Carry a key (Bogdan, before the end of season 9)", "Carry a key | unknown | Bogdan"},
                    Form{"german", "Alarm einrichten bis 3. Mai 2026", "Alarm einrichten | unknown |  | 2026-05-03"},
                    Form{"spanish", "Añadir una alerta (para el 3 de mayo de 2026)", "Añadir una alerta | unknown |  | 2026-05-03"},
                    Form{"korean", "경보 추가 (2026-05-03까지)", "경보 추가 | unknown |  | 2026-05-03"},
                    Form{"no_date", "Write it down by end of May", "Write it down by end of May | unknown"}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Ticket, ActionForm,
    testing::Values(Form{"link_word", "Handle errors on launch. [Issue](https://x.test/issues/131)", "Handle errors on launch. | unknown |  |  |  | https://x.test/issues/131"},
                    Form{"key_in_front", "JIRA-123: Add an alert", "Add an alert | unknown |  |  |  | JIRA-123"},
                    Form{"link_words_and_stop", "Fix the reader [Pull Request](https://x.test/pull/81).", "Fix the reader | unknown |  |  |  | https://x.test/pull/81"},
                    Form{"in_brackets", "Keep a mirror ([issue](https://x.test/issues/295))", "Keep a mirror | unknown |  |  |  | https://x.test/issues/295"},
                    Form{"and_a_state_behind", "Garder les journaux — Thibaut Sanz, pour le 28 février 2026 (FD-201), en cours",
                         "Garder les journaux | in_progress | Thibaut Sanz | 2026-02-28 |  | FD-201"},
                    Form{"words_within_a_sentence", "Speed up the fix for the [inodes issue](https://x.test/issues/6) of last week",
                         "Speed up the fix for the inodes issue of last week | unknown |  |  |  | https://x.test/issues/6"}),
    kName);

struct Layout {
  const char* name;
  const char* section;
  Lines items;
};
void PrintTo(const Layout& layout, std::ostream* out) { *out << layout.name; }
class ActionLayout : public testing::TestWithParam<Layout> {};
TEST_P(ActionLayout, IsRead) { EXPECT_EQ(read_section(GetParam().section), GetParam().items); }

INSTANTIATE_TEST_SUITE_P(
    Tables, ActionLayout,
    testing::Values(
        Layout{"numbers_are_not_the_text", "| # | What we will change | Owner | Due |\n|---|---|---|---|\n| 1 | Check settings | Ada | 2025-07-01 |\n",
               {"Check settings | unknown | Ada | 2025-07-01"}},
        Layout{"unknown_headers", "| Nr | Vorhaben | Wer macht es | Soll |\n|---|---|---|---|\n| 1 | Alarm einrichten | Silke Brandt | 16.01.2026 |\n| 2 | Lasttest | Jonas Reuter | 30.01.2026 |\n",
               {"Alarm einrichten | unknown | Silke Brandt | 2026-01-16", "Lasttest | unknown | Jonas Reuter | 2026-01-30"}},
        Layout{"state_beside_the_ticket", "| Action | Owner | Bug |\n|---|---|---|\n| Add an alert | ana | b/4471 **DONE** |\n| Test it | nobody yet | b/4472 |\n",
               {"Add an alert | done | ana |  |  | b/4471", "Test it | unknown |  |  |  | b/4472"}},
        Layout{"japanese", "| 分類 | 対応策 | 担当 | 期限 | 状態 |\n|---|---|---|---|---|\n| 予防 | 検証を自動化する | 開発班 | 2025-07-01 | **完了**（導入済み） |\n",
               {"検証を自動化する | done | 開発班 | 2025-07-01 |  |  | prevent"}},
        Layout{"bar_in_code", "| Action | Owner | Due | Status |\n|---|---|---|---|\n| Quote `mode|fill` in the script | Ines | 2024-06-01 | Done |\n",
               {"Quote mode|fill in the script | done | Ines | 2024-06-01"}},
        Layout{"legend", "| Kind | Meaning |\n|---|---|\n| Prevent | keeps it from happening |\n| Detect | lets us notice |\n", {}}),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Paragraphs, ActionLayout,
    testing::Values(Layout{"sentence", "Try a copy of the registry in our own rooms\n", {"Try a copy of the registry in our own rooms | unknown"}},
                    Layout{"lines", "Ask callers for the number.\nTrain a second person.\nShow a warning.\n",
                           {"Ask callers for the number. | unknown", "Train a second person. | unknown", "Show a warning. | unknown"}},
                    Layout{"wrapped", "Ask all callers for the number of their train and\nwrite it down.\n", {"Ask all callers for the number of their train and write it down. | unknown"}},
                    Layout{"signed", "**KL** Put a lamp in the office for:\n- the nightly run\n- the load test\n\nDefine what must be right. **OP**/ST\n\nSpeed it up **MH**\n",
                           {"Put a lamp in the office for | unknown | KL", "Define what must be right. | unknown | OP", "Speed it up | unknown | MH"}},
                    Layout{"introduction", "We agreed on this.\n\n- Add an alert\n", {"Add an alert | unknown"}},
                    Layout{"details_below", "Add alerts for:\n\n- the nightly run\n- the load test\n", {"Add alerts for | unknown"}},
                    Layout{"none", "None.\n", {}}, Layout{"none_in_german", "- Keine weiteren Maßnahmen\n", {}}, Layout{"none_in_japanese", "なし\n", {}},
                    Layout{"to_be_written", "Wird ergänzt.\n", {}}, Layout{"pointer", "See the tracker for all of them.\n", {}},
                    Layout{"legend", "- Replace the relay\n\n### What the kinds mean\n\n- **Prevent:** keeps it from happening\n- **Detect:** lets us notice\n", {"Replace the relay | unknown"}},
                    Layout{"components_are_no_owners", "### SeatPicker\n\n1. Poll until the answer is there\n\n### RailHub\n\n1. Answer at once\n",
                           {"Poll until the answer is there | unknown", "Answer at once | unknown"}},
                    Layout{"name_known_from_another_item", "- Add an alert — Okafor, by 2026-04-30\n- Test it – Okafor\n",
                           {"Add an alert | unknown | Okafor | 2026-04-30", "Test it | unknown | Okafor"}},
                    Layout{"names_at_all_ends", "- Add an alert (Yuki)\n- Test it (Sander)\n", {"Add an alert | unknown | Yuki", "Test it | unknown | Sander"}},
                    Layout{"names_in_front", "- [이서연] 버전 비교 함수 교체\n- [박준호] 원격 설정 단계별 적용\n", {"버전 비교 함수 교체 | unknown | 이서연", "원격 설정 단계별 적용 | unknown | 박준호"}},
                    Layout{"components_in_front", "- [Checkout] Add a test\n- [결제] 시험 추가\n", {"[Checkout] Add a test | unknown", "[결제] 시험 추가 | unknown"}},
                    Layout{"a_place_at_one_end", "- Move the cluster (Frankfurt)\n- Test it\n- Tell people\n",
                           {"Move the cluster (Frankfurt) | unknown", "Test it | unknown", "Tell people | unknown"}}),
    kName);

TEST(ActionsWithoutASection, ArePreventionsLists) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Prevention\n\n1. **Health check** with a longer timeout\n2. **Pending — reduce memory**\n")),
            (Lines{"Health check with a longer timeout | unknown", "reduce memory | open"}));
}
TEST(ActionsWithoutASection, AreNoAccountOfTheRepair) {
  EXPECT_TRUE(test::read("# T\n\n## Remediation\n\n- The server was restarted\n- Traffic came back\n").actions.empty());
}
TEST(ActionsWithoutASection, AreTablesThatTellWhoAndWhen) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Vi lover\n\n| Hva | Eier | Referanse |\n|---|---|---|\n| Senke alarmgrensen | Team Lading | https://x.test/issues/7 |\n")),
            (Lines{"Senke alarmgrensen | unknown | Team Lading |  |  | https://x.test/issues/7"}));
}
TEST(ActionsWithoutASection, AreTheLastDeeds) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Root cause\n\nA fuse.\n\n## Agreed in the meeting\n\n- Put a spare fuse in each hall\n- Write a note\n")),
            (Lines{"Put a spare fuse in each hall | unknown", "Write a note | unknown"}));
  EXPECT_TRUE(test::read("# T\n\n## Root cause\n\nA fuse.\n\n## How to reproduce\n\n- Put a fuse in\n- Write a note\n").actions.empty());
}
TEST(ActionsWithoutASection, AreListsThatTellWhoAndWhen) {
  EXPECT_EQ(test::describe_actions(test::read("# T\n\n## Promises\n\n- Add an alert (Ines, by 2026-02-12)\n- Test it (Bea, by 2026-02-06)\n\n## Crew\n\n- Ana Lopez (lead)\n")),
            (Lines{"Add an alert | unknown | Ines | 2026-02-12", "Test it | unknown | Bea | 2026-02-06"}));
}

}  // namespace
}  // namespace hindsight::record
