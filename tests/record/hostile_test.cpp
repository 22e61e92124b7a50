#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "read.hpp"

/// Input made to be slow, deep or huge: it is read to an end and yields a bounded amount.
namespace hindsight::record {
namespace {

std::string repeat(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

std::string nested_list(int depth) {
  std::string out = "# T\n\n## Action items\n\n";
  for (int i = 0; i < depth; ++i) out += repeat("  ", i) + "- Ana:\n";
  return out;
}

struct Case {
  const char* name;
  std::string source;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

std::vector<Case> cases() {
  const std::string big(200'000, 'a');
  return {
      {"nothing", ""},
      {"zeros", std::string(10'000, '\0')},
      {"not_utf8", repeat("\xFF\xFE\xC0", 5000)},
      {"long_line", "# " + big + "\n\n" + repeat("Severity: ", 20'000)},
      {"long_label", big + ": 5 minutes\n"},
      {"colons", repeat(":", 100'000)},
      {"bold_runs", repeat("**a:** ", 20'000)},
      {"brackets_in_an_item", "## Action items\n\n- " + repeat("(", 50'000) + repeat(")", 50'000)},
      {"labels_in_an_item", "## Action items\n\n- " + repeat("owner: a due: b ", 5000)},
      {"many_items", "## Action items\n\n" + repeat("- [ ] a\n", 20'000)},
      {"many_sections", repeat("## Timeline\n\n", 20'000)},
      {"many_rows", "## Timeline\n\n| Time | Event |\n|---|---|\n" + repeat("| 2026-01-01 10:00 | x |\n", 30'000)},
      {"many_columns", "| " + repeat("Date | ", 3000) + "\n| " + repeat("--- | ", 3000) + "\n| " + repeat("2026-01-01 | ", 3000) + "\n"},
      {"digits", repeat("1", 200'000)},
      {"dates", repeat("2026-13-45 ", 20'000)},
      {"nested_lists", nested_list(300)},
      {"code_lines", "```\n" + repeat("KEY_ONE: value\n", 20'000) + "```\n"},
      {"yaml_keys", "---\n" + repeat("severity: sev9\n", 5000) + "---\n"},
      {"many_links", repeat("[a](b.md) [issue](https://example.com/", 20'000) + repeat("[a](b.md) ", 20'000)},
      {"many_event_headings", "## Timeline\n\n" + repeat("### 14:02 errors\n\n", 10'000)},
      {"long_events", "## Timeline\n\n| Time | Event | Source |\n|---|---|---|\n" + repeat("| 14:02 | " + repeat("it ", 100) + " | " + repeat("it ", 100) + " |\n", 5'000)},
      {"many_agent_sections", repeat("## Replay fixture\n\n### Counterfactual\n\n- it\n- it\n\n", 5'000)},
      {"many_causes", "## Root cause\n\n" + repeat("It. It.\n\n- it\n\n", 10'000)},
      {"long_behavior", "## LLM behavior\n\n" + repeat("it. not it. ", 50'000)},
      {"months", "## Timeline\n\n" + repeat("- May May May May\n", 10'000)},
  };
}

class Hostile : public testing::TestWithParam<Case> {};
TEST_P(Hostile, IsReadWithinBounds) {
  const Facts facts = test::read(GetParam().source);
  EXPECT_LE(facts.fields.size() + facts.sections.size() + facts.timeline.size() + facts.actions.size() + facts.links.size() + facts.causes.size(), 35'000u);
}
INSTANTIATE_TEST_SUITE_P(Inputs, Hostile, testing::ValuesIn(cases()), [](const auto& test) { return std::string(test.param.name); });

TEST(HostileActions, AreCapped) { EXPECT_EQ(test::read("## Action items\n\n" + repeat("- [ ] a\n", 20'000)).actions.size(), 5000u); }
TEST(HostileFields, AreCapped) { EXPECT_LE(test::read("```\n" + repeat("KEY_ONE: value\n", 20'000) + "```\n").fields.size(), 2000u); }

}  // namespace
}  // namespace hindsight::record
