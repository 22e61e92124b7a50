#include <gtest/gtest.h>

#include "hindsight/record/settings.hpp"
#include "hindsight/record/taught.hpp"

namespace hindsight::record {
namespace {

using Words = std::vector<TaughtWord>;

TaughtSettings taught(const Words& words) {
  TaughtSettings settings;
  for (const TaughtWord& word : words) settings.teach(word);
  return settings;
}

/// With what is special in YAML, JSON or both.
const Words kWords = {
    {"reports", "", "notes/2026 \"late\": a.md"},
    {"not_reports", "", "how-to.md"},
    {"labels.fields", "detection_minutes", "Wann: gemerkt?"},
    {"labels.fields", "detection_minutes", "\xE6\xB0\x97\xE4\xBB\x98\xE3\x81\x8F\xE3\x81\xBE\xE3\x81\xA7"},
    {"labels.fields", "date", "# Tag"},
    {"labels.sections", "action_items", "Was nun - [ ]"},
    {"severities", "sev1", "yes"},
    {"severities", "sev2", "null"},
};

TEST(Taught, IsSettings) {
  EXPECT_EQ(taught({{"labels.fields", "date", "Tag"}, {"severities", "sev1", "Lila"}, {"labels.fields", "date", "Jour"}}).yaml(),
            "labels:\n  fields:\n    date: [\"Tag\", \"Jour\"]\nseverities:\n  \"Lila\": sev1\n");
  EXPECT_EQ(taught({}).yaml(), "");
  std::vector<Diagnostic> diagnostics;
  const Settings settings = parse_settings(taught(kWords).yaml(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(settings.labels.field("Wann: gemerkt?"), "detection_minutes");
  EXPECT_EQ(settings.labels.field("\xE6\xB0\x97\xE4\xBB\x98\xE3\x81\x8F\xE3\x81\xBE\xE3\x81\xA7"), "detection_minutes");
  EXPECT_EQ(settings.labels.section("Was nun"), "action_items");
  EXPECT_EQ(settings.severity("yes"), Severity::sev1);
  EXPECT_EQ(settings.severity("null"), Severity::sev2);
  EXPECT_EQ(settings.reports, std::vector<std::string>{"notes/2026 \"late\": a.md"});
  EXPECT_EQ(settings.other_documents, std::vector<std::string>{"how-to.md"});
}

TEST(Taught, ComesBackAsItWas) {
  const std::string yaml = taught(kWords).yaml();
  EXPECT_EQ(TaughtSettings::parse(yaml).yaml(), yaml);
  EXPECT_EQ(TaughtSettings::parse(yaml).words().size(), kWords.size());
  EXPECT_TRUE(TaughtSettings::parse("policies: {most_words: 3}\nlabels: [a]\n: {").words().empty());
}

TEST(Taught, WordsMeanOneThing) {
  TaughtSettings settings = taught({{"labels.fields", "date", "Tag"}, {"labels.fields", "review_date", "Tag"}});
  EXPECT_EQ(settings.words(), (Words{{"labels.fields", "review_date", "Tag"}}));
  settings.teach({"reports", "", "a.md"});
  settings.teach({"not_reports", "", "a.md"});
  EXPECT_EQ(settings.yaml(), "not_reports: [\"a.md\"]\nlabels:\n  fields:\n    review_date: [\"Tag\"]\n");
  settings.forget("labels.fields", "Tag");
  settings.forget("not_reports", "b.md");
  EXPECT_EQ(settings.yaml(), "not_reports: [\"a.md\"]\n");
}

TEST(Taught, ComesOnTopOfSettings) {
  std::vector<Diagnostic> diagnostics;
  const Settings team = parse_settings("labels: {fields: {date: Tag}}\nseverities: {Lila: sev3, Rot: sev1}\nowners: {al: Ana}\n", diagnostics);
  const Settings both = parse_settings(taught({{"labels.fields", "review_date", "Tag"}, {"severities", "sev2", "Lila"}}).yaml(), diagnostics, team);
  EXPECT_EQ(both.labels.field("Tag"), "review_date");
  EXPECT_EQ(both.severity("Lila"), Severity::sev2);
  EXPECT_EQ(both.severity("Rot"), Severity::sev1);
  EXPECT_EQ(both.owner("al"), "Ana");
}

}  // namespace
}  // namespace hindsight::record
