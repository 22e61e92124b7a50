#pragma once

#include "hindsight/analytics/similarity.hpp"
#include "hindsight/analytics/stats.hpp"
#include "hindsight/archive/search.hpp"
#include "hindsight/base/json.hpp"

/// The JSON that the command and the page's exports promise. Unknown is null.
namespace hindsight::analytics {

Json stats_json(const archive::Archive& archive, const Stats& stats);
Json list_json(const Selection& reports);
/// Without the reports that are like it.
Json show_json(const archive::Postmortem& report, const Terms& terms);
/// With these, and whether an earlier one makes it a known failure.
Json show_json(const archive::Postmortem& report, const Terms& terms, const Similarity& similarity);
/// The reports that a search found, each with where its words stand.
Json search_json(const std::vector<archive::SearchHit>& hits);
/// Open action items with a link to their report.
Json open_actions_json(const Selection& reports, const Terms& terms);
/// The keys of these that a tracker has use for, in their order.
std::vector<std::string> open_action_columns();

}  // namespace hindsight::analytics
