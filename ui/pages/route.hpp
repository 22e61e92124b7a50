#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hindsight/archive/query.hpp"

namespace hindsight::pages {

/// What a URL's query asks for. Unknown keys and values that cannot be read are ignored.
struct Route {
  std::string view;  ///< "" for the overview, "trends", "actions", "practice", "reports", "report", "collection", "file"
  std::string path;  ///< bytes as Git has them
  archive::Filter filter;
  std::optional<Date> as_of;
  std::string revision;  ///< bytes as Git has them: branch, tag or commit; "" for HEAD
};

/// Keys: view, path, text, severity, category, where (“field=value”; these three repeatable), since, until, as_of, rev.
/// Form encoding: '+' is a blank, %XX a byte.
Route parse_route(std::string_view query);

/// The keys and values that say the same, none of them empty.
std::vector<std::pair<std::string_view, std::string>> parameters(const Route& route);

/// The relative URL of a route; the overview without a filter is "./".
std::string url(const Route& route);

/// The same filter and day in another view.
std::string url_with_view(const Route& route, std::string_view view);

/// Another view of the revision that `from` shows, without any filter.
std::string plain_url(const Route& from, std::string_view view, std::string_view path = {});

/// A report of the revision that `from` shows.
std::string report_url(const Route& from, std::string_view path);

}  // namespace hindsight::pages
