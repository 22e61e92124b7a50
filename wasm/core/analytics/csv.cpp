#include "hindsight/analytics/csv.hpp"

#include <string_view>

#include "hindsight/base/text.hpp"

namespace hindsight::analytics {
namespace {

std::string text_of(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return dump(value);
  std::string list;
  for (const Json& entry : value) list += (list.empty() ? "" : "; ") + text_of(entry);
  return list;
}

std::string cell(const Json& value) {
  std::string text = text::make_visible(text_of(value));
  const bool is_text = value.is_string() || value.is_array();
  const bool seems_a_formula = is_text && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (seems_a_formula) text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

void add_row(std::string& csv, const std::string& figure, const std::string& of, const Json& value) {
  csv += cell(figure) + "," + cell(of) + "," + cell(value) + "\r\n";
}

bool is_plain(const Json& value) { return !value.is_object() && !(value.is_array() && !value.empty() && value.front().is_object()); }

void add_figures(std::string& csv, const std::string& figure, const std::string& of, const Json& value);

/// Texts tell the entries of a list apart, and all else are their figures; an entry without any counts one.
void add_entry(std::string& csv, const std::string& figure, const std::string& outer, const Json& entry) {
  std::string of = outer;
  for (const auto& [key, value] : entry.items())
    if (value.is_string()) of += (of.empty() ? "" : " ") + value.get<std::string>();
  bool any = false;
  for (const auto& [key, value] : entry.items()) {
    if (value.is_string()) continue;
    any = true;
    add_figures(csv, figure + "." + key, of, value);
  }
  if (!any) add_row(csv, figure, of, 1);
}

void add_figures(std::string& csv, const std::string& figure, const std::string& of, const Json& value) {
  if (is_plain(value)) return add_row(csv, figure, of, value);
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) add_figures(csv, figure.empty() ? key : figure + "." + key, of, inner);
    return;
  }
  for (const Json& entry : value) add_entry(csv, figure, of, entry);
}

}  // namespace

std::string figures_csv(const Json& figures) {
  std::string csv = "figure,of,value\r\n";
  add_figures(csv, "", "", figures);
  return csv;
}

std::string table_csv(const std::vector<std::string>& columns, const Json& rows) {
  std::string csv;
  for (const std::string& column : columns) csv += (csv.empty() ? "" : ",") + cell(column);
  csv += "\r\n";
  for (const Json& row : rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto value = row.find(columns[i]);
      csv += (i > 0 ? "," : "") + (value == row.end() ? std::string() : cell(*value));
    }
    csv += "\r\n";
  }
  return csv;
}

}  // namespace hindsight::analytics
