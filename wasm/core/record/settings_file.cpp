#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text_tools.hpp"
#include "hindsight/base/rules.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/markdown/yaml.hpp"
#include "hindsight/record/settings.hpp"
#include "settings_schema.hpp"

namespace hindsight::record {
namespace {

using markdown::YamlKind;
using markdown::YamlNode;

constexpr markdown::YamlLimits kLimits{20'000, 16, 1u << 20};
constexpr std::size_t kMostDiagnostics = 50;
constexpr std::size_t kMostSettings = 5000;  ///< of labels, aliases, names and rules, all together
constexpr std::size_t kMostPaths = 1000;  ///< of a setting
constexpr std::size_t kLongestWord = 100;
constexpr std::size_t kLongestPath = 4096;
constexpr std::size_t kLongestQuote = 40;

/// What of a row is needed to read: its explanations are left to the documentation.
struct Key {
  std::string_view path;
  std::string_view takes;
  SettingKind kind = SettingKind::number;
  int Policies::*number = nullptr;
  std::vector<std::string> Settings::*paths = nullptr;
};

constexpr auto kKeys = [] {
  std::array<Key, std::size(kSettings)> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i)
    keys[i] = {kSettings[i].path, kSettings[i].takes, kSettings[i].kind, kSettings[i].number, kSettings[i].paths};
  return keys;
}();

constexpr auto kRuleIds = [] {
  std::array<std::string_view, std::size(kRules)> ids{};
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = kRules[i].id;
  return ids;
}();

std::string_view last_step(std::string_view path) { return path.substr(path.rfind('.') + 1); }

/// Keys may be written in any case, with "-" or blanks for "_".
std::string plain_key(std::string_view key) {
  std::string plain = text::to_lower(text::trim(key));
  std::replace_if(plain.begin(), plain.end(), [](char c) { return c == '-' || c == ' '; }, '_');
  return plain;
}

/// How many letters have to be added, removed or replaced.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (text::lower(a[i]) != text::lower(b[j]) ? 1 : 0);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
}

/// Finds the name that a mistyped one was probably meant to be.
class Nearest {
 public:
  explicit Nearest(std::string_view typed) : typed_(typed), distance_(typed.size() > kLongestQuote ? 0 : typed.size() / 3 + 1) {}

  void try_name(std::string_view name, std::string_view shown) {
    const std::size_t d = distance_ == 0 ? 0 : distance(typed_, name);
    if (d >= distance_) return;
    distance_ = d;
    found_ = shown;
  }
  /// "; did you mean …?", or nothing.
  [[nodiscard]] std::string question() const { return found_.empty() ? std::string() : "; did you mean \"" + std::string(found_) + "\"?"; }

 private:
  std::string_view typed_;
  std::size_t distance_;
  std::string_view found_;
};

std::string quoted(std::string_view text) {
  const bool is_cut = text.size() > kLongestQuote;
  return "\"" + text::make_visible(text.substr(0, kLongestQuote)) + (is_cut ? "\xE2\x80\xA6\"" : "\"");
}

std::string describe(const YamlNode& value) {
  if (value.kind == YamlKind::mapping) return "keys with values";
  return value.kind == YamlKind::sequence ? std::string("a list") : quoted(value.text);
}

class SettingsReader {
 public:
  SettingsReader(Settings& settings, std::vector<Diagnostic>& diagnostics) : settings_(settings), diagnostics_(diagnostics) {}

  void read_group(const YamlNode& group, const std::string& prefix);

 private:
  void read(const Key& key, const YamlNode& value);
  bool read_whole(const Key& key, const YamlNode& value);
  bool read_entry(const Key& key, std::string_view name, const YamlNode& value);
  bool read_members(std::string_view team, const YamlNode& value);
  bool read_switch(const Key& key, std::string_view rule, const YamlNode& value);
  bool read_words(LabelKind kind, const std::string& canonical, const YamlNode& value);
  bool read_paths(const YamlNode& value, std::vector<std::string>& paths);
  void expect_name(LabelKind kind, const Key& key, std::string_view name, int line);
  bool take_word(const YamlNode& value);

  bool is_full() const { return diagnostics_.size() >= kMostDiagnostics; }
  void complain(const char* rule, int line, std::string message) {
    if (!is_full()) diagnostics_.push_back({rule, DiagnosticLevel::warning, line, std::move(message)});
  }
  void complain_of_value(const Key& key, const YamlNode& value) {
    complain("settings-wrong-value", value.line, quoted(key.path) + " takes " + std::string(key.takes) + ", not " + describe(value));
  }
  void complain_of_name(const Key& key, std::string_view name, const Nearest& nearest, int line) {
    complain("settings-unknown-key", line, quoted(key.path) + " has no " + quoted(name) + nearest.question());
  }
  void complain_of_key(std::string_view path, std::string_view key, int line);

  Settings& settings_;
  std::vector<Diagnostic>& diagnostics_;
  std::size_t words_ = 0;
};

void SettingsReader::complain_of_key(std::string_view path, std::string_view key, int line) {
  if (is_full()) return;
  Nearest nearest(key);
  for (const Key& known : kKeys) {
    for (std::size_t end = known.path.find('.');; end = known.path.find('.', end + 1)) {
      const std::string_view name = known.path.substr(0, end);
      nearest.try_name(last_step(name), name);
      if (end == std::string_view::npos) break;
    }
  }
  complain("settings-unknown-key", line, "there is no setting " + quoted(path) + nearest.question());
}

void SettingsReader::read_group(const YamlNode& group, const std::string& prefix) {
  for (const YamlNode::Entry& entry : group.entries) {
    const std::string path = prefix + plain_key(entry.key);
    const std::string below = path + ".";
    const auto key = std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& known) { return text::equals_ignoring_case(known.path, path); });
    const bool is_group = std::any_of(kKeys.begin(), kKeys.end(), [&](const Key& known) { return text::starts_with_ignoring_case(known.path, below); });
    if (key == kKeys.end() && !is_group) complain_of_key(prefix + entry.key, plain_key(entry.key), entry.line);
    else if (entry.value.is_null()) continue;
    else if (key != kKeys.end()) read(*key, entry.value);
    else if (entry.value.kind == YamlKind::mapping) read_group(entry.value, below);
    else complain_of_value({path, "keys with values", {}}, entry.value);
  }
}

void SettingsReader::read(const Key& key, const YamlNode& value) {
  const bool takes_entries = key.kind >= SettingKind::fields && key.kind <= SettingKind::rules;
  const bool is_list_of_names = key.kind == SettingKind::categories && value.kind == YamlKind::sequence;
  if (is_list_of_names) {
    for (const YamlNode& item : value.items)
      if (!take_word(item) || !read_entry(key, item.text, {})) complain_of_value(key, item);
  } else if (takes_entries && value.kind == YamlKind::mapping) {
    for (const YamlNode::Entry& entry : value.entries)
      if (!read_entry(key, text::trim(entry.key), entry.value)) complain_of_value(key, entry.value);
  } else if (takes_entries || !read_whole(key, value)) {
    complain_of_value(key, value);
  }
}

bool SettingsReader::read_whole(const Key& key, const YamlNode& value) {
  if (key.kind == SettingKind::paths) return read_paths(value, settings_.*key.paths);
  if (value.kind != YamlKind::scalar) return false;
  if (key.kind == SettingKind::time_zone) {
    settings_.zone_minutes = parse_zone(value.text);
    return settings_.zone_minutes.has_value();
  }
  if (key.kind == SettingKind::date_order) {
    const std::string order = plain_key(value.text);
    static constexpr std::string_view kOrders[] = {"day_first", "month_first", "year_first"};
    const auto known = std::find(std::begin(kOrders), std::end(kOrders), order);
    if (known == std::end(kOrders)) return false;
    settings_.date_order = static_cast<DateOrder>(known - std::begin(kOrders) + 1);
    return true;
  }
  const auto number = text::parse_integer(text::trim(value.text));
  if (!number || *number < 1 || *number > kLargestNumber) return false;
  settings_.policies.*key.number = int(*number);
  return true;
}

/// A text that is not too long, while there is room for one.
bool SettingsReader::take_word(const YamlNode& value) {
  return value.kind == YamlKind::scalar && !value.text.empty() && value.text.size() <= kLongestWord && ++words_ <= kMostSettings;
}

bool SettingsReader::read_entry(const Key& key, std::string_view name, const YamlNode& value) {
  if (name.empty() || name.size() > kLongestWord || ++words_ > kMostSettings) return false;
  if (const auto kind = label_kind(key.kind)) {
    const bool is_category = *kind == LabelKind::category;
    const std::string canonical = is_category ? text::squeeze(name) : plain_key(name);
    const auto& names = settings_.labels.names(*kind);
    if (!is_category && std::find(names.begin(), names.end(), canonical) == names.end()) {
      expect_name(*kind, key, name, value.line);
      return true;
    }
    if (is_category) settings_.labels.add(*kind, canonical, canonical);
    return read_words(*kind, canonical, value);
  }
  if (key.kind == SettingKind::teams) return read_members(name, value);
  if (!take_word(value)) return false;
  if (key.kind == SettingKind::owners) {
    settings_.owners.push_back({normalise_label(name), text::squeeze(value.text)});
    return true;
  }
  if (key.kind == SettingKind::severities) {
    const auto severity = parse_severity(value.text);
    if (severity) settings_.severities.push_back({normalise_label(name), *severity});
    return severity.has_value();
  }
  return read_switch(key, name, value);
}

bool SettingsReader::read_switch(const Key& key, std::string_view rule, const YamlNode& value) {
  static constexpr std::string_view kLevels[] = {"note", "warning", "error", "off"};
  const auto level = std::find(std::begin(kLevels), std::end(kLevels), plain_key(value.text));
  if (level == std::end(kLevels)) return false;
  std::string id = plain_key(rule);
  std::replace(id.begin(), id.end(), '_', '-');
  if (std::find(kRuleIds.begin(), kRuleIds.end(), id) == kRuleIds.end()) {
    Nearest nearest(id);
    for (const std::string_view known : kRuleIds) nearest.try_name(known, known);
    complain_of_name(key, rule, nearest, value.line);
    return true;
  }
  const std::size_t index = std::size_t(level - std::begin(kLevels));
  settings_.rules.push_back({std::move(id), index < 3 ? std::optional(static_cast<DiagnosticLevel>(index)) : std::nullopt});
  return true;
}

void SettingsReader::expect_name(LabelKind kind, const Key& key, std::string_view name, int line) {
  if (is_full()) return;
  const std::string plain = plain_key(name);
  Nearest nearest(plain);
  for (const std::string& known : settings_.labels.names(kind)) nearest.try_name(known, known);
  complain_of_name(key, name, nearest, line);
}

bool SettingsReader::read_members(std::string_view team, const YamlNode& value) {
  if (value.kind == YamlKind::mapping) return false;
  const auto add = [&](std::string_view member) { settings_.teams.push_back({normalise_label(member), text::squeeze(team)}); };
  add(team);
  if (value.is_null()) return true;
  bool all = true;
  const auto add_node = [&](const YamlNode& node) {
    if (take_word(node)) add(node.text);
    else all = false;
  };
  if (value.kind == YamlKind::scalar) add_node(value);
  for (const YamlNode& item : value.items) add_node(item);
  return all;
}

bool SettingsReader::read_words(LabelKind kind, const std::string& canonical, const YamlNode& value) {
  if (value.is_null()) return true;
  if (value.kind == YamlKind::mapping) return false;
  if (value.kind == YamlKind::scalar) {
    if (!take_word(value)) return false;
    settings_.labels.add(kind, canonical, value.text);
    return true;
  }
  bool all = true;
  for (const YamlNode& item : value.items) {
    if (take_word(item)) settings_.labels.add(kind, canonical, item.text);
    else all = false;
  }
  return all;
}

bool SettingsReader::read_paths(const YamlNode& value, std::vector<std::string>& paths) {
  if (value.kind == YamlKind::mapping) return false;
  bool all = true;
  const auto add = [&](const YamlNode& item) {
    std::string_view path = text::trim(item.text);
    if (path.starts_with("./")) path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
    while (path.ends_with('/')) path.remove_suffix(1);
    if (path == ".") return;
    const bool fits = item.kind == YamlKind::scalar && !path.empty() && path.size() <= kLongestPath && paths.size() < kMostPaths;
    if (fits) paths.emplace_back(path);
    all = all && fits;
  };
  if (value.kind == YamlKind::scalar) add(value);
  for (const YamlNode& item : value.items) add(item);
  return all;
}

}  // namespace

Settings parse_settings(std::string_view yaml, std::vector<Diagnostic>& diagnostics) { return parse_settings(yaml, diagnostics, {}); }

Settings parse_settings(std::string_view yaml, std::vector<Diagnostic>& diagnostics, Settings settings) {
  markdown::YamlDocument document = markdown::parse_yaml(yaml, 1, kLimits);
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(document.diagnostics.begin()), std::make_move_iterator(document.diagnostics.end()));
  const YamlNode& root = document.root;
  if (root.kind == YamlKind::mapping) SettingsReader(settings, diagnostics).read_group(root, "");
  else if (!root.is_null())
    diagnostics.push_back({"settings-wrong-value", DiagnosticLevel::warning, root.line,
                           "a file of settings holds keys with values, not " + describe(root)});
  // Aliases may stand below the teams.
  for (Settings::TeamMember& member : settings.teams) member.words = normalise_label(settings.owner(member.words));
  settings.apply_rules(diagnostics);
  return settings;
}

}  // namespace hindsight::record
