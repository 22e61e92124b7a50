#include <gtest/gtest.h>

#include "pages/asset.hpp"
#include "pages/page.hpp"
#include "tests/support/memory_repository.hpp"

/// Reports under names that are no text, or that Git does not allow: what a page links to is what opens.
namespace hindsight::pages {
namespace {

using testing::tree_entry;

struct Case {
  const char* name;
  std::string file;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const Case kCases[] = {
    {"Latin1", "St\xF6rung.md"},          {"CutUtf8", "a\xE2\x82.md"},  {"SlashInAnEntry", "a/b.md"},        {"EndOfAScript", "</script>.md"},
    {"Backslash", "a\\b.md"},            {"Query", "x?view=reports&a=b#c.md"}, {"Percent", "%2e%2e%00.md"},  {"Blanks", " a  b .md"},
    {"LineFeed", "new\nline.md"},         {"Escape", "esc\x1b[2J.md"},   {"Bidi", "rlo\xE2\x80\xAEgnp.md"}, {"Scheme", "javascript:alert(1).md"},
};

/// What the first link of a list of reports leads to.
std::string first_link(const Page& page) {
  const std::size_t at = page.html.find("href=\"", page.html.find("report-link")) + 6;
  std::string href = page.html.substr(at, page.html.find('"', at) - at);
  for (std::size_t amp = 0; (amp = href.find("&amp;", amp)) != std::string::npos; ++amp) href.replace(amp, 5, "&");
  return href;
}

class Names : public ::testing::TestWithParam<Case> {};
TEST_P(Names, OfReportsLeadToThem) {
  auto repository = std::make_unique<testing::MemoryRepository>();
  const git::ObjectId report = repository->blob("# Disk full\n\n- TTD: 45 minutes\n- Severity: sev2\n\n## Impact\n\n![a](b.png)\n");
  const git::ObjectId folder = repository->raw_tree(tree_entry("100644", GetParam().file, report) + tree_entry("100644", "b.png", repository->blob("png")));
  const git::ObjectId root = repository->raw_tree(tree_entry("40000", "\xF6", folder));
  repository->name("HEAD", repository->commit(root, {}, 1'770'000'000, "change"));
  archive::Loader loader(std::move(repository), archive::Options{});
  ASSERT_TRUE(archive::load_fully(loader).ok());
  const Date today = *make_date(2026, 3, 1);

  const Page page = render(loader, first_link(render(loader, "view=reports", today)), today);
  EXPECT_TRUE(page.found);
  EXPECT_EQ(page.title, "Disk full");
  const std::string address = to_json(page)["article"].value("address", "");
  const auto image = find_asset(loader, address, GetParam().file.find('/') == std::string::npos ? "b.png" : "/%F6/b.png");
  EXPECT_TRUE(image.ok()) << image.error().text();
}
INSTANTIATE_TEST_SUITE_P(Pages, Names, ::testing::ValuesIn(kCases), [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace hindsight::pages
