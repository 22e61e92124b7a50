#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "outline.hpp"
#include "report_times.hpp"

/// Events with their times, from tables, lists, lines, headings and YAML.
namespace hindsight::record {

/// What an event's own label says that it is: "Onset: …", "検知 — …", "The pod crashes. (outage starts)".
enum class EventRole : std::uint8_t { none, start, detection, end };

struct Event {
  TimelineEvent event;
  std::optional<Date> date;            ///< the day, also where the time of day is unknown
  std::optional<int> seconds_of_day;   ///< also where the day is unknown
  std::optional<language::Zone> zone;
  bool impossible_year = false;
  bool day_is_unclear = false;         ///< it names its day in a way that tells none
  bool in_detection_chain = false;
  bool has_range = false;              ///< its time is when something went on, from a time to another
  bool is_rounded = false;             ///< to the minute
  EventRole role = EventRole::none;
  int group = 0;  ///< the same for events of one list, table or row of headings
};

/// In the order of the file. A day that is named once holds until another is; a day without its year is the one near the report's own
/// day; where the timeline names no day at all, it is the report's, and goes on past midnight.
std::vector<Event> read_timeline(const markdown::Document& document, const Outline& outline, const Settings& settings, const ReportTimes& times);

}  // namespace hindsight::record
