#include "hindsight/record/values.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>

namespace hindsight::record {
namespace {

std::string name_of(const char* text) {
  std::string name;
  for (const char* c = text; *c != '\0'; ++c) {
    const bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');
    name += plain ? std::string(1, *c) : "_" + std::to_string(static_cast<unsigned char>(*c)) + "_";
  }
  return name.empty() ? "empty" : name;
}

struct DurationCase {
  const char* text;
  std::optional<double> minutes;
};
void PrintTo(const DurationCase& c, std::ostream* out) { *out << '"' << c.text << '"'; }

class Duration : public testing::TestWithParam<DurationCase> {};

TEST_P(Duration, IsReadInMinutes) {
  const auto got = parse_duration_minutes(GetParam().text);
  ASSERT_EQ(got.has_value(), GetParam().minutes.has_value()) << GetParam().text << " gave " << got.value_or(-1);
  EXPECT_NEAR(got.value_or(0), GetParam().minutes.value_or(0), 1e-6) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Values, Duration,
    testing::Values(DurationCase{"169", 169}, DurationCase{"0", 0}, DurationCase{"0 minutes", 0}, DurationCase{"1 minutes", 1},
                    DurationCase{"45 minutes", 45}, DurationCase{"2 hours 15 minutes", 135}, DurationCase{"1h 43m", 103},
                    DurationCase{"1h43", 103}, DurationCase{"0h 55m", 55}, DurationCase{"1d 5h 47m", 1787}, DurationCase{"11 Days", 15840},
                    DurationCase{"~2h", 120}, DurationCase{"about 2 hours", 120}, DurationCase{"approx. 10 min", 10},
                    DurationCase{"307800s", 5130}, DurationCase{"PT2H", 120}, DurationCase{"PT2H30M", 150}, DurationCase{"P1DT2H", 1560},
                    DurationCase{"12 hours 38 minutes.", 758}, DurationCase{"19 hours 43 minutes.", 1183},
                    DurationCase{"279 minutes [^3]", 279}, DurationCase{"279 minutes [3]", 279}, DurationCase{"5 hours 26 minutes (10:45 - 16:11 UTC)", 326},
                    DurationCase{"2 hours, 15 minutes", 135}, DurationCase{"2 hours and 15 minutes", 135}, DurationCase{"1.5 hours", 90},
                    DurationCase{"1,415 minutes", 1415}, DurationCase{"half an hour", 30}, DurationCase{"one hour", 60}, DurationCase{"two weeks", 20160},
                    DurationCase{"90 seconds", 1.5}, DurationCase{"22 hours", 1320}),
    [](const auto& test) { return name_of(test.param.text); });

INSTANTIATE_TEST_SUITE_P(
    Nothing, Duration,
    testing::Values(DurationCase{"?", {}}, DurationCase{"N/A", {}}, DurationCase{"unknown", {}}, DurationCase{"", {}}, DurationCase{"10-20 minutes", {}},
                    DurationCase{"10 to 20 minutes", {}}, DurationCase{"10\xE2\x80\x93" "20 minutes", {}}, DurationCase{"4+ hours from deployment", {}},
                    DurationCase{"less than 5 minutes", {}}, DurationCase{"a few minutes", {}}, DurationCase{"1:30", {}}, DurationCase{"-5 minutes", {}},
                    DurationCase{"2026-04-12 14:02", {}}, DurationCase{"XXX", {}}, DurationCase{"5 minutes 2 hours", {}}, DurationCase{"99999999999999", {}},
                    DurationCase{"3 nodes", {}}, DurationCase{"P", {}}),
    [](const auto& test) { return name_of(test.param.text); });

TEST(DurationUnit, OfABareNumberIsTheCallers) { EXPECT_EQ(parse_duration_minutes("3", 60), 180); }
TEST(DurationUnit, WrittenOutBeatsTheCallers) { EXPECT_EQ(parse_duration_minutes("3 minutes", 60), 3); }
TEST(DurationLength, OfAParagraphIsNoDuration) { EXPECT_EQ(parse_duration_minutes(std::string(5000, '9')), std::nullopt); }

struct WordCase {
  const char* text;
  bool unknown;
};
void PrintTo(const WordCase& c, std::ostream* out) { *out << '"' << c.text << '"'; }
class Unknown : public testing::TestWithParam<WordCase> {};

TEST_P(Unknown, IsRecognised) { EXPECT_EQ(says_unknown(GetParam().text), GetParam().unknown) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Words, Unknown,
                         testing::Values(WordCase{"?", true}, WordCase{"??", true}, WordCase{"N/A", true}, WordCase{"n/a", true}, WordCase{"N/A.", true}, WordCase{"NA", true},
                                         WordCase{"unknown", true}, WordCase{"Unknown (logs were lost)", true}, WordCase{"N/A - a vendor's incident", true},
                                         WordCase{"TBD", true}, WordCase{"-", true}, WordCase{"--", true}, WordCase{"\xE2\x80\x94", true}, WordCase{"XXX", true},
                                         WordCase{"YYY", true}, WordCase{"ZZZ", true}, WordCase{"", true}, WordCase{"   ", true}, WordCase{"0", false},
                                         WordCase{"45 minutes", false}, WordCase{"none of the alerts fired", false}, WordCase{"-5", false},
                                         WordCase{"unknown unknowns in the code", false}),
                         [](const auto& test) { return name_of(test.param.text); });

struct DateCase {
  const char* text;
  const char* date;  ///< "" for none
};
void PrintTo(const DateCase& c, std::ostream* out) { *out << '"' << c.text << '"'; }
class FoundDate : public testing::TestWithParam<DateCase> {};

TEST_P(FoundDate, IsTheFirstInTheText) {
  const auto date = find_date(GetParam().text);
  EXPECT_EQ(date ? to_string(*date) : "", GetParam().date) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, FoundDate,
    testing::Values(DateCase{"2026-04-12", "2026-04-12"}, DateCase{"2026-04-12T14:02:00Z", "2026-04-12"}, DateCase{"2026/04/12", "2026-04-12"},
                    DateCase{"2026-4-2", "2026-04-02"}, DateCase{"12 April 2026", "2026-04-12"}, DateCase{"April 12th, 2026", "2026-04-12"},
                    DateCase{"Wednesday 4 December 2019", "2019-12-04"}, DateCase{"Sept. 3, 2024", "2024-09-03"}, DateCase{"12th of April, 2026", "2026-04-12"},
                    DateCase{"20260412", "2026-04-12"}, DateCase{"12.04.2026", "2026-04-12"}, DateCase{"25/04/2026", "2026-04-25"},
                    DateCase{"04/25/2026", "2026-04-25"}, DateCase{"January 14-19, 2026", "2026-01-14"}, DateCase{"14\xE2\x80\x93" "19 January 2026", "2026-01-14"},
                    DateCase{"November 11 and November 15, 2025", "2025-11-11"}, DateCase{"Flags outage - September 29, 2025", "2025-09-29"},
                    DateCase{"from 2026-04-12 to 2026-04-13", "2026-04-12"}, DateCase{"2026-02-30 or 2026-03-01", "2026-03-01"}),
    [](const auto& test) { return name_of(test.param.text); });

INSTANTIATE_TEST_SUITE_P(NotDates, FoundDate,
                         testing::Values(DateCase{"", ""}, DateCase{"20202-01-16", ""}, DateCase{"2026-13-01", ""}, DateCase{"1628-08-10", ""}, DateCase{"2101-01-01", ""},
                                         DateCase{"2022-05-?? HH:mm", ""}, DateCase{"20xx-MM-DD", ""}, DateCase{"04/05/2026", ""}, DateCase{"October 2025", ""},
                                         DateCase{"28th February", ""}, DateCase{"INC-2026-0317", ""}, DateCase{"x20260412", ""}, DateCase{"202604123", ""},
                                         DateCase{"1.323.0", ""}, DateCase{"10.0.32.54", ""}),
                         [](const auto& test) { return name_of(test.param.text); });

struct SeverityCase {
  const char* text;
  int severity;  ///< 0 for none
};
void PrintTo(const SeverityCase& c, std::ostream* out) { *out << '"' << c.text << '"'; }
class SeverityText : public testing::TestWithParam<SeverityCase> {};

TEST_P(SeverityText, IsRead) {
  const auto severity = parse_severity(GetParam().text);
  EXPECT_EQ(severity ? static_cast<int>(*severity) : 0, GetParam().severity) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Forms, SeverityText,
                         testing::Values(SeverityCase{"sev1", 1}, SeverityCase{"SEV-1", 1}, SeverityCase{"Sev 1", 1}, SeverityCase{"S1", 1}, SeverityCase{"P1", 1},
                                         SeverityCase{"P0", 1}, SeverityCase{"critical", 1}, SeverityCase{"Major (High Impact)", 2}, SeverityCase{"minor", 3},
                                         SeverityCase{"cosmetic", 4}, SeverityCase{"Sev 2 \xE2\x80\x93 contained", 2}, SeverityCase{"near miss", 4},
                                         SeverityCase{"Near-miss", 4}, SeverityCase{"3", 3}, SeverityCase{"2 - contained", 2}, SeverityCase{"\xF0\x9F\x94\xB4 SEV2", 2},
                                         SeverityCase{"Severity 3", 3}, SeverityCase{"raised to SEV-2 later", 2}, SeverityCase{"[SEV-4]", 4}),
                         [](const auto& test) { return name_of(test.param.text); });

INSTANTIATE_TEST_SUITE_P(None, SeverityText,
                         testing::Values(SeverityCase{"", 0}, SeverityCase{"?", 0}, SeverityCase{"sev5", 0}, SeverityCase{"several 3 incidents", 0}, SeverityCase{"12", 0},
                                         SeverityCase{"unknown", 0}, SeverityCase{"support 1", 0}, SeverityCase{"2 hours", 0}, SeverityCase{"SEV-12", 0}),
                         [](const auto& test) { return name_of(test.param.text); });

struct StatusCase {
  const char* text;
  ActionStatus status;
};
void PrintTo(const StatusCase& c, std::ostream* out) { *out << '"' << c.text << '"'; }
class StatusText : public testing::TestWithParam<StatusCase> {};

TEST_P(StatusText, IsRead) { EXPECT_STREQ(to_string(parse_action_status(GetParam().text)), to_string(GetParam().status)) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Words, StatusText,
    testing::Values(StatusCase{"done", ActionStatus::done}, StatusCase{"Done (PR #12)", ActionStatus::done}, StatusCase{"\xE2\x9C\x85", ActionStatus::done},
                    StatusCase{"completed", ActionStatus::done}, StatusCase{"Closed", ActionStatus::done}, StatusCase{"[x]", ActionStatus::done},
                    StatusCase{"open", ActionStatus::open}, StatusCase{"To Do", ActionStatus::open}, StatusCase{"not done", ActionStatus::open},
                    StatusCase{"Not started", ActionStatus::open}, StatusCase{"[ ]", ActionStatus::open}, StatusCase{"In progress", ActionStatus::in_progress},
                    StatusCase{"in_progress", ActionStatus::in_progress}, StatusCase{"In-Progress", ActionStatus::in_progress}, StatusCase{"WIP", ActionStatus::in_progress},
                    StatusCase{"won't do", ActionStatus::wont_do}, StatusCase{"Won\xE2\x80\x99t fix", ActionStatus::wont_do}, StatusCase{"cancelled", ActionStatus::wont_do},
                    StatusCase{"closed as won't fix", ActionStatus::wont_do}, StatusCase{"deferred", ActionStatus::deferred}, StatusCase{"On hold", ActionStatus::deferred},
                    StatusCase{"", ActionStatus::unknown}, StatusCase{"?", ActionStatus::unknown}, StatusCase{"Doneness", ActionStatus::unknown},
                    StatusCase{"Ana", ActionStatus::unknown}, StatusCase{"[New] dashboards", ActionStatus::unknown}),
    [](const auto& test) { return name_of(test.param.text); });

TEST(StatusWords, AreThereInOtherLanguages) {
  const StatusCase cases[] = {
      {"erledigt", ActionStatus::done},        {"Umgesetzt (v3)", ActionStatus::done},     {"in Bearbeitung", ActionStatus::in_progress},
      {"zurückgestellt", ActionStatus::deferred}, {"entfällt", ActionStatus::wont_do},     {"geplant", ActionStatus::open},
      {"完了", ActionStatus::done},            {"対応済み（5月1日）", ActionStatus::done}, {"対応中", ActionStatus::in_progress},
      {"未着手", ActionStatus::open},          {"未完了", ActionStatus::open},             {"保留", ActionStatus::deferred},
      {"中止", ActionStatus::wont_do},         {"完了条件", ActionStatus::unknown},
  };
  for (const StatusCase& c : cases) EXPECT_STREQ(to_string(parse_action_status(c.text)), to_string(c.status)) << c.text;
}

}  // namespace
}  // namespace hindsight::record
