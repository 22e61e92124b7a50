#pragma once

#include <optional>
#include <string_view>

#include "hindsight/base/time.hpp"
#include "hindsight/record/settings.hpp"
#include "outline.hpp"

namespace hindsight::record {

/// How the times of one report are read where they leave something out.
struct ReportTimes {
  DateOrder order = DateOrder::unsaid;
  std::optional<int> zone_minutes;  ///< east of UTC: said above the report's first section, else the archive's
  std::optional<Date> day;          ///< the report's own, where a field or the title states it
};

ReportTimes report_times(const Outline& outline, const Settings& settings, std::optional<Date> day);

/// The zone that a sentence gives to all times ("All times in EDT, as on the customer's clocks.").
std::optional<int> zone_of_all_times(std::string_view text);

}  // namespace hindsight::record
