#include "hindsight/language/fold.hpp"
#include "hindsight/language/scanner.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace hindsight::language {
namespace {

struct FoldCase {
  const char* text;
  const char* folded;
};

constexpr FoldCase kFolded[] = {
    {"", ""},
    {"abc", "abc"},
    {"ABC-12", "abc-12"},
    {"Ärger ÖL Über", "ärger öl über"},
    {"STRASSE straße", "strasse straße"},
    {"ÉCLAIR À L'ÉTÉ", "éclair à l'été"},
    {"ÇA ÑANDÚ ÅNGSTRÖM ÆØÅ", "ça ñandú ångström æøå"},
    {"ŁÓDŹ ĄĘŚĆŻ", "łódź ąęśćż"},
    {"ĞÜŞ", "ğüş"},
    {"ŒUVRE", "œuvre"},
    {"ΑΒΓ ΔΩ", "αβγ δω"},
    {"ПРИЧИНА Ё Й", "причина ё й"},
    {"ІНЦИДЕНТ Є Ї Ґ", "інцидент є ї ґ"},
    {"ＡＢＣ１２３", "abc123"},
    {"障害の概要", "障害の概要"},
    {"장애 요약", "장애 요약"},
    {"a–b “c” 50 %", "a–b “c” 50 %"},
};

TEST(Fold, MakesLettersSmallAndOfUsualWidth) {
  for (const FoldCase& c : kFolded) EXPECT_EQ(fold(std::string_view(c.text)), c.folded) << c.text;
}

TEST(Fold, IsDoneOnce) {
  for (const FoldCase& c : kFolded) EXPECT_EQ(fold(std::string_view(c.folded)), c.folded) << c.folded;
}

struct CodePointCase {
  char32_t code_point;
  char32_t folded;
};

TEST(Fold, OfOneCodePoint) {
  constexpr CodePointCase cases[] = {{U'A', U'a'},   {U'z', U'z'}, {U'Ä', U'ä'}, {U'Ø', U'ø'},  {U'Ś', U'ś'},  {U'Ω', U'ω'},
                                     {U'Ж', U'ж'},   {U'Ё', U'ё'}, {U'Ї', U'ї'}, {U'Ａ', U'a'}, {U'ｚ', U'z'}, {U'１', U'1'},
                                     {U'日', U'日'}, {U'ß', U'ß'}, {U'×', U'×'}, {U'÷', U'÷'},  {U'-', U'-'}};
  for (const CodePointCase& c : cases) EXPECT_EQ(fold(std::uint32_t{c.code_point}), std::uint32_t{c.folded}) << std::uint32_t{c.code_point};
}

constexpr FoldCase kUnaccented[] = {
    {"déclenché", "declenche"},
    {"à l'été", "a l'ete"},
    {"größe", "grosse"},
    {"mañana", "manana"},
    {"resolução", "resolucao"},
    {"perché", "perche"},
    {"tweeënhalf", "tweeenhalf"},
    {"åtgärd", "atgard"},
    {"źródło", "zrodlo"},
    {"ağustos", "agustos"},
    {"plain text 12", "plain text 12"},
    {"причина", "причина"},
    {"障害", "障害"},
    {"", ""},
};

TEST(WithoutAccents, IsAsPeopleTypeIt) {
  for (const FoldCase& c : kUnaccented) EXPECT_EQ(without_accents(c.text), c.folded) << c.text;
}

constexpr FoldCase kWords[] = {
    {"Root Cause", "root cause"},
    {"root_cause", "root cause"},
    {"rootCause", "root cause"},
    {"RootCause", "root cause"},
    {"  root\t cause:  ", "root cause"},
    {"ROOT CAUSE", "root cause"},
    {"root-cause/analysis", "root cause analysis"},
    {"didn't", "didnt"},
    {"didn’t", "didnt"},
    {"What went well?", "what went well"},
    {"**Started** (UTC)", "started utc"},
    {"5 Whys", "5 whys"},
    {"Zeitlicher Ablauf", "zeitlicher ablauf"},
    {"Événement déclencheur", "événement déclencheur"},
    {"Причина — сбой", "причина сбой"},
    {"“quoted” … text", "quoted text"},
    {"🔥 Impact", "impact"},
    {"", ""},
    {"---", ""},
};

TEST(FoldWords, StandBetweenSingleBlanks) {
  for (const FoldCase& c : kWords) EXPECT_EQ(fold_words(c.text), c.folded) << c.text;
}

TEST(Decode, GivesTheCodePointAndItsSize) {
  struct {
    std::string_view text;
    std::uint32_t code_point;
    std::size_t size;
  } const cases[] = {
      {"a", 0x61, 1}, {"ä", 0xE4, 2}, {"日本", 0x65E5, 3}, {"🔥", 0x1F525, 4}, {"\x7F", 0x7F, 1}, {"\x80", 0x80, 1}, {"\xC3", 0xC3, 1},
  };
  for (const auto& c : cases) {
    const Symbol got = decode(c.text);
    EXPECT_EQ(got.code_point, c.code_point) << c.text;
    EXPECT_EQ(got.size, c.size) << c.text;
  }
}

TEST(AppendUtf8, IsTheInverseOfDecode) {
  for (const char* text : {"a", "ä", "ÿ", "日", "長", "한", "я", "🔥", "\x7F"}) {
    std::string out = "x";
    append_utf8(decode(text).code_point, out);
    EXPECT_EQ(out, std::string("x") + text);
  }
}

TEST(JoinedScript, IsChineseKanaAndHangul) {
  for (const char32_t c : std::u32string_view(U"日本時間のカ한글點々")) EXPECT_TRUE(is_joined_script(std::uint32_t{c})) << std::uint32_t{c};
  for (const char32_t c : std::u32string_view(U"aZ9äñЖяΩ -.、。「」（）—🔥"))
    EXPECT_FALSE(is_joined_script(std::uint32_t{c})) << std::uint32_t{c};
}

TEST(LetterOrDigit, IsOfAnyScript) {
  for (const char32_t c : std::u32string_view(U"aZ09äÑßłğЖяїΩ日のカ한１Ａ"))
    EXPECT_TRUE(is_letter_or_digit(std::uint32_t{c})) << std::uint32_t{c};
  for (const char32_t c : std::u32string_view(U" .,;:-_/()[]“”–—…→✅🔥、。「」（）：！？«»¿¡"))
    EXPECT_FALSE(is_letter_or_digit(std::uint32_t{c})) << std::uint32_t{c};
}

TEST(BeginsAWord, BehindAnythingThatIsNoLetter) {
  struct Case {
    std::string_view before, word;
    bool begins;
  };
  const Case cases[] = {{"", "UTC", true},  {" ", "UTC", true},   {"(", "UTC", true}, {"（", "UTC", true}, {"—", "UTC", true},  {"“", "UTC", true},
                        {"间", "UTC", true}, {"é", "UTC", false}, {"x", "UTC", false}, {"9", "UTC", false}, {"я", "UTC", false}};
  for (const Case& c : cases) EXPECT_EQ(begins_a_word(std::string(c.before) + std::string(c.word), c.before.size()), c.begins) << c.before;
}

TEST(FoldWords, PartsElidedWords) {
  EXPECT_EQ(fold_words("L'alerte de l’usager"), "l alerte de l usager");
  EXPECT_EQ(fold_words("qu'il s’aperçoit"), "qu il s aperçoit");
  EXPECT_EQ(fold_words("dell'utente"), "dell utente");
  EXPECT_EQ(fold_words("didn't, we're, the users' O'Brien"), "didnt were the users obrien");
}

}  // namespace
}  // namespace hindsight::language
