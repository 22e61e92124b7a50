#include "raw_html.hpp"

#include <algorithm>
#include <iterator>

#include "hindsight/base/text.hpp"
#include "html_text.hpp"

namespace hindsight::markdown {
namespace {

constexpr int kMaxDepth = 200;

/// Without an end tag, or with one that may be left out.
constexpr std::string_view kNeverDeep[] = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                                           "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option"};

bool nests(std::string_view name) {
  if (!name.empty() && name[0] == '/') name.remove_prefix(1);
  return !name.empty() && std::find(std::begin(kNeverDeep), std::end(kNeverDeep), name) == std::end(kNeverDeep);
}

}  // namespace

std::string RawHtml::pass(std::string_view html) {
  int depth = depth_;
  int deepest = depth_;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string name = tag_name(html.substr(at, 32));
    if (!nests(name)) continue;
    depth = name[0] == '/' ? std::max(0, depth - 1) : depth + 1;
    deepest = std::max(deepest, depth);
  }
  if (deepest > kMaxDepth) return text::escape_html(html);
  depth_ = depth;
  return std::string(html);
}

}  // namespace hindsight::markdown
