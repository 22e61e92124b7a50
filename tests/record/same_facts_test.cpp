#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "read.hpp"

/// Whatever way a report is laid out, its facts are the same.
namespace hindsight::record {
namespace {

constexpr char kTop[] = "# Refunds doubled\n\n";
constexpr char kSummary[] = "## Summary\n\nA retry ran the refund twice.\n\n";
constexpr char kTimeline[] = "## Timeline\n\nAll times in UTC.\n\n- 2026-04-12 14:02 - first double refund\n- 2026-04-12 14:47 - a customer complained\n\n";
constexpr char kActions[] = "## Action items\n\n- [ ] Enforce the key (Owner: Ana)\n- [x] Refund the customers\n\n";
constexpr char kStats[] = "## Stats\n\n- Category: capacity\n- Severity: sev2\n- Time to detection: 45 minutes\n";

std::string original() { return std::string(kTop) + kSummary + kTimeline + kActions + kStats; }

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes)
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

/// All but lines and places.
std::string digest(const Facts& facts) {
  std::string out = "title " + (facts.title ? facts.title->value : "-") + "\ndate " + test::date_of(facts);
  out += "\nseverity " + std::string(facts.severity ? to_string(facts.severity->value) : "-") + "\ncategories";
  for (const auto& category : facts.categories) out += " " + category.value;
  out += "\ndetection " + (facts.detection_minutes ? std::to_string(facts.detection_minutes->value) : "-");
  for (const TimelineEvent& event : facts.timeline) out += "\nevent " + (event.time ? to_string(*event.time) : "?") + " " + event.text;
  for (const ActionItem& item : facts.actions) out += "\naction " + test::describe(item);
  return out;
}

struct Mutation {
  const char* name;
  std::string source;
};
void PrintTo(const Mutation& mutation, std::ostream* out) { *out << mutation.name; }

std::vector<Mutation> mutations() {
  const std::string whole = original();
  return {
      {"unchanged", whole},
      {"sections_reversed", std::string(kTop) + kStats + "\n" + kActions + kTimeline + kSummary},
      {"crlf", replaced(whole, {{"\n", "\r\n"}})},
      {"bom", "\xEF\xBB\xBF" + whole},
      {"stars_for_dashes", replaced(whole, {{"\n- ", "\n* "}})},
      {"pluses_for_dashes", replaced(whole, {{"\n- ", "\n+ "}})},
      {"wide_markers", replaced(whole, {{"\n- ", "\n-   "}})},
      {"synonymous_labels", replaced(whole, {{"Time to detection", "TTD"}, {"Category", "Incident type"}, {"Severity", "Sev level"}})},
      {"synonymous_sections", replaced(whole, {{"## Stats", "## Metrics"}, {"## Action items", "## Follow-ups"}, {"## Timeline", "## Chronology"}})},
      {"bold_labels", replaced(whole, {{"- Category:", "- **Category:**"}, {"- Severity:", "- **Severity**:"}, {"- Time to detection:", "- **Time to detection:**"}})},
      {"other_words_for_values", replaced(whole, {{"45 minutes", "0h 45m"}, {"sev2", "SEV-2"}})},
      {"first_level_sections", replaced(whole, {{"\n## ", "\n# "}})},
      {"third_level_sections", replaced(whole, {{"\n## ", "\n### "}})},
      {"closed_headings", replaced(whole, {{"## Stats", "## Stats ##"}})},
      {"timeline_as_a_table", std::string(kTop) + kSummary +
                                  "## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 2026-04-12 14:02 | first double refund |\n| 2026-04-12 14:47 | a customer complained |\n\n" +
                                  kActions + kStats},
      {"actions_as_a_table", std::string(kTop) + kSummary + kTimeline +
                                 "## Action items\n\n| Status | Action | Owner |\n|---|---|---|\n| open | Enforce the key | Ana |\n| done | Refund the customers | |\n\n" + kStats},
      {"stats_as_a_table", std::string(kTop) + kSummary + kTimeline + kActions +
                               "| Time to detection | Severity | Category |\n|---|---|---|\n| 45 minutes | sev2 | capacity |\n"},
      {"stats_as_front_matter", "---\nseverity: sev2\ntime_to_detection: 45 minutes\ncategory: capacity\n---\n\n" + std::string(kTop) + kSummary + kTimeline + kActions},
      {"underlined_title", replaced(whole, {{"# Refunds doubled\n\n## S", "Refunds doubled\n===\n\n## S"}})},
      {"no_final_newline", whole.substr(0, whole.size() - 1)},
  };
}

class SameFacts : public testing::TestWithParam<Mutation> {};
TEST_P(SameFacts, InAnotherLayout) { EXPECT_EQ(digest(test::read(GetParam().source)), digest(test::read(original()))) << GetParam().source; }
INSTANTIATE_TEST_SUITE_P(Mutations, SameFacts, testing::ValuesIn(mutations()), [](const auto& test) { return std::string(test.param.name); });

TEST(TheOriginal, IsReadInFull) {
  EXPECT_EQ(digest(test::read(original())),
            "title Refunds doubled\ndate 2026-04-12\nseverity sev2\ncategories capacity\ndetection 45.000000\n"
            "event 2026-04-12T14:02:00Z first double refund\nevent 2026-04-12T14:47:00Z a customer complained\n"
            "action Enforce the key | open | Ana\naction Refund the customers | done");
}

}  // namespace
}  // namespace hindsight::record
