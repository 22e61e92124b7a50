#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "hindsight/archive/archive.hpp"
#include "hindsight/language/data.hpp"
#include "tests/english/language_file.hpp"
#include "tests/support/memory_repository.hpp"

/// A loader that carries English alone, and is supplied with what reports are written in. Each test takes a language of its own, as
/// nothing is unlearnt.
namespace hindsight::archive {
namespace {

using testing::language_file;
using testing::MemoryRepository;
using Files = std::map<std::string, std::string>;

const std::string kEnglish = "# Disk full\n\nDate: 2026-03-02\n\n- Severity: sev2\n\nThe disk was full and nobody had been paged.\n";
const std::string kDutch =
    "# Schijf vol\n\n- Datum: 12 augustus 2026\n- Ernst: kritiek\n\nHet duurde twee uur voordat het team door een klant werd gebeld.\n\n## Acties\n\n- [ ] Alarm toevoegen\n";
const std::string kItalian =
    "# Disco pieno\n\n- Data: 12 agosto 2026\n- Gravità: critica\n\nGli ordini non sono stati elaborati per due ore dopo il rilascio.\n\n## Azioni\n\n- [ ] Aggiungere un allarme\n";
const std::string kPolish =
    "# Pełny dysk\n\n- Data: 12 sierpnia 2026\n- Waga: krytyczna\n\nKolejka była pełna i przez dwie godziny nie można było płacić.\n\n## Działania\n\n- [ ] Dodać alarm\n";

Loader open(const Files& files) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance(files, 20000);
  return Loader(std::move(repository), {});
}

Progress step(Loader& loader) {
  auto progress = loader.step();
  EXPECT_TRUE(progress.ok()) << (progress.ok() ? "" : progress.error().text());
  return progress.ok() ? std::move(*progress) : Progress{};
}

/// Steps until the reports can be shown, or for a while; answers the languages that were named meanwhile.
std::vector<std::string> read(Loader& loader) {
  std::vector<std::string> named;
  for (int steps = 0; steps < 200; ++steps) {
    const Progress progress = step(loader);
    named.insert(named.end(), progress.languages.begin(), progress.languages.end());
    if (progress.ready) break;
  }
  return named;
}

using Codes = std::vector<std::string>;

TEST(LoaderLanguages, EnglishNeedsNothing) {
  Loader loader = open({{"a.md", kEnglish}});
  EXPECT_EQ(read(loader), Codes{});
  EXPECT_EQ(loader.archive().postmortems.size(), 1u);
}

TEST(LoaderLanguages, ReportsAreReadOnceALanguageWasSupplied) {
  Loader loader = open({{"a.md", kEnglish}, {"b.md", kDutch}, {"c.md", kDutch + "\nEn nog een.\n"}});
  EXPECT_EQ(read(loader), Codes{"nl"}) << "named once, and waited for";
  EXPECT_TRUE(loader.archive().postmortems.empty());
  loader.supply_language("nl", language_file("nl"));
  EXPECT_EQ(read(loader), Codes{});
  ASSERT_NE(loader.archive().find("b.md"), nullptr);
  const record::Facts& facts = *loader.archive().find("b.md")->facts;
  ASSERT_TRUE(facts.date);
  EXPECT_EQ(facts.date->value, make_date(2026, 8, 12));
  ASSERT_TRUE(facts.severity);
  EXPECT_EQ(facts.severity->value, record::Severity::sev1);
  EXPECT_EQ(loader.archive().settings->labels.field("Ernst"), "severity");
}

TEST(LoaderLanguages, ATeamsOwnLabelsAreKeptBesideThoseOfTheLanguage) {
  Loader loader = open({{"a.md", kItalian}, {".hindsight.yaml", "labels:\n  fields:\n    severity: [Peso]\n  nonsense: 1\n"}});
  EXPECT_EQ(read(loader), Codes{"it"});
  loader.supply_language("it", language_file("it"));
  read(loader);
  ASSERT_EQ(loader.archive().postmortems.size(), 1u);
  EXPECT_EQ(loader.archive().settings->labels.field("Gravità"), "severity");
  EXPECT_EQ(loader.archive().problems.size(), 1u) << "what is wrong with the settings is told once";
}

TEST(LoaderLanguages, WithoutOneThatIsNotToBeHadReportsAreReadAsTheyAre) {
  Loader loader = open({{"a.md", kEnglish}, {"b.md", kPolish}});
  EXPECT_EQ(read(loader), Codes{"pl"});
  loader.supply_language("xx", language_file("pl"));
  EXPECT_FALSE(language::is_loaded("pl")) << "nobody asked for that one";
  loader.supply_language("pl", std::nullopt);
  EXPECT_EQ(read(loader), Codes{});
  EXPECT_NE(loader.archive().find("a.md"), nullptr);
}

}  // namespace
}  // namespace hindsight::archive
