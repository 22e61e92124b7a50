#include <gtest/gtest.h>

#include <string>

#include "hindsight/base/number.hpp"
#include "read.hpp"

namespace hindsight::record {
namespace {

struct Case {
  const char* name;
  const char* source;
  const char* expected;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

std::string describe_inferred(const Facts& facts) {
  if (!facts.inferred_detection_minutes) return "nothing";
  const auto& value = *facts.inferred_detection_minutes;
  return std::to_string(int(value.value)) + " " + to_string(value.origin) + " line " + std::to_string(value.line);
}

class InferredDetection : public testing::TestWithParam<Case> {};
TEST_P(InferredDetection, IsFromImpactToDetection) {
  const Facts facts = test::read(GetParam().source);
  EXPECT_EQ(describe_inferred(facts), GetParam().expected) << GetParam().source;
  EXPECT_FALSE(facts.inferred_detection_minutes && facts.detection_minutes);
}

INSTANTIATE_TEST_SUITE_P(
    Timelines, InferredDetection,
    testing::Values(
        Case{"impact_then_alert", "# T\n\n## Timeline\n\n- 2026-04-12 14:02 errors begin\n- 2026-04-12 14:30 alert fires\n", "28 inferred line 6"},
        Case{"without_a_day", "# T\n\n## Timeline\n\n- 14:02 errors begin\n- 14:30 alert fires\n", "28 inferred line 6"},
        Case{"a_deployment_is_not_the_impact", "# T\n\n## Timeline\n\n- 14:00 version 7 deployed\n- 14:10 requests fail\n- 14:30 alert fires\n", "20 inferred line 7"},
        Case{"by_the_source", "# T\n\n## Timeline\n\n| Time | Event | Source |\n|---|---|---|\n| 14:02 | first wrong refund | logs |\n| 14:50 | wrong refund | Zendesk |\n",
             "48 inferred line 8"},
        Case{"customers_report", "# T\n\n## Timeline\n\n- 14:02 checkout is down\n- 14:09 customers report errors\n", "7 inferred line 6"},
        Case{"someone_is_affected", "# T\n\n## Timeline\n\n- 03:30 first guest is affected\n- 06:50 the reception reports complaints\n", "200 inferred line 6"},
        Case{"by_a_label_in_front", "# T\n\n## Timeline\n\n- 07:05 52 jobs are lost\n- 07:17 Alert: no urgent job for ten minutes\n", "12 inferred line 6"},
        Case{"not_by_a_label_that_denies_it", "# T\n\n## Timeline\n\n- 07:05 52 jobs are lost\n- 07:17 No alert: 52 jobs wait\n", "nothing"},
        Case{"not_by_a_label_that_speaks_of_more", "# T\n\n## Timeline\n\n- 07:05 52 jobs are lost\n- 07:17 Alert rules: a new file\n", "nothing"},
        Case{"not_between_a_zone_and_one_that_depends_on_an_unknown_day", "# T\n\n## Timeline\n\n- 14:02 UTC checkout is down\n- 14:30 PT alert fires\n", "nothing"},
        Case{"past_midnight_of_a_known_day", "# T\n\n- Date: 2026-04-12\n\n## Timeline\n\n- 23:50 checkout is down\n- 00:10 alert fires\n", "20 inferred line 8"},
        Case{"not_between_zones_of_an_unknown_day", "# T\n\n## Timeline\n\n- 14:02 UTC checkout is down\n- 16:30 CEST alert fires\n", "nothing"},
        Case{"the_zone_may_be_named_once", "# T\n\n## Timeline\n\n- 14:02 CET checkout is down\n- 14:30 alert fires\n", "28 inferred line 6"},
        Case{"by_clocks_of_one_day_in_an_unclear_zone", "# T\n\n## Timeline\n\n- 2026-04-12 14:02 PT checkout is down\n- 2026-04-12 14:30 PT alert fires\n", "28 inferred line 6"},
        Case{"not_where_detection_comes_first", "# T\n\n## Timeline\n\n- 14:02 alert fires: errors\n- 14:05 checkout is down\n- 14:06 alert fires\n", "nothing"},
        Case{"not_where_nothing_detects", "# T\n\n## Timeline\n\n- 14:02 checkout is down\n- 14:30 checkout is back\n", "nothing"},
        Case{"not_where_the_change_is_told_with_its_failure", "# T\n\n## Timeline\n\n- 14:02 broken version deployed\n- 14:30 alert fires\n", "nothing"},
        Case{"not_past_the_repair", "# T\n\n## Timeline\n\n- 14:02 checkout is down\n- 14:10 rolled back\n- 14:30 customer reports an error\n", "nothing"},
        Case{"an_alert_that_did_not_fire_detects_nothing", "# T\n\n## Timeline\n\n- 14:02 checkout is down, no alert\n- 14:30 alert fires\n", "28 inferred line 6"},
        Case{"not_backwards", "# T\n\n## Timeline\n\n- 23:50 checkout is down\n- 00:10 alert fires\n", "nothing"},
        Case{"not_without_both_times", "# T\n\n## Timeline\n\n- 14:?? checkout is down\n- 14:30 alert fires\n", "nothing"},
        Case{"not_between_a_dated_and_an_undated_event", "# T\n\n## Timeline\n\n- 2026-04-12 14:02 checkout is down\n\n### Later\n\n- 14:30 alert fires\n", "nothing"},
        Case{"somebody_nobody_knows_calls", "# T\n\n## Timeline\n\n- 14:02 pages stay blank\n- 14:30 Oakfield Boilers ring the support line\n- 14:38 Niamh sees the same\n", "28 inferred line 6"},
        Case{"a_call_in_german", "# T\n\n## Zeitleiste\n\n- 13:05 alle Server dunkel\n- 13:09 Rechenzentrum Nord ruft bei Mehmet an\n- 13:12 Prüfungen werden rot\n", "4 inferred line 6"},
        Case{"a_call_in_french", "# T\n\n## Chronologie\n\n- 10h05 le fichier est rejeté\n- 11h00 appel de Finalys\n- 11h25 Karim trouve un caractère interdit\n", "55 inferred line 6"},
        Case{"a_call_in_portuguese", "# T\n\n## Linha do tempo\n\n- 8h15 a ligação é recusada\n- 8h55 a Vinhos Sobral telefona\n- 9h05 o Rui vê os erros\n", "40 inferred line 6"},
        Case{"not_of_two_things_that_no_word_calls_a_failure", "# T\n\n## Timeline\n\n- 14:02 the cache is filled\n- 14:10 the reports are empty\n- 14:30 alert fires\n", "nothing"},
        Case{"not_where_nobody_knows_the_start", "# T\n\nStarted: unknown\n\n## Timeline\n\n- 14:02 checkout is down\n- 14:30 alert fires\n", "nothing"},
        Case{"not_where_nobody_knows_the_start_in_polish", "# T\n\n**Początek:** nieznany\n\n## Przebieg\n\n- 07:30 początek inwentury\n- 08:10 pan Zbyszek zgłasza, że się nie zgadza\n", "nothing"},
        Case{"a_question_mark_beats_it", "# T\n\n- Time to detection: ?\n\n## Timeline\n\n- 14:02 errors begin\n- 14:30 alert fires\n", "nothing"},
        Case{"a_stated_value_beats_it", "# T\n\n- Time to detection: 5\n\n## Timeline\n\n- 14:02 errors begin\n- 14:30 alert fires\n", "nothing"}),
    [](const auto& test) { return std::string(test.param.name); });

std::string describe_detector(const Facts& facts) {
  if (!facts.detected_by) return "nobody";
  const auto& who = *facts.detected_by;
  return who.value + " " + to_string(who.origin) + " line " + std::to_string(who.line);
}

class DetectedBy : public testing::TestWithParam<Case> {};
TEST_P(DetectedBy, IsRead) { EXPECT_EQ(describe_detector(test::read(GetParam().source)), GetParam().expected) << GetParam().source; }

INSTANTIATE_TEST_SUITE_P(
    Words, DetectedBy,
    testing::Values(Case{"monitoring", "# T\n\n- Detected by: PagerDuty alert\n", "monitoring stated line 3"},
                    Case{"who_comes_first_counts", "# T\n\n- Detected by: an engineer who looked at the dashboard's alerts\n", "on-call stated line 3"},
                    Case{"customer", "---\nreported_by: support ticket\n---\n# T\n", "customer stated line 2"},
                    Case{"vendor", "# T\n\n**Detected by:** the model provider\n", "vendor stated line 3"},
                    Case{"anyone_else", "# T\n\n- Detected by: a passer-by\n", "other stated line 3"}, Case{"unknown", "# T\n\n- Detected by: ?\n", "nobody"},
                    Case{"from_the_event", "# T\n\n## Timeline\n\n- 14:02 errors\n- 14:30 customers report errors\n", "customer inferred line 6"},
                    Case{"users_may_alert", "# T\n\n## Timeline\n\n- 14:02 errors\n- 14:30 end-users alerted us\n", "customer inferred line 6"},
                    Case{"from_its_source", "# T\n\n## Timeline\n\n| Time | Event | Source |\n|---|---|---|\n| 14:02 | errors above 5 % | PagerDuty |\n",
                         "monitoring inferred line 7"},
                    Case{"not_from_an_event_that_does_not_tell", "# T\n\n## Timeline\n\n- 14:02 errors\n- 14:30 problem detected\n", "nobody"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace hindsight::record
