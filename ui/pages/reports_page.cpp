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
  page.html += reports.empty() ? empty_result(archive, route) : "<div class=\"panel\">" + report_list(reports, route) + "</div>";
  return page;
}

}  // namespace hindsight::pages
