// Hostile Markdown and YAML. Each case must come back, with a tree and an article whose sizes are bounded by the input's.

#include <functional>

#include <gtest/gtest.h>

#include "hindsight/markdown/document.hpp"
#include "hindsight/markdown/html.hpp"
#include "tests/markdown/outline.hpp"

namespace hindsight::markdown {
namespace {

using test::repeat;
using test::rules;
using test::size_of;

struct Case {
  const char* name;
  std::function<std::string()> source;
  std::size_t most_html_bytes;
  int most_nodes;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class HostileMarkdown : public testing::TestWithParam<Case> {};

TEST_P(HostileMarkdown, GivesABoundedTreeAndArticle) {
  const std::string source = GetParam().source();
  const Document document = parse(source);
  const test::Size size = size_of(document.root);
  EXPECT_LE(size.depth, 103);
  EXPECT_LE(size.nodes, GetParam().most_nodes);
  EXPECT_LE(plain_text(document.root).size(), 3 * source.size() + 100);
  EXPECT_LE(render_article(source).html.size(), GetParam().most_html_bytes);
}

std::string wide_table(int columns, int rows) {
  return repeat("|a", columns) + "\n" + repeat("|-", columns) + "\n" + repeat("|x\n", rows);
}

const Case kCases[] = {
    {"Row33_ListMarks", [] { return repeat("- ", 10'000) + "a\n\n\n" + repeat("\n", 10'000) + "b\n"; }, 40'000, 2'000},
    {"Row33_ListMarksWithBlankLines", [] { return repeat("- \n\n", 10'000); }, 200'000, 20'010},
    {"Row33_ListMarksInDepth",
     [] {
       std::string source;
       for (int depth = 0; depth < 1'000; ++depth) source += std::string(static_cast<std::size_t>(2 * depth), ' ') + "- a\n\n";
       return source;
     },
     1'200'000, 5'000},
    {"Row33_Quotes", [] { return repeat(">", 500'000); }, 2'100'000, 200},
    {"Row33_Images", [] { return repeat("![[]()", 160'000); }, 3'000'000, 500'000},
    {"Row33_Comments", [] { return repeat("<!--", 300'000); }, 1'300'000, 10},
    {"Row33_InlineComments", [] { return repeat("a <!--", 300'000); }, 3'000'000, 10},
    {"Row33_Underscores", [] { return "a " + repeat("_", 40'000) + "b"; }, 50'000, 100},
    {"Row33_UnderscorePairs", [] { return repeat("_a ", 40'000) + repeat(" a_", 40'000); }, 300'000, 100'000},
    {"Row33_Pipes", [] { return repeat("|", 40'000) + "\n" + repeat("|", 40'000); }, 90'000, 10},
    {"Row33_Columns", [] { return wide_table(65'536, 1'000); }, 300'000, 3'000},
    {"Row33_ColumnsBelowTheLimitInManyRows", [] { return wide_table(900, 20'000); }, 100'000, 50'000},
    {"Row33_ReferenceExpansion", [] { return "[a]: " + repeat("x", 50'000) + "\n\n" + repeat("[a] ", 50'000); }, 700'000, 200'000},

    {"Row33_ShortLines", [] { return repeat("ab cd\n", 1'400'000); }, 1'000'000, 300'100},
    {"Row33_ShortParagraphs", [] { return repeat("a\n\n", 2'700'000); }, 1'000'000, 300'100},
    {"Row33_ShortLinesWithWindowsEnds", [] { return repeat("ab\r\n", 2'000'000); }, 1'000'000, 300'100},
    {"Row33_ShortLinesWithOldEnds", [] { return repeat("ab\r", 2'700'000); }, 1'000'000, 300'100},
    {"Row33_ShortItems", [] { return repeat("- a\n", 2'000'000); }, 3'000'000, 600'100},

    {"Row34_Nul", [] { return std::string(5'000'000, '\0'); }, 15'000'100, 5},
    {"Row34_InvalidUtf8", [] { return std::string(5'000'000, '\xFF'); }, 15'000'100, 5},
    {"Row34_TruncatedUtf8", [] { return repeat("\xE2\x82", 2'500'000); }, 15'000'100, 5},

    {"Row40_NestedHtmlBlocks", [] { return repeat("<div>\n\n", 100'000); }, 1'500'000, 100'010},
    {"Row40_NestedHtmlInOneBlock", [] { return repeat("<div>", 100'000); }, 1'200'000, 10},
    {"Row40_NestedHtmlInlines", [] { return repeat("a <b>", 100'000); }, 1'200'000, 300'010},

    {"NestedEmphasis", [] { return repeat("*a ", 50'000) + "b" + repeat("*", 50'000); }, 300'000, 110'000},
    {"NestedLinks", [] { return repeat("[", 50'000) + "a" + repeat("](b)", 50'000); }, 500'000, 200'000},
    {"FootnoteReferences", [] { return repeat("[^a] ", 20'000) + "\n\n[^a]: b\n"; }, 2'000'000, 50'000},
    {"NestedFootnotes", [] { return repeat("[^a]: ", 10'000) + "b\n"; }, 800'000, 50'000},
    {"BlankLinesInDeepLists", [] { return repeat("* ", 99) + "a\n" + repeat("\n", 500'000); }, 50'000, 1'000},
    {"BlankQuoteLinesInDeepLists", [] { return "> " + repeat("* ", 90) + "a\n" + repeat(">\n", 500'000); }, 50'000, 1'000},
    {"LongHeading", [] { return "# " + repeat("a", 1'000'000); }, 1'000'300, 5},
};

INSTANTIATE_TEST_SUITE_P(Markdown, HostileMarkdown, testing::ValuesIn(kCases), [](const auto& each) { return std::string(each.param.name); });

struct NamedCase {
  const char* name;
  std::string source;
  const char* message;
};

void PrintTo(const NamedCase& c, std::ostream* out) { *out << c.name; }

class MarkdownLimit : public testing::TestWithParam<NamedCase> {};

TEST_P(MarkdownLimit, IsNamed) {
  const Document document = parse(GetParam().source);
  ASSERT_FALSE(document.diagnostics.empty());
  EXPECT_EQ(document.diagnostics[0].rule, "markdown-limit");
  EXPECT_EQ(document.diagnostics[0].message, GetParam().message);
}

const NamedCase kLimits[] = {
    {"Nesting", repeat(">", 101) + "a\n", "more than 100 quotes and lists within each other; deeper marks are shown as text"},
    {"Lines", repeat("a\n", 150'001), "the file has more than 150000 lines; it is read up to here"},
    {"Columns", wide_table(1'001, 1), "a table with too many columns or missing cells; it is shown as text"},
    {"MissingCells", wide_table(900, 1'000), "a table with too many columns or missing cells; it is shown as text"},
    {"BlankLines", repeat("* ", 99) + "a\n" + repeat("\n", 30'000), "too many blank lines inside deeply nested lists; the lists end here"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, MarkdownLimit, testing::ValuesIn(kLimits), [](const auto& each) { return std::string(each.param.name); });

struct KeptCase {
  const char* name;
  std::string source;
};

void PrintTo(const KeptCase& c, std::ostream* out) { *out << c.name; }

class LargeButHonest : public testing::TestWithParam<KeptCase> {};

TEST_P(LargeButHonest, PassesWithoutDiagnostics) { EXPECT_EQ(rules(parse(GetParam().source).diagnostics), ""); }

const KeptCase kHonest[] = {
    {"LongRule", repeat("- ", 200) + "\n"},
    {"WideTable", wide_table(200, 3)},
    {"LongTable", "| a | b | c |\n|---|---|---|\n" + repeat("| 1 | 2 | 3 |\n", 20'000)},
    {"DeepIndent", "```\n" + std::string(500, ' ') + "x\n```\n"},
    {"AsManyLinesAsAreRead", repeat("a\n", 150'000)},
    {"TenLevels", "- a\n  - b\n    - c\n      - d\n        - e\n          - f\n            - g\n              - h\n"},
    {"ManyBlankLines", "- a\n" + repeat("\n", 10'000) + "- b\n"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, LargeButHonest, testing::ValuesIn(kHonest), [](const auto& each) { return std::string(each.param.name); });

std::string laughs() {
  std::string source = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
  for (char name = 'b'; name <= 'z'; ++name) {
    const std::string below(1, static_cast<char>(name - 1));
    source += std::string(1, name) + ": &" + name + " [*" + below + repeat(", *" + below, 8) + "]\n";
  }
  return source;
}

std::string anchors(int count) {
  std::string source;
  for (int i = 0; i < count; ++i) source += "k" + std::to_string(i) + ": &a" + std::to_string(i) + " v\n";
  return source;
}

std::string anchor_chain(int count) {
  std::string source = "k0: &a0 [v]\n";
  for (int i = 1; i < count; ++i) source += "k" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  return source;
}

int count_nodes(const YamlNode& node) {
  int nodes = 1;
  for (const YamlNode& item : node.items) nodes += count_nodes(item);
  for (const YamlNode::Entry& entry : node.entries) nodes += 1 + count_nodes(entry.value);
  return nodes;
}

struct YamlCase {
  const char* name;
  std::string yaml;
  const char* first_rule;  ///< "" where nothing is to be said
};

void PrintTo(const YamlCase& c, std::ostream* out) { *out << c.name; }

class HostileYaml : public testing::TestWithParam<YamlCase> {};

TEST_P(HostileYaml, IsBoundedAndTheBodyStillRenders) {
  const std::string file = "---\ntitle: kept\n" + GetParam().yaml + "\n---\n# Body\n";
  const Document document = parse(file);
  ASSERT_TRUE(document.front_matter);
  EXPECT_LE(count_nodes(document.front_matter->root), 200'001);
  ASSERT_NE(document.front_matter->root.find("title"), nullptr);
  EXPECT_EQ(document.front_matter->root.find("title")->text, "kept");
  EXPECT_EQ(document.diagnostics.empty() ? "" : document.diagnostics[0].rule, GetParam().first_rule);
  EXPECT_LE(document.diagnostics.size(), 101u);
  EXPECT_EQ(render_article(file).html, "<h1 id=\"body\">Body</h1>\n");
}

const YamlCase kYaml[] = {
    {"Row41_BillionLaughs", laughs(), "yaml-limit"},
    {"Row41_Anchors", anchors(50'000), "yaml-limit"},
    {"Row41_AnchorChain", anchor_chain(50'000), "yaml-limit"},
    {"Row41_Brackets", "a: " + repeat("[", 100'000), "yaml-limit"},
    {"Row41_Braces", "a: " + repeat("{", 100'000), "yaml-limit"},
    {"Row41_BracketLines", "a: " + repeat("[\n", 100'000), "yaml-limit"},
    {"Row41_Dashes", "a:\n  " + repeat("- ", 100'000), "yaml-limit"},
    {"Row41_QuestionMarks", "a:\n  " + repeat("? ", 100'000), "yaml-limit"},
    {"Row41_LongTextRepeated", "a: &a " + repeat("x", 100'000) + "\nb: [" + repeat("*a,", 40'000) + "]", "yaml-limit"},
    {"Row42_DuplicateKeys", "a: 1\na: 2", "yaml-duplicate-key"},
    {"Row42_ManyDuplicateKeys", repeat("a: 1\n", 10'000), "yaml-duplicate-key"},
    {"Row43_Words", "a: no\nb: on\nc: 0777\nd: 1:30", ""},
    {"Row45_Tabs", "a: b\nc:\n\td: e", "yaml-syntax"},
    {"Row45_Nul", std::string("a: b\0c", 6), "markdown-encoding"},
    {"Row45_PythonTag", "a: !!python/object/apply:os.system [x]", ""},
    {"Row46_MergeKey", "<<: {a: b}\n__proto__: {c: d}", ""},
};

INSTANTIATE_TEST_SUITE_P(Markdown, HostileYaml, testing::ValuesIn(kYaml), [](const auto& each) { return std::string(each.param.name); });

TEST(HostileYaml, Row42_BothLinesOfADuplicateKeyAreShown) {
  const Document document = parse("---\nseverity: sev1\nowner: a\nseverity: sev2\n---\n# Body\n");
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].message, "the key \"severity\" stands on line 2 and again on line 4; the last one counts");
}

TEST(HostileYaml, Row42_EachLineOfAKeyThatStandsThreeTimesIsShown) {
  const Document document = parse("---\na: 1\na: 2\na: 3\n---\n");
  ASSERT_EQ(document.diagnostics.size(), 2u);
  EXPECT_EQ(document.diagnostics[1].message, "the key \"a\" stands on line 3 and again on line 4; the last one counts");
}

TEST(HostileYaml, Row45_AMissingClosingMarkIsNamedAndTheBodyRenders) {
  const std::string file = "\xEF\xBB\xBF---\ntitle: kept\nseverity: sev2\n\n# Body\n";
  EXPECT_EQ(rules(parse(file).diagnostics), "yaml-unclosed@1");
  EXPECT_EQ(render_article(file).html, "<h1 id=\"body\">Body</h1>\n");
}

}  // namespace
}  // namespace hindsight::markdown
