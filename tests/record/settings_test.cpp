#include "hindsight/record/settings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/rules.hpp"
#include "tests/record/read.hpp"

namespace hindsight::record::test {
namespace {

struct Parsed {
  Settings settings;
  std::vector<Diagnostic> diagnostics;
};

Parsed parse(std::string_view yaml) {
  Parsed parsed;
  parsed.settings = parse_settings(yaml, parsed.diagnostics);
  return parsed;
}

/// Settings from a file without a mistake.
Settings settings_of(std::string_view yaml) {
  const Parsed parsed = parse(yaml);
  for (const Diagnostic& diagnostic : parsed.diagnostics) ADD_FAILURE() << diagnostic.line << ": " << diagnostic.message;
  return parsed.settings;
}

/// "line: message" of each.
std::vector<std::string> complaints(std::string_view yaml) {
  std::vector<std::string> lines;
  for (const Diagnostic& diagnostic : parse(yaml).diagnostics) lines.push_back(std::to_string(diagnostic.line) + ": " + diagnostic.message);
  return lines;
}

Facts read_with(std::string_view yaml, std::string_view report) { return extract_facts(markdown::parse(report), report, settings_of(yaml)); }

using Lines = std::vector<std::string>;

TEST(Settings, OfAnEmptyFileAreTheUsualOnes) {
  for (const char* yaml : {"", "\n", "# nothing yet\n", "---\n", "labels:\npolicies:\n"}) {
    const Settings settings = settings_of(yaml);
    EXPECT_EQ(settings.policies.detection_target_minutes, 30) << yaml;
    EXPECT_TRUE(settings.folders.empty()) << yaml;
    EXPECT_EQ(settings.date_order, DateOrder::unsaid) << yaml;
    EXPECT_FALSE(settings.zone_minutes) << yaml;
    EXPECT_EQ(settings.labels.field("Time to detect"), "detection_minutes") << yaml;
  }
}

TEST(Settings, PoliciesAreNumbers) {
  const Policies policies =
      settings_of("policies:\n  detection_target_minutes: 15\n  due_days: {P0: 2, P1: 10, P2: 45}\n  review_hours: 72\n  most_words: 900\n").policies;
  EXPECT_EQ(policies.detection_target_minutes, 15);
  EXPECT_EQ(policies.p0_due_days, 2);
  EXPECT_EQ(policies.p1_due_days, 10);
  EXPECT_EQ(policies.p2_due_days, 45);
  EXPECT_EQ(policies.review_hours, 72);
  EXPECT_EQ(policies.most_words, 900);
}

TEST(Settings, FoldersAreOneOrSeveral) {
  EXPECT_EQ(settings_of("folders: docs/postmortems/\n").folders, Lines{"docs/postmortems"});
  EXPECT_EQ(settings_of("folders: [./a, /b/, c d]\n").folders, (Lines{"a", "b", "c d"}));
  EXPECT_EQ(settings_of("folders: .\n").folders, Lines{});
}

TEST(Settings, ZonesAreOffsetsOrAbbreviations) {
  EXPECT_EQ(settings_of("time_zone: CET\n").zone_minutes, 60);
  EXPECT_EQ(settings_of("time_zone: UTC\n").zone_minutes, 0);
  EXPECT_EQ(settings_of("time_zone: \"-03:30\"\n").zone_minutes, -210);
  EXPECT_EQ(settings_of("time_zone: UTC+2\n").zone_minutes, 120);
}

TEST(Settings, KeysMayBeWrittenInAnyCaseWithHyphensOrBlanks) {
  EXPECT_EQ(settings_of("Date-Order: Day first\n").date_order, DateOrder::day_first);
  EXPECT_EQ(settings_of("policies:\n  due-days: {p0: 3}\n").policies.p0_due_days, 3);
}

TEST(Settings, AWrongKeyIsNamedWithTheNearestRightOne) {
  EXPECT_EQ(complaints("folders: a\n\nlabes:\n  fields: {}\n"), Lines{"3: there is no setting \"labes\"; did you mean \"labels\"?"});
  EXPECT_EQ(complaints("policies:\n  review_hour: 3\n"), Lines{"2: there is no setting \"policies.review_hour\"; did you mean \"policies.review_hours\"?"});
  EXPECT_EQ(complaints("review_hours: 3\n"), Lines{"1: there is no setting \"review_hours\"; did you mean \"policies.review_hours\"?"});
}

TEST(Settings, AWrongKeyIsNamedAloneWhereNothingIsNear) {
  EXPECT_EQ(complaints("favourite_colour: red\n"), Lines{"1: there is no setting \"favourite_colour\""});
}

TEST(Settings, LabelsAreOfNamesThatThereAre) {
  EXPECT_EQ(complaints("labels:\n  fields:\n    serverity: Schwere\n"), Lines{"3: \"labels.fields\" has no \"serverity\"; did you mean \"severity\"?"});
  EXPECT_EQ(complaints("labels:\n  timeline_columns: {colour: Farbe}\n"), Lines{"2: \"labels.timeline_columns\" has no \"colour\""});
}

struct WrongValue {
  const char* name;
  const char* yaml;
  const char* complaint;
};
void PrintTo(const WrongValue& c, std::ostream* out) { *out << c.name; }

class WrongValues : public testing::TestWithParam<WrongValue> {};
TEST_P(WrongValues, AreToldWithWhatWasExpected) { EXPECT_EQ(complaints(GetParam().yaml), Lines{GetParam().complaint}); }

INSTANTIATE_TEST_SUITE_P(
    Settings, WrongValues,
    testing::Values(
        WrongValue{"word_for_number", "policies:\n  review_hours: soon\n",
                   "2: \"policies.review_hours\" takes a whole number from 1 to 1000000, not \"soon\""},
        WrongValue{"zero", "policies: {most_words: 0}\n", "1: \"policies.most_words\" takes a whole number from 1 to 1000000, not \"0\""},
        WrongValue{"fraction", "policies: {most_words: 1.5}\n", "1: \"policies.most_words\" takes a whole number from 1 to 1000000, not \"1.5\""},
        WrongValue{"list_for_number", "policies: {most_words: [1]}\n", "1: \"policies.most_words\" takes a whole number from 1 to 1000000, not a list"},
        WrongValue{"number_for_group", "policies: 3\n", "1: \"policies\" takes keys with values, not \"3\""},
        WrongValue{"order", "date_order: sideways\n", "1: \"date_order\" takes day-first, month-first or year-first, not \"sideways\""},
        WrongValue{"zone", "time_zone: Mars/Olympus\n",
                   "1: \"time_zone\" takes an offset such as \"+01:00\", or a zone's abbreviation such as CET, not \"Mars/Olympus\""},
        WrongValue{"folders", "folders: {a: b}\n", "1: \"folders\" takes a folder or a list of folders, not keys with values"},
        WrongValue{"labels", "labels:\n  fields: [severity]\n", "2: \"labels.fields\" takes names with a word or a list of words each, not a list"},
        WrongValue{"label", "labels:\n  fields:\n    severity: {a: b}\n",
                   "3: \"labels.fields\" takes names with a word or a list of words each, not keys with values"},
        WrongValue{"severity", "severities:\n  Blocker: sev9\n", "2: \"severities\" takes names with one of sev1, sev2, sev3 and sev4 each, not \"sev9\""},
        WrongValue{"team", "teams: {Data: {a: b}}\n", "1: \"teams\" takes teams with a member or a list of members each, not keys with values"},
        WrongValue{"teams", "teams: [Ana]\n", "1: \"teams\" takes teams with a member or a list of members each, not a list"},
        WrongValue{"rule", "rules:\n  date-impossible: maybe\n",
                   "2: \"rules\" takes rules with one of off, note, warning and error each, not \"maybe\""},
        WrongValue{"whole_file", "- a\n- b\n", "1: a file of settings holds keys with values, not a list"},
        WrongValue{"a_sentence", "Nothing here.\n", "1: a file of settings holds keys with values, not \"Nothing here.\""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Settings, WhatIsRightBesideAMistakeIsUsed) {
  const Parsed parsed = parse("labes: {}\nseverities: {Blocker: sev1, Odd: sev7}\npolicies: {review_hours: soon, most_words: 700}\n");
  EXPECT_EQ(parsed.diagnostics.size(), 3u);
  EXPECT_EQ(parsed.settings.severity("Blocker"), Severity::sev1);
  EXPECT_EQ(parsed.settings.policies.most_words, 700);
  EXPECT_EQ(parsed.settings.policies.review_hours, 48);
}

TEST(Settings, ADuplicateKeyIsToldWithBothLines) {
  const Parsed parsed = parse("date_order: day-first\ntime_zone: CET\ndate_order: month-first\n");
  ASSERT_EQ(parsed.diagnostics.size(), 1u);
  EXPECT_EQ(parsed.diagnostics[0].rule, "yaml-duplicate-key");
}

TEST(Settings, OfASpoiledFileAreReadUpToThere) {
  const Parsed parsed = parse("date_order: day-first\nlabels: [\n\tx: {\n");
  EXPECT_FALSE(parsed.diagnostics.empty());
  EXPECT_EQ(parsed.settings.date_order, DateOrder::day_first);
}

TEST(Settings, HostileFilesAreReadWithinBounds) {
  std::string many = "labels:\n  fields:\n    severity: [";
  for (int i = 0; i < 200'000; ++i) many += "w" + std::to_string(i) + ", ";
  std::string keys;
  for (int i = 0; i < 30'000; ++i) keys += "labe" + std::to_string(i) + ": 1\n";
  std::string names = "categories:\n";
  for (int i = 0; i < 30'000; ++i) names += "  c" + std::to_string(i) + ":\n";
  const std::string lines[] = {many + "]\n", keys, names, std::string(100'000, '['), std::string(5'000'000, 'a') + ": 1\n",
                               "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nfolders: *c\n", std::string("folders: a\0b\n", 13), "folders: \xFF\n"};
  for (const std::string& yaml : lines) EXPECT_LE(parse(yaml).diagnostics.size(), 100u) << yaml.substr(0, 20);
}

TEST(Settings, LabelsOfATeamWinOverTheUsualOnes) {
  const Facts facts = read_with("labels:\n  fields:\n    detection_minutes: [Merkzeit, Duration]\n", "# Disk full\n\n- Duration: 12 minutes\n- Merkzeit: 13\n");
  EXPECT_EQ(describe_detection(facts), "12 stated line 3 in a list item");
  EXPECT_EQ(field_named(facts, "duration_minutes"), nullptr);
}

TEST(Settings, LabelsNameSectionsColumnsAndEvents) {
  const Facts facts = read_with(
      "labels:\n  sections: {action_items: [Werkstatt], timeline: Logbuch}\n  action_columns: {owner: Kuemmerer, text: Was ist zu tun}\n"
      "  timeline_columns: {time: Wann genau, text: Geschehen}\n",
      "# Disk full\n\n## Logbuch\n\n| Wann genau | Geschehen |\n|---|---|\n| 2026-03-01 10:00 | disk full |\n\n"
      "## Werkstatt\n\n| Was ist zu tun | Kuemmerer |\n|---|---|\n| Rotate logs | Ana |\n");
  EXPECT_EQ(describe_actions(facts), Lines{"Rotate logs | unknown | Ana"});
  ASSERT_EQ(facts.timeline.size(), 1u);
  EXPECT_EQ(facts.timeline[0].text, "disk full");
}

TEST(Settings, CategoriesOfATeamHaveOneSpelling) {
  const char* report = "# Disk full\n\n- Category: Billing; supply-chain; rate limits\n";
  for (const char* yaml : {"categories: {payments: [billing, checkout], supply chain: }\n", "categories: {payments: billing, supply chain: []}\n"}) {
    const Facts facts = read_with(yaml, report);
    ASSERT_EQ(facts.categories.size(), 3u) << yaml;
    EXPECT_EQ(facts.categories[0].value, "payments") << yaml;
    EXPECT_EQ(facts.categories[0].raw, "Billing") << yaml;
    EXPECT_EQ(facts.categories[1].value, "supply chain") << yaml;
    EXPECT_EQ(facts.categories[2].value, "rate limit") << yaml;
  }
  EXPECT_EQ(read_with("categories: [Supply Chain]\n", report).categories.at(1).value, "Supply Chain");
}

TEST(Settings, SeverityNamesWinOverTheUsualOnes) {
  const Settings settings = settings_of("severities: {Blocker: sev1, High: sev2, High risk: sev3, P1: sev2}\n");
  EXPECT_EQ(settings.severity("blocker"), Severity::sev1);
  EXPECT_EQ(settings.severity("Blocker \xE2\x80\x93 all customers"), Severity::sev1);
  EXPECT_EQ(settings.severity("High (most customers)"), Severity::sev2);
  EXPECT_EQ(settings.severity("High risk"), Severity::sev3);
  EXPECT_EQ(settings.severity("P1"), Severity::sev2);
  EXPECT_EQ(settings.severity("P2"), Severity::sev2);
  EXPECT_EQ(settings.severity("Highest"), std::nullopt);
  EXPECT_EQ(Settings::standard().severity("High risk"), Severity::sev2);
  const Facts facts = read_with("severities: {Hoch: sev2}\n", "# Disk full\n\n- Severity: Hoch\n");
  EXPECT_EQ(facts.severity->value, Severity::sev2);
  EXPECT_EQ(facts.severity->raw, "Hoch");
}

TEST(Settings, DatesWithTwoReadingsFollowTheOrder) {
  const char* report = "# Disk full\n\n- Date: 05/04/2026\n\n## Action items\n\n- [ ] Rotate logs (due 06/04/2026)\n- [ ] Watch it by 07/04/2026\n";
  EXPECT_EQ(date_of(read(report)), "none");
  EXPECT_EQ(date_of(read_with("date_order: year-first\n", report)), "none");
  const Facts day_first = read_with("date_order: day-first\n", report);
  EXPECT_EQ(date_of(day_first), "2026-04-05");
  EXPECT_EQ(describe_actions(day_first), (Lines{"Rotate logs | open |  | 2026-04-06", "Watch it | open |  | 2026-04-07"}));
  EXPECT_EQ(date_of(read_with("date_order: month-first\n", report)), "2026-05-04");
}

TEST(Settings, DatesWithOneReadingNeedNoOrder) {
  for (const char* order : {"day-first", "month-first", "year-first"}) {
    const std::string yaml = std::string("date_order: ") + order + "\n";
    EXPECT_EQ(find_date("25/04/2026", settings_of(yaml).date_order), make_date(2026, 4, 25)) << order;
    EXPECT_EQ(find_date("04/25/2026", settings_of(yaml).date_order), make_date(2026, 4, 25)) << order;
    EXPECT_EQ(find_date("05.04.2026", settings_of(yaml).date_order), make_date(2026, 4, 5)) << order;
    EXPECT_EQ(find_date("2026-04-05", settings_of(yaml).date_order), make_date(2026, 4, 5)) << order;
  }
}

TEST(Settings, TimesOfDetectionFollowTheOrder) {
  const char* report = "# Disk full\n\n- Started at: 05/04/2026 10:00\n- Detection time: 05/04/2026 10:20\n";
  EXPECT_EQ(describe_detection(read(report)), "missing \"05/04/2026 10:20\" line 4");
  EXPECT_EQ(describe_detection(read_with("date_order: day-first\n", report)), "20 computed line 4 in a list item");
}

TEST(Settings, IncidentsOfOneFileFollowTheOrder) {
  const char* report = "# Two\n\n## 05/04/2026 queue overload\n\na\n\n## 07/04/2026 queue lost\n\nb\n";
  EXPECT_TRUE(read(report).incidents.empty());
  ASSERT_EQ(read_with("date_order: day-first\n", report).incidents.size(), 2u);
}

TEST(Settings, TimesWithoutAZoneAreOfTheTeams) {
  const char* report = "# Disk full\n\n## Timeline\n\n- 2026-03-01 10:00 disk full\n- 2026-03-01 10:00 UTC alert\n";
  const Facts facts = read_with("time_zone: \"+01:00\"\n", report);
  ASSERT_EQ(facts.timeline.size(), 2u);
  EXPECT_EQ(to_string(*facts.timeline[0].time), "2026-03-01T09:00:00Z");
  EXPECT_EQ(to_string(*facts.timeline[1].time), "2026-03-01T10:00:00Z");
  const char* pair = "# Disk full\n\n- Started at: 2026-03-01 10:00\n- Detected at: 2026-03-01 09:20 UTC\n";
  EXPECT_EQ(read_with("time_zone: \"+01:00\"\n", pair).detection_minutes->value, 20);
}

TEST(Settings, OwnersAreCalledByTheirNames) {
  const Facts facts = read_with("owners: {alopez: Ana Lopez, '@dba': Platform team}\n",
                                "# Disk full\n\n## Action items\n\n- [ ] Rotate logs @alopez\n- [ ] Watch it (Owner: DBA, Bo)\n- [ ] Tell\n");
  ASSERT_EQ(facts.actions.size(), 3u);
  EXPECT_EQ(facts.actions[0].owner, "Ana Lopez");
  EXPECT_EQ(facts.actions[0].owner_raw, "alopez");
  EXPECT_EQ(facts.actions[2].owner, "");
  EXPECT_EQ(settings_of("owners: {alopez: Ana Lopez, '@dba': Platform team}\n").owner("@DBA, Bo"), "Platform team, Bo");
}

constexpr const char* kTeams = "owners: {jsak: Jun Sakamoto}\nteams:\n  Data: [jsak, '@bo']\n  Voice platform: Ana Lopez\n  Empty:\n";

TEST(Settings, OwnersHaveTeams) {
  const Settings settings = settings_of(kTeams);
  EXPECT_EQ(settings.team_of("Jun Sakamoto"), "Data");
  EXPECT_EQ(settings.team_of("jsak"), "Data");
  EXPECT_EQ(settings.team_of("BO"), "Data");
  EXPECT_EQ(settings.team_of("voice platform"), "Voice platform");
  EXPECT_EQ(settings.team_of("Ana Lopez, bo"), "Data, Voice platform");
  EXPECT_EQ(settings.team_of("Ana"), "");
  EXPECT_EQ(settings.team_of(""), "");
  EXPECT_EQ(Settings::standard().team_of("Ana Lopez"), "");
  EXPECT_EQ(settings_of("teams: {Data platform: [Ana, Bo], Data: [Ana, Cy]}\n").team_of("Ana, Bo, cy"), "Data platform, Data");
}

TEST(Settings, TeamsAreToldOfActionItemsAndOfTheirGroups) {
  const Facts facts = read_with(kTeams, "# Disk full\n\n## Action items\n\n### Data\n\n- [ ] Rotate logs\n\n### empty\n\n- [ ] Tell\n- [ ] Watch it (Owner: Cy)\n");
  ASSERT_EQ(facts.actions.size(), 3u);
  EXPECT_EQ(facts.actions[0].owner, "Data");
  EXPECT_EQ(facts.actions[0].team, "Data");
  EXPECT_EQ(facts.actions[1].owner, "empty");
  EXPECT_EQ(facts.actions[1].team, "Empty");
  EXPECT_EQ(facts.actions[2].owner, "Cy");
  EXPECT_EQ(facts.actions[2].team, "");
}

TEST(Settings, ATeamWithAWordForATypeIsATeam) {
  const char* report = "# Disk full\n\n## Action items\n\n### Evals\n\n- [ ] Add a case\n";
  EXPECT_EQ(describe_actions(read(report)), Lines{"Add a case | open |  |  |  |  | eval"});
  EXPECT_EQ(describe_actions(read_with("teams: {Evals: [Ana]}\n", report)), Lines{"Add a case | open | Evals"});
}

TEST(Settings, RulesAreThoseThatThereAre) {
  EXPECT_EQ(complaints("rules:\n  date-imposible: off\n"), Lines{"2: \"rules\" has no \"date-imposible\"; did you mean \"date-impossible\"?"});
  EXPECT_EQ(complaints("rules: {wishful-thinking: error}\n"), Lines{"1: \"rules\" has no \"wishful-thinking\""});
  EXPECT_EQ(complaints("rules: {Date_Impossible: off, title-twice: note, likely-trigger: off}\n"), Lines{});
  EXPECT_EQ(parse("rules: {Date_Impossible: off}\n").settings.rules.at(0).rule, "date-impossible");
}

TEST(Settings, FindingsAreSwitchedToo) {
  const char* report = "# Disk full\n\n- Detected by: customer\n- TTD: 50 minutes\n";
  const auto rules = [&](const char* yaml) {
    Lines lines;
    for (const Diagnostic& finding : read_with(yaml, report).findings) lines.push_back(finding.rule + " " + to_string(finding.level));
    return lines;
  };
  EXPECT_EQ(rules(""), (Lines{"detection-not-automated note", "detection-slow note"}));
  EXPECT_EQ(rules("rules: {detection-slow: off, detection-not-automated: error}\n"), Lines{"detection-not-automated error"});
}

TEST(Settings, MistakesInTheSettingsAreSwitchedToo) {
  EXPECT_EQ(complaints("labes: {}\nrules: {settings-unknown-key: off}\n"), Lines{});
}

TEST(Settings, RulesAreSwitched) {
  const char* report = "# Disk full\n\n- Date: 20202-01-16\n- Severity: odd\n";
  const auto levels = [&](const char* yaml) {
    Lines lines;
    for (const Diagnostic& diagnostic : read_with(yaml, report).diagnostics) lines.push_back(diagnostic.rule + " " + to_string(diagnostic.level));
    return lines;
  };
  EXPECT_EQ(levels(""), (Lines{"date-impossible warning", "severity-unknown note"}));
  EXPECT_EQ(levels("rules: {date-impossible: off, severity-unknown: error}\n"), Lines{"severity-unknown error"});
}

TEST(SettingsDocumentation, NamesEverySetting) {
  const std::string page = settings_documentation();
  for (const char* name : {"folders", "time_zone", "date_order", "labels.fields", "severities", "owners", "teams", "rules", "policies.due_days.P0"})
    EXPECT_NE(page.find("## " + std::string(name) + "\n"), std::string::npos) << name;
}

TEST(SettingsDocumentation, NamesWhatLabelsMayBeFor) {
  const std::string page = settings_documentation();
  for (const char* name : {"`detection_minutes`", "`root_cause`", "`owner`", "`actor`", "`prompt regression`"})
    EXPECT_NE(page.find(name), std::string::npos) << name;
}

TEST(SettingsDocumentation, ListsTheRules) {
  const std::string page = settings_documentation();
  for (const Rule& rule : kRules) EXPECT_NE(page.find("- `" + std::string(rule.id) + "` (" + to_string(rule.level) + "): " + std::string(rule.reason)), std::string::npos) << rule.id;
}

/// The blocks of YAML on the page.
Lines examples() {
  const std::string page = settings_documentation();
  Lines blocks;
  for (std::size_t at = 0; (at = page.find("```yaml\n", at)) != std::string::npos;) {
    const std::size_t end = page.find("```", at + 8);
    blocks.push_back(page.substr(at + 8, end - at - 8));
    at = end + 3;
  }
  return blocks;
}

TEST(SettingsDocumentation, HasExamplesThatAreRight) {
  EXPECT_GE(examples().size(), 15u);
  for (const std::string& yaml : examples()) EXPECT_EQ(complaints(yaml), Lines{}) << yaml;
}

/// "## policies.x … Default: N." as a file with that value.
TEST(SettingsDocumentation, NamesTheDefaultsThatThereAre) {
  const std::string page = settings_documentation();
  const Policies usual;
  for (const auto& [name, value] : {std::pair{"detection_target_minutes", usual.detection_target_minutes}, {"due_days.P0", usual.p0_due_days},
                                    {"due_days.P1", usual.p1_due_days}, {"due_days.P2", usual.p2_due_days}, {"review_hours", usual.review_hours},
                                    {"most_words", usual.most_words}}) {
    const std::size_t at = page.find("## policies." + std::string(name) + "\n");
    ASSERT_NE(at, std::string::npos) << name;
    const std::string wanted = "Default: " + std::to_string(value) + ".";
    EXPECT_LT(page.find(wanted, at), page.find("```yaml", at)) << name;
  }
}

}  // namespace
}  // namespace hindsight::record::test
