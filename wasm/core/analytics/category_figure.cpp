#include <algorithm>
#include <map>

#include "hindsight/analytics/figures.hpp"
#include "hindsight/base/number.hpp"
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

std::vector<std::string> largest_categories(const std::vector<NamedCount>& categories) {
  const std::size_t shown = categories.size() > kMostSeries ? kMostSeries - 1 : categories.size();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < shown; ++i) names.push_back(categories[i].name);
  return names;
}

std::string summarise(const Stats& stats, int without_category, int outside) {
  const NamedCount& first = stats.categories.front();
  std::string sentence = "“" + first.name + "” is the most frequent of " +
                         count_of(int(stats.categories.size()), "category", "categories") + " with " +
                         count_of(first.count, "report") + " of " + std::to_string(stats.count);
  if (without_category > 0) sentence += "; " + std::to_string(without_category) + " without a category";
  if (outside > 0) sentence += "; " + std::to_string(outside) + " earlier than the axis";
  return sentence + ".";
}

}  // namespace

chart::Model category_figure(const Selection& reports, const Stats& stats, const FigureLinks& links) {
  chart::Model model;
  model.id = "categories";
  model.kind = chart::Kind::stacked_bars;
  model.title = "Categories per quarter";
  model.y.label = "Reports";

  std::vector<Date> dates;
  int without_category = 0;
  for (const archive::Postmortem* report : reports) {
    if (report->facts->categories.empty()) ++without_category;
    else if (report->date) dates.push_back(report->date->value);
  }
  const auto window = time_window(dates);
  if (!window) {
    model.empty = reports.empty() ? "No report matches."
                                  : "No dated report states a category. A line such as “category: tool failure” in a report "
                                    "puts it on this chart.";
    return model;
  }

  const Periods periods(window->since, window->until);
  model.title = periods.by_year() ? "Categories per year" : "Categories per quarter";
  for (int i = 0; i < periods.count(); ++i) model.x.categories.push_back(periods.name(i));
  model.x.minimum = 0;
  model.x.maximum = periods.count() - 1;

  const std::vector<std::string> shown = largest_categories(stats.categories);
  std::map<std::string, std::vector<int>> counts;
  std::vector<int> totals(std::size_t(periods.count()), 0);
  for (const archive::Postmortem* report : reports) {
    if (!report->date || report->date->value < window->since) continue;
    const auto period = std::size_t(periods.index(report->date->value));
    for (const auto& category : report->facts->categories) {
      const bool own_series = std::find(shown.begin(), shown.end(), category.value) != shown.end();
      auto& series = counts[own_series ? category.value : kOther];
      series.resize(totals.size());
      ++series[period];
      ++totals[period];
    }
  }

  std::vector<std::string> names = shown;
  if (stats.categories.size() > shown.size()) names.push_back(kOther);
  for (std::size_t s = 0; s < names.size(); ++s) {
    auto& of_series = counts[names[s]];
    of_series.resize(totals.size());
    const bool rest = s >= shown.size();
    chart::Series series{names[s], chart::Role::bars, rest ? -2 : int(s), {}};
    for (int i = 0; i < periods.count(); ++i) {
      const int count = of_series[std::size_t(i)];
      chart::Point point;
      point.x = i;
      point.y = count;
      point.label = names[s] + " · " + periods.name(i) + " · " + count_of(count, "report");
      if (links.category_in_period)
        point.link = links.category_in_period(rest ? std::string() : names[s], periods.since(i), periods.until(i));
      series.points.push_back(std::move(point));
    }
    model.series.push_back(std::move(series));
  }
  model.y.maximum = *std::max_element(totals.begin(), totals.end());
  model.summary = summarise(stats, without_category, window->outside);
  return model;
}

}  // namespace hindsight::analytics
