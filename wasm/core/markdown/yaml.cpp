#include "hindsight/markdown/yaml.hpp"

#include <algorithm>
#include <unordered_map>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "lines.hpp"
#include "yaml_tape.hpp"

namespace hindsight::markdown {
namespace {

constexpr std::size_t kMostDiagnostics = 100;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Collections as keys (`{{ placeholder }}: x`) become the text that names them.
std::string key_text(const YamlNode& node) {
  if (node.kind == YamlKind::scalar) return node.text;
  const bool sequence = node.kind == YamlKind::sequence;
  std::string out(1, sequence ? '[' : '{');
  for (const YamlNode& item : node.items) out += (out.size() > 1 ? ", " : "") + key_text(item);
  for (const YamlNode::Entry& entry : node.entries) {
    out += (out.size() > 1 ? ", " : "") + entry.key;
    if (!entry.value.is_null()) out += ": " + key_text(entry.value);
  }
  out += sequence ? ']' : '}';
  return out;
}

/// Makes the tree. Recursion is as deep as the tape nests, which its limits bound; an alias is copied only where its
/// copy is known to fit what is left of them.
class YamlTreeBuilder {
 public:
  YamlTreeBuilder(const std::vector<TapeNode>& tape, const YamlLimits& limits, std::vector<Diagnostic>& diagnostics)
      : tape_(tape), limits_(limits), diagnostics_(diagnostics) {
    nodes_left_ = limits.max_nodes - std::min(limits.max_nodes, tape.size());
    bytes_left_ = limits.max_bytes;
  }

  YamlNode build(std::size_t index, int depth, bool inside_alias) {
    const TapeNode& source = tape_[index];
    if (source.kind == TapeNode::Kind::alias) return build_alias(source, depth, inside_alias);
    YamlNode node;
    node.line = source.line;
    switch (source.kind) {
      case TapeNode::Kind::sequence:
        node.kind = YamlKind::sequence;
        for (std::size_t at = index + 1; at < source.end; at = tape_[at].end) node.items.push_back(build(at, depth + 1, inside_alias));
        break;
      case TapeNode::Kind::mapping:
        node.kind = YamlKind::mapping;
        build_entries(node, index, depth, inside_alias);
        break;
      default:
        node.text = source.text;
        node.quoted = source.quoted;
    }
    return node;
  }

 private:
  YamlNode build_alias(const TapeNode& alias, int depth, bool inside_alias) {
    YamlNode empty;
    empty.line = alias.line;
    if (alias.target == TapeNode::kNoTarget) return empty;
    if (!inside_alias && !take_budget(alias, depth)) return empty;
    return build(alias.target, depth, true);
  }

  /// A copy is paid for as a whole, with the aliases inside it.
  bool take_budget(const TapeNode& alias, int depth) {
    const bool fits = alias.nodes <= nodes_left_ && alias.bytes <= bytes_left_ &&
                      alias.height + static_cast<std::uint64_t>(depth) <= static_cast<std::uint64_t>(limits_.max_depth) + 1;
    if (fits) {
      nodes_left_ -= static_cast<std::size_t>(alias.nodes);
      bytes_left_ -= static_cast<std::size_t>(alias.bytes);
    } else if (!limit_reported_) {
      limit_reported_ = true;
      report("yaml-limit", alias.line, "the alias *" + alias.text + " would make this YAML too large; it is left empty");
    }
    return fits;
  }

  void build_entries(YamlNode& node, std::size_t index, int depth, bool inside_alias) {
    std::unordered_map<std::string, std::size_t> latest;
    std::vector<bool> is_overridden;
    for (std::size_t at = index + 1; at < tape_[index].end;) {
      YamlNode::Entry entry;
      entry.line = tape_[at].line;
      entry.key = key_text(build(at, depth + 1, inside_alias));
      at = tape_[at].end;
      if (at < tape_[index].end) {
        entry.value = build(at, depth + 1, inside_alias);
        at = tape_[at].end;
      } else {
        entry.value.line = entry.line;  // the tape was cut behind the key
      }
      const auto [earlier, is_new] = latest.try_emplace(text::to_lower(entry.key), node.entries.size());
      if (!is_new) {
        if (!inside_alias) report_duplicate(node.entries[earlier->second], entry);
        is_overridden[earlier->second] = true;
        earlier->second = node.entries.size();
      }
      node.entries.push_back(std::move(entry));
      is_overridden.push_back(false);
    }
    if (latest.size() < node.entries.size()) drop(is_overridden, node.entries);
  }

  static void drop(const std::vector<bool>& is_dropped, std::vector<YamlNode::Entry>& entries) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < entries.size(); ++at) {
      if (is_dropped[at]) continue;
      if (kept != at) entries[kept] = std::move(entries[at]);
      ++kept;
    }
    entries.resize(kept);
  }

  void report_duplicate(const YamlNode::Entry& earlier, const YamlNode::Entry& entry) {
    report("yaml-duplicate-key", entry.line,
           "the key \"" + entry.key + "\" stands on line " + std::to_string(earlier.line) + " and again on line " +
               std::to_string(entry.line) + "; the last one counts");
  }

  void report(const char* rule, int line, std::string message) {
    if (diagnostics_.size() >= kMostDiagnostics) return;
    diagnostics_.push_back({rule, DiagnosticLevel::warning, line, std::move(message)});
  }

  const std::vector<TapeNode>& tape_;
  const YamlLimits& limits_;
  std::vector<Diagnostic>& diagnostics_;
  std::size_t nodes_left_ = 0;
  std::size_t bytes_left_ = 0;
  bool limit_reported_ = false;
};

/// Size of a character at the start of `text` that YAML forbids (YAML 1.1, 5.1), else 0. `text` is UTF-8.
std::size_t forbidden_size(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x20) return text[0] != '\t' && text[0] != '\n' && text[0] != '\r' ? 1 : 0;
  if (lead == 0x7F) return 1;
  if (lead == 0xC2 && text[1] != '\x85' && static_cast<unsigned char>(text[1]) < 0xA0) return 2;
  if (text.substr(0, 3) == "\xEF\xBF\xBE" || text.substr(0, 3) == "\xEF\xBF\xBF") return 3;
  return 0;
}

/// libyaml gives up a whole buffer at one forbidden character: they are replaced beforehand.
std::string readable(std::string_view source, int first_line, std::vector<Diagnostic>& diagnostics) {
  const std::string text = text::sanitize_utf8(source);
  std::string out;
  out.reserve(text.size());
  int first_replaced = 0;
  int line = first_line;
  for (LineReader lines(text); lines.next(); ++line) {
    for (std::size_t at = lines.offset(); at < lines.next_offset();) {
      const std::size_t forbidden = forbidden_size(std::string_view(text).substr(at));
      if (forbidden > 0) {
        out += kReplacement;
        if (first_replaced == 0) first_replaced = line;
      } else {
        out += text[at];
      }
      at += std::max<std::size_t>(forbidden, 1);
    }
  }
  if (first_replaced > 0) {
    diagnostics.push_back({"yaml-syntax", DiagnosticLevel::note, first_replaced, "control characters in YAML are read as \xEF\xBF\xBD"});
  }
  return out;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (text::equals_ignoring_case(entry->key, key)) return &entry->value;
  }
  return nullptr;
}

bool YamlNode::is_null() const {
  return kind == YamlKind::scalar && !quoted && (text.empty() || text == "~" || text::equals_ignoring_case(text, "null"));
}

YamlDocument parse_yaml(std::string_view source, int first_line, const YamlLimits& limits) {
  YamlDocument document;
  document.first_line = first_line;
  if (source.size() > limits.max_bytes) {
    source = source.substr(0, limits.max_bytes);
    document.diagnostics.push_back({"yaml-limit", DiagnosticLevel::warning, first_line,
                                    "YAML of more than " + std::to_string(limits.max_bytes) + " bytes; the rest is left out"});
  }
  const std::string text = readable(source, first_line, document.diagnostics);
  const std::vector<TapeNode> tape = read_tape(text, first_line, limits, document.diagnostics);
  document.root.line = first_line;
  if (!tape.empty()) document.root = YamlTreeBuilder(tape, limits, document.diagnostics).build(0, 1, false);

  int lines = 0;
  for (LineReader reader(source); reader.next();) ++lines;
  document.last_line = first_line + std::max(0, lines - 1);
  sort_stably(document.diagnostics.begin(), document.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; });
  return document;
}

}  // namespace hindsight::markdown
