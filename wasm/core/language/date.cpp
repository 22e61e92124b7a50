#include "hindsight/language/date.hpp"

#include <algorithm>

#include "hindsight/language/fold.hpp"

namespace hindsight::language {
namespace {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2100;
constexpr int kMostVotes = 200;

std::optional<Date> plausible_date(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  return make_date(year, month, day);
}

std::optional<DateMatch> match_of(std::optional<Date> date, std::size_t size) { return date ? std::optional(DateMatch{*date, size}) : std::nullopt; }

/// Before a year: ", ", " de ".
void take_gap(Scanner& scan) {
  scan.take(',');
  take_glue(scan);
}

/// "2026", "2026 г.", "2026年".
std::optional<int> take_year(Scanner& scan) {
  Scanner probe = scan;
  const std::string_view digits = probe.take_digits(4);
  if (digits.size() != 4 || text::is_digit(probe.peek())) return std::nullopt;
  Scanner mark = probe;
  mark.skip_spaces();
  if (mark.take_word(WordKind::year_mark)) {
    mark.take('.');
    probe = mark;
  }
  scan = probe;
  return to_int(digits);
}

/// "2026-04-12", "2026/04/12", "2026.04.12", "20260412", "2026. 4. 12.".
std::optional<DateMatch> match_year_first(std::string_view text, std::size_t at) {
  Scanner scan(text.substr(at));
  const std::string_view run = scan.take_digits(8);
  if (run.size() == 8) {
    const char before = at > 0 ? text[at - 1] : ' ';
    if (is_word_char(before) || is_word_char(scan.peek())) return std::nullopt;
    return match_of(plausible_date(to_int(run.substr(0, 4)), to_int(run.substr(4, 2)), to_int(run.substr(6, 2))), run.size());
  }
  if (run.size() != 4) return std::nullopt;
  const char separator = scan.peek();
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  scan.take(separator);
  const bool spaced = separator == '.' && scan.take(' ');
  const std::string_view month = scan.take_digits(2);
  if (month.empty() || !scan.take(separator)) return std::nullopt;
  if (spaced) scan.skip_spaces();
  const std::string_view day = scan.take_digits(2);
  if (day.empty() || text::is_digit(scan.peek())) return std::nullopt;
  return match_of(plausible_date(to_int(run), to_int(month), to_int(day)), scan.at());
}

/// "2026年4月12日", "2026년 4월 12일".
std::optional<DateMatch> match_marked(std::string_view text, std::size_t at) {
  Scanner scan(text.substr(at));
  const std::string_view year = scan.take_digits(4);
  if (year.size() != 4) return std::nullopt;
  scan.skip_spaces();
  if (!scan.take_word(WordKind::year_mark)) return std::nullopt;
  scan.skip_spaces();
  const std::string_view month = scan.take_digits(2);
  scan.skip_spaces();
  if (month.empty() || !scan.take_word(WordKind::month_mark)) return std::nullopt;
  scan.skip_spaces();
  const std::string_view day = scan.take_digits(2);
  scan.skip_spaces();
  if (day.empty() || !scan.take_word(WordKind::day_mark)) return std::nullopt;
  return match_of(plausible_date(to_int(year), to_int(month), to_int(day)), scan.at());
}

struct Triple {
  int first = 0, second = 0, year = 0;
  char separator = '.';
  std::size_t size = 0;
};

/// The two digits that end a date, of this century.
std::optional<int> take_short_year(Scanner& scan) {
  Scanner probe = scan;
  const std::string_view digits = probe.take_digits(2);
  if (digits.size() != 2 || is_word_char(probe.peek()) || (probe.peek() == '.' && text::is_digit(probe.peek(1)))) return std::nullopt;
  scan = probe;
  return 2000 + to_int(digits);
}

/// "12.04.2026", "25/04/2026", "04/25/2026", "15 09 2025"; years of two digits where they are asked for.
std::optional<Triple> match_triple(std::string_view text, std::size_t at, bool short_years = false) {
  Scanner scan(text.substr(at));
  const std::string_view first = scan.take_digits(2);
  const char separator = scan.peek();
  const bool is_spaced = separator == ' ' && first.size() == 2;
  if (first.empty() || (separator != '.' && separator != '/' && separator != '-' && !is_spaced)) return std::nullopt;
  scan.take(separator);
  if (separator == '.') scan.take(' ');
  const std::string_view second = scan.take_digits(2);
  if (second.empty() || (is_spaced && second.size() != 2) || !scan.take(separator)) return std::nullopt;
  if (separator == '.') scan.take(' ');
  // Days stand first beside dots, and beside blanks.
  if (const auto year = take_year(scan)) return Triple{to_int(first), to_int(second), *year, is_spaced ? '.' : separator, scan.at()};
  if (!short_years || is_spaced) return std::nullopt;
  const auto year = take_short_year(scan);
  return year ? std::optional(Triple{to_int(first), to_int(second), *year, separator, scan.at()}) : std::nullopt;
}

bool is_open(const Triple& triple) { return triple.separator != '.' && triple.first <= 12 && triple.second <= 12 && triple.first != triple.second; }

std::optional<DateMatch> read_triple(const Triple& triple, DateOrder order) {
  int day = triple.first, month = triple.second;
  if (triple.separator != '.') {
    if (is_open(triple) && order != DateOrder::day_first && order != DateOrder::month_first) return std::nullopt;
    if (is_open(triple) ? order == DateOrder::month_first : day <= 12) std::swap(day, month);
  }
  return match_of(plausible_date(triple.year, month, day), triple.size);
}

/// "12 April 2026", "12th of April, 2026", "14-19 January 2026", "12-Apr-2026", "3 de marzo de 2026", "3. März 2026"; between marks a year of
/// two digits as well: "10/Feb/26".
std::optional<DateMatch> match_day_month_year(std::string_view text, std::size_t at) {
  Scanner scan(text.substr(at));
  const auto day = take_day(scan);
  if (!day) return std::nullopt;
  Scanner range = scan;
  if (take_range_word(range) && take_day(range)) scan = range;
  const char mark = scan.peek() == '-' || scan.peek() == '/' ? scan.peek() : '\0';
  if (mark == '\0' || !scan.take(mark)) take_glue(scan);
  const int month = take_month(scan);
  if (month == 0) return std::nullopt;
  const bool marked = mark != '\0' && scan.take(mark);
  if (!marked && !scan.take('-')) take_gap(scan);
  auto year = take_year(scan);
  if (!year && marked) year = take_short_year(scan);
  return year ? match_of(plausible_date(*year, month, *day), scan.at()) : std::nullopt;
}

/// "April 12th, 2026", "January 14-19, 2026", "November 11 and November 15, 2025".
std::optional<DateMatch> match_month_day_year(std::string_view text, std::size_t at) {
  Scanner scan(text.substr(at));
  const int month = take_month(scan);
  if (month == 0) return std::nullopt;
  take_glue(scan);
  const auto day = take_day(scan);
  if (!day) return std::nullopt;
  Scanner range = scan;
  if (take_range_word(range)) {
    if (take_month(range) != 0) range.skip_spaces();
    if (take_day(range)) scan = range;
  }
  take_gap(scan);
  const auto year = take_year(scan);
  return year ? match_of(plausible_date(*year, month, *day), scan.at()) : std::nullopt;
}

/// The weekday that stands right before a place: "Sunday 04/05/2026"; 0 for none.
int weekday_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 24;
  const std::size_t from = at > kLongest ? at - kLongest : 0;
  for (std::size_t start = from; start < at; ++start) {
    if (!begins_a_word(text, start)) continue;
    Scanner scan(text.substr(start, at - start));
    const auto day = scan.take_word(WordKind::weekday);
    if (!day) continue;
    scan.take('.');
    scan.take(',');
    scan.skip_spaces();
    if (scan.done()) return int(*day);
  }
  return 0;
}

bool may_begin_a_date(std::string_view text, std::size_t at) {
  const char c = text[at];
  return text::is_digit(c) || text::is_alpha(c);
}

}  // namespace

int weekday(Date date) { return (date.days % 7 + 10) % 7 + 1; }

/// "April", "Apr.", "avr.", "сентября"; 0 for anything else.
int take_month(Scanner& scan) {
  Scanner probe = scan;
  const auto month = probe.take_word(WordKind::month);
  if (!month) return 0;
  probe.take('.');
  scan = probe;
  return int(*month);
}

/// "12", "12th", "1er", "3.".
std::optional<int> take_day(Scanner& scan) {
  Scanner probe = scan;
  const std::string_view digits = probe.take_digits(2);
  if (digits.empty()) return std::nullopt;
  const bool dotted = probe.peek() == '.' && (probe.peek(1) == ' ' || text::is_alpha(probe.peek(1)) || static_cast<unsigned char>(probe.peek(1)) >= 0x80);
  if (dotted) probe.take('.');
  else probe.take_word(WordKind::ordinal);
  const std::uint32_t next = probe.done() ? ' ' : decode(probe.rest()).code_point;
  if (!dotted && is_letter_or_digit(next)) return std::nullopt;
  scan = probe;
  return to_int(digits);
}

bool take_range_word(Scanner& scan) {
  Scanner probe = scan;
  probe.skip_spaces();
  if (!probe.take_any_of({"-", "\xE2\x80\x93", "\xE2\x80\x94", "/", "&", "~", "\xE3\x80\x9C", "\xEF\xBD\x9E", "\xE2\x86\x92", "->"}) &&
      !probe.take_word(WordKind::range))
    return false;
  probe.skip_spaces();
  scan = probe;
  return true;
}

void take_glue(Scanner& scan) {
  scan.skip_spaces();
  while (scan.take_word(WordKind::glue)) scan.skip_spaces();
}

std::optional<DateMatch> match_date(std::string_view text, std::size_t at, DateOrder order) {
  if (at >= text.size()) return std::nullopt;
  const char c = text[at];
  const char before = at > 0 ? text[at - 1] : ' ';
  if (text::is_digit(c)) {
    if (text::is_digit(before)) return std::nullopt;
    if (const auto match = match_year_first(text, at)) return match;
    if (const auto match = match_marked(text, at)) return match;
    if (before == '-' || before == '.' || before == '/') return std::nullopt;
    if (const auto triple = match_triple(text, at)) return read_triple(*triple, order);
    return match_day_month_year(text, at);
  }
  if (!is_word_char(c) || !begins_a_word(text, at)) return std::nullopt;
  return match_month_day_year(text, at);
}

std::optional<PlacedDate> locate_date(std::string_view text, DateOrder order) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_begin_a_date(text, at)) continue;
    if (const auto match = match_date(text, at, order)) return PlacedDate{match->date, at, match->size};
  }
  return std::nullopt;
}

std::optional<Date> find_date(std::string_view text, DateOrder order) {
  const auto found = locate_date(text, order);
  return found ? std::optional(found->date) : std::nullopt;
}

namespace {

/// "5-26-21", "14/02/26": where a date is expected.
std::optional<Date> find_short_date(std::string_view text, DateOrder order) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_digit(text[at]) || !begins_a_word(text, at) || (at > 0 && text[at - 1] == '.')) continue;
    if (const auto triple = match_triple(text, at, true))
      if (const auto match = read_triple(*triple, order)) return match->date;
    while (at + 1 < text.size() && text::is_digit(text[at + 1])) ++at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> find_stated_date(std::string_view text, DateOrder order) {
  const std::string_view value = text::trim(text);
  if (value.size() >= 10 && !(value.size() > 10 && text::is_digit(value[10]))) {
    const auto date = parse_iso_date(value.substr(0, 10));
    if (date && civil(*date).year >= 1000 && civil(*date).year <= kLastYear) return date;
  }
  if (const auto date = find_date(value, order)) return date;
  return find_short_date(value, order);
}

std::optional<Date> find_date_of_path(std::string_view path, DateOrder order) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = path.substr(slash + 1);
  if (const auto date = find_date(name, order)) return date;
  if (const auto date = find_short_date(name, order)) return date;
  if (slash == std::string_view::npos) return std::nullopt;
  // A folder an incident: "2026-02-06-lab-results/README.md".
  const std::string_view folders = path.substr(0, slash);
  if (const auto date = find_date(folders.substr(folders.rfind('/') + 1), order)) return date;
  // A folder a year, and in the name the rest: "2026/0412-…", "2026/03-14-…", "2026/17-mai-…".
  std::optional<int> year;
  for (const std::string_view folder : text::split(folders, '/'))
    if (folder.size() == 4 && std::all_of(folder.begin(), folder.end(), text::is_digit)) year = to_int(folder);
  if (!year) return std::nullopt;
  Scanner scan(name);
  const std::string_view run = scan.take_digits(4);
  if (run.size() == 4 && !is_word_char(scan.peek())) return plausible_date(*year, to_int(run.substr(0, 2)), to_int(run.substr(2)));
  if (run.empty() || run.size() > 2 || !scan.take_any_of({"-", "_", " ", ". "})) return std::nullopt;
  if (const int month = take_month(scan); month != 0) return plausible_date(*year, month, to_int(run));
  const std::string_view day = scan.take_digits(2);
  if (day.size() != 2 || run.size() != 2 || is_word_char(scan.peek())) return std::nullopt;
  return plausible_date(*year, to_int(run), to_int(day));
}

bool has_impossible_year(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_digit(text[at])) continue;
    std::size_t end = at;
    while (end < text.size() && text::is_digit(text[end])) ++end;
    const std::string_view tail = text.substr(end, 6);
    const bool dashed = tail.size() == 6 && tail[0] == '-' && text::is_digit(tail[1]) && text::is_digit(tail[2]) && tail[3] == '-' &&
                        text::is_digit(tail[4]) && text::is_digit(tail[5]);
    const bool begins = begins_a_word(text, at) && (at == 0 || text[at - 1] != '-');
    if (dashed && begins && (end - at == 3 || end - at == 5)) return true;
    at = end;
  }
  return false;
}

namespace {

/// The days of a year that a text names by their months' names, as month * 32 + day: "Friday, June 12", "3. März".
std::vector<int> days_in_words(std::string_view text) {
  std::vector<int> days;
  for (std::size_t at = 0; at < text.size() && days.size() < std::size_t(kMostVotes); ++at) {
    if (!is_word_char(text[at]) || text::is_continuation(text[at]) || !begins_a_word(text, at)) continue;
    Scanner scan(text.substr(at, 40));
    std::optional<int> day = take_day(scan);
    if (day) take_glue(scan);
    const int month = take_month(scan);
    if (month == 0) continue;
    if (!day) {
      scan.skip_spaces();
      day = take_day(scan);
    }
    if (day) days.push_back(month * 32 + *day);
  }
  return days;
}

}  // namespace

OrderVotes vote_on_order(std::string_view text, std::optional<Date> known) {
  OrderVotes votes;
  std::optional<std::vector<int>> in_words;
  const auto is_in_words = [&](int month, int day) {
    if (!in_words) in_words = days_in_words(text);
    return std::find(in_words->begin(), in_words->end(), month * 32 + day) != in_words->end();
  };
  for (std::size_t at = 0; at + 7 < text.size() && votes.day_first + votes.month_first + votes.open < kMostVotes; ++at) {
    if (!text::is_digit(text[at]) || !begins_a_word(text, at) || (at > 0 && (text[at - 1] == '-' || text[at - 1] == '/' || text[at - 1] == '.'))) continue;
    const auto triple = match_triple(text, at, true);
    if (!triple || triple->separator == '.') continue;
    const auto by_day = plausible_date(triple->year, triple->second, triple->first);
    const auto by_month = plausible_date(triple->year, triple->first, triple->second);
    const int told_before = votes.day_first + votes.month_first;
    const int named = weekday_before(text, at);
    if (by_day && by_month && named != 0 && weekday(*by_day) != weekday(*by_month)) {
      if (weekday(*by_day) == named) ++votes.day_first;
      else if (weekday(*by_month) == named) ++votes.month_first;
    } else if (by_day && !by_month) ++votes.day_first;
    else if (by_month && !by_day) ++votes.month_first;
    else if (by_day && by_day != by_month && known && by_day == known) ++votes.day_first;
    else if (by_day && by_day != by_month && known && by_month == known) ++votes.month_first;
    else if (by_day && by_day != by_month) {
      const bool day_is_told = is_in_words(triple->second, triple->first), month_is_told = is_in_words(triple->first, triple->second);
      if (day_is_told == month_is_told) ++votes.open;
      else ++(day_is_told ? votes.day_first : votes.month_first);
    }
    if (told_before == 0 && votes.day_first + votes.month_first > 0) {
      votes.example = text.substr(at, triple->size);
      votes.example_line = 1 + int(std::count(text.begin(), text.begin() + std::ptrdiff_t(at), '\n'));
    }
    at += triple->size - 1;
  }
  return votes;
}

}  // namespace hindsight::language
