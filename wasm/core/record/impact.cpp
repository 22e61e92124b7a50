#include "impact.hpp"

#include <algorithm>

#include "hindsight/record/values.hpp"
#include "told.hpp"

namespace hindsight::record {
namespace {

/// The first of a field's values that `parse` can read.
template <class Parse>
auto first_value(const std::vector<Labelled>& values, std::string_view name, Parse parse) {
  using Value = typename decltype(parse(Field()))::value_type;
  std::optional<Sourced<Value>> found;
  for (const Labelled& value : values) {
    if (found || value.field.name != name) continue;
    if (auto read = parse(value.field)) found = Sourced<Value>{std::move(*read), value.field.raw, value.field.line, Origin::stated, value.field.place};
  }
  return found;
}

/// A field's span, also where more follows it: "~40 minutes (09:10 UTC to 09:50 UTC), with a second blip".
std::optional<double> stated_duration(const Field& field) {
  if (const auto minutes = parse_duration_minutes(field.raw, unit_of_label(field.label))) return minutes;
  const auto leading = language::leading_span(field.raw);
  return leading ? std::optional(leading->minutes) : std::nullopt;
}

std::optional<Sourced<double>> duration(const std::vector<Labelled>& values, const Moments& moments, const Outline& outline, const std::vector<Event>& events) {
  if (auto stated = first_value(values, "duration_minutes", stated_duration)) return stated;
  const auto& start = moments.start ? moments.start : moments.dated;
  const auto& end = moments.resolved ? moments.resolved : moments.mitigated;
  const bool named_by_fields = start && end && start->place != Place::timeline && end->place != Place::timeline;
  if (!named_by_fields)
    if (auto told = told_duration(outline, events)) return told;
  if (!start || !end || end->at < start->at) return std::nullopt;
  return Sourced<double>{double(end->at.seconds - start->at.seconds) / 60, start->raw + " \xE2\x86\x92 " + end->raw, end->line, Origin::computed, end->place};
}

}  // namespace

Impact read_impact(const std::vector<Labelled>& values, const Moments& moments, const Outline& outline, const std::vector<Event>& events, const Labels& labels) {
  const auto count = [](const Field& field) { return parse_count(field.raw); };
  const auto money = [](const Field& field) { return parse_money(field.raw); };
  auto people = first_value(values, "affected_users", count);
  const bool is_stated = std::any_of(values.begin(), values.end(), [](const Labelled& value) { return value.field.name == "affected_users"; });
  if (!people && !is_stated) people = told_people(values, outline, labels);
  return {std::move(people), first_value(values, "wrong_responses", count), duration(values, moments, outline, events),
          first_value(values, "financial_impact", money), first_value(values, "model_cost", money)};
}

}  // namespace hindsight::record
