#include <gtest/gtest.h>

#include <string>

#include "read.hpp"

/// YAML that only looks like values of the report: merge keys, keys of other languages' objects, mappings under names of
/// their own. And the other way round: keys that stand twice, of which the last is what counts everywhere.
namespace hindsight::record {
namespace {

std::string describe_values(const Facts& facts) {
  std::string out = "title=" + (facts.title ? facts.title->value : "none");
  out += " severity=" + (facts.severity ? std::string(to_string(facts.severity->value)) : "none");
  out += " owner=" + (test::field_named(facts, "owner") ? test::field_named(facts, "owner")->raw : "none");
  out += " detection=" + test::describe_detection(facts);
  out += " items=" + std::to_string(facts.actions.size()) + " events=" + std::to_string(facts.timeline.size()) +
         " causes=" + std::to_string(facts.causes.size()) + " sections=" + std::to_string(facts.sections.size());
  return out;
}

struct Case {
  const char* name;
  const char* yaml;
  const char* expected;  ///< without what is none or nothing
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

std::string without_nothing(std::string text) {
  for (const std::string nothing : {" severity=none", " owner=none", " detection=nothing", " items=0", " events=0", " causes=0", " sections=0"})
    if (const std::size_t at = text.find(nothing); at != std::string::npos) text.erase(at, nothing.size());
  return text;
}

const Case kCases[] = {
    {"merge_key", "title: T\n<<: {severity: sev1, title: x}", "title=T"},
    {"merge_of_an_alias", "title: T\nbase: &b {severity: sev1}\n<<: *b", "title=T"},
    {"merge_of_lists", "title: T\n<<: {action_items: [Add an alert], timeline: [10:00 it broke], root_cause: a typo}", "title=T"},
    {"merge_within_a_group", "title: T\nincident:\n  owner: a\n  <<: {severity: sev1}", "title=T owner=a"},
    {"unknown_parent", "title: T\nzzz: {severity: sev1, owner: b, detection_minutes: 5}", "title=T"},
    {"unknown_parent_of_lists", "title: T\nzzz: {action_items: [Add an alert], timeline: [10:00 it broke], root_causes: [a typo]}", "title=T"},
    {"known_parent_below_an_unknown", "title: T\nzzz: {incident: {severity: sev1}, impact: {owner: b}}", "title=T"},
    {"proto", "title: T\n__proto__: {title: x, severity: sev1}\nconstructor: {severity: sev1}", "title=T"},
    {"known_parents", "incident_summary: {title: T, severity: sev2}\nreview: {owner: b}\nour_outage: {detection_minutes: 5}",
     "title=T severity=sev2 owner=b detection=5 stated line 4 in front matter sections=1"},
    {"twice", "title: T\nseverity: sev1\nseverity: sev2\nowner: a\nOwner: b", "title=T severity=sev2 owner=b"},
    {"detection_twice", "title: T\ndetection_chain_minutes: 5\ndetection_chain_minutes: 500", "title=T detection=500 stated line 4 in front matter"},
    {"action_items_twice", "title: T\naction_items: [Add an alert, Test it]\naction_items: [Page someone]", "title=T items=1 sections=1"},
};

class PlainData : public testing::TestWithParam<Case> {};
TEST_P(PlainData, IsNoValueOfTheReport) {
  const Facts facts = test::read("---\n" + std::string(GetParam().yaml) + "\n---\n\nText.\n");
  EXPECT_EQ(without_nothing(describe_values(facts)), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(Yaml, PlainData, testing::ValuesIn(kCases), [](const auto& test) { return std::string(test.param.name); });

TEST(PlainDataField, IsShownWithoutAName) {
  const Facts facts = test::read("---\ntitle: T\nzzz: {severity: sev1}\n---\n\nText.\n");
  ASSERT_EQ(facts.fields.size(), 2u);
  EXPECT_EQ(facts.fields[1].name + "|" + facts.fields[1].label + "|" + facts.fields[1].raw, "|severity|sev1");
}

TEST(KeyThatStandsTwice, IsTheOnlyThingToldOfIt) {
  const Facts facts = test::read("---\ntitle: T\ndetection_chain_minutes: 5\ndetection_chain_minutes: 500\n---\n\nText.\n");
  ASSERT_EQ(facts.diagnostics.size(), 1u);
  EXPECT_EQ(facts.diagnostics[0].message, "the key \"detection_chain_minutes\" stands on line 3 and again on line 4; the last one counts");
}

}  // namespace
}  // namespace hindsight::record
