#include "detection.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "date_text.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/extract.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestAnswer = 60;  // a longer text that holds no span is prose about detection
constexpr double kTolerance = 1.0;          // minutes by which a stated and a computed value may differ by rounding

Sourced<double> minutes_of(double minutes, const Field& field, Origin origin) { return {minutes, field.raw, field.line, origin, field.place}; }

bool has_unit(std::string_view raw) { return std::any_of(raw.begin(), raw.end(), text::is_alpha); }

/// A span where one is stated. "Detection" and "Detected" are labels of other things as well and count only with a unit.
std::optional<Sourced<double>> stated_span(const Field& field) {
  const bool by_name = field.name == "detection_minutes";
  const bool by_unit = (field.name == "detection" || field.name == "detected_at") && has_unit(field.raw);
  if (!by_name && !by_unit) return std::nullopt;
  const auto minutes = parse_duration_minutes(field.raw, unit_of_label(field.label));
  return minutes ? std::optional(minutes_of(*minutes, field, Origin::stated)) : std::nullopt;
}

struct Moment {
  Instant at;
  const Field* field = nullptr;
};

std::optional<Moment> moment_in(const Field& field, const Settings& settings) {
  TimeText time = match_time(field.raw, settings.date_order);
  if (!time.is_full()) return std::nullopt;
  if (!time.zone_minutes) time.zone_minutes = settings.zone_minutes;
  const auto at = time.instant();
  return at ? std::optional(Moment{*at, &field}) : std::nullopt;
}

std::optional<Moment> first_moment(const std::vector<Labelled>& values, const Settings& settings, std::initializer_list<std::string_view> names) {
  for (const Labelled& value : values) {
    if (std::find(names.begin(), names.end(), value.field.name) == names.end()) continue;
    if (const auto moment = moment_in(value.field, settings)) return moment;
  }
  return std::nullopt;
}

void report(Facts& facts, const char* rule, DiagnosticLevel level, int line, std::string message) {
  facts.diagnostics.push_back({rule, level, line, std::move(message)});
}

std::optional<Sourced<double>> from_labelled_pair(const std::vector<Labelled>& values, const Settings& settings, Facts& facts) {
  const auto start = first_moment(values, settings, {"started_at"});
  const auto detected = first_moment(values, settings, {"detected_at", "detection", "detection_minutes"});
  if (!start || !detected) return std::nullopt;
  const double minutes = double(detected->at.seconds - start->at.seconds) / 60;
  if (minutes < 0) {
    report(facts, "detection-before-start", DiagnosticLevel::warning, detected->field->line,
           "Detected (" + detected->field->raw + ") before the impact started (" + start->field->raw + ", line " +
               std::to_string(start->field->line) + ").");
    return std::nullopt;
  }
  Sourced<double> value = minutes_of(minutes, *detected->field, Origin::computed);
  value.raw = start->field->raw + " \xE2\x86\x92 " + detected->field->raw;
  return value;
}

/// From the chain's first event to the first one that tells of detection; both must be dated, or both undated and in order.
std::optional<Sourced<double>> from_chain(const std::vector<Event>& events) {
  const Event* first = nullptr;
  for (const Event& event : events) {
    if (!event.in_detection_chain) continue;
    const bool detects = tells_of_detection(event.event.text);
    if (first == nullptr) {
      if (detects) return std::nullopt;
      first = &event;
      continue;
    }
    if (!detects) continue;
    std::optional<double> minutes;
    if (first->event.time && event.event.time) {
      minutes = double(event.event.time->seconds - first->event.time->seconds) / 60;
    } else if (!first->date && !event.date && first->seconds_of_day && event.seconds_of_day) {
      minutes = double(*event.seconds_of_day - *first->seconds_of_day) / 60;
    }
    if (!minutes || *minutes < 0) return std::nullopt;
    return Sourced<double>{*minutes, first->event.raw_time + " \xE2\x86\x92 " + event.event.raw_time, event.event.line, Origin::computed,
                           Place::timeline};
  }
  return std::nullopt;
}

/// The first label that says that nobody knows, or whose value cannot be read.
std::optional<Missing> stated_as_missing(const std::vector<Labelled>& values) {
  for (const Labelled& value : values) {
    if (value.field.name != "detection_minutes") continue;
    const std::string& raw = value.field.raw;
    if (says_unknown(raw) || (raw.size() <= kLongestAnswer && match_time(raw).size == 0)) return Missing{raw, value.field.line};
  }
  return std::nullopt;
}

}  // namespace

void read_detection(const std::vector<Labelled>& values, const std::vector<Event>& events, const Settings& settings, Facts& facts) {
  for (const Labelled& value : values) {
    const auto stated = stated_span(value.field);
    if (!stated) continue;
    if (!facts.detection_minutes) {
      facts.detection_minutes = stated;
    } else if (std::abs(facts.detection_minutes->value - stated->value) > kTolerance) {
      report(facts, "detection-stated-twice", DiagnosticLevel::warning, stated->line,
             "Detection is stated as " + facts.detection_minutes->raw + " on line " + std::to_string(facts.detection_minutes->line) +
                 " and as " + stated->raw + " here; the first is used.");
    }
  }
  auto computed = from_labelled_pair(values, settings, facts);
  if (!computed) computed = from_chain(events);
  if (facts.detection_minutes) {
    if (computed && std::abs(computed->value - facts.detection_minutes->value) > kTolerance)
      report(facts, "detection-differs", DiagnosticLevel::warning, facts.detection_minutes->line,
             "Detection is stated as " + facts.detection_minutes->raw + ", but " + computed->raw + " (line " +
                 std::to_string(computed->line) + ") is " + humanize_minutes(computed->value) + ".");
    return;
  }
  facts.detection_missing = stated_as_missing(values);
  if (computed && !facts.detection_missing) facts.detection_minutes = std::move(computed);
}

}  // namespace hindsight::record
