#pragma once

#include "pages/page.hpp"
#include "pages/route.hpp"

/// One function a view.
namespace hindsight::pages {

Page overview_page(const archive::Archive& archive, const Route& route, Date as_of);
Page reports_page(const archive::Archive& archive, const Route& route);
Page report_page(archive::Loader& loader, const Route& route, Date as_of);
Page collection_page(const archive::Archive& archive);
Page file_page(archive::Loader& loader, const Route& route);
Page missing_page(std::string_view what);

}  // namespace hindsight::pages
