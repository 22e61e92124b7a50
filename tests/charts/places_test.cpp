#include "charts/places.hpp"

#include <gtest/gtest.h>

namespace hindsight::charts {
namespace {

Place dot(int series, int point, float x, float y) { return {{series, point}, x, {x, y}, {{x, y}, {x, y}}}; }

Place bar(int series, double x, float top, float bottom) {
  const auto left = static_cast<float>(x) * 10;
  return {{series, static_cast<int>(x)}, x, {left + 4, (top + bottom) / 2}, {{left, top}, {left + 8, bottom}}};
}

/// "series.point", or "none".
std::string written(const Place* place) {
  return place ? std::to_string(place->mark.series) + "." + std::to_string(place->mark.point) : "none";
}

const std::vector<Place> kDots = {dot(0, 0, 10, 50), dot(0, 1, 30, 20), dot(1, 0, 20, 80), dot(1, 1, 30, 90)};
const std::vector<Place> kBars = {bar(0, 0, 80, 100), bar(0, 1, 60, 100), bar(1, 0, 40, 79), bar(2, 0, 20, 39)};

struct PointerCase {
  const char* name;
  ImVec2 at;
  float reach;
  const char* expected;
};

class PlaceUnder : public testing::TestWithParam<PointerCase> {};

TEST_P(PlaceUnder, IsTheNearestWithinReach) {
  EXPECT_EQ(written(place_under(kDots, GetParam().at, GetParam().reach)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Table, PlaceUnder,
                         testing::Values(PointerCase{"on_it", {10, 50}, 5, "0.0"}, PointerCase{"at_the_reach", {10, 55}, 5, "0.0"},
                                         PointerCase{"beyond", {10, 56}, 5, "none"},
                                         PointerCase{"the_nearer_one", {26, 84}, 20, "1.1"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(PlaceUnderTest, OfTwoAtOnePlaceTheLaterIsOnTop) {
  const std::vector<Place> places = {dot(0, 0, 10, 10), dot(1, 0, 10, 10)};
  EXPECT_EQ(written(place_under(places, {10, 10}, 3)), "1.0");
}

TEST(PlaceUnderTest, ABarIsHitAllOver) { EXPECT_EQ(written(place_under(kBars, {7, 41}, 1)), "1.0"); }

struct WalkCase {
  const char* name;
  const std::vector<Place>* places;
  const char* from;  ///< as written, "none" for nowhere
  Direction direction;
  const char* expected;
};

class Walk : public testing::TestWithParam<WalkCase> {};

TEST_P(Walk, LeadsTo) {
  const auto& places = *GetParam().places;
  const Place* from = nullptr;
  for (const Place& place : places) {
    if (written(&place) == GetParam().from) from = &place;
  }
  EXPECT_EQ(written(next_place(places, from, GetParam().direction)), GetParam().expected);
}

const std::vector<Place> kNone;

INSTANTIATE_TEST_SUITE_P(
    Table, Walk,
    testing::Values(WalkCase{"starts_at_the_earliest", &kDots, "none", Direction::right, "0.0"},
                    WalkCase{"goes_on_in_time_over_series", &kDots, "0.0", Direction::right, "1.0"},
                    WalkCase{"at_one_time_by_series", &kDots, "0.1", Direction::right, "1.1"},
                    WalkCase{"stays_at_the_end", &kDots, "1.1", Direction::right, "1.1"},
                    WalkCase{"goes_back", &kDots, "1.0", Direction::left, "0.0"},
                    WalkCase{"stays_at_the_start", &kDots, "0.0", Direction::left, "0.0"},
                    WalkCase{"end", &kDots, "none", Direction::last, "1.1"},
                    WalkCase{"home", &kDots, "1.1", Direction::first, "0.0"},
                    WalkCase{"up_a_bar", &kBars, "0.0", Direction::up, "1.0"},
                    WalkCase{"up_to_the_top", &kBars, "2.0", Direction::up, "2.0"},
                    WalkCase{"down_a_bar", &kBars, "2.0", Direction::down, "1.0"},
                    WalkCase{"not_into_the_next_bar", &kBars, "0.1", Direction::up, "0.1"},
                    WalkCase{"nowhere_to_go", &kNone, "none", Direction::right, "none"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace hindsight::charts
