#include "hindsight/analytics/figures.hpp"

#include <gtest/gtest.h>

#include "tests/support/report_builder.hpp"

namespace hindsight::analytics {
namespace {

using archive::Postmortem;

Postmortem report(const std::string& date, const std::string& more) {
  return testing::make_report(date + ".md", "# On " + date + "\n\n- Date: " + date + "\n" + more + "\n## Impact\n\nSome.\n");
}

Selection pointers(const std::vector<Postmortem>& reports) {
  Selection all;
  for (const auto& r : reports) all.push_back(&r);
  return all;
}

chart::Model draw_detection(const std::vector<Postmortem>& reports) {
  return detection_figure(pointers(reports), detection_stats(pointers(reports), {}), {});
}

chart::Model draw_categories(const std::vector<Postmortem>& reports) {
  return category_figure(pointers(reports), {});
}

chart::Model draw_actions(const std::vector<Postmortem>& reports, Date as_of) {
  return action_figure(pointers(reports), action_stats(pointers(reports), {as_of}), as_of, true);
}

const chart::Series* find_series(const chart::Model& model, chart::Role role) {
  for (const auto& series : model.series)
    if (series.role == role) return &series;
  return nullptr;
}

TEST(DetectionFigure, TellsTheStoryInOneSentence) {
  std::vector<Postmortem> reports;
  for (const char* minutes : {"4000", "600", "2820", "9000", "2000"}) reports.push_back(report("2025-0" + std::to_string(reports.size() + 1) + "-10", std::string("- TTD: ") + minutes));
  for (const char* minutes : {"10", "38", "30", "38", "45", "60"}) reports.push_back(report("2026-0" + std::to_string(reports.size() - 4) + "-10", std::string("- TTD: ") + minutes));
  reports.push_back(report("2026-07-10", "- TTD: unknown"));
  reports.push_back(report("2026-08-10", "- Severity: sev3"));
  const chart::Model model = draw_detection(reports);
  EXPECT_EQ(model.summary, "Median detection fell from 47 h (first 5) to 38 min (last 6); n = 11, 2 without a value.");
  ASSERT_NE(find_series(model, chart::Role::points), nullptr);
  EXPECT_EQ(find_series(model, chart::Role::points)->points.size(), 11u);
  EXPECT_EQ(find_series(model, chart::Role::line)->points.size(), 11u - kRollingWindow + 1);
}

TEST(DetectionFigure, DrawsNoLineThroughTooFewIncidents) {
  const std::vector<Postmortem> reports{report("2026-01-01", "- TTD: 10"), report("2026-02-01", "- TTD: 20")};
  EXPECT_EQ(find_series(draw_detection(reports), chart::Role::line), nullptr);
}

TEST(DetectionFigure, HasTheTargetOfTheTeam) {
  const std::vector<Postmortem> reports{report("2026-01-01", "- TTD: 10"), report("2026-02-01", "- TTD: 20")};
  const DetectionStats stats = detection_stats(pointers(reports), {});
  EXPECT_EQ(detection_figure(pointers(reports), stats, {}).references.back().label, "target 30 min");
  const chart::Model model = detection_figure(pointers(reports), stats, {}, 90);
  EXPECT_EQ(model.references.back().label, "target 1 h 30 min");
  EXPECT_EQ(model.references.back().y, 90);
  EXPECT_GE(model.y.maximum, 90);
}

TEST(DetectionFigure, DrawsInferredValuesApart) {
  const std::vector<Postmortem> reports{report("2026-01-01", "- TTD: 10"), report("2026-02-01", "## Timeline\n\n- 14:00 errors begin\n- 14:50 alert fires\n")};
  const chart::Model model = draw_detection(reports);
  ASSERT_NE(find_series(model, chart::Role::hollow_points), nullptr);
  ASSERT_EQ(find_series(model, chart::Role::hollow_points)->points.size(), 1u);
  EXPECT_EQ(find_series(model, chart::Role::hollow_points)->points[0].y, 50);
  EXPECT_EQ(find_series(model, chart::Role::points)->points.size(), 1u);
  EXPECT_NE(model.summary.find("n = 1, 1 without a value"), std::string::npos) << model.summary;
}

TEST(DetectionFigure, SaysWhatIsMissing) {
  const std::vector<Postmortem> reports{report("2026-01-01", "- Severity: sev1")};
  const chart::Model model = draw_detection(reports);
  EXPECT_TRUE(model.is_empty());
  EXPECT_NE(model.empty.find("detection_chain_minutes"), std::string::npos);
}

TEST(CategoryFigure, StacksEveryQuarterWithoutGaps) {
  const std::vector<Postmortem> reports{report("2025-02-01", "- Category: timeout"), report("2025-03-01", "- Category: refusal"),
                                        report("2025-11-01", "- Category: timeout"), report("2025-12-01", "- Severity: sev3")};
  const chart::Model model = draw_categories(reports);
  EXPECT_EQ(model.x.categories, (std::vector<std::string>{"2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"}));
  ASSERT_EQ(model.series.size(), 2u);
  EXPECT_EQ(model.series[0].name, "timeout");
  std::vector<double> timeouts;
  for (const auto& point : model.series[0].points) timeouts.push_back(point.y);
  EXPECT_EQ(timeouts, (std::vector<double>{1, 0, 0, 1}));
  EXPECT_DOUBLE_EQ(model.y.maximum, 2);
  EXPECT_EQ(model.summary, "“timeout” is the most frequent of 2 categories with 2 reports of 4; 1 without a category.");
}

TEST(CategoryFigure, AnOutlierCenturiesAgoDoesNotStretchTheAxis) {
  std::vector<Postmortem> reports{report("1970-01-02", "- Category: flood")};
  for (int i = 0; i < 24; ++i) reports.push_back(report("2025-0" + std::to_string(1 + i % 9) + "-1" + std::to_string(i % 9), "- Category: timeout"));
  std::sort(reports.begin(), reports.end(), [](const Postmortem& a, const Postmortem& b) { return a.date->value < b.date->value; });
  const chart::Model model = draw_categories(reports);
  EXPECT_EQ(model.x.categories.front(), "2025-Q1");
  EXPECT_NE(model.summary.find("1 earlier than the axis"), std::string::npos);
}

TEST(CategoryFigure, GroupsTheSmallestIntoOther) {
  std::vector<Postmortem> reports;
  for (int i = 0; i < 10; ++i) {
    reports.push_back(report("2026-01-0" + std::to_string(i % 9 + 1), "- Category: kind " + std::string(1, char('a' + i))));
  }
  const chart::Model model = draw_categories(reports);
  ASSERT_EQ(model.series.size(), 8u);
  EXPECT_EQ(model.series.back().name, "Other");
  EXPECT_DOUBLE_EQ(model.series.back().points[0].y, 3);
}

TEST(CategoryMultiples, ShareOneScale) {
  const std::vector<Postmortem> reports{report("2025-02-01", "- Category: timeout"), report("2025-03-01", "- Category: timeout"), report("2025-11-01", "- Category: refusal")};
  const auto multiples = category_multiples(pointers(reports), {});
  ASSERT_EQ(multiples.size(), 2u);
  EXPECT_EQ(multiples[0].title, "timeout");
  EXPECT_EQ(multiples[0].summary, "2 reports from 2025-Q1 to 2025-Q4.");
  EXPECT_DOUBLE_EQ(multiples[0].y.maximum, 2);
  EXPECT_DOUBLE_EQ(multiples[1].y.maximum, 2);
  EXPECT_NE(multiples[0].id, multiples[1].id);
}

TEST(PeriodFigures, SaySeveritiesInTheirOrder) {
  const std::vector<Postmortem> reports{report("2025-02-01", "- Severity: sev3"), report("2025-03-01", "- Severity: sev3"), report("2025-04-01", "- Severity: sev1")};
  const chart::Model model = severity_figure(pointers(reports), {});
  ASSERT_EQ(model.series.size(), 2u);
  EXPECT_EQ(model.series[0].name, "sev1");
  EXPECT_EQ(model.summary, "“sev3” is the most frequent of 2 severities with 2 reports of 3.");
  EXPECT_EQ(detected_by_figure(pointers(reports), {}).empty, "No dated report states a detector. A line such as “detected by: monitoring” in a report puts it on this chart.");
}

TEST(DurationFigure, SaysHowLongHalfOfThemLasted) {
  const std::vector<Postmortem> reports{report("2025-02-01", "- Duration: 30 min"), report("2025-03-01", "- Duration: 2 h"), report("2025-04-01", "- Duration: ?")};
  EXPECT_EQ(duration_figure(pointers(reports), {}).summary, "Half of the incidents lasted 1 h 15 min or less; n = 2, 1 without a value.");
}

TEST(ActionAgeFigure, CountsTheOldest) {
  std::vector<Postmortem> reports{report("2026-01-01", "\n## Action items\n\n- [ ] One\n- [ ] Two\n- [ ] Three\n")};
  reports[0].action_history = {{start_of(Date{20000}), {}, {}}, {start_of(Date{20095}), {}, {}}, {{}, {}, {}}};
  EXPECT_EQ(action_age_figure(action_stats(pointers(reports), {Date{20100}})).summary, "1 of 2 open action items have been open for over 90 days; 1 of unknown age.");
}

TEST(ActionCohortFigure, SaysWhatWasClosedInTime) {
  std::vector<Postmortem> reports{report("2026-01-01", "\n## Action items\n\n- [x] One\n- [ ] Two\n")};
  reports[0].action_history = {{start_of(Date{20000}), start_of(Date{20010}), {}}, {start_of(Date{20000}), {}, {}}};
  const chart::Model model = action_cohort_figure(action_stats(pointers(reports), {Date{20100}}));
  EXPECT_EQ(model.summary, "50 % of 2 action items that are 90 days old were closed within 90 days.");
  ASSERT_EQ(model.series.size(), 4u);
  EXPECT_EQ(model.series[0].points[0].y, 1);
  EXPECT_EQ(model.series[3].points[0].y, 1);
}

TEST(ActionFigure, CountsUpOpenedAndClosed) {
  std::vector<Postmortem> reports{report("2026-01-01", "\n## Action items\n\n- [x] One\n- [ ] Two\n- [x] Before\n")};
  const auto day = [](int days) { return start_of(Date{days}); };
  reports[0].action_history = {{day(20000), day(20030), {}}, {day(20010), {}, {}}, {day(20000), {}, {}}};
  const chart::Model model = draw_actions(reports, Date{20100});
  ASSERT_EQ(model.series.size(), 2u);
  EXPECT_EQ(model.series[0].points.size(), 3u);  // 20000, 20010 and the day asked for
  EXPECT_DOUBLE_EQ(model.series[0].points.back().y, 2);
  EXPECT_DOUBLE_EQ(model.series[1].points.front().x, 20030);
  EXPECT_NE(model.summary.find("1 closed at an unknown time"), std::string::npos);
}

TEST(ActionFigure, LeavesOutWhatIsInherited) {
  std::vector<Postmortem> reports{report("2026-01-01", "\n## Action items\n\n- [x] One\n- [ ] Two\n")};
  reports[0].action_history = {{start_of(Date{20000}), start_of(Date{20030}), {}}, {start_of(Date{20010}), {}, {}}};
  reports[0].inherited_from = {"", "earlier.md"};
  EXPECT_DOUBLE_EQ(draw_actions(reports, Date{20100}).series[0].points.back().y, 1);
}

TEST(ActionFigure, PlainBulletsAreNotAZeroPerCent) {
  std::vector<Postmortem> reports{report("2026-01-01", "\n## Action items\n\n- One\n- Two\n")};
  reports[0].action_history.resize(2);
  const chart::Model model = draw_actions(reports, Date{20100});
  EXPECT_TRUE(model.is_empty());
  EXPECT_NE(model.empty.find("2 of 2 action items do not say whether they are done"), std::string::npos);
}

}  // namespace
}  // namespace hindsight::analytics
