#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "hindsight/record/extract.hpp"
#include "tests/support/corpora.hpp"

namespace hindsight::record {
namespace {

std::string listed(const std::vector<ActionItem>& items) {
  std::ostringstream out;
  for (const ActionItem& item : items) {
    out << item.line << " " << to_string(item.status) << " '" << item.text << "' " << item.owner << "," << item.due_raw << "," << item.priority << "," << item.ticket
        << "," << item.type << "\n";
  }
  return out.str();
}

std::string read_in_full(const std::string& source) { return listed(extract_actions(markdown::parse(source))); }
std::string read_as_old_version(const std::string& source) { return listed(extract_actions(source, markdown::ParseOptions{})); }

struct Case {
  const char* name;
  const char* source;
};

class OldVersions : public ::testing::TestWithParam<Case> {};

TEST_P(OldVersions, HaveTheSameItems) {
  const std::string source = GetParam().source;
  EXPECT_EQ(read_as_old_version(source), read_in_full(source));
  EXPECT_NE(read_in_full(source), "") << "the case has no item to lose";
}

INSTANTIATE_TEST_SUITE_P(
    Forms, OldVersions,
    ::testing::Values(
        Case{"Prose", "# X\n\nThe disk was full.\nIt was emptied.\n\n## Action items\n\nWe do this next.\n\n- [ ] Add an alert\n\nAnd no more.\n"},
        Case{"GroupName", "## Action items\n\nPlatform team:\n\n- [ ] Add an alert\n\n**Ana**\n\n- Rotate logs\n"},
        Case{"GroupNameInALink", "## Action items\n\nOwned by [Platform team:](https://x.org)\n\n- [ ] Add an alert\n"},
        Case{"GroupNameMarkedAtItsEnd", "## Action items\n\nDone *soon:*\n\n- [ ] Add an alert\n"},
        Case{"LabelledParagraph", "# X\n\nAction item: Declare incidents earlier. Owner: @ana\n\nFollow-up: Write it down.\n"},
        Case{"LabelWithMarks", "# X\n\nA**ction item:** Declare incidents earlier.\n\nA'ction: call\n\nAction\xEF\xBC\x9A tell\n"},
        Case{"ParagraphInAnItem", "## Action items\n\n- [ ] Add an alert\n\n  for disks: soon\n\n  - by Ana\n\nProse.\n\n  - no item\n"},
        Case{"LazyLine", "## Action items\n\n- Add an alert\nfor disks\n\nThe end of it\n"},
        Case{"FencedHeading", "# X\n\n```\nplain text\n\n## Action items\n\nmore\n```\n\n- [ ] Add an alert\n"},
        Case{"Comment", "<!--\nplain\n\n- [ ] not this\n\nplain -->\n\n- [ ] Add an alert\n"},
        Case{"HtmlBlock", "<div>\n\nplain text\n\n</div>\n\n- [ ] Add an alert\n"},
        Case{"SetextHeading", "Action items\n---\n\n- Add an alert\n\nLessons\n===\n\n- none\n"},
        Case{"TableBehindText", "## Action items\n\nAction | Owner\n--- | ---\nAdd an alert | Ana\n\nText\n"},
        Case{"FrontMatter", "---\ntitle: X\naction_items:\n  - Add an alert\nnote: >\n\n  folded\n\nprose\n---\n\nText of it\n\n## Action items\n\n- Rotate logs\n"},
        Case{"UnclosedFrontMatter", "---\naction_items: [Add an alert]\n\nText of it\n\n## Action items\n\n- Rotate logs\n"},
        Case{"TextRightBehindFrontMatter", "---\ntitle: X\n---\nText\n\n- [ ] Add an alert\n"},
        Case{"ByteOrderMark", "\xEF\xBB\xBF---\naction_items: [Add an alert]\n---\n\nText\n\n- [ ] Rotate logs\n"},
        Case{"CarriageReturns", "# X\r\n\r\nText\r\nand text\r\n\r\n## Action items\r\n\r\n- Add an alert\r\n"},
        Case{"LoneCarriageReturns", "# X\r\rText\r---\r\r- [ ] Add an alert\r\nText\n\nText\r- [x] Rotate logs\n"},
        Case{"Footnote", "## Action items\n\nText[^1] of it\n\n- Add an alert\n\n[^1]: A note\n\n    - [ ] in it\n\nText\n"},
        Case{"ReferenceDefinition", "## Action items\n\n- Add an [alert]\n\n[alert]:\nhttps://x.org/issues/7\n\nText\n"},
        Case{"NumberedListAndBullets", "## Action items\n\n1. Add an alert\n\nText\n\n- Rotate logs\n\n2. Clean up\n\n- a detail\n"},
        Case{"NoEndOfLine", "## Action items\n\n- Add an alert\n\nText"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(OldVersionsOfFiles, TheProjectsOwnTemplate) {
  const auto source = testing::read_file(testing::source_path("data/template.md"));
  if (!source) GTEST_SKIP() << "no template";
  EXPECT_EQ(read_as_old_version(*source), read_in_full(*source));
}

/// Lines of every kind, put together at random: whatever the parser makes of them, both ways must agree.
TEST(OldVersionsAtRandom, HaveTheSameItems) {
  const std::vector<std::string> lines = {
      "", "", "", "", "The disk was full.", "At 14:02 it was `emptied`", "Action items: see below", "Action: call Ana", "Follow up: write it down", "Platform team:",
      "## Action items", "## Lessons", "# Disk full", "### Done", "Action items", "---", "===", "- [ ] Add an alert (Owner: Ana)", "- [x] Rotate logs", "- a bullet",
      "* [ ] Another", "1. [ ] Numbered", "2) again", "  - nested", "    - [ ] deeply nested", "  continued", "    code or not", "\ttabbed", "> quoted", "> - [ ] quoted item",
      "| Action | Owner |", "|---|---|", "| Fix it | Bo |", "Action | Owner", "```", "~~~", "```text", "<!--", "-->", "<details>", "</details>", "<pre>", "</pre>", "<b>x</b>",
      "[x]: https://x.org", "see [x] and [y](https://y.org/issues/4)", "[^1]: a note", "a note[^1] here", "**Ana**", "**Action item:** Do it", "ends *here:*", "title: X",
      "action_items:", "...", "word\\", "tail  ", "\xEF\xBC\x9A", "naïve: text", "http://x.org: y", "Foo &colon; bar", "A_b_: c", "<script>", "</script>", "<?x", "?>"};
  std::mt19937 random(20260412);
  std::size_t with_items = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string source;
    const std::size_t count = 3 + random() % 24;
    for (std::size_t i = 0; i < count; ++i) {
      source += lines[random() % lines.size()];
      source += random() % 40 == 0 ? "\r\n" : "\n";
    }
    const std::string expected = read_in_full(source);
    ASSERT_EQ(read_as_old_version(source), expected) << "of\n" << source;
    with_items += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(with_items, 2000u);
}

}  // namespace
}  // namespace hindsight::record
