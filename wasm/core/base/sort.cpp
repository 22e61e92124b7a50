#include "hindsight/base/sort.hpp"

#include <algorithm>
#include <numeric>

namespace hindsight {

std::vector<std::uint32_t> sorted_order(std::uint32_t count, const void* context, bool (*is_before)(const void* context, std::uint32_t a, std::uint32_t b)) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [=](std::uint32_t a, std::uint32_t b) { return is_before(context, a, b); });
  return order;
}

}  // namespace hindsight
