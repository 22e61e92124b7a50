#include "hindsight/markdown/html.hpp"

#include <gtest/gtest.h>

#include "tests/markdown/outline.hpp"

namespace hindsight::markdown {
namespace {

struct Case {
  const char* name;
  const char* source;
  const char* expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Html : public testing::TestWithParam<Case> {};

TEST_P(Html, IsAsExpected) { EXPECT_EQ(render_article(GetParam().source).html, GetParam().expected); }

const Case kCases[] = {
    {"Empty", "", ""},
    {"Paragraph", "a & \"b\" <c\n", "<p>a &amp; &quot;b&quot; &lt;c</p>\n"},
    {"FrontMatterIsNotShown", "---\na: b\n---\nc\n", "<p>c</p>\n"},
    {"HeadingWithId", "## Root cause & *fix*\n", "<h2 id=\"root-cause--fix\">Root cause &amp; <em>fix</em></h2>\n"},
    {"Inlines", "**a** *b* ~~c~~ `d`\n", "<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>\n"},
    {"Breaks", "a\nb  \nc\n", "<p>a\nb<br />\nc</p>\n"},
    {"TightList", "- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
    {"LooseList", "- a\n\n- b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"},
    {"OrderedListWithStart", "3. a\n", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"},
    {"OpenTask", "- [ ] a\n", "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" aria-label=\"Open\" /> a</li>\n</ul>\n"},
    {"DoneTask", "- [X] a\n",
     "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"Done\" /> a</li>\n</ul>\n"},
    {"TaskWithoutBlank", "- [] a\n", "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" aria-label=\"Open\" /> a</li>\n</ul>\n"},
    {"Tick", "1. \u2705 a\n",
     "<ol>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"Done\" /> a</li>\n</ol>\n"},
    {"StruckTask", "- ~~[x] a~~\n",
     "<ul>\n<li class=\"task\"><del><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"Done\" /> a</del></li>\n</ul>\n"},
    {"Fence", "```cpp x\na < b\n```\n", "<pre><code class=\"language-cpp\">a &lt; b\n</code></pre>\n"},
    {"FenceWithoutLanguage", "```\na\n```\n", "<pre><code>a\n</code></pre>\n"},
    {"FenceWithHostileLanguage", "```a\"onload=b\nc\n```\n", "<pre><code class=\"language-a&quot;onload=b\">c\n</code></pre>\n"},
    {"Mermaid", "```mermaid\nA-->B\n```\n", "<pre class=\"mermaid\">A--&gt;B\n</pre>\n"},
    {"Table", "| a | b |\n|:--|--:|\n| 1 | 2 |\n",
     "<div class=\"table-scroll\">\n<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n"
     "<tbody>\n<tr>\n<td align=\"left\">1</td>\n<td align=\"right\">2</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
    {"TableWithoutRows", "| a |\n|---|\n",
     "<div class=\"table-scroll\">\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n</div>\n"},
    {"Quote", "> a\n", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
    {"Note", "> [!NOTE]\n> a\n", "<div class=\"alert alert-note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n"},
    {"WarningInLowerCase", "> [!warning]\n>\n> a\n", "<div class=\"alert alert-warning\">\n<p class=\"alert-title\">Warning</p>\n<p>a</p>\n</div>\n"},
    {"UnknownAlertIsAQuote", "> [!BUG]\n> a\n", "<blockquote>\n<p>[!BUG]\na</p>\n</blockquote>\n"},
    {"AlertMarkInTextIsAQuote", "> [!NOTE] a\n", "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n"},
    {"Footnotes", "a[^x] b[^x]\n\n[^x]: c\n",
     "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> "
     "b<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\">1</a></sup></p>\n"
     "<section class=\"footnotes\">\n<ol>\n<li id=\"fn-1\">\n<p>c "
     "<a href=\"#fnref-1\" class=\"footnote-backref\" aria-label=\"Back to reference 1\">\u21A9</a> "
     "<a href=\"#fnref-1-2\" class=\"footnote-backref\" aria-label=\"Back to reference 1-2\">\u21A9</a></p>\n</li>\n</ol>\n</section>\n"},
    {"RawHtmlPasses", "<details>\n<summary>a</summary>\n\nb<br>c\n\n</details>\n",
     "<details>\n<summary>a</summary>\n<p>b<br>c</p>\n</details>\n"},
    {"Link", "[a](b%20c?d=1&e='\"ü)\n", "<p><a href=\"b%20c?d=1&amp;e=&#39;%22%C3%BC\">a</a></p>\n"},
    {"LinkWithTitle", "[a](b \"c < d\")\n", "<p><a href=\"b\" title=\"c &lt; d\">a</a></p>\n"},
    {"Image", "![a *b* \"c\"](d.png)\n", "<p><img src=\"d.png\" alt=\"a b &quot;c&quot;\" /></p>\n"},
    {"LinkedImage", "[![a](b.png)](c)\n", "<p><a href=\"c\"><img src=\"b.png\" alt=\"a\" /></a></p>\n"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, Html, testing::ValuesIn(kCases), [](const auto& each) { return std::string(each.param.name); });

struct IdCase {
  const char* name;
  const char* source;
  const char* expected;
};

void PrintTo(const IdCase& c, std::ostream* out) { *out << c.name; }

class HeadingId : public testing::TestWithParam<IdCase> {};

TEST_P(HeadingId, IsAsOnTheUsualCodeHosts) {
  std::string ids;
  for (const Heading& heading : render_article(GetParam().source).headings) ids += (ids.empty() ? "" : " ") + heading.id;
  EXPECT_EQ(ids, GetParam().expected);
}

const IdCase kIds[] = {
    {"Blanks", "# Root cause\n", "root-cause"},
    {"Punctuation", "# Why didn't we detect this sooner?\n", "why-didnt-we-detect-this-sooner"},
    {"KeptMarks", "# detection_chain-minutes\n", "detection_chain-minutes"},
    {"Repeated", "# A\n# A\n# A\n", "a a-1 a-2"},
    {"RepeatedAndNumbered", "# A\n# A-1\n# A\n", "a a-1 a-2"},
    {"Code", "# The `x_y` flag\n", "the-x_y-flag"},
    {"Link", "# See [this](b)\n", "see-this"},
    {"Umlauts", "# Größe und Ärger\n", "größe-und-ärger"},
    {"Cyrillic", "# Причина Сбоя\n", "причина-сбоя"},
    {"Greek", "# Αιτία\n", "αιτία"},
    {"Japanese", "# 根本原因、対策\n", "根本原因対策"},
    {"Emoji", "# 🔥 Fire\n", "-fire"},
    {"NothingLeft", "# 🔥\n# !!!\n", "section section-1"},
    {"Setext", "Two\nlines\n===\n", "two-lines"},
    {"WithoutFootnoteMark", "# Cause[^1]\n\n[^1]: a\n", "cause"},
    {"WithoutRawHtml", "# Cause <a name=\"x\"></a>\n", "cause"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, HeadingId, testing::ValuesIn(kIds), [](const auto& each) { return std::string(each.param.name); });

TEST(Article, ListsItsHeadings) {
  const Article article = render_article("# One *two*\n\ntext\n\n### Three\n");
  ASSERT_EQ(article.headings.size(), 2u);
  EXPECT_EQ(article.headings[0].text, "One two");
  EXPECT_EQ(article.headings[0].level, 1);
  EXPECT_EQ(article.headings[1].level, 3);
  EXPECT_EQ(article.headings[1].line, 5);
}

TEST(Article, RewritesTheTargetsOfLinksAndImages) {
  HtmlOptions options;
  options.rewrite_url = [](std::string_view url, UrlUse use) {
    return std::string(use == UrlUse::image ? "image:" : "link:") + std::string(url);
  };
  EXPECT_EQ(render_article("[a](b.md) ![c](d.png) <https://e.org>\n", options).html,
            "<p><a href=\"link:b.md\">a</a> <img src=\"image:d.png\" alt=\"c\" /> <a href=\"link:https://e.org\">https://e.org</a></p>\n");
}

TEST(Article, AnEmptyRewrittenTargetStaysEmpty) {
  HtmlOptions options;
  options.rewrite_url = [](std::string_view, UrlUse) { return std::string(); };
  EXPECT_EQ(render_article("[a](javascript:b)\n", options).html, "<p><a href=\"\">a</a></p>\n");
}

TEST(Article, SaysWhetherItNeedsMermaidAndHighlighting) {
  EXPECT_FALSE(render_article("```\na\n```\n").has_code);
  EXPECT_TRUE(render_article("```js\na\n```\n").has_code);
  EXPECT_FALSE(render_article("```js\na\n```\n").has_mermaid);
  EXPECT_TRUE(render_article("```Mermaid\na\n```\n").has_mermaid);
}

TEST(Article, AWholeFileOfYamlIsShownAsCode) {
  HtmlOptions options;
  options.whole_file_is_yaml = true;
  const Article article = render_article("title: <a>\n", options);
  EXPECT_EQ(article.html, "<pre><code class=\"language-yaml\">title: &lt;a&gt;\n</code></pre>\n");
  EXPECT_TRUE(article.has_code);
}

}  // namespace
}  // namespace hindsight::markdown
