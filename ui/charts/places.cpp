#include "places.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace hindsight::charts {
namespace {

float squared_distance(ImVec2 a, ImVec2 b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

float squared_distance(const Box& box, ImVec2 p) {
  return squared_distance(p, {std::clamp(p.x, box.min.x, box.max.x), std::clamp(p.y, box.min.y, box.max.y)});
}

bool is_before(const Place* a, const Place* b) {
  return std::tuple(a->x, a->mark.series, a->mark.point) < std::tuple(b->x, b->mark.series, b->mark.point);
}

std::vector<const Place*> in_time_order(std::span<const Place> places) {
  std::vector<const Place*> order;
  for (const Place& place : places) order.push_back(&place);
  std::sort(order.begin(), order.end(), is_before);
  return order;
}

/// Among those at the same x, the next one higher (or lower) on the screen.
const Place* vertical_neighbour(std::span<const Place> places, const Place& from, bool upwards) {
  const Place* best = &from;
  for (const Place& place : places) {
    if (place.x != from.x || place.mark == from.mark) continue;
    const float step = upwards ? from.center.y - place.center.y : place.center.y - from.center.y;
    if (step < 0 || (step == 0 && (place.mark.series > from.mark.series) != upwards)) continue;
    const float best_step = upwards ? from.center.y - best->center.y : best->center.y - from.center.y;
    if (best == &from || step < best_step) best = &place;
  }
  return best;
}

}  // namespace

const Place* find_place(std::span<const Place> places, Mark mark) {
  const auto found = std::find_if(places.begin(), places.end(), [&](const Place& place) { return place.mark == mark; });
  return found == places.end() ? nullptr : &*found;
}

const Place* place_under(std::span<const Place> places, ImVec2 pointer, float reach) {
  const Place* best = nullptr;
  float best_distance = reach * reach;
  for (const Place& place : places) {
    const float distance = squared_distance(place.box, pointer);
    if (distance > best_distance) continue;
    best = &place;
    best_distance = distance;
  }
  return best;
}

const Place* next_place(std::span<const Place> places, const Place* from, Direction direction) {
  if (places.empty()) return nullptr;
  const std::vector<const Place*> order = in_time_order(places);
  if (direction == Direction::last) return order.back();
  if (!from || direction == Direction::first) return order.front();
  if (direction == Direction::up || direction == Direction::down)
    return vertical_neighbour(places, *from, direction == Direction::up);
  auto at = std::find(order.begin(), order.end(), from);
  if (at == order.end()) return order.front();
  if (direction == Direction::right) return at + 1 == order.end() ? *at : *(at + 1);
  return at == order.begin() ? *at : *(at - 1);
}

}  // namespace hindsight::charts
