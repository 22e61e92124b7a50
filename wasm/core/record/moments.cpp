#include "moments.hpp"

#include <algorithm>
#include <initializer_list>

#include "event_words.hpp"
#include "hindsight/base/text.hpp"
#include "text_tools.hpp"

namespace hindsight::record {
namespace {

/// A time as a field gives it, before it is known what the others of the report say of zone and day.
struct Reading {
  TimeText time;
  const Field* field = nullptr;
  explicit operator bool() const { return field != nullptr; }
};

std::optional<Zone> zone_of(const Reading& reading) {
  const Field& field = *reading.field;
  if (field.raw.find("CST") != std::string::npos && language::is_chinese(field.label)) return language::kChinaTime;
  return reading.time.zone ? reading.time.zone : find_zone(field.raw);
}

Reading reading_of(const Field& field, const ReportTimes& times) {
  const TimeText time = match_time(field.raw, times.order, TimePlace::event);
  if (!time.seconds_of_day) return {};
  return {time, &field};
}

Reading first_reading(const std::vector<Labelled>& values, const ReportTimes& times, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    for (const Labelled& value : values) {
      if (value.field.name != name) continue;
      if (const Reading reading = reading_of(value.field, times)) return reading;
    }
  return {};
}

/// A clock that stands somewhere in a value: "Monitoring alert — 09:16 UTC", "~40 minutes (09:10 UTC to 09:50 UTC)".
Reading clock_in(const std::vector<Labelled>& values, const ReportTimes& times, std::initializer_list<std::string_view> names, bool with_end) {
  for (const Labelled& value : values) {
    if (std::find(names.begin(), names.end(), value.field.name) == names.end() || value.field.raw.size() > 300) continue;
    const auto placed = language::locate_clock(value.field.raw, times.order);
    if (placed && (!with_end || placed->time.end_seconds)) return {placed->time, &value.field};
  }
  return {};
}

/// The zone that all events which have one are in.
std::optional<Zone> common_zone(const std::vector<Event>& events) {
  std::optional<Zone> zone;
  for (const Event& event : events) {
    if (!event.zone) continue;
    if (zone && !(*zone == *event.zone)) return std::nullopt;
    zone = event.zone;
  }
  return zone;
}

class Settler {
 public:
  Settler(const ReportTimes& times, const std::vector<Event>& events) : day_(times.best_day()), zone_(times.zone), zone_of_events_(common_zone(events)) {}

  /// What a reading names holds for those that do not.
  void learn(const Reading& reading) {
    if (!reading) return;
    if (!named_zone_) named_zone_ = zone_of(reading);
    if (reading.time.date && !named_day_) named_day_ = reading.time.date;
  }
  std::optional<Moment> settle(const Reading& reading) const { return reading ? at(reading, reading.time.date, *reading.time.seconds_of_day) : std::nullopt; }
  std::optional<Moment> settle_end(const Reading& reading) const {
    if (!reading || !reading.time.end_seconds) return std::nullopt;
    std::optional<Date> day = reading.time.end_date ? reading.time.end_date : reading.time.date;
    if (!day) day = named_day_ ? named_day_ : day_;
    if (day && !reading.time.end_date && *reading.time.end_seconds < *reading.time.seconds_of_day) ++day->days;
    return at(reading, day, *reading.time.end_seconds);
  }

 private:
  std::optional<Moment> at(const Reading& reading, std::optional<Date> day, int seconds) const {
    TimeText time = reading.time;
    time.date = day ? day : named_day_ ? named_day_ : day_;
    time.seconds_of_day = seconds;
    time.zone = zone_of(reading);
    const auto instant = time.instant(zone_ ? zone_ : named_zone_ ? named_zone_ : zone_of_events_);
    return instant ? std::optional(Moment{*instant, reading.field->raw, reading.field->line, reading.field->place}) : std::nullopt;
  }

  std::optional<Date> day_, named_day_;
  std::optional<Zone> zone_, named_zone_, zone_of_events_;
};

std::optional<Moment> moment_of(const Event* event) {
  if (event == nullptr || !event->event.time) return std::nullopt;
  return Moment{*event->event.time, event->event.raw_time, event->event.line, Place::timeline};
}

const Event* first_of(const std::vector<Event>& events, EventRole role) {
  for (const Event& event : events)
    if (event.role == role && !event.in_detection_chain) return &event;
  return nullptr;
}

const Event* last_of(const std::vector<Event>& events, EventRole role) {
  const Event* last = nullptr;
  for (const Event& event : events)
    if (event.role == role && !event.in_detection_chain) last = &event;
  return last;
}

}  // namespace

Moments read_moments(const std::vector<Labelled>& values, const std::vector<Event>& events, const ReportTimes& times) {
  const Reading start = first_reading(values, times, {"started_at"});
  const Reading period = clock_in(values, times, {"duration_minutes", "date", "started_at"}, true);
  Reading detected = first_reading(values, times, {"detected_at", "detection", "detection_minutes"});
  if (!detected) detected = clock_in(values, times, {"detected_by"}, false);
  const Reading mitigated = first_reading(values, times, {"mitigated_at"});
  const Reading resolved = first_reading(values, times, {"resolved_at"});
  const Reading dated = first_reading(values, times, {"date"});
  // Closing the books is not the end of the impact where a mitigation is told as well.
  const bool is_mere_closing = resolved && mitigated && text::contains_ignoring_case(resolved.field->label, "closed");

  Settler settler(times, events);
  for (const Reading& reading : {start, period, detected, resolved, mitigated, dated}) settler.learn(reading);
  Moments moments;
  moments.start = settler.settle(start ? start : period);
  moments.detected = settler.settle(detected);
  moments.mitigated = settler.settle(mitigated);
  moments.resolved = is_mere_closing ? settler.settle(mitigated) : resolved ? settler.settle(resolved) : settler.settle_end(period);
  moments.dated = settler.settle(dated);
  if (!moments.start) moments.start = moment_of(first_of(events, EventRole::start));
  if (!moments.detected) moments.detected = moment_of(first_of(events, EventRole::detection));
  if (!moments.resolved) moments.resolved = moment_of(last_of(events, EventRole::end));
  return moments;
}

}  // namespace hindsight::record
