#include "hindsight/archive/links.hpp"

#include <gtest/gtest.h>

#include <string>

namespace hindsight::archive {
namespace {

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
}  // namespace hindsight::archive
