#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/analytics/similarity.hpp"
#include "hindsight/archive/archive.hpp"
#include "hindsight/base/json.hpp"
#include "hindsight/chart/model.hpp"

namespace hindsight::pages {

/// A report's text as its author wrote it. It must be sanitised before it meets a browser.
struct UntrustedArticle {
  std::string html;
  std::string path;  ///< of the report: relative images are resolved against it
};

/// One view of the archive. `html` is trusted: whatever came from the repository is escaped in it. It holds a
/// `<figure data-chart="ID">` for each model of `charts`, and a slot `<div data-article>` for the article.
struct Page {
  std::string title;
  std::string html;
  std::optional<UntrustedArticle> article;
  std::vector<chart::Model> charts;
  bool found = true;
};

/// What is kept from page to page while the archive stays as it is.
struct Memory {
  unsigned edition = 0;
  std::unique_ptr<analytics::Similarity> similarity;
};

/// Renders the view that `query` names (a URL's query string without "?"); `today` is used where the query has no as_of. A memory
/// belongs to one loader.
Page render(archive::Loader& loader, std::string_view query, Date today, Memory& memory);
Page render(archive::Loader& loader, std::string_view query, Date today);

/// The page that stands in for `query` where its revision could not be read, as `why` tells.
Page render_refused(const archive::Loader& loader, std::string_view query, const Error& why);

/// The message to the page: title, html, article (its html, and its path percent-encoded as `address`), charts, found.
Json to_json(const Page& page);

}  // namespace hindsight::pages
