#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hindsight/archive/archive.hpp"
#include "hindsight/archive/search.hpp"
#include "hindsight/chart/model.hpp"
#include "pages/route.hpp"

/// Pieces of pages. Each returns finished HTML; all text from the repository is escaped.
namespace hindsight::pages {

/// Escaped, with control and bidirectional characters made visible.
std::string safe(std::string_view text);

std::string link(std::string_view href, std::string_view label, std::string_view css_class = {});
std::string severity_chip(const record::Facts& facts);
std::string category_tags(const record::Facts& facts);
/// "3 of 5 done" with a small bar, of the items that are the report's own; "" where it has none.
std::string action_progress(const archive::Postmortem& report);
/// "38 min", or why there is no value.
std::string detection_text(const record::Facts& facts);
/// "2026-04-12", or "≤ 2026-04-12" where only the first commit dates it.
std::string date_text(const archive::Postmortem& report);

/// What the collection was read from: "a Git bundle", "a folder without history".
std::string source_name(const archive::Archive& archive);
/// Says that objects are still being verified; "" once all are.
std::string verification_note(const archive::Archive& archive);
/// The form that leads to another branch or tag; "" where there is no choice.
std::string revision_form(const archive::Archive& archive, const Route& route);
/// What a form adds unseen to the query it leads to.
std::string hidden_fields(const Route& route);

std::string option(std::string_view value, std::string_view label, bool selected);
/// The form that narrows the collection; it names the view it belongs to.
std::string filter_form(const archive::Archive& archive, const Route& route);
/// The reports, newest first.
std::string report_list(const std::vector<const archive::Postmortem*>& reports, const Route& route);
/// What a search found, in its order, each with the words that were looked for marked.
std::string hit_list(const std::vector<archive::SearchHit>& hits, const Route& route);
/// A kind of section as people call it: "detection chain".
std::string section_name(std::string_view kind);
/// The route that shows only reports in which a field has a value.
Route narrowed(Route route, const std::string& field, const std::string& value);
/// Says which filter left nothing, with a link that undoes it.
std::string empty_result(const archive::Archive& archive, const Route& route);

/// What comes back in reports and was not understood, each with a form that gives it a meaning.
std::string unread_panel(const archive::Archive& archive, const Route& route);
/// What was taught in this browser, to take back or to keep as settings; "" where nothing was.
std::string taught_panel(const archive::Archive& archive);
/// Says that something was, with a link there; "" where nothing was.
std::string taught_note(const archive::Archive& archive, const Route& route);
/// The button that makes a file a report, or none. `then` is the route that is gone to; "" stays.
std::string teach_file_form(std::string_view path, bool as_report, std::string_view then = {});

/// A chart's place on the page, its caption, and its twin as a table.
std::string chart_figure(const chart::Model& model);

}  // namespace hindsight::pages
