#include "pages/page.hpp"

#include "hindsight/base/text.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {

Page render(archive::Loader& loader, std::string_view query, Date today) {
  Memory memory;
  return render(loader, query, today, memory);
}

Page render(archive::Loader& loader, std::string_view query, Date today, Memory& memory) {
  const Route route = parse_route(query);
  const Date as_of = route.as_of.value_or(today);
  if (route.view.empty()) return overview_page(loader.archive(), route, as_of);
  if (route.view == "reports") return reports_page(loader.archive(), route);
  if (route.view == "trends") return trends_page(loader.archive(), route, as_of);
  if (route.view == "actions") return actions_page(loader.archive(), route, as_of);
  if (route.view == "practice") return practice_page(loader.archive(), route, as_of);
  if (route.view == "report") return report_page(loader, route, as_of, memory);
  if (route.view == "collection") return collection_page(loader.archive(), route);
  if (route.view == "file") return file_page(loader, route);
  return missing_page(route, "There is no view “" + route.view + "”.");
}

Page render_refused(const archive::Loader& loader, std::string_view query, const Error& why) {
  return refused_page(loader.archive(), parse_route(query), why);
}

Json to_json(const Page& page) {
  Json json;
  json["title"] = text::make_visible_on_a_line(page.title);
  json["html"] = page.html;
  json["article"] = nullptr;
  if (page.article) json["article"] = {{"html", page.article->html}, {"address", text::encode_url(page.article->path)}};
  json["charts"] = Json::array();
  for (const chart::Model& model : page.charts) json["charts"].push_back(chart::to_json(model));
  json["found"] = page.found;
  return json;
}

}  // namespace hindsight::pages
