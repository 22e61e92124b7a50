#include "wasm/core/archive/earlier_incidents.hpp"

#include <gtest/gtest.h>

#include "tests/support/report_builder.hpp"

namespace hindsight::archive {
namespace {

std::vector<Postmortem> collection(const std::string& prior, const std::string& counterfactual) {
  std::vector<Postmortem> reports;
  reports.push_back(testing::make_report("pm/2026-01-02-fees.md", "# Fees charged twice\n\n- Id: INC-12\n- Date: 2026-01-02\n"));
  reports.push_back(testing::make_report("pm/2026-02-03-silence.md", "# Silence on the line\n\n- Id: INC-1\n- Date: 2026-02-03\n"));
  reports.push_back(testing::make_report("pm/2026-03-04-fees.md", "# Fees again\n\n- Date: 2026-03-04\n" + prior + "\n\n## Counterfactual\n\n" + counterfactual + "\n"));
  reports.push_back(testing::make_report("pm/2026-04-05-later.md", "# Much later\n\n- Id: INC-77\n- Date: 2026-04-05\n"));
  resolve_earlier_incidents(reports);
  return reports;
}

std::string named(const std::string& prior, const std::string& counterfactual) {
  std::string paths;
  const std::vector<Postmortem> reports = collection(prior, counterfactual);
  for (const auto& earlier : reports[2].earlier) paths += earlier.path.substr(3) + ":" + std::to_string(earlier.line) + " ";
  return paths;
}

TEST(EarlierIncidents, AreNamedByIdFileTitleOrLink) {
  EXPECT_EQ(named("- Prior incidents: INC-12", ""), "2026-01-02-fees.md:4 ");
  EXPECT_EQ(named("- Prior incidents: 2026-01-02-fees, INC-1", ""), "2026-01-02-fees.md:4 2026-02-03-silence.md:4 ");
  EXPECT_EQ(named("", "It was “Silence on the line” again."), "2026-02-03-silence.md:8 ");
  EXPECT_EQ(named("", "It was [this](../pm/2026-01-02-fees.md#detection)."), "2026-01-02-fees.md:8 ");
}

TEST(EarlierIncidents, AreNotThemselvesNorLaterNorPartsOfAnId) {
  EXPECT_EQ(named("- Prior incidents: INC-77, INC-120", "As in [2026-03-04-fees](2026-03-04-fees.md)."), "");
  EXPECT_EQ(named("- Prior incidents: none", "No earlier one."), "");
  std::vector<Postmortem> reports{testing::make_report("429.md", "# A\n\n- Date: 2026-01-01\n"),
                                  testing::make_report("b.md", "# Later\n\n- Date: 2026-01-02\n\n## Counterfactual\n\nOn HTTP 429 it tried again.\n")};
  resolve_earlier_incidents(reports);
  EXPECT_TRUE(reports[1].earlier.empty()) << "a number alone is no name";
}

TEST(EarlierIncidents, OfOneDayAreEarlierByPath) {
  std::vector<Postmortem> reports{testing::make_report("first-leak.md", "# Leak\n\n- Date: 2026-01-01\n- Prior incidents: second-leak\n"),
                                  testing::make_report("second-leak.md", "# Leak\n\n- Date: 2026-01-01\n- Prior incidents: first-leak\n")};
  resolve_earlier_incidents(reports);
  EXPECT_TRUE(reports[0].earlier.empty());
  EXPECT_EQ(reports[1].earlier.size(), 1u);
}

}  // namespace
}  // namespace hindsight::archive
