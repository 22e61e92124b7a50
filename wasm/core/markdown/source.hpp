#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/diagnostic.hpp"
#include "hindsight/markdown/yaml.hpp"

namespace hindsight::markdown {

/// A file made ready for cmark: front matter taken off, UTF-8 without NUL, within the limits of source_bounds.hpp.
struct Source {
  std::optional<YamlDocument> front_matter;
  std::string body;
  int body_line = 1;  ///< the file's line at which `body` begins
  std::vector<Diagnostic> diagnostics;
};

Source read_source(std::string_view file, std::size_t max_bytes);

/// A file that is YAML from end to end: `body` is its text as it stands, for reading only.
Source read_yaml_source(std::string_view file, std::size_t max_bytes);

}  // namespace hindsight::markdown
