#include "source.hpp"

#include <algorithm>

#include "front_matter.hpp"
#include "hindsight/base/text.hpp"
#include "lines.hpp"
#include "source_bounds.hpp"

namespace hindsight::markdown {
namespace {

/// A line costs some microseconds and a kilobyte, whatever stands on it.
constexpr int kMostLines = 150'000;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view without_byte_order_mark(std::string_view file) {
  if (file.substr(0, kByteOrderMark.size()) == kByteOrderMark) file.remove_prefix(kByteOrderMark.size());
  return file;
}

int count_lines(std::string_view text) {
  int lines = 0;
  for (LineReader reader(text); reader.next();) ++lines;
  return lines;
}

std::string_view within(std::string_view file, std::size_t max_bytes, std::vector<Diagnostic>& diagnostics) {
  if (file.size() > max_bytes) {
    file = file.substr(0, max_bytes);
    diagnostics.push_back({"markdown-limit", DiagnosticLevel::warning, std::min(count_lines(file), kMostLines),
                           "the file is longer than " + std::to_string(max_bytes) + " bytes; it is read up to here"});
  }
  LineReader lines(file);
  for (int line = 1; lines.next(); ++line) {
    if (line < kMostLines || lines.next_offset() >= file.size()) continue;
    diagnostics.push_back({"markdown-limit", DiagnosticLevel::warning, line,
                           "the file has more than " + std::to_string(kMostLines) + " lines; it is read up to here"});
    return file.substr(0, lines.next_offset());
  }
  return file;
}

bool is_plain_ascii(std::string_view text) {
  unsigned high = 0;
  unsigned nul = 0;
  for (const char c : text) {
    high |= static_cast<unsigned char>(c);
    nul |= c == '\0';
  }
  return high < 0x80 && nul == 0;
}

std::string valid_text(std::string_view file, std::vector<Diagnostic>& diagnostics) {
  // Most lines need no look at their characters, and no character goes over a line's end.
  std::string text;
  text.reserve(file.size());
  for (LineReader lines(file); lines.next();) {
    const std::string_view line = file.substr(lines.offset(), lines.next_offset() - lines.offset());
    if (is_plain_ascii(line)) text += line;
    else text += text::sanitize_utf8(line);
  }
  if (text == file) return text;
  const auto differs = std::mismatch(file.begin(), file.end(), text.begin(), text.end()).first;
  const int line = count_lines(file.substr(0, static_cast<std::size_t>(differs - file.begin()) + 1));
  diagnostics.push_back({"markdown-encoding", DiagnosticLevel::note, line,
                         "not UTF-8, or a NUL byte; what could not be read is shown as \xEF\xBF\xBD"});
  return text;
}

void append(std::vector<Diagnostic>& to, const std::vector<Diagnostic>& more) { to.insert(to.end(), more.begin(), more.end()); }

}  // namespace

Source read_source(std::string_view file, std::size_t max_bytes) {
  Source source;
  const std::string text = valid_text(within(without_byte_order_mark(file), max_bytes, source.diagnostics), source.diagnostics);
  FrontMatter front = split_front_matter(text);
  append(source.diagnostics, front.diagnostics);
  if (front.yaml) append(source.diagnostics, front.yaml->diagnostics);
  source.front_matter = std::move(front.yaml);
  source.body_line = front.body_line;
  source.body = bound_source(std::string_view(text).substr(front.body_offset), front.body_line, SourceLimits{}, source.diagnostics);
  return source;
}

Source read_yaml_source(std::string_view file, std::size_t max_bytes) {
  Source source;
  source.body = valid_text(within(without_byte_order_mark(file), max_bytes, source.diagnostics), source.diagnostics);
  source.front_matter = parse_yaml(source.body, 1);
  append(source.diagnostics, source.front_matter->diagnostics);
  return source;
}

}  // namespace hindsight::markdown
