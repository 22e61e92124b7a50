#include "toml.hpp"

#include "hindsight/base/text.hpp"
#include "lines.hpp"

namespace hindsight::markdown {
namespace {

constexpr std::size_t kMostEntries = 10'000;

YamlNode scalar(std::string_view raw, int line) {
  YamlNode node;
  node.line = line;
  raw = text::trim(raw);
  node.quoted = raw.size() >= 2 && (raw.front() == '"' || raw.front() == '\'') && raw.back() == raw.front();
  node.text = std::string(node.quoted ? raw.substr(1, raw.size() - 2) : raw);
  return node;
}

/// Up to a comment that is in no string.
std::string_view without_comment(std::string_view line) {
  char quote = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (quote != 0 ? line[at] == quote : line[at] == '"' || line[at] == '\'') quote = quote != 0 ? char(0) : line[at];
    else if (quote == 0 && line[at] == '#') return line.substr(0, at);
  }
  return line;
}

YamlNode list(std::string_view inside, int line) {
  YamlNode node;
  node.kind = YamlKind::sequence;
  node.line = line;
  char quote = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= inside.size(); ++at) {
    const char c = at < inside.size() ? inside[at] : ',';
    if (at < inside.size() && (quote != 0 ? c == quote : c == '"' || c == '\'')) quote = quote != 0 ? char(0) : c;
    if (c != ',' || (quote != 0 && at < inside.size())) continue;
    const std::string_view item = text::trim(inside.substr(from, at - from));
    if (!item.empty()) node.items.push_back(scalar(item, line));
    from = at + 1;
  }
  return node;
}

}  // namespace

YamlDocument parse_toml(std::string_view source, int first_line) {
  YamlDocument document;
  document.first_line = document.last_line = first_line;
  document.root.kind = YamlKind::mapping;
  document.root.line = first_line;
  std::size_t table = 0;  // 1 + the place of the open table among the root's entries; 0: the root itself
  int line = first_line - 1;
  std::string open_list, open_key;
  int open_line = 0;
  const auto entries = [&]() -> std::vector<YamlNode::Entry>& { return table == 0 ? document.root.entries : document.root.entries[table - 1].value.entries; };
  for (LineReader lines(source); lines.next();) {
    ++line;
    document.last_line = line;
    const std::string_view content = text::trim(without_comment(lines.line()));
    if (!open_key.empty()) {
      open_list.append(" ").append(content);
      if (!content.ends_with(']')) continue;
      entries().push_back({open_key, open_line, list(std::string_view(open_list).substr(0, open_list.size() - 1), open_line)});
      open_key.clear();
      continue;
    }
    if (content.empty() || document.root.entries.size() + entries().size() > kMostEntries) continue;
    const std::size_t equals = content.find('=');
    if (content.front() == '[' && equals == std::string_view::npos) {
      std::string_view name = content.substr(1, content.size() - 1);
      while (name.starts_with('[')) name.remove_prefix(1);
      while (name.ends_with(']')) name.remove_suffix(1);
      YamlNode mapping;
      mapping.kind = YamlKind::mapping;
      mapping.line = line;
      document.root.entries.push_back({std::string(text::trim(name)), line, std::move(mapping)});
      table = document.root.entries.size();
      continue;
    }
    if (equals == std::string_view::npos || equals == 0) continue;
    const std::string key = scalar(content.substr(0, equals), line).text;
    const std::string_view value = text::trim(content.substr(equals + 1));
    if (value.starts_with('[') && !value.ends_with(']')) {
      open_key = key;
      open_list = value.substr(1);
      open_line = line;
    } else if (value.starts_with('[')) {
      entries().push_back({key, line, list(value.substr(1, value.size() - 2), line)});
    } else {
      entries().push_back({key, line, scalar(value, line)});
    }
  }
  return document;
}

}  // namespace hindsight::markdown
