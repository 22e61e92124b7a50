#include <gtest/gtest.h>

#include <string>

#include "hindsight/language/data.hpp"
#include "hindsight/language/date.hpp"
#include "hindsight/language/wanted.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/settings.hpp"
#include "hindsight/record/values.hpp"
#include "tests/english/language_file.hpp"

/// What a program that carries English alone knows before and after another language was added. One test, as nothing is unlearnt.
namespace hindsight::record {
namespace {

TEST(AddingALanguage, MakesEverythingAnewThatIsMadeOfTheFiles) {
  const Labels& labels = Labels::standard();
  const Settings& settings = Settings::standard();
  const unsigned before = language::generation();
  EXPECT_TRUE(language::is_loaded("en"));
  EXPECT_FALSE(language::is_loaded("sv"));
  EXPECT_TRUE(language::is_any_missing());
  EXPECT_FALSE(language::find_date("den 12 augusti 2026"));
  EXPECT_EQ(labels.field("Allvarlighetsgrad"), "");
  EXPECT_EQ(settings.labels.field("Allvarlighetsgrad"), "");
  EXPECT_FALSE(parse_severity("allvarlig"));
  EXPECT_FALSE(says_unknown("okänt"));
  EXPECT_EQ(parse_action_status("klar"), ActionStatus::unknown);

  EXPECT_FALSE(language::add("[]"));
  EXPECT_FALSE(language::add("no language"));
  EXPECT_EQ(language::generation(), before);
  EXPECT_TRUE(language::add(testing::language_file("sv")));

  EXPECT_NE(language::generation(), before);
  EXPECT_TRUE(language::is_loaded("sv"));
  EXPECT_EQ(language::find_date("den 12 augusti 2026"), make_date(2026, 8, 12));
  EXPECT_EQ(Labels::standard().field("Allvarlighetsgrad"), "severity");
  EXPECT_EQ(Settings::standard().labels.field("Allvarlighetsgrad"), "severity");
  EXPECT_EQ(&Labels::standard(), &labels);
  EXPECT_EQ(&Settings::standard(), &settings);
  EXPECT_TRUE(parse_severity("allvarlig"));
  EXPECT_TRUE(says_unknown("okänt"));
  EXPECT_EQ(parse_action_status("klar"), ActionStatus::done);
  EXPECT_EQ(parse_action_status("done"), ActionStatus::done);

  const std::size_t files = language::files().size();
  EXPECT_TRUE(language::add(testing::language_file("sv"))) << "a second time in its own place";
  EXPECT_EQ(language::files().size(), files);
}

}  // namespace
}  // namespace hindsight::record
