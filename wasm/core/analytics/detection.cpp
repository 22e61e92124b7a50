#include "hindsight/analytics/detection.hpp"

#include "tally.hpp"

namespace hindsight::analytics {
namespace {

std::string reason_without_detection(const record::Facts& facts) {
  if (facts.detection_missing) return "says “" + facts.detection_missing->raw + "”";
  if (facts.inferred_detection_minutes) return "only inferred";
  return "not stated";
}

DetectionStats::Halves compare_halves(const std::vector<double>& in_time_order) {
  const auto middle = in_time_order.begin() + std::ptrdiff_t(in_time_order.size() / 2);
  const std::vector<double> first(in_time_order.begin(), middle);
  const std::vector<double> last(middle, in_time_order.end());
  return {int(first.size()), median(first), int(last.size()), median(last), rank_test(first, last)};
}

}  // namespace

DetectionStats detection_stats(const Selection& reports, const Terms& terms) {
  DetectionStats stats;
  Tally detectors;
  QuarterTally detectors_by_quarter;
  std::vector<double> values;
  std::vector<double> dated_values;  // reports come in time order
  for (const archive::Postmortem* report : reports) {
    const record::Facts& facts = *report->facts;
    if (facts.detected_by) {
      detectors.add(facts.detected_by->value);
      if (report->date) detectors_by_quarter.add(report->date->value, facts.detected_by->value);
    }
    if (facts.inferred_detection_minutes) ++stats.inferred_n;
    const auto* detection = record::best_detection(facts);
    if (!detection || (detection->origin == record::Origin::inferred && terms.inferred == InferredValues::left_out)) {
      stats.missing.push_back({report->path, reason_without_detection(facts)});
      continue;
    }
    values.push_back(detection->value);
    if (report->date) dated_values.push_back(detection->value);
  }
  stats.n = int(values.size());
  stats.detected_by = std::move(detectors).by_count();
  stats.detected_by_period = std::move(detectors_by_quarter).take();
  stats.median_minutes = median(values);
  stats.median_interval = median_interval(values);
  stats.p25_minutes = quantile(values, 0.25);
  stats.p75_minutes = quantile(values, 0.75);
  stats.p90_minutes = quantile(values, 0.90);
  stats.mean_minutes = mean(values);
  stats.halves = compare_halves(dated_values);
  return stats;
}

}  // namespace hindsight::analytics
