#include "hindsight/chart/model.hpp"

#include <gtest/gtest.h>

namespace hindsight::chart {
namespace {

Model full_model() {
  Model model;
  model.id = "detection";
  model.title = "Time to detection";
  model.summary = "The median fell from 47 h to 38 min.";
  model.kind = Kind::timeline_log;
  model.x = {.label = "", .is_time = true, .minimum = 19000, .maximum = 19500, .categories = {}};
  model.y = {.label = "Minutes", .scale = Scale::log, .is_minutes = true, .minimum = 1, .maximum = 43200, .categories = {}};
  model.series = {
      {"Stated", Role::points, 0, {{19010, 38, std::nullopt, "A <b> & “quotes”", "A", "?view=report&path=a.md"}, {19020, 0, std::nullopt, "", "", ""}}},
      {"Inferred", Role::hollow_points, 1, {{19011.5, 4320, std::nullopt, "B", "", ""}}},
      {"Median", Role::line, -1, {{19010, 38, std::nullopt, "", "", ""}}},
      {"Middle half", Role::band, -2, {{19010, 20, 60.25, "", "", ""}}},
  };
  model.references = {{30, "Target 30 min"}, {20160, "14 days"}};
  model.empty = "No report states a detection time.";
  return model;
}

Json parse(const char* text) { return Json::parse(text, nullptr, false); }

TEST(ModelJson, ComesBackAsItWent) {
  const std::string once = dump(to_json(full_model()));
  EXPECT_EQ(dump(to_json(from_json(Json::parse(once, nullptr, false)))), once);
}

TEST(ModelJson, KeepsEveryKindOfValue) {
  const Model back = from_json(to_json(full_model()));
  EXPECT_EQ(back.kind, Kind::timeline_log);
  EXPECT_EQ(back.y.scale, Scale::log);
  EXPECT_TRUE(back.x.is_time);
  EXPECT_TRUE(back.y.is_minutes);
  ASSERT_EQ(back.series.size(), 4u);
  EXPECT_EQ(back.series[0].points[0].label, "A <b> & “quotes”");
  EXPECT_EQ(back.series[0].points[0].name, "A");
  EXPECT_EQ(back.series[0].points[0].link, "?view=report&path=a.md");
  EXPECT_EQ(back.series[1].role, Role::hollow_points);
  EXPECT_EQ(back.series[1].points[0].x, 19011.5);
  EXPECT_EQ(back.series[3].color, -2);
  EXPECT_EQ(back.series[3].points[0].y2, 60.25);
  EXPECT_EQ(back.references[1].label, "14 days");
  EXPECT_EQ(back.empty, "No report states a detection time.");
}

TEST(ModelJson, AStatedZeroIsNotAMissingUpperEdge) {
  const Model back = from_json(to_json(full_model()));
  EXPECT_EQ(back.series[0].points[1].y, 0);
  EXPECT_FALSE(back.series[0].points[1].y2.has_value());
}

TEST(ModelJson, CategoriesKeepTheirOrder) {
  Model model;
  model.kind = Kind::stacked_bars;
  model.x.categories = {"2025-Q4", "2026-Q1", "2026-Q2"};
  EXPECT_EQ(from_json(to_json(model)).x.categories, model.x.categories);
}

TEST(ModelJson, PutsKeysInAFixedOrder) {
  Model model;
  model.id = "a";
  EXPECT_EQ(dump(to_json(model)),
            R"({"id":"a","title":"","summary":"","kind":"timeline_log",)"
            R"("x":{"label":"","scale":"linear","is_time":false,"is_minutes":false,"minimum":0.0,"maximum":1.0},)"
            R"("y":{"label":"","scale":"linear","is_time":false,"is_minutes":false,"minimum":0.0,"maximum":1.0},)"
            R"("series":[],"references":[],"empty":""})");
}

struct Odd {
  const char* name;
  const char* json;
};

class OddJson : public testing::TestWithParam<Odd> {};

TEST_P(OddJson, GivesDefaultsAndDoesNotTrap) {
  const Model model = from_json(parse(GetParam().json));
  EXPECT_TRUE(model.is_empty());
  EXPECT_EQ(model.kind, Kind::timeline_log);
  EXPECT_EQ(model.x.maximum, 1);
}

INSTANTIATE_TEST_SUITE_P(Table, OddJson,
                         testing::Values(Odd{"not_json", "{"}, Odd{"null", "null"}, Odd{"a_list", "[1,2]"},
                                         Odd{"wrong_types", R"({"id":3,"kind":7,"x":[],"y":null,"series":{"a":1},"empty":false})"},
                                         Odd{"unknown_names", R"({"kind":"pie","extra":{"deep":[1]},"x":{"scale":"cubic"}})"},
                                         Odd{"series_of_nothing", R"({"series":[1,null,{"points":"many"}],"references":["a"]})"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(ModelJson, ShowsControlCharactersAndKeepsLinks) {
  const std::string raw = std::string("a\x1b[2J\xE2\x80\xAE", 8) + '\0';
  Model model;
  model.title = model.summary = model.empty = raw;
  model.x.label = raw;
  model.x.categories = {raw};
  model.references.push_back({1, raw});
  model.series.push_back({raw, Role::points, 0, {{1, 2, {}, raw + "\n", raw, "?view=report&path=a%1B"}}});
  const std::string text = dump(to_json(model));
  EXPECT_EQ(text.find("\\u00"), std::string::npos) << text;
  EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_NE(text.find("\"name\":\"a␛[2J⟨U+202E⟩␀\""), std::string::npos) << text;
  EXPECT_NE(text.find("\"label\":\"a␛[2J⟨U+202E⟩␀\\n\""), std::string::npos) << text;
  EXPECT_NE(text.find("a%1B"), std::string::npos);
}

TEST(Model, IsEmptyWithoutPoints) { EXPECT_TRUE(Model{}.is_empty()); }

TEST(Model, IsEmptyWithSeriesThatHaveNoPoints) {
  Model model;
  model.series.resize(2);
  EXPECT_TRUE(model.is_empty());
}

TEST(Model, IsNotEmptyWithOnePoint) { EXPECT_FALSE(full_model().is_empty()); }

}  // namespace
}  // namespace hindsight::chart
