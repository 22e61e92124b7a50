// Which state of the collection is shown, where it came from, and which others there are.

#include <algorithm>
#include <vector>

#include "hindsight/base/text.hpp"
#include "pages/parts.hpp"
#include "pages/views.hpp"

namespace hindsight::pages {
namespace {

constexpr std::size_t kMostOffered = 300;

/// What an address without a revision means.
std::string_view default_name(const archive::Archive& archive) {
  return archive.revisions.empty() ? std::string_view("HEAD") : std::string_view(archive.revisions.front());
}

/// The names beside the default, `shown` among them whatever it is.
std::vector<std::string_view> other_names(const archive::Archive& archive, std::string_view shown) {
  const std::size_t offered = std::min(archive.revisions.size(), kMostOffered);
  std::vector<std::string_view> names;
  for (std::size_t i = 1; i < offered; ++i) names.push_back(archive.revisions[i]);
  const bool is_extra = !shown.empty() && shown != default_name(archive) && std::find(names.begin(), names.end(), shown) == names.end();
  if (is_extra) names.push_back(shown);
  return names;
}

/// How to get at what is not offered; "" where everything is.
std::string not_offered(const archive::Archive& archive) {
  if (archive.revisions.size() <= kMostOffered) return "";
  return std::to_string(archive.revisions.size() - kMostOffered) + " more: write ?rev=NAME in the address";
}

std::string list_item(const Route& route, std::string_view revision, const std::string& label) {
  Route other = route;
  other.revision = revision;
  return "<li>" + link(url(other), label) + "</li>";
}

}  // namespace

std::string source_name(const archive::Archive& archive) {
  if (archive.has_history) return "a Git " + safe(archive.kind);
  if (archive.kind == "zip") return "a zip without history";
  if (archive.kind == "files") return "files without history";
  return "a folder without history";
}

std::string verification_note(const archive::Archive& archive) {
  if (archive.checked >= 1) return "";
  return "<span class=\"verification\" title=\"Each object of the repository is being compared with the hash that names it\">verification in progress</span>";
}

std::string revision_form(const archive::Archive& archive, const Route& route) {
  const std::vector<std::string_view> names = other_names(archive, route.revision);
  if (names.empty()) return "";
  const bool is_default = route.revision.empty() || route.revision == default_name(archive);
  std::string options = option("", default_name(archive), is_default);
  for (const std::string_view name : names) options += option(name, name, name == route.revision);
  if (const std::string rest = not_offered(archive); !rest.empty()) options += "<option disabled>" + rest + "</option>";
  Route kept = route;
  kept.revision.clear();
  return "<form class=\"revision\" method=\"get\" action=\"./\">" + hidden_fields(kept) +
         "<label><span>Branch or tag</span> <select name=\"rev\">" + options +
         "</select></label><button class=\"filter-apply\" type=\"submit\">Show</button></form>";
}

Page refused_page(const archive::Archive& archive, const Route& route, const Error& why) {
  const bool is_known = std::find(archive.revisions.begin(), archive.revisions.end(), route.revision) != archive.revisions.end();
  const bool is_unknown = !is_known && why.code == ErrorCode::not_found;
  Page page;
  page.title = "Not found";
  page.found = false;
  page.html = "<div class=\"page-head\"><h1>“" + safe(route.revision.empty() ? default_name(archive) : std::string_view(route.revision)) + "” cannot be shown</h1></div><div class=\"empty\"><p>" +
              (is_unknown ? "There is no branch, tag or commit of this name in the collection." : safe(why.text())) + "</p><p>These can be shown:</p><ul>" +
              list_item(route, "", std::string(default_name(archive)) + " (the default)");
  for (const std::string_view name : other_names(archive, "")) page.html += list_item(route, name, std::string(name));
  if (const std::string rest = not_offered(archive); !rest.empty()) page.html += "<li>" + rest + "</li>";
  page.html += "</ul></div>";
  return page;
}

}  // namespace hindsight::pages
