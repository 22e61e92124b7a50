#include "hindsight/base/text.hpp"

#include <gtest/gtest.h>

namespace hindsight::text {
namespace {

using Views = std::vector<std::string_view>;
constexpr std::size_t kNowhere = std::string_view::npos;

TEST(TrimTest, WhiteSpaceOnly) {
  EXPECT_EQ(trim(" \t\r\n a b \v\f"), "a b");
  EXPECT_EQ(trim("   "), "");
}

TEST(CaseTest, AsciiOnly) {
  EXPECT_EQ(to_lower("ÄbC"), "Äbc");
  EXPECT_TRUE(equals_ignoring_case("SEV-1", "sev-1"));
  EXPECT_FALSE(equals_ignoring_case("SEV-1", "sev-12"));
  EXPECT_TRUE(starts_with_ignoring_case("Detected by", "DETECTED"));
  EXPECT_FALSE(starts_with_ignoring_case("De", "DETECTED"));
  EXPECT_TRUE(contains_ignoring_case("The PAGE came", "page"));
  EXPECT_TRUE(contains_ignoring_case("x", ""));
  EXPECT_FALSE(contains_ignoring_case("", "x"));
}

TEST(FindWordTest, WholeWords) {
  EXPECT_EQ(find_word_ignoring_case("an Alert fired", "alert"), 3u);
  EXPECT_EQ(find_word_ignoring_case("alerting, alert", "alert"), 10u);
  EXPECT_EQ(find_word_ignoring_case("realert", "alert"), kNowhere);
  EXPECT_EQ(find_word_ignoring_case("alert2", "alert"), kNowhere);
  EXPECT_EQ(find_word_ignoring_case("alert alert", "alert", 1), 6u);
  EXPECT_EQ(find_word_ignoring_case("alert", "alert", 9), kNowhere);
  EXPECT_EQ(find_word_ignoring_case("alert", ""), kNowhere);
}

TEST(FindWordTest, UnderscoresAndPunctuationDivide) {
  EXPECT_EQ(find_word_ignoring_case("detection_chain_minutes", "chain"), 10u);
  EXPECT_EQ(find_word_ignoring_case("(alert)", "alert"), 1u);
  EXPECT_EQ(find_word_ignoring_case("alert—page", "alert"), 0u);
}

TEST(FindWordTest, LettersOfOtherScriptsDoNot) {
  EXPECT_EQ(find_word_ignoring_case("éalert", "alert"), kNowhere);
  EXPECT_EQ(find_word_ignoring_case("alerté", "alert"), kNowhere);
}

TEST(SplitTest, Parts) {
  EXPECT_EQ(split("a,b,,c", ','), (Views{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), Views{""});
  EXPECT_EQ(split(",", ','), (Views{"", ""}));
}

TEST(SplitLinesTest, EveryTerminator) {
  EXPECT_EQ(split_lines("a\nb\r\nc\rd"), (Views{"a", "b", "c", "d"}));
  EXPECT_EQ(split_lines("a\n\nb\n"), (Views{"a", "", "b"}));
  EXPECT_EQ(split_lines(""), Views{});
}

TEST(SqueezeTest, RunsBecomeOne) { EXPECT_EQ(squeeze("  a \t\n b  c "), "a b c"); }

TEST(ParseIntegerTest, WholeNumbersOnly) {
  EXPECT_EQ(parse_integer("42"), 42);
  EXPECT_EQ(parse_integer("-42"), -42);
  EXPECT_EQ(parse_integer("007"), 7);
  EXPECT_EQ(parse_integer("9223372036854775807"), 9223372036854775807LL);
  for (const char* text : {"", "-", "+4", " 4", "4 ", "4.0", "0x4", "9223372036854775808", "--4"}) EXPECT_FALSE(parse_integer(text)) << text;
}

TEST(ParseDecimalTest, DigitsWithOnePoint) {
  EXPECT_EQ(parse_decimal("42"), 42.0);
  EXPECT_EQ(parse_decimal("861.93"), 861.93);
  EXPECT_EQ(parse_decimal(".5"), 0.5);
  EXPECT_EQ(parse_decimal("0.1"), 0.1);
  EXPECT_EQ(parse_decimal("0.12345678901234567890"), 0.1234567890123456);
  for (const char* text : {"", ".", "5.", "1.2.3", "-1", "1e5", "1,5", " 1", "99999999999999999999"}) EXPECT_FALSE(parse_decimal(text)) << text;
}

TEST(SanitizeUtf8Test, KeepsWhatIsValid) {
  const std::string text = "aä€😀\n";
  EXPECT_EQ(sanitize_utf8(text), text);
}

TEST(SanitizeUtf8Test, ReplacesTheRest) {
  const struct {
    const char* name;
    std::string_view text;
    const char* expected;
  } cases[] = {
      {"NUL", std::string_view("a\0b", 3), "a�b"},
      {"lone continuation", "a\x80z", "a�z"},
      {"overlong", "\xC0\xAF", "��"},
      {"overlong of three", "\xE0\x80\xAF", "���"},
      {"surrogate", "\xED\xA0\x80", "���"},
      {"beyond U+10FFFF", "\xF4\x90\x80\x80", "����"},
      {"cut at the end", "a\xE2\x82", "a�"},
      {"cut before a letter", "\xE2\x82z", "�z"},
      {"Latin-1", "caf\xE9", "caf�"},
  };
  for (const auto& test : cases) EXPECT_EQ(sanitize_utf8(test.text), test.expected) << test.name;
}

TEST(MakeVisibleTest, ControlAndDirection) {
  EXPECT_EQ(make_visible("\x1b[2J"), "␛[2J");
  EXPECT_EQ(make_visible(std::string_view("\0", 1)), "␀");
  EXPECT_EQ(make_visible("\x7f"), "␡");
  EXPECT_EQ(make_visible("a\u202Eb"), "a⟨U+202E⟩b");
  EXPECT_EQ(make_visible("\u2066x\u2069"), "⟨U+2066⟩x⟨U+2069⟩");
  EXPECT_EQ(make_visible("\u0085"), "⟨U+0085⟩");
  EXPECT_EQ(make_visible("\u2028"), "⟨U+2028⟩");
  EXPECT_EQ(make_visible("line\n\ttab ä 😀"), "line\n\ttab ä 😀");
  EXPECT_EQ(make_visible("\xff"), "�");
}

TEST(MakeVisibleTest, OnALine) {
  EXPECT_EQ(text::make_visible_on_a_line("a\nb\tc\x1b"), "a␊b␉c␛");
  EXPECT_EQ(text::make_visible_on_a_line("\u202Eä"), "⟨U+202E⟩ä");
}

TEST(EscapeInvisibleTest, SaysTheSame) {
  EXPECT_EQ(text::escape_invisible("{\"a\": \"\\u001b ä 😀 \u202E\u009B\x7F\u2066\"}\n"), "{\"a\": \"\\u001b ä 😀 \\u202E\\u009B\\u007F\\u2066\"}\n");
}

TEST(EscapeHtmlTest, FiveCharacters) { EXPECT_EQ(escape_html("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"); }

TEST(UrlTest, RoundTrip) {
  EXPECT_EQ(encode_url("a b/ä?&=+~"), "a%20b/%C3%A4%3F%26%3D%2B~");
  EXPECT_EQ(decode_url("a%20b/%C3%A4%3F%26%3D%2B~"), "a b/ä?&=+~");
  EXPECT_EQ(decode_url("100%, %4, %zz, %41, a+b"), "100%, %4, %zz, A, a+b");
}

TEST(Words, JoinApostrophesAndKeepEveryScript) {
  EXPECT_EQ(words("It didn’t “re-try”: Überlauf—3x «so»、障害"), (std::vector<std::string>{"it", "didnt", "re", "try", "Überlauf", "3x", "so", "障害"}));
}

}  // namespace
}  // namespace hindsight::text
