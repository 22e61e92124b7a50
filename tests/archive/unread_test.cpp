#include <gtest/gtest.h>

#include "hindsight/archive/source.hpp"
#include "hindsight/archive/unread.hpp"
#include "tests/support/memory_repository.hpp"

/// What comes back and is not understood, and what becomes of it once it is taught.
namespace hindsight::archive {
namespace {

using testing::MemoryRepository;

std::string report(std::string_view title, std::string_view day, std::string_view fields, std::string_view rest = "") {
  return "# " + std::string(title) + "\n\n- Date: " + std::string(day) + "\n" + std::string(fields) +
         "\n## Impact\n\nNobody could pay for an hour.\n\n### Payments\n\nNone.\n\n## Root cause\n\nA full disk.\n\n" + std::string(rest);
}

std::unique_ptr<Loader> open(const std::map<std::string, std::string>& files, std::string taught = {}) {
  auto repository = std::make_unique<MemoryRepository>();
  repository->advance(files, 20000);
  Options options;
  options.taught = std::move(taught);
  auto loader = std::make_unique<Loader>(std::move(repository), std::move(options));
  const Status status = load_fully(*loader);
  EXPECT_TRUE(status.ok()) << (status.ok() ? "" : status.error().text());
  return loader;
}

const std::map<std::string, std::string> kArchive = {
    {"pm/2026-03-01-a.md", report("A", "2026-03-01", "- Glimpsed: 25 minutes\n- Severity: Mauve\n- Once only: x\n", "## Dreamt up\n\nA lot.\n")},
    {"pm/2026-04-01-b.md", report("B", "2026-04-01", "- Glimpsed: 40 minutes\n- Severity: mauve\n", "## Dreamt up\n\n- Sleep more\n")},
    {"pm/2026-05-01-c.md", report("C", "2026-05-01", "- glimpsed: 1 hour\n- Severity: Sev 2\n")},
    {"pm/notes.md", "# Notes\n\nWe met on Monday and spoke of many things.\n"},
};

/// Points into `all`.
const Unread* find(const std::vector<Unread>& all, std::string_view words) {
  for (const Unread& one : all)
    if (one.words == words) return &one;
  return nullptr;
}

TEST(Unread, TellsWhatComesBack) {
  const auto loader = open(kArchive);
  const std::vector<Unread> all = unread(loader->archive());
  const Unread* glimpsed = find(all, "Glimpsed");
  ASSERT_NE(glimpsed, nullptr);
  EXPECT_EQ(glimpsed->setting, "labels.fields");
  EXPECT_EQ(glimpsed->reports, 3);
  ASSERT_EQ(glimpsed->samples.size(), 3u);
  EXPECT_EQ(glimpsed->samples[0].path, "pm/2026-03-01-a.md");
  EXPECT_EQ(glimpsed->samples[0].line, 4);
  EXPECT_EQ(glimpsed->samples[0].value, "25 minutes");
  EXPECT_EQ(&all.front(), glimpsed);
  const Unread* mauve = find(all, "Mauve");
  ASSERT_NE(mauve, nullptr);
  EXPECT_EQ(mauve->setting, "severities");
  EXPECT_EQ(mauve->reports, 2);
  const Unread* dreamt = find(all, "Dreamt up");
  ASSERT_NE(dreamt, nullptr);
  EXPECT_EQ(dreamt->setting, "labels.sections");
  EXPECT_EQ(find(all, "Once only"), nullptr);
  EXPECT_EQ(find(all, "Payments"), nullptr) << "a part of a known section needs no name";
}

TEST(Unread, GuessesWhatLooksAlike) {
  const auto loader = open({{"pm/2026-03-01-a.md", report("A", "2026-03-01", "", "## Actoin itms\n\n- Sleep more\n")},
                            {"pm/2026-04-01-b.md", report("B", "2026-04-01", "", "## Actoin itms\n\n- Sleep more\n")}});
  const std::vector<Unread> all = unread(loader->archive());
  const Unread* items = find(all, "Actoin itms");
  ASSERT_NE(items, nullptr);
  EXPECT_EQ(items->guess, "action_items");
}

TEST(Unread, IsReadOnceItIsTaught) {
  const auto loader = open(kArchive);
  EXPECT_EQ(loader->archive().postmortems.size(), 3u);
  loader->teach("reports: [pm/notes.md]\nlabels: {fields: {detection_minutes: Glimpsed}, sections: {action_items: Dreamt up}}\nseverities: {Mauve: sev1}\n");
  ASSERT_TRUE(load_fully(*loader).ok());
  const Archive& archive = loader->archive();
  EXPECT_EQ(archive.postmortems.size(), 4u);
  const Postmortem* b = archive.find("pm/2026-04-01-b.md");
  ASSERT_NE(b, nullptr);
  ASSERT_TRUE(b->facts->detection_minutes);
  EXPECT_EQ(b->facts->detection_minutes->value, 40);
  EXPECT_EQ(b->facts->severity->value, record::Severity::sev1);
  ASSERT_EQ(b->facts->actions.size(), 1u);
  EXPECT_EQ(find(unread(archive), "Glimpsed"), nullptr);
  EXPECT_EQ(find(unread(archive), "Mauve"), nullptr);

  loader->teach("not_reports: [pm/2026-03-01-a.md]\n");
  ASSERT_TRUE(load_fully(*loader).ok());
  EXPECT_EQ(loader->archive().postmortems.size(), 2u);
  EXPECT_FALSE(loader->archive().find("pm/2026-04-01-b.md")->facts->detection_minutes) << "what is taught no more is forgotten";
  const auto& skipped = loader->archive().skipped;
  EXPECT_TRUE(std::any_of(skipped.begin(), skipped.end(), [](const SkippedFile& file) { return file.path == "pm/2026-03-01-a.md" && file.reason.find("settings") != std::string::npos; }));
}

TEST(Unread, WinsOverTheTeamsSettings) {
  auto files = kArchive;
  files[".hindsight.yaml"] = "severities: {Mauve: sev4}\nreports: pm/notes.md\n";
  const auto loader = open(files, "severities: {Mauve: sev2}\n");
  EXPECT_EQ(loader->archive().find("pm/2026-03-01-a.md")->facts->severity->value, record::Severity::sev2);
  EXPECT_NE(loader->archive().find("pm/notes.md"), nullptr);
}

}  // namespace
}  // namespace hindsight::archive
