#include "hindsight/analytics/similarity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "hindsight/analytics/json.hpp"
#include "hindsight/base/json.hpp"
#include "hindsight/base/text.hpp"
#include "tests/support/report_builder.hpp"
#include "wasm/core/analytics/failure_concepts.hpp"

namespace hindsight::analytics {
namespace {

using archive::Postmortem;

const std::string kFolder = HINDSIGHT_SOURCE_DIR "/tests/analytics/relatives/";

std::string read(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

Selection pointers(const std::vector<Postmortem>& reports) {
  Selection all;
  for (const auto& report : reports) all.push_back(&report);
  return all;
}

/// Thirty reports whose known relatives tell of the same failure in other services and other words.
struct Relatives {
  Json known = Json::parse(read(kFolder + "relatives.json"), nullptr, false);
  std::vector<Postmortem> reports;
  Relatives() {
    for (const auto& [file, relatives] : known.items()) reports.push_back(testing::make_report(file, read(kFolder + file)));
  }
};

TEST(Similarity, FindsAKnownRelativeAmongTheFirstThree) {
  const Relatives set;
  ASSERT_EQ(set.reports.size(), 30u);
  const Similarity similarity(pointers(set.reports));
  int found = 0, asked = 0;
  std::string missed;
  for (const Postmortem& report : set.reports) {
    const Json& relatives = set.known[report.path];
    if (relatives.empty()) continue;
    ++asked;
    const auto similar = similarity.similar_to(report, 3);
    const bool is_found = std::any_of(similar.begin(), similar.end(), [&](const SimilarReport& one) {
      return std::find(relatives.begin(), relatives.end(), one.report->path) != relatives.end();
    });
    found += is_found;
    if (!is_found) missed += report.path + "\n";
  }
  EXPECT_GE(asked, 25);
  EXPECT_GE(found, 0.8 * asked) << found << " of " << asked << "; missed:\n" << missed;
}

TEST(Similarity, GivesItsReasons) {
  std::vector<Postmortem> reports;
  reports.push_back(testing::make_report("a.md", "# Guests charged twice\n\n- Date: 2026-01-01\n- Category: business logic\n- Service: billing\n\nThe retry had a new key for every attempt; captures were replayed.\n"));
  reports.push_back(testing::make_report("b.md", "# Refunds paid twice\n\n- Date: 2026-02-01\n- Category: Business logic\n- Service: billing\n\nNo idempotency key. The attempt was replayed by the queue.\n"));
  reports.push_back(testing::make_report("c.md", "# Disk full\n\n- Date: 2026-03-01\n- Service: archive\n\nLogs filled the volume.\n"));
  reports[1].earlier.push_back({"a.md", 1});
  const Similarity similarity(pointers(reports));
  const auto similar = similarity.similar_to(reports[0]);
  ASSERT_EQ(similar.size(), 1u);
  EXPECT_EQ(similar[0].report->path, "b.md");
  EXPECT_EQ(similar[0].reasons.front(), "names this one as an earlier incident");
  EXPECT_EQ(similar[0].reasons[1], "both tell of repeated side effect");
  EXPECT_EQ(similar[0].reasons[2], "same category: business logic");
  EXPECT_EQ(similar[0].reasons[3], "same service: billing");
  EXPECT_EQ(similar[0].reasons[4].rfind("same words: ", 0), 0u) << similar[0].reasons[4];
  EXPECT_TRUE(similarity.earlier_than(reports[0]).empty());
  EXPECT_EQ(similarity.earlier_than(reports[1]).size(), 1u);
}

TEST(Similarity, TellsWhatIsKnownFromWhatIsNew) {
  std::vector<Postmortem> reports;
  reports.push_back(testing::make_report("a.md", "# Guests charged twice\n\n- Date: 2026-01-01\n- Failure class: unenforced key\n\nThe retry was replayed.\n"));
  reports.push_back(testing::make_report("b.md", "# Refunds paid twice\n\n- Date: 2026-02-01\n- Failure class: unenforced key\n\nNo idempotency key.\n"));
  reports.push_back(testing::make_report("c.md", "# Disk full\n\n- Date: 2026-03-01\n\nLogs filled the volume.\n"));
  const Similarity similarity(pointers(reports));
  EXPECT_EQ(show_json(reports[0], {}, similarity)["novel"]["value"], true);
  const Json known = show_json(reports[1], {}, similarity)["novel"];
  EXPECT_EQ(known["value"], false);
  EXPECT_EQ(known["nearest_earlier"]["path"], "a.md");
  EXPECT_EQ(show_json(reports[2], {}, similarity)["novel"]["value"], true);
  EXPECT_TRUE(show_json(reports[2], {})["novel"].is_null());
}

TEST(Similarity, KnowsNothingOfOtherReports) {
  const std::vector<Postmortem> reports{testing::make_report("a.md", "# A\n\nText.\n")};
  EXPECT_TRUE(Similarity({}).similar_to(reports[0]).empty());
  EXPECT_TRUE(Similarity(pointers(reports)).similar_to(reports[0]).empty());
}

TEST(FailureConcepts, AreFoundAsWholePhrases) {
  const auto& concepts = FailureConcepts::standard();
  const auto names = [&](std::string_view text) {
    std::string all;
    for (const auto& found : concepts.find(text::words(text))) all += concepts.name(found.concept_index) + ":" + std::to_string(found.phrases) + ":" + std::to_string(found.times) + " ";
    return all;
  };
  EXPECT_EQ(names("Guests were charged-twice; charged TWICE, and it's billed twice."), "repeated side effect:2:3 ");
  EXPECT_EQ(names("They were charged, twice the usual racetrack fee."), "repeated side effect:1:1 ");
  EXPECT_EQ(names("They were charged once."), "");
}

}  // namespace
}  // namespace hindsight::analytics
