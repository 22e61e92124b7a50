#include <algorithm>

#include "hindsight/analytics/figures.hpp"
#include "hindsight/analytics/statistics.hpp"
#include "hindsight/base/number.hpp"
#include "time_window.hpp"

namespace hindsight::analytics {
namespace {

struct Observation {
  const archive::Postmortem* report;
  Date date;
  double minutes;
  bool inferred;
};

using MinutesOf = const record::Sourced<double>* (*)(const record::Facts& facts);

std::vector<Observation> observe(const Selection& reports, MinutesOf minutes_of) {
  std::vector<Observation> observations;
  for (const archive::Postmortem* report : reports) {
    const auto* minutes = minutes_of(*report->facts);
    if (!minutes || !report->date) continue;
    observations.push_back({report, report->date->value, minutes->value, minutes->origin == record::Origin::inferred});
  }
  return observations;
}

chart::Point dot(const Observation& observation, const FigureLinks& links) {
  chart::Point point;
  point.x = observation.date.days;
  point.y = observation.minutes;
  point.name = observation.report->title;
  point.label = observation.report->title + " · " + to_string(observation.date) + " · " + humanize_minutes(observation.minutes) +
                (observation.inferred ? " (inferred)" : "");
  if (links.report) point.link = links.report(*observation.report);
  return point;
}

/// The rolling median and the p25–p75 band over the last kRollingWindow stated observations.
void add_rolling(const std::vector<Observation>& observations, std::vector<chart::Series>& series) {
  chart::Series median_line{"Median of the last " + std::to_string(kRollingWindow), chart::Role::line, -1, {}};
  chart::Series band{"Middle half", chart::Role::band, -1, {}};
  std::vector<double> window;
  for (const Observation& observation : observations) {
    if (observation.inferred) continue;
    window.push_back(observation.minutes);
    if (int(window.size()) > kRollingWindow) window.erase(window.begin());
    if (int(window.size()) < kRollingWindow) continue;
    chart::Point at;
    at.x = observation.date.days;
    at.y = *median(window);
    at.label = to_string(observation.date) + " · median " + humanize_minutes(at.y);
    chart::Point edges = at;
    edges.y = *quantile(window, 0.25);
    edges.y2 = *quantile(window, 0.75);
    median_line.points.push_back(std::move(at));
    band.points.push_back(std::move(edges));
  }
  if (median_line.points.size() < 2) return;
  series.push_back(std::move(band));
  series.push_back(std::move(median_line));
}

/// All of the chart but its summary and what belongs to one measure alone. Says how many reports are earlier than the axis.
int draw_observations(const std::vector<Observation>& observations, const FigureLinks& links, double least_maximum, chart::Model& model) {
  std::vector<Date> dates;
  double highest = least_maximum;
  for (const Observation& observation : observations) {
    dates.push_back(observation.date);
    highest = std::max(highest, observation.minutes);
  }
  const TimeWindow window = *time_window(dates);
  model.x.minimum = window.since.days;
  model.x.maximum = window.until.days;
  model.y.minimum = 1;
  model.y.maximum = highest;

  add_rolling(observations, model.series);
  chart::Series stated{"Incidents", chart::Role::points, 0, {}};
  chart::Series inferred{"Inferred from the timeline", chart::Role::hollow_points, 0, {}};
  for (const Observation& observation : observations)
    (observation.inferred ? inferred : stated).points.push_back(dot(observation, links));
  if (!stated.points.empty()) model.series.push_back(std::move(stated));
  if (!inferred.points.empty()) model.series.push_back(std::move(inferred));
  return window.outside;
}

chart::Model minutes_chart(const char* id, const char* title) {
  chart::Model model;
  model.id = id;
  model.title = title;
  model.kind = chart::Kind::timeline_log;
  model.x.is_time = true;
  model.y.label = title;
  model.y.scale = chart::Scale::log;
  model.y.is_minutes = true;
  return model;
}

std::string verb(double before, double after) {
  if (after < before) return "fell";
  return after > before ? "rose" : "stayed";
}

std::string detection_summary(const DetectionStats& stats, int outside) {
  std::string sentence;
  const auto& halves = stats.halves;
  if (halves.first_n > 0 && halves.last_n > 0) {
    sentence = "Median detection " + verb(*halves.first_median_minutes, *halves.last_median_minutes) + " from " +
               humanize_minutes(*halves.first_median_minutes) + " (first " + std::to_string(halves.first_n) + ") to " +
               humanize_minutes(*halves.last_median_minutes) + " (last " + std::to_string(halves.last_n) + ")";
  } else {
    sentence = "Median detection is " + humanize_minutes(*stats.median_minutes);
  }
  sentence += "; n = " + std::to_string(stats.n);
  if (!stats.missing.empty()) sentence += ", " + std::to_string(stats.missing.size()) + " without a value";
  if (outside > 0) sentence += ", " + std::to_string(outside) + " earlier than the axis";
  return sentence + ".";
}

}  // namespace

chart::Model detection_figure(const Selection& reports, const DetectionStats& stats, const FigureLinks& links, double target_minutes) {
  chart::Model model = minutes_chart("detection", "Time to detection");
  const std::vector<Observation> observations = observe(reports, record::best_detection);
  if (observations.empty()) {
    model.empty = reports.empty() ? "No report matches."
                                  : "No report states how long detection took. A line such as “detection_chain_minutes: 38” "
                                    "in a report puts it on this chart.";
    return model;
  }
  const int outside = draw_observations(observations, links, std::max(60.0, target_minutes), model);
  model.references.push_back({target_minutes, "target " + humanize_minutes(target_minutes)});
  if (model.y.maximum >= kDetectionReferenceMinutes / 2) model.references.push_back({kDetectionReferenceMinutes, "14 days"});
  model.summary = stats.n > 0 ? detection_summary(stats, outside) : "All values are inferred from timelines.";
  return model;
}

chart::Model duration_figure(const Selection& reports, const FigureLinks& links) {
  chart::Model model = minutes_chart("durations", "How long incidents lasted");
  const std::vector<Observation> observations = observe(reports, [](const record::Facts& facts) {
    return facts.impact.duration_minutes ? &*facts.impact.duration_minutes : nullptr;
  });
  if (observations.empty()) {
    model.empty = reports.empty() ? "No report matches." : "No dated report says how long the incident lasted. A line such as “Duration: 2 h” puts it on this chart.";
    return model;
  }
  const int outside = draw_observations(observations, links, 60, model);
  std::vector<double> minutes;
  for (const Observation& observation : observations) minutes.push_back(observation.minutes);
  model.summary = "Half of the incidents lasted " + humanize_minutes(*median(minutes)) + " or less; n = " + std::to_string(minutes.size());
  if (reports.size() > minutes.size()) model.summary += ", " + std::to_string(reports.size() - minutes.size()) + " without a value";
  if (outside > 0) model.summary += ", " + std::to_string(outside) + " earlier than the axis";
  model.summary += ".";
  return model;
}

}  // namespace hindsight::analytics
