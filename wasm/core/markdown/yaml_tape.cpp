#include "yaml_tape.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <yaml.h>

#include "lines.hpp"

namespace hindsight::markdown {
namespace {

constexpr std::uint64_t kSaturated = std::uint64_t(1) << 40;

std::uint64_t saturating_add(std::uint64_t a, std::uint64_t b) { return std::min(kSaturated, a + b); }

/// Lines of the file for libyaml's lines, which also end at U+0085, U+2028 and U+2029. No line is behind the one
/// that follows the last line break.
class LineMap {
 public:
  LineMap(std::string_view source, int first_line) : first_line_(first_line), last_line_(first_line) {
    for (LineReader lines(source); lines.next();) last_line_ += lines.is_terminated();
    if (source.find("\xC2\x85") == std::string_view::npos && source.find("\xE2\x80\xA8") == std::string_view::npos &&
        source.find("\xE2\x80\xA9") == std::string_view::npos) {
      return;
    }
    int line = first_line;
    for (LineReader lines(source); lines.next(); ++line) {
      lines_.push_back(line);
      for (std::size_t i = 0; i + 1 < lines.line().size(); ++i) {
        if (breaks_at(lines.line().substr(i))) lines_.push_back(line);
      }
    }
  }

  [[nodiscard]] int operator()(std::size_t yaml_line) const {
    if (lines_.empty()) return std::min(first_line_ + static_cast<int>(yaml_line), last_line_);
    return lines_[std::min(yaml_line, lines_.size() - 1)];
  }

 private:
  static bool breaks_at(std::string_view text) {
    return text.substr(0, 2) == "\xC2\x85" || text.substr(0, 3) == "\xE2\x80\xA8" || text.substr(0, 3) == "\xE2\x80\xA9";
  }

  int first_line_;
  int last_line_;
  std::vector<int> lines_;
};

std::string_view as_view(const yaml_char_t* text, std::size_t size) { return {reinterpret_cast<const char*>(text), size}; }
std::string_view as_view(const yaml_char_t* text) { return text ? reinterpret_cast<const char*>(text) : std::string_view{}; }

class TapeReader {
 public:
  TapeReader(std::string_view source, int first_line, const YamlLimits& limits, std::vector<Diagnostic>& diagnostics)
      : source_(source), line_of_(source, first_line), limits_(limits), diagnostics_(diagnostics) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(source.data()), source.size());
  }
  TapeReader(const TapeReader&) = delete;
  TapeReader& operator=(const TapeReader&) = delete;
  ~TapeReader() { yaml_parser_delete(&parser_); }

  std::vector<TapeNode> read() {
    bool more = true;
    while (more) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser_, &event)) {
        report_syntax();
        break;
      }
      more = take(event);
      yaml_event_delete(&event);
    }
    while (!open_.empty()) close();
    return std::move(tape_);
  }

 private:
  bool take(const yaml_event_t& event) {
    const int line = line_of_(event.start_mark.line);
    switch (event.type) {
      case YAML_SCALAR_EVENT: {
        const auto& scalar = event.data.scalar;
        TapeNode node;
        node.quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE && scalar.style != YAML_ANY_SCALAR_STYLE;
        node.text = as_view(scalar.value, scalar.length);
        return add(std::move(node), line, scalar.anchor);
      }
      case YAML_ALIAS_EVENT: return add_alias(as_view(event.data.alias.anchor), line);
      case YAML_SEQUENCE_START_EVENT: return open(TapeNode::Kind::sequence, line, event.data.sequence_start.anchor);
      case YAML_MAPPING_START_EVENT: return open(TapeNode::Kind::mapping, line, event.data.mapping_start.anchor);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: close(); return true;
      case YAML_DOCUMENT_END_EVENT:
      case YAML_STREAM_END_EVENT: return false;
      default: return true;
    }
  }

  bool has_room(int line) {
    if (tape_.size() < limits_.max_nodes && static_cast<int>(open_.size()) < limits_.max_depth) return true;
    const bool deep = tape_.size() < limits_.max_nodes;
    report("yaml-limit", line,
           deep ? "YAML nests more than " + std::to_string(limits_.max_depth) + " levels; what follows is left out"
                : "YAML of more than " + std::to_string(limits_.max_nodes) + " values; what follows is left out");
    return false;
  }

  bool add(TapeNode node, int line, const yaml_char_t* anchor) {
    if (!has_room(line)) return false;
    node.line = line;
    node.bytes = node.text.size();
    node.end = tape_.size() + 1;
    if (anchor) anchors_[std::string(as_view(anchor))] = tape_.size();
    tape_.push_back(std::move(node));
    if (!open_.empty()) count_in_parent(tape_.back());
    return true;
  }

  bool add_alias(std::string_view name, int line) {
    TapeNode node;
    node.kind = TapeNode::Kind::alias;
    node.text = name;
    const auto found = anchors_.find(std::string(name));
    if (found == anchors_.end()) {
      report("yaml-syntax", line, "the alias *" + std::string(name) + " names nothing above it; it is left empty");
    } else if (tape_[found->second].end == 0) {
      report("yaml-syntax", line, "the alias *" + std::string(name) + " stands inside what it names; it is left empty");
    } else {
      node.target = found->second;
    }
    if (!add(std::move(node), line, nullptr)) return false;
    if (tape_.back().target != TapeNode::kNoTarget) weigh_alias(tape_.back());
    return true;
  }

  void weigh_alias(TapeNode& alias) {
    const TapeNode& target = tape_[alias.target];
    alias.nodes = target.nodes;
    alias.bytes = target.bytes;
    alias.height = target.height;
    if (!open_.empty()) count_in_parent(alias);
  }

  bool open(TapeNode::Kind kind, int line, const yaml_char_t* anchor) {
    if (!has_room(line)) return false;
    TapeNode node;
    node.kind = kind;
    node.line = line;
    if (anchor) anchors_[std::string(as_view(anchor))] = tape_.size();
    open_.push_back(tape_.size());
    tape_.push_back(std::move(node));
    return true;
  }

  void close() {
    TapeNode& node = tape_[open_.back()];
    node.end = tape_.size();
    open_.pop_back();
    if (!open_.empty()) count_in_parent(node);
  }

  void count_in_parent(const TapeNode& child) {
    TapeNode& parent = tape_[open_.back()];
    parent.nodes = saturating_add(parent.nodes, child.nodes);
    parent.bytes = saturating_add(parent.bytes, child.bytes);
    parent.height = std::max(parent.height, saturating_add(child.height, 1));
  }

  void report_syntax() {
    const std::size_t yaml_line =
        parser_.error == YAML_READER_ERROR ? lines_before(parser_.problem_offset) : parser_.problem_mark.line;
    const int line = line_of_(yaml_line);
    std::string message = "YAML cannot be read on from here: ";
    message += parser_.problem ? parser_.problem : "not enough memory";
    if (parser_.context && parser_.context_mark.line != yaml_line) {
      message += std::string(" (") + parser_.context + " that began on line " + std::to_string(line_of_(parser_.context_mark.line)) + ")";
    }
    if (starts_with_tab(yaml_line)) message += "; tabs cannot indent YAML, blanks can";
    report("yaml-syntax", line, std::move(message));
  }

  [[nodiscard]] std::size_t lines_before(std::size_t offset) const {
    const std::string_view before = source_.substr(0, std::min(offset, source_.size()));
    return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  }

  [[nodiscard]] bool starts_with_tab(std::size_t yaml_line) const {
    LineReader lines(source_);
    for (std::size_t i = 0; i <= yaml_line; ++i) {
      if (!lines.next()) return false;
    }
    const std::size_t indent = lines.line().find_first_not_of(" \t");
    return lines.line().substr(0, indent).find('\t') != std::string_view::npos;
  }

  void report(const char* rule, int line, std::string message) {
    if (diagnostics_.size() >= kMostDiagnostics) return;
    diagnostics_.push_back({rule, DiagnosticLevel::warning, line, std::move(message)});
  }

  static constexpr std::size_t kMostDiagnostics = 100;

  std::string_view source_;
  LineMap line_of_;
  const YamlLimits& limits_;
  std::vector<Diagnostic>& diagnostics_;
  yaml_parser_t parser_{};
  std::vector<TapeNode> tape_;
  std::vector<std::size_t> open_;
  std::unordered_map<std::string, std::size_t> anchors_;
};

}  // namespace

std::vector<TapeNode> read_tape(std::string_view source, int first_line, const YamlLimits& limits,
                                std::vector<Diagnostic>& diagnostics) {
  return TapeReader(source, first_line, limits, diagnostics).read();
}

}  // namespace hindsight::markdown
