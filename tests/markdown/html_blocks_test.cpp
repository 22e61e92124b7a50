#include "wasm/core/markdown/html_blocks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "hindsight/markdown/document.hpp"

namespace hindsight::markdown {
namespace {

std::string outline(const Node& node) {
  std::string out;
  switch (node.kind) {
    case NodeKind::document: break;
    case NodeKind::heading: out = "h" + std::to_string(node.level); break;
    case NodeKind::paragraph: out = "p"; break;
    case NodeKind::list: out = node.ordered ? "ol" : "ul"; break;
    case NodeKind::item: out = "li"; break;
    case NodeKind::table: out = "table"; break;
    case NodeKind::row: out = node.header ? "head" : "row"; break;
    case NodeKind::cell: out = "cell"; break;
    case NodeKind::strong: out = "b"; break;
    case NodeKind::strike: out = "s"; break;
    case NodeKind::link: out = "a:" + node.url; break;
    case NodeKind::line_break: return "/";
    case NodeKind::text: return node.text;
    default: out = "?"; break;
  }
  std::string children;
  for (const Node& child : node.children) children += (children.empty() ? "" : " ") + outline(child);
  return out.empty() ? children : out + "(" + children + ")";
}

struct HtmlCase {
  const char* name;
  std::string html;
  std::string expected;
};
void PrintTo(const HtmlCase& c, std::ostream* out) { *out << c.name; }

const HtmlCase kHtml[] = {
    {"Table", "<table>\n<tr><th>Time</th><th>Event</th></tr>\n<tr><td>8:35</td><td>Release &amp; restart</td></tr>\n</table>\n",
     "table(head(cell(Time) cell(Event)) row(cell(8:35) cell(Release & restart)))"},
    {"TableWithoutClosingTags", "<table><tr><th>A<th>B<tr><td>1<td>2</table>", "table(head(cell(A) cell(B)) row(cell(1) cell(2)))"},
    {"TableInParts", "<table class=\"wrapped\"><colgroup><col /><col /></colgroup><tbody><tr><td><strong>A</strong></td><td><b>B</b></td></tr><tr><td>1</td><td></td></tr></tbody></table>",
     "table(head(cell(b(A)) cell(b(B))) row(cell(1) cell()))"},
    {"TableOfLabels", "<table><tr><th>Severity</th><td>SEV2</td></tr></table>", "table(head(cell() cell()) row(cell(Severity) cell(SEV2)))"},
    {"ParagraphsOfACell", "<table><tr><th>A</th><th>B</th></tr><tr><td><p>one</p><p>two</p></td><td>x<br/>y</td></tr></table>",
     "table(head(cell(A) cell(B)) row(cell(one / two) cell(x / y)))"},
    {"Lists", "<ul><li>one<ol><li>inner</li></ol></li><li><p>two</p></li></ul>", "ul(li(p(one) ol(li(p(inner)))) li(p(two)))"},
    {"Headings", "<h2>Impact</h2><p>It was <del>fast</del> slow.</p>Loose", "h2(Impact) p(It was  s(fast)  slow.) p(Loose)"},
    {"Links", "<p><a class=\"x\" href=\"https://example.org/?a=1&amp;b\">here</a></p>", "p(a:https://example.org/?a=1&b(here))"},
    {"Comments", "<!-- <table><tr><td>x</td></tr></table> --><p>a</p>", "p(a)"},
    {"NoBlocks", "<div align=\"center\"><img src=\"x.png\"></div>", ""},
    {"Unclosed", "<table><tr><td>a", "table(head(cell()) row(cell(a)))"},
    {"ClosedTwice", "</table></p><p>a</p></p></li>", "p(a)"},
};

class HtmlBlocks : public ::testing::TestWithParam<HtmlCase> {};

TEST_P(HtmlBlocks, AreWhatTheyShow) {
  Node root;
  root.children = read_html_blocks(GetParam().html, 1);
  EXPECT_EQ(outline(root), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(Markdown, HtmlBlocks, ::testing::ValuesIn(kHtml), [](const auto& each) { return each.param.name; });

TEST(HtmlBlocksOfADocument, AreOneAcrossBlankLines) {
  const Document document = parse("# A\n\n<table>\n<tr><th>Time</th><th>Event</th></tr>\n\n<tr><td>8:35</td><td>x</td></tr>\n\n</table>\n\nafter\n");
  ASSERT_EQ(document.root.children.size(), 3u);
  const Node& table = document.root.children[1];
  ASSERT_TRUE(table.is(NodeKind::table));
  EXPECT_EQ(table.line, 3);
  ASSERT_EQ(table.children.size(), 2u);
  EXPECT_EQ(table.children[1].line, 6);
}

TEST(HtmlBlocksOfADocument, NestNotWithoutEnd) {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<ul><li><table><tr><td>";
  Node root;
  root.children = read_html_blocks(html, 1);
  int deepest = 0;
  for (const Node* at = &root; !at->children.empty(); at = &at->children.back()) ++deepest;
  EXPECT_LT(deepest, 60);
}

}  // namespace
}  // namespace hindsight::markdown
