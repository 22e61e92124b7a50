#include "hindsight/archive/query.hpp"

#include <gtest/gtest.h>

#include "tests/support/report_builder.hpp"

namespace hindsight::archive {
namespace {

/// Not before the program's own tables are there.
const Postmortem& report() {
  static const Postmortem made = testing::make_report("pm/2026-03-02-disk.md",
                                                    "---\ntitle: Disk full\ndate: 2026-03-02\nseverity: sev2\n"
                                                    "category: [capacity, data quality]\nservice: Bookings\n---\n\n"
                                                    "## Impact\n\nNobody could book a room.\n");
  return made;
}

struct Case {
  const char* name;
  Filter filter;
  bool matches;
};

Filter with(void (*set)(Filter&)) {
  Filter filter;
  set(filter);
  return filter;
}

class Filters : public ::testing::TestWithParam<Case> {};

TEST_P(Filters, Match) { EXPECT_EQ(matches(report(), GetParam().filter), GetParam().matches); }

INSTANTIATE_TEST_SUITE_P(
    All, Filters,
    ::testing::Values(
        Case{"Empty", {}, true},
        Case{"SinceTheSameDay", with([](Filter& f) { f.since = make_date(2026, 3, 2); }), true},
        Case{"SinceTheNextDay", with([](Filter& f) { f.since = make_date(2026, 3, 3); }), false},
        Case{"UntilTheSameDay", with([](Filter& f) { f.until = make_date(2026, 3, 2); }), true},
        Case{"UntilTheDayBefore", with([](Filter& f) { f.until = make_date(2026, 3, 1); }), false},
        Case{"ItsSeverity", with([](Filter& f) { f.severities = {record::Severity::sev1, record::Severity::sev2}; }), true},
        Case{"AnotherSeverity", with([](Filter& f) { f.severities = {record::Severity::sev3}; }), false},
        Case{"ItsCategoryInAnyCase", with([](Filter& f) { f.categories = {"Data Quality"}; }), true},
        Case{"AnotherCategory", with([](Filter& f) { f.categories = {"refusal"}; }), false},
        Case{"WordsOfTitleAndBody", with([](Filter& f) { f.text = "ROOM disk"; }), true},
        Case{"AWordTooMany", with([](Filter& f) { f.text = "room tape"; }), false},
        Case{"AField", with([](Filter& f) { f.where = {{"service", "bookings"}}; }), true},
        Case{"AnotherValue", with([](Filter& f) { f.where = {{"service", "refunds"}}; }), false}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace hindsight::archive
