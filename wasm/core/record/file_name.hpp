#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hindsight::record {

/// A path taken apart, in lower case.
struct PathParts {
  std::vector<std::string> folders;
  std::string name;
  std::string stem;       ///< without the endings
  std::string extension;  ///< without the dot; "" for none. "md" also for "a.html.md.ejs": what an engine fills in is Markdown
};

PathParts take_apart(std::string_view path);
bool is_markdown(const PathParts& parts);
bool is_yaml(const PathParts& parts);

}  // namespace hindsight::record
