#include "running_day.hpp"

namespace hindsight::record {
namespace {

constexpr int kHour = 3600;
constexpr int kMostDisorder = 3 * kHour;  // events are told out of order by minutes, hardly by hours
constexpr int kNight = 6 * kHour;         // from an evening to the next morning
constexpr int kAfternoon = 13 * kHour;    // a clock of twelve hours does not get that far

}  // namespace

int RunningDay::pass(int clock, int list, bool half_is_unsaid) {
  const bool in_one_list = list == last_list_;
  if (half_is_unsaid && last_half_is_unsaid_ && in_one_list && last_clock_ && clock < *last_clock_) {
    const int later = clock + 12 * kHour;
    if (clock < 12 * kHour && later >= *last_clock_ && later - *last_clock_ <= kNight && *last_clock_ - clock >= kMostDisorder) clock = later;
  }
  const int before = last_clock_.value_or(clock);
  const int back = before - clock;
  const bool next_day = back >= 12 * kHour || (in_one_list && back >= kNight && before >= kAfternoon);
  const bool same_day = back <= 0 || (in_one_list && back < kMostDisorder);
  if (date_ && next_day) ++date_->days;
  if (!next_day && !same_day) date_.reset();
  last_clock_ = clock;
  last_list_ = list;
  last_half_is_unsaid_ = half_is_unsaid;
  return clock;
}

}  // namespace hindsight::record
