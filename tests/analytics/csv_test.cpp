#include "hindsight/analytics/csv.hpp"

#include <gtest/gtest.h>

namespace hindsight::analytics {
namespace {

TEST(FiguresCsv, HasARowForEachFigure) {
  const Json json = Json::parse(R"({"as_of":"2026-06-30","detection":{"n":2,"median_minutes":null,"missing":[{"path":"a.md","reason":"not stated"}]},
    "trend":[{"period":"2026-Q1","category":"timeout","count":3}],"recurring":[{"category":"timeout","severity":"sev2","count":2,"paths":["a.md","b.md"]}]})", nullptr, false);
  EXPECT_EQ(figures_csv(json),
            "figure,of,value\r\n"
            "as_of,,2026-06-30\r\n"
            "detection.n,,2\r\n"
            "detection.median_minutes,,\r\n"
            "detection.missing,a.md not stated,1\r\n"
            "trend.count,2026-Q1 timeout,3\r\n"
            "recurring.count,timeout sev2,2\r\n"
            "recurring.paths,timeout sev2,a.md; b.md\r\n");
}

TEST(TableCsv, QuotesWhatNeedsItAndLetsNothingBecomeAFormula) {
  const Json rows = Json::parse(R"json([{"text":"Say \"no\", twice","due":null},{"text":"=HYPERLINK(1)","due":"2026-01-01","days":-3}])json", nullptr, false);
  EXPECT_EQ(table_csv({"text", "due", "days"}, rows), "text,due,days\r\n\"Say \"\"no\"\", twice\",,\r\n'=HYPERLINK(1),2026-01-01,-3\r\n");
  EXPECT_EQ(figures_csv(Json::parse(R"({"paths":["=1+cmd.md","a.md"]})", nullptr, false)), "figure,of,value\r\npaths,,'=1+cmd.md; a.md\r\n");
  EXPECT_EQ(table_csv({"text", "due"}, Json::array()), "text,due\r\n");
}

}  // namespace
}  // namespace hindsight::analytics
