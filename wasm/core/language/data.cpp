#include "hindsight/language/data.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace hindsight::embedded {
std::span<const std::string_view> language_files();
}

namespace hindsight::language {
namespace {

using markdown::YamlNode;

std::string_view code_of(const YamlNode& file) {
  const YamlNode* code = file.find("code");
  return code == nullptr ? std::string_view{} : std::string_view(code->text);
}

bool comes_before(const YamlNode& file, std::string_view code) {
  const std::string_view own = code_of(file);
  return code != "en" && (own == "en" || own < code);
}

/// In the same order whichever came first: where a word means something in two languages, the first one counts.
bool insert(std::vector<YamlNode>& files, std::string_view json) {
  YamlNode root = std::move(markdown::parse_yaml(json).root);  // every JSON text is YAML
  const std::string_view code = code_of(root);
  if (code.empty()) return false;
  const auto place = std::find_if(files.begin(), files.end(), [code](const YamlNode& file) { return !comes_before(file, code); });
  if (place != files.end() && code_of(*place) == code) *place = std::move(root);
  else files.insert(place, std::move(root));
  return true;
}

struct Files {
  std::vector<YamlNode> roots;
  unsigned generation = 0;

  Files() {
    for (const std::string_view json : embedded::language_files()) insert(roots, json);
  }
};

Files& loaded() {
  static Files files;
  return files;
}

}  // namespace

const std::vector<YamlNode>& files() { return loaded().roots; }

bool add(std::string_view json) {
  if (!insert(loaded().roots, json)) return false;
  ++loaded().generation;
  return true;
}

bool is_loaded(std::string_view code) {
  return std::any_of(files().begin(), files().end(), [code](const YamlNode& file) { return code_of(file) == code; });
}

unsigned generation() { return loaded().generation; }

}  // namespace hindsight::language
