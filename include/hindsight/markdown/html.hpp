#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hindsight::markdown {

enum class UrlUse { link, image };

struct HtmlOptions {
  /// Maps each link and image target written in Markdown to the one to emit. Empty: unchanged.
  std::function<std::string(std::string_view url, UrlUse use)> rewrite_url;
  /// The file is YAML from end to end and is shown as code.
  bool whole_file_is_yaml = false;
  /// Longer files are cut here, as parse() cuts them.
  std::size_t max_bytes = 8u << 20;
};

struct Heading {
  int level = 1;
  std::string text;
  std::string id;  ///< unique in the article, as on the usual code hosts: "root-cause", "root-cause-1"
  int line = 0;
};

/// An article's body as HTML. UNTRUSTED: raw HTML of the author's is passed through; it must be sanitised
/// before it meets a browser.
struct Article {
  std::string html;
  std::vector<Heading> headings;
  bool has_mermaid = false;
  bool has_code = false;  ///< a fence names its language, so that highlighting is worth loading
};

/// The body without its front matter; a whole YAML file is shown as a code block. Headings carry their ids,
/// `> [!NOTE]` quotes become `<div class="alert alert-note">`, a mermaid fence `<pre class="mermaid">`,
/// other fences `<pre><code class="language-x">`, task boxes disabled checkboxes in `<li class="task">` (also for
/// `- []` and `- ✅`), tables are wrapped in `<div class="table-scroll">`. Footnotes are `#fn-1` and link back to
/// `#fnref-1`.
///
/// Targets in the author's raw HTML are not rewritten. Raw elements nested more than 200 deep are shown as text.
Article render_article(std::string_view source, const HtmlOptions& options = {});

}  // namespace hindsight::markdown
