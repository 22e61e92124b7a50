#include <string>

#include "hindsight/base/rules.hpp"
#include "hindsight/record/settings.hpp"
#include "settings_schema.hpp"

namespace hindsight::record {
namespace {

/// The example below its keys, as it stands in the file.
std::string in_file(const Setting& setting) {
  std::string yaml, indent;
  std::string_view path = setting.path;
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos; path.remove_prefix(dot + 1), indent += "  ")
    yaml += indent + std::string(path.substr(0, dot)) + ":\n";
  return yaml + indent + std::string(path) + ": " + std::string(setting.example) + "\n";
}

std::string known_rules() {
  std::string list = "The rules that there are, with what each weighs:\n\n";
  for (const Rule& rule : kRules) list += "- `" + std::string(rule.id) + "` (" + to_string(rule.level) + "): " + std::string(rule.reason) + "\n";
  return list + "\n";
}

/// What may be given other words, or be switched, where that is fixed.
std::string known_names(const Setting& setting) {
  if (setting.kind == SettingKind::rules) return known_rules();
  const auto kind = label_kind(setting.kind);
  if (!kind) return {};
  std::string names;
  for (const std::string& name : Labels::standard().names(*kind)) names += (names.empty() ? "`" : ", `") + name + "`";
  return "The names that are known: " + names + ".\n\n";
}

}  // namespace

std::string settings_documentation() {
  std::string page = "# Settings\n\nA file `" + std::string(kSettingsFile) +
                     "` at the root of an archive says how its team writes. It is YAML; every key may be left out. What is wrong in it is "
                     "listed with its line, and the rest is used.\n";
  for (const Setting& setting : kSettings) {
    page += "\n## " + std::string(setting.path) + "\n\n" + std::string(setting.about) + "\n\nTakes " + std::string(setting.takes) + ". Default: " +
            std::string(setting.standard) + ".\n\n" + known_names(setting) + "```yaml\n" + in_file(setting) + "```\n";
  }
  return page;
}

}  // namespace hindsight::record
