#include "hindsight/base/number.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {

Page reports_page(const archive::Archive& archive, const Route& route) {
  const auto reports = archive::select(archive, route.filter);
  Page page;
  page.title = "Reports";
  std::string count = count_of(int(reports.size()), "report");
  if (!route.filter.empty()) count = std::to_string(reports.size()) + " of " + count_of(int(archive.postmortems.size()), "report");
  page.html = "<div class=\"page-head\"><h1>Reports</h1><div class=\"page-source\">" +
              revision_form(archive, route) + "<p class=\"page-note\" role=\"status\">" + count + "</p></div></div>" +
              filter_form(archive, route);
  if (reports.empty()) {
    page.html += empty_result(archive, route);
  } else {
    const bool is_search = !archive::query_words(route.filter.text).empty();
    page.html += "<div class=\"panel\">" + (is_search ? hit_list(archive::search(reports, route.filter.text), route) : report_list(reports, route)) + "</div>";
  }
  return page;
}

}  // namespace hindsight::pages
