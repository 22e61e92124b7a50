#include "cmark_tree.hpp"
#include "hindsight/markdown/html.hpp"
#include "html_writer.hpp"
#include "source.hpp"

namespace hindsight::markdown {

Article render_article(std::string_view source, const HtmlOptions& options) {
  if (options.whole_file_is_yaml) {
    Article article;
    article.html = code_html(read_yaml_source(source, options.max_bytes).body, "yaml");
    article.has_code = true;
    return article;
  }
  const Source read = read_source(source, options.max_bytes);
  const CmarkTree tree = parse_with_cmark(read.body);
  return write_html(tree.get(), read.body, read.body_line, options);
}

}  // namespace hindsight::markdown
