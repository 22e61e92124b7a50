#include "hindsight/archive/query.hpp"

#include <algorithm>

#include "hindsight/archive/search.hpp"
#include "hindsight/base/text.hpp"

namespace hindsight::archive {
namespace {

bool has_severity(const Postmortem& report, const std::vector<record::Severity>& wanted) {
  const auto& severity = report.facts->severity;
  return severity && std::find(wanted.begin(), wanted.end(), severity->value) != wanted.end();
}

bool has_category(const Postmortem& report, const std::vector<std::string>& wanted) {
  for (const auto& category : report.facts->categories)
    for (const auto& name : wanted)
      if (text::equals_ignoring_case(category.value, name)) return true;
  return false;
}

bool has_value(const std::vector<record::Sourced<std::string>>& values, std::string_view wanted) {
  return std::any_of(values.begin(), values.end(), [&](const auto& value) { return text::equals_ignoring_case(value.value, wanted); });
}

/// What was understood of fields that are written in many ways.
bool is_understood_as(const record::Facts& facts, std::string_view name, std::string_view wanted) {
  if (name == "category") return has_value(facts.categories, wanted);
  if (name == "llm_behavior") return has_value(facts.llm_behavior, wanted);
  if (name == "system_contribution") return has_value(facts.system_contribution, wanted);
  if (name == "pattern") return has_value(facts.patterns, wanted);
  if (name == "detected_by") return facts.detected_by && text::equals_ignoring_case(facts.detected_by->value, wanted);
  if (name == "severity") return facts.severity && text::equals_ignoring_case(to_string(facts.severity->value), wanted);
  return false;
}

/// The whole text of a field, or one of the entries of its list.
bool says(std::string_view raw, std::string_view wanted) {
  raw = text::trim(raw);
  if (text::equals_ignoring_case(raw, wanted)) return true;
  if (raw.starts_with('[') && raw.ends_with(']')) raw = raw.substr(1, raw.size() - 2);
  for (const std::string_view entry : text::split(raw, ','))
    if (text::equals_ignoring_case(text::trim(entry), wanted)) return true;
  return false;
}

bool has_field(const Postmortem& report, const std::string& name, const std::string& value) {
  if (is_understood_as(*report.facts, name, value)) return true;
  for (const auto& field : report.facts->fields) {
    const bool named = text::equals_ignoring_case(field.name, name) || text::equals_ignoring_case(field.label, name);
    if (named && says(field.raw, value)) return true;
  }
  return false;
}

bool within_dates(const Postmortem& report, const Filter& filter) {
  if (!filter.since && !filter.until) return true;
  if (!report.date) return false;
  return (!filter.since || report.date->value >= *filter.since) && (!filter.until || report.date->value <= *filter.until);
}

}  // namespace

bool Filter::empty() const {
  return !since && !until && severities.empty() && categories.empty() && text::trim(text).empty() && where.empty();
}

bool matches(const Postmortem& report, const Filter& filter) {
  if (!within_dates(report, filter)) return false;
  if (!filter.severities.empty() && !has_severity(report, filter.severities)) return false;
  if (!filter.categories.empty() && !has_category(report, filter.categories)) return false;
  for (const auto& [name, value] : filter.where)
    if (!has_field(report, name, value)) return false;
  return has_all_words(report, query_words(filter.text));
}

std::vector<const Postmortem*> select(const Archive& archive, const Filter& filter) {
  std::vector<const Postmortem*> selected;
  for (const Postmortem& report : archive.postmortems)
    if (matches(report, filter)) selected.push_back(&report);
  return selected;
}

}  // namespace hindsight::archive
