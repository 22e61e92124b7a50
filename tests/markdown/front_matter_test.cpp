#include <gtest/gtest.h>

#include "hindsight/markdown/document.hpp"
#include "tests/markdown/outline.hpp"

namespace hindsight::markdown {
namespace {

struct Case {
  const char* name;
  const char* source;
  const char* yaml;   ///< outline of the front matter, "-" for none
  const char* body;   ///< plain text
  int body_line;
  const char* diagnostics;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class FrontMatter : public testing::TestWithParam<Case> {};

TEST_P(FrontMatter, IsToldFromTheBody) {
  const Document document = parse(GetParam().source);
  EXPECT_EQ(document.front_matter ? test::yaml_outline(document.front_matter->root) : "-", GetParam().yaml);
  EXPECT_EQ(plain_text(document.root), GetParam().body);
  EXPECT_EQ(document.body_line, GetParam().body_line);
  EXPECT_EQ(test::rules(document.diagnostics), GetParam().diagnostics);
}

const Case kCases[] = {
    {"None", "# A\n", "-", "A", 1, ""},
    {"Closed", "---\na: b\n---\n# A\n", "{a: b}", "A", 4, ""},
    {"ClosedByDots", "---\na: b\n...\n# A\n", "{a: b}", "A", 4, ""},
    {"BlanksBehindTheMarks", "---  \na: b\n--- \t\n# A\n", "{a: b}", "A", 4, ""},
    {"WindowsLineEnds", "---\r\na: b\r\n---\r\n# A\r\n", "{a: b}", "A", 4, ""},
    {"ByteOrderMark", "\xEF\xBB\xBF---\na: b\n---\n# A\n", "{a: b}", "A", 4, ""},
    {"BlankLinesBefore", "\n\n---\na: b\n---\n# A\n", "{a: b}", "A", 6, ""},
    {"WithoutBody", "---\na: b\n---", "{a: b}", "", 4, ""},
    {"Comments", "---\n# who\na: b\n\n# when\nc: d\n---\nA\n", "{a: b, c: d}", "A", 8, ""},
    {"QuotedKeys", "---\n\"a b\": c\n---\nA\n", "{a b: c}", "A", 4, ""},
    {"FlowMapping", "---\n{a: b}\n---\nA\n", "{a: b}", "A", 4, ""},
    {"LongerRuleIsNoMark", "----\na: b\n----\n", "-", "a: b", 1, ""},

    {"RuleBeforeProse", "---\n\nSome prose.\n\n---\n\nMore.\n", "-", "Some prose.\nMore.", 1, ""},
    {"RuleBeforeHeading", "---\n\n# Title\n\nImpact: large\n\n---\n\nMore.\n", "-", "Title\nImpact: large\nMore.", 1, ""},
    {"RuleBeforeLabelledProse", "---\nNote: this happened.\n\nAnd then more.\n\n---\nEnd.\n", "-", "Note: this happened.\nAnd then more.\nEnd.", 1, ""},
    {"RuleBeforeList", "---\n- a\n- b\n---\nA\n", "-", "a\nb\nA", 1, ""},
    {"RuleAlone", "---\n", "-", "", 1, ""},
    {"TwoRules", "---\n\n---\n\nA\n", "-", "A", 1, ""},

    {"Unclosed", "---\na: b\nc: d\n\n# A\n", "{a: b, c: d}", "A", 4, "yaml-unclosed@1"},
    {"UnclosedBeforeHeading", "---\na: b\n# A\n", "{a: b}", "A", 3, "yaml-unclosed@1"},
    {"UnclosedWithLists", "---\na:\n  - b\n- c\n\nA\n", "{a: [b]}", "A", 5, "yaml-unclosed@1 yaml-syntax@4"},
    {"UnclosedBeforeALaterRule", "---\na: b\nc: d\n\n# A\n\n---\n\nB\n", "{a: b, c: d}", "A\nB", 4, "yaml-unclosed@1"},
    {"UnclosedToTheEnd", "---\na: b", "{a: b}", "", 3, "yaml-unclosed@1"},

    {"SyntaxErrorKeepsWhatWasReadBefore", "---\na: b\nc: d: e\nf: g\n---\n# A\n", "{a: b, c: d}", "A", 6, "yaml-syntax@3"},
    {"TabIndent", "---\na: b\nc:\n\td: e\n---\n# A\n", "{a: b, c: }", "A", 6, "yaml-syntax@4"},
    {"UnclosedQuote", "---\na: b\nc: \"d\n---\n# A\n", "{a: b, c: }", "A", 5, "yaml-syntax@4"},
    {"DuplicateKeys", "---\na: b\na: c\n---\n# A\n", "{a: c}", "A", 5, "yaml-duplicate-key@3"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, FrontMatter, testing::ValuesIn(kCases), [](const auto& each) { return std::string(each.param.name); });

TEST(FrontMatter, TellsItsLines) {
  const Document document = parse("---\na: b\nc:\n  - d\n---\nA\n");
  ASSERT_TRUE(document.front_matter);
  EXPECT_EQ(document.front_matter->first_line, 2);
  EXPECT_EQ(document.front_matter->last_line, 4);
  EXPECT_EQ(document.front_matter->root.find("c")->items.at(0).line, 4);
}

TEST(FrontMatter, UnclosedSaysWhereItWasReadTo) {
  const Document document = parse("---\na: b\n\n# A\n");
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].message, "the front matter that begins on line 1 has no closing ---; it is read up to line 2");
}

TEST(FrontMatter, AWholeFileOfYamlHasNoBody) {
  ParseOptions options;
  options.whole_file_is_yaml = true;
  const Document document = parse("\xEF\xBB\xBFtitle: a\nimpact: |\n  # not a heading\n", options);
  EXPECT_TRUE(document.whole_file_is_yaml);
  EXPECT_TRUE(document.root.children.empty());
  ASSERT_TRUE(document.front_matter);
  EXPECT_EQ(test::yaml_outline(document.front_matter->root), "{title: a, impact: \"# not a heading\n\"}");
  EXPECT_EQ(document.front_matter->root.entries.at(1).line, 2);
}

TEST(FrontMatter, AWholeFileOfYamlMayBeginWithADocumentMark) {
  ParseOptions options;
  options.whole_file_is_yaml = true;
  const Document document = parse("%YAML 1.1\n---\ntitle: a\n---\ntitle: second document\n", options);
  EXPECT_EQ(test::yaml_outline(document.front_matter->root), "{title: a}");
  EXPECT_EQ(document.front_matter->root.entries.at(0).line, 3);
}

}  // namespace
}  // namespace hindsight::markdown
