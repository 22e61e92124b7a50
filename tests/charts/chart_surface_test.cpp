#include "charts/chart_surface.hpp"

#include <gtest/gtest.h>

#include "charts/font_atlas.hpp"

namespace hindsight::charts {
namespace {

chart::Model timeline() {
  chart::Model model;
  model.x = {.label = "", .is_time = true, .minimum = 20000, .maximum = 20100, .categories = {}};
  model.y = {.label = "", .scale = chart::Scale::log, .is_minutes = true, .minimum = 1, .maximum = 1000, .categories = {}};
  model.series = {{"Stated", chart::Role::points, 0, {{20010, 30, {}, "A", "", "?a"}, {20050, 0, {}, "B", "", "?b"}, {20090, 500, {}, "C", "", ""}}},
                  {"Median", chart::Role::line, -1, {{20010, 30, {}, "", "", ""}, {20090, 60, {}, "", "", ""}}}};
  return model;
}

chart::Model bars() {
  chart::Model model;
  model.kind = chart::Kind::stacked_bars;
  model.x.categories = {"2025-Q1", "2025-Q2"};
  model.series = {{"A", chart::Role::bars, 0, {{0, 2, {}, "", "", ""}, {1, 1, {}, "", "", ""}}},
                  {"B", chart::Role::bars, 1, {{0, 3, {}, "", "", ""}, {1, 0, {}, "", "", ""}}}};
  return model;
}

/// A chart of 600 by 300 pixels that is drawn without a screen.
class Drawn {
 public:
  explicit Drawn(chart::Model model, float width = 600, float scale = 1) {
    theme_ = theme_from_json({});
    fonts_.ensure(theme_.font_px * scale);
    surface_ = std::make_unique<ChartSurface>(std::move(model), fonts_.atlas());
    surface_->resize(width * scale, 300 * scale, scale);
    draw();
  }
  Drawn& draw() {
    while (surface_->needs_drawing()) surface_->draw(theme_);
    return *this;
  }
  ChartSurface* operator->() { return surface_.get(); }
  Json place(std::size_t index) { return surface_->places()[index]; }
  std::string marked() {
    draw();
    const Json state = surface_->state();
    return state["marked"].is_null() ? "nothing" : state["marked"]["label"].get<std::string>();
  }

 private:
  FontAtlas fonts_;
  Theme theme_;
  std::unique_ptr<ChartSurface> surface_;
};

float number(const Json& place, const char* key) { return place[key].get<float>(); }

TEST(ChartSurface, PicksPointsAndNotDerivedLines) { EXPECT_EQ(Drawn(timeline())->places().size(), 3u); }

TEST(ChartSurface, DrawsNothingWhenNothingChanged) {
  Drawn chart(timeline());
  chart->pointer_moved(-50, -50, PointerKind::mouse);
  EXPECT_FALSE(chart->needs_drawing());
}

TEST(ChartSurface, PutsAStatedZeroUnderEverythingElse) {
  Drawn chart(timeline());
  EXPECT_GT(number(chart.place(1), "y"), number(chart.place(0), "y"));
}

TEST(ChartSurface, TellsPlacesInCssPixelsWhateverTheScale) {
  const Json once = Drawn(timeline()).place(2);
  const Json thrice = Drawn(timeline(), 600, 3).place(2);
  EXPECT_NEAR(number(once, "x"), number(thrice, "x"), 2);
}

TEST(ChartSurface, MarksThePointUnderThePointer) {
  Drawn chart(timeline());
  chart->pointer_moved(number(chart.place(2), "x") + 5, number(chart.place(2), "y"), PointerKind::mouse);
  EXPECT_EQ(chart.marked(), "C");
}

TEST(ChartSurface, AFingerReachesFartherThanAMouse) {
  Drawn chart(timeline());
  chart->pointer_moved(number(chart.place(2), "x") - 20, number(chart.place(2), "y"), PointerKind::mouse);
  EXPECT_EQ(chart.marked(), "nothing");
  chart->pointer_moved(number(chart.place(2), "x") - 20, number(chart.place(2), "y"), PointerKind::touch);
  EXPECT_EQ(chart.marked(), "C");
}

TEST(ChartSurface, KeysWalkInTimeOrder) {
  Drawn chart(timeline());
  std::string walked;
  for (int i = 0; i < 4; ++i) {
    chart->walk(Direction::right);
    walked += chart.marked();
  }
  EXPECT_EQ(walked, "ABCC");
}

TEST(ChartSurface, ABrushZoomsAndResetUndoesIt) {
  Drawn chart(timeline());
  const float middle = number(chart.place(1), "x");
  chart->pointer_pressed(middle - 60);
  chart->pointer_moved(middle + 60, 10, PointerKind::mouse);
  EXPECT_EQ(chart->pointer_released(middle + 60), Release::zoomed);
  EXPECT_EQ(chart.draw()->places().size(), 1u);
  chart->reset();
  EXPECT_EQ(chart.draw()->places().size(), 3u);
}

TEST(ChartSurface, APressWithoutADragIsNoZoom) {
  Drawn chart(timeline());
  chart->pointer_pressed(200);
  EXPECT_EQ(chart->pointer_released(203), Release::nothing);
  EXPECT_TRUE(chart.draw()->state()["zoom"].is_null());
}

TEST(ChartSurface, BarsHaveNoTimeToZoom) {
  Drawn chart(bars());
  chart->pointer_pressed(100);
  EXPECT_EQ(chart->pointer_released(300), Release::nothing);
}

struct ZoomCase {
  const char* name;
  Span asked;
  const char* expected;
};

class Zoom : public testing::TestWithParam<ZoomCase> {};

TEST_P(Zoom, KeepsWithinTheAxis) {
  Drawn chart(timeline());
  chart->set_zoom(GetParam().asked);
  EXPECT_EQ(dump(chart->state()["zoom"]), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Table, Zoom,
                         testing::Values(ZoomCase{"inside", {20020, 20040}, "[20020.0,20040.0]"},
                                         ZoomCase{"moved_inside", {19990, 20010}, "[20000.0,20020.0]"},
                                         ZoomCase{"too_short", {20050, 20050.5}, "[20048.75,20051.75]"},
                                         ZoomCase{"all_is_no_zoom", {19000, 21000}, "null"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(ChartSurface, EmptySegmentsAreNoPlaces) { EXPECT_EQ(Drawn(bars())->places().size(), 3u); }

TEST(ChartSurface, AHiddenSeriesLeavesTheStackAndComesBack) {
  Drawn chart(bars());
  chart->show_series(0, false);
  EXPECT_EQ(chart.draw()->places().size(), 1u);
  chart->show_series(0, true);
  EXPECT_EQ(chart.draw()->places().size(), 3u);
}

TEST(ChartSurface, HidingWhatIsMarkedLetsGoOfIt) {
  Drawn chart(timeline());
  chart->walk(Direction::right);
  chart->show_series(0, false);
  EXPECT_EQ(chart.marked(), "nothing");
}

TEST(ChartSurface, TextThatTheFontLacksIsLeftToTheBrowser) {
  chart::Model model = bars();
  model.x.categories[1] = "設定";
  const Json texts = Drawn(std::move(model))->state()["texts"];
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0]["text"], "設定");
}

struct OddModel {
  const char* name;
  const char* json;
};

class Odd : public testing::TestWithParam<OddModel> {};

TEST_P(Odd, IsDrawnInAnySizeWithoutTrapping) {
  const chart::Model model = chart::from_json(Json::parse(GetParam().json, nullptr, false));
  for (const float width : {1.0f, 40.0f, 320.0f, 3000.0f}) EXPECT_FALSE(Drawn(model, width)->needs_drawing());
}

INSTANTIATE_TEST_SUITE_P(
    Table, Odd,
    testing::Values(OddModel{"nothing", "{}"}, OddModel{"no_points", R"({"kind":"steps","series":[{"role":"step"},{"role":"step"}]})"},
                    OddModel{"one_instant", R"({"x":{"is_time":true,"minimum":5,"maximum":5},"series":[{"points":[{"x":5,"y":0}]}]})"},
                    OddModel{"four_centuries", R"({"x":{"is_time":true,"minimum":-125000,"maximum":20000},"series":[{"points":[{"x":5,"y":1}]}]})"},
                    OddModel{"only_zeros", R"({"y":{"scale":"log","minimum":0,"maximum":0},"series":[{"points":[{"x":0,"y":0}]}]})"},
                    OddModel{"huge_numbers", R"({"y":{"scale":"log","maximum":1e300},"series":[{"points":[{"x":0,"y":1e300}]}]})"},
                    OddModel{"negative_bars", R"({"kind":"stacked_bars","x":{"categories":["a"]},"series":[{"role":"bars","points":[{"x":0,"y":-5}]}]})"},
                    OddModel{"outside_the_categories", R"({"kind":"stacked_bars","x":{"categories":["a"]},"series":[{"role":"bars","points":[{"x":9,"y":5}]}]})"},
                    OddModel{"references_everywhere", R"({"series":[{"points":[{"x":0,"y":1}]}],"references":[{"y":1,"label":"a"},{"y":1,"label":"b"},{"y":1,"label":"c"},{"y":1,"label":"d"},{"y":1,"label":"e"},{"y":-9,"label":"f"}]})"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace hindsight::charts
