#include "hindsight/language/date.hpp"

#include <gtest/gtest.h>

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// Dates: a day, then the ways in which people write it.
namespace hindsight::language {
namespace {

using Texts = std::initializer_list<const char*>;

std::string shown(std::optional<Date> date) {
  return date ? to_string(*date) : "none";
}

void expect_day(const char* day, Texts texts, DateOrder order = DateOrder::unsaid) {
  for (const char* text : texts) EXPECT_EQ(shown(find_date(text, order)), day) << '"' << text << '"';
}

TEST(FindDate, OfFigures) {
  expect_day("2026-04-12",
             {"2026-04-12", "2026/04/12", "2026.04.12", "2026-4-12", "2026-04-12T14:02:00Z", "2026-04-12 14:02", "20260412", "12.04.2026",
              "12.4.2026", "12. 4. 2026", "12.04.2026, 14:02", "(2026-04-12)", "on 2026-04-12.", "from 2026-04-12 to 2026-04-13"});
  expect_day("2026-04-25", {"25/04/2026", "04/25/2026", "25-04-2026", "4/25/2026", "25/4/2026", "25.04.2026"});
  expect_day("2024-02-29", {"2024-02-29", "29.02.2024", "29/02/2024", "29 February 2024"});
}

TEST(FindDate, InEachLanguage) {
  expect_day("2026-04-12", {"12 April 2026", "April 12, 2026", "April 12th, 2026", "12th April 2026", "12th of April, 2026",
                            "the 12th of April 2026", "Apr 12 2026", "12 Apr 2026", "12/Apr/26", "12-Apr-26", "12/Apr/2026 8:14 AM", "Apr. 12, 2026", "12-Apr-2026",
                            "Sunday, April 12, 2026", "Sun 12 April 2026", "APRIL 12, 2026"});
  expect_day("2026-03-03", {"3. März 2026", "3. Maerz 2026", "Dienstag, 3. März 2026", "Dienstag, den 3. März 2026", "am 3. März 2026",
                            "Di, 3. Mrz 2026", "3.3.2026", "03.03.2026", "der 3. März 2026"});
  expect_day("2026-03-03",
             {"3 mars 2026", "le 3 mars 2026", "mardi 3 mars 2026", "le mardi 3 mars 2026", "du 3 mars 2026", "03/03/2026", "3 MARS 2026"});
  expect_day("2026-08-01", {"1er août 2026", "1 août 2026", "le 1er aout 2026", "samedi 1er août 2026"});
  expect_day("2026-03-03", {"3 de marzo de 2026", "3 de marzo del 2026", "martes 3 de marzo de 2026", "martes, 3 de marzo de 2026",
                            "el 3 de marzo de 2026", "3 marzo 2026", "3 mar 2026"});
  expect_day("2026-03-03", {"3 de março de 2026", "terça-feira, 3 de março de 2026", "em 3 de março de 2026", "3 de marco de 2026",
                            "3 mar 2026", "dia 3 de março de 2026"});
  expect_day("2026-03-01", {"1º de março de 2026", "1º marzo 2026", "1 de marzo de 2026"});
  expect_day("2026-03-03", {"3 marzo 2026", "martedì 3 marzo 2026", "il 3 marzo 2026", "3 mar 2026", "del 3 marzo 2026"});
  expect_day("2026-03-03", {"3 maart 2026", "dinsdag 3 maart 2026", "op 3 maart 2026", "3 mrt 2026", "di 3 maart 2026"});
  expect_day("2026-05-03", {"3. mai 2026", "søndag 3. mai 2026", "den 3. mai 2026", "3. maj 2026", "søndag den 3. maj 2026",
                            "d. 3. maj 2026", "3 maj 2026", "söndag 3 maj 2026", "den 3 maj 2026"});
  expect_day("2026-03-03", {"3 marca 2026", "wtorek, 3 marca 2026", "3 marca 2026 r.", "dnia 3 marca 2026 roku", "3 mar 2026"});
  expect_day("2026-03-03",
             {"3 марта 2026", "3 марта 2026 г.", "вторник, 3 марта 2026 года", "от 3 марта 2026", "3 мар 2026", "03.03.2026 г."});
  expect_day("2026-03-03",
             {"3 березня 2026", "3 березня 2026 р.", "вівторок, 3 березня 2026 року", "від 3 березня 2026", "3 бер 2026", "03.03.2026 р."});
  expect_day("2026-04-12", {"2026年4月12日", "2026 年 4 月 12 日", "2026年04月12日", "2026年4月12日（日）", "2026/4/12（日）"});
  expect_day("2026-04-12", {"2026年4月12号", "2026年4月12日 星期日", "2026年04月12號", "于2026年4月12日"});
  expect_day("2026-04-12", {"2026년 4월 12일", "2026년4월12일", "2026년 04월 12일(일)", "2026. 4. 12.", "2026.04.12", "2026년 4월 12일에"});
  expect_day("2026-04-12", {"12 Nisan 2026", "12 Nisan 2026 Pazar", "12 Nis 2026", "12 NİSAN 2026", "12.04.2026 tarihinde"});
  expect_day("2026-05-02", {"2. května 2026", "2. toukokuuta 2026"});
}

struct Months {
  const char* language;
  std::array<const char*, 12> names;
};

constexpr Months kMonths[] = {
    {"en", {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}},
    {"en, short", {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}},
    {"en, small", {"january", "february", "march", "april", "may", "june", "july", "august", "sept", "october", "november", "december"}},
    {"de", {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}},
    {"fr", {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}},
    {"fr, short", {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."}},
    {"es", {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}},
    {"pt", {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"}},
    {"it",
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"}},
    {"nl", {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}},
    {"nb", {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"}},
    {"da", {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}},
    {"sv", {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}},
    {"pl",
     {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada",
      "grudnia"}},
    {"ru", {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}},
    {"uk", {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"}},
    {"tr", {"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"}},
    {"cs", {"ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"}},
    {"fi",
     {"tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta",
      "lokakuuta", "marraskuuta", "joulukuuta"}},
};

TEST(Months, OfEachLanguage) {
  for (const Months& months : kMonths) {
    for (std::size_t i = 0; i < 12; ++i) {
      const std::string text = std::string("14 ") + months.names[i] + " 2026";
      EXPECT_EQ(shown(find_date(text)), shown(make_date(2026, static_cast<int>(i) + 1, 14))) << months.language << ": " << text;
    }
  }
}

TEST(Months, OfFigures) {
  for (int month = 1; month <= 12; ++month) {
    const std::string digits = std::to_string(month);
    for (const std::string& text :
         {"2026年" + digits + "月14日", "2026년 " + digits + "월 14일", "14." + digits + ".2026", "2026-" + digits + "-14"})
      EXPECT_EQ(shown(find_date(text)), shown(make_date(2026, month, 14))) << text;
  }
}

TEST(FindDate, OfRangesIsTheFirstDay) {
  expect_day("2026-01-14", {"January 14-19, 2026",
                            "January 14–19, 2026",
                            "14–19 January 2026",
                            "14th–19th January 2026",
                            "14-19 January 2026",
                            "14 to 19 January 2026",
                            "January 14 to January 19, 2026",
                            "14.01.2026 – 19.01.2026",
                            "14.-19. Januar 2026",
                            "14. bis 19. Januar 2026",
                            "du 14 au 19 janvier 2026",
                            "del 14 al 19 de enero de 2026",
                            "14 a 19 de janeiro de 2026",
                            "dal 14 al 19 gennaio 2026",
                            "14 tot 19 januari 2026",
                            "14.–19. januar 2026",
                            "14–19 stycznia 2026",
                            "14–19 января 2026",
                            "с 14 по 19 января 2026",
                            "14–19 січня 2026",
                            "2026年1月14日～19日",
                            "2026年1月14日至19日",
                            "2026년 1월 14일~19일",
                            "14-19 Ocak 2026",
                            "2026-01-14..2026-01-19",
                            "2026-01-14 → 2026-01-19",
                            "2026-01-14/2026-01-19"});
  expect_day("2025-11-11", {"November 11 and November 15, 2025", "11 and 15 November 2025"});
  expect_day("2025-12-31", {"31 December 2025 – 1 January 2026", "31.12.2025 - 01.01.2026", "December 31, 2025 to January 1, 2026"});
}

TEST(FindDate, IsTheFirstInTheText) {
  expect_day("2025-09-29", {"Flags outage - September 29, 2025", "Ausfall vom 29. September 2025", "Panne du 29 septembre 2025",
                            "2025年9月29日の障害", "关于2025年9月29日故障的报告", "2025년 9월 29일 장애"});
  expect_day("2026-03-01", {"2026-02-30 or 2026-03-01", "v1.2.3 of 2026-03-01", "10.0.0.1 failed on 1 March 2026"});
}

TEST(FindDate, NeedsAWholeDay) {
  expect_day(
      "none",
      {"",           "20202-01-16",       "2026-13-01",     "2026-02-30",    "2026-04-31",   "2025-02-29",    "1628-08-10",   "1969-12-31",
       "2101-01-01", "2022-05-?? HH:mm",  "20xx-MM-DD",     "YYYY-MM-DD",    "October 2025", "28th February", "April 2026",   "2026",
       "Q2 2026",    "2026年4月",         "4月12日",        "4월 12일",      "12 апреля",    "INC-2026-0317", "x20260412",    "202604123",
       "1.323.0",    "10.0.32.54",        "192.168.20.26",  "32.04.2026",    "12.13.2026",   "32 April 2026", "31 June 2026", "may 2026",
       "14:02",      "14 decembers 2026", "127.0.0.1:2026", "+49 30 2026 04"});
}

TEST(FindDate, OfTwoReadingsGoesByTheOrder) {
  for (const char* text : {"05/04/2026", "5/4/2026", "05-04-2026", "5/04/2026"}) {
    EXPECT_EQ(shown(find_date(text)), "none") << text;
    EXPECT_EQ(shown(find_date(text, DateOrder::day_first)), "2026-04-05") << text;
    EXPECT_EQ(shown(find_date(text, DateOrder::month_first)), "2026-05-04") << text;
  }
  // An order does not make a date of what is none, nor change what can be read in one way only.
  for (const DateOrder order : {DateOrder::unsaid, DateOrder::day_first, DateOrder::month_first, DateOrder::year_first}) {
    expect_day("2026-04-25", {"25/04/2026", "04/25/2026", "2026-04-25", "25.04.2026", "25 April 2026"}, order);
    expect_day("2026-04-05", {"2026-04-05", "2026/04/05", "April 5, 2026", "5 April 2026", "2026年4月5日"}, order);
    expect_day("none", {"31/31/2026", "00/04/2026", "31/02/2026"}, order);
  }
  expect_day("2026-04-04", {"04/04/2026", "4/4/2026"}, DateOrder::day_first);
  expect_day("2026-04-04", {"04/04/2026", "4/4/2026"}, DateOrder::month_first);
}

struct StatedCase {
  const char* text;
  DateOrder order;
  const char* day;
};

constexpr StatedCase kStated[] = {
    {"12.04.26", DateOrder::unsaid, "2026-04-12"},
    {"25/04/26", DateOrder::unsaid, "2026-04-25"},
    {"04/25/26", DateOrder::unsaid, "2026-04-25"},
    {"05/04/26", DateOrder::unsaid, "none"},
    {"05/04/26", DateOrder::day_first, "2026-04-05"},
    {"05/04/26", DateOrder::month_first, "2026-05-04"},
    {"5/4/26", DateOrder::day_first, "2026-04-05"},
    {"1.2.24", DateOrder::unsaid, "2024-02-01"},
    {"2026-04-12", DateOrder::unsaid, "2026-04-12"},
    {"2026-04-12 (Sunday)", DateOrder::unsaid, "2026-04-12"},
    {"Sunday, 12 April 2026", DateOrder::unsaid, "2026-04-12"},
    {"1628-08-10", DateOrder::unsaid, "1628-08-10"},
    {"1912-04-15, at night", DateOrder::unsaid, "1912-04-15"},
    {"1969-07-20", DateOrder::unsaid, "1969-07-20"},
    {"0000-01-01", DateOrder::unsaid, "none"},
    {"1628-13-10", DateOrder::unsaid, "none"},
    {"20202-01-16", DateOrder::unsaid, "none"},
    {"unknown", DateOrder::unsaid, "none"},
    {"", DateOrder::unsaid, "none"},
    {"1.2.3", DateOrder::unsaid, "none"},
};

TEST(StatedDate, MayBeOldOrShort) {
  for (const StatedCase& c : kStated)
    EXPECT_EQ(shown(find_stated_date(c.text, c.order)), c.day) << c.text << ", order " << static_cast<int>(c.order);
}

struct PlaceCase {
  const char* text;
  const char* day;
  const char* taken;  ///< the bytes of the date
};

constexpr PlaceCase kPlaces[] = {
    {"2026-04-12", "2026-04-12", "2026-04-12"},
    {"It began on 12 April 2026 at noon", "2026-04-12", "12 April 2026"},
    {"It began on April 12th, 2026, at noon", "2026-04-12", "April 12th, 2026"},
    {"Beginn: 12.04.2026, 14:02 Uhr", "2026-04-12", "12.04.2026"},
    {"障害は2026年4月12日に始まった", "2026-04-12", "2026年4月12日"},
    {"장애는 2026년 4월 12일 시작", "2026-04-12", "2026년 4월 12일"},
    {"Le 3 mars 2026, la panne", "2026-03-03", "3 mars 2026"},
    {"dump-20260412.log", "2026-04-12", "20260412"},
};

TEST(LocateDate, TellsThePlace) {
  for (const PlaceCase& c : kPlaces) {
    const std::string_view text = c.text;
    const auto got = locate_date(text);
    ASSERT_TRUE(got) << c.text;
    EXPECT_EQ(to_string(got->date), c.day) << c.text;
    EXPECT_EQ(text.substr(got->at, got->size), c.taken) << c.text;
    const auto matched = match_date(text, got->at);
    ASSERT_TRUE(matched) << c.text;
    EXPECT_EQ(matched->date, got->date) << c.text;
    EXPECT_EQ(matched->size, got->size) << c.text;
  }
  EXPECT_FALSE(locate_date("no day at all"));
}

TEST(MatchDate, BeginsExactlyThere) {
  EXPECT_FALSE(match_date("on 2026-04-12", 0));
  EXPECT_TRUE(match_date("on 2026-04-12", 3));
  EXPECT_FALSE(match_date("", 0));
  EXPECT_FALSE(match_date("2026-04-12", 10));
}

struct PathCase {
  const char* path;
  const char* day;
};

constexpr PathCase kPaths[] = {
    {"2026-04-12-disk.md", "2026-04-12"},
    {"2026-04-12.md", "2026-04-12"},
    {"2026/0412-disk.md", "2026-04-12"},
    {"postmortems/2026/0412-disk.md", "2026-04-12"},
    {"2026/04-12-disk.md", "2026-04-12"},
    {"20260412-disk.md", "2026-04-12"},
    {"20260412_disk.md", "2026-04-12"},
    {"incidents/2026-04-12/README.md", "2026-04-12"},
    {"disk_20260412.md", "2026-04-12"},
    {"2026-04-12T14-02-disk.md", "2026-04-12"},
    {"12.04.2026.md", "2026-04-12"},
    {"2019/2026-04-12.md", "2026-04-12"},
    {"2026/1234.md", "none"},
    {"2026/0230.md", "none"},
    {"1-2-3-disk.md", "none"},
    {"2026.04.12-disk.md", "2026-04-12"},
    {"disk-2026-04-12.md", "2026-04-12"},
    {"postmortems/2026-04-12-disk-full.md", "2026-04-12"},
    {"2026/2026-04-12-disk.md", "2026-04-12"},
    {"postmortem-20260412.md", "2026-04-12"},
    {"12-april-2026-disk.md", "2026-04-12"},
    {"2026年4月12日.md", "2026-04-12"},
    {"README.md", "none"},
    {"2026/disk.md", "none"},
    {"2026-04.md", "none"},
    {"INC-2026-0317.md", "none"},
    {"disk-v1.2.3.md", "none"},
    {"2026-13-40-disk.md", "none"},
    {"0412-disk.md", "none"},
    {"", "none"},
};

TEST(DateOfPath, IsThatOfTheNameAndAFolderOfTheYear) {
  for (const PathCase& c : kPaths) EXPECT_EQ(shown(find_date_of_path(c.path)), c.day) << c.path;
}

TEST(DateOfPath, OfTwoReadingsGoesByTheOrder) {
  EXPECT_EQ(shown(find_date_of_path("05-04-2026-disk.md")), "none");
  EXPECT_EQ(shown(find_date_of_path("05-04-2026-disk.md", DateOrder::day_first)), "2026-04-05");
  EXPECT_EQ(shown(find_date_of_path("05-04-2026-disk.md", DateOrder::month_first)), "2026-05-04");
}

TEST(ImpossibleYear, IsOfFiveDigitsOrLessThanFour) {
  for (const char* text : {"20202-01-16", "202-01-16", "20226-04-12 14:02", "226-04-12"}) EXPECT_TRUE(has_impossible_year(text)) << text;
  for (const char* text : {"2026-04-12", "2026-04-12T14:02:00Z", "", "unknown", "12.04.2026", "12 April 2026", "14:02"})
    EXPECT_FALSE(has_impossible_year(text)) << text;
}

struct VoteCase {
  const char* text;
  int day_first, month_first, open;
  DateOrder order;
  const char* example = "";
  int line = 0;
};

constexpr VoteCase kVotes[] = {
    {"25/04/2026", 1, 0, 0, DateOrder::day_first, "25/04/2026", 1},
    {"04/25/2026", 0, 1, 0, DateOrder::month_first, "04/25/2026", 1},
    {"05/04/2026", 0, 0, 1, DateOrder::unsaid},
    {"25-04-2026", 1, 0, 0, DateOrder::day_first, "25-04-2026", 1},
    {"25/04/26", 1, 0, 0, DateOrder::day_first, "25/04/26", 1},
    {"05/04/26 13/04/26", 1, 0, 1, DateOrder::day_first, "13/04/26", 1},
    {"12/12/2026", 0, 0, 0, DateOrder::unsaid},
    {"25/04/2026 and 13/02/2026", 2, 0, 0, DateOrder::day_first, "25/04/2026", 1},
    {"# T\n\nOn 05/04/2026.\nThen 25/04/2026.\n", 1, 0, 1, DateOrder::day_first, "25/04/2026", 4},
    {"25/04/2026\n04/25/2026\n", 1, 1, 0, DateOrder::unsaid, "25/04/2026", 1},
    {"2026-04-25", 0, 0, 0, DateOrder::unsaid},
    {"25 April 2026", 0, 0, 0, DateOrder::unsaid},
    {"31/31/2026 10.0.0.1 1/2 3/4", 0, 0, 0, DateOrder::unsaid},
    {"", 0, 0, 0, DateOrder::unsaid},
};

TEST(OrderVotes, AreThoseOfTheDatesThatTell) {
  for (const VoteCase& c : kVotes) {
    const OrderVotes votes = vote_on_order(c.text);
    EXPECT_EQ(votes.day_first, c.day_first) << c.text;
    EXPECT_EQ(votes.month_first, c.month_first) << c.text;
    EXPECT_EQ(votes.open, c.open) << c.text;
    EXPECT_EQ(votes.order(), c.order) << c.text;
    EXPECT_EQ(votes.example, c.example) << c.text;
    EXPECT_EQ(votes.example_line, c.line) << c.text;
  }
}

TEST(OrderVotes, AreHelpedByAKnownDay) {
  const auto june_7 = make_date(2024, 6, 7);
  EXPECT_EQ(vote_on_order("07-06-2024", june_7).order(), DateOrder::day_first);
  EXPECT_EQ(vote_on_order("06-07-2024", june_7).order(), DateOrder::month_first);
  EXPECT_EQ(vote_on_order("03-02-2024", june_7).order(), DateOrder::unsaid);
  EXPECT_EQ(vote_on_order("07-06-2024").order(), DateOrder::unsaid);
}

TEST(OrderVotes, AreHelpedByADayInWords) {
  EXPECT_EQ(vote_on_order("On Friday, June 12, it was down. 6/12/2026 9:05 AM").order(), DateOrder::month_first);
  EXPECT_EQ(vote_on_order("am 3. Juni: 03/06/2026").order(), DateOrder::day_first);
  EXPECT_EQ(vote_on_order("June 12 and December 6: 6/12/2026").order(), DateOrder::unsaid);
  EXPECT_EQ(vote_on_order("July 12: 6/12/2026").order(), DateOrder::unsaid);
}

TEST(FindDate, TakesBlanksBetweenFullNumbers) {
  EXPECT_EQ(find_date("15 09 2025 - 09h05"), make_date(2025, 9, 15));
  EXPECT_EQ(find_date("le 04 11 2025"), make_date(2025, 11, 4));
  for (const char* text : {"5 9 2025", "15 13 2025", "15 09 25", "call 15 09 20251"}) EXPECT_FALSE(find_date(text)) << text;
}

TEST(OrderVotes, AddUp) {
  OrderVotes votes = vote_on_order("25/04/2026 05/04/2026");
  votes.add(vote_on_order("26/04/2026 06/04/2026"));
  EXPECT_EQ(votes.day_first, 2);
  EXPECT_EQ(votes.open, 2);
  EXPECT_EQ(votes.order(), DateOrder::day_first);
  votes.add(vote_on_order("04/26/2026"));
  EXPECT_EQ(votes.order(), DateOrder::unsaid);
}

TEST(Weekday, CountsFromMonday) {
  EXPECT_EQ(weekday(*make_date(2026, 4, 12)), 7);
  EXPECT_EQ(weekday(*make_date(2026, 4, 13)), 1);
  EXPECT_EQ(weekday(*make_date(1970, 1, 1)), 4);
  EXPECT_EQ(weekday(*make_date(1969, 12, 31)), 3);
  EXPECT_EQ(weekday(*make_date(2000, 2, 29)), 2);
  EXPECT_EQ(weekday(*make_date(1, 1, 1)), 1);
}

}  // namespace
}  // namespace hindsight::language
