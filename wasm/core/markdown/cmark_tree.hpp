#pragma once

#include <memory>
#include <string>
#include <string_view>

struct cmark_node;

namespace hindsight::markdown {

struct CmarkTreeDeleter {
  void operator()(cmark_node* root) const;
};
using CmarkTree = std::unique_ptr<cmark_node, CmarkTreeDeleter>;

/// cmark-gfm's tree of a body that bound_source() has been over. Lines count from 1 at the body's start.
///
/// Task boxes stay in the text (see task_mark.hpp). cmark keeps tables of its own: one thread at a time.
CmarkTree parse_with_cmark(std::string_view body);

/// The text of all inlines below `node`: breaks as blanks, raw HTML and footnote marks left out.
std::string inline_text(cmark_node* node);

}  // namespace hindsight::markdown
