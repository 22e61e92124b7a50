#pragma once

#include <optional>

#include "hindsight/base/time.hpp"

namespace hindsight::record {

/// The day of times of day that follow each other, of which only the first one's is known.
class RunningDay {
 public:
  explicit RunningDay(std::optional<Date> first = {}) : date_(first) {}

  /// Nothing from where the order no longer tells.
  [[nodiscard]] const std::optional<Date>& date() const { return date_; }
  /// Goes on to the next time, in seconds of its day; `list` tells one list or table from another. Gives the time as it is meant: of a
  /// clock of twelve hours that says neither am nor pm, 1:06 after 12:48 is in the afternoon.
  int pass(int clock, int list, bool half_is_unsaid = false);

 private:
  std::optional<Date> date_;
  std::optional<int> last_clock_;
  int last_list_ = 0;
  bool last_half_is_unsaid_ = false;
};

}  // namespace hindsight::record
