#include "cmark_tree.hpp"


#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

namespace hindsight::markdown {
namespace {

// SOURCEPOS makes cmark count the lines inside multi-line code spans. A single tilde strikes nothing here: reports are
// full of "~2h" and "10~20", whose numbers must survive.
constexpr int kParseOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;

// Not "tasklist": it knows two of the many boxes that people write, and takes `[x]` anywhere on the line for a tick.
constexpr const char* kExtensions[] = {"table", "strikethrough", "autolink"};

}  // namespace

void CmarkTreeDeleter::operator()(cmark_node* root) const { cmark_node_free(root); }

CmarkTree parse_with_cmark(std::string_view body) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(kParseOptions);
  for (const char* name : kExtensions) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  if (!body.empty()) cmark_parser_feed(parser, body.data(), body.size());
  CmarkTree tree(cmark_parser_finish(parser));
  cmark_parser_free(parser);
  return tree;
}

std::string inline_text(cmark_node* node) {
  std::string out;
  cmark_iter* iterator = cmark_iter_new(node);
  for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* at = cmark_iter_get_node(iterator);
    const cmark_node_type type = cmark_node_get_type(at);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) out += cmark_node_get_literal(at);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) out += ' ';
  }
  cmark_iter_free(iterator);
  return out;
}

}  // namespace hindsight::markdown
