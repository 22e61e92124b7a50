#include "hindsight/analytics/practice.hpp"

#include <algorithm>
#include <iterator>

#include "hindsight/analytics/statistics.hpp"
#include "tally.hpp"

namespace hindsight::analytics {
namespace {

using archive::Postmortem;
using record::Severity;

constexpr const char* kSections[] = {"summary",    "impact",         "timeline",    "detection_chain", "root_cause",        "why_not_detected_sooner", "action_items",
                                     "lessons",    "replay_fixture", "policy_path", "outcome_assert",  "idempotency_audit", "customer_truth",          "counterfactual"};
constexpr std::size_t kFirstForAgents = 8;

// What is owed, counted in days from the incident; analytics cannot tell hours where a report names days.
constexpr int kCustomerCopyDays = 3;
constexpr int kReportBusinessDays = 5;

enum class Filling { absent, empty, answered };

Filling filling_of(const record::Facts& facts, std::string_view kind) {
  Filling filling = Filling::absent;
  for (const record::Section& section : facts.sections)
    if (section.kind == kind) filling = std::max(filling, section.answered ? Filling::answered : Filling::empty);
  return filling;
}

SectionCoverage cover(const Selection& reports, const char* kind) {
  SectionCoverage coverage;
  coverage.section = kind;
  Tally quality;
  for (const Postmortem* report : reports) {
    switch (filling_of(*report->facts, kind)) {
      case Filling::answered: ++coverage.answered; break;
      case Filling::empty: ++coverage.empty; break;
      case Filling::absent: ++coverage.absent; break;
    }
    for (const record::Section& section : report->facts->sections) {
      if (section.kind != kind || section.quality.empty()) continue;
      quality.add(section.quality);
      break;
    }
  }
  coverage.quality = std::move(quality).by_count();
  return coverage;
}

/// The day on which a report was written, by its first commit; nothing for those that came with many others.
std::optional<Date> day_of_writing(const Postmortem& report) {
  if (report.versions.empty() || report.written_together > kMostWrittenAtOnce) return std::nullopt;
  return utc_date(report.versions.front().date);
}

std::optional<Date> day_of_incident(const Postmortem& report) {
  if (!report.date || report.date->source == archive::DateSource::first_commit) return std::nullopt;
  return report.date->value;
}

/// From one day to a later one; nothing where either is unknown or they are in the wrong order.
std::optional<int> days_between(std::optional<Date> from, std::optional<Date> to) {
  return from && to && *from <= *to ? std::optional(to->days - from->days) : std::nullopt;
}

template <class T>
std::optional<Date> value_of(const std::optional<record::Sourced<T>>& sourced) {
  return sourced ? std::optional(sourced->value) : std::nullopt;
}

int day_of_week(Date date) { return ((date.days + 3) % 7 + 7) % 7; }  // 0 is Monday; 1970-01-01 was a Thursday

Date after_business_days(Date date, int days) {
  while (days > 0) {
    ++date.days;
    days -= day_of_week(date) < 5;
  }
  return date;
}

void judge(Deadline& deadline, std::optional<Date> due, std::optional<Date> done) {
  if (!due || !done) ++deadline.unknown;
  else ++(*done <= *due ? deadline.kept : deadline.late);
}

/// What was repaired in time was answered in time; what was repaired late may have been answered at once.
void judge_response(Deadline& deadline, std::optional<Date> due, const record::Facts& facts) {
  const auto repaired = value_of(facts.repair_date);
  const bool shows_response = !facts.response_date && due && repaired && *repaired <= *due;
  judge(deadline, due, shows_response ? repaired : value_of(facts.response_date));
}

/// A response on the same day for sev1, by the next for sev2; a report within five business days for both; its review within the
/// hours of the team's policy; a copy to the customers concerned within 72 hours where there are any.
std::vector<Deadline> deadlines(const Selection& reports, const record::Policies& policies) {
  Deadline response{"response", 0, 0, 0}, report_written{"report", 0, 0, 0}, review{"review", 0, 0, 0}, copy{"customer copy", 0, 0, 0};
  const auto after = [](std::optional<Date> date, int days) { return date ? std::optional(Date{date->days + days}) : std::nullopt; };
  for (const Postmortem* report : reports) {
    const record::Facts& facts = *report->facts;
    const auto incident = day_of_incident(*report);
    const auto writing = day_of_writing(*report);
    judge(review, after(writing, (policies.review_hours + 23) / 24), value_of(facts.review_date));
    const bool is_major = facts.severity && facts.severity->value <= Severity::sev2;
    if (!is_major) continue;
    judge_response(response, after(incident, facts.severity->value == Severity::sev1 ? 0 : 1), facts);
    judge(report_written, incident ? std::optional(after_business_days(*incident, kReportBusinessDays)) : std::nullopt, writing);
    const bool met_customers = facts.customer_copy_date || (facts.impact.affected_users && facts.impact.affected_users->value > 0);
    if (met_customers) judge(copy, after(incident, kCustomerCopyDays), value_of(facts.customer_copy_date));
  }
  return {response, report_written, review, copy};
}

MedianOf median_of(std::vector<double> values, std::size_t reports) {
  const int n = int(values.size());
  return {median(std::move(values)), n, int(reports) - n};
}

}  // namespace

std::vector<SectionCoverage> section_coverage(const Selection& reports) {
  std::vector<SectionCoverage> coverage;
  for (const char* kind : kSections) coverage.push_back(cover(reports, kind));
  return coverage;
}

std::vector<std::string> missing_sections(const record::Facts& facts) {
  const bool is_of_agent = !facts.llm_behavior.empty() || std::any_of(std::begin(kSections) + kFirstForAgents, std::end(kSections), [&](const char* kind) {
    return filling_of(facts, kind) != Filling::absent;
  });
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < std::size(kSections); ++i)
    if ((i < kFirstForAgents || is_of_agent) && filling_of(facts, kSections[i]) != Filling::answered) missing.emplace_back(kSections[i]);
  return missing;
}

PracticeStats practice_stats(const Selection& reports, const Terms& terms) {
  PracticeStats stats;
  stats.coverage = section_coverage(reports);
  std::vector<double> days_to_report, hours_to_review, words;
  for (const Postmortem* report : reports) {
    const record::Facts& facts = *report->facts;
    const auto writing = day_of_writing(*report);
    if (const auto days = days_between(day_of_incident(*report), writing)) days_to_report.push_back(*days);
    if (const auto days = days_between(writing, value_of(facts.review_date))) hours_to_review.push_back(*days * 24.0);
    words.push_back(facts.word_count);
    stats.too_long += facts.word_count > terms.settings->policies.most_words;
    if (facts.severity && facts.severity->value == Severity::sev4 && report->date)
      stats.near_misses.push_back({to_string(report->date->value).substr(0, 7), report});
  }
  stats.days_to_report = median_of(std::move(days_to_report), reports.size());
  stats.hours_to_review = median_of(std::move(hours_to_review), reports.size());
  stats.words = median_of(std::move(words), reports.size());
  stats.deadlines = deadlines(reports, terms.settings->policies);
  return stats;
}

}  // namespace hindsight::analytics
