#include <gtest/gtest.h>

#include "hindsight/markdown/document.hpp"

namespace hindsight::markdown {
namespace {

TEST(TomlFrontMatter, IsReadAsAMapping) {
  const Document document = parse(
      "+++\n# defaults = \"no\"\ntitle = \"Pump \\u0023 3 = dark\"  # a remark\ndate = 2017-09-11T09:00:23-06:00\nresolved = true\n"
      "affected = [\"pump\", 'gate, north']\n[params]\nseverity = \"major\"\n+++\nText.\n");
  ASSERT_TRUE(document.front_matter);
  const YamlNode& root = document.front_matter->root;
  ASSERT_NE(root.find("date"), nullptr);
  EXPECT_EQ(root.find("date")->text, "2017-09-11T09:00:23-06:00");
  EXPECT_EQ(root.find("date")->line, 4);
  EXPECT_EQ(root.find("defaults"), nullptr);
  ASSERT_EQ(root.find("affected")->items.size(), 2u);
  EXPECT_EQ(root.find("affected")->items[1].text, "gate, north");
  EXPECT_EQ(root.find("params")->find("severity")->text, "major");
  EXPECT_EQ(document.body_line, 10);
}

TEST(TomlFrontMatter, MayHaveAListOverSeveralLines) {
  const Document document = parse("+++\naffected = [\n  \"pump\",\n  \"gate\",\n]\ntitle = \"T\"\n+++\n");
  ASSERT_TRUE(document.front_matter);
  ASSERT_EQ(document.front_matter->root.find("affected")->items.size(), 2u);
  EXPECT_EQ(document.front_matter->root.find("title")->text, "T");
}

TEST(TomlFrontMatter, IsNoneWithoutItsEnd) { EXPECT_FALSE(parse("+++\ntitle = \"T\"\n\nText.\n").front_matter); }

}  // namespace
}  // namespace hindsight::markdown
