#include "hindsight/language/data.hpp"

#include <span>
#include <string_view>

namespace hindsight::embedded {
extern const std::span<const std::string_view> language_files;
}

namespace hindsight::language {

const std::vector<markdown::YamlNode>& files() {
  static const std::vector<markdown::YamlNode> roots = [] {
    std::vector<markdown::YamlNode> all;
    for (const std::string_view json : embedded::language_files) all.push_back(std::move(markdown::parse_yaml(json).root));  // every JSON text is YAML
    return all;
  }();
  return roots;
}

}  // namespace hindsight::language
