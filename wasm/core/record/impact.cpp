#include "impact.hpp"

#include "detection.hpp"
#include "hindsight/record/values.hpp"

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

std::optional<Sourced<double>> duration(const std::vector<Labelled>& values, const ReportTimes& times) {
  auto stated = first_value(values, "duration_minutes", [](const Field& field) { return parse_duration_minutes(field.raw, unit_of_label(field.label)); });
  if (stated) return stated;
  const auto start = first_moment(values, times, {"started_at"});
  auto end = first_moment(values, times, {"resolved_at"});
  if (!end) end = first_moment(values, times, {"mitigated_at"});
  if (!start || !end || end->at < start->at) return std::nullopt;
  return Sourced<double>{double(end->at.seconds - start->at.seconds) / 60, start->field->raw + " \xE2\x86\x92 " + end->field->raw, end->field->line,
                         Origin::computed, end->field->place};
}

}  // namespace

Impact read_impact(const std::vector<Labelled>& values, const ReportTimes& times) {
  const auto count = [](const Field& field) { return parse_count(field.raw); };
  const auto money = [](const Field& field) { return parse_money(field.raw); };
  return {first_value(values, "affected_users", count), first_value(values, "wrong_responses", count), duration(values, times),
          first_value(values, "financial_impact", money), first_value(values, "model_cost", money)};
}

}  // namespace hindsight::record
