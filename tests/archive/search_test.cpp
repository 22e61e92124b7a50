#include "hindsight/archive/search.hpp"

#include <gtest/gtest.h>

#include "tests/support/report_builder.hpp"

namespace hindsight::archive {
namespace {

using Words = std::vector<std::string_view>;

TEST(QueryWords, AreWordsAndQuotedPhrases) {
  EXPECT_EQ(query_words("  disk  full "), (Words{"disk", "full"}));
  EXPECT_EQ(query_words("\"disk full\" log"), (Words{"disk full", "log"}));
  EXPECT_EQ(query_words("log \"disk fu"), (Words{"log", "disk fu"}));
  EXPECT_EQ(query_words("\"\" \" \""), Words{});
}

std::vector<Postmortem> collection() {
  std::vector<Postmortem> reports;
  reports.push_back(testing::make_report("pm/1.md", "# Refunds stalled\n\n- Date: 2026-01-01\n\nThe queue was full. A disk was mentioned once, the consumer twice.\n"));
  reports.push_back(testing::make_report("pm/2.md", "# Disk full on the archive\n\n- Date: 2026-02-01\n\nLogs filled the disk. The disk had no alert.\n"));
  reports.push_back(testing::make_report("pm/3.md", "# Diskette labels\n\n- Date: 2026-03-01\n\nNothing is full here: diskettes only.\n"));
  reports.push_back(testing::make_report("pm/4.md", "# Other\n\n- Date: 2026-04-01\n\nNothing.\n"));
  return reports;
}

std::vector<SearchHit> search_in(const std::vector<Postmortem>& reports, std::string_view query) {
  std::vector<const Postmortem*> all;
  for (const Postmortem& report : reports) all.push_back(&report);
  return search(all, query);
}

std::string found(std::string_view query) {
  const std::vector<Postmortem> reports = collection();
  std::string paths;
  for (const SearchHit& hit : search_in(reports, query)) paths += hit.report->path.substr(3, 1);
  return paths;
}

TEST(Search, PutsTitlesBeforeTextAndWholeWordsBeforeTheirBeginnings) {
  EXPECT_EQ(found("disk"), "231");
  EXPECT_EQ(found("full DISK"), "231");
  EXPECT_EQ(found("\"disk full\""), "2");
  EXPECT_EQ(found("consumer"), "1");
  EXPECT_EQ(found("pm/4"), "4");
  EXPECT_EQ(found("nowhere"), "");
}

TEST(Search, WithoutWordsFindsAllNewestFirst) { EXPECT_EQ(found(" "), "4321"); }

TEST(Search, TellsWhereTheWordsStand) {
  const std::vector<Postmortem> reports = collection();
  const SearchHit hit = search_in(reports, "disk full").front();
  ASSERT_EQ(hit.report->path, "pm/2.md");
  const auto text_of = [&](const Occurrence& one) {
    return (one.in == Occurrence::In::title ? "title:" + hit.report->title.substr(one.at, one.size) : hit.report->facts->text.substr(one.at, one.size));
  };
  std::string all;
  for (const Occurrence& one : hit.occurrences) all += text_of(one) + " ";
  EXPECT_EQ(all, "title:Disk title:full Disk full disk disk ");
}

TEST(Search, OfOverlappingOccurrencesTheLongerStays) {
  const std::vector<Postmortem> reports = collection();
  const SearchHit hit = search_in(reports, "diskette disk").front();
  ASSERT_EQ(hit.occurrences.front().in, Occurrence::In::title);
  EXPECT_EQ(hit.occurrences.front().size, 8u);
  EXPECT_EQ(hit.occurrences[1].in, Occurrence::In::text);
}

TEST(Snippet, IsWhereTheWordsStandTogether) {
  std::string body;
  for (int i = 0; i < 60; ++i) body += "Nothing of any interest was written in this place. ";
  const std::string source = "# A\n\n- Date: 2026-01-01\n\nKey, key, key and key alone. " + body + "The idempotency key was “new” for every attempt. " + body + "\n";
  const std::vector<Postmortem> reports{testing::make_report("a.md", source)};
  const Snippet found = snippet(search_in(reports, "idempotency key").front(), 120);
  EXPECT_LE(found.text.size(), 120u);
  ASSERT_EQ(found.occurrences.size(), 2u);
  EXPECT_EQ(found.text.substr(found.occurrences[0].at, found.occurrences[0].size), "idempotency");
  EXPECT_EQ(found.text.substr(found.occurrences[1].at, found.occurrences[1].size), "key");
  EXPECT_TRUE(snippet(search_in(reports, "a.md").front()).text.empty());
}

}  // namespace
}  // namespace hindsight::archive
