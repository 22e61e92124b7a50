#include "hindsight/markdown/document.hpp"

#include <gtest/gtest.h>

#include "tests/markdown/outline.hpp"

namespace hindsight::markdown {
namespace {

using test::outline_of;

struct TreeCase {
  const char* name;
  const char* source;
  const char* expected;
};

void PrintTo(const TreeCase& c, std::ostream* out) { *out << c.name; }

class DocumentTree : public testing::TestWithParam<TreeCase> {};

TEST_P(DocumentTree, IsAsExpected) { EXPECT_EQ(outline_of(GetParam().source), GetParam().expected); }

const TreeCase kTrees[] = {
    {"Empty", "", ""},
    {"AtxHeading", "## Impact ##\n", "heading2 (text (\"Impact\"))"},
    {"SetextHeading", "Impact\n======\n", "heading1 (text (\"Impact\"))"},
    {"HashWithoutBlankIsText", "#2212 is a ticket\n", "paragraph (text (\"#2212 is a ticket\"))"},
    {"SeveralFirstLevelHeadings", "# A\n# B\n", "heading1 (text (\"A\")) heading1 (text (\"B\"))"},
    {"LabelAndValue", "**Owner:** Sam\n", "paragraph (strong (text (\"Owner:\")) text (\" Sam\"))"},
    {"Breaks", "a\nb  \nc\n", "paragraph (text (\"a\") soft_break text (\"b\") line_break text (\"c\"))"},
    {"WindowsLineEnds", "# A\r\n\r\ntext\r\n", "heading1 (text (\"A\")) paragraph (text (\"text\"))"},
    {"ByteOrderMark", "\xEF\xBB\xBF# A\n", "heading1 (text (\"A\"))"},
    {"Entities", "a &amp; b &lt;c&gt;\n", "paragraph (text (\"a & b <c>\"))"},
    {"Code", "`a b`\n", "paragraph (code (\"a b\"))"},
    {"FencedCode", "```yaml title\nx: 1\n```\n", "code_block (\"x: 1\n\" <yaml title>)"},
    {"IndentedCode", "    x: 1\n", "code_block (\"x: 1\n\")"},
    {"RawHtml", "<details>\n\nx<br>y\n\n</details>\n",
     "html_block (\"<details>\n\") paragraph (text (\"x\") line_break text (\"y\")) html_block (\"</details>\n\")"},
    {"Quote", "> a\n", "quote (paragraph (text (\"a\")))"},
    {"Rule", "a\n\n***\n", "paragraph (text (\"a\")) rule"},
    {"Link", "[a](b.md \"t\")\n", "paragraph (link (<b.md> text (\"a\")))"},
    {"ReferenceLink", "[a][r]\n\n[r]: b.md\n", "paragraph (link (<b.md> text (\"a\")))"},
    {"Autolink", "see https://x.org/a, ok\n", "paragraph (text (\"see \") link (<https://x.org/a> text (\"https://x.org/a\")) text (\", ok\"))"},
    {"MailAddress", "to a@b.org now\n", "paragraph (text (\"to \") link (<mailto:a@b.org> text (\"a@b.org\")) text (\" now\"))"},
    {"Image", "![alt](img/a.png)\n", "paragraph (image (<img/a.png> text (\"alt\")))"},
    {"WikiLinkIsText", "[[Other report]]\n", "paragraph (text (\"[[Other report]]\"))"},
    {"StrikeThrough", "~~gone~~\n", "paragraph (strike (text (\"gone\")))"},
    {"SingleTildesAreText", "~2h, then 10~20 and 30~40\n", "paragraph (text (\"~2h, then 10~20 and 30~40\"))"},
    {"OrderedList", "1. a\n2. b\n", "list:ordered (item (paragraph (text (\"a\"))) item (paragraph (text (\"b\"))))"},
    {"NestedList", "- a\n  - b\n", "list (item (paragraph (text (\"a\")) list (item (paragraph (text (\"b\"))))))"},
    {"Table", "| a | b |\n|---|--:|\n| 1 | **2** |\n",
     "table (row:header (cell (text (\"a\")) cell (text (\"b\"))) row (cell (text (\"1\")) cell (strong (text (\"2\")))))"},
    {"TableWithoutOuterPipes", "a | b\n-|-\n1 | 2\n",
     "table (row:header (cell (text (\"a\")) cell (text (\"b\"))) row (cell (text (\"1\")) cell (text (\"2\"))))"},
    {"EscapedPipe", "| a |\n|---|\n| x\\|y |\n", "table (row:header (cell (text (\"a\"))) row (cell (text (\"x|y\"))))"},
    {"Footnote", "a[^n]\n\n[^n]: why\n",
     "paragraph (text (\"a\") footnote_reference (\"n\")) footnote (\"n\" paragraph (text (\"why\")))"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, DocumentTree, testing::ValuesIn(kTrees), [](const auto& each) { return std::string(each.param.name); });

struct TaskCase {
  const char* name;
  const char* source;
  const char* expected;  ///< of the first item
};

void PrintTo(const TaskCase& c, std::ostream* out) { *out << c.name; }

class TaskBox : public testing::TestWithParam<TaskCase> {};

TEST_P(TaskBox, IsReadAndTakenOffTheText) {
  const Document document = parse(GetParam().source);
  const Node& item = document.root.children.at(0).children.at(0);
  const char* state = item.task == TaskState::open ? "open" : item.task == TaskState::done ? "done" : "none";
  EXPECT_EQ(std::string(state) + ": " + plain_text(item), GetParam().expected);
}

const TaskCase kTasks[] = {
    {"Open", "- [ ] a\n", "open: a"},
    {"Done", "- [x] a\n", "done: a"},
    {"DoneWithCapital", "* [X] a\n", "done: a"},
    {"WithoutBlank", "- [] a\n", "open: a"},
    {"Numbered", "1. [ ] a\n", "open: a"},
    {"NumberedDone", "2) [x] a\n", "done: a"},
    {"Tick", "- \u2705 a\n", "done: a"},
    {"TickWithoutBlank", "- \u2705a\n", "done: a"},
    {"TickWithVariationSelector", "- \u2714\uFE0F a\n", "done: a"},
    {"BallotBox", "- \u2610 a\n", "open: a"},
    {"CheckedBallotBox", "+ \u2611 a\n", "done: a"},
    {"EmojiName", "- :white_check_mark: a\n", "done: a"},
    {"TickInBrackets", "- [\u2713] a\n", "done: a"},
    {"StruckThrough", "- ~~[x] a~~\n", "done: a"},
    {"Bold", "- **[ ] a** b\n", "open: a b"},
    {"EscapedBrackets", "- \\[ \\] a\n", "open: a"},
    {"BeforeLink", "- [x] [a](b)\n", "done: a"},
    {"Empty", "- [ ]\n", "open: "},
    {"InQuotedList", "- [ ] a [x] b\n", "open: a [x] b"},
    {"LooseItem", "- [x] a\n\n- [ ] b\n", "done: a"},
    {"LinkIsNoBox", "- [x](y) a\n", "none: x a"},
    {"GluedTextIsNoBox", "- [x]a\n", "none: [x]a"},
    {"OtherLetterIsNoBox", "- [-] a\n", "none: [-] a"},
    {"LaterBoxIsText", "- a [x]\n", "none: a [x]"},
    {"PlainBullet", "- a\n", "none: a"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, TaskBox, testing::ValuesIn(kTasks), [](const auto& each) { return std::string(each.param.name); });

TEST(Document, NestedTaskBoxesAreRead) {
  EXPECT_EQ(outline_of("- Sam\n  - [x] a\n  - [ ] b\n"),
            "list (item (paragraph (text (\"Sam\")) list (item:done (paragraph (text (\"a\"))) item:open (paragraph (text (\"b\"))))))");
}

struct TextCase {
  const char* name;
  const char* source;
  const char* expected;
};

void PrintTo(const TextCase& c, std::ostream* out) { *out << c.name; }

class PlainText : public testing::TestWithParam<TextCase> {};

TEST_P(PlainText, IsWhatAReaderSees) { EXPECT_EQ(plain_text(parse(GetParam().source).root), GetParam().expected); }

const TextCase kTexts[] = {
    {"InlinesAreJoined", "a **b** `c` [d](e)\n", "a b c d"},
    {"BreaksAreBlanks", "a\nb  \nc\n", "a b c"},
    {"BlocksAreLines", "# a\n\nb\n\n- c\n- d\n", "a\nb\nc\nd"},
    {"ImageByItsAltText", "see ![the *graph*](x.png)\n", "see the graph"},
    {"HtmlBreakIsABlank", "a<br>b<b>c</b>\n", "a bc"},
    {"HtmlBlock", "<details><summary>More</summary>\n<p>a &amp; b</p></details>\n", "More\na & b"},
    {"HtmlCommentIsLeftOut", "<!-- hidden > -->\n\nshown\n", "shown"},
    {"ScriptIsLeftOut", "<script>\nalert(1)\n</script>\n\nshown\n", "shown"},
    {"FootnoteMarkIsLeftOut", "169 minutes[^1]\n\n[^1]: stated\n", "169 minutes\nstated"},
    {"TableRows", "| a | b |\n|---|---|\n| 1 | 2 |\n", "a b\n1 2"},
    {"Code", "```\nx\ny\n```\n", "x\ny"},
    {"LessThanIsNoTag", "a < b and c > d\n", "a < b and c > d"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, PlainText, testing::ValuesIn(kTexts), [](const auto& each) { return std::string(each.param.name); });

TEST(Document, ABodyLongerThanTheLimitIsCutWithADiagnostic) {
  ParseOptions options;
  options.max_bytes = 4;
  const Document document = parse("ab\ncd\nef\n", options);
  EXPECT_EQ(plain_text(document.root), "ab c");
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].rule, "markdown-limit");
  EXPECT_EQ(document.diagnostics[0].line, 2);
  EXPECT_EQ(document.diagnostics[0].message, "the file is longer than 4 bytes; it is read up to here");
}

TEST(Document, MarksBelowTheGreatestDepthAreDroppedAndTheirTextIsKept) {
  ParseOptions options;
  options.max_depth = 4;
  const Document document = parse("> > > > deep\n\nshallow\n", options);
  EXPECT_EQ(plain_text(document.root), "deep\nshallow");
  EXPECT_LE(test::size_of(document.root).depth, 6);
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].message, "marks nest more than 4 levels; of the deeper ones only the text is kept");
}

TEST(Document, InvalidUtf8IsReplacedAndNoted) {
  const Document document = parse("ok\n\xFF\n");
  EXPECT_EQ(plain_text(document.root), "ok \xEF\xBF\xBD");
  EXPECT_EQ(test::rules(document.diagnostics), "markdown-encoding@2");
}

TEST(Document, SurvivesItsSource) {
  Document document;
  {
    std::string source = "---\ntitle: a\n---\n# b\n";
    document = parse(source);
    std::fill(source.begin(), source.end(), '?');
  }
  EXPECT_EQ(plain_text(document.root), "b");
  EXPECT_EQ(document.front_matter->root.find("title")->text, "a");
}

}  // namespace
}  // namespace hindsight::markdown
