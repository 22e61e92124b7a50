#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read.hpp"

namespace hindsight::record {
namespace {

struct AnswerCase {
  const char* name;
  const char* body;
  bool answered;
};
void PrintTo(const AnswerCase& c, std::ostream* out) { *out << c.name; }

class SectionBody : public testing::TestWithParam<AnswerCase> {};
TEST_P(SectionBody, IsAnAnswerOrNot) {
  const Facts facts = test::read(std::string("# T\n\n## Impact\n\n") + GetParam().body + "\n## Lessons\n\nText.\n");
  const Section* section = test::section_of_kind(facts, "impact");
  ASSERT_NE(section, nullptr);
  EXPECT_EQ(section->answered, GetParam().answered) << GetParam().body;
}

INSTANTIATE_TEST_SUITE_P(
    Answers, SectionBody,
    testing::Values(AnswerCase{"text", "Fourteen customers were charged twice.\n", true}, AnswerCase{"one_word", "None.\n", false}, AnswerCase{"nothing", "", false},
                    AnswerCase{"empty_bullet", "-\n", false}, AnswerCase{"tbd", "TBD\n", false}, AnswerCase{"dash", "- \xE2\x80\x94\n", false},
                    AnswerCase{"angle_brackets", "`<describe the impact>`\n", false}, AnswerCase{"instruction", "Describe what the customers saw.\n", false},
                    AnswerCase{"comment", "<!-- who saw what -->\n", false}, AnswerCase{"question_in_a_quote", "> Who saw what?\n", false},
                    AnswerCase{"day_to_fill_in", "YYYY-MM-DD\n", false}, AnswerCase{"unfilled_label", "Users affected:\n", false},
                    AnswerCase{"list", "- All calls failed\n", true}, AnswerCase{"code", "```\nHTTP 500\n```\n", true},
                    AnswerCase{"image", "![load](load.png)\n", true}, AnswerCase{"empty_table", "| User | Loss |\n|---|---|\n| | |\n", false},
                    AnswerCase{"table", "| User | Loss |\n|---|---|\n| Acme | 3 |\n", true}, AnswerCase{"in_a_part_of_it", "### Customers\n\nFourteen.\n", true}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Sections, OfWhatWasDoneAreNothingToDo) {
  const Facts facts = test::read(
      "# T\n\n**What did the agent do?**\n\n- Sent reminders twice.\n\n**What should it have done?**\n\n- Sent one.\n\n**What will we do?**\n\n- Add a limit\n");
  ASSERT_EQ(facts.actions.size(), 1u);
  EXPECT_EQ(facts.actions[0].text, "Add a limit");
  EXPECT_TRUE(test::read("# T\n\n## Was hat der Agent getan?\n\n- Erinnerungen doppelt gesendet\n").actions.empty());
}

TEST(Sections, HaveTitleKindLevelAndLine) {
  const Facts facts = test::read("# T\n\nText.\n\n## Root cause\n\n### Model\n\nIt preferred the new tool.\n");
  ASSERT_EQ(facts.sections.size(), 2u);
  const Section& part = facts.sections[1];
  EXPECT_EQ(part.title + " " + part.kind + " " + std::to_string(part.level) + " " + std::to_string(part.line), "Model root_cause_model 3 7");
}
TEST(Sections, NamedModelAreNoCauseElsewhere) {
  const Facts facts = test::read("# T\n\n## Impact\n\n### Model\n\nText.\n");
  ASSERT_EQ(facts.sections.size(), 2u);
  EXPECT_EQ(facts.sections[1].kind, "");
}
TEST(Sections, MayBeUnderlined) {
  const Facts facts = test::read("Refunds doubled\n===============\n\nLessons learned\n---------------\n\nText.\n");
  ASSERT_EQ(facts.sections.size(), 1u);
  EXPECT_EQ(facts.sections[0].kind, "lessons");
}
TEST(Sections, AreNotMadeByAHashWithoutBlank) { EXPECT_TRUE(test::read("# T\n\n#2212 broke it\n").sections.empty()); }
TEST(Sections, OfYamlAreItsBlocks) {
  const Facts facts = test::read_yaml("title: T\nroot_causes:\n  - The prompt was not tested\nwhat_went_well: []\n");
  ASSERT_EQ(facts.sections.size(), 2u);
  EXPECT_TRUE(facts.sections[0].kind == "root_cause" && facts.sections[0].answered && facts.sections[1].kind == "went_well" && !facts.sections[1].answered);
}

TEST(Title, IsTheFirstHeading) { EXPECT_EQ(test::read("# Refunds doubled\n\n## Summary\n\nText.\n").title->value, "Refunds doubled"); }
TEST(Title, IsNotASection) { EXPECT_EQ(test::read("# Refunds doubled\n\nText.\n").sections.size(), 0u); }
TEST(Title, IsNotTheNameOfASection) { EXPECT_FALSE(test::read("# Summary\n\nText.\n\n# Timeline\n\nText.\n").title.has_value()); }
TEST(Title, OfFrontMatterCounts) { EXPECT_EQ(test::read("---\ntitle: One\n---\n\n# Two\n").title->value, "One"); }
TEST(Title, MayBeMissing) { EXPECT_FALSE(test::read("It went down.\n").title.has_value()); }

TEST(Excerpt, IsTheFirstParagraphOfTheSummary) {
  EXPECT_EQ(test::read("# T\n\n**Date:** 2026-04-12\n\nIntroduction of some length.\n\n## Summary\n\nA new tool overlapped with two others.\n\nMore.\n").excerpt,
            "A new tool overlapped with two others.");
}
TEST(Excerpt, IsTheFirstParagraphWithoutASummary) {
  EXPECT_EQ(test::read("# T\n\n**Date:** 2026-04-12\n\nIt went down for about three hours.\n").excerpt, "It went down for about three hours.");
}
TEST(Excerpt, IsCutBetweenWords) {
  std::string text = "# T\n\n";
  for (int i = 0; i < 200; ++i) text += "word ";
  const std::string excerpt = test::read(text).excerpt;
  EXPECT_TRUE(excerpt.ends_with("word\xE2\x80\xA6") && excerpt.size() < 340) << excerpt;
}
TEST(Words, AreCountedInTheBody) { EXPECT_EQ(test::read("---\ntitle: One two\n---\n\n# Three four\n\n- five, six \xE2\x80\x94 7\n").word_count, 5 + 1); }
TEST(Text, HoldsTheBody) { EXPECT_NE(test::read("# T\n\nThe **lock** service\n").text.find("The lock service"), std::string::npos); }

}  // namespace
}  // namespace hindsight::record
