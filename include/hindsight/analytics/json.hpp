#pragma once

#include "hindsight/analytics/stats.hpp"
#include "hindsight/base/json.hpp"

/// The JSON that the command and the page's exports promise. Unknown is null.
namespace hindsight::analytics {

Json stats_json(const archive::Archive& archive, const Stats& stats);
Json list_json(const Selection& reports);
Json show_json(const archive::Postmortem& report);

}  // namespace hindsight::analytics
