#include "hindsight/record/taught.hpp"

#include <algorithm>
#include <utility>

#include "hindsight/base/json.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/markdown/yaml.hpp"

namespace hindsight::record {
namespace {

constexpr std::string_view kFiles[] = {"reports", "not_reports"};
constexpr std::string_view kLabels[] = {"fields", "sections"};
constexpr std::size_t kMostWords = 2000;

bool are_files(std::string_view setting) { return std::find(std::begin(kFiles), std::end(kFiles), setting) != std::end(kFiles); }

/// A text of JSON is a text of YAML.
std::string as_yaml(std::string_view text) { return text::escape_invisible(dump(Json(text::sanitize_utf8(text)))); }

template <class Take>
void for_each_word(const markdown::YamlNode& value, Take take) {
  if (value.kind == markdown::YamlKind::scalar && !value.text.empty()) take(value.text);
  for (const markdown::YamlNode& item : value.items)
    if (item.kind == markdown::YamlKind::scalar) take(item.text);
}

}  // namespace

TaughtSettings TaughtSettings::parse(std::string_view yaml) {
  TaughtSettings taught;
  const markdown::YamlDocument document = markdown::parse_yaml(yaml);
  if (const markdown::YamlNode* labels = document.root.find("labels"))
    for (const std::string_view kind : kLabels)
      if (const markdown::YamlNode* names = labels->find(kind))
        for (const markdown::YamlNode::Entry& entry : names->entries)
          for_each_word(entry.value, [&](const std::string& words) { taught.teach({"labels." + std::string(kind), entry.key, words}); });
  if (const markdown::YamlNode* severities = document.root.find("severities"))
    for (const markdown::YamlNode::Entry& entry : severities->entries) taught.teach({"severities", entry.value.text, entry.key});
  for (const std::string_view setting : kFiles)
    if (const markdown::YamlNode* files = document.root.find(setting))
      for_each_word(*files, [&](const std::string& path) { taught.teach({std::string(setting), "", path}); });
  return taught;
}

void TaughtSettings::teach(TaughtWord word) {
  if (are_files(word.setting))
    for (const std::string_view setting : kFiles) forget(setting, word.words);
  else forget(word.setting, word.words);
  if (words_.size() < kMostWords) words_.push_back(std::move(word));
}

void TaughtSettings::forget(std::string_view setting, std::string_view words) {
  const auto is_meant = [&](const TaughtWord& word) { return word.setting == setting && word.words == words; };
  words_.erase(std::remove_if(words_.begin(), words_.end(), is_meant), words_.end());
}

std::string TaughtSettings::yaml() const {
  const auto words_of = [&](std::string_view setting, std::string_view name) {
    std::string list;
    for (const TaughtWord& word : words_)
      if (word.setting == setting && word.name == name) list += (list.empty() ? "" : ", ") + as_yaml(word.words);
    return "[" + list + "]\n";
  };
  std::string labels, severities, files;
  for (const std::string_view kind : kLabels) {
    const std::string setting = "labels." + std::string(kind);
    std::vector<std::string_view> names;
    for (const TaughtWord& word : words_)
      if (word.setting == setting && std::find(names.begin(), names.end(), word.name) == names.end()) names.push_back(word.name);
    if (!names.empty()) labels += "  " + std::string(kind) + ":\n";
    for (const std::string_view name : names) labels += "    " + std::string(name) + ": " + words_of(setting, name);
  }
  for (const TaughtWord& word : words_)
    if (word.setting == "severities") severities += "  " + as_yaml(word.words) + ": " + word.name + "\n";
  for (const std::string_view setting : kFiles) {
    const auto is_of_it = [&](const TaughtWord& word) { return word.setting == setting; };
    if (std::any_of(words_.begin(), words_.end(), is_of_it)) files += std::string(setting) + ": " + words_of(setting, "");
  }
  return files + (labels.empty() ? "" : "labels:\n" + labels) + (severities.empty() ? "" : "severities:\n" + severities);
}

}  // namespace hindsight::record
