#include "date_text.hpp"

#include <algorithm>
#include <cstdlib>

#include "scan.hpp"

namespace hindsight::record {
namespace {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2100;

constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};

std::optional<Date> plausible_date(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  return make_date(year, month, day);
}

/// 1 (Monday) .. 7: the first day of all was a Thursday.
int weekday(Date date) { return (date.days % 7 + 10) % 7 + 1; }

/// "April", "Apr", "Sept"; 0 for anything else.
int take_month(Scanner& scan) {
  Scanner probe = scan;
  const std::string word = text::to_lower(probe.take_letters());
  if (word.size() < 3) return 0;
  for (std::size_t month = 0; month < std::size(kMonths); ++month) {
    const std::string_view name = kMonths[month];
    if (word != name && word != name.substr(0, 3) && !(month == 8 && word == "sept")) continue;
    if (word.size() < name.size()) probe.take('.');
    scan = probe;
    return int(month) + 1;
  }
  return 0;
}

void take_gap(Scanner& scan) {
  scan.take(',');
  scan.skip_spaces();
}

std::optional<int> take_year(Scanner& scan) {
  Scanner probe = scan;
  const std::string_view digits = probe.take_digits(4);
  if (digits.size() != 4 || text::is_digit(probe.peek())) return std::nullopt;
  scan = probe;
  return to_int(digits);
}

/// "12", "12th".
std::optional<int> take_day(Scanner& scan) {
  Scanner probe = scan;
  const std::string_view digits = probe.take_digits(2);
  if (digits.empty()) return std::nullopt;
  probe.take_any_of({"st", "nd", "rd", "th"});
  if (is_word_char(probe.peek()) && !text::starts_with_ignoring_case(probe.rest(), "\xE2\x80")) return std::nullopt;
  scan = probe;
  return to_int(digits);
}

bool take_range_word(Scanner& scan) {
  Scanner probe = scan;
  probe.skip_spaces();
  if (!probe.take_any_of({"-", "\xE2\x80\x93", "\xE2\x80\x94", "/", "&"}) && !probe.take_word("to") && !probe.take_word("and") &&
      !probe.take_word("through") && !probe.take_word("until"))
    return false;
  probe.skip_spaces();
  scan = probe;
  return true;
}

/// "2026-04-12", "2026/04/12", "2026.04.12", "20260412".
std::optional<DateMatch> match_year_first(std::string_view text, std::size_t at) {
  Scanner scan(text.substr(at));
  const std::string_view run = scan.take_digits(8);
  if (run.size() == 8) {
    const char before = at > 0 ? text[at - 1] : ' ';
    if (is_word_char(before) || is_word_char(scan.peek())) return std::nullopt;
    const auto date = plausible_date(to_int(run.substr(0, 4)), to_int(run.substr(4, 2)), to_int(run.substr(6, 2)));
    return date ? std::optional(DateMatch{*date, 8}) : std::nullopt;
  }
  if (run.size() != 4) return std::nullopt;
  const char separator = scan.peek();
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  scan.take(separator);
  const std::string_view month = scan.take_digits(2);
  if (month.empty() || !scan.take(separator)) return std::nullopt;
  const std::string_view day = scan.take_digits(2);
  if (day.empty() || text::is_digit(scan.peek())) return std::nullopt;
  const auto date = plausible_date(to_int(run), to_int(month), to_int(day));
  return date ? std::optional(DateMatch{*date, scan.at()}) : std::nullopt;
}

/// "12.04.2026" (day first); "25/04/2026" and "04/25/2026" where only one reading is possible, others by the order.
std::optional<DateMatch> match_year_last(std::string_view text, std::size_t at, DateOrder order) {
  Scanner scan(text.substr(at));
  const std::string_view first = scan.take_digits(2);
  const char separator = scan.peek();
  if (first.empty() || (separator != '.' && separator != '/' && separator != '-')) return std::nullopt;
  scan.take(separator);
  const std::string_view second = scan.take_digits(2);
  if (second.empty() || !scan.take(separator)) return std::nullopt;
  const auto year = take_year(scan);
  if (!year) return std::nullopt;
  int day = to_int(first), month = to_int(second);
  if (separator != '.') {
    const bool is_ambiguous = day <= 12 && month <= 12 && day != month;
    if (is_ambiguous && order != DateOrder::day_first && order != DateOrder::month_first) return std::nullopt;
    if (is_ambiguous ? order == DateOrder::month_first : day <= 12) std::swap(day, month);
  }
  const auto date = plausible_date(*year, month, day);
  return date ? std::optional(DateMatch{*date, scan.at()}) : std::nullopt;
}

/// "12 April 2026", "12th of April, 2026", "14-19 January 2026", "12-Apr-2026".
std::optional<DateMatch> match_day_month_year(std::string_view text, std::size_t at) {
  Scanner scan(text.substr(at));
  const auto day = take_day(scan);
  if (!day) return std::nullopt;
  Scanner range = scan;
  if (take_range_word(range) && take_day(range)) scan = range;
  if (!scan.take('-')) {
    scan.skip_spaces();
    if (scan.take_word("of")) scan.skip_spaces();
  }
  const int month = take_month(scan);
  if (month == 0) return std::nullopt;
  if (!scan.take('-')) take_gap(scan);
  const auto year = take_year(scan);
  if (!year) return std::nullopt;
  const auto date = plausible_date(*year, month, *day);
  return date ? std::optional(DateMatch{*date, scan.at()}) : std::nullopt;
}

/// "April 12th, 2026", "January 14-19, 2026", "November 11 and November 15, 2025".
std::optional<DateMatch> match_month_day_year(std::string_view text, std::size_t at) {
  Scanner scan(text.substr(at));
  const int month = take_month(scan);
  if (month == 0) return std::nullopt;
  scan.skip_spaces();
  if (scan.take_word("the")) scan.skip_spaces();
  const auto day = take_day(scan);
  if (!day) return std::nullopt;
  Scanner range = scan;
  if (take_range_word(range)) {
    if (take_month(range) != 0) range.skip_spaces();
    if (take_day(range)) scan = range;
  }
  take_gap(scan);
  const auto year = take_year(scan);
  if (!year) return std::nullopt;
  const auto date = plausible_date(*year, month, *day);
  return date ? std::optional(DateMatch{*date, scan.at()}) : std::nullopt;
}

struct Zone {
  std::string_view name;
  int minutes;
};

constexpr Zone kZones[] = {
    {"utc", 0},     {"gmt", 0},     {"z", 0},       {"cet", 60},    {"cest", 120},  {"mez", 60},    {"mesz", 120}, {"bst", 60},
    {"wet", 0},     {"west", 60},   {"eet", 120},   {"eest", 180},  {"est", -300},  {"edt", -240},  {"cst", -360}, {"cdt", -300},
    {"mst", -420},  {"mdt", -360},  {"pst", -480},  {"pdt", -420},  {"ist", 330},   {"jst", 540},   {"kst", 540},  {"sgt", 480},
    {"aest", 600},  {"aedt", 660},  {"nzst", 720},  {"nzdt", 780},
};
constexpr std::string_view kSeasonalZones[] = {"pt", "et", "ct", "mt"};

/// "+02:00", "-0700", "+2"; digits that follow a "-" directly after a clock are a range, so a colon or four digits are asked for.
std::optional<int> take_offset(Scanner& scan, bool after_zone_name) {
  Scanner probe = scan;
  const bool west = probe.peek() == '-';
  if (!probe.take('+') && !probe.take('-')) return std::nullopt;
  const std::string_view hours = probe.take_digits(4);
  if (hours.empty() || hours.size() == 3) return std::nullopt;
  int minutes = 0;
  if (hours.size() == 4) {
    minutes = to_int(hours.substr(0, 2)) * 60 + to_int(hours.substr(2));
  } else if (probe.peek() == ':' && text::is_digit(probe.peek(1))) {
    probe.take(':');
    const std::string_view rest = probe.take_digits(2);
    if (rest.size() != 2) return std::nullopt;
    minutes = to_int(hours) * 60 + to_int(rest);
  } else if (after_zone_name) {
    minutes = to_int(hours) * 60;
  } else {
    return std::nullopt;
  }
  if (minutes > 14 * 60 || probe.peek() == ':' || text::is_digit(probe.peek())) return std::nullopt;
  scan = probe;
  return west ? -minutes : minutes;
}

void take_zone(Scanner& scan, TimeText& out) {
  Scanner probe = scan;
  if (const auto offset = take_offset(probe, false)) {
    out.zone_minutes = *offset;
    scan = probe;
    return;
  }
  probe.skip_spaces();
  const bool bracketed = probe.take('(');
  const std::string word = text::to_lower(probe.take_letters());
  for (const Zone& zone : kZones) {
    if (word != zone.name) continue;
    out.zone_minutes = zone.minutes;
    if (zone.minutes == 0)
      if (const auto offset = take_offset(probe, true)) out.zone_minutes = *offset;
    if (bracketed && !probe.take(')')) return;
    scan = probe;
    return;
  }
  for (const std::string_view zone : kSeasonalZones) {
    if (word != zone) continue;
    out.zone_is_unclear = true;
    if (bracketed && !probe.take(')')) return;
    scan = probe;
    return;
  }
}

/// "14:??", "--:--", "HH:mm", "??:??".
bool take_unknown_clock(Scanner& scan) {
  Scanner probe = scan;
  const auto take_part = [](Scanner& s) {
    return s.take_any_of({"??", "--", "hh", "mm", "xx"}) || !s.take_digits(2).empty();
  };
  const std::size_t start = probe.at();
  if (!take_part(probe) || !probe.take(':') || !take_part(probe)) return false;
  const std::string_view taken = scan.rest().substr(0, probe.at() - start);
  if (taken.find_first_not_of("0123456789:") == std::string_view::npos) return false;
  if (is_word_char(probe.peek())) return false;
  scan = probe;
  return true;
}

/// "14:02", "14:02:30.250", "7:01am", "7 am".
std::optional<int> take_clock(Scanner& scan) {
  Scanner probe = scan;
  const std::string_view hours = probe.take_digits(2);
  if (hours.empty()) return std::nullopt;
  int hour = to_int(hours), minute = 0, second = 0;
  bool has_minutes = false;
  if (probe.peek() == ':' && text::is_digit(probe.peek(1))) {
    probe.take(':');
    const std::string_view minutes = probe.take_digits(2);
    if (minutes.size() != 2) return std::nullopt;
    minute = to_int(minutes);
    has_minutes = true;
    if (probe.peek() == ':' && text::is_digit(probe.peek(1))) {
      probe.take(':');
      const std::string_view seconds = probe.take_digits(2);
      if (seconds.size() != 2) return std::nullopt;
      second = to_int(seconds);
      if ((probe.peek() == '.' || probe.peek() == ',') && text::is_digit(probe.peek(1))) {
        probe.seek(probe.at() + 1);
        if (probe.take_digits(9).empty()) return std::nullopt;
      }
    }
  }
  Scanner half = probe;
  half.skip_spaces();
  const bool morning = half.take_word("am") || half.take("a.m.");
  const bool afternoon = !morning && (half.take_word("pm") || half.take("p.m."));
  if (morning || afternoon) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (afternoon ? 12 : 0);
    probe = half;
  } else if (!has_minutes) {
    return std::nullopt;
  }
  if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0)) || text::is_digit(probe.peek()))
    return std::nullopt;
  scan = probe;
  return hour * 3600 + minute * 60 + std::min(second, 59);
}

/// A month and a day without a year: says that this is a time, but not in which year.
bool take_day_without_year(Scanner& scan, TimeText& out) {
  Scanner probe = scan;
  int month = take_month(probe);
  std::optional<int> day;
  if (month != 0) {
    probe.skip_spaces();
    day = take_day(probe);
  } else {
    day = take_day(probe);
    probe.skip_spaces();
    if (probe.take_word("of")) probe.skip_spaces();
    month = take_month(probe);
  }
  if (!day || month == 0) return false;
  out.month = month;
  out.day = *day;
  scan = probe;
  return true;
}

/// "2022-05-??", "20xx-MM-DD".
bool take_unknown_date(Scanner& scan) {
  Scanner probe = scan;
  const auto take_part = [&probe](std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) {
      const char c = text::lower(probe.peek());
      if (!text::is_digit(c) && c != '?' && c != 'x' && c != 'y' && c != 'm' && c != 'd' && c != 'n') return false;
      probe.seek(probe.at() + 1);
    }
    return true;
  };
  if (!take_part(4) || !probe.take('-') || !take_part(2) || !probe.take('-') || !take_part(2)) return false;
  if (is_word_char(probe.peek())) return false;
  scan = probe;
  return true;
}

/// Between a date and a clock: "T", blanks, a comma, "at", a dash with blanks.
void take_date_gap(Scanner& scan) {
  if ((scan.peek() == 'T' || scan.peek() == 't') && text::is_digit(scan.peek(1))) {
    scan.seek(scan.at() + 1);
    return;
  }
  take_gap(scan);
  if (scan.take_word("at")) scan.skip_spaces();
  Scanner dash = scan;
  if (dash.take_any_of({"-", "\xE2\x80\x93", "\xE2\x80\x94", "@"})) {
    dash.skip_spaces();
    scan = dash;
  }
}

bool take_clock_part(Scanner& scan, TimeText& out) {
  scan.take_any_of({"~", "\xE2\x89\x88"});
  if (take_unknown_clock(scan)) return true;
  const auto clock = take_clock(scan);
  if (!clock) return false;
  out.seconds_of_day = *clock;
  take_zone(scan, out);
  Scanner range = scan;
  if (take_range_word(range) && (take_unknown_clock(range) || take_clock(range))) {
    TimeText end;
    take_zone(range, end);
    if (!out.zone_minutes) out.zone_minutes = end.zone_minutes;
    out.zone_is_unclear = out.zone_is_unclear || end.zone_is_unclear;
    scan = range;
  }
  return true;
}

/// 1 (Monday) .. 7, or 0.
int take_weekday(Scanner& scan) {
  static constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  Scanner probe = scan;
  const std::string_view word = probe.take_letters();
  for (std::size_t day = 0; day < std::size(kDays); ++day) {
    const bool is_short = text::equals_ignoring_case(word, kDays[day]);
    if (!is_short && !(text::starts_with_ignoring_case(word, kDays[day]) && word.size() <= 9 &&
                       text::equals_ignoring_case(word.substr(word.size() - 3), "day")))
      continue;
    probe.take('.');
    take_gap(probe);
    scan = probe;
    return int(day) + 1;
  }
  return 0;
}

/// A weekday alone is a day where a clock follows, or nothing.
bool is_followed_by_a_clock(Scanner scan) {
  take_date_gap(scan);
  TimeText ignored;
  return scan.done() || take_clock_part(scan, ignored);
}

bool take_date_part(Scanner& scan, TimeText& out, DateOrder order) {
  Scanner probe = scan;
  out.weekday = take_weekday(probe);
  if (const auto match = match_date(probe.rest(), 0, order)) {
    out.date = match->date;
    probe.seek(probe.at() + match->size);
  } else if (take_unknown_date(probe)) {
    out.day_is_unclear = true;
  } else if (!take_day_without_year(probe, out) && (out.weekday == 0 || !is_followed_by_a_clock(probe))) {
    out.weekday = 0;
    return false;
  }
  scan = probe;
  return true;
}

}  // namespace

std::optional<DateMatch> match_date(std::string_view text, std::size_t at, DateOrder order) {
  if (at >= text.size()) return std::nullopt;
  const char c = text[at];
  const char before = at > 0 ? text[at - 1] : ' ';
  if (text::is_digit(c)) {
    if (text::is_digit(before)) return std::nullopt;
    if (const auto match = match_year_first(text, at)) return match;
    if (before == '-' || before == '.' || before == '/') return std::nullopt;
    if (const auto match = match_year_last(text, at, order)) return match;
    return match_day_month_year(text, at);
  }
  if (!text::is_alpha(c) || is_word_char(before)) return std::nullopt;
  return match_month_day_year(text, at);
}

std::optional<PlacedDate> locate_date(std::string_view text, DateOrder order) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_digit(text[at]) && !text::is_alpha(text[at])) continue;
    if (const auto match = match_date(text, at, order)) return PlacedDate{match->date, at, match->size};
  }
  return std::nullopt;
}

std::optional<Date> find_date(std::string_view text, DateOrder order) {
  const auto found = locate_date(text, order);
  return found ? std::optional(found->date) : std::nullopt;
}

std::optional<Date> find_stated_date(std::string_view text, DateOrder order) {
  const std::string_view value = text::trim(text);
  if (value.size() >= 10 && !(value.size() > 10 && text::is_digit(value[10]))) {
    const auto date = parse_iso_date(value.substr(0, 10));
    if (date && civil(*date).year >= 1000 && civil(*date).year <= kLastYear) return date;
  }
  return find_date(value, order);
}

bool has_impossible_year(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_digit(text[at])) continue;
    std::size_t end = at;
    while (end < text.size() && text::is_digit(text[end])) ++end;
    const std::string_view tail = text.substr(end, 6);
    const bool dashed = tail.size() == 6 && tail[0] == '-' && text::is_digit(tail[1]) && text::is_digit(tail[2]) && tail[3] == '-' &&
                        text::is_digit(tail[4]) && text::is_digit(tail[5]);
    const bool begins_a_word = at == 0 || (!is_word_char(text[at - 1]) && text[at - 1] != '-');
    if (dashed && begins_a_word && (end - at == 3 || end - at == 5)) return true;
    at = end;
  }
  return false;
}

std::optional<Instant> TimeText::instant() const {
  if (!is_full()) return std::nullopt;
  return Instant{start_of(*date).seconds + *seconds_of_day - std::int64_t(zone_minutes.value_or(0)) * 60};
}

TimeText match_time(std::string_view text, DateOrder order) {
  TimeText out;
  Scanner scan(text);
  scan.skip_spaces();
  const char open = scan.peek();
  const bool bracketed = open == '[' || open == '(';
  if (bracketed) scan.take(open);
  scan.take_any_of({"~", "\xE2\x89\x88", "ca. ", "c. ", "approx. ", "around "});

  bool any = take_date_part(scan, out, order);
  if (any) {
    Scanner probe = scan;
    take_date_gap(probe);
    if (take_clock_part(probe, out)) scan = probe;
  } else if (take_clock_part(scan, out)) {
    any = true;
    Scanner probe = scan;
    probe.skip_spaces();
    probe.take(',');
    probe.skip_spaces();
    const bool in_brackets = probe.take('(');
    if (take_date_part(probe, out, order) && (!in_brackets || probe.take(')'))) scan = probe;
  }
  if (!any) return {};
  if (bracketed) scan.take(open == '[' ? ']' : ')');
  out.size = scan.at();
  return out;
}

std::optional<Date> day_near(const TimeText& time, Date known) {
  constexpr int kFarthestDays = 8 * 7;
  constexpr int kHalfAWeek = 3;
  if (time.month == 0) return time.weekday == 0 ? std::nullopt : day_from(time, Date{known.days - kHalfAWeek});
  const int year = civil(known).year;
  for (int candidate = year - 1; candidate <= year + 1; ++candidate) {
    const auto day = make_date(candidate, time.month, time.day);
    if (day && std::abs(day->days - known.days) <= kFarthestDays)
      return time.weekday == 0 || time.weekday == weekday(*day) ? day : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Date> day_from(const TimeText& time, Date earliest) {
  if (time.month != 0 || time.weekday == 0) return day_near(time, earliest);
  return Date{earliest.days + (time.weekday - weekday(earliest) + 7) % 7};
}

std::optional<int> find_zone(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_alpha(text[at]) || (at > 0 && is_word_char(text[at - 1]))) continue;
    Scanner scan(text.substr(at));
    const std::string word = text::to_lower(scan.take_letters());
    const bool is_name = word.size() >= 3 && !is_word_char(scan.peek());
    for (const Zone& zone : kZones) {
      if (!is_name || word != zone.name) continue;
      // "west", "est" and the like are words as well: only capitals name a zone.
      if (text[at] < 'A' || text[at] > 'Z' || text[at + word.size() - 1] > 'Z') continue;
      if (zone.minutes == 0)
        if (const auto offset = take_offset(scan, true)) return offset;
      return zone.minutes;
    }
    at += word.size();
  }
  return std::nullopt;
}

std::optional<int> parse_zone(std::string_view text) {
  text = text::trim(text);
  Scanner scan(text);
  TimeText time;
  if (const auto offset = take_offset(scan, true)) time.zone_minutes = offset;
  else take_zone(scan, time);
  return scan.done() ? time.zone_minutes : std::nullopt;
}

}  // namespace hindsight::record
