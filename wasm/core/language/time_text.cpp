#include "hindsight/language/time_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "hindsight/language/fold.hpp"
#include "hindsight/language/marks.hpp"
#include "hindsight/language/number.hpp"
#include "offset.hpp"

namespace hindsight::language {
namespace {

constexpr int kHour = 3600;
constexpr int kMinute = 60;
constexpr std::string_view kWideOpen = "\xEF\xBC\x88", kWideClose = "\xEF\xBC\x89";
constexpr std::string_view kPartDayForms[] = {"-", "/", "."};

struct Clock {
  int seconds = 0;
  bool half_is_unsaid = false;
};

bool take_open(Scanner& scan) { return scan.take('(') || scan.take('[') || scan.take(kWideOpen); }
bool take_close(Scanner& scan) { return scan.take(')') || scan.take(']') || scan.take(kWideClose); }

bool a_letter_follows(const Scanner& scan) { return !scan.done() && is_letter_or_digit(decode(scan.rest()).code_point); }

bool is_a_mark_of_its_own(std::string_view mark) {
  return static_cast<unsigned char>(mark[0]) >= 0x80 || text::equals_ignoring_case(mark, "Uhr") || text::equals_ignoring_case(mark, "o'clock");
}

/// "14:??", "--:--", "HH:mm", "??:??".
bool take_unknown_clock(Scanner& scan) {
  Scanner probe = scan;
  const auto take_part = [](Scanner& s) { return s.take_any_of({"??", "--", "hh", "mm", "xx"}) || !s.take_digits(2).empty(); };
  const std::size_t start = probe.at();
  if (!take_part(probe) || !probe.take(':') || !take_part(probe)) return false;
  const std::string_view taken = scan.rest().substr(0, probe.at() - start);
  if (taken.find_first_not_of("0123456789:") == std::string_view::npos) return false;
  if (is_word_char(probe.peek())) return false;
  scan = probe;
  return true;
}

/// ":30.250" behind the minutes.
bool take_seconds(Scanner& scan, int& second) {
  if (scan.peek() != ':' || !text::is_digit(scan.peek(1))) return true;
  scan.take(':');
  const std::string_view seconds = scan.take_digits(2);
  if (seconds.size() != 2) return false;
  second = to_int(seconds);
  if ((scan.peek() == '.' || scan.peek() == ',') && text::is_digit(scan.peek(1))) {
    scan.seek(scan.at() + 1);
    if (scan.take_digits(9).empty()) return false;
  }
  return true;
}

/// What an amount is counted in: "11.50 GB", "4.20 EUR", "1.25 %".
bool is_measure(std::string_view text) {
  for (const std::string_view sign : {"%", "\xE2\x82\xAC", "$", "x "})
    if (text.starts_with(sign)) return true;
  std::size_t capitals = 0;
  while (capitals < text.size() && text[capitals] >= 'A' && text[capitals] <= 'Z') ++capitals;
  const std::string_view word = text.substr(0, capitals);
  for (const std::string_view unit : {"GB", "MB", "KB", "TB", "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN"})
    if (word == unit) return true;
  return false;
}

/// What stands behind the hour: how its minutes are written, if there are any.
struct Figures {
  int hour = 0, minute = 0, second = 0;
  bool has_minutes = false;
  bool is_sure = false;  ///< a time of day even without minutes or at any place
};

/// "14:02:30", "14h32", "14時32分", "14.32 Uhr"; "8.36" and "1430" where an event's time is expected.
std::optional<Figures> take_figures(Scanner& scan, TimePlace place, bool after_a_word) {
  Scanner probe = scan;
  const std::size_t start = probe.at();
  std::string_view hours = probe.take_digits(4);
  Figures figures;
  if (hours.size() == 4) {
    // "1430": not a year, which no mark follows.
    Scanner after = probe;
    after.skip_spaces();
    const bool marked = bool(after.take_word(WordKind::hour_mark)) || bool(match_word(WordKind::zone, after.rest()));
    const bool parted = probe.done() || text::starts_with_ignoring_case(probe.rest(), "z") ||
                        after.take_any_of({"-", ":", "\xE2\x80\x93", "\xE2\x80\x94", "|"});
    if (place != TimePlace::event || (!marked && !parted) || is_word_char(probe.peek())) {
      if (!(place == TimePlace::event && text::starts_with_ignoring_case(probe.rest(), "z") && !is_word_char(probe.peek(1)))) return std::nullopt;
    }
    figures.hour = to_int(hours.substr(0, 2));
    figures.minute = to_int(hours.substr(2));
    figures.has_minutes = true;
    if (marked) {
      Scanner mark = probe;
      mark.skip_spaces();
      if (mark.take_word(WordKind::hour_mark)) probe = mark;
    }
    scan = probe;
    return figures;
  }
  if (hours.empty() || hours.size() > 2) return std::nullopt;
  figures.hour = to_int(hours);
  const bool wide = probe.rest().starts_with(kWideColon);
  if ((probe.peek() == ':' && text::is_digit(probe.peek(1))) || wide) {
    probe.seek(probe.at() + (wide ? kWideColon.size() : 1));
    const std::string_view minutes = probe.take_digits(2);
    if (minutes.size() != 2) return std::nullopt;
    figures.minute = to_int(minutes);
    figures.has_minutes = true;
    if (!take_seconds(probe, figures.second)) return std::nullopt;
    Scanner mark = probe;
    mark.skip_spaces();
    if (mark.take_word(WordKind::hour_mark)) probe = mark;
    scan = probe;
    return figures;
  }
  if ((probe.peek() == '.' || probe.peek() == ',') && text::is_digit(probe.peek(1)) && text::is_digit(probe.peek(2)) && !text::is_digit(probe.peek(3))) {
    Scanner dotted = probe;
    dotted.seek(dotted.at() + 1);
    figures.minute = to_int(dotted.take_digits(2));
    Scanner mark = dotted;
    mark.skip_spaces();
    const bool marked = bool(mark.take_word(WordKind::hour_mark));
    Scanner half = dotted;
    half.skip_spaces();
    const bool has_half = match_word(WordKind::am, half.rest()) || match_word(WordKind::pm, half.rest());
    const bool plain = place == TimePlace::event && dotted.peek() != '%' && !((dotted.peek() == '.' || dotted.peek() == ',') && text::is_digit(dotted.peek(1))) &&
                       probe.peek() == '.' && !match_word(WordKind::unit, half.rest()) && !is_measure(half.rest()) && !dotted.rest().starts_with('.');
    if (!marked && !has_half && !after_a_word && !plain) return std::nullopt;
    if (a_letter_follows(dotted) && !(has_half && half.at() == dotted.at())) return std::nullopt;
    figures.has_minutes = true;
    scan = marked ? mark : dotted;
    return figures;
  }
  Scanner mark = probe;
  mark.skip_spaces();
  const bool spaced = mark.at() > probe.at();
  const std::string_view at_mark = mark.rest();
  if (mark.take_word(WordKind::hour_mark)) {
    const std::string_view name = at_mark.substr(0, at_mark.size() - mark.rest().size());
    const bool own = is_a_mark_of_its_own(name);
    Scanner minutes = mark;
    if (own || spaced) minutes.skip_spaces();
    const std::string_view digits = minutes.take_digits(2);
    if (digits.size() == 2 || (own && digits.size() == 1)) {
      figures.minute = to_int(digits);
      figures.has_minutes = true;
      Scanner behind = minutes;
      behind.skip_spaces();
      if (behind.take_word(WordKind::minute_mark)) {
        minutes = behind;
        Scanner seconds = minutes;
        seconds.skip_spaces();
        const std::string_view second_digits = seconds.take_digits(2);
        seconds.skip_spaces();
        if (!second_digits.empty() && seconds.take_word(WordKind::second_mark)) {
          figures.second = to_int(second_digits);
          minutes = seconds;
        }
      } else if (a_letter_follows(minutes) && !own) {
        return std::nullopt;  // "1h43m" is a span
      }
      scan = minutes;
      return figures;
    }
    // "14 Uhr"; "14h" where nothing that it could be the span of follows.
    const bool bare = place == TimePlace::event && !spaced && (mark.done() || (!a_letter_follows(mark) && mark.peek() != ' ') ||
                                                               (mark.peek() == ' ' && !is_word_char(mark.peek(1))));
    if (!own && !bare && !after_a_word) return std::nullopt;
    figures.is_sure = true;
    scan = mark;
    return figures;
  }
  if (probe.at() == start) return std::nullopt;
  scan = probe;
  return figures;
}

/// "14:02", "7:01am", "7 am", "午後2時30分", "at noon".
std::optional<Clock> take_clock(Scanner& scan, TimePlace place = TimePlace::running_text) {
  Scanner probe = scan;
  bool after_a_word = false;
  while (probe.take_word(WordKind::before_clock)) {
    after_a_word = true;
    probe.take('.');
    probe.skip_spaces();
  }
  if (place == TimePlace::event || after_a_word) {
    if (probe.take_word(WordKind::noon)) {
      scan = probe;
      return Clock{12 * kHour};
    }
  }
  std::optional<bool> afternoon;
  if (probe.take_word(WordKind::am)) afternoon = false;
  else if (probe.take_word(WordKind::pm)) afternoon = true;
  if (afternoon) probe.skip_spaces();
  const char first_digit = probe.peek(), second_digit = probe.peek(1);
  if (!text::is_digit(first_digit)) return std::nullopt;
  const auto figures = take_figures(probe, place, after_a_word || afternoon);
  if (!figures) return std::nullopt;
  Scanner half = probe;
  half.skip_spaces();
  const bool morning_behind = half.take("a.m.") || half.take_word(WordKind::am);
  const bool evening_behind = !morning_behind && (half.take("p.m.") || half.take_word(WordKind::pm));
  if (morning_behind || evening_behind) {
    afternoon = evening_behind;
    probe = half;
  }
  int hour = figures->hour;
  if (afternoon) {
    if (hour > 24 || (hour < 1 && !figures->has_minutes)) return std::nullopt;
    if (hour <= 12) hour = hour % 12 + (*afternoon ? 12 : 0);
  } else if (!figures->has_minutes && !figures->is_sure) {
    return std::nullopt;
  }
  if (hour > 24 || figures->minute > 59 || figures->second > 60 || (hour == 24 && (figures->minute > 0 || figures->second > 0)) || text::is_digit(probe.peek()))
    return std::nullopt;
  const bool written_in_full = first_digit == '0' || figures->hour > 12;
  Clock clock{hour * kHour + figures->minute * kMinute + std::min(figures->second, 59), !afternoon && !written_in_full && figures->hour > 0};
  if (second_digit == ':' && first_digit == '0') clock.half_is_unsaid = false;
  Scanner after = probe;
  if (after.take_word(WordKind::or_so)) {
    probe = after;
  } else {
    after.skip_spaces();
    if (after.take_word(WordKind::or_so)) probe = after;
  }
  scan = probe;
  return clock;
}

bool take_date_gap(Scanner& scan) {
  Scanner probe = scan;
  if (!probe.take('T') || !text::is_digit(probe.peek())) {
    probe = scan;
    while (probe.take(',') || probe.take("\xE3\x80\x81") || (probe.peek() == ' ' && probe.take(' ')) || (probe.peek() == ':' && probe.peek(1) == ' ' && probe.take(':'))) {
    }
    skip_approximation(probe);
    while (probe.take_word(WordKind::glue)) probe.skip_spaces();
    skip_approximation(probe);
    // "15.09.2025 - 09:05": a dash before a clock.
    Scanner dash = probe;
    if (dash.take("- ") || dash.take("\xE2\x80\x93 ") || dash.take("\xE2\x80\x94 ")) {
      skip_approximation(dash);
      if (Scanner ahead = dash; take_clock(ahead, TimePlace::running_text)) probe = dash;
    }
    scan = probe;
    return false;
  }
  scan = probe;
  return true;
}

/// "Oct 30", "30. Oktober", "10月30日".
bool take_day_without_year(Scanner& scan, TimeText& out) {
  Scanner probe = scan;
  int month = take_month(probe);
  std::optional<int> day;
  if (month != 0) {
    take_glue(probe);
    day = take_day(probe);
  } else {
    const std::string_view digits = probe.take_digits(2);
    Scanner marked = probe;
    marked.skip_spaces();
    if (!digits.empty() && marked.take_word(WordKind::month_mark)) {
      marked.skip_spaces();
      const std::string_view days = marked.take_digits(2);
      marked.skip_spaces();
      if (!days.empty() && marked.take_word(WordKind::day_mark)) {
        month = to_int(digits);
        day = to_int(days);
        probe = marked;
      }
    }
    if (!day) {
      probe = scan;
      day = take_day(probe);
      take_glue(probe);
      month = take_month(probe);
    }
  }
  if (!day || month == 0) return false;
  out.month = month;
  out.day = *day;
  scan = probe;
  return true;
}

/// "05-11" and "11/05" before a clock: which is the month, the report's own day tells.
bool take_numbers_of_a_day(Scanner& scan, TimeText& out, DateOrder order, TimePlace place) {
  Scanner probe = scan;
  const std::string_view first = probe.take_digits(2);
  std::string_view separator;
  for (const std::string_view form : kPartDayForms)
    if (separator.empty() && probe.take(form)) separator = form;
  if (first.empty() || separator.empty()) return false;
  const std::string_view second = probe.take_digits(2);
  if (second.empty() || (separator != "." && first.size() + second.size() < 3)) return false;
  if (separator == "." && !probe.take('.')) return false;
  const int a = to_int(first), b = to_int(second);
  const bool day_first = separator == "." || order == DateOrder::day_first || a > 12;
  out.month = day_first ? b : a;
  out.day = day_first ? a : b;
  if (out.month < 1 || out.month > 12 || out.day < 1 || out.day > 31) {
    out.month = out.day = 0;
    return false;
  }
  // Elsewhere than where a day is expected a clock has to follow, or these may be any two numbers.
  Scanner ahead = probe;
  const bool goes_on = ahead.peek() == ' ' || ahead.peek() == ',' || ahead.peek() == 'T';
  take_date_gap(ahead);
  const bool stands_alone = place == TimePlace::day && separator != "-" && !is_word_char(probe.peek()) && probe.peek() != '/' && probe.peek() != '%';
  if (!stands_alone && !(goes_on && (take_clock(ahead) || take_unknown_clock(ahead)))) {
    out.month = out.day = 0;
    return false;
  }
  out.may_be_swapped = separator != "." && order == DateOrder::unsaid && a <= 12 && b <= 12 && a != b;
  scan = probe;
  return true;
}

/// "2022-05-??", "20xx-MM-DD"; "05/04/2026" of which the order is not known.
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
  if (take_part(4) && probe.take('-') && take_part(2) && probe.take('-') && take_part(2) && !is_word_char(probe.peek())) {
    scan = probe;
    return true;
  }
  probe = scan;
  const std::string_view first = probe.take_digits(2);
  const char separator = probe.peek();
  if (first.empty() || (separator != '/' && separator != '-') || !probe.take(separator)) return false;
  const std::string_view second = probe.take_digits(2);
  if (second.empty() || !probe.take(separator)) return false;
  const std::string_view year = probe.take_digits(4);
  if ((year.size() != 4 && year.size() != 2) || is_word_char(probe.peek()) || (year.size() == 2 && separator == '-')) return false;
  scan = probe;
  return true;
}

/// "(JST)", "UTC+2", "-0700", "heure de Paris".
void take_zone_behind(Scanner& scan, TimeText& out, bool after_iso) {
  Scanner probe = scan;
  if (const auto offset = take_offset(probe, after_iso ? OffsetForm::after_iso_time : OffsetForm::after_a_clock)) {
    out.zone = Zone{*offset, Zone::Season::none};
    scan = probe;
    return;
  }
  probe.skip_spaces();
  Scanner spaced = probe;
  if (const auto offset = take_offset(spaced, OffsetForm::after_a_clock); offset && spaced.at() - probe.at() >= 5) {
    out.zone = Zone{*offset, Zone::Season::none};
    scan = spaced;
    return;
  }
  const bool bracketed = take_open(probe);
  if (bracketed) {
    probe.skip_spaces();
    Scanner inside = probe;
    const auto offset = take_offset(inside, OffsetForm::after_iso_time);
    if (offset && take_close(inside)) {
      out.zone = Zone{*offset, Zone::Season::none};
      scan = inside;
      return;
    }
  }
  const auto zone = take_zone(probe, bracketed ? ZonePlace::alone : ZonePlace::after_a_clock);
  if (!zone) return;
  out.zone = zone;
  if (bracketed) {
    probe.skip_spaces();
    if (!take_close(probe)) return;  // something else stands in the bracket too; its words stay
  }
  scan = probe;
}

bool take_date_part(Scanner& scan, TimeText& out, DateOrder order, TimePlace place);

/// A clock, its zone, and the other end of a range.
bool take_clock_part(Scanner& scan, TimeText& out, DateOrder order, TimePlace place, bool after_t = false) {
  const std::size_t start = scan.at();
  if (take_unknown_clock(scan)) {
    take_zone_behind(scan, out, false);
    return true;
  }
  const auto clock = take_clock(scan, place);
  if (!clock) return false;
  out.seconds_of_day = clock->seconds;
  out.half_is_unsaid = clock->half_is_unsaid;
  const bool has_seconds = scan.at() - start >= 8;
  take_zone_behind(scan, out, after_t || has_seconds);
  Scanner range = scan;
  if (!take_range_word(range)) return true;
  TimeText end;
  skip_approximation(range);
  Scanner with_day = range;
  if (take_date_part(with_day, end, order, TimePlace::running_text)) {
    take_date_gap(with_day);
    if (end.date || end.month != 0) range = with_day;
  }
  const auto end_clock = take_clock(range, place);
  if (end_clock) {
    out.end_seconds = end_clock->seconds;
    // "午後2時～3時": the half of the day is said once.
    if (*out.end_seconds < clock->seconds && clock->seconds >= 12 * kHour && *out.end_seconds < 12 * kHour && end_clock->half_is_unsaid && !out.half_is_unsaid &&
        end_clock->seconds + 12 * kHour >= clock->seconds)
      out.end_seconds = end_clock->seconds + 12 * kHour;
  }
  else if (!take_unknown_clock(range)) return true;
  take_zone_behind(range, end, false);
  if (!out.zone) out.zone = end.zone;
  out.end_date = end.date;
  scan = range;
  return true;
}

/// 1 (Monday) .. 7, or 0.
int take_weekday(Scanner& scan) {
  Scanner probe = scan;
  const auto day = probe.take_word(WordKind::weekday);
  if (!day) return 0;
  probe.take('.');
  probe.take(',');
  probe.skip_spaces();
  scan = probe;
  return int(*day);
}

/// "(火)", ", Thursday" behind a date.
void take_weekday_behind(Scanner& scan, TimeText& out) {
  Scanner probe = scan;
  probe.skip_spaces();
  const bool bracketed = take_open(probe);
  if (!bracketed && !probe.take(',')) {
    // "2026-04-12 Sunday 14:02"
  }
  probe.skip_spaces();
  const auto day = probe.take_word(WordKind::weekday);
  if (!day) return;
  probe.take('.');
  if (bracketed && !take_close(probe)) return;
  if (!bracketed) {
    Scanner after = probe;
    take_date_gap(after);
    if (!after.done() && !text::is_digit(after.peek()) && after.peek() != '-' && !after.rest().starts_with("\xE2\x80")) return;
  }
  if (out.weekday == 0) out.weekday = int(*day);
  scan = probe;
}

/// A weekday alone is a day where a clock follows, or nothing.
bool is_followed_by_a_clock(Scanner scan) {
  take_date_gap(scan);
  TimeText ignored;
  return scan.done() || take_clock_part(scan, ignored, DateOrder::unsaid, TimePlace::running_text);
}

bool take_date_part(Scanner& scan, TimeText& out, DateOrder order, TimePlace place) {
  Scanner probe = scan;
  if (probe.take_word(WordKind::next_day)) {
    out.is_next_day = true;
    scan = probe;
    return true;
  }
  out.weekday = take_weekday(probe);
  while (out.weekday != 0 && probe.take_word(WordKind::glue)) probe.skip_spaces();
  if (out.weekday == 0)
    while (probe.take_word(WordKind::glue)) probe.skip_spaces();
  if (const auto match = match_date(probe.rest(), 0, order)) {
    out.date = match->date;
    probe.seek(probe.at() + match->size);
    take_weekday_behind(probe, out);
    out.weekday = 0;
  } else if (take_unknown_date(probe)) {
    out.day_is_unclear = true;
  } else if (take_day_without_year(probe, out)) {
    take_weekday_behind(probe, out);
  } else if (place != TimePlace::running_text && take_numbers_of_a_day(probe, out, order, place)) {
  } else if (out.weekday == 0 || !is_followed_by_a_clock(probe)) {
    out.weekday = 0;
    return false;
  }
  scan = probe;
  return true;
}

/// "15)", "le 15)": a day of the month that the clocks around it tell.
bool take_day_of_month(Scanner& scan, TimeText& out) {
  Scanner probe = scan;
  while (probe.take_word(WordKind::glue)) probe.skip_spaces();
  const auto day = take_day(probe);
  if (!day || *day < 1 || *day > 31 || !take_close(probe)) return false;
  out.day = *day;
  scan = probe;
  return true;
}

}  // namespace

std::optional<int> TimeText::zone_minutes(std::optional<Zone> around) const {
  const std::optional<Zone> named = zone ? zone : around;
  if (!named) return 0;
  if (!named->is_seasonal()) return named->standard_minutes;
  return date ? std::optional(named->minutes_on(*date)) : std::nullopt;
}

std::optional<Instant> TimeText::instant(std::optional<Zone> around) const {
  if (!is_full()) return std::nullopt;
  const auto minutes = zone_minutes(around);
  return minutes ? std::optional(Instant{start_of(*date).seconds + *seconds_of_day - std::int64_t(*minutes) * kMinute}) : std::nullopt;
}

TimeText match_time(std::string_view text, DateOrder order, TimePlace place) {
  TimeText out;
  Scanner scan(text);
  scan.skip_spaces();
  const bool bracketed = take_open(scan);
  skip_approximation(scan);

  bool any = take_date_part(scan, out, order, place);
  if (any) {
    Scanner probe = scan;
    const bool after_t = take_date_gap(probe);
    if (take_clock_part(probe, out, order, place, after_t)) {
      scan = probe;
    } else if (probe = scan; !out.day_is_unclear && take_range_word(probe)) {
      TimeText end;
      if (take_date_part(probe, end, order, TimePlace::running_text) && end.date) {
        out.end_date = end.date;
        scan = probe;
      }
    }
  } else if (take_clock_part(scan, out, order, place)) {
    any = true;
    Scanner probe = scan;
    probe.skip_spaces();
    probe.take(',');
    probe.skip_spaces();
    const bool in_brackets = take_open(probe);
    TimeText day = out;
    if (in_brackets && take_day_of_month(probe, day)) {
      out = day;
      scan = probe;
    } else if (take_date_part(probe, day, order, place) && (!in_brackets || take_close(probe))) {
      out = day;
      scan = probe;
      if (!out.zone) take_zone_behind(scan, out, false);
    }
  }
  if (!any) return {};
  if (bracketed) take_close(scan);
  out.size = scan.at();
  return out;
}

namespace {

/// The bytes of a word for the half of the day that ends at a place: "午後", "오후 ".
std::size_t half_in_front(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 20;
  for (std::size_t size = std::min(at, kLongest); size > 0; --size) {
    const std::string_view word = text.substr(at - size);
    if (text::is_continuation(word[0])) continue;
    for (const WordKind kind : {WordKind::am, WordKind::pm}) {
      const auto match = match_word(kind, word);
      if (match && match->size <= size && text::trim(word.substr(match->size, size - match->size)).empty()) return size;
    }
  }
  return 0;
}

}  // namespace

std::optional<Offset> match_offset(std::string_view text) {
  Scanner scan(text);
  scan.skip_spaces();
  if (scan.peek() != 'T' && scan.peek() != 'H') return std::nullopt;
  scan.seek(scan.at() + 1);
  const bool is_spaced = scan.peek() == ' ';
  scan.skip_spaces();
  if (!is_spaced && scan.peek() == '0' && !is_word_char(scan.peek(1)) && scan.peek(1) != ':' && scan.peek(1) != '.') return Offset{0, scan.at() + 1};
  const bool is_before = scan.peek() == '-' || scan.rest().starts_with("\xE2\x88\x92");
  if (!scan.take('+') && !scan.take('-') && !scan.take("\xE2\x88\x92")) return std::nullopt;
  scan.skip_spaces();
  const std::size_t begin = scan.at();
  // "T+0", "T+00:12"
  const std::string_view first = scan.take_digits(3);
  if (first.empty()) return std::nullopt;
  if (scan.peek() == ':' && text::is_digit(scan.peek(1))) {
    scan.take(':');
    const int minutes = to_int(scan.take_digits(2));
    if (is_word_char(scan.peek()) || scan.peek() == ':') return std::nullopt;
    return Offset{(is_before ? -1 : 1) * (to_int(first) * kHour + minutes * kMinute), scan.at()};
  }
  if (to_int(first) == 0 && !is_word_char(scan.peek()) && scan.peek() != '.') return Offset{0, scan.at()};
  constexpr double kLongestOffset = 366.0 * 24 * 60;
  const auto span = leading_span(text.substr(begin));
  if (!span || span->minutes > kLongestOffset) return std::nullopt;
  return Offset{(is_before ? -1 : 1) * int(span->minutes * kMinute), begin + span->size};
}

std::optional<PlacedTime> locate_clock(std::string_view text, DateOrder order) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_digit(text[at]) || (at > 0 && (text::is_digit(text[at - 1]) || text::is_alpha(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ':'))) continue;
    const std::size_t start = at - half_in_front(text, at);
    const TimeText time = match_time(text.substr(start), order);
    if (time.seconds_of_day) return PlacedTime{time, start};
    if (time.size > 1) at += time.size - 1;
  }
  return std::nullopt;
}

std::optional<PlacedTime> trailing_time(std::string_view text, DateOrder order) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = begins_a_word(text, at);
    if (!begins || (!text::is_digit(text[at]) && !text::is_alpha(text[at]))) continue;
    const TimeText time = match_time(text.substr(at), order);
    if (time.date && time.seconds_of_day && text::trim(text.substr(at + time.size)).find_first_not_of(".,;") == std::string_view::npos) return PlacedTime{time, at};
  }
  return std::nullopt;
}

std::optional<Date> day_near(const TimeText& time, Date known) {
  constexpr int kFarthestDays = 8 * 7;
  constexpr int kHalfAWeek = 3;
  if (time.is_next_day) return Date{known.days + 1};
  if (time.month == 0 && time.day != 0) {
    constexpr int kHalfAMonth = 14;
    for (int step = 0; step <= kHalfAMonth; ++step)
      for (const int days : {known.days - step, known.days + step})
        if (civil(Date{days}).day == time.day) return Date{days};
    return std::nullopt;
  }
  if (time.month == 0) return time.weekday == 0 ? std::nullopt : day_from(time, Date{known.days - kHalfAWeek});
  const int year = civil(known).year;
  std::optional<Date> nearest;
  const auto consider = [&](int month, int day_of_month) {
    for (int candidate = year - 1; candidate <= year + 1; ++candidate) {
      const auto day = make_date(candidate, month, day_of_month);
      if (!day || std::abs(day->days - known.days) > kFarthestDays || (time.weekday != 0 && time.weekday != weekday(*day))) continue;
      if (!nearest || std::abs(day->days - known.days) < std::abs(nearest->days - known.days)) nearest = day;
    }
  };
  consider(time.month, time.day);
  if (time.may_be_swapped) consider(time.day, time.month);
  return nearest;
}

std::optional<Date> day_from(const TimeText& time, Date earliest) {
  if (time.month != 0 || time.day != 0 || time.weekday == 0) return day_near(time, earliest);
  return Date{earliest.days + (time.weekday - weekday(earliest) + 7) % 7};
}

}  // namespace hindsight::language
