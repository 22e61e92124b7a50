#include "hindsight/language/zone.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>

namespace hindsight::language {

void PrintTo(const Zone& zone, std::ostream* out) {
  *out << (zone.season == Zone::Season::europe    ? "eu "
           : zone.season == Zone::Season::america ? "us "
                                                  : "")
       << zone.standard_minutes << " min";
}

namespace {

using Season = Zone::Season;

struct ZoneCase {
  const char* text;
  std::optional<Zone> zone;
};

constexpr Zone fixed(int minutes) {
  return {minutes, Season::none};
}
constexpr Zone europe(int minutes) {
  return {minutes, Season::europe};
}
constexpr Zone america(int minutes) {
  return {minutes, Season::america};
}
constexpr Zone kSydney{600, Season::australia};
constexpr Zone kAuckland{720, Season::new_zealand};

constexpr ZoneCase kRules[] = {
    {"+00:00", fixed(0)},
    {"+01:00", fixed(60)},
    {"+05:30", fixed(330)},
    {"+14:00", fixed(840)},
    {"-03:30", fixed(-210)},
    {"-08:00", fixed(-480)},
    {"eu+00:00", europe(0)},
    {"eu+01:00", europe(60)},
    {"eu+02:00", europe(120)},
    {"us-08:00", america(-480)},
    {"us-05:00", america(-300)},
    {"au+10:00", kSydney},
    {"nz+12:00", kAuckland},
    {"", {}},
    {"CET", {}},
    {"xx+01:00", {}},
    {"eu", {}},
    {"0530", {}},
};

TEST(ZoneByRule, IsTheNameOfARow) {
  for (const ZoneCase& c : kRules) EXPECT_EQ(zone_by_rule(c.text), c.zone) << c.text;
}

TEST(ZoneValue, KeepsTheZone) {
  for (const Zone zone : {fixed(0), fixed(60), fixed(330), fixed(-210), fixed(-720), fixed(840), europe(0), europe(60), europe(120),
                          america(-480), america(-300), america(-210), kSydney, kAuckland})
    EXPECT_EQ(zone_of_value(to_value(zone)), zone);
}

struct DayCase {
  Zone zone;
  int year, month, day;
  int minutes;
};

constexpr DayCase kDays[] = {
    {fixed(60), 2026, 1, 15, 60},
    {fixed(60), 2026, 7, 15, 60},
    {europe(60), 2026, 1, 15, 60},
    {europe(60), 2026, 7, 15, 120},
    {europe(0), 2026, 1, 15, 0},
    {europe(0), 2026, 7, 15, 60},
    {europe(120), 2026, 12, 15, 120},
    {europe(120), 2026, 6, 15, 180},
    {america(-480), 2026, 1, 15, -480},
    {america(-480), 2026, 7, 15, -420},
    {america(-300), 2026, 12, 15, -300},
    {america(-300), 2026, 7, 15, -240},
    // South of the equator the year begins in summer: until the first Sunday of April, from the first of October (Australia) or the last of
    // September (New Zealand).
    {kSydney, 2026, 1, 15, 660},
    {kSydney, 2026, 4, 4, 660},
    {kSydney, 2026, 4, 5, 600},
    {kSydney, 2026, 7, 15, 600},
    {kSydney, 2026, 10, 3, 600},
    {kSydney, 2026, 10, 4, 660},
    {kAuckland, 2026, 4, 4, 780},
    {kAuckland, 2026, 4, 5, 720},
    {kAuckland, 2026, 9, 26, 720},
    {kAuckland, 2026, 9, 27, 780},
    // Europe: from the last Sunday of March to the last of October.
    {europe(60), 2026, 3, 28, 60},
    {europe(60), 2026, 3, 29, 120},
    {europe(60), 2026, 10, 24, 120},
    {europe(60), 2026, 10, 25, 60},
    {europe(60), 2024, 3, 30, 60},
    {europe(60), 2024, 3, 31, 120},
    {europe(60), 2024, 10, 26, 120},
    {europe(60), 2024, 10, 27, 60},
    // America: from the second Sunday of March to the first of November.
    {america(-480), 2026, 3, 7, -480},
    {america(-480), 2026, 3, 8, -420},
    {america(-480), 2026, 10, 31, -420},
    {america(-480), 2026, 11, 1, -480},
    {america(-300), 2025, 3, 8, -300},
    {america(-300), 2025, 3, 9, -240},
    {america(-300), 2025, 11, 1, -240},
    {america(-300), 2025, 11, 2, -300},
    // Between the two changes they are an hour nearer to each other.
    {europe(60), 2026, 3, 15, 60},
    {america(-300), 2026, 3, 15, -240},
};

TEST(MinutesOn, GoByTheSeason) {
  for (const DayCase& c : kDays) {
    const auto day = make_date(c.year, c.month, c.day);
    ASSERT_TRUE(day);
    EXPECT_EQ(c.zone.minutes_on(*day), c.minutes) << testing::PrintToString(c.zone) << " on " << to_string(*day);
  }
}

TEST(Seasonal, AreThoseWhoseDayDecides) {
  EXPECT_FALSE(fixed(60).is_seasonal());
  EXPECT_TRUE(europe(60).is_seasonal());
  EXPECT_TRUE(america(-480).is_seasonal());
}

constexpr ZoneCase kNamed[] = {
    {"Date and Time in CET", fixed(60)},
    {"All times in UTC+2", fixed(120)},
    {"All times are in UTC", fixed(0)},
    {"All times are UTC.", fixed(0)},
    {"Time (UTC)", fixed(0)},
    {"Time [UTC]", fixed(0)},
    {"time_utc", fixed(0)},
    {"Timeline (all times UTC)", fixed(0)},
    {"Times in GMT", fixed(0)},
    {"Time (GMT+1)", fixed(60)},
    {"Time (GMT-3)", fixed(-180)},
    {"Time (UTC-07:00)", fixed(-420)},
    {"Time (UTC+05:30)", fixed(330)},
    {"Time (UTC+0530)", fixed(330)},
    {"Time (UTC +2)", fixed(120)},
    {"Time (UTC−3)", fixed(-180)},
    {"Time (CEST)", fixed(120)},
    {"Time (PST)", fixed(-480)},
    {"Time (PDT)", fixed(-420)},
    {"Time (EST)", fixed(-300)},
    {"Time (EDT)", fixed(-240)},
    {"Time (IST)", fixed(330)},
    {"Time (JST)", fixed(540)},
    {"Time (KST)", fixed(540)},
    {"Time (BST)", fixed(60)},
    {"Time (PT)", america(-480)},
    {"Time (ET)", america(-300)},
    {"All times are Pacific time", america(-480)},
    {"all times in Eastern Time", america(-300)},
    {"All times in Central European Time", europe(60)},
    {"CET/CEST", europe(60)},
    {"All times are UK time", europe(0)},
    {"Alle Zeiten in MEZ", fixed(60)},
    {"Alle Zeiten in MESZ", fixed(120)},
    {"Alle Zeiten in UTC", fixed(0)},
    {"Alle Angaben in deutscher Zeit", europe(60)},
    {"Uhrzeit (MEZ/MESZ)", europe(60)},
    {"Alle tijden in Nederlandse tijd", europe(60)},
    {"Alle tider er norsk tid", europe(60)},
    {"Alle tider er dansk tid", europe(60)},
    {"Alla tider i svensk tid", europe(60)},
    {"Toutes les heures sont en UTC", fixed(0)},
    {"Todas las horas en hora peninsular", europe(60)},
    {"Horários em horário de Brasília", fixed(-180)},
    {"Tutti gli orari in ora italiana", europe(60)},
    {"Wszystkie godziny czasu polskiego", europe(60)},
    {"Время московское", fixed(180)},
    {"Время (МСК)", fixed(180)},
    {"Час за Києвом", europe(120)},
    {"時刻（日本時間）", fixed(540)},
    {"時刻 (JST)", fixed(540)},
    {"Time (UTC+5:45)", fixed(345)},
    {"Time (UTC-12)", fixed(-720)},
    {"GMT +01:00", fixed(60)},
    {"All times EST", fixed(-300)},
    {"times in CT", america(-360)},
    {"Time (MT)", america(-420)},
    {"Hora (UTC-3)", fixed(-180)},
    {"Türkiye saatiyle", fixed(180)},
    {"时间（北京时间）", fixed(480)},
    {"시각(한국 시간)", fixed(540)},
    {"Saat (TSİ)", fixed(180)},
};

TEST(FindZone, IsNamedAnywhere) {
  for (const ZoneCase& c : kNamed) EXPECT_EQ(find_zone(c.text), c.zone) << c.text;
}

/// Words and initials that look like a zone's.
TEST(FindZone, IsNoWordOfALanguageOrAPerson) {
  for (const char* text : {"",
                           "Time",
                           "Timeline",
                           "Date et heure",
                           "Heure et date",
                           "Il est probable",
                           "Art des Vorfalls",
                           "Was ist passiert",
                           "Ursache ist unbekannt",
                           "Fecha y hora",
                           "Wet floor in the machine room",
                           "De wet",
                           "z. B. Hamburg",
                           "Mt. Everest",
                           "PT2H",
                           "Utcome",
                           "Time of impact",
                           "IT team",
                           "utctime8",
                           "Zeit",
                           "Uhrzeit",
                           "When",
                           "Act",
                           "Best effort",
                           "Sector",
                           "Met Ana",
                           "3 pt margin",
                           "Asia Pacific cluster",
                           "Istanbul",
                           "Estimated",
                           "CETUS",
                           "ETA",
                           "PTO",
                           "MSTeams",
                           "Estado",
                           "All times in est",
                           "local time",
                           "time of the ist"})
    EXPECT_EQ(find_zone(text), std::nullopt) << text;
}

struct OffsetCase {
  const char* text;
  std::optional<int> minutes;
};

constexpr OffsetCase kOffsets[] = {
    {"UTC", 0},          {"utc", 0},         {"GMT", 0},      {"Z", 0},        {"CET", 60},      {"CEST", 120},         {"UTC+2", 120},
    {"UTC-5", -300},     {"UTC+05:30", 330}, {"GMT+1", 60},   {"+05:30", 330}, {"-08:00", -480}, {"+0200", 120},        {"+00:00", 0},
    {"EST", -300},       {"PDT", -420},      {"MEZ", 60},     {"MESZ", 120},   {"МСК", 180},     {"JST", 540},          {"日本時間", 540},
    {"北京时间", 480},   {"", {}},           {"unknown", {}}, {"PT", {}},      {"ET", {}},       {"Europe/Berlin", {}}, {"in CET", {}},
    {"UTC and CET", {}}, {"+25:00", {}},     {"+99", {}},     {"CETX", {}},    {"12:00", {}},
};

TEST(ParseZone, IsOfAFixedOffsetAndNothingElse) {
  for (const OffsetCase& c : kOffsets) EXPECT_EQ(parse_zone(c.text), c.minutes) << c.text;
}

TEST(MatchZone, IsAZoneAndNothingElse) {
  const ZoneCase cases[] = {
      {"CET", fixed(60)},       {"Europe/Warsaw", europe(60)}, {" Australia/Sydney ", kSydney},  {"UTC+2", fixed(120)},
      {"+05:30", fixed(330)},   {"Eastern", america(-300)},    {"heure de Paris", europe(60)},   {"hora de Lisboa", europe(0)},
      {"czas polski", europe(60)}, {"America/New_York", america(-300)}, {"Pacific/Auckland", kAuckland},
      {"CET, mostly", {}},      {"europe/warsaw", {}},         {"eastern", {}},                  {"", {}},
      {"Europe", {}},           {"Europe/Nowhere", {}},
  };
  for (const ZoneCase& c : cases) EXPECT_EQ(match_zone(c.text), c.zone) << c.text;
}

TEST(FindZone, TakesNoPlaceForAZone) {
  const ZoneCase cases[] = {
      {"svensk sommartid (CEST)", europe(60)}, {"times of Europe/Warsaw", europe(60)}, {"Customers in Eastern Europe", {}}, {"the Pacific region", {}}, {"an eastern site", {}}, {"Owner: ET", {}}, {"Written by ET and MT", {}}, {"Timeline (PT)", america(-480)}, {"All times ET", america(-300)}, {"Times are in CT", america(-360)},
  };
  for (const ZoneCase& c : cases) EXPECT_EQ(find_zone(c.text), c.zone) << c.text;
}

TEST(FindZone, IsNamedBesideAnyScript) {
  const ZoneCase cases[] = {
      {"时间线（UTC+8）", fixed(480)}, {"事故經過（CST）", fixed(480)}, {"Timeline (CST)", fixed(-360)}, {"タイムライン（JST）", fixed(540)},
      {"“UTC”", fixed(0)},            {"Timeline—UTC", fixed(0)},
  };
  for (const ZoneCase& c : cases) EXPECT_EQ(find_zone(c.text), c.zone) << c.text;
}

}  // namespace
}  // namespace hindsight::language
