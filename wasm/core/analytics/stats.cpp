#include "hindsight/analytics/stats.hpp"

#include "tally.hpp"

namespace hindsight::analytics {

Stats compute_stats(const Selection& reports, const Terms& terms) {
  Tally rules;
  for (const archive::Postmortem* report : reports) {
    for (const Diagnostic& diagnostic : archive::all_diagnostics(*report)) rules.add(diagnostic.rule);
    for (const Diagnostic& finding : report->facts->findings) rules.add(finding.rule);
  }
  return {terms.as_of,           int(reports.size()),          detection_stats(reports, terms), category_stats(reports, terms), action_stats(reports, terms),
          practice_stats(reports, terms), repeat_stats(reports), impact_stats(reports, terms),    std::move(rules).by_count()};
}

}  // namespace hindsight::analytics
