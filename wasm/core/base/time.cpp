#include "hindsight/base/time.hpp"

#include <algorithm>

namespace hindsight {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int32_t kFirstDay = -719'162;  // 0001-01-01
constexpr std::int32_t kLastDay = 2'932'896;  // 9999-12-31

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// http://howardhinnant.github.io/date_algorithms.html: years begin in March, so that the leap day comes last.
std::int32_t days_from_civil(int year, int month, int day) {
  const int shifted_year = month <= 2 ? year - 1 : year;
  const int era = (shifted_year >= 0 ? shifted_year : shifted_year - 399) / 400;
  const int year_of_era = shifted_year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  const std::int64_t quotient = value / by;
  return value % by < 0 ? quotient - 1 : quotient;
}

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  const std::string digits = std::to_string(value);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

/// All of `text` as a number, digits only.
std::optional<int> digits_only(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

YearMonthDay civil(Date date) {
  const std::int64_t shifted = std::int64_t(date.days) + 719'468;
  const std::int64_t era = floor_divide(shifted, 146'097);
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const int day = int(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const int month = int(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  const int year = int(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

std::string to_string(Date date) {
  const YearMonthDay at = civil(date);
  std::string out;
  append_padded(out, at.year, 4);
  out += '-';
  append_padded(out, at.month, 2);
  out += '-';
  append_padded(out, at.day, 2);
  return out;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits_only(text.substr(0, 4));
  const auto month = digits_only(text.substr(5, 2));
  const auto day = digits_only(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, *month, *day);
}

int quarter_index(Date date) {
  const YearMonthDay at = civil(date);
  return at.year * 4 + (at.month - 1) / 3;
}

std::string quarter_name(int quarter_index) {
  const std::int64_t year = floor_divide(quarter_index, 4);
  std::string out;
  append_padded(out, year, 4);
  out += "-Q";
  out += char('1' + (quarter_index - year * 4));
  return out;
}

std::string quarter_name(Date date) { return quarter_name(quarter_index(date)); }

Date quarter_start(int quarter_index) {
  const int year = int(floor_divide(quarter_index, 4));
  return {days_from_civil(year, (quarter_index - year * 4) * 3 + 1, 1)};
}

Date utc_date(Instant instant) {
  const std::int64_t days = floor_divide(instant.seconds, kSecondsPerDay);
  return {std::int32_t(std::clamp<std::int64_t>(days, kFirstDay, kLastDay))};
}

Instant start_of(Date date) { return {std::int64_t(date.days) * kSecondsPerDay}; }

std::string to_string(Instant instant) {
  const std::int64_t first = start_of({kFirstDay}).seconds;
  const std::int64_t last = start_of({kLastDay}).seconds + kSecondsPerDay - 1;
  const Instant shown{std::clamp(instant.seconds, first, last)};
  const Date date = utc_date(shown);
  const std::int64_t second_of_day = shown.seconds - start_of(date).seconds;
  std::string out = to_string(date);
  out += 'T';
  append_padded(out, second_of_day / 3600, 2);
  out += ':';
  append_padded(out, second_of_day / 60 % 60, 2);
  out += ':';
  append_padded(out, second_of_day % 60, 2);
  out += 'Z';
  return out;
}

}  // namespace hindsight
