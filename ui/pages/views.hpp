#pragma once

#include "pages/page.hpp"
#include "pages/route.hpp"

/// One function a view.
namespace hindsight::pages {

Page overview_page(const archive::Archive& archive, const Route& route, Date as_of);
Page reports_page(const archive::Archive& archive, const Route& route);
/// What kinds of incidents there are, over time, and what repeats.
Page trends_page(const archive::Archive& archive, const Route& route, Date as_of);
/// What was promised, what became of it, and what is overdue.
Page actions_page(const archive::Archive& archive, const Route& route, Date as_of);
/// How complete and how prompt the reports are.
Page practice_page(const archive::Archive& archive, const Route& route, Date as_of);
Page report_page(archive::Loader& loader, const Route& route, Date as_of, Memory& memory);
Page collection_page(const archive::Archive& archive, const Route& route);
Page file_page(archive::Loader& loader, const Route& route);
Page missing_page(const Route& route, std::string_view what);
/// Tells that the route's revision cannot be shown, and which can be.
Page refused_page(const archive::Archive& archive, const Route& route, const Error& why);

}  // namespace hindsight::pages
