#include "pages/route.hpp"

#include <gtest/gtest.h>

namespace hindsight::pages {
namespace {

TEST(Route, RoundTrips) {
  const std::string query =
      "?view=reports&text=disk%20%26%20log&severity=sev1&severity=sev3&category=tool%20failure&where=detected_by%3Dcustomer&since=2026-01-01&until=2026-03-31&as_of=2026-04-01&rev=release/2.0";
  EXPECT_EQ(url(parse_route(query)), query);
}

TEST(Route, NoConditionIsTheOverview) {
  EXPECT_EQ(url(parse_route("")), "./");
  EXPECT_EQ(url(parse_route("view=&text=&severity=&since=")), "./");
}

TEST(Route, UnderstandsFormEncoding) { EXPECT_EQ(parse_route("text=disk+full%21").filter.text, "disk full!"); }

TEST(Route, IgnoresWhatItCannotRead) { EXPECT_TRUE(parse_route("since=soon&severity=huge&utm=1&=&&x").filter.empty()); }

TEST(Route, KeepsAPathWithEveryKindOfCharacter) {
  const std::string path = "pm/ä b&c=d#e%20?f+g.md";
  EXPECT_EQ(parse_route(report_url({}, path)).path, path);
}

TEST(Route, KeepsEveryByteOfAName) {
  std::string bytes;
  for (int byte = 1; byte < 256; ++byte) bytes += char(byte);
  Route from;
  from.revision = bytes;
  const Route route = parse_route(report_url(from, bytes));
  EXPECT_EQ(route.path, bytes);
  EXPECT_EQ(route.revision, bytes);
}

TEST(Route, TakesTextAsText) {
  const Route route = parse_route("view=%F6&text=%F6&category=%F6&where=a%3D%F6");
  EXPECT_EQ(route.view + route.filter.text + route.filter.categories[0] + route.filter.where[0].second, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace hindsight::pages
