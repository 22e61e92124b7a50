// Which line a node stands on. Every source below names its lines: the word "L7" stands on the seventh line of the file.

#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "hindsight/markdown/document.hpp"
#include "hindsight/markdown/html.hpp"
#include "tests/markdown/outline.hpp"

namespace hindsight::markdown {
namespace {

struct LineCase {
  const char* name;
  const char* source;
};

void PrintTo(const LineCase& c, std::ostream* out) { *out << c.name; }

/// The number behind the first 'L' that a digit follows, or 0.
int first_named_line(const std::string& text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != 'L' || text[i + 1] < '0' || text[i + 1] > '9') continue;
    return std::atoi(text.c_str() + i + 1);
  }
  return 0;
}

/// Compares each node's line with the first line that its text names, and counts the leaves that name one.
int check(const Node& node, std::string& mistakes) {
  const bool leaf = node.children.empty();
  std::string text = leaf ? node.text : plain_text(node);
  const int named = first_named_line(text);
  const int first_text_line = node.line + (node.fenced ? 1 : 0);
  if (named > 0 && node.kind != NodeKind::document && named != first_text_line) {
    mistakes += test::kind_name(node) + " at " + std::to_string(first_text_line) + ", its text at " + std::to_string(named) + '\n';
  }
  if (node.end_line < node.line) mistakes += test::kind_name(node) + " ends before it begins\n";
  int leaves = leaf && named > 0 ? 1 : 0;
  for (const Node& child : node.children) leaves += check(child, mistakes);
  return leaves;
}

class Lines : public testing::TestWithParam<LineCase> {};

TEST_P(Lines, OfNodesAreThoseOfTheirText) {
  std::string mistakes;
  const int leaves = check(parse(GetParam().source).root, mistakes);
  EXPECT_EQ(mistakes, "");
  EXPECT_GT(leaves, 0);
}

const LineCase kLines[] = {
    {"Paragraphs", "L1\nL2\n\nL4\n"},
    {"Headings", "# L1\n\n## L3\n#### L4\n"},
    {"SetextHeadings", "\nL2\n===\n\nL5\nL6\n---\nL8\n"},
    {"FrontMatter", "---\na: b\nc:\n  - d\n---\n# L6\n\nL8\n"},
    {"FrontMatterWithWindowsLineEnds", "---\r\na: b\r\n---\r\n# L4\r\n\r\nL6\r\nL7\r\n"},
    {"FrontMatterWithByteOrderMark", "\xEF\xBB\xBF---\na: b\n---\nL4\n"},
    {"UnclosedFrontMatter", "---\na: b\nc: d\n\nL5\n"},
    {"BlankLinesBeforeTheText", "\n\n\nL4\n"},
    {"LoneCarriageReturns", "L1\rL2\r\rL4\r"},
    {"Lists", "- L1\n- L2\n  L3\n\n- L5\n  - L6\n    1. L7\n"},
    {"TaskBoxes", "- [ ] L1\n- [x] **L2** x\n- \u2705 L3\n"},
    {"LazyContinuation", "- L1\nL2\n\n> L4\nL5\n"},
    {"Labels", "**a:** L1\n**b:** L2 **c** L2\n"},
    {"HardBreaks", "L1  \nL2\\\nL3\n"},
    {"CodeSpanOverLines", "L1 `x\ny` z\nL3\n"},
    {"HtmlOverLines", "L1 <b\nc=\"d\"> e\nL3\n"},
    {"MailAddress", "L1\nL2 a@b.org L2\nL3\n"},
    {"Emphasis", "L1\n*L2\nL3* **L3**\n"},
    {"Link", "L1\n[L2](x) L2\n[L3\nL4](y)\n"},
    {"FencedCode", "L1\n\n```\nL4\nL5\n```\nL7\n"},
    {"IndentedCode", "L1\n\n    L3\n\n    L5\n\n\nL8\n"},
    {"HtmlBlock", "<div>L1\n</div>\n\n<!-- L4\n-->\nL6\n"},
    {"Table", "L1\n\n| L3 | L3 |\n|---|---|\n| L5 | **L5** |\n| L6 |\n\nL8\n"},
    {"TableUnderText", "L1\nL2\n| L3 |\n|---|\n| L5 |\n"},
    {"TableWithoutRowsUnderText", "L1 *L1*\nL2\n| L3 |\n|---|\n\nL6\n"},
    {"TableInList", "- L1\n\n  | L3 |\n  |---|\n  | L5 |\n"},
    {"TableInQuote", "> L1\n> | L2 | L2 |\n> |---|---|\n> | L4 | L4 |\n"},
    {"LinkDefinitionsBeforeText", "[a]: b\n[c]: d\nL3 [a]\nL4\n"},
    {"LinkDefinitionsBeforeSetextHeading", "[a]: b\n[c]:\n  d\nL4\nL5\n===\nL7\n"},
    {"LinkDefinitionInList", "- L1\n\n  [a]: b\n  L4\n- L5\n"},
    {"LinkTargetOverLines", "L1\n[L2](x\n\"y\") L3\nL4\n"},
    {"SetextHeadingAfterDefinitions", "[a]: b\n\n[c]: d\nL4\n---\n\nL7\n"},
    {"Footnotes", "L1[^a]\n\n[^a]: L3\n    L4\n\n    L6\n\nL8\n"},
    {"Quotes", "> L1\n>\n> > L3\n> L4\n"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, Lines, testing::ValuesIn(kLines), [](const auto& each) { return std::string(each.param.name); });

struct SpanCase {
  const char* name;
  const char* source;
  int line;
  int end_line;  ///< of the first block
};

void PrintTo(const SpanCase& c, std::ostream* out) { *out << c.name; }

class Span : public testing::TestWithParam<SpanCase> {};

TEST_P(Span, OfTheFirstBlock) {
  const Document document = parse(GetParam().source);
  ASSERT_FALSE(document.root.children.empty());
  const Node& block = document.root.children[0];
  EXPECT_EQ(std::to_string(block.line) + "-" + std::to_string(block.end_line),
            std::to_string(GetParam().line) + "-" + std::to_string(GetParam().end_line));
}

const SpanCase kSpans[] = {
    {"Paragraph", "\na\nb\n\nc\n", 2, 3},
    {"SetextHeading", "a\nb\n---\n", 1, 3},
    {"SetextHeadingBeforeText", "a\nb\n---\nc\n", 1, 3},
    {"SetextHeadingBeforeARule", "a\n---\n---\n", 1, 2},
    {"AtxHeading", "# a\n\nb\n", 1, 1},
    {"ListWithoutTheBlankLinesBehind", "- a\n- b\n\n\n# c\n", 1, 2},
    {"FencedCode", "```\na\n```\nb\n", 1, 3},
    {"FencedCodeThatIsNeverClosed", "```\na\nb\n", 1, 3},
    {"IndentedCode", "    a\n    b\n\n\nc\n", 1, 2},
    {"HtmlThatEndsAtItsMark", "<!-- a\nb -->\nc\n", 1, 2},
    {"HtmlThatEndsAtABlankLine", "<div>\na\n\nc\n", 1, 2},
    {"Table", "| a |\n|---|\n| b |\n\nc\n", 1, 3},
    {"TableWithoutRows", "| a |\n|---|\n\nc\n", 1, 2},
};

INSTANTIATE_TEST_SUITE_P(Markdown, Span, testing::ValuesIn(kSpans), [](const auto& each) { return std::string(each.param.name); });

TEST(Lines, OfHeadingsInAnArticleCountTheFrontMatter) {
  const Article article = render_article("---\na: b\n---\n# One\n\nTwo\n===\n");
  ASSERT_EQ(article.headings.size(), 2u);
  EXPECT_EQ(article.headings[0].line, 4);
  EXPECT_EQ(article.headings[1].line, 6);
}

}  // namespace
}  // namespace hindsight::markdown
