#pragma once

#include "hindsight/markdown/html.hpp"

struct cmark_node;

namespace hindsight::markdown {

/// Writes cmark's tree as HTML. `body_line` is the file's line at which the tree's first line stands, `body` its text.
///
/// Not cmark's own writer: ids, alerts, task boxes and the bounds on nesting would each have to be patched into its
/// output. Elsewhere the output is the same.
Article write_html(cmark_node* root, std::string_view body, int body_line, const HtmlOptions& options);

/// `<pre><code class="language-x">`.
std::string code_html(std::string_view code, std::string_view language);

}  // namespace hindsight::markdown
