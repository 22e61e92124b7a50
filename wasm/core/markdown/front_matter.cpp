#include "front_matter.hpp"

#include "hindsight/base/text.hpp"
#include "lines.hpp"
#include "toml.hpp"

namespace hindsight::markdown {
namespace {

/// A stretch of lines.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  int first_line = 1;
  std::size_t next = 0;  ///< what comes behind it and its closing line
  int next_line = 1;
};

bool is_marker(std::string_view line, std::string_view marker) {
  return line.substr(0, marker.size()) == marker && text::trim(line.substr(marker.size())).empty();
}

/// `key:`, `"key": value`, `Detected by: x`; not `https://…` and no sentence.
bool looks_like_key(std::string_view line) {
  const char first = line.empty() ? ' ' : line[0];
  if (text::is_space(first) || first == '#' || first == '>' || first == '|' || first == '*' || first == '-') return false;
  constexpr std::size_t kLongestKey = 64;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > kLongestKey) return false;
  return colon + 1 == line.size() || text::is_space(line[colon + 1]);
}

/// Any line that may stand in a mapping.
bool looks_like_yaml(std::string_view line) {
  const std::string_view text = text::trim(line);
  if (text.empty() || text[0] == '#' || looks_like_key(line)) return true;
  return text::is_space(line[0]) || line.substr(0, 2) == "- " || text == "-" || text[0] == ']' || text[0] == '}';
}

/// The first line that is neither blank nor a comment tells a mapping from prose. A heading looks like a comment:
/// behind a blank line it is taken for a heading.
bool begins_like_mapping(std::string_view content) {
  bool after_blank = false;
  for (LineReader lines(content); lines.next();) {
    const std::string_view line = lines.line();
    if (text::trim(line).empty()) {
      after_blank = true;
    } else if (line[0] == '#') {
      if (after_blank) return false;
    } else {
      return looks_like_key(line) || line[0] == '{';
    }
  }
  return false;
}

bool is_blank(std::string_view content) { return text::trim(content).empty(); }

/// How a stretch of lines reads.
struct Reading {
  int yaml_lines = 0;
  int other_lines = 0;
  bool has_prose = false;            ///< behind a blank line: a paragraph, or what is no YAML and looks like a heading
  bool ends_with_heading = false;    ///< behind a blank line, a comment that nothing follows
};

Reading read_lines(std::string_view content) {
  Reading reading;
  bool after_blank = false;
  bool paragraph_begins = false;
  for (LineReader lines(content); lines.next();) {
    const std::string_view line = lines.line();
    if (is_blank(line)) {
      after_blank = paragraph_begins = true;
      continue;
    }
    const bool heading = line[0] == '#' && paragraph_begins;
    const bool yaml = looks_like_yaml(line);
    ++(yaml ? reading.yaml_lines : reading.other_lines);
    if (heading || (!yaml && after_blank)) reading.has_prose = true;
    reading.ends_with_heading = heading;
    paragraph_begins = false;
  }
  return reading;
}

bool has_syntax_error(const YamlDocument& yaml) {
  for (const Diagnostic& diagnostic : yaml.diagnostics) {
    if (diagnostic.rule == "yaml-syntax" && diagnostic.level != DiagnosticLevel::note) return true;
  }
  return false;
}

constexpr std::string_view kYamlMarker = "---", kTomlMarker = "+++";

std::optional<Block> find_closed_block(std::string_view text, const Block& opened, std::string_view marker = kYamlMarker) {
  Block block = opened;
  int line = opened.first_line;
  LineReader lines(text.substr(opened.begin));
  for (; lines.next(); ++line) {
    if (!is_marker(lines.line(), marker) && !(marker == kYamlMarker && is_marker(lines.line(), "..."))) continue;
    block.end = opened.begin + lines.offset();
    block.next = opened.begin + lines.next_offset();
    block.next_line = line + 1;
    return block;
  }
  return std::nullopt;
}

/// Lines that look like a mapping, up to the first blank line or heading.
std::optional<Block> find_unclosed_block(std::string_view text, const Block& opened) {
  Block block = opened;
  block.next_line = opened.first_line;
  LineReader lines(text.substr(opened.begin));
  while (lines.next()) {
    const std::string_view line = lines.line();
    if (is_blank(line) || line[0] == '#' || !looks_like_yaml(line)) break;
    if (block.next_line == opened.first_line && !looks_like_key(line)) break;
    block.end = block.next = opened.begin + lines.next_offset();
    ++block.next_line;
  }
  if (block.next_line == opened.first_line) return std::nullopt;
  return block;
}

FrontMatter taken(const Block& block, std::optional<YamlDocument> yaml) {
  FrontMatter front;
  front.yaml = std::move(yaml);
  front.body_offset = block.next;
  front.body_line = block.next_line;
  return front;
}

/// The opening line, also behind blank lines.
std::optional<Block> find_opening(std::string_view text, std::string_view marker = kYamlMarker) {
  int line = 1;
  for (LineReader lines(text); lines.next(); ++line) {
    if (is_blank(lines.line())) continue;
    if (!is_marker(lines.line(), marker)) return std::nullopt;
    Block block;
    block.begin = block.end = lines.next_offset();
    block.first_line = line + 1;
    return block;
  }
  return std::nullopt;
}

std::optional<FrontMatter> take_closed(std::string_view text, const Block& opened) {
  const std::optional<Block> block = find_closed_block(text, opened);
  if (!block) return std::nullopt;
  const std::string_view content = text.substr(block->begin, block->end - block->begin);
  if (is_blank(content) && !content.empty()) return std::nullopt;  // two rules
  if (!content.empty() && !begins_like_mapping(content)) return std::nullopt;
  const Reading reading = read_lines(content);
  if (reading.ends_with_heading) return std::nullopt;
  YamlDocument yaml = parse_yaml(content, block->first_line);
  if (has_syntax_error(yaml) && (reading.has_prose || reading.other_lines > reading.yaml_lines)) return std::nullopt;
  if (!content.empty() && yaml.root.kind != YamlKind::mapping) return std::nullopt;
  return taken(*block, std::move(yaml));
}

/// A rule, and later another one, are common in prose, and so is a paragraph that begins "Note: …": then one such line
/// is not enough.
std::optional<FrontMatter> take_unclosed(std::string_view text, const Block& opened) {
  const std::optional<Block> block = find_unclosed_block(text, opened);
  if (!block) return std::nullopt;
  const bool single = block->next_line == block->first_line + 1;
  if (single && find_closed_block(text, opened)) return std::nullopt;
  YamlDocument yaml = parse_yaml(text.substr(block->begin, block->end - block->begin), block->first_line);
  if (yaml.root.kind != YamlKind::mapping) return std::nullopt;
  FrontMatter front = taken(*block, std::move(yaml));
  const int opening = opened.first_line - 1;
  front.diagnostics.push_back({"yaml-unclosed", DiagnosticLevel::warning, opening,
                               "the front matter that begins on line " + std::to_string(opening) +
                                   " has no closing ---; it is read up to line " + std::to_string(block->next_line - 1)});
  return front;
}

}  // namespace

FrontMatter split_front_matter(std::string_view text) {
  if (const std::optional<Block> toml = find_opening(text, kTomlMarker))
    if (const std::optional<Block> block = find_closed_block(text, *toml, kTomlMarker))
      return taken(*block, parse_toml(text.substr(block->begin, block->end - block->begin), block->first_line));
  const std::optional<Block> opened = find_opening(text);
  if (!opened) return {};
  if (auto front = take_closed(text, *opened)) return std::move(*front);
  if (auto front = take_unclosed(text, *opened)) return std::move(*front);
  return {};
}

}  // namespace hindsight::markdown
