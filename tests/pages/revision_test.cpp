// Which state of a collection is shown: branches and tags, what has no history, what is still being verified.

#include <gtest/gtest.h>

#include "pages/page.hpp"
#include "tests/support/memory_repository.hpp"

namespace hindsight::pages {
namespace {

constexpr const char* kReport = "# Disk full\n\n- TTD: 45 minutes\n- Severity: sev2\n\n## Action items\n\n- [x] Add an alert\n- [ ] Ask [why](2026-02-10-queue.md)\n";
const std::map<std::string, std::string> kFiles{{"pm/2026-01-10-disk.md", kReport},
                                                {"pm/2026-02-10-queue.md", "# Queue\n\n- TTD: 20\n- Severity: sev1\n\n## Impact\n\nA queue.\n"},
                                                {"pm/README.md", "# Index\n"}};

class Collection final : public testing::MemoryRepository {
 public:
  std::string_view kind() const override { return kind_; }
  bool has_history() const override { return has_history_; }
  double verified() const override { return verified_; }

  std::string_view kind_ = "bundle";
  bool has_history_ = true;
  double verified_ = 1;
};

struct Shown {
  explicit Shown(std::unique_ptr<git::Repository> repository, std::string revision = "")
      : loader(std::move(repository), archive::Options{std::move(revision), ""}) {
    EXPECT_TRUE(archive::load_fully(loader).ok());
  }
  std::string html(std::string_view query) { return render(loader, query, *make_date(2026, 3, 1)).html; }
  std::string article(std::string_view query) { return render(loader, query, *make_date(2026, 3, 1)).article->html; }
  archive::Loader loader;
};

std::unique_ptr<Collection> collection() {
  auto repository = std::make_unique<Collection>();
  repository->advance(kFiles, 20500);
  return repository;
}

std::unique_ptr<Collection> collection_with_names(int tags = 1) {
  auto repository = collection();
  const git::ObjectId tip = repository->refs().front().target;
  repository->name("refs/heads/a&b", tip);
  for (int i = 1; i <= tags; ++i) repository->name("refs/tags/v" + std::to_string(i), tip);
  return repository;
}

bool has(const std::string& html, std::string_view text) { return html.find(text) != std::string::npos; }

/// The targets of all links that lead to pages, in their order.
std::vector<std::string> links_of(const std::string& html) {
  constexpr std::string_view kStart = "href=\"";
  std::vector<std::string> links;
  for (std::size_t at = html.find(kStart); at != std::string::npos; at = html.find(kStart, at)) {
    at += kStart.size();
    const std::string target = html.substr(at, html.find('"', at) - at);
    if (!target.starts_with('#')) links.push_back(target);
  }
  return links;
}

TEST(Revisions, EveryLinkKeepsTheRevision) {
  Shown shown(collection_with_names(), "v1");
  for (const char* query : {"rev=v1", "view=reports&rev=v1", "view=report&path=pm/2026-01-10-disk.md&rev=v1", "view=collection&rev=v1",
                            "view=reports&text=nosuchword&severity=sev1&rev=v1", "view=report&path=none&rev=v1", "view=none&rev=v1"}) {
    const std::vector<std::string> links = links_of(shown.html(query));
    EXPECT_FALSE(links.empty()) << query;
    for (const std::string& link : links) EXPECT_TRUE(has(link, "rev=v1")) << query << ": " << link;
  }
  EXPECT_TRUE(has(shown.article("view=report&path=pm/2026-01-10-disk.md&rev=v1"), "?view=report&amp;path=pm/2026-02-10-queue.md&amp;rev=v1"));
  for (const chart::Model& model : render(shown.loader, "rev=v1", *make_date(2026, 3, 1)).charts) {
    for (const chart::Series& series : model.series)
      for (const chart::Point& point : series.points) EXPECT_TRUE(point.link.empty() || has(point.link, "rev=v1")) << point.link;
  }
}

TEST(Revisions, TheFilterKeepsTheRevisionAndTheChoiceOfOneKeepsTheFilter) {
  Shown shown(collection_with_names(), "v1");
  EXPECT_TRUE(has(shown.html("view=reports&rev=v1"), "<input type=\"hidden\" name=\"rev\" value=\"v1\">"));
  EXPECT_TRUE(has(shown.html("view=reports&text=disk&severity=sev2&as_of=2026-02-01&rev=v1"),
                  "<form class=\"revision\" method=\"get\" action=\"./\"><input type=\"hidden\" name=\"view\" value=\"reports\">"
                  "<input type=\"hidden\" name=\"text\" value=\"disk\"><input type=\"hidden\" name=\"severity\" value=\"sev2\">"
                  "<input type=\"hidden\" name=\"as_of\" value=\"2026-02-01\"><label>"));
}

TEST(Revisions, AreOfferedWithHeadsBranchAsTheDefault) {
  Shown head(collection_with_names());
  EXPECT_TRUE(has(head.html(""), "<select name=\"rev\"><option value=\"\" selected>main</option><option value=\"a&amp;b\">a&amp;b</option>"
                                 "<option value=\"v1\">v1</option></select>"));
  Shown tag(collection_with_names(), "v1");
  EXPECT_TRUE(has(tag.html("rev=v1"), "<option value=\"\">main</option><option value=\"a&amp;b\">a&amp;b</option><option value=\"v1\" selected>v1</option></select>"));
  EXPECT_TRUE(has(tag.html("rev=main"), "<option value=\"\" selected>main</option>"));
}

TEST(Revisions, ACommitIsOfferedAsLongAsItIsShown) {
  auto repository = collection();
  const std::string id = repository->refs().front().target.hex();
  Shown shown(std::move(repository), id);
  EXPECT_TRUE(has(shown.html("rev=" + id), "<option value=\"\">main</option><option value=\"" + id + "\" selected>" + id + "</option></select>"));
}

TEST(Revisions, OneNameIsNoChoice) { EXPECT_FALSE(has(Shown(collection()).html(""), "name=\"rev\"")); }

TEST(Revisions, OfVeryManyTheFirstAreOffered) {
  Shown shown(collection_with_names(1000));
  const std::string html = shown.html("");
  EXPECT_TRUE(has(html, "<option value=\"v298\">v298</option><option disabled>702 more: write ?rev=NAME in the address</option></select>"));
  EXPECT_FALSE(has(html, "v299"));
}

TEST(Revisions, AnUnknownOneIsAnsweredWithThoseThatThereAre) {
  Shown shown(collection_with_names());
  const Page page = render_refused(shown.loader, "view=reports&rev=<none>", Error{ErrorCode::not_found, "there is no revision '<none>'; there are HEAD, main", ""});
  EXPECT_FALSE(page.found);
  EXPECT_EQ(page.html,
            "<div class=\"page-head\"><h1>“&lt;none&gt;” cannot be shown</h1></div><div class=\"empty\">"
            "<p>There is no branch, tag or commit of this name in the collection.</p><p>These can be shown:</p><ul>"
            "<li><a href=\"?view=reports\">main (the default)</a></li><li><a href=\"?view=reports&amp;rev=a%26b\">a&amp;b</a></li>"
            "<li><a href=\"?view=reports&amp;rev=v1\">v1</a></li></ul></div>");
}

TEST(Revisions, OneThatCannotBeReadTellsWhy) {
  Shown shown(collection_with_names());
  const Page page = render_refused(shown.loader, "rev=v1", Error{ErrorCode::malformed, "the commit has no tree", "1234"});
  EXPECT_TRUE(has(page.html, "<p>1234: the commit has no tree</p>"));
}

struct KindCase {
  const char* kind;
  const char* overview;
  const char* collection;
};

class WithoutHistory : public ::testing::TestWithParam<KindCase> {
 protected:
  static std::unique_ptr<Collection> make(std::string_view kind) {
    auto repository = collection();
    repository->kind_ = kind;
    repository->has_history_ = false;
    return repository;
  }
};

TEST_P(WithoutHistory, NoPagePromisesAny) {
  Shown shown(make(GetParam().kind));
  const std::string overview = shown.html("");
  EXPECT_TRUE(has(overview, GetParam().overview)) << overview;
  EXPECT_FALSE(has(overview, "Commit"));
  EXPECT_TRUE(has(overview, "When action items were opened and closed is read from the history of a Git repository, and this collection came without one."));
  const std::string collection = shown.html("view=collection");
  EXPECT_TRUE(has(collection, GetParam().collection)) << collection;
  EXPECT_FALSE(has(collection, "commit"));
  const std::string report = shown.html("view=report&path=pm/2026-01-10-disk.md");
  EXPECT_TRUE(has(report, "unknown: the collection came without Git"));
  EXPECT_FALSE(has(report, "still being read"));
}

INSTANTIATE_TEST_SUITE_P(All, WithoutHistory,
                         ::testing::Values(KindCase{"folder", "From a folder without history · as of 2026-03-01", "2 reports from a folder without history</p>"},
                                           KindCase{"zip", "From a zip without history · as of 2026-03-01", "2 reports from a zip without history</p>"},
                                           KindCase{"files", "From files without history · as of 2026-03-01", "2 reports from files without history</p>"}),
                         [](const auto& test) { return std::string(test.param.kind); });

TEST(Verification, IsTellingAsLongAsItIsInProgress) {
  for (const auto& [verified, is_told] : {std::pair(0.5, true), std::pair(1.0, false)}) {
    auto repository = collection();
    repository->verified_ = verified;
    Shown shown(std::move(repository));
    for (const char* query : {"", "view=collection", "view=report&path=pm/2026-01-10-disk.md"})
      EXPECT_EQ(has(shown.html(query), ">verification in progress</span>"), is_told) << query << verified;
  }
}

}  // namespace
}  // namespace hindsight::pages
