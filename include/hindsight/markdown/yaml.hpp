#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hindsight/base/diagnostic.hpp"

namespace hindsight::markdown {

enum class YamlKind : std::uint8_t { scalar, sequence, mapping };

/// Owned YAML. Scalars are never typed: `no`, `0777` and `1:30` are the text that stands there.
/// `<<` and tags have no meaning; an anchor's alias is a copy within the budget.
struct YamlNode {
  YamlKind kind = YamlKind::scalar;
  bool quoted = false;  ///< scalar: written in quotes or as a block
  int line = 0;         ///< 1-based line of the whole file
  std::string text;
  std::vector<YamlNode> items;

  struct Entry;
  std::vector<Entry> entries;  ///< of a key that stands twice, in whatever case, the last only

  /// The value of `key`, ignoring the case of ASCII letters; null where there is none.
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
  [[nodiscard]] bool is_null() const;  ///< an unquoted empty scalar, `~` or `null`
};

struct YamlNode::Entry {
  std::string key;
  int line = 0;
  YamlNode value;
};

struct YamlDocument {
  YamlNode root;
  int first_line = 1;
  int last_line = 1;
  /// Rules: yaml-syntax, yaml-duplicate-key (naming both lines), yaml-limit.
  std::vector<Diagnostic> diagnostics;
};

struct YamlLimits {
  std::size_t max_nodes = 100'000;
  int max_depth = 64;
  std::size_t max_bytes = 4u << 20;
};

/// Reads the first document of `source`. On a syntax error what was read before it is kept and a diagnostic
/// names the line; `first_line` is the line of the file at which `source` starts.
YamlDocument parse_yaml(std::string_view source, int first_line = 1, const YamlLimits& limits = {});

}  // namespace hindsight::markdown
