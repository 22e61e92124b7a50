#include "skim.hpp"

#include <algorithm>
#include <array>

#include "hindsight/base/text.hpp"
#include "hindsight/language/marks.hpp"

namespace hindsight::record {
namespace {

/// Beyond it the limits of parsing could make a difference.
constexpr std::size_t kLongestSkimmed = 256u << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::string_view without_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// It ends a line for the parser, but not here.
bool has_lone_carriage_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    if (!text.substr(at + 1).starts_with('\n')) return true;
  return false;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

constexpr std::array<bool, 256> make_plain_table() {
  std::array<bool, 256> plain{};
  for (const char c : std::string_view(" \t,.;:'\"()[]{}!?/%$-+=@#^*_`~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    plain[static_cast<unsigned char>(c)] = true;
  for (std::size_t c = 0x80; c < plain.size(); ++c) plain[c] = true;
  return plain;
}
constexpr std::array<bool, 256> kPlain = make_plain_table();

bool is_plain(std::string_view line) {
  return text::is_alpha(line[0]) && std::all_of(line.begin(), line.end(), [](char c) { return kPlain[static_cast<unsigned char>(c)]; });
}

bool ends_with_label_mark(std::string_view text) {
  text = text.substr(0, text.find_last_not_of("*_`~ \t\r\n") + 1);
  return language::colon_at_end(text) != 0;
}

/// Could be read as "Action item: …", "Follow-up: …", or as a heading of the items below it, which ends with a colon. Only
/// what a paragraph begins with can be its label.
bool may_be_a_label(std::string_view paragraph) {
  if (ends_with_label_mark(paragraph)) return true;
  for (std::size_t at = paragraph.find(']'); at != std::string_view::npos; at = paragraph.find(']', at + 1))
    if (ends_with_label_mark(paragraph.substr(0, at))) return true;  // a link's text may be the end of what is seen
  if (paragraph.empty()) return false;
  const char first = text::lower(paragraph[0]);
  if (first != 'a' && first != 'f') return false;
  const char second = paragraph.size() > 1 ? text::lower(paragraph[1]) : ' ';
  const bool begins_otherwise = second == ' ' || (text::is_alpha(second) && second != (first == 'a' ? 'c' : 'o'));
  return !begins_otherwise && (paragraph.find(':') != std::string_view::npos || paragraph.find(language::kWideColon) != std::string_view::npos);
}

/// Behind the line that would end a front matter; the end of the text where one begins that nothing ends.
std::size_t skip_front_matter(std::string_view text) {
  const auto is_marker = [](std::string_view line, std::string_view marker) {
    return line.starts_with(marker) && text::trim(line.substr(marker.size())).empty();
  };
  std::size_t at = 0;
  while (at < text.size() && text::trim(text.substr(at, next_line(text, at) - at)).empty()) at = next_line(text, at);
  if (!text.substr(at).starts_with("---")) return 0;
  for (at = next_line(text, at); at < text.size(); at = next_line(text, at)) {
    const std::string_view line = text.substr(at, next_line(text, at) - at);
    if (is_marker(line, "---") || is_marker(line, "...")) return next_line(text, at);
  }
  return text.size();
}

void add_stub(std::string_view paragraph, std::string& out) {
  out += 'x';
  for (std::size_t at = 0; at < paragraph.size(); at = next_line(paragraph, at)) {
    const std::string_view line = paragraph.substr(at, next_line(paragraph, at) - at);
    out += line.substr(without_end(line).size());
  }
}

/// A heading or a label of action items, however it is marked.
bool may_open_items(std::string_view lines, const Labels& labels) {
  constexpr std::size_t kLongestHeading = 120;
  for (std::size_t at = 0; at < lines.size(); at = next_line(lines, at)) {
    std::string_view line = text::trim(without_end(lines.substr(at, next_line(lines, at) - at)));
    if (line.size() > kLongestHeading) continue;
    line.remove_prefix(std::min(line.size(), line.find_first_not_of("#*_-+>0123456789.) \t[")));
    const std::string kind = labels.section(line);
    if (kind == "action_items" || kind == "prevention" || kind == "remediation") return true;
  }
  return false;
}

}  // namespace

std::string skim(std::string_view source, const Labels& labels) {
  if (source.size() > kLongestSkimmed || has_lone_carriage_return(source)) return std::string(source);
  const std::size_t mark = source.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  std::size_t at = mark + skip_front_matter(source.substr(mark));
  std::string out;
  out.reserve(source.size());
  out += source.substr(0, at);
  // Text right behind the front matter or the mark is left alone, as if there were some before it.
  bool after_blank = at == 0;
  while (at < source.size()) {
    const std::size_t begin = at;
    bool plain = after_blank;
    for (; at < source.size(); at = next_line(source, at)) {
      const std::string_view line = without_end(source.substr(at, next_line(source, at) - at));
      if (is_blank(line)) break;
      plain = plain && is_plain(line);
    }
    const std::string_view paragraph = source.substr(begin, at - begin);
    const bool has_footnote = paragraph.find("[^") != std::string_view::npos;
    if (!paragraph.empty() && plain && !has_footnote && !may_be_a_label(paragraph)) add_stub(paragraph, out);
    else out += paragraph;
    if (!(plain && !has_footnote && !may_be_a_label(paragraph)) && may_open_items(paragraph, labels)) return out + std::string(source.substr(at));
    for (; at < source.size(); at = next_line(source, at)) {
      const std::string_view line = source.substr(at, next_line(source, at) - at);
      if (!is_blank(without_end(line))) break;
      out += line;
      after_blank = true;
    }
  }
  return out;
}

}  // namespace hindsight::record
