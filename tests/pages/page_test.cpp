#include "pages/page.hpp"

#include <gtest/gtest.h>

#include "tests/support/memory_repository.hpp"

namespace hindsight::pages {
namespace {

constexpr const char* kHostileTitle = "<img src=x onerror=alert(1)>";

class Pages : public ::testing::Test {
 protected:
  void SetUp() override {
    auto repository = std::make_unique<testing::MemoryRepository>();
    repository->advance({{"pm/2026-01-10-disk.md", "# Disk full\n\n- TTD: 45 minutes\n- Severity: sev2\n- Category: capacity\n\n"
                                                  "## Action items\n\n- [ ] Add an alert, due: 2026-01-31\n\nSee [the other](2026-02-10-queue.md#impact) and [notes](notes.txt).\n"},
                        {"pm/2026-02-10-queue.md", "# " + std::string(kHostileTitle) + "\n\n- TTD: 20\n- Severity: sev1\n\n## Impact\n\nA queue.\n"},
                        {"pm/README.md", "# Index\n"},
                        {"pm/notes.txt", "a <b> c\n"}},
                       20500);
    loader_ = std::make_unique<archive::Loader>(std::move(repository), archive::Options{});
    ASSERT_TRUE(archive::load_fully(*loader_).ok());
  }

  Page page(std::string_view query) { return render(*loader_, query, *make_date(2026, 3, 1)); }
  static bool has(const Page& page, std::string_view text) { return page.html.find(text) != std::string::npos; }

  std::unique_ptr<archive::Loader> loader_;
};

TEST_F(Pages, OverviewHasThreeChartsEachWithItsPlace) {
  const Page overview = page("");
  ASSERT_EQ(overview.charts.size(), 3u);
  for (const auto& chart : overview.charts) EXPECT_TRUE(has(overview, "data-chart=\"" + chart.id + "\"")) << chart.id;
}

TEST_F(Pages, ATableTwinHasARowForEachDot) {
  const Page overview = page("");
  EXPECT_TRUE(has(overview, "<td>2026-01-10</td>"));
  EXPECT_TRUE(has(overview, "<td>45</td>"));
  EXPECT_TRUE(has(overview, "<td>20</td>"));
}

TEST_F(Pages, AnEmptyChartSaysWhatIsMissingInItsPlace) {
  const Page near_nothing = page("severity=sev1");
  ASSERT_TRUE(near_nothing.charts[2].is_empty());
  EXPECT_TRUE(has(near_nothing, "<p class=\"chart-empty\">No report has action items."));
}

TEST_F(Pages, OverdueItemsAreNamed) {
  const Page overview = page("");
  EXPECT_TRUE(has(overview, "Overdue action items"));
  EXPECT_TRUE(has(overview, "29 days"));
  EXPECT_FALSE(has(page("as_of=2026-01-31"), "Overdue action items"));
}

TEST_F(Pages, FiguresFollowTheFilter) { EXPECT_EQ(page("severity=sev1").charts[0].series.back().points.size(), 1u); }

TEST_F(Pages, TitlesAreEscapedWhereverTheyStand) {
  for (const char* query : {"", "view=reports", "view=report&path=pm/2026-01-10-disk.md", "view=collection"})
    EXPECT_FALSE(has(page(query), kHostileTitle)) << query;
}

TEST_F(Pages, AnEmptyResultNamesTheFilterThatEmptiedIt) {
  const Page reports = page("view=reports&severity=sev1&text=disk");
  EXPECT_TRUE(has(reports, "No report matches"));
  EXPECT_TRUE(has(reports, "Without the words “disk”: 1"));
  EXPECT_TRUE(has(reports, "Without the severity: 1"));
}

TEST_F(Pages, LinksBetweenReportsStayInThePage) {
  const Page report = page("view=report&path=pm/2026-01-10-disk.md");
  ASSERT_TRUE(report.article);
  EXPECT_NE(report.article->html.find("href=\"?view=report&amp;path=pm/2026-02-10-queue.md#impact\""), std::string::npos) << report.article->html;
  EXPECT_NE(report.article->html.find("href=\"?view=file&amp;path=pm/notes.txt\""), std::string::npos);
}

TEST_F(Pages, FactsTellWhereTheyStand) { EXPECT_TRUE(has(page("view=report&path=pm/2026-01-10-disk.md"), "line 3, a list item")); }

TEST_F(Pages, AFileIsShownAsText) { EXPECT_TRUE(has(page("view=file&path=pm/notes.txt"), "a &lt;b&gt; c\n")); }

TEST_F(Pages, WhatIsNotThereIsSaidSo) {
  EXPECT_FALSE(page("view=report&path=pm/none.md").found);
  EXPECT_FALSE(page("view=none").found);
  EXPECT_FALSE(page("view=file&path=none").found);
}

TEST_F(Pages, TheCollectionListsWhatWasSkipped) { EXPECT_TRUE(has(page("view=collection"), "pm/README.md")); }

TEST_F(Pages, TrendsShowEachCategoryOnOneScale) {
  const Page trends = page("view=trends");
  EXPECT_TRUE(has(trends, "Severities per quarter"));
  ASSERT_TRUE(has(trends, "data-chart=\"categories-1\""));
  EXPECT_EQ(trends.charts.back().title, "capacity");
  EXPECT_TRUE(has(trends, "No category has had three incidents of one severity."));
}

TEST_F(Pages, ActionsListWhatIsOpen) {
  const Page actions = page("view=actions");
  EXPECT_TRUE(has(actions, "Open action items <span class=\"count\">1</span>"));
  EXPECT_TRUE(has(actions, "Add an alert"));
  EXPECT_TRUE(has(actions, "29 days overdue"));
  EXPECT_TRUE(has(actions, "Under 80 % of the action items are done"));
}

TEST_F(Pages, PracticeHasACellForEachReportAndSection) {
  const Page practice = page("view=practice");
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = practice.html.find("<th scope=\"row\">", at)) != std::string::npos; ++at) ++rows;
  EXPECT_EQ(rows, 3u);  // the sum, and two reports
  EXPECT_TRUE(has(practice, "title=\"answered\""));
  EXPECT_TRUE(has(practice, "title=\"absent\""));
}

TEST_F(Pages, PagesOfFiguresFollowTheFilter) {
  for (const char* view : {"trends", "actions", "practice"}) {
    EXPECT_TRUE(has(page(std::string("view=") + view + "&text=nowhere"), "No report matches")) << view;
    EXPECT_TRUE(has(page(std::string("view=") + view + "&where=severity%3Dsev1"), "severity: sev1")) << view;
  }
}

TEST_F(Pages, ASearchMarksItsWords) {
  const Page found = page("view=reports&text=QUEUE");
  EXPECT_TRUE(has(found, "A <mark>queue</mark>."));
  EXPECT_FALSE(has(found, kHostileTitle));
}

TEST(PagesOfNothing, SayWhatCouldNotBeRead) {
  auto repository = std::make_unique<testing::MemoryRepository>();
  const git::ObjectId disk = repository->blob("# Disk full\n");
  repository->advance({{"pm/2026-01-10-disk.md", "# Disk full\n"}}, 20500);
  repository->remove(disk);
  archive::Loader loader(std::move(repository), archive::Options{});
  ASSERT_TRUE(archive::load_fully(loader).ok());
  for (const char* query : {"", "view=reports"}) {
    const Page page = render(loader, query, *make_date(2026, 3, 1));
    EXPECT_NE(page.html.find("<li>pm/2026-01-10-disk.md (" + disk.hex() + "): the object is not there</li>"), std::string::npos) << query << page.html;
  }
}

TEST_F(Pages, TheTitleOfAWindowShowsControlCharacters) {
  Page titled;
  titled.title = "a\x1b[2J\n\xE2\x80\xAE";
  EXPECT_EQ(to_json(titled)["title"], "a␛[2J␊⟨U+202E⟩");
}

TEST_F(Pages, AReportSaysWhatIsMissing) {
  const Page report = page("view=report&path=pm/2026-01-10-disk.md");
  EXPECT_TRUE(has(report, "Not answered: summary"));
}

}  // namespace
}  // namespace hindsight::pages
