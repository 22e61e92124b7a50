#include "period_bars.hpp"

namespace hindsight::analytics {
namespace {

constexpr PeriodSubject kCategories{"categories", "Categories", "category", "categories", "category", "category: tool failure"};
constexpr PeriodSubject kSeverities{"severities", "Severities", "severity", "severities", "severity", "severity: sev2", true};
constexpr PeriodSubject kDetectors{"detected-by", "Who found out", "detector", "detectors", "detected_by", "detected by: monitoring"};
constexpr PeriodSubject kLlmBehavior{"llm-behavior", "LLM behaviour", "LLM behaviour", "LLM behaviours", "llm_behavior", "llm behavior: hallucination"};
constexpr PeriodSubject kContributions{"system-contribution", "System contribution", "system contribution", "system contributions", "system_contribution",
                                       "system contribution: guardrails"};

std::vector<std::string> values_of(const std::vector<record::Sourced<std::string>>& sourced) {
  std::vector<std::string> values;
  for (const auto& one : sourced) values.push_back(one.value);
  return values;
}

std::vector<std::string> categories_of(const record::Facts& facts) { return values_of(facts.categories); }
std::vector<std::string> llm_behavior_of(const record::Facts& facts) { return values_of(facts.llm_behavior); }
std::vector<std::string> contributions_of(const record::Facts& facts) { return values_of(facts.system_contribution); }

std::vector<std::string> severity_of(const record::Facts& facts) {
  if (!facts.severity) return {};
  return {to_string(facts.severity->value)};
}

std::vector<std::string> detector_of(const record::Facts& facts) {
  if (!facts.detected_by) return {};
  return {facts.detected_by->value};
}

}  // namespace

chart::Model category_figure(const Selection& reports, const FigureLinks& links) { return period_bars(reports, kCategories, categories_of, links); }

std::vector<chart::Model> category_multiples(const Selection& reports, const FigureLinks& links) {
  return split_by_series(category_figure(reports, links));
}

chart::Model severity_figure(const Selection& reports, const FigureLinks& links) { return period_bars(reports, kSeverities, severity_of, links); }
chart::Model detected_by_figure(const Selection& reports, const FigureLinks& links) { return period_bars(reports, kDetectors, detector_of, links); }
chart::Model llm_behavior_figure(const Selection& reports, const FigureLinks& links) { return period_bars(reports, kLlmBehavior, llm_behavior_of, links); }

chart::Model system_contribution_figure(const Selection& reports, const FigureLinks& links) {
  return period_bars(reports, kContributions, contributions_of, links);
}

}  // namespace hindsight::analytics
