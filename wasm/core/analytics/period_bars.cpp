#include "period_bars.hpp"

#include <algorithm>

#include "hindsight/base/number.hpp"
#include "tally.hpp"
#include "time_window.hpp"

namespace hindsight::analytics {
namespace {

constexpr int kMostQuarters = 24;
constexpr std::size_t kMostSeries = 8;
constexpr const char* kOther = "Other";

/// Quarters or years, numbered without gaps.
class Periods {
 public:
  Periods(Date since, Date until) : by_year_(quarter_index(until) - quarter_index(since) >= kMostQuarters) {
    first_ = number(since);
    last_ = number(until);
  }
  [[nodiscard]] int count() const { return last_ - first_ + 1; }
  [[nodiscard]] int index(Date date) const { return number(date) - first_; }
  [[nodiscard]] bool by_year() const { return by_year_; }
  [[nodiscard]] std::string name(int index) const {
    return by_year_ ? std::to_string(first_ + index) : quarter_name(first_ + index);
  }
  [[nodiscard]] Date since(int index) const {
    return quarter_start(by_year_ ? (first_ + index) * 4 : first_ + index);
  }
  [[nodiscard]] Date until(int index) const { return Date{since(index + 1).days - 1}; }

 private:
  [[nodiscard]] int number(Date date) const { return by_year_ ? civil(date).year : quarter_index(date); }

  bool by_year_;
  int first_ = 0;
  int last_ = 0;
};

/// What the reports say, in numbers.
struct Counted {
  std::vector<NamedCount> names;  ///< over all reports, dated or not; the most frequent first
  std::vector<Date> dates;        ///< of the reports that say anything
  int saying = 0;                 ///< reports that do
};

Counted count(const Selection& reports, NamesOf names_of) {
  Counted counted;
  Tally tally;
  for (const archive::Postmortem* report : reports) {
    const std::vector<std::string> names = names_of(*report->facts);
    for (const std::string& name : names) tally.add(name);
    counted.saying += !names.empty();
    if (!names.empty() && report->date) counted.dates.push_back(report->date->value);
  }
  counted.names = std::move(tally).by_count();
  return counted;
}

/// The series' names; all that is too small for one of its own goes to the last.
std::vector<std::string> series_names(const std::vector<NamedCount>& counts, bool by_name) {
  const std::size_t shown = counts.size() > kMostSeries ? kMostSeries - 1 : counts.size();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < shown; ++i) names.push_back(counts[i].name);
  if (by_name) sort_stably(names.begin(), names.end(), [](const std::string& a, const std::string& b) { return a < b; });
  if (shown < counts.size()) names.emplace_back(kOther);
  return names;
}

std::string period_summary(const PeriodSubject& subject, const Counted& counted, std::size_t reports, int outside) {
  const NamedCount& first = counted.names.front();
  const bool alone = counted.names.size() == 1;
  std::string sentence = "“" + first.name + "” is the " + (alone ? "only " + std::string(subject.singular) : "most frequent of " + count_of((long long)counted.names.size(), subject.singular, subject.plural)) +
                         " with " + count_of(first.count, "report") + " of " + std::to_string(reports);
  const int silent = int(reports) - counted.saying;
  if (silent > 0) sentence += "; " + std::to_string(silent) + " without a " + subject.singular;
  if (outside > 0) sentence += "; " + std::to_string(outside) + " earlier than the axis";
  return sentence + ".";
}

void count_periods(const Selection& reports, NamesOf names_of, Date since, const Periods& periods, chart::Model& model) {
  const std::size_t last = model.series.size() - 1;
  for (const archive::Postmortem* report : reports) {
    if (!report->date || report->date->value < since) continue;
    for (const std::string& name : names_of(*report->facts)) {
      const auto own = std::find_if(model.series.begin(), model.series.end(), [&](const chart::Series& series) { return series.name == name; });
      const std::size_t series = own == model.series.end() ? last : std::size_t(own - model.series.begin());
      ++model.series[series].points[std::size_t(periods.index(report->date->value))].y;
    }
  }
}

void describe_points(const PeriodSubject& subject, const FigureLinks& links, const Periods& periods, bool has_other, chart::Model& model) {
  for (chart::Series& series : model.series) {
    const bool rest = has_other && &series == &model.series.back();
    for (int i = 0; i < periods.count(); ++i) {
      chart::Point& point = series.points[std::size_t(i)];
      point.x = i;
      point.label = series.name + " · " + periods.name(i) + " · " + count_of((long long)point.y, "report");
      if (links.in_period) point.link = links.in_period(rest ? "" : subject.field, rest ? "" : series.name, periods.since(i), periods.until(i));
    }
  }
}

double highest_bar(const chart::Model& model) {
  double highest = 0;
  for (std::size_t i = 0; i < model.x.categories.size(); ++i) {
    double bar = 0;
    for (const chart::Series& series : model.series) bar += series.points[i].y;
    highest = std::max(highest, bar);
  }
  return highest;
}

}  // namespace

chart::Model period_bars(const Selection& reports, const PeriodSubject& subject, NamesOf names_of, const FigureLinks& links) {
  chart::Model model;
  model.id = subject.id;
  model.kind = chart::Kind::stacked_bars;
  model.title = std::string(subject.title) + " per quarter";
  model.y.label = "Reports";

  const Counted counted = count(reports, names_of);
  const auto window = time_window(counted.dates);
  if (!window) {
    model.empty = reports.empty() ? "No report matches."
                                  : std::string("No dated report states a ") + subject.singular + ". A line such as “" + subject.how_to_say +
                                        "” in a report puts it on this chart.";
    return model;
  }
  const Periods periods(window->since, window->until);
  if (periods.by_year()) model.title = std::string(subject.title) + " per year";
  for (int i = 0; i < periods.count(); ++i) model.x.categories.push_back(periods.name(i));
  model.x.maximum = periods.count() - 1;

  const std::vector<std::string> names = series_names(counted.names, subject.by_name);
  const bool has_other = counted.names.size() > kMostSeries;
  for (const std::string& name : names)
    model.series.push_back({name, chart::Role::bars, int(model.series.size()), std::vector<chart::Point>(std::size_t(periods.count()))});
  if (has_other) model.series.back().color = -2;
  count_periods(reports, names_of, window->since, periods, model);
  describe_points(subject, links, periods, has_other, model);
  model.y.maximum = highest_bar(model);
  model.summary = period_summary(subject, counted, reports.size(), window->outside);
  return model;
}

std::vector<chart::Model> split_by_series(const chart::Model& bars) {
  std::vector<chart::Model> multiples;
  double highest = 0;
  for (const chart::Series& series : bars.series)
    for (const chart::Point& point : series.points) highest = std::max(highest, point.y);
  for (const chart::Series& series : bars.series) {
    chart::Model model = bars;
    model.id = bars.id + "-" + std::to_string(multiples.size() + 1);
    model.title = series.name;
    model.series = {series};
    model.y.maximum = highest;
    long long total = 0;
    for (const chart::Point& point : series.points) total += (long long)point.y;
    model.summary = count_of(total, "report") + " from " + bars.x.categories.front() + " to " + bars.x.categories.back() + ".";
    multiples.push_back(std::move(model));
  }
  return multiples;
}

}  // namespace hindsight::analytics
