#include "hindsight/markdown/yaml.hpp"

#include <gtest/gtest.h>

#include "tests/markdown/outline.hpp"

namespace hindsight::markdown {
namespace {

using test::rules;
using test::yaml_outline;

struct Case {
  const char* name;
  const char* source;
  const char* expected;
  const char* diagnostics;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Yaml : public testing::TestWithParam<Case> {};

TEST_P(Yaml, IsReadAsText) {
  const YamlDocument document = parse_yaml(GetParam().source);
  EXPECT_EQ(yaml_outline(document.root), GetParam().expected);
  EXPECT_EQ(rules(document.diagnostics), GetParam().diagnostics);
}

const Case kCases[] = {
    {"Empty", "", "", ""},
    {"Mapping", "a: b\nc: d\n", "{a: b, c: d}", ""},
    {"Nested", "a:\n  b:\n    - c\n    - d: e\n", "{a: {b: [c, {d: e}]}}", ""},
    {"Flow", "a: [b, {c: d}]\n", "{a: [b, {c: d}]}", ""},
    {"Quotes", "a: 'b'\nc: \"d\\n\"\n", "{a: \"b\", c: \"d\n\"}", ""},
    {"LiteralBlock", "a: |\n  b\n  c\n", "{a: \"b\nc\n\"}", ""},
    {"FoldedBlock", "a: >-\n  b\n  c\n", "{a: \"b c\"}", ""},
    {"NoScalarIsTyped", "a: no\nb: on\nc: 0777\nd: 1:30\ne: 2026-04-12\nf: 1e3\ng: .inf\nh: True\n",
     "{a: no, b: on, c: 0777, d: 1:30, e: 2026-04-12, f: 1e3, g: .inf, h: True}", ""},
    {"OddTimesStayText", "a: 2026-04-12T24:00:60+14:00\nb: 20202-01-16\nc: 10000-01-01\n",
     "{a: 2026-04-12T24:00:60+14:00, b: 20202-01-16, c: 10000-01-01}", ""},
    {"MergeKeyIsPlainData", "a: &x {b: c}\nd:\n  <<: *x\n  e: f\n", "{a: {b: c}, d: {<<: {b: c}, e: f}}", ""},
    {"ProtoIsPlainData", "__proto__: a\nconstructor: {prototype: b}\n", "{__proto__: a, constructor: {prototype: b}}", ""},
    {"TagsAreHarmless", "a: !!python/object/apply:os.system [\"x\"]\nb: !!int 7\nc: !own d\n", "{a: [\"x\"], b: 7, c: d}", ""},
    {"Alias", "a: &x b\nc: *x\n", "{a: b, c: b}", ""},
    {"AliasAsKey", "a: &x b\n*x : c\n", "{a: b, b: c}", ""},
    {"LatestAnchorCounts", "a: &x b\nc: &x d\ne: *x\n", "{a: b, c: d, e: d}", ""},
    {"UnknownAlias", "a: *x\nb: c\n", "{a: , b: c}", "yaml-syntax@1"},
    {"AliasInsideItself", "a: &x [b, *x]\nc: d\n", "{a: [b, ], c: d}", "yaml-syntax@1"},
    {"KeyWithoutValue", "a:\nb: ~\n", "{a: , b: ~}", ""},
    {"SequenceAtTheTop", "- a\n- b\n", "[a, b]", ""},
    {"ScalarAtTheTop", "just text\n", "just text", ""},
    {"PlaceholderAsKey", "a: {{ title }}\n", "{a: {{title}: }}", ""},
    {"SecondDocumentIsLeftOut", "a: b\n---\nc: d\n", "{a: b}", ""},
    {"DuplicateKeys", "a: b\nc: d\nA: e\n", "{c: d, A: e}", "yaml-duplicate-key@3"},
    {"DuplicateKeysInAnAlias", "x: &x {a: b, a: c}\ny: *x\n", "{x: {a: c}, y: {a: c}}", "yaml-duplicate-key@1"},
    {"NulIsReplaced", "a: b\xEF\xBF\xBDz\n", "{a: b\xEF\xBF\xBDz}", ""},
    {"ControlCharactersAreReplaced", "a: b\nc: d\x01\x7F\n", "{a: b, c: d\xEF\xBF\xBD\xEF\xBF\xBD}", "yaml-syntax@2"},
    {"SyntaxError", "a: b\nc: [d\ne: f\n", "{a: b, c: [d e]}", "yaml-syntax@3"},
    {"WindowsLineEnds", "a: b\r\nc: |\r\n  d\r\n", "{a: b, c: \"d\n\"}", ""},
    {"ByteOrderMark", "\xEF\xBB\xBF" "a: b\n", "{a: b}", ""},
};

INSTANTIATE_TEST_SUITE_P(Markdown, Yaml, testing::ValuesIn(kCases), [](const auto& each) { return std::string(each.param.name); });

TEST(YamlNode, FindTakesTheLastValueAndIgnoresCase) {
  const YamlDocument document = parse_yaml("Severity: sev1\nseverity: sev2\n");
  ASSERT_NE(document.root.find("SEVERITY"), nullptr);
  EXPECT_EQ(document.root.find("SEVERITY")->text, "sev2");
  EXPECT_EQ(document.root.find("owner"), nullptr);
}

TEST(YamlNode, NullIsUnquoted) {
  const YamlDocument document = parse_yaml("a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\nf: []\n");
  std::string nulls;
  for (const YamlNode::Entry& entry : document.root.entries) {
    if (entry.value.is_null()) nulls += entry.key;
  }
  EXPECT_EQ(nulls, "abc");
}

TEST(YamlNode, LinesAreThoseOfTheFile) {
  const YamlDocument document = parse_yaml("a: b\nc:\n  - d\n  - e: f\n", 10);
  EXPECT_EQ(document.root.entries.at(0).line, 10);
  EXPECT_EQ(document.root.entries.at(1).line, 11);
  EXPECT_EQ(document.root.entries.at(1).value.items.at(0).line, 12);
  EXPECT_EQ(document.root.entries.at(1).value.items.at(1).entries.at(0).line, 13);
  EXPECT_EQ(document.first_line, 10);
  EXPECT_EQ(document.last_line, 13);
}

TEST(YamlNode, LinesDoNotCountUnicodesLineSeparators) {
  const YamlDocument document = parse_yaml("a: \"x\u2028y\"\nb: c\n");
  EXPECT_EQ(document.root.entries.at(1).line, 2);
}

TEST(YamlDiagnostics, ADuplicateKeyNamesBothLines) {
  const YamlDocument document = parse_yaml("owner: a\ndate: b\nowner: c\n", 2);
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].message, "the key \"owner\" stands on line 2 and again on line 4; the last one counts");
}

TEST(YamlDiagnostics, ASyntaxErrorSaysWhatAndWhere) {
  const YamlDocument document = parse_yaml("a: b\nc: d: e\n");
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].line, 2);
  EXPECT_EQ(document.diagnostics[0].message, "YAML cannot be read on from here: mapping values are not allowed in this context");
}

TEST(YamlDiagnostics, NameNoLineBehindTheLast) {
  for (const char* source : {"a:\n  b: c\nd", "a: \"b", "a: [b"}) {
    const YamlDocument document = parse_yaml(source, 10);
    ASSERT_EQ(document.diagnostics.size(), 1u) << source;
    EXPECT_EQ(document.diagnostics[0].line, document.last_line) << source;
  }
}

TEST(YamlDiagnostics, ATabIsNamed) {
  const YamlDocument document = parse_yaml("a:\n\tb: c\n");
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].message,
            "YAML cannot be read on from here: found character that cannot start any token; "
            "tabs cannot indent YAML, blanks can");
}

struct LimitCase {
  const char* name;
  std::string source;
  YamlLimits limits;
  const char* expected;
  const char* message;
};

void PrintTo(const LimitCase& c, std::ostream* out) { *out << c.name; }

class YamlLimit : public testing::TestWithParam<LimitCase> {};

TEST_P(YamlLimit, KeepsWhatIsWithinIt) {
  const YamlDocument document = parse_yaml(GetParam().source, 1, GetParam().limits);
  EXPECT_EQ(yaml_outline(document.root), GetParam().expected);
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_EQ(document.diagnostics[0].rule, "yaml-limit");
  EXPECT_EQ(document.diagnostics[0].message, GetParam().message);
}

const LimitCase kLimits[] = {
    {"Nodes", "a: b\nc: d\ne: f\n", {5, 64, 1000}, "{a: b, c: d}", "YAML of more than 5 values; what follows is left out"},
    {"Depth", "a: b\nc: [[[d]]]\n", {1000, 3, 1000}, "{a: b, c: [[]]}", "YAML nests more than 3 levels; what follows is left out"},
    {"Bytes", "a: b\nc: d\ne: f\n", {1000, 64, 10}, "{a: b, c: d}", "YAML of more than 10 bytes; the rest is left out"},
    {"AliasNodes", "a: &x [1, 2, 3]\nb: *x\nc: *x\n", {14, 64, 1000}, "{a: [1, 2, 3], b: [1, 2, 3], c: }",
     "the alias *x would make this YAML too large; it is left empty"},
    {"AliasBytes", "a: &x 12345678901234567890\nb: *x\nc: *x\nd: *x\n", {1000, 64, 50},
     "{a: 12345678901234567890, b: 12345678901234567890, c: 12345678901234567890, d: }",
     "the alias *x would make this YAML too large; it is left empty"},
    {"AliasDepth", "a: &x [[1]]\nb: [*x]\n", {1000, 4, 1000}, "{a: [[1]], b: []}",
     "the alias *x would make this YAML too large; it is left empty"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, YamlLimit, testing::ValuesIn(kLimits), [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace hindsight::markdown
