#include "html_text.hpp"

#include <algorithm>
#include <iterator>

#include "hindsight/base/text.hpp"

namespace hindsight::markdown {
namespace {

constexpr std::string_view kLineBreaking[] = {"br", "p",  "div", "li", "ul", "ol", "td", "th", "tr", "table", "summary", "details",
                                              "h1", "h2", "h3",  "h4", "h5", "h6", "hr", "dt", "dd", "pre",   "blockquote"};

bool breaks_line(std::string_view name) {
  if (!name.empty() && name[0] == '/') name.remove_prefix(1);
  return std::find(std::begin(kLineBreaking), std::end(kLineBreaking), name) != std::end(kLineBreaking);
}

struct Entity {
  std::string_view name;
  std::string_view text;
};

constexpr Entity kEntities[] = {{"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},        {"&quot;", "\""},
                                {"&#39;", "'"},   {"&apos;", "'"}, {"&nbsp;", " "},     {"&mdash;", "\u2014"},
                                {"&ndash;", "\u2013"}, {"&hellip;", "\u2026"}};

std::size_t append_entity(std::string& out, std::string_view text) {
  for (const Entity& entity : kEntities) {
    if (text.substr(0, entity.name.size()) != entity.name) continue;
    out += entity.text;
    return entity.name.size();
  }
  out += '&';
  return 1;
}

/// Finds the ends of tags and comments. What was not found once is not searched for again, or `<<<<…` would take
/// quadratic time.
class Ends {
 public:
  explicit Ends(std::string_view html) : html_(html) {}

  std::size_t behind(std::size_t from, std::string_view end, bool& known_missing) const {
    if (known_missing) return std::string_view::npos;
    const std::size_t found = html_.find(end, from);
    known_missing = found == std::string_view::npos;
    return known_missing ? found : found + end.size();
  }

  std::size_t behind_tag(std::size_t at) {
    if (html_.substr(at, 4) == "<!--") return behind(at + 4, "-->", no_comment_end_);
    const std::string name = tag_name(html_.substr(at, 16));
    if (name == "script") return behind(at, "</script>", no_script_end_);
    if (name == "style") return behind(at, "</style>", no_style_end_);
    const char next = at + 1 < html_.size() ? html_[at + 1] : ' ';
    if (name.empty() && next != '!' && next != '?') return std::string_view::npos;
    return behind(at, ">", no_tag_end_);
  }

 private:
  std::string_view html_;
  bool no_comment_end_ = false;
  bool no_script_end_ = false;
  bool no_style_end_ = false;
  bool no_tag_end_ = false;
};

}  // namespace

std::string tag_name(std::string_view html) {
  std::size_t at = 1;
  if (html.size() < 2 || html[0] != '<') return {};
  if (html[at] == '/') ++at;
  if (at >= html.size() || !text::is_alpha(html[at])) return {};
  while (at < html.size() && (text::is_alpha(html[at]) || text::is_digit(html[at]) || html[at] == '-')) ++at;
  return text::to_lower(html.substr(1, at - 1));
}

std::string html_text(std::string_view html) {
  std::string out;
  Ends ends(html);
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '&') {
      at += append_entity(out, html.substr(at, 16));
      continue;
    }
    const std::size_t behind = html[at] == '<' ? ends.behind_tag(at) : std::string_view::npos;
    if (behind == std::string_view::npos) {
      out += html[at++];
      continue;
    }
    if (breaks_line(tag_name(html.substr(at, 16)))) out += ' ';
    at = behind;
  }
  return out;
}

}  // namespace hindsight::markdown
