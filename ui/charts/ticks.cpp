#include "ticks.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "hindsight/base/number.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/base/time.hpp"

namespace hindsight::charts {
namespace {

constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr TimeStep kTimeSteps[] = {{1, 0},  {2, 0},  {7, 0},  {14, 0},  {0, 1},   {0, 2},   {0, 3},    {0, 6},
                                   {0, 12}, {0, 24}, {0, 60}, {0, 120}, {0, 240}, {0, 600}, {0, 1200}, {0, 6000}};
constexpr int kMostTicks = 200;

Tick day_tick(int days, bool is_first) {
  const YearMonthDay day = civil(Date{days});
  Tick tick{static_cast<double>(days), std::to_string(day.day) + " " + kMonths[day.month - 1], {}, 0};
  if (is_first || (day.month == 1 && day.day <= 14)) tick.second = std::to_string(day.year);
  return tick;
}

Tick month_tick(int days, int year, int month, int step_months, bool is_first) {
  Tick tick{static_cast<double>(days), {}, {}, 0};
  if (step_months % 12 == 0) {
    tick.label = std::to_string(year);
    return tick;
  }
  tick.label = kMonths[month];
  if (is_first || month == 0) tick.second = std::to_string(year);
  return tick;
}

std::vector<Tick> day_ticks(double from, double to, int step) {
  std::vector<Tick> ticks;
  // 1969-12-29 was a Monday, so that weekly ticks are Mondays.
  constexpr int kMonday = -3;
  const int first = kMonday + static_cast<int>(std::ceil((from - kMonday) / step)) * step;
  for (int day = first; day <= to; day += step) ticks.push_back(day_tick(day, ticks.empty()));
  return ticks;
}

std::vector<Tick> month_ticks(double from, double to, int step) {
  std::vector<Tick> ticks;
  const YearMonthDay start = civil(Date{static_cast<int>(std::floor(from))});
  int index = start.year * 12 + start.month - 1;
  index -= index % step;
  for (; static_cast<int>(ticks.size()) < kMostTicks; index += step) {
    const auto date = make_date(std::max(1, index / 12), index % 12 + 1, 1);
    if (!date || date->days > to) break;
    if (date->days >= from) ticks.push_back(month_tick(date->days, index / 12, index % 12, step, ticks.empty()));
  }
  return ticks;
}

struct Quarter {
  std::string_view year;
  std::string_view quarter;
};

std::optional<Quarter> split_quarter(std::string_view label) {
  if (label.size() != 7 || label[5] != 'Q' || (label[4] != '-' && label[4] != ' ')) return std::nullopt;
  if (label[6] < '1' || label[6] > '4') return std::nullopt;
  if (!std::all_of(label.begin(), label.begin() + 4, text::is_digit)) return std::nullopt;
  return Quarter{label.substr(0, 4), label.substr(5)};
}

/// The first label that is shown, so that with every second or fourth quarter the Q1s stay.
int first_shown(std::span<const std::string> labels, int every) {
  for (int i = 0; i < std::min<int>(every, static_cast<int>(labels.size())); ++i) {
    const auto quarter = split_quarter(labels[static_cast<std::size_t>(i)]);
    if (quarter && quarter->quarter == "Q1") return i % every;
  }
  return 0;
}

}  // namespace

std::span<const TimeStep> time_steps() { return kTimeSteps; }

std::vector<Tick> time_ticks(double from, double to, TimeStep step) {
  const double step_days = step.days > 0 ? step.days : step.months * 30.4;
  if (!(to > from) || (to - from) / step_days > kMostTicks) return {};
  return step.days > 0 ? day_ticks(from, to, step.days) : month_ticks(from, to, step.months);
}

std::vector<Tick> minute_ticks(double from_minutes, double to_minutes) {
  static const Tick kTicks[] = {
      {1.0 / 60, "1 s", {}, 9}, {1.0 / 6, "10 s", {}, 9}, {1, "1 min", {}, 1},     {10, "10 min", {}, 2},
      {30, "30 min", {}, 4},    {60, "1 h", {}, 0},       {360, "6 h", {}, 3},     {1440, "1 d", {}, 0},
      {10080, "7 d", {}, 2},    {43200, "30 d", {}, 1},   {129600, "90 d", {}, 5}, {525600, "1 y", {}, 2},
      {5256000, "10 y", {}, 3},
  };
  std::vector<Tick> ticks;
  for (const Tick& tick : kTicks) {
    if (tick.value >= from_minutes * 0.999 && tick.value <= to_minutes * 1.001) ticks.push_back(tick);
  }
  return ticks;
}

double count_step(double from, double to, int most, bool whole_numbers) {
  const double least = (to - from) / std::max(1, most);
  if (!(least > 0) || !std::isfinite(least)) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * 0.9999) {
      step = factor * power;
      break;
    }
  }
  return whole_numbers ? std::max(1.0, step) : step;
}

std::vector<Tick> count_ticks(double from, double to, double step) {
  std::vector<Tick> ticks;
  if (!(step > 0) || (to - from) / step > kMostTicks) return ticks;
  const auto first = static_cast<long long>(std::ceil(from / step - 1e-9));
  for (long long i = first; static_cast<double>(i) * step <= to + step * 1e-9; ++i) {
    const double value = static_cast<double>(i) * step;
    ticks.push_back({value, to_decimal(value, step < 1 ? 3 : 0), {}, static_cast<int>(i % 2 != 0)});
  }
  return ticks;
}

std::vector<Tick> category_ticks(std::span<const std::string> labels, int every) {
  std::vector<Tick> ticks;
  for (int i = first_shown(labels, every); i < static_cast<int>(labels.size()); i += every) {
    const std::string& label = labels[static_cast<std::size_t>(i)];
    Tick tick{static_cast<double>(i), label, {}, 0};
    if (const auto quarter = split_quarter(label)) {
      tick.label = quarter->quarter;
      if (ticks.empty() || quarter->quarter == "Q1") tick.second = quarter->year;
    }
    ticks.push_back(tick);
  }
  return ticks;
}

}  // namespace hindsight::charts
