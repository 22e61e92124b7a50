#include <gtest/gtest.h>

#include <string>

#include "read.hpp"

/// Due days without their year are the first such day from the report's own on, or from shortly before.
namespace hindsight::record {
namespace {

struct DueCase {
  const char* report;
  const char* due;
  const char* day;
};

std::string due_of(const DueCase& c) {
  const std::string source = std::string("# T\n\n- Date: ") + c.report + "\n\n## Root cause\n\nA lock.\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Add an alert | Ana | " + c.due +
                             " |\n| Drain the queue | Bo | |\n";
  const Facts facts = test::read(source);
  return !facts.actions.empty() && facts.actions[0].due ? to_string(*facts.actions[0].due) : "none";
}

TEST(DueDays, AreOfTheReportsYearOrTheNext) {
  const DueCase cases[] = {
      {"2025-12-18", "12/29", "2025-12-29"},       {"2025-12-18", "16 January", "2026-01-16"}, {"2025-12-18", "Jan 16", "2026-01-16"},
      {"2026-03-14", "3/20", "2026-03-20"},        {"2026-03-14", "4月15日", "2026-04-15"},
      {"2026-03-14", "28 February", "2026-02-28"}, {"2026-03-14", "5 February", "2027-02-05"}, {"2026-03-14", "2026-04-01", "2026-04-01"},
  };
  for (const DueCase& c : cases) EXPECT_EQ(due_of(c), c.day) << c.due << " in a report of " << c.report;
}

TEST(DueDays, AreNoneWhereTheyCanBeReadInTwoWays) {
  for (const char* due : {"03/05", "05/12/25", "03/04/26", "3/5", "Q3", "soon"}) EXPECT_EQ(due_of({"2026-03-01", due, ""}), "none") << due;
}

}  // namespace
}  // namespace hindsight::record
