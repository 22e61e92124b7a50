#include "hindsight/language/wanted.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "hindsight/language/data.hpp"

namespace hindsight::language {
namespace {

struct Sentence {
  const char* codes;  ///< between blanks, the most frequent first
  std::string text;
};

std::string joined(const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : " ") + code;
  return all;
}

class WantedLanguage : public ::testing::TestWithParam<Sentence> {};
TEST_P(WantedLanguage, IsTold) { EXPECT_EQ(joined(wanted(GetParam().text)), GetParam().codes) << GetParam().text; }

const Sentence kSentences[] = {
    {"", ""},
    {"", "The queue was full, and nobody had been paged when the workers stopped."},
    {"", "# Disk full\n\n- Severity: SEV-2\n- Detected by: alert\n\n```\nif err != nil { return err }\n```\n"},
    {"cs", "Fronta byla plná a platby dvě hodiny neprocházely, protože jsme neměli alarm, který by to hlásil."},
    {"da", "Køen blev fyldt op, og det blev først opdaget efter to timer, fordi vi ikke havde en alarm."},
    {"de", "Die Warteschlange ist voll gelaufen, und der Dienst wurde erst nach zwei Stunden wieder gestartet."},
    {"es", "La cola se llenó y los pagos fallaron durante dos horas, pero el servicio se recuperó después."},
    {"fi", "Jono oli täynnä ja maksut epäonnistuivat kaksi tuntia, mutta hälytys ei lauennut ennen kuin asiakas soitti."},
    {"fr", "La file était pleine et les paiements ont échoué pendant deux heures dans toute la région."},
    {"it", "La coda si è riempita e gli ordini non sono stati elaborati per due ore dopo il rilascio."},
    {"nb", "Køen ble full, og det ble ikke oppdaget før etter to timer, fordi vi ikke hadde en alarm."},
    {"nl", "De wachtrij was vol en het duurde twee uur voordat het team door een klant werd gebeld."},
    {"pl", "Kolejka była pełna i przez dwie godziny nie można było płacić, ponieważ nie działał alarm."},
    {"pt", "A fila ficou cheia e os pagamentos não foram processados até às 14h, o que afetou uma região."},
    {"ru", "Очередь была заполнена, и платежи не проходили в течение двух часов после выката."},
    {"sv", "Kön blev full och det upptäcktes inte förrän efter två timmar, för att vi saknade ett larm."},
    {"tr", "Kuyruk doldu ve ödemeler iki saat için durdu, bu olay daha sonra bir müşteri tarafından bildirildi."},
    {"uk", "Черга була заповнена, і платежі не проходили протягом двох годин після викладки, що помітили клієнти."},
    {"ja", "キューが満杯になり、二時間にわたって決済が失敗しました。原因は設定の誤りです。"},
    {"ko", "대기열이 가득 차서 결제가 두 시간 동안 실패했습니다. 원인은 잘못된 설정으로 확인되었습니다."},
    {"vi", "Hàng đợi đã đầy và các khoản thanh toán không thành công trong hai giờ sau khi phát hành."},
    {"zh", "队列已满，导致支付在两小时内失败。原因是错误的配置，我们没有告警。"},
    {"zh", "佇列已滿，導致支付失敗。我們沒有收到告警，這是設定的問題。"},
    // Labels alone, without a sentence.
    {"de", "# Ausfall\n\n- Datum: 3. März 2026\n- Schweregrad: hoch\n\n## Zusammenfassung\n\n## Auswirkung\n\n## Ursache\n"},
    {"fr", "# Panne\n\n- Date : 3 mars 2026\n- Gravité : majeure\n\n## Résumé\n\n## Chronologie\n\n## Cause\n"},
    // Two languages, and a name or a quotation that is none.
    {"de fr", "La file était pleine et les paiements ont échoué dans toute la région. Der Dienst wurde nicht neu gestartet, und die Kunden warten."},
    {"", "The request from La Poste was sent to the wrong queue, which the team in São Paulo saw after an hour. It was EST, et cetera."},
};
INSTANTIATE_TEST_SUITE_P(Sentences, WantedLanguage, ::testing::ValuesIn(kSentences));

TEST(WantedLanguages, AreThoseThatThereIsAFileFor) {
  EXPECT_FALSE(is_any_missing());
  for (const Sentence& sentence : kSentences)
    for (const std::string& code : wanted(sentence.text)) EXPECT_TRUE(is_loaded(code)) << code;
}

TEST(LanguageFiles, EnglishIsFirstAndTheOthersFollowByTheirCodes) {
  std::vector<std::string> codes;
  for (const markdown::YamlNode& file : files()) codes.push_back(file.find("code")->text);
  ASSERT_FALSE(codes.empty());
  EXPECT_EQ(codes.front(), "en");
  EXPECT_TRUE(std::is_sorted(codes.begin() + 1, codes.end()));
  EXPECT_EQ(joined(wanted("det och ikke")), "");
}

}  // namespace
}  // namespace hindsight::language
