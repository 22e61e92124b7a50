#include <gtest/gtest.h>

#include <string>

#include "read.hpp"

/// Times that no clock shows: what stands there is kept, and it is told as what it is taken.
namespace hindsight::record {
namespace {

struct Case {
  const char* name;
  const char* source;
  const char* told;  ///< line: message
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const Case kCases[] = {
    {"second_60_in_a_field", "---\ntitle: T\nstart_time: 2026-03-15T23:59:60Z\n---\n", "3: \"23:59:60\" is taken as 23:59:59: no clock shows a second 60."},
    {"hour_24_in_a_field", "# T\n\n- Started: 2026-03-15 24:00\n- Severity: sev2\n", "3: \"24:00\" is taken as 00:00 of the next day."},
    {"hour_24_with_seconds", "# T\n\n- Detected: 2026-03-15T24:00:00Z\n- Severity: sev2\n", "3: \"24:00:00\" is taken as 00:00 of the next day."},
    {"in_a_timeline", "# T\n\n## Timeline\n\n- 2026-03-15 23:59:60 it broke\n- 24:00 alarm\n",
     "5: \"23:59:60\" is taken as 23:59:59: no clock shows a second 60.|6: \"24:00\" is taken as 00:00 of the next day."},
    {"usual_times", "# T\n\n- Started: 2026-03-15T00:00:59+14:00\n- Detected: 2026-03-15 10:24:00\n\n## Timeline\n\n- 10:24 it broke\n- 23:59:59 alarm\n", ""},
    {"offsets_and_spans", "# T\n\n- Started: 2026-03-15T10:00:00+24:00\n- Duration: 24:00\n", ""},
};

class UnusualTimes : public testing::TestWithParam<Case> {};
TEST_P(UnusualTimes, AreToldOf) {
  std::string told;
  for (const Diagnostic& diagnostic : test::read(GetParam().source).diagnostics)
    if (diagnostic.rule == "time-unusual") told += (told.empty() ? "" : "|") + std::to_string(diagnostic.line) + ": " + diagnostic.message;
  EXPECT_EQ(told, GetParam().told);
}
INSTANTIATE_TEST_SUITE_P(Row44, UnusualTimes, testing::ValuesIn(kCases), [](const auto& test) { return std::string(test.param.name); });

TEST(UnusualTimesOfATimeline, AreCapped) {
  std::string source = "# T\n\n## Timeline\n\n";
  for (int i = 0; i < 1000; ++i) source += "- 24:00 alarm\n";
  EXPECT_LE(test::read(source).diagnostics.size(), 100u);
}

}  // namespace
}  // namespace hindsight::record
