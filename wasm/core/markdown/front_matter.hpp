#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "hindsight/base/diagnostic.hpp"
#include "hindsight/markdown/yaml.hpp"

namespace hindsight::markdown {

struct FrontMatter {
  std::optional<YamlDocument> yaml;
  std::size_t body_offset = 0;
  int body_line = 1;
  std::vector<Diagnostic> diagnostics;  ///< yaml-unclosed; those of the YAML itself are in `yaml`
};

/// Takes a YAML mapping off the start of a Markdown file:
///
///     front matter = "---" NL mapping ( "---" | "..." ) NL
///
/// The same `---` is also Markdown's rule, so what follows must look like `key: value` lines; otherwise all is body.
/// Where the closing line is missing, the `key: value` lines up to the first blank line are the mapping, with a diagnostic.
FrontMatter split_front_matter(std::string_view text);

}  // namespace hindsight::markdown
