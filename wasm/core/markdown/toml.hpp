#pragma once

#include <string_view>

#include "hindsight/markdown/yaml.hpp"

namespace hindsight::markdown {

/// Front matter as Hugo also has it, between lines "+++": the part of TOML (https://toml.io/en/v1.0.0) that it is written in. Keys with
/// strings, numbers, dates and lists of these, and tables; values are the text that stands there, as in YamlNode. Lines that are
/// none of it are left out.
YamlDocument parse_toml(std::string_view source, int first_line);

}  // namespace hindsight::markdown
