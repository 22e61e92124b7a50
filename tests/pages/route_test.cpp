#include "pages/route.hpp"

#include <gtest/gtest.h>

#include "pages/asset.hpp"

namespace hindsight::pages {
namespace {

TEST(Route, RoundTrips) {
  const std::string query =
      "?view=reports&text=disk%20%26%20log&severity=sev1&severity=sev3&category=tool%20failure&since=2026-01-01&until=2026-03-31&as_of=2026-04-01&rev=release/2.0";
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

struct PathCase {
  const char* name;
  const char* base;
  const char* target;
  const char* path;
};

class RelativePaths : public ::testing::TestWithParam<PathCase> {};

TEST_P(RelativePaths, Resolve) { EXPECT_EQ(resolve_path(GetParam().base, GetParam().target), GetParam().path); }

INSTANTIATE_TEST_SUITE_P(All, RelativePaths,
                         ::testing::Values(PathCase{"Sibling", "docs/pm/a.md", "b.md", "docs/pm/b.md"},
                                           PathCase{"Folder", "docs/pm/a.md", "img/x%20y.png?raw=1#z", "docs/pm/img/x y.png"},
                                           PathCase{"Parent", "docs/pm/a.md", "../c.md", "docs/c.md"},
                                           PathCase{"Root", "docs/pm/a.md", "/c.md", "c.md"},
                                           PathCase{"FromRoot", "a.md", "./b.md", "b.md"},
                                           PathCase{"OutOfTheRepository", "docs/a.md", "../../etc/passwd", ""}),
                         [](const auto& test) { return test.param.name; });

TEST(Links, AddressesOfTheirOwnAreAbsolute) {
  for (const char* target : {"https://example.com/x", "mailto:a@example.com", "//host/x", "#here"}) EXPECT_TRUE(is_absolute(target)) << target;
  for (const char* target : {"x.md", "../x.md", "a/b:c.md"}) EXPECT_FALSE(is_absolute(target)) << target;
}

}  // namespace
}  // namespace hindsight::pages
