#include "hindsight/language/time_text.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// Times: what is read, then the ways in which people write it.
namespace hindsight::language {
namespace {

using Texts = std::initializer_list<const char*>;

std::string two(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string clock(int seconds) {
  const std::string text = two(seconds / 3600) + ":" + two(seconds / 60 % 60);
  return seconds % 60 == 0 ? text : text + ":" + two(seconds % 60);
}

std::string offset(Zone zone) {
  const int minutes = zone.standard_minutes < 0 ? -zone.standard_minutes : zone.standard_minutes;
  const char* season = zone.season == Zone::Season::europe ? "eu" : zone.season == Zone::Season::america ? "us" : "";
  return season + std::string(zone.standard_minutes < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
}

/// "2026-04-12 14:02 to 15:00 +02:00"; "--04-12" is a day without its year, "---12" one without its month, "day 7" a Sunday.
std::string shown(const TimeText& time) {
  std::string out;
  const auto add = [&out](const std::string& part) { out += (out.empty() ? "" : " ") + part; };
  if (time.date)
    add(to_string(*time.date));
  else if (time.month != 0)
    add("--" + two(time.month) + "-" + two(time.day));
  else if (time.day != 0)
    add("---" + two(time.day));
  if (time.weekday != 0 && !time.date) add("day " + std::to_string(time.weekday));
  if (time.is_next_day) add("next day");
  if (time.day_is_unclear) add("unclear day");
  if (time.seconds_of_day) add(clock(*time.seconds_of_day));
  if (time.end_seconds) add("to " + (time.end_date ? to_string(*time.end_date) + " " : "") + clock(*time.end_seconds));
  if (time.zone) add(offset(*time.zone));
  return out;
}

void expect_time(const char* time, Texts texts, TimePlace place = TimePlace::event) {
  for (const char* text : texts) {
    const TimeText got = match_time(text, DateOrder::unsaid, place);
    EXPECT_EQ(shown(got), time) << '"' << text << '"';
    if (*time != '\0') {
      EXPECT_GT(got.size, 0U) << '"' << text << '"';
    }
  }
}

TEST(Clock, InFigures) {
  expect_time("14:32", {"14:32",
                        "14.32",
                        "1432",
                        "14h32",
                        "14 h 32",
                        "14:32h",
                        "14:32 h",
                        "1432 hrs",
                        "14:32 hours",
                        "~14:32",
                        "~ 14:32",
                        "≈14:32",
                        "ca. 14:32",
                        "ca 14:32",
                        "c. 14:32",
                        "circa 14:32",
                        "approx. 14:32",
                        "about 14:32",
                        "around 14:32",
                        "at 14:32",
                        "14:32ish",
                        "14:32-ish",
                        "14:32 or so",
                        "[14:32]",
                        "(14:32)",
                        "14:32:",
                        "14:32 - the alarm rang",
                        "14:32 – the alarm rang",
                        "14:32, the alarm rang",
                        "14:32 the alarm rang"});
  expect_time("09:30 +00:00", {"0930 UTC", "0930Z", "0930 UTC - all clear", "9:30 UTC"});
  expect_time("14:30", {"1430: the alarm rang", "1430 - the alarm rang", "14.30: the alarm rang"});
  expect_time("12:00 +00:00", {"noon UTC", "12:00 UTC"});
  expect_time("11:50", {"11.50", "11:50", "11.50 the alarm rang"});
  expect_time("16:00", {"1600", "16:00", "16.00", "16h", "16h00", "4 pm", "1600 - all clear"});
  expect_time("02:00", {"~02.00", "02.00", "~02:00", "0200", "2 am", "02:00am", "2:00 a.m."});
  expect_time("00:00", {"00:00", "0:00", "0000", "12 am", "12:00 AM", "0h00"});
  expect_time("12:00", {"12:00", "noon", "12 pm", "12:00 PM", "midday"});
  expect_time("14:32:07", {"14:32:07", "2:32:07 PM", "14h32m07s"});
  expect_time("14:32:07", {"14:32:07.123", "14:32:07,123"});
}

TEST(Clock, WithHalvesOfTheDay) {
  expect_time("14:00", {"2 pm", "2pm", "2PM", "2 p.m.", "2p.m.", "2:00 pm", "02:00 PM", "~2 pm", "about 2 pm", "at 2 pm", "around 2pm",
                        "2:00pm-ish"});
  expect_time("14:32", {"2:32 pm", "2:32pm", "2:32 PM", "02:32PM", "2.32 pm", "2:32 p.m.", "2:32 P.M."});
  expect_time("17:14", {"17:14pm", "17:14 PM", "5:14pm"});
  expect_time("09:20", {"9:20 AM", "9:20am", "9.20 am", "9:20 a.m.", "09:20 AM"});
  expect_time("00:30", {"12:30 AM", "12:30am", "00:30"});
  expect_time("12:30", {"12:30 PM", "12:30pm", "12:30"});
}

TEST(Clock, InEachLanguage) {
  expect_time("14:32", {"14.32 Uhr", "14:32 Uhr", "um 14:32 Uhr", "um 14.32 Uhr", "ca. 14:32 Uhr", "gegen 14:32 Uhr", "etwa 14:32 Uhr",
                        "14 Uhr 32", "ab 14:32", "kurz nach 14:32 Uhr"});
  expect_time("14:00", {"14 Uhr", "um 14 Uhr", "gegen 14 Uhr", "2 Uhr nachmittags", "ca. 14 Uhr"});
  expect_time("14:32", {"à 14h32", "14 h 32", "vers 14h32", "à 14 h 32", "14h32min", "14 heures 32", "environ 14h32", "dès 14h32"});
  expect_time("14:00", {"à 14h"});
  expect_time("14:32", {"a las 14:32", "14:32 h", "14:32 horas", "14.32 h", "a las 14:32 horas", "a las 2:32 de la tarde", "las 14:32",
                        "sobre las 14:32", "2:32 p. m."});
  expect_time("14:00", {"a las 14 h", "a las 14 horas", "a las 2 de la tarde"});
  expect_time("14:32",
              {"às 14h32", "14h32min", "14:32h", "por volta das 14h32", "às 14:32", "às 2h32 da tarde", "pelas 14h32", "14 h 32 min"});
  expect_time("14:32", {"alle 14:32", "alle ore 14:32", "ore 14:32", "ore 14.32", "alle 14.32", "verso le 14:32", "circa alle 14:32",
                        "intorno alle 14:32"});
  expect_time("14:32", {"om 14:32 uur", "14.32 uur", "14:32 uur", "14u32", "rond 14:32 uur", "omstreeks 14.32 uur", "om 14.32"});
  expect_time("14:32", {"kl. 14.32", "kl 14.32", "kl. 14:32", "klokken 14.32", "klokka 14:32", "ca. kl. 14.32", "rundt kl. 14:32",
                        "klokken 2:32 om ettermiddagen"});
  expect_time("14:32", {"Kl. 14.32", "kl.14.32", "omkring kl. 14.32", "ca. kl 14:32", "kl. 2.32 om eftermiddagen", "klokken 14:32",
                        "omkring kl 14.32"});
  expect_time("14:32", {"klockan 14.32", "kl 14:32", "kl. 14.32", "ca kl 14:32", "runt kl 14.32", "vid kl 14:32", "strax efter 14:32",
                        "kl 2:32 på eftermiddagen"});
  expect_time("14:32", {"o 14:32", "o godz. 14:32", "godz. 14:32", "o godzinie 14:32", "ok. 14:32", "tuż po 14:32", "o 2:32 po południu",
                        "g. 14:32"});
  expect_time("14:32", {"в 14:32", "около 14:32", "примерно в 14:32", "14 ч 32 мин", "14 часов 32 минуты", "в 14.32", "в 2:32 пополудни"});
  expect_time("14:32",
              {"о 14:32", "близько 14:32", "приблизно о 14:32", "14 год 32 хв", "о 14.32", "14 годин 32 хвилини", "о 2:32 пополудні"});
  expect_time("14:32", {"14時32分", "14 時 32 分", "午後2時32分", "午後 2 時 32 分", "約14時32分", "14:32頃", "14:32ごろ", "14時32分頃",
                        "14時32分ごろ", "午後2:32"});
  expect_time("14:30", {"14時30分頃"});
  expect_time("14:32",
              {"下午2点32分", "14点32分", "14點32分", "14时32分", "下午 2:32", "下午2時32分", "约14点32分", "14:32左右", "于14:32"});
  expect_time("14:30", {"下午2点30分", "14点30分左右"});
  expect_time("14:32",
              {"오후 2시 32분", "오후2시32분", "14시 32분", "14시32분", "약 14시 32분", "14시 32분경", "14:32경", "오후 2:32", "14:32쯤"});
  expect_time("14:30", {"오후 2시 30분", "14시 30분경"});
  expect_time("14:32", {"saat 14:32", "saat 14.32", "14.32", "yaklaşık 14:32", "saat 14:32 civarı", "14:32 sularında", "saat 14:32'de"});
  expect_time("12:00", {"mittags", "midi", "mediodía", "meio-dia", "mezzogiorno", "полдень", "опівдні", "正午", "中午", "정오"});
  expect_time("20:00", {"8 Uhr abends", "8 pm", "à 8h du soir", "a las 8 de la noche", "às 8 da noite", "alle 8 di sera",
                        "kl. 8 om kvelden", "kl 8 på kvällen", "o 8 wieczorem", "в 8 вечера", "в 8 часов вечера", "о 8 вечора", "夜8時",
                        "晚上8点", "저녁 8시", "20 Uhr"});
  expect_time("03:00", {"3 Uhr nachts", "3 Uhr früh", "3 am", "à 3h du matin", "a las 3 de la madrugada", "às 3 da madrugada",
                        "alle 3 di notte", "kl 3 på natten", "kl. 3 om natten", "o 3 w nocy", "в 3 часа ночи", "в 3 ночи", "о 3 ночі",
                        "午前3時", "凌晨3点", "새벽 3시", "gece 03:00"});
  expect_time("08:05", {"8.05 Uhr", "8h05", "a las 8:05", "às 8h05", "ore 8:05", "8.05 uur", "kl. 8.05", "kl. 08.05", "o 8:05", "в 8:05",
                        "о 8:05", "午前8時5分", "上午8点5分", "오전 8시 5분", "saat 8.05"});
}

TEST(ClockInRunningText, HasAColonOrAWord) {
  expect_time("14:32", {"14:32", "2:32 pm", "14h32", "14.32 Uhr", "kl. 14.32", "14時32分", "下午2点32分", "오후 2시 32분"},
              TimePlace::running_text);
  expect_time("14:00", {"2 pm", "14 Uhr"}, TimePlace::running_text);
  for (const char* text : {"8.36", "1430", "1600", "11.50", "8.36 seconds"}) EXPECT_FALSE(match_time(text).seconds_of_day) << text;
}

TEST(DayAndClock, InAnyOrder) {
  expect_time("2026-04-12 14:02",
              {"2026-04-12 14:02", "2026-04-12, 14:02", "2026-04-12 at 14:02", "2026-04-12T14:02", "2026/04/12 14:02", "12.04.2026 14:02",
               "12.04.2026, 14:02 Uhr", "12.04.2026 um 14:02 Uhr", "12 April 2026 14:02", "12 April 2026, 2:02 pm",
               "April 12, 2026 at 2:02 PM", "Apr 12, 2026, 14:02", "Sunday, April 12, 2026 14:02", "Sun 2026-04-12 14:02", "20260412 14:02",
               "2026-04-12 ~14:02", "2026-04-12 (Sun) 14:02", "2026-04-12 1402"});
  expect_time("2026-04-12 14:02", {"14:02 2026-04-12", "14:02 on 2026-04-12", "14:02, 12 April 2026", "14:02 on April 12, 2026",
                                   "2:02 PM on 12 April 2026", "14:02 Sunday April 12, 2026", "14:02 Uhr am 12.04.2026"});
  expect_time("2026-04-12 14:02", {"12 avril 2026 à 14h02",
                                   "le 12 avril 2026 à 14 h 02",
                                   "12 de abril de 2026 a las 14:02",
                                   "12 de abril de 2026 às 14h02",
                                   "12 aprile 2026 alle 14:02",
                                   "12 aprile 2026, ore 14:02",
                                   "12 april 2026 om 14:02 uur",
                                   "12. april 2026 kl. 14.02",
                                   "12. april 2026 klokken 14:02",
                                   "12 april 2026 kl. 14.02",
                                   "12 april 2026 klockan 14:02",
                                   "12 kwietnia 2026 o 14:02",
                                   "12 kwietnia 2026 r. o godz. 14:02",
                                   "12 апреля 2026 в 14:02",
                                   "12 апреля 2026 г. в 14:02",
                                   "12 квітня 2026 о 14:02",
                                   "2026年4月12日 14時2分",
                                   "2026年4月12日14:02",
                                   "2026年4月12日（日）14:02",
                                   "2026年4月12日午後2時2分",
                                   "2026年4月12日下午2点2分",
                                   "2026년 4월 12일 오후 2시 2분",
                                   "2026년 4월 12일 14:02",
                                   "12 Nisan 2026 14:02",
                                   "12 Nisan 2026 saat 14:02"});
  expect_time("2026-04-12",
              {"2026-04-12", "12 April 2026", "12.04.2026", "2026年4月12日", "2026-04-12 the alarm rang", "2026-04-12: the alarm rang"});
}

TEST(DayWithoutYear, KeepsWhatIsNamed) {
  expect_time("--11-02 day 2 09:20 -08:00",
              {"9:20 AM PST Tuesday Nov 2nd", "09:20 PST Tuesday Nov 2nd", "9:20 AM PST, Tuesday, Nov 2", "9:20 AM PST Tue 2 November"});
  expect_time("--03-09 day 6 11:20 -08:00",
              {"11:20 AM PST Saturday Mar 9th", "Saturday Mar 9th 11:20 AM PST", "Sat, March 9, 11:20 AM PST"});
  expect_time(
      "--01-14 10:18",
      {"Jan 14, 10:18 AM",        "Jan 14 10:18",           "14 January 10:18",        "14. Januar 10:18 Uhr",    "14 janvier à 10h18",
       "14 de enero a las 10:18", "14 de janeiro às 10h18", "14 gennaio alle 10:18",   "14 januari om 10:18 uur", "14. januar kl. 10.18",
       "14 januari kl 10:18",     "14 stycznia o 10:18",    "14 января в 10:18",       "14 січня о 10:18",        "1月14日 10:18",
       "1月14日10時18分",         "1月14日上午10点18分",    "1월 14일 오전 10시 18분", "14 Ocak 10:18",           "10:18 on Jan 14",
       "10:18 AM, 14 January"});
  expect_time("--10-30", {"Oct 30", "30 October", "October 30th", "30. Oktober", "30 octobre", "30 de octubre", "10月30日", "10월 30일",
                          "30 октября", "30 Ekim"});
  expect_time("day 5 14:02", {"Friday 14:02", "Fri 14:02", "Friday, 14:02", "Friday at 14:02", "14:02 Friday", "Freitag, 14:02 Uhr",
                              "vendredi 14h02", "viernes 14:02", "venerdì 14:02", "vrijdag 14:02", "fredag kl. 14.02", "piątek 14:02",
                              "пятница 14:02", "п'ятниця 14:02", "金曜日 14:02", "星期五 14:02", "금요일 14:02", "Cuma 14:02"});
  expect_time("next day 10:00", {"the next day at 10:00",
                                 "next day 10:00",
                                 "next day, 10:00",
                                 "the following day 10:00",
                                 "am nächsten Tag um 10:00 Uhr",
                                 "le lendemain à 10h00",
                                 "al día siguiente a las 10:00",
                                 "no dia seguinte às 10h00",
                                 "il giorno dopo alle 10:00",
                                 "de volgende dag om 10:00 uur",
                                 "neste dag kl. 10.00",
                                 "næste dag kl. 10.00",
                                 "nästa dag kl 10:00",
                                 "następnego dnia o 10:00",
                                 "на следующий день в 10:00",
                                 "наступного дня о 10:00",
                                 "翌日 10:00",
                                 "翌日10時",
                                 "次日 10:00",
                                 "次日上午10点",
                                 "다음 날 10:00",
                                 "익일 오전 10시",
                                 "ertesi gün 10:00"});
}

TEST(ZoneOfAClock, IsKept) {
  expect_time("14:02 +00:00", {"14:02 UTC", "14:02UTC", "14:02 (UTC)", "14:02Z", "14:02 GMT", "14:02 utc", "14:02 UTC: the alarm rang",
                               "14:02 UTC - the alarm rang", "2:02 PM UTC"});
  expect_time("14:02 +01:00", {"14:02 CET", "14:02 MEZ", "14:02 Uhr MEZ", "14:02 UTC+1", "14:02 GMT+1", "14:02 UTC+01:00", "14:02 (CET)"});
  expect_time("14:02 +02:00", {"14:02 CEST", "14:02 MESZ", "14:02 UTC+2", "14:02 +0200", "14:02 (UTC+2)"});
  expect_time("14:02 us-08:00", {"14:02 PT", "2:02 PM PT", "2:02pm PT", "14:02 Pacific time"});
  expect_time("14:02 us-05:00", {"14:02 ET", "2:02 PM ET"});
  expect_time("14:02 eu+01:00", {"14:02 CET/CEST", "14:02 Berlin time", "14:02 hora de Madrid"});
  expect_time("14:02 +03:00", {"14:02 МСК", "14:02 по Москве", "14:02 MSK"});
  expect_time("14:02 +09:00", {"14:02 JST", "14:02 KST", "14:02（JST）"});
  expect_time("14:02", {"14:02 est restauré", "14:02 ist der Alarm", "14:02 et après", "14:02 Zone B was lost", "14:02 Art of the alarm",
                        "14:02 Pt. 3 failed", "14:02 PTO of Ana ended", "14:02 ist ok", "14:02 CT saw it", "14:02 local time"});
}

TEST(IsoOffset, IsThatOfTheClock) {
  expect_time("2026-04-12 14:02 +00:00", {"2026-04-12T14:02:00Z", "2026-04-12T14:02Z", "2026-04-12 14:02:00Z", "2026-04-12T14:02:00+00:00",
                                          "2026-04-12 14:02 UTC", "2026-04-12T14:02:00.000Z"});
  expect_time("2026-04-12 14:02 +02:00", {"2026-04-12T14:02:00+02:00", "2026-04-12T14:02+02:00", "2026-04-12T14:02:00+0200",
                                          "2026-04-12 14:02 +0200", "2026-04-12 14:02 UTC+2"});
  expect_time("2026-04-12 14:02 -07:00", {"2026-04-12T14:02:00-07:00", "2026-04-12T14:02:00-0700", "2026-04-12T14:02-07:00",
                                          "2026-04-12 14:02 PDT", "2026-04-12 14:02 UTC-7", "2026-04-12 14:02:00 -0700"});
  expect_time("2026-04-12 03:15 -05:00", {"2026-04-12T03:15-05:00", "2026-04-12T03:15:00-05:00"});
  expect_time("2026-04-12 14:02 +00:00", {"Sun, 12 Apr 2026 14:02:00 +0000", "[2026-04-12T14:02:00Z]", "2026-04-12T14:02:00.123456789Z"});
  expect_time("2026-04-12 14:02 +05:30", {"2026-04-12T14:02:00+05:30", "2026-04-12 14:02 IST", "2026-04-12 14:02 +0530"});
}

TEST(Range, IsNoOffset) {
  expect_time("03:15 to 05:00",
              {"03:15-05:00",     "03:15 - 05:00",       "03:15–05:00",          "03:15 – 05:00", "03:15—05:00",
               "03:15 to 05:00",  "03:15 until 05:00",   "~03:15-05:00",         "03:15-~05:00",  "03:15→05:00",
               "03.15-05.00",     "03:15 bis 05:00 Uhr", "03:15–05:00 Uhr",      "03h15-05h00",   "dalle 03:15 alle 05:00",
               "kl. 03.15-05.00", "03:15〜05:00",        "03:15～05:00",         "03:15~05:00",   "3時15分から5時00分",
               "3時15分～5時",    "3点15分至5点",        "3시 15분부터 5시까지", "3시 15분~5시"});
  expect_time("03:15 to 05:00 +00:00", {"03:15-05:00 UTC", "03:15 UTC - 05:00 UTC", "03:15–05:00 (UTC)", "03:15Z-05:00Z"});
  expect_time("2026-04-12 03:15 to 05:00",
              {"2026-04-12 03:15-05:00", "2026-04-12 03:15 - 05:00", "2026-04-12, 03:15–05:00", "12.04.2026 03:15-05:00 Uhr"});
  expect_time("2026-04-12 22:00 to 2026-04-13 01:00", {"2026-04-12 22:00 – 2026-04-13 01:00", "2026-04-12 22:00 to 2026-04-13 01:00",
                                                       "2026-04-12 22:00 - 2026-04-13 01:00", "12.04.2026 22:00 bis 13.04.2026 01:00"});
  expect_time("14:00 to 15:00", {"14h-15h", "14h00 à 15h00", "14 Uhr bis 15 Uhr", "14:00-15:00", "14:00–15:00 Uhr", "14:00 - 15:00"});
  expect_time("14:30 to 15:00", {"14h30 à 15h", "14:30 bis 15:00", "14.30-15.00"});
  expect_time("11:00 to 13:00", {"11 am-1 pm", "11 am - 1 pm", "11am to 1pm", "11:00-13:00"});
  expect_time("23:50 to 00:10 +00:00", {"23:50–00:10 UTC", "23:50-00:10 UTC"});
  expect_time("2026-04-12 03:15 to 05:00 +00:00", {"2026-04-12 03:15-05:00 UTC", "2026-04-12 03:15 - 05:00 UTC"});
  expect_time("14:00 to 15:30", {"2 pm - 3:30 pm", "2pm to 3:30pm", "14:00-15:30", "2:00 PM – 3:30 PM"});
  expect_time("12:26", {"12:26-12:??", "12:26 - ??:??", "12:26 - ?"});
}

TEST(UnknownClock, CountsTowardsTheSizeOnly) {
  for (const char* text : {"14:??", "--:--", "HH:mm", "??:??", "HH:MM", "XX:XX", "14:xx", "hh:mm"}) {
    const TimeText got = match_time(text, DateOrder::unsaid, TimePlace::event);
    EXPECT_FALSE(got.seconds_of_day) << text;
    EXPECT_FALSE(got.names_a_day()) << text;
    EXPECT_EQ(got.size, std::string_view(text).size()) << text;
  }
  expect_time("2026-04-12", {"2026-04-12 14:??", "2026-04-12 --:--", "2026-04-12 ??:??", "2026-04-12 HH:mm"});
  expect_time("unclear day 14:02", {"2022-05-?? 14:02", "2022-?\?-?\? 14:02"});
  expect_time("unclear day 14:02", {"05/04/2026 14:02"});
  EXPECT_EQ(shown(match_time("05/04/2026 14:02", DateOrder::day_first)), "2026-04-05 14:02");
  EXPECT_EQ(shown(match_time("05/04/2026 14:02", DateOrder::month_first)), "2026-05-04 14:02");
}

TEST(NoTime, AtTheStart) {
  for (const char* text : {"",
                           "the alarm rang at 14:02",
                           "14 users",
                           "3 nodes were lost",
                           "v1.2.3",
                           "10.0.0.1",
                           "1.5 hours later",
                           "20 minutes later",
                           "5 retries",
                           "12 %",
                           "25:00",
                           "14:75",
                           "-",
                           "alarm",
                           "2 hours",
                           "#1430",
                           "14.5 GB",
                           "may be late",
                           "No. 3",
                           "Monitor was off",
                           "Sat on a chair",
                           "Marathon",
                           "20個のノード",
                           "3台のサーバー",
                           "10000 requests",
                           "1600 users affected",
                           "+5 min",
                           "1776002520",
                           "2.3.1 was released"}) {
    const TimeText got = match_time(text, DateOrder::unsaid, TimePlace::event);
    EXPECT_FALSE(got.seconds_of_day) << text << " gave " << shown(got);
    EXPECT_FALSE(got.date) << text << " gave " << shown(got);
  }
}

struct RestCase {
  const char* text;
  const char* rest;  ///< what the time leaves, without what divides
};

TEST(MatchTime, LeavesTheRest) {
  constexpr RestCase cases[] = {
      {"14:02 the alarm rang", "the alarm rang"},
      {"14:02 UTC the alarm rang", "the alarm rang"},
      {"2026-04-12 14:02 UTC - the alarm rang", "the alarm rang"},
      {"~14:02: the alarm rang", "the alarm rang"},
      {"2 pm, the alarm rang", "the alarm rang"},
      {"14.32 Uhr: Alarm", "Alarm"},
      {"14h32 : alarme", "alarme"},
      {"14時32分頃、警報", "、警報"},
      {"03:15-05:00 nobody looked", "nobody looked"},
      {"9:20 AM PST Tuesday Nov 2nd the alarm rang", "the alarm rang"},
      {"14:?? the alarm rang", "the alarm rang"},
      {"12:26-12:?? the alarm rang", "the alarm rang"},
      {"14:02 Marathon was down", "Marathon was down"},
      {"14:02 5 nodes were down", "5 nodes were down"},
      {"14:02 Ana saw it", "Ana saw it"},
      {"[2026-04-12 14:02:00] ERROR", "ERROR"},
      {"2026-04-12 14:02:00,123 ERROR", "ERROR"},
      {"14:02 UTC - 5 nodes were lost", "5 nodes were lost"},
      {"14:02 3.5 GB were lost", "3.5 GB were lost"},
  };
  for (const RestCase& c : cases) {
    std::string_view rest = c.text;
    rest.remove_prefix(match_time(rest, DateOrder::unsaid, TimePlace::event).size);
    while (!rest.empty() && std::string_view(" :,-").find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
    EXPECT_EQ(rest, c.rest) << c.text;
  }
}

TEST(HalfOfTheDay, IsUnsaidOfAShortClockOnly) {
  for (const char* text : {"2:30", "9:20", "11:50", "12:05"}) EXPECT_TRUE(match_time(text).half_is_unsaid) << text;
  for (const char* text : {"14:30", "2:30 pm", "9:20 AM", "12:05 pm", "2 pm", "午後2時30分", "下午2点30分", "오후 2시 30분", "00:10"})
    EXPECT_FALSE(match_time(text).half_is_unsaid) << text;
}

TEST(DayAndMonth, MayBeSwapped) {
  const TimeText open = match_time("05-11 14:02", DateOrder::unsaid, TimePlace::event);
  EXPECT_TRUE(open.may_be_swapped);
  EXPECT_EQ(open.month, 5);
  EXPECT_EQ(open.day, 11);
  for (const char* text : {"Nov 5 14:02", "25/04 14:02", "04/25 14:02", "12.4. 14:02"})
    EXPECT_FALSE(match_time(text, DateOrder::unsaid, TimePlace::event).may_be_swapped) << text;
  expect_time("--04-25 14:02", {"25/04 14:02", "04/25 14:02", "25.4. 14:02 Uhr", "25.04. 14:02"});
}

struct InstantCase {
  const char* text;
  std::optional<Zone> around;
  const char* instant;  ///< "" for none
};

constexpr Zone kBerlin{60, Zone::Season::europe};
constexpr Zone kPacific{-480, Zone::Season::america};

TEST(Instant, IsOfTheZoneOnItsDay) {
  const InstantCase cases[] = {
      {"2026-04-12 14:02 UTC", {}, "2026-04-12T14:02:00Z"},
      {"2026-04-12 14:02", {}, "2026-04-12T14:02:00Z"},
      {"2026-04-12 14:02 CEST", {}, "2026-04-12T12:02:00Z"},
      {"2026-04-12T14:02:00+05:30", {}, "2026-04-12T08:32:00Z"},
      {"2026-04-12 22:30 PDT", {}, "2026-04-13T05:30:00Z"},
      {"2026-01-12 14:02", kBerlin, "2026-01-12T13:02:00Z"},
      {"2026-07-12 14:02", kBerlin, "2026-07-12T12:02:00Z"},
      {"2026-01-12 14:02 PT", {}, "2026-01-12T22:02:00Z"},
      {"2026-07-12 14:02 PT", {}, "2026-07-12T21:02:00Z"},
      {"2026-07-12 14:02 UTC", kPacific, "2026-07-12T14:02:00Z"},
      {"2026-07-12 00:30", kBerlin, "2026-07-11T22:30:00Z"},
      {"14:02 UTC", {}, ""},
      {"2026-07-12", {}, ""},
      {"Oct 30 14:02", {}, ""},
  };
  for (const InstantCase& c : cases) {
    const auto got = match_time(c.text).instant(c.around);
    EXPECT_EQ(got ? to_string(*got) : "", c.instant) << c.text;
  }
}

TEST(ZoneMinutes, NeedTheDayOnlyWhereItDecides) {
  EXPECT_EQ(match_time("14:02 CET").zone_minutes(), 60);
  EXPECT_EQ(match_time("14:02").zone_minutes(), 0);
  EXPECT_EQ(match_time("14:02").zone_minutes(Zone{330}), 330);
  EXPECT_EQ(match_time("14:02 PT").zone_minutes(), std::nullopt);
  EXPECT_EQ(match_time("14:02").zone_minutes(kBerlin), std::nullopt);
  EXPECT_EQ(match_time("2026-07-12 14:02 PT").zone_minutes(), -420);
}

struct FoundCase {
  const char* text;
  const char* time;  ///< "" for none
};

TEST(LocateClock, FindsTheFirstWithTheDayBesideIt) {
  constexpr FoundCase cases[] = {
      {"The alarm rang at 14:02 UTC", "14:02 +00:00"},
      {"The alarm rang at 14:02 UTC on April 12, 2026, and again at 15:00", "2026-04-12 14:02 +00:00"},
      {"The alarm rang on 2026-04-12 at 14:02 UTC", "2026-04-12 14:02 +00:00"},
      {"Der Alarm kam am 12.04.2026 um 14:02 Uhr", "2026-04-12 14:02"},
      {"Der Alarm kam um 14.02 Uhr", "14:02"},
      {"L'alarme a sonné le 12 avril 2026 à 14h02", "2026-04-12 14:02"},
      {"La alarma sonó a las 14:02", "14:02"},
      {"Тревога сработала в 14:02", "14:02"},
      {"警報は14時2分に鳴った", "14:02"},
      {"告警于14:02触发", "14:02"},
      {"경보는 14시 2분에 울렸다", "14:02"},
      {"Alarm saat 14:02 çaldı", "14:02"},
      {"The alarm rang at 2 pm", "14:00"},
      {"It was down from 14:02 to 15:00", "14:02 to 15:00"},
      {"Am Freitag, den 12.04.2026, gegen 14:02 Uhr MESZ", "2026-04-12 14:02 +02:00"},
      {"The ratio was 3:1", ""},
      {"10.0.0.1:8080 was lost", ""},
      {"The ratio was 8.36 of 1430", ""},
      {"The alarm rang", ""},
      {"", ""},
  };
  for (const FoundCase& c : cases) {
    const auto got = locate_clock(c.text);
    EXPECT_EQ(got ? shown(got->time) : "", c.time) << c.text;
    if (got) {
      EXPECT_LE(got->at + got->time.size, std::string_view(c.text).size()) << c.text;
    }
  }
}

TEST(TrailingTime, IsWhatATextEndsWith) {
  constexpr FoundCase cases[] = {
      {"Crew spotted it 2023-02-08 10:21", "2023-02-08 10:21"},
      {"Crew spotted it 2023-02-08 10:21 UTC", "2023-02-08 10:21 +00:00"},
      {"Crew spotted it, 8 February 2023, 10:21", "2023-02-08 10:21"},
      {"Crew spotted it at 10:21 on 2023-02-08", "2023-02-08 10:21"},
      {"Crew spotted it 2023-02-08T10:21:00Z", "2023-02-08 10:21 +00:00"},
      {"Crew spotted it 2023-02-08 10:21.", "2023-02-08 10:21"},
      {"Entdeckt am 08.02.2023 um 10:21 Uhr", "2023-02-08 10:21"},
      {"Constaté le 8 février 2023 à 10h21", "2023-02-08 10:21"},
      {"検知 2023年2月8日 10時21分", "2023-02-08 10:21"},
      {"Crew spotted it at 10:21", ""},
      {"Crew spotted it 2023-02-08", ""},
      {"On 2023-02-08 10:21 the crew spotted it", ""},
      {"Crew spotted it", ""},
      {"", ""},
  };
  for (const FoundCase& c : cases) {
    const auto got = trailing_time(c.text);
    EXPECT_EQ(got ? shown(got->time) : "", c.time) << c.text;
  }
}

struct NearCase {
  const char* text;
  const char* known;
  const char* day;  ///< "none" for none
};

std::string day_of(std::optional<Date> date) {
  return date ? to_string(*date) : "none";
}

TEST(DayNear, IsTheNearestToAKnownDay) {
  constexpr NearCase cases[] = {
      {"Fri 4 July 14:02", "2025-07-01", "2025-07-04"},
      {"4 July 14:02", "2025-07-01", "2025-07-04"},
      {"Jun 28 14:02", "2025-07-01", "2025-06-28"},
      {"Jan 2 14:02", "2025-12-30", "2026-01-02"},
      {"Dec 30 14:02", "2026-01-02", "2025-12-30"},
      {"Feb 29 14:02", "2024-03-01", "2024-02-29"},
      {"Feb 29 14:02", "2025-03-01", "none"},
      {"Jan 2 14:02", "2025-07-01", "none"},
      {"Mon 4 July 14:02", "2025-07-01", "none"},
      {"Wednesday 14:02", "2025-07-02", "2025-07-02"},
      {"Monday 14:02", "2025-07-02", "2025-06-30"},
      {"Friday 14:02", "2025-07-02", "2025-07-04"},
      {"Sunday 14:02", "2025-07-02", "2025-06-29"},
      {"Saturday 14:02", "2025-07-02", "2025-07-05"},
      {"9:20 AM PST Tuesday Nov 2nd", "2021-11-01", "2021-11-02"},
      {"1月14日 10:18", "2026-01-15", "2026-01-14"},
      {"14:02", "2025-07-02", "none"},
  };
  for (const NearCase& c : cases)
    EXPECT_EQ(day_of(day_near(match_time(c.text), *parse_iso_date(c.known))), c.day) << c.text << " near " << c.known;
}

TEST(DayNear, OfADayWithoutItsMonth) {
  TimeText time;
  time.day = 30;
  EXPECT_EQ(day_of(day_near(time, *parse_iso_date("2025-07-01"))), "2025-06-30");
  EXPECT_EQ(day_of(day_near(time, *parse_iso_date("2025-07-29"))), "2025-07-30");
  time.day = 1;
  EXPECT_EQ(day_of(day_near(time, *parse_iso_date("2025-12-31"))), "2026-01-01");
}

TEST(DayFrom, LooksAheadForAWeekdayAlone) {
  constexpr NearCase cases[] = {
      {"Wednesday 14:02", "2025-07-02", "2025-07-02"},  {"Thursday 14:02", "2025-07-02", "2025-07-03"},
      {"Sunday 14:02", "2025-07-02", "2025-07-06"},     {"Monday 14:02", "2025-07-02", "2025-07-07"},
      {"Tuesday 14:02", "2025-07-02", "2025-07-08"},    {"Friday 14:02", "2025-12-31", "2026-01-02"},
      {"Fri 4 July 14:02", "2025-07-01", "2025-07-04"}, {"Jun 28 14:02", "2025-07-01", "2025-06-28"},
      {"Mon 4 July 14:02", "2025-07-01", "none"},       {"Jan 2 14:02", "2025-07-01", "none"},
  };
  for (const NearCase& c : cases)
    EXPECT_EQ(day_of(day_from(match_time(c.text), *parse_iso_date(c.known))), c.day) << c.text << " from " << c.known;
}

TEST(MatchOffset, CountsFromAStart) {
  struct Case {
    const char* text;
    int minutes;
    const char* rest;
  };
  const Case cases[] = {
      {"T+0", 0, ""},           {"T0 – it breaks", 0, " – it breaks"}, {"H0 - redémarrage", 0, " - redémarrage"}, {"T+12m – plans", 12, " – plans"},
      {"H+4 min - alerte", 4, " - alerte"}, {"T+1h05m", 65, ""},   {"H+1h10", 70, ""},  {"T-5 min: deploy", -5, ": deploy"},
      {"T + 2 hours", 120, ""}, {"T+00:12 page", 12, " page"},     {"T+90 minutes", 90, ""},
  };
  for (const Case& c : cases) {
    const auto offset = match_offset(c.text);
    ASSERT_TRUE(offset) << c.text;
    EXPECT_EQ(offset->seconds, c.minutes * 60) << c.text;
    EXPECT_EQ(std::string_view(c.text).substr(offset->size), c.rest) << c.text;
  }
  for (const char* text : {"", "T", "H", "T 14:02", "Team lead", "T+", "T+x", "T0:15", "H264 stops", "TTD 5 min", "+4 min", "T12", "T+40000000 min", "T-40000000 min", "T+100 weeks"})
    EXPECT_FALSE(match_offset(text)) << text;
}

TEST(MatchTime, TakesNumbersForADayWhereOneIsExpected) {
  for (const char* text : {"6/26", "26.6.", "12/29"}) {
    EXPECT_NE(match_time(text, DateOrder::unsaid, TimePlace::day).month, 0) << text;
    EXPECT_EQ(match_time(text).month, 0) << text;
  }
  EXPECT_TRUE(match_time("03/05", DateOrder::unsaid, TimePlace::day).may_be_swapped);
  for (const char* text : {"3/5", "3/5/7", "13/40", "5/7 %", "3/4h", "5-7"}) EXPECT_EQ(match_time(text, DateOrder::unsaid, TimePlace::day).size == std::string_view(text).size(), false) << text;
}

}  // namespace
}  // namespace hindsight::language
