#include "hindsight/analytics/categories.hpp"

#include "action_group.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "tally.hpp"

namespace hindsight::analytics {
namespace {

/// One category and severity of one report.
struct PatternReport {
  std::string category;
  std::string severity;
  const archive::Postmortem* report;
};

void add_all(Tally& tally, const std::vector<record::Sourced<std::string>>& values) {
  for (const auto& value : values) tally.add(value.value);
}

void add_field(Tally& tally, const record::Facts& facts, std::string_view name) {
  for (const record::Field& field : facts.fields)
    if (field.name == name && !record::says_unknown(field.raw)) return tally.add(text::squeeze(field.raw));
}

RecurringPattern recurring_pattern(const PatternReport& pattern, const Selection& reports, const Terms& terms) {
  RecurringPattern recurs{pattern.category, pattern.severity, {}, {}};
  for (const archive::Postmortem* report : reports) recurs.paths.push_back(report->path);
  GroupTally actions("");
  for (const TracedAction& action : trace_actions(reports, terms)) actions.add(action, terms.as_of);
  recurs.actions = std::move(actions).take();
  return recurs;
}

std::vector<RecurringPattern> recurring(std::vector<PatternReport> all, const Terms& terms) {
  sort_stably(all.begin(), all.end(), [](const PatternReport& a, const PatternReport& b) { return a.category != b.category ? a.category < b.category : a.severity < b.severity; });
  std::vector<RecurringPattern> found;
  for (std::size_t from = 0; from < all.size();) {
    Selection reports;
    std::size_t to = from;
    for (; to < all.size() && all[to].category == all[from].category && all[to].severity == all[from].severity; ++to) reports.push_back(all[to].report);
    if (int(reports.size()) >= kRecurringAtLeast) found.push_back(recurring_pattern(all[from], reports, terms));
    from = to;
  }
  sort_stably(found.begin(), found.end(), [](const RecurringPattern& a, const RecurringPattern& b) { return a.paths.size() > b.paths.size(); });
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
  std::vector<PatternReport> by_pattern;
  for (const archive::Postmortem* report : reports) {
    const record::Facts& facts = *report->facts;
    const std::string severity = facts.severity ? to_string(facts.severity->value) : "";
    if (!severity.empty() && report->date) severity_trend.add(report->date->value, severity);
    for (const auto& category : facts.categories) {
      categories.add(category.value);
      if (report->date) trend.add(report->date->value, category.value);
      if (!severity.empty()) by_pattern.push_back({category.value, severity, report});
    }
    add_all(llm_behavior, facts.llm_behavior);
    add_all(system_contribution, facts.system_contribution);
    for (const auto& pattern : facts.patterns)
      if (pattern.origin == record::Origin::stated || terms.inferred == InferredValues::included) patterns.add(pattern.value);
    add_field(providers, facts, "provider");
    add_field(models, facts, "model");
  }
  return {std::move(categories).by_count(),   severity_counts(reports),                 std::move(trend).take(),
          std::move(severity_trend).take(),   recurring(std::move(by_pattern), terms),  std::move(llm_behavior).by_count(),
          std::move(system_contribution).by_count(), std::move(providers).by_count(), std::move(models).by_count(),
          std::move(patterns).by_count()};
}

}  // namespace hindsight::analytics
