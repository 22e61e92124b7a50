#include "file_name.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"

namespace hindsight::record {
namespace {

/// An extension is short and a word: "v1.2 outage" has none.
bool is_extension(std::string_view text) {
  return !text.empty() && text.size() <= 10 && std::all_of(text.begin(), text.end(), [](char c) { return text::is_alpha(c) || text::is_digit(c); }) &&
         std::any_of(text.begin(), text.end(), text::is_alpha);
}

bool is_markdown_ending(std::string_view ending) {
  return text::is_one_of(ending, {"md", "markdown", "mdown", "mkd", "mdwn", "mkdn", "mdx", "qmd", "rmd"});
}

/// What is left over from an editor or a tool beside the file itself, or made from it.
bool is_ending_of_a_by_product(std::string_view ending) {
  return text::is_one_of(ending, {"bak", "orig", "rej", "swp", "tmp", "old", "diff", "patch", "asc", "sig", "html", "htm", "json", "yaml", "yml", "toml", "pdf", "docx", "png",
                            "jpg", "svg", "zip", "gz", "js", "ts", "css", "lock", "license", "meta", "map", "py", "sh", "rb", "go", "rs"});
}

/// Where the endings of a name begin, one of which says that it is Markdown; npos where none does.
std::size_t find_markdown_ending(std::string_view name) {
  for (std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0; dot = name.rfind('.', dot - 1)) {
    const std::string_view ending = name.substr(dot + 1, name.find('.', dot + 1) - dot - 1);
    if (is_markdown_ending(ending)) return dot;
    if (!is_extension(ending) || is_ending_of_a_by_product(ending)) break;
  }
  return std::string_view::npos;
}

}  // namespace

PathParts take_apart(std::string_view path) {
  PathParts parts;
  for (const std::string_view folder : text::split(path, '/')) parts.folders.push_back(text::to_lower(folder));
  parts.name = std::move(parts.folders.back());
  parts.folders.pop_back();
  parts.stem = parts.name;
  if (const std::size_t dot = find_markdown_ending(parts.name); dot != std::string::npos) {
    parts.extension = "md";
    parts.stem.resize(dot);
    if (parts.stem.ends_with(".html")) parts.stem.resize(parts.stem.size() - 5);
    return parts;
  }
  const std::size_t dot = parts.name.rfind('.');
  if (dot != std::string::npos && dot > 0 && is_extension(std::string_view(parts.name).substr(dot + 1))) {
    parts.extension = parts.name.substr(dot + 1);
    parts.stem.resize(dot);
  }
  return parts;
}

bool is_markdown(const PathParts& parts) { return parts.extension == "md"; }
bool is_yaml(const PathParts& parts) { return text::is_one_of(parts.extension, {"yaml", "yml"}); }

}  // namespace hindsight::record
