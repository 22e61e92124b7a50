#include "hindsight/analytics/categories.hpp"

#include <algorithm>

#include "action_group.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "tally.hpp"

namespace hindsight::analytics {
namespace {

struct PatternReports {
  std::string category;
  std::string severity;
  Selection reports;
};

void add_all(Tally& tally, const std::vector<record::Sourced<std::string>>& values) {
  for (const auto& value : values) tally.add(value.value);
}

/// The first spelling of a name stands for all that differ in case alone.
void add_field(Tally& tally, std::vector<std::string>& spellings, const record::Facts& facts, std::string_view name) {
  for (const record::Field& field : facts.fields) {
    if (field.name != name || record::says_unknown(field.raw)) continue;
    std::string value = text::squeeze(field.raw);
    const auto known = std::find_if(spellings.begin(), spellings.end(), [&](const std::string& other) { return text::equals_ignoring_case(other, value); });
    if (known == spellings.end()) spellings.push_back(value);
    else value = *known;
    return tally.add(value);
  }
}

void add_pattern(std::vector<PatternReports>& patterns, const std::string& category, const std::string& severity, const archive::Postmortem* report) {
  const auto known = std::find_if(patterns.begin(), patterns.end(), [&](const PatternReports& other) { return other.category == category && other.severity == severity; });
  if (known != patterns.end()) known->reports.push_back(report);
  else patterns.push_back({category, severity, {report}});
}

std::vector<RecurringPattern> recurring(std::vector<PatternReports> patterns, const Terms& terms) {
  std::vector<RecurringPattern> found;
  for (const PatternReports& pattern : patterns) {
    if (int(pattern.reports.size()) < kRecurringAtLeast) continue;
    RecurringPattern recurs{pattern.category, pattern.severity, {}, {}};
    for (const archive::Postmortem* report : pattern.reports) recurs.paths.push_back(report->path);
    GroupTally actions("");
    for (const TracedAction& action : trace_actions(pattern.reports, terms)) actions.add(action, terms.as_of);
    recurs.actions = std::move(actions).take();
    found.push_back(std::move(recurs));
  }
  sort_stably(found.begin(), found.end(), [](const RecurringPattern& a, const RecurringPattern& b) {
    if (a.paths.size() != b.paths.size()) return a.paths.size() > b.paths.size();
    return a.category != b.category ? a.category < b.category : a.severity < b.severity;
  });
  return found;
}

}  // namespace

std::vector<NamedCount> severity_counts(const Selection& reports) {
  Tally severities;
  for (const archive::Postmortem* report : reports)
    if (report->facts->severity) severities.add(to_string(report->facts->severity->value));
  return std::move(severities).by_name();
}

CategoryStats category_stats(const Selection& reports, const Terms& terms) {
  Tally categories, llm_behavior, system_contribution, providers, models, patterns;
  QuarterTally trend, severity_trend;
  std::vector<std::string> provider_spellings, model_spellings;
  std::vector<PatternReports> by_pattern;
  for (const archive::Postmortem* report : reports) {
    const record::Facts& facts = *report->facts;
    const std::string severity = facts.severity ? to_string(facts.severity->value) : "";
    if (!severity.empty() && report->date) severity_trend.add(report->date->value, severity);
    for (const auto& category : facts.categories) {
      categories.add(category.value);
      if (report->date) trend.add(report->date->value, category.value);
      if (!severity.empty()) add_pattern(by_pattern, category.value, severity, report);
    }
    add_all(llm_behavior, facts.llm_behavior);
    add_all(system_contribution, facts.system_contribution);
    add_all(patterns, facts.patterns);
    add_field(providers, provider_spellings, facts, "provider");
    add_field(models, model_spellings, facts, "model");
  }
  return {std::move(categories).by_count(),   severity_counts(reports),                 std::move(trend).take(),
          std::move(severity_trend).take(),   recurring(std::move(by_pattern), terms),  std::move(llm_behavior).by_count(),
          std::move(system_contribution).by_count(), std::move(providers).by_count(), std::move(models).by_count(),
          std::move(patterns).by_count()};
}

}  // namespace hindsight::analytics
