#include "git_config.hpp"

#include "hindsight/base/text.hpp"

namespace hindsight::git {
namespace {

/// `[section]`, `[section "part"]` or `[section.part]` → "section." or "section.part."; `line` loses the header.
std::string take_section(std::string_view& line) {
  const std::size_t end = line.find(']');
  if (end == std::string_view::npos) return {};
  const std::string_view header = line.substr(1, end - 1);
  line.remove_prefix(end + 1);
  const std::size_t quote = header.find('"');
  if (quote == std::string_view::npos) return text::to_lower(text::trim(header)) + ".";
  std::string part(header.substr(quote + 1));
  if (part.ends_with('"')) part.pop_back();
  return text::to_lower(text::trim(header.substr(0, quote))) + "." + part + ".";
}

std::string unquoted(std::string_view value) {
  std::string out;
  bool is_quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && (c == '#' || c == ';')) {
      break;
    } else {
      out += c == '\\' && i + 1 < value.size() ? value[++i] : c;
    }
  }
  return std::string(text::trim(out));
}

bool is_true(std::string_view value) {
  const std::string lower = text::to_lower(value);
  return lower == "true" || lower == "yes" || lower == "on" || lower == "1";
}

}  // namespace

std::vector<ConfigEntry> parse_config(std::string_view source) {
  std::vector<ConfigEntry> entries;
  std::string section;
  for (std::string_view line : text::split_lines(source)) {
    line = text::trim(line);
    if (line.starts_with('[')) {
      section = take_section(line);
      line = text::trim(line);
    }
    if (line.empty() || line[0] == '#' || line[0] == ';' || section.empty()) continue;
    const std::size_t equals = line.find('=');
    const std::string_view key = text::trim(line.substr(0, equals));
    entries.push_back({section + text::to_lower(key), equals == std::string_view::npos ? "true" : unquoted(line.substr(equals + 1))});
  }
  return entries;
}

RepositorySettings read_settings(std::string_view config) {
  RepositorySettings settings;
  for (const ConfigEntry& entry : parse_config(config)) {
    const std::string_view name = entry.name;
    const bool is_of_remote = name.starts_with("remote.");
    if (name == "extensions.objectformat") settings.object_format = text::to_lower(entry.value);
    if (name == "extensions.refstorage") settings.reference_format = text::to_lower(entry.value);
    if (name == "extensions.partialclone") settings.is_partial = true;
    if (is_of_remote && name.ends_with(".promisor") && is_true(entry.value)) settings.is_partial = true;
    if (is_of_remote && name.ends_with(".partialclonefilter")) settings.partial_filter = entry.value;
  }
  return settings;
}

}  // namespace hindsight::git
