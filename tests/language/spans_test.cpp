#include "hindsight/language/span.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// Spans: a value, then the ways in which people write it.
namespace hindsight::language {
namespace {

using Texts = std::initializer_list<const char*>;

void expect_minutes(double minutes, Texts texts) {
  for (const char* text : texts) {
    const auto got = parse_duration_minutes(text);
    EXPECT_TRUE(got) << '"' << text << "\" is no span";
    if (got) {
      EXPECT_NEAR(*got, minutes, 1e-6) << '"' << text << '"';
    }
  }
}

void expect_none(Texts texts) {
  for (const char* text : texts) {
    const auto got = parse_duration_minutes(text);
    EXPECT_FALSE(got) << '"' << text << "\" gave " << got.value_or(-1);
  }
}

TEST(Span, TwentyMinutes) {
  expect_minutes(20, {"20 min", "20 minutes", "20 mins", "20m", "20min.", "twenty minutes", "~20 min", "≈ 20 min", "about 20 minutes",
                      "approx. 20 minutes", "c. 20 minutes", "20 minutes or so", "0h 20m", "1,200 seconds", "1200s", "PT20M",
                      "20 minutes (14:02–14:22)", "20 minutes [1]", "20 minutes [^2]."});
  expect_minutes(20, {"20 Minuten", "20 Min.", "zwanzig Minuten", "ca. 20 Minuten", "etwa 20 Minuten", "rund 20 Min",
                      "ungefähr zwanzig Minuten", "UNGEFÄHR 20 MINUTEN", "20 min (geschätzt)"});
  expect_minutes(20, {"environ 20 minutes", "20 minutes environ", "vingt minutes", "une vingtaine de minutes", "20 mn",
                      "près de 20 minutes", "20 min env.", "à peu près 20 minutes"});
  expect_minutes(20, {"20 minutos", "unos 20 minutos", "veinte minutos", "aprox. 20 min", "20 minutos aproximadamente",
                      "una veintena de minutos", "casi 20 minutos", "alrededor de 20 minutos"});
  expect_minutes(20, {"cerca de 20 minutos", "vinte minutos", "uns 20 minutos", "aproximadamente 20 min", "20 min.",
                      "por volta de 20 minutos", "quase vinte minutos", "20 minutos no total"});
  expect_minutes(20, {"20 minuti", "circa 20 minuti", "venti minuti", "una ventina di minuti", "20 minuti circa", "quasi 20 minuti",
                      "all'incirca 20 minuti", "20 min circa"});
  expect_minutes(20, {"20 minuten", "ongeveer 20 minuten", "zo'n 20 minuten", "twintig minuten", "ca. 20 min.", "bijna 20 minuten",
                      "een twintigtal minuten", "20 minuten ongeveer"});
  expect_minutes(20, {"20 minutter", "cirka 20 minutter", "omtrent 20 min", "tjue minutter", "om lag 20 minutter", "rundt 20 minutter",
                      "nesten 20 minutter", "ca 20 min"});
  expect_minutes(20, {"ca. 20 minutter", "tyve minutter", "omkring 20 min.", "næsten 20 minutter", "godt 20 minutter", "20 minutter i alt",
                      "anslået 20 minutter", "omtrent tyve minutter"});
  expect_minutes(20, {"20 minuter", "ungefär 20 minuter", "tjugo minuter", "cirka 20 min", "runt 20 minuter", "nästan 20 minuter",
                      "20 minuter ungefär", "omkring tjugo minuter"});
  expect_minutes(20, {"20 minut", "około 20 minut", "ok. 20 min", "dwadzieścia minut", "mniej więcej 20 minut", "prawie 20 minut",
                      "20 min.", "łącznie 20 minut"});
  expect_minutes(20, {"20 минут", "около 20 минут", "примерно 20 мин", "двадцать минут", "20 мин.", "почти 20 минут",
                      "приблизительно 20 минут", "ок. 20 мин", "около двадцати минут"});
  expect_minutes(20, {"20 хвилин", "близько 20 хвилин", "приблизно 20 хв", "двадцять хвилин", "20 хв.", "майже 20 хвилин",
                      "орієнтовно 20 хв", "близько двадцяти хвилин"});
  expect_minutes(20, {"20分", "20 分", "約20分", "約 20 分間", "およそ20分", "20分程度", "20分ほど", "だいたい20分くらい", "20分（推定）"});
  expect_minutes(20,
                 {"20分钟", "20 分鐘", "约20分钟", "大约 20 分钟", "二十分钟", "20分钟左右", "將近20分鐘", "历时约20分钟", "約二十分鐘"});
  expect_minutes(20, {"20분", "20 분", "약 20분", "20분 정도", "20분가량", "20분간", "이십 분", "대략 20분", "총 20분"});
  expect_minutes(
      20, {"20 dakika", "20 dk", "20 dk.", "yirmi dakika", "yaklaşık 20 dakika", "20 dakika kadar", "toplam 20 dk", "20 dakika civarı"});
}

TEST(Span, EightyMinutes) {
  expect_minutes(80, {"80 min", "1h20", "1h20m", "1h 20m", "1 h 20 min", "1hr 20mins", "1 hour 20 minutes", "1 hour and 20 minutes",
                      "1 hour, 20 minutes", "one hour and twenty minutes", "an hour and 20 minutes", "PT1H20M", "4800 seconds", "~1h 20m"});
  expect_minutes(80, {"80 Minuten", "1 Stunde 20 Minuten", "1 Stunde und 20 Minuten", "eine Stunde und zwanzig Minuten", "1 Std. 20 Min.",
                      "1 Std 20 Min", "1h20min", "rund 1 Stunde 20 Minuten"});
  expect_minutes(80, {"1 h 20", "1 heure 20", "1 heure 20 minutes", "1 heure et 20 minutes", "une heure et vingt minutes", "1h20mn",
                      "environ 1h20", "80 mn"});
  expect_minutes(80, {"1 hora 20 minutos", "1 hora y 20 minutos", "una hora y veinte minutos", "1 h 20 min", "80 minutos",
                      "una hora y 20 minutos", "1 hora con 20 minutos", "casi 1 hora y 20 minutos"});
  expect_minutes(80, {"1 hora e 20 minutos", "uma hora e vinte minutos", "1h20min", "cerca de 1h20", "uma hora e 20 minutos",
                      "1 hora, 20 minutos", "1 h e 20 min", "80 minutos"});
  expect_minutes(80, {"1 ora e 20 minuti", "1 ora 20 minuti", "1 h 20 min", "circa 1 ora e 20 minuti", "un ora e 20 minuti",
                      "quasi 1 ora e 20 minuti", "1h20", "1 ora, 20 minuti", "80 minuti"});
  expect_minutes(80, {"1 uur en 20 minuten", "1 uur 20 minuten", "een uur en twintig minuten", "één uur en 20 minuten", "1 uur 20 min",
                      "ongeveer 1 uur en 20 minuten", "1 uur, 20 minuten", "80 minuten"});
  expect_minutes(80, {"1 time og 20 minutter", "1 time 20 minutter", "1 time, 20 min", "1 time og 20 min", "1h 20min",
                      "ca. 1 time og 20 minutter", "omtrent en time og tjue minutter", "80 minutter"});
  expect_minutes(80, {"cirka 1 time og 20 minutter", "én time og tyve minutter", "1 time og 20 min.", "godt 1 time 20 minutter", "1h20",
                      "cirka en time og tyve minutter", "1 time, 20 minutter", "næsten 80 minutter"});
  expect_minutes(80, {"1 timme och 20 minuter", "1 timme 20 minuter", "1 tim 20 min", "cirka en timme och tjugo minuter", "1 h 20 min",
                      "1 timme, 20 minuter", "ungefär 1 timme och 20 minuter", "80 minuter"});
  expect_minutes(80, {"1 godzina 20 minut", "1 godz. 20 min", "1 godz 20 min.", "1 godzina i 20 minut", "jedna godzina i dwadzieścia minut",
                      "około 1 godz. 20 min", "1h 20min", "80 minut"});
  expect_minutes(80, {"1 час 20 минут", "1 ч 20 мин", "1 ч. 20 мин.", "один час двадцать минут", "1 час и 20 минут",
                      "около 1 часа 20 минут", "1ч20м", "80 минут"});
  expect_minutes(80, {"1 година 20 хвилин", "1 год 20 хв", "1 год. 20 хв.", "одна година двадцять хвилин", "1 година та 20 хвилин",
                      "1 година і 20 хвилин", "близько 1 години 20 хвилин", "80 хвилин"});
  expect_minutes(
      80, {"1時間20分", "1 時間 20 分", "約1時間20分", "約 1 時間 20 分", "およそ1時間20分", "1時間20分間", "1時間20分ほど", "80分"});
  expect_minutes(80, {"1小时20分钟", "1小時20分鐘", "1小时20分", "一小时二十分钟", "1个小时20分钟", "一個小時二十分鐘", "约1小时20分钟",
                      "1 小时 20 分钟"});
  expect_minutes(80,
                 {"1시간 20분", "1시간20분", "1 시간 20 분", "한 시간 20분", "약 1시간 20분", "1시간 20분가량", "한 시간 이십 분", "80분"});
  expect_minutes(80, {"1 saat 20 dakika", "1 sa 20 dk", "bir saat yirmi dakika", "1 saat ve 20 dakika", "yaklaşık 1 saat 20 dakika",
                      "1 saat 20 dk", "1 saat, 20 dakika", "80 dakika"});
}

TEST(Span, NinetyMinutes) {
  expect_minutes(90, {"90 min", "90 minutes", "ninety minutes", "1.5 hours", "1.5h", "one and a half hours", "an hour and a half", "1h30",
                      "1 h 30 min", "about an hour and a half"});
  expect_minutes(90, {"90 Minuten", "neunzig Minuten", "anderthalb Stunden", "eineinhalb Stunden", "1,5 Stunden", "1,5 h", "1,5 Std.",
                      "1 Stunde 30 Minuten", "etwa anderthalb Stunden"});
  expect_minutes(90, {"1h30", "1 heure 30", "une heure et demie", "1 heure et demie", "environ une heure et demie", "1,5 heure", "1,5 h",
                      "quatre-vingt-dix minutes", "90 minutes"});
  expect_minutes(90, {"hora y media", "una hora y media", "1 hora y media", "1,5 horas", "noventa minutos", "casi una hora y media",
                      "1 h 30 min", "90 minutos"});
  expect_minutes(90, {"hora e meia", "uma hora e meia", "1 hora e meia", "1h30min", "1,5 hora", "noventa minutos",
                      "cerca de uma hora e meia", "1 hora e 30 minutos"});
  expect_minutes(90, {"1 ora e mezza", "1,5 ore", "novanta minuti", "una novantina di minuti", "quasi 1 ora e mezza", "1 ora e mezza circa",
                      "90 minuti", "1h30", "1 ora e 30 minuti"});
  expect_minutes(90, {"anderhalf uur", "1,5 uur", "negentig minuten", "ongeveer anderhalf uur", "1 uur en 30 minuten",
                      "één en een half uur", "1 uur 30 min", "zo'n anderhalf uur"});
  expect_minutes(90, {"halvannen time", "1,5 timer", "en og en halv time", "ca. halvannen time", "90 minutter", "1 time og 30 minutter",
                      "nitti minutter", "omtrent halvannen time"});
  expect_minutes(90, {"halvanden time", "1,5 time", "en og en halv time", "cirka halvanden time", "1 time 30 minutter", "1 time og 30 min.",
                      "90 minutter", "næsten halvanden time"});
  expect_minutes(90, {"en och en halv timme", "1,5 timme", "1,5 timmar", "ungefär en och en halv timme", "1 timme och 30 minuter",
                      "nittio minuter", "halvannan timme", "90 minuter"});
  expect_minutes(90, {"półtorej godziny", "1,5 godziny", "1,5 godz.", "około półtorej godziny", "1 godzina i 30 minut",
                      "dziewięćdziesiąt minut", "1,5h", "90 minut"});
  expect_minutes(90, {"полтора часа", "1,5 часа", "1,5 ч", "около полутора часов", "1 час 30 минут", "девяносто минут",
                      "примерно полтора часа", "1.5 часа"});
  expect_minutes(90, {"півтори години", "1,5 години", "1,5 год", "близько півтори години", "1 година 30 хвилин", "дев'яносто хвилин",
                      "дев’яносто хвилин", "приблизно півтори години"});
  expect_minutes(90, {"1時間半", "1 時間半", "1.5時間", "90分間", "約1時間半", "1時間30分", "およそ1時間半", "1時間半ほど"});
  expect_minutes(90, {"一个半小时", "一個半小時", "1.5小时", "1.5 個小時", "约一个半小时", "1小时半", "九十分钟", "1小时30分钟"});
  expect_minutes(90, {"1시간 반", "1시간반", "한 시간 반", "한시간 반", "1.5시간", "약 1시간 반", "구십 분", "1시간 30분"});
  expect_minutes(90, {"bir buçuk saat", "1,5 saat", "yaklaşık bir buçuk saat", "doksan dakika", "1 saat 30 dakika", "1.5 saat",
                      "toplam bir buçuk saat", "90 dakika"});
}

TEST(Span, TwoHoursFifteen) {
  expect_minutes(135, {"2h15", "2h15m", "2h 15m", "2 h 15 min", "2 hrs 15 mins", "2 hours 15 minutes", "two hours and fifteen minutes",
                       "2 hours, 15 minutes", "2.25 hours", "135 min", "PT2H15M", "~2h15m"});
  expect_minutes(135, {"2 Stunden 15 Minuten", "2 Stunden und 15 Minuten", "zwei Stunden und fünfzehn Minuten", "2 Std. 15 Min.",
                       "2 Std 15 min", "2,25 Stunden", "ca. 2 Stunden 15 Minuten", "2 h 15 min"});
  expect_minutes(135, {"2 h 15", "2 heures 15", "2 heures et 15 minutes", "deux heures et quinze minutes", "environ 2h15", "2h15mn",
                       "2,25 heures", "2 heures 15 environ"});
  expect_minutes(135, {"2 horas y 15 minutos", "2 horas 15 minutos", "dos horas y quince minutos", "unas 2 horas y 15 minutos",
                       "2 h 15 min", "2,25 horas", "135 minutos", "aprox. 2 horas y 15 min"});
  expect_minutes(135, {"2 horas e 15 minutos", "duas horas e quinze minutos", "2h15min", "2 horas, 15 minutos", "cerca de 2h15",
                       "umas 2 horas e 15 minutos", "2,25 horas", "2 h 15 min"});
  expect_minutes(135, {"2 ore e 15 minuti", "2 ore 15 minuti", "due ore e quindici minuti", "circa 2 ore e 15 minuti", "2h 15min",
                       "2,25 ore", "135 minuti", "2 ore, 15 minuti"});
  expect_minutes(135, {"2 uur en 15 minuten", "2 uur 15 minuten", "twee uur en vijftien minuten", "ongeveer 2 uur en 15 minuten",
                       "2,25 uur", "2 uur 15 min", "135 minuten", "2 uur, 15 minuten"});
  expect_minutes(135, {"2 timer og 15 minutter", "2 timer 15 minutter", "2 timer og 15 min", "2h15", "2 timer, 15 min", "2,25 timer",
                       "ca. 2 timer og 15 minutter", "135 minutter"});
  expect_minutes(135, {"2 timmar och 15 minuter", "2 timmar 15 minuter", "två timmar och femton minuter", "2 tim 15 min", "2,25 timmar",
                       "cirka 2 timmar och 15 minuter", "135 minuter", "2 timmar, 15 minuter"});
  expect_minutes(135, {"2 godziny 15 minut", "2 godz. 15 min", "dwie godziny i piętnaście minut", "2 godziny i 15 minut",
                       "około 2 godzin 15 minut", "2,25 godziny", "135 minut", "2 godz. i 15 min."});
  expect_minutes(135, {"2 часа 15 минут", "2 ч 15 мин", "2 ч. 15 мин.", "два часа пятнадцать минут", "2 часа и 15 минут",
                       "около 2 часов 15 минут", "2,25 часа", "135 минут"});
  expect_minutes(135, {"2 години 15 хвилин", "2 год 15 хв", "2 год. 15 хв.", "дві години п'ятнадцять хвилин",
                       "дві години п’ятнадцять хвилин", "2 години та 15 хвилин", "близько 2 годин 15 хвилин", "135 хвилин"});
  expect_minutes(135,
                 {"2時間15分", "2 時間 15 分", "約2時間15分", "2時間15分程度", "2時間15分ほど", "2.25時間", "135分", "およそ2時間15分"});
  expect_minutes(135, {"2小时15分钟", "2小時15分", "两小时十五分钟", "两个小时十五分钟", "2个小时15分钟", "约2小时15分钟",
                       "2小时15分钟左右", "135分钟"});
  expect_minutes(
      135, {"2시간 15분", "2시간15분", "두 시간 15분", "약 2시간 15분", "두 시간 십오 분", "2시간 15분 정도", "135분", "2 시간 15 분"});
  expect_minutes(135, {"2 saat 15 dakika", "2 sa 15 dk", "iki saat on beş dakika", "2 saat ve 15 dakika", "yaklaşık 2 saat 15 dakika",
                       "2,25 saat", "135 dakika", "2 saat 15 dk"});
}

TEST(Span, ThreeDays) {
  expect_minutes(
      4320, {"3 days", "three days", "3d", "3 d", "72 hours", "72h", "P3D", "~3 days", "almost 3 days", "3 days or so", "2 days 24 hours"});
  expect_minutes(4320, {"3 Tage", "drei Tage", "3 Tagen", "ca. 3 Tage", "etwa drei Tage", "72 Stunden", "72 Std.", "fast drei Tage"});
  expect_minutes(4320, {"3 jours", "trois jours", "3 j", "environ 3 jours", "72 heures", "72 h", "près de trois jours", "3 jours environ"});
  expect_minutes(4320, {"3 días", "tres días", "3 dias", "unos tres días", "72 horas", "casi 3 días", "3 d", "aproximadamente 3 días"});
  expect_minutes(4320,
                 {"três dias", "3 dias", "cerca de 3 dias", "tres dias", "72 horas", "quase três dias", "uns 3 dias", "3 dias no total"});
  expect_minutes(4320, {"3 giorni", "tre giorni", "3 gg", "circa 3 giorni", "72 ore", "quasi tre giorni", "3 giorni circa", "3 gg."});
  expect_minutes(4320, {"3 dagen", "drie dagen", "ongeveer 3 dagen", "72 uur", "bijna drie dagen", "zo'n 3 dagen", "3 dgn", "ca. 3 dagen"});
  expect_minutes(4320, {"3 dager", "tre dager", "tre døgn", "3 døgn", "ca. 3 dager", "72 timer", "nesten tre dager", "omtrent 3 døgn"});
  expect_minutes(4320, {"3 dage", "tre dage", "cirka 3 dage", "3 døgn", "72 timer", "næsten tre dage", "omkring tre døgn", "3 dage i alt"});
  expect_minutes(4320,
                 {"3 dagar", "tre dagar", "tre dygn", "3 dygn", "ungefär 3 dagar", "72 timmar", "nästan tre dagar", "cirka tre dygn"});
  expect_minutes(4320, {"3 dni", "trzy dni", "3 doby", "około 3 dni", "72 godziny", "prawie trzy dni", "ok. trzech dni", "72 godz."});
  expect_minutes(4320, {"3 дня", "три дня", "3 суток", "3 дн.", "около 3 дней", "72 часа", "около трёх суток", "почти три дня", "72 ч"});
  expect_minutes(4320, {"3 дні", "три дні", "3 доби", "близько 3 днів", "72 години", "майже три дні", "близько трьох діб", "72 год"});
  expect_minutes(4320, {"3日", "3日間", "約3日", "約3日間", "72時間", "3 日ほど", "3日程度", "およそ 3 日"});
  expect_minutes(4320, {"3天", "三天", "约3天", "3日", "72小时", "大约三天", "三天左右", "近3天"});
  expect_minutes(4320, {"3일", "3일간", "약 3일", "3 일", "72시간", "3일 정도", "거의 3일", "총 3일"});
  expect_minutes(4320,
                 {"3 gün", "üç gün", "yaklaşık 3 gün", "72 saat", "neredeyse üç gün", "toplam 3 gün", "3 gün kadar", "ortalama 3 gün"});
}

TEST(Span, HalfAnHour) {
  expect_minutes(30, {"0.5 h", "0.5 hours", "half an hour", "half hour", "about half an hour", "30 min", "30m", "thirty minutes", "PT30M",
                      "PT0.5H", "0h30"});
  expect_minutes(30, {"0,5 h", "0,5 Std.", "eine halbe Stunde", "halbe Stunde", "etwa eine halbe Stunde", "rund eine halbe Stunde",
                      "dreißig Minuten", "30 Minuten"});
  expect_minutes(30, {"0,5 h", "une demi-heure", "une demi heure", "demi-heure", "environ une demi-heure", "trente minutes",
                      "une trentaine de minutes", "30 mn"});
  expect_minutes(30, {"media hora", "casi media hora", "0,5 horas", "treinta minutos", "una treintena de minutos", "30 minutos",
                      "unos 30 minutos", "alrededor de media hora"});
  expect_minutes(30, {"meia hora", "cerca de meia hora", "0,5 hora", "trinta minutos", "30 minutos", "quase meia hora", "uns 30 min",
                      "aprox. meia hora"});
  expect_minutes(30,
                 {"mezza ora", "mezz’ora", "una mezza ora", "mezza ora circa", "circa mezza ora", "trenta minuti", "0,5 ore", "30 minuti"});
  expect_minutes(30, {"een half uur", "half uur", "ongeveer een half uur", "0,5 uur", "dertig minuten", "zo'n half uur", "30 minuten",
                      "bijna een half uur"});
  expect_minutes(30, {"en halv time", "0,5 timer", "ca. en halv time", "tretti minutter", "30 minutter", "halv time", "30 minutter",
                      "omtrent en halv time", "nesten en halv time"});
  expect_minutes(30, {"en halv time", "halv time", "0,5 time", "cirka en halv time", "tredive minutter", "30 minutter",
                      "omkring 30 minutter", "næsten en halv time"});
  expect_minutes(30, {"en halv timme", "0,5 timmar", "ungefär en halv timme", "trettio minuter", "halv timme", "cirka 30 minuter",
                      "30 minuter", "nästan en halv timme"});
  expect_minutes(30, {"pół godziny", "około pół godziny", "pół godz.", "0,5 godziny", "trzydzieści minut", "30 minut", "prawie pół godziny",
                      "0,5 godz."});
  expect_minutes(30, {"0,5 часа", "0,5 ч", "тридцать минут", "30 минут", "пол часа", "примерно 30 минут", "около тридцати минут",
                      "0,5 часа", "30 мин."});
  expect_minutes(30,
                 {"пів години", "0,5 години", "0,5 год", "30 хв", "тридцять хвилин", "30 хвилин", "близько пів години", "приблизно 30 хв"});
  expect_minutes(30, {"30分", "30分間", "半時間", "約30分", "0.5時間", "半時間ほど", "およそ30分間", "30分ほど"});
  expect_minutes(30, {"半小时", "半个小时", "半小時", "半個小時", "0.5小时", "三十分钟", "约半小时", "半小时左右", "半個鐘頭"});
  expect_minutes(30, {"30분", "반 시간", "반시간", "0.5시간", "삼십 분", "약 30분", "30분 정도", "30분간"});
  expect_minutes(
      30, {"yarım saat", "yaklaşık yarım saat", "0,5 saat", "otuz dakika", "30 dakika", "30 dk", "yarım saat kadar", "toplam yarım saat"});
}

TEST(Span, TwoHoursAndAHalf) {
  expect_minutes(150, {"150 min", "150 minutes", "2.5 hours", "2.5h", "2 hours and a half", "2h30", "2 hrs 30 mins", "9000 s"});
  expect_minutes(150, {"150 Minuten", "zweieinhalb Stunden", "2,5 Stunden", "2,5 h", "2 Stunden 30 Minuten", "etwa zweieinhalb Stunden",
                       "2,5 Std.", "zwei Stunden und eine halbe"});
  expect_minutes(150, {"2h30", "2 heures 30", "deux heures et demie", "2 heures et demie", "2,5 heures", "environ deux heures et demie",
                       "2 h 30 min", "150 minutes"});
  expect_minutes(150, {"dos horas y media", "2 horas y media", "2,5 horas", "2 h 30 min", "150 minutos", "casi dos horas y media",
                       "unas 2 horas y media", "2 horas y 30 minutos"});
  expect_minutes(150, {"duas horas e meia", "2 horas e meia", "2,5 horas", "2h30", "2h30min", "cerca de duas horas e meia",
                       "quase 2 horas e meia", "150 minutos"});
  expect_minutes(150, {"due ore e mezza", "due ore e mezzo", "2 ore e mezza", "2,5 ore", "circa due ore e mezza", "2 ore e 30 minuti",
                       "150 minuti", "2h30"});
  expect_minutes(150, {"tweeënhalf uur", "twee en een half uur", "2,5 uur", "ongeveer tweeënhalf uur", "2 uur 30 min",
                       "2 uur en 30 minuten", "150 minuten", "bijna 2,5 uur"});
  expect_minutes(150, {"to og en halv time", "2,5 timer", "ca. to og en halv time", "2 timer og 30 minutter", "150 minutter",
                       "omtrent 2,5 timer", "2 timer 30 min", "2 timer og en halv"});
  expect_minutes(150, {"to og en halv time", "2,5 timer", "cirka to og en halv time", "2 timer og 30 min.", "næsten 2,5 timer",
                       "2 timer 30 minutter", "150 min.", "2,5 timers"});
  expect_minutes(150, {"två och en halv timme", "2,5 timmar", "2,5 tim", "ungefär två och en halv timme", "cirka 2,5 timmar",
                       "2 timmar och 30 minuter", "150 minuter", "två timmar och trettio minuter"});
  expect_minutes(150, {"2,5 godziny", "2,5 godz.", "około 2,5 godziny", "2 godziny i 30 minut", "2 godz. 30 min", "150 minut",
                       "dwie godziny i pół", "dwie godziny i trzydzieści minut"});
  expect_minutes(150,
                 {"2,5 часа", "2,5 ч", "около 2,5 часов", "2 часа с половиной", "2ч30м", "2 часа 30 минут", "2 ч 30 мин", "150 минут"});
  expect_minutes(150, {"2,5 години", "2,5 год", "близько 2,5 годин", "2 години з половиною", "2 години 30 хвилин", "2 год 30 хв",
                       "150 хвилин", "приблизно 2,5 години"});
  expect_minutes(150, {"2時間半", "2 時間半", "2.5時間", "約2時間半", "2時間30分", "150分", "およそ2.5時間", "2時間半ほど"});
  expect_minutes(150, {"两个半小时", "兩個半小時", "2.5小时", "2小时30分", "两小时半", "约两个半小时", "150分钟", "2小时30分钟"});
  expect_minutes(150, {"2시간 반", "2시간반", "두 시간 반", "2.5시간", "2시간 30분", "약 2시간 반", "150분", "2시간 반 정도"});
  expect_minutes(150, {"iki buçuk saat", "2,5 saat", "yaklaşık 2,5 saat", "2 saat 30 dakika", "150 dakika", "2 saat 30 dk",
                       "yaklaşık iki buçuk saat", "2 saat buçuk"});
}

TEST(Span, OfOtherUnits) {
  expect_minutes(1.5, {"90 seconds", "90s", "90 sec", "90 Sekunden", "90 secondes", "90 segundos", "90 secondi", "90 seconden",
                       "90 sekunder", "90 sekund", "90 секунд", "90 сек", "90秒", "90초", "90 saniye", "PT90S"});
  expect_minutes(0.005, {"300 ms", "300ms", "300 milliseconds", "300 Millisekunden", "300 мс", "300毫秒", "300ミリ秒", "300밀리초"});
  expect_minutes(1440, {"1 day",   "one day", "a day",  "24h",    "1 Tag",   "ein Tag", "un jour", "1 día", "um dia", "un giorno",
                        "een dag", "1 døgn",  "1 dygn", "1 doba", "1 сутки", "1 доба",  "1日",     "一天",  "1일",    "bir gün"});
  expect_minutes(720, {"half a day", "0.5 days", "12 h", "12 Stunden", "半日", "12時間"});
  expect_minutes(2160, {"1.5 days", "a day and a half", "anderthalb Tage", "1,5 Tage", "1日半", "36 h"});
  expect_minutes(135.5, {"2 hours 15 minutes 30 seconds", "2h 15m 30s", "2時間15分30秒"});
  expect_minutes(25, {"twenty-five minutes", "fünfundzwanzig Minuten", "vingt-cinq minutes", "veinticinco minutos", "tjugofem minuter",
                      "femogtyve minutter", "yirmi beş dakika", "двадцать пять минут"});
  expect_minutes(10080, {"1 week",     "a week",        "7 days",   "1w",    "eine Woche", "une semaine", "una semana",
                         "uma semana", "una settimana", "een week", "1 uke", "1 uge",      "1 vecka",     "1 tydzień",
                         "1 неделя",   "1 тиждень",     "1週間",    "1周",   "1주일",      "bir hafta"});
  expect_minutes(1787, {"1d 5h 47m", "1 day, 5 hours and 47 minutes", "P1DT5H47M", "1 Tag 5 Stunden 47 Minuten", "1 jour 5 h 47",
                        "1日5時間47分", "1天5小时47分钟", "1일 5시간 47분", "1 gün 5 saat 47 dakika", "1 сутки 5 часов 47 минут"});
  expect_minutes(0, {"0", "0 min", "0 minutes", "0m", "null Minuten", "0分", "0 минут"});
}

TEST(Span, IsNoRange) {
  expect_none({"10-20 minutes", "10 to 20 minutes", "10–20 min", "2 - 3 h", "between 10 and 20 minutes", "from 10 to 20 minutes",
               "10 min to 20 min", "5 or 6 hours", "20 or 30 minutes", "20 oder 30 Minuten", "1,5-2 Stunden", "1h-2h", "1h to 2h",
               "~20-30 min", "20±5 min"});
  expect_none({"10 bis 20 Minuten", "10-20 Min.", "zwischen 10 und 20 Minuten", "zwei bis drei Stunden"});
  expect_none({"10 à 20 minutes", "entre 10 et 20 minutes", "de 2 à 3 heures", "deux à trois heures"});
  expect_none({"10 a 20 minutos", "entre 10 y 20 minutos", "entre 10 e 20 minutos", "de 10 a 20 minuti", "tra 10 e 20 minuti"});
  expect_none({"10 tot 20 minuten", "tussen 10 en 20 minuten", "10 til 20 minutter", "mellom 10 og 20 minutter", "mellem 10 og 20 minutter",
               "10 till 20 minuter"});
  expect_none({"10 do 20 minut", "od 10 do 20 minut", "от 10 до 20 минут", "10–20 минут", "від 10 до 20 хвилин", "10-20 хв"});
  expect_none({"10〜20分", "10～20分", "10-20分", "10到20分钟", "10至20分鐘", "10~20분", "10-20분", "10 ila 20 dakika", "10-20 dakika"});
}

TEST(Span, IsNoBound) {
  expect_none({"less than 5 minutes",
               "more than 2 hours",
               "at least 3 hours",
               "at most 3 hours",
               "up to 4 hours",
               "under 5 minutes",
               "over 2 hours",
               "4+ hours",
               "4h+",
               "> 2 h",
               ">2h",
               "< 5 min",
               "≥ 3 h",
               "≤ 10 min",
               "4+ hours from deployment",
               "≥20 min",
               "<20 min",
               "20+ min",
               "20 min+",
               "20 min max",
               "max. 20 min",
               "min. 20 min",
               "20 minutes at most"});
  expect_none({"bis zu 4 Stunden", "unter 5 Minuten", "jusqu'à 4 heures", "hasta 4 horas", "até 4 horas", "fino a 4 ore", "tot 4 uur",
               "opptil 4 timer", "op til 4 timer", "upp till 4 timmar", "do 4 godzin", "до 4 часов", "до 4 годин"});
  expect_none({"ponad 2 godziny", "mniej niż 5 minut", "более 2 часов", "менее 5 минут", "понад 2 години", "менше 5 хвилин",
               "mindre enn 5 minutter", "mere end 2 timer", "mer än 2 timmar"});
  expect_none({"5分未満", "2時間以上", "5分以内", "2小时以上", "5分钟以内", "不到5分钟", "超过2小时", "5분 미만", "2시간 이상", "5분 이내",
               "20分超", "5 dakikadan az", "2 saatten fazla", "en az 2 saat"});
}

TEST(Span, IsNoClock) {
  expect_none({"14:02",         "1:30",      "14:02 UTC",     "14:02:33", "2 pm",        "2:30 PM",     "14.32 Uhr",
               "um 14:32 Uhr",  "kl. 14.32", "klokken 14:32", "14時32分", "午後2時32分", "下午2点30分", "14点30分",
               "오후 2시 30분", "14시 30분", "saat 14.30",    "в 14:30",  "о 14:30",     "a las 14:30"});
}

TEST(Span, IsNoDate) {
  expect_none({"2026-04-12", "2026-04-12 14:02", "12 April 2026", "12. April 2026", "3 mars 2026", "3 de mayo de 2026", "12.04.2026",
               "04/12/2026", "2026年4月12日", "4月12日", "2026년 4월 12일", "12 kwietnia 2026", "12 апреля 2026", "12 Nisan 2026"});
}

TEST(Span, IsNoCount) {
  expect_none({"3 nodes",     "20 clients", "5 retries",   "3 meetings", "2 hosts",    "3 dead nodes", "5 s3 buckets", "12 Kunden",
               "3 mal",       "3 serveurs", "20 usuarios", "3 utenti",   "20 klanten", "20 kunder",    "20 klientów",  "20 клиентов",
               "20 клієнтів", "20件",       "3台",         "5次",        "20个用户",   "20명",         "20 kişi",      "5%",
               "20 MB",       "5 Mio",      "5 mb",        "3 x",        "$20",        "v1.2"});
}

TEST(Span, IsNothingElse) {
  expect_none({"",
               " ",
               "?",
               "n/a",
               "unknown",
               "unbekannt",
               "a few minutes",
               "several hours",
               "some days",
               "ein paar Minuten",
               "quelques minutes",
               "kilka minut",
               "несколько минут",
               "数分",
               "几分钟",
               "몇 분",
               "3 days later",
               "2 months",
               "20 min / 30 min",
               "minutes",
               "min",
               "-5 minutes",
               "5 minutes 2 hours",
               "30 min 2 h",
               "P",
               "PT",
               "T2H",
               "XX minutes",
               "99999999999999",
               "20 minutes in which nobody looked at the alarm"});
}

TEST(BareNumber, HasTheUnitOfTheCaller) {
  EXPECT_EQ(parse_duration_minutes("3"), 3);
  EXPECT_EQ(parse_duration_minutes("3", 60), 180);
  EXPECT_EQ(parse_duration_minutes("3 minutes", 60), 3);
  EXPECT_EQ(parse_duration_minutes("1,415"), 1415);
  const auto bare = match_span("45", 60);
  ASSERT_TRUE(bare);
  EXPECT_FALSE(bare->has_unit);
  EXPECT_EQ(bare->minutes, 2700);
  const auto united = match_span("45 min", 60);
  ASSERT_TRUE(united);
  EXPECT_TRUE(united->has_unit);
}

struct TakenCase {
  const char* text;
  const char* taken;  ///< what of it is the span; "" for none
  double minutes = 0;
};

constexpr TakenCase kMatched[] = {
    {"1h 43m of silence", "1h 43m", 103},
    {"2 hours and 15 minutes later", "2 hours and 15 minutes", 135},
    {"about 2 hours of work", "about 2 hours", 120},
    {"約 3 日 4 時間", "約 3 日 4 時間", 4560},
    {"hora y media", "hora y media", 90},
    {"~20 min, then", "~20 min", 20},
    {"2 Stunden und niemand sah es", "2 Stunden", 120},
    {"10-20 minutes", ""},
    {"less than 5 minutes", ""},
    {"the alarm", ""},
    {"", ""},
};

TEST(MatchSpan, TakesWhatTheTextBeginsWith) {
  for (const TakenCase& c : kMatched) {
    const std::string_view text = c.text;
    const auto got = match_span(text);
    EXPECT_EQ(got ? text.substr(0, got->size) : std::string_view(), c.taken) << c.text;
    if (got) {
      EXPECT_NEAR(got->minutes, c.minutes, 1e-6) << c.text;
    }
  }
}

constexpr TakenCase kLeading[] = {
    {"25 minutes, because nobody was on call", "25 minutes", 25},
    {"25 minutes", "25 minutes", 25},
    {"25 minutes.", "25 minutes", 25},
    {"25 minutes - the alarm was muted", "25 minutes", 25},
    {"25 minutes – the alarm was muted", "25 minutes", 25},
    {"25 minutes; the alarm was muted", "25 minutes", 25},
    {"5 時間 12 分（潜伏期間）", "5 時間 12 分", 312},
    {"2 días (2024-05-02 → 2024-05-04).", "2 días", 2880},
    {"ca. 2 Stunden, weil der Alarm fehlte", "ca. 2 Stunden", 120},
    {"25 минут, потому что не было алерта", "25 минут", 25},
    {"25分、原因は不明", "25分", 25},
    {"25 minutes which nobody noticed", ""},
    {"45", ""},
    {"45 nodes", ""},
    {"less than 5 minutes, said Ana", ""},
};

TEST(LeadingSpan, EndsWhereAnotherThoughtBegins) {
  for (const TakenCase& c : kLeading) {
    const std::string_view text = c.text;
    const auto got = leading_span(text);
    EXPECT_EQ(got ? text.substr(0, got->size) : std::string_view(), c.taken) << c.text;
    if (got) {
      EXPECT_NEAR(got->minutes, c.minutes, 1e-6) << c.text;
    }
  }
}

constexpr TakenCase kLocated[] = {
    {"The outage lasted 25 minutes.", "25 minutes", 25},
    {"A 3-hour outage", "3-hour", 180},
    {"It was down for an hour and a half", "an hour and a half", 90},
    {"Une panne de 2h30", "2h30", 150},
    {"In 2026 May was cold", ""},
    {"It took 3 nodes and 2 hours to recover", "2 hours", 120},
    {"Der Ausfall dauerte 2 Stunden und 15 Minuten.", "2 Stunden und 15 Minuten", 135},
    {"La panne a duré 1h20 au total", "1h20", 80},
    {"El servicio estuvo caído 45 minutos", "45 minutos", 45},
    {"Сервис лежал 45 минут", "45 минут", 45},
    {"障害は45分間続いた", "45分間", 45},
    {"服务中断45分钟", "45分钟", 45},
    {"장애는 45분간 지속되었다", "45분간", 45},
    {"Kesinti 45 dakika sürdü", "45 dakika", 45},
    {"At 14:02 the alarm rang", ""},
    {"On 12 April 2026 three nodes were lost", ""},
    {"", ""},
};

TEST(LocateSpan, FindsTheFirstInASentence) {
  for (const TakenCase& c : kLocated) {
    const std::string_view text = c.text;
    const auto got = locate_span(text);
    const std::string_view taken = got ? text.substr(got->at, got->size) : std::string_view();
    EXPECT_TRUE(std::string_view(c.taken).empty() == taken.empty() && taken.find(c.taken) != std::string_view::npos)
        << c.text << " gave \"" << taken << '"';
    if (got) {
      EXPECT_NEAR(got->minutes, c.minutes, 1e-6) << c.text;
    }
  }
}

TEST(SpanOfAParagraph, IsRefused) {
  EXPECT_EQ(parse_duration_minutes(std::string(5000, '9')), std::nullopt);
}

}  // namespace
}  // namespace hindsight::language
