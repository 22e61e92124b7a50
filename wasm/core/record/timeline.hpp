#pragma once

#include <optional>
#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "outline.hpp"
#include "report_times.hpp"

/// Events with their times, from tables, lists and YAML.
namespace hindsight::record {

struct Event {
  TimelineEvent event;
  std::optional<Date> date;            ///< the day, also where the time of day is unknown
  std::optional<int> seconds_of_day;   ///< also where the day is unknown
  std::optional<int> zone_minutes;     ///< east of UTC
  bool zone_is_unclear = false;
  bool impossible_year = false;
  bool in_detection_chain = false;
  int group = 0;  ///< the same for events of one list, table or row of headings
};

/// In the order of the file. A day without its year is the one near the report's own day; where the timeline names no day at all, it
/// is the report's, and goes on past midnight.
std::vector<Event> read_timeline(const markdown::Document& document, const Outline& outline, const Settings& settings, const ReportTimes& times);

}  // namespace hindsight::record
