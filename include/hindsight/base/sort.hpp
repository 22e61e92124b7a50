#pragma once

#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace hindsight {

/// The numbers 0..count-1 as `is_before(context, a, b)` orders them; those that it does not tell apart in ascending order.
std::vector<std::uint32_t> sorted_order(std::uint32_t count, const void* context, bool (*is_before)(const void* context, std::uint32_t a, std::uint32_t b));

/// Sorts stably, for lists that are short or made of things that are easily moved: one routine serves all types, where
/// each instance of the library's own is some kilobytes of WebAssembly.
template <class Iterator, class Less>
void sort_stably(Iterator first, Iterator last, Less is_less) {
  using Item = typename std::iterator_traits<Iterator>::value_type;
  if (last - first < 2) return;
  const auto compare = [&](std::uint32_t a, std::uint32_t b) -> bool { return is_less(first[std::ptrdiff_t(a)], first[std::ptrdiff_t(b)]); };
  const auto is_before = [](const void* context, std::uint32_t a, std::uint32_t b) { return (*static_cast<decltype(&compare)>(context))(a, b); };
  const std::vector<std::uint32_t> order = sorted_order(std::uint32_t(last - first), &compare, is_before);
  std::vector<Item> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t at : order) sorted.push_back(std::move(first[std::ptrdiff_t(at)]));
  for (Item& item : sorted) *first++ = std::move(item);
}

}  // namespace hindsight
