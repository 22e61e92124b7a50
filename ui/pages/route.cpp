#include "pages/route.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::pages {
namespace {

std::string decode_form(std::string_view value) {
  std::string spaced(value);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  return text::decode_url(spaced);
}

/// `bytes` are what stands there. Git's names are any bytes but NUL; all else is text.
void apply(Route& route, std::string_view key, const std::string& bytes) {
  if (bytes.empty()) return;
  const std::string value = text::sanitize_utf8(bytes);
  if (key == "view") route.view = value;
  else if (key == "path") route.path = bytes;
  else if (key == "text") route.filter.text = value;
  else if (key == "category") route.filter.categories.push_back(value);
  else if (key == "since") route.filter.since = parse_iso_date(value);
  else if (key == "until") route.filter.until = parse_iso_date(value);
  else if (key == "where") {
    if (const std::size_t equals = value.find('='); equals != std::string::npos) route.filter.where.emplace_back(value.substr(0, equals), value.substr(equals + 1));
  }
  else if (key == "rev") route.revision = bytes;
  else if (key == "as_of") route.as_of = parse_iso_date(value);
  else if (key == "severity") {
    if (const auto severity = record::parse_severity(value)) route.filter.severities.push_back(*severity);
  }
}

}  // namespace

Route parse_route(std::string_view query) {
  Route route;
  if (query.starts_with('?')) query.remove_prefix(1);
  for (const std::string_view pair : text::split(query, '&')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    apply(route, pair.substr(0, equals), decode_form(pair.substr(equals + 1)));
  }
  return route;
}

std::vector<std::pair<std::string_view, std::string>> parameters(const Route& route) {
  std::vector<std::pair<std::string_view, std::string>> pairs;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) pairs.emplace_back(key, value);
  };
  add("view", route.view);
  add("path", route.path);
  add("text", route.filter.text);
  for (const record::Severity severity : route.filter.severities) add("severity", record::to_string(severity));
  for (const std::string& category : route.filter.categories) add("category", category);
  for (const auto& [field, value] : route.filter.where) add("where", field + "=" + value);
  if (route.filter.since) add("since", to_string(*route.filter.since));
  if (route.filter.until) add("until", to_string(*route.filter.until));
  if (route.as_of) add("as_of", to_string(*route.as_of));
  add("rev", route.revision);
  return pairs;
}

std::string url(const Route& route) {
  std::string query;
  for (const auto& [key, value] : parameters(route)) {
    query += query.empty() ? '?' : '&';
    query += key;
    query += '=';
    query += text::encode_url(value);
  }
  return query.empty() ? "./" : query;
}

std::string url_with_view(const Route& route, std::string_view view) {
  Route other = route;
  other.view = view;
  other.path.clear();
  return url(other);
}

std::string plain_url(const Route& from, std::string_view view, std::string_view path) {
  Route route;
  route.view = view;
  route.path = path;
  route.revision = from.revision;
  return url(route);
}

std::string report_url(const Route& from, std::string_view path) { return plain_url(from, "report", path); }

}  // namespace hindsight::pages
