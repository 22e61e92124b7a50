#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hindsight/record/classify.hpp"
#include "tests/record/read.hpp"

/// Languages are rows in data/labels.json: these reports are read by nothing else.
namespace hindsight::record::test {
namespace {

using Lines = std::vector<std::string>;

Lines kinds_of(const Facts& facts) {
  Lines kinds;
  for (const Section& section : facts.sections) kinds.push_back(section.kind + (section.answered ? "" : " (empty)"));
  return kinds;
}

constexpr const char* kGerman = R"(# Bestellungen doppelt verbucht

- **Schweregrad:** SEV-2
- **Datum:** 12.04.2026
- **Kategorie:** Rate limit
- **Erkennungsdauer:** 2 Stunden und 15 Minuten
- **Verantwortlich:** Anna Weiß

## ZUSAMMENFASSUNG

Ein Agent hat Bestellungen nach einer Zeitüberschreitung noch einmal gesendet.

## Auswirkung

41 Kunden zahlten zweimal.

## Zeitlicher Ablauf

| Uhrzeit (UTC) | Ereignis | Wer |
|---|---|---|
| 2026-04-12 08:00 | Neue Version des Agenten | Jonas |
| 2026-04-12 10:15 | Erste Beschwerde | Support |

## Ursache

Der Schlüssel gegen Wiederholungen fehlte.

## Maßnahmen

| Maßnahme | Verantwortlich | Fällig | Stand |
|---|---|---|---|
| Schlüssel erzwingen | Anna Weiß | 30.04.2026 | erledigt |
| Alarm für Doppelbuchungen | Jonas | 2026-05-15 | |

## Erkenntnisse

Wiederholungen brauchen einen Schlüssel.
)";

TEST(German, AReportIsReadByItsLabels) {
  const Facts facts = read(kGerman);
  EXPECT_EQ(facts.severity->value, Severity::sev2);
  EXPECT_EQ(date_of(facts), "2026-04-12");
  ASSERT_EQ(facts.categories.size(), 1u);
  EXPECT_EQ(facts.categories[0].value, "rate limit");
  EXPECT_EQ(describe_detection(facts), "135 stated line 6 in a list item");
  ASSERT_NE(field_named(facts, "owner"), nullptr);
  EXPECT_EQ(field_named(facts, "owner")->raw, "Anna Wei\xC3\x9F");
  EXPECT_EQ(kinds_of(facts), (Lines{"summary", "impact", "timeline", "root_cause", "action_items", "lessons"}));
  EXPECT_EQ(describe_actions(facts), (Lines{"Schl\xC3\xBCssel erzwingen | done | Anna Wei\xC3\x9F | 2026-04-30", "Alarm f\xC3\xBCr Doppelbuchungen | unknown | Jonas | 2026-05-15"}));
  ASSERT_EQ(facts.timeline.size(), 2u);
  EXPECT_EQ(to_string(*facts.timeline[1].time), "2026-04-12T10:15:00Z");
  EXPECT_EQ(facts.timeline[1].text, "Erste Beschwerde");
  EXPECT_EQ(facts.timeline[1].actor, "Support");
  EXPECT_EQ(classify("vorfaelle/doppelt.md", facts).role, FileRole::report);
}

TEST(German, WhoNoticedAndTheHeadingsOfAReview) {
  const Facts facts = read(
      "# Zahlungen blieben stehen\n\n- **Vorfall:** ZS-4\n- **Datum:** 2026-01-12\n- **Erkannt durch:** Kunde\n\n"
      "## Zeitlicher Ablauf\n\nAlle Zeiten in MEZ.\n\n| Zeit | Ereignis | Quelle |\n|---|---|---|\n| 09:00 | Erste Zahlung läuft in eine Zeitüberschreitung | Protokoll |\n"
      "| 09:40 | Ein Gast ruft an | Kunde |\n| 09:45 | Neustart | Bereitschaft |\n\n## Ursache\n\n### Modell\n\nEs sagte zu früh zu.\n\n"
      "## Warum haben wir es nicht früher bemerkt\n\nNiemand zählt mit.\n\n## Lehren\n\nMitzählen.\n");
  ASSERT_NE(field_named(facts, "id"), nullptr);
  EXPECT_EQ(field_named(facts, "id")->raw, "ZS-4");
  ASSERT_TRUE(facts.detected_by);
  EXPECT_EQ(facts.detected_by->value, "customer");
  EXPECT_EQ(kinds_of(facts), (Lines{"timeline", "root_cause", "root_cause_model", "why_not_detected_sooner", "lessons"}));
  ASSERT_EQ(facts.timeline.size(), 3u);
  EXPECT_EQ(to_string(*facts.timeline[0].time), "2026-01-12T08:00:00Z");
  EXPECT_EQ(facts.timeline[0].source_kind, "logs");
  EXPECT_EQ(facts.timeline[1].source_kind, "customer");
  EXPECT_EQ(facts.timeline[2].source_kind, "on-call");
  ASSERT_TRUE(facts.inferred_detection_minutes);
  EXPECT_EQ(facts.inferred_detection_minutes->value, 40);
}

constexpr const char* kJapanese = R"(# 注文の二重計上

- 重大度：SEV-1
- **発生日：** 2026-04-12
- **検知時間（分）：** 38
- 担当者：田中

## 概要

エージェントがタイムアウト後に注文を再送しました。

## 影響

41 人のお客様が二重に支払いました。

## タイムライン

| 時刻 | 出来事 | 担当者 |
|---|---|---|
| 2026-04-12 08:00 | 新しいバージョンを公開 | 佐藤 |
| 2026-04-12 08:38 | アラート発報 | 監視 |

## 根本原因

冪等キーがありませんでした。

## 対応策

| 対応策 | 担当者 | 期限 |
|---|---|---|
| 冪等キーを必須にする | 田中 | 2026-04-30 |

## 教訓

再送には冪等キーが必要です。
)";

TEST(Japanese, AReportIsReadByItsLabels) {
  const Facts facts = read(kJapanese);
  ASSERT_TRUE(facts.severity);
  EXPECT_EQ(facts.severity->value, Severity::sev1);
  EXPECT_EQ(date_of(facts), "2026-04-12");
  EXPECT_EQ(describe_detection(facts), "38 stated line 5 in a list item");
  ASSERT_NE(field_named(facts, "owner"), nullptr);
  EXPECT_EQ(field_named(facts, "owner")->raw, "田中");
  EXPECT_EQ(kinds_of(facts), (Lines{"summary", "impact", "timeline", "root_cause", "action_items", "lessons"}));
  EXPECT_EQ(describe_actions(facts), Lines{"冪等キーを必須にする | unknown | 田中 | 2026-04-30"});
  ASSERT_EQ(facts.timeline.size(), 2u);
  EXPECT_EQ(facts.timeline[0].text, "新しいバージョンを公開");
  EXPECT_EQ(facts.timeline[0].actor, "佐藤");
  EXPECT_EQ(classify("incidents/2026-04-12.md", facts).role, FileRole::report);
}

TEST(Languages, SpansHaveTheirUnits) {
  EXPECT_EQ(parse_duration_minutes("45 Minuten"), 45);
  EXPECT_EQ(parse_duration_minutes("2 Std. 15 Min."), 135);
  EXPECT_EQ(parse_duration_minutes("3 Tage"), 4320);
  EXPECT_EQ(parse_duration_minutes("2時間15分"), 135);
  EXPECT_EQ(parse_duration_minutes("3 日"), 4320);
  EXPECT_EQ(parse_duration_minutes("3 本"), std::nullopt);
}

struct Spelling {
  const char* written;
  const char* normalised;
};

TEST(Languages, CapitalLettersMakeNoDifference) {
  const Spelling spellings[] = {{"ÜBERBLICK", "überblick"}, {"Fällig am:", "fällig am"}, {"ÉTÉ", "été"},         {"ŘEŠENÍ", "řešení"},   {"ŻRÓDŁO", "żródło"},
                                {"ПРИЧИНА", "причина"},     {"Ёлка", "ёлка"},            {"ΑΙΤΙΑ", "αιτια"},     {"İptal", "iptal"},     {"3 × 2", "3 × 2"},
                                {"根本原因：", "根本原因"}, {"検知時間（分）", "検知時間 分"}, {"アクションアイテム", "アクションアイテム"}};
  for (const Spelling& spelling : spellings) EXPECT_EQ(normalise_label(spelling.written), spelling.normalised);
}

TEST(Languages, WideBracketsHoldRemarksToo) {
  EXPECT_EQ(Labels::standard().field("検知時間（概算）"), "detection_minutes");
  EXPECT_EQ(Labels::standard().action_column("期限（暫定）"), "due");
  EXPECT_EQ(Labels::standard().section("対応策（完了）"), "action_items");
  EXPECT_EQ(Labels::standard().field("）"), "");
}

TEST(Japanese, ActionItemsHaveStatesTypesAndHorizons) {
  const Facts facts = read("# 二重請求\n\n## 対応策\n\n| 対応策 | 担当者 | 状態 | 種別 |\n|---|---|---|---|\n| アラートを追加する | 田中 | 対応済み | 検知 |\n\n"
                           "### 短期対応\n\n- 監視を強化する\n\n### 再発防止\n\n- キーを検証する (完了)\n");
  EXPECT_EQ(describe_actions(facts), (Lines{"アラートを追加する | done | 田中 |  |  |  | detect", "監視を強化する | unknown", "キーを検証する | done |  |  |  |  | prevent"}));
}
TEST(Japanese, ATopicIsNobody) {
  EXPECT_EQ(describe_actions(read("# 二重請求\n\n## 対応策\n\n### 監視\n\n- アラートを追加する\n\n### 認証基盤\n\n- キーを検証する\n\n### 外部\n\n- 契約を見直す\n\n### 決済チーム\n\n- 返金する\n")),
            (Lines{"アラートを追加する | unknown", "キーを検証する | unknown", "契約を見直す | unknown", "返金する | unknown | 決済チーム"}));
}
TEST(German, GroupsOfActionItemsAreToldApart) {
  EXPECT_EQ(describe_actions(read("# Panne\n\n## Maßnahmen\n\n### Kurzfristig\n\n- Alarm ergänzen\n\n### Vorbeugung\n\n- Test schreiben\n\n### Überwachung\n\n- Grenze senken\n\n"
                                  "### Team Abrechnung\n\n- Kunden entschädigen\n")),
            (Lines{"Alarm ergänzen | unknown", "Test schreiben | unknown |  |  |  |  | prevent", "Grenze senken | unknown", "Kunden entschädigen | unknown | Team Abrechnung"}));
}

}  // namespace
}  // namespace hindsight::record::test
