#pragma once

#include <optional>
#include <string_view>

#include "hindsight/base/time.hpp"
#include "hindsight/language/time_text.hpp"
#include "hindsight/language/zone.hpp"
#include "hindsight/record/settings.hpp"
#include "outline.hpp"

namespace hindsight::record {

/// How the times of one report are read where they leave something out.
struct ReportTimes {
  DateOrder order = DateOrder::unsaid;
  std::optional<language::Zone> zone;  ///< said above the report's first section, or for all times of the file, else the archive's
  bool is_local = false;            ///< they are said to be of the place, which nothing names: no time is known in UTC
  std::optional<language::TimeText> zero;     ///< the clock of "T0", with its day where that is known
  std::optional<Date> day;          ///< the report's own, where a field or the title states it
  std::optional<Date> day_of_name;  ///< that its file's name tells

  [[nodiscard]] std::optional<Date> best_day() const { return day ? day : day_of_name; }
};

ReportTimes report_times(const Outline& outline, const Settings& settings, DateOrder order, std::optional<Date> day, std::optional<Date> day_of_name);

/// The zone that a sentence gives to all times ("All times in EDT, as on the customer's clocks.").
std::optional<language::Zone> zone_of_all_times(std::string_view text);

}  // namespace hindsight::record
