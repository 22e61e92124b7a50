#include "source_bounds.hpp"

#include <algorithm>
#include <limits>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "lines.hpp"

namespace hindsight::markdown {
namespace {

/// What the marks at a line's start (blanks, `>`, list markers, footnote labels) can open and keep open.
struct Prefix {
  int quotes = 0;
  int markers = 0;          ///< quotes, list items and footnotes that begin here
  int columns = 0;          ///< blanks: each open list needs at least two of them to go on
  std::size_t end = 0;      ///< where the text begins
  std::size_t excess = std::string_view::npos;  ///< the mark that passes the limit
};

std::size_t list_marker_size(std::string_view text) {
  std::size_t size = 0;
  if (text[0] == '-' || text[0] == '*' || text[0] == '+') {
    size = 1;
  } else {
    while (size < text.size() && size < 9 && text::is_digit(text[size])) ++size;
    if (size == 0 || size == text.size() || (text[size] != '.' && text[size] != ')')) return 0;
    ++size;
  }
  return size == text.size() || text[size] == ' ' || text[size] == '\t' ? size : 0;
}

std::size_t footnote_label_size(std::string_view text) {
  if (text.substr(0, 2) != "[^") return 0;
  const std::size_t close = text.substr(0, 1'100).find("]:");
  return close == std::string_view::npos ? 0 : close + 2;
}

bool is_rule(std::string_view line) {
  const char mark = line.empty() ? ' ' : line[0];
  if ((mark != '-' && mark != '*') || std::count(line.begin(), line.end(), mark) < 3) return false;
  return std::all_of(line.begin(), line.end(), [mark](char c) { return c == mark || c == ' ' || c == '\t'; });
}

Prefix scan_prefix(std::string_view line, int open_depth, int max_nesting) {
  Prefix prefix;
  std::size_t at = 0;
  while (at < line.size()) {
    const char c = line[at];
    if (c == ' ' || c == '\t') {
      prefix.columns += c == ' ' ? 1 : 4;
      ++at;
      continue;
    }
    std::size_t mark = c == '>' ? 1 : list_marker_size(line.substr(at));
    if (mark == 0) mark = footnote_label_size(line.substr(at));
    if (mark == 0) break;
    const int depth = prefix.markers + std::min(open_depth, prefix.columns / 2);
    if (depth >= max_nesting && prefix.excess == std::string_view::npos) {
      prefix.excess = at;
      break;
    }
    prefix.quotes += c == '>';
    ++prefix.markers;
    at += mark;
  }
  prefix.end = at;
  return prefix;
}

/// Columns of a table's delimiter row (`|---|:-:|`), 0 for any other line.
int delimiter_columns(std::string_view text) {
  int pipes = 0;
  bool dash = false;
  for (const char c : text) {
    if (c == '|') ++pipes;
    else if (c == '-') dash = true;
    else if (c != ':' && c != ' ' && c != '\t') return 0;
  }
  return dash && pipes > 0 ? pipes + 1 : 0;
}

class Bounds {
 public:
  Bounds(std::string_view body, int first_line, const SourceLimits& limits, std::vector<Diagnostic>& diagnostics)
      : body_(body), limits_(limits), diagnostics_(diagnostics), line_(first_line), cells_left_(limits.max_filled_cells) {}

  std::string apply() {
    for (LineReader lines(body_); lines.next(); ++line_) look_at(lines.line(), lines.offset());
    end_block();
    return edited();
  }

 private:
  struct Edit {
    std::size_t offset;
    std::string_view inserted;
  };

  void look_at(std::string_view line, std::size_t offset) {
    const bool rule = is_rule(text::trim(line));
    const Prefix prefix = rule ? Prefix{} : scan_prefix(line, open_depth_, limits_.max_nesting);
    if (!rule && prefix.end == line.size() && prefix.markers == prefix.quotes) {
      blank_line(prefix, offset + line.size());
      return;
    }
    if (prefix.excess != std::string_view::npos) {
      edit(offset + prefix.excess, "\\");
      report(nesting_reported_, "more than " + std::to_string(limits_.max_nesting) +
                                    " quotes and lists within each other; deeper marks are shown as text");
    }
    const int depth = prefix.markers + std::min(open_depth_, prefix.columns / 2);
    // After a line of text, a line that looks shallow may continue a deep paragraph ("lazily") and close nothing.
    open_depth_ = after_text_ ? std::max(open_depth_, depth) : depth;
    after_text_ = true;
    table_line(line, prefix, offset);
  }

  void blank_line(const Prefix& prefix, std::size_t end) {
    end_block();
    after_text_ = false;
    blank_line_work_ += open_depth_;
    if (blank_line_work_ <= limits_.max_blank_line_work) return;
    edit(end, "<!-- -->");
    report(blanks_reported_, "too many blank lines inside deeply nested lists; the lists end here");
    open_depth_ = prefix.quotes;
    blank_line_work_ = 0;
  }

  void table_line(std::string_view line, const Prefix& prefix, std::size_t offset) {
    ++block_lines_;
    block_pipes_ += std::count(line.begin(), line.end(), '|');
    const std::size_t start = std::min(prefix.end, line.size());
    const int columns = delimiter_columns(line.substr(start));
    if (columns == 0) return;
    block_columns_ = std::max(block_columns_, columns);
    block_delimiters_.push_back(offset + start + line.substr(start).find('-'));
    if (block_delimiters_.size() == 1) block_delimiter_line_ = line_;
  }

  /// A table ends at a blank line at the latest, so that lines times columns is the most that a block can hold.
  void end_block() {
    const long long filled = std::max(0LL, static_cast<long long>(block_columns_) * block_lines_ - block_pipes_);
    if (block_columns_ > limits_.max_table_columns || filled > cells_left_) {
      for (const std::size_t delimiter : block_delimiters_) edit(delimiter, "\\");
      const int here = line_;
      line_ = block_delimiter_line_;
      report(tables_reported_, "a table with too many columns or missing cells; it is shown as text");
      line_ = here;
    } else if (block_columns_ > 0) {
      cells_left_ -= filled;
    }
    block_lines_ = block_pipes_ = 0;
    block_columns_ = 0;
    block_delimiters_.clear();
  }

  void edit(std::size_t offset, std::string_view inserted) { edits_.push_back({offset, inserted}); }

  void report(bool& reported, std::string message) {
    if (reported) return;
    reported = true;
    diagnostics_.push_back({"markdown-limit", DiagnosticLevel::warning, line_, std::move(message)});
  }

  std::string edited() {
    if (edits_.empty()) return std::string(body_);
    // Delimiter rows are edited when their block ends, after later lines' marks.
    sort_stably(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
    std::string out;
    out.reserve(body_.size() + edits_.size());
    std::size_t copied = 0;
    for (const Edit& change : edits_) {
      out += body_.substr(copied, change.offset - copied);
      out += change.inserted;
      copied = change.offset;
    }
    out += body_.substr(copied);
    return out;
  }

  std::string_view body_;
  const SourceLimits& limits_;
  std::vector<Diagnostic>& diagnostics_;
  int line_;
  std::vector<Edit> edits_;

  int open_depth_ = 0;  ///< at most so many blocks are open before the line
  bool after_text_ = false;
  long long blank_line_work_ = 0;

  long long cells_left_;
  long long block_lines_ = 0;
  long long block_pipes_ = 0;
  int block_columns_ = 0;
  int block_delimiter_line_ = 0;
  std::vector<std::size_t> block_delimiters_;

  bool nesting_reported_ = false;
  bool blanks_reported_ = false;
  bool tables_reported_ = false;
};

}  // namespace

std::string bound_source(std::string_view body, int first_line, const SourceLimits& limits, std::vector<Diagnostic>& diagnostics) {
  return Bounds(body, first_line, limits, diagnostics).apply();
}

}  // namespace hindsight::markdown
