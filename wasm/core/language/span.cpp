#include "hindsight/language/span.hpp"

#include "hindsight/language/fold.hpp"
#include "hindsight/language/number.hpp"

namespace hindsight::language {
namespace {

constexpr std::size_t kLongestSpan = 80;
constexpr double kMinutesOfAnHour = 60;
constexpr std::string_view kRangeSigns[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "~", "\xE3\x80\x9C", "\xEF\xBD\x9E", "/"};

/// ISO 8601: "PT2H30M", "P1DT5H", "P2W".
std::optional<SpanMatch> match_iso_span(std::string_view value) {
  Scanner scan(value);
  if (!scan.take('P') && !scan.take('p')) return std::nullopt;
  double minutes = 0;
  bool in_time = false, any = false;
  while (text::is_digit(scan.peek()) || (!in_time && text::lower(scan.peek()) == 't')) {
    if (!in_time && (scan.take('T') || scan.take('t'))) {
      in_time = true;
      continue;
    }
    const auto number = take_number(scan);
    if (!number) return std::nullopt;
    const char unit = text::lower(scan.peek());
    scan.seek(scan.at() + 1);
    const double factor = in_time ? (unit == 'h' ? 60 : unit == 'm' ? 1 : unit == 's' ? 1.0 / 60 : 0)
                                  : (unit == 'w' ? 10080 : unit == 'd' ? 1440 : 0);
    if (factor == 0) return std::nullopt;
    minutes += *number * factor;
    any = true;
  }
  return any && !is_word_char(scan.peek()) ? std::optional(SpanMatch{minutes, scan.at()}) : std::nullopt;
}

std::optional<double> take_amount(Scanner& scan) {
  if (const auto number = take_number(scan)) return number;
  const auto word = scan.take_word(WordKind::number);
  // "seventy-two"
  if (word && *word >= 20 && int(*word) % 10 == 0) {
    Scanner ones = scan;
    if (!ones.take('-')) ones.skip_spaces();
    const auto more = ones.take_word(WordKind::number);
    if (more && *more >= 1 && *more < 10) {
      scan = ones;
      return *word + *more;
    }
  }
  return word;
}

void take_joiner(Scanner& scan) {
  scan.take('.');
  scan.skip_spaces();
  if (scan.take(',') || scan.take("\xE3\x80\x81")) scan.skip_spaces();
  if (scan.take('&') || scan.take('+') || scan.take_word(WordKind::joined_by)) scan.skip_spaces();
}

struct Part {
  double minutes = 0;
  double unit = 0;
};

/// "2 hours", "demi-heure", "1 Stunde und eine halbe", "hora y media".
std::optional<Part> take_part(Scanner& scan) {
  Scanner probe = scan;
  const auto number = take_amount(probe);
  const bool hyphened = number && probe.take('-');
  if (!hyphened) probe.skip_spaces();
  const auto unit = probe.take_word(WordKind::unit);
  if (!unit || *unit == 0) return std::nullopt;
  Part part{number.value_or(0) * *unit, *unit};
  Scanner half = probe;
  half.skip_spaces();
  if (half.take_word(WordKind::and_a_half)) {
    part.minutes = (number.value_or(1) + 0.5) * *unit;
    probe = half;
  } else if (!number) {
    return std::nullopt;
  }
  scan = probe;
  return part;
}

/// "10-20 minutes", "10 to 20 minutes": the first number is the end of a range.
bool begins_a_range(Scanner scan) {
  scan.skip_spaces();
  bool any = false;
  for (const std::string_view sign : kRangeSigns) any = any || scan.take(sign);
  if (!any && !scan.take_word(WordKind::range)) return false;
  scan.skip_spaces();
  return bool(take_amount(scan));
}

}  // namespace

std::optional<SpanMatch> match_span(std::string_view text, double bare_unit_minutes) {
  Scanner scan(text);
  skip_approximation(scan);
  const std::size_t start = scan.at();
  if (const auto iso = match_iso_span(scan.rest())) return SpanMatch{iso->minutes, start + iso->size};

  double total = 0, last_unit = 0;
  while (true) {
    Scanner probe = scan;
    if (last_unit != 0) take_joiner(probe);
    const auto part = take_part(probe);
    if (!part) break;
    if (last_unit != 0 && part->unit >= last_unit) return std::nullopt;
    total += part->minutes;
    last_unit = part->unit;
    scan = probe;
  }
  if (last_unit == 0) {
    const auto number = take_number(scan);
    if (!number || is_word_char(scan.peek()) || scan.peek() == '%' || begins_a_range(scan)) return std::nullopt;
    return SpanMatch{*number * bare_unit_minutes, scan.at(), false};
  }
  if (last_unit == kMinutesOfAnHour && text::is_digit(scan.peek())) {  // "1h43"
    const std::string_view minutes = scan.take_digits(2);
    if (minutes.empty() || is_word_char(scan.peek())) return std::nullopt;
    total += to_int(minutes);
  } else if (last_unit == kMinutesOfAnHour) {  // "1 h 20"
    Scanner probe = scan;
    probe.skip_spaces();
    const std::string_view minutes = probe.take_digits(2);
    if (minutes.size() == 2 && !is_word_char(probe.peek()) && probe.peek() != ':' && probe.peek() != '.' && probe.peek() != '-' && to_int(minutes) < 60) {
      total += to_int(minutes);
      scan = probe;
    }
  }
  if (begins_a_range(scan)) return std::nullopt;
  Scanner after = scan;
  after.skip_spaces();
  if (after.take_word(WordKind::or_so)) scan = after;
  return SpanMatch{total, scan.at()};
}

std::optional<double> parse_duration_minutes(std::string_view value, double bare_unit_minutes) {
  value = without_trailing_remark(value);
  if (value.size() > kLongestSpan) return std::nullopt;
  const auto span = match_span(value, bare_unit_minutes);
  if (!span) return std::nullopt;
  std::string_view rest = text::trim(value.substr(span->size));
  if (rest.starts_with('.')) rest.remove_prefix(1);
  return rest.empty() ? std::optional(span->minutes) : std::nullopt;
}

std::optional<SpanMatch> leading_span(std::string_view text) {
  static constexpr std::string_view kBreaks[] = {",", ";", ". ", ": ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "(", "\xEF\xBC\x88", "\xE3\x80\x82", "\xE3\x80\x81"};
  const auto span = match_span(text);
  if (!span || !span->has_unit) return std::nullopt;
  const std::string_view rest = text.substr(span->size);
  const std::string_view trimmed = text::trim(rest);
  if (trimmed.empty() || trimmed == ".") return span;
  for (const std::string_view mark : kBreaks) {
    const bool breaks = rest.starts_with(mark) || (mark[0] != ' ' && trimmed.starts_with(mark));
    // A second number before any word is the end of a range, or a second answer.
    const std::string_view next = text::trim(breaks ? (rest.starts_with(mark) ? rest.substr(mark.size()) : trimmed.substr(mark.size())) : std::string_view());
    if (breaks && (next.empty() || mark == "(" || mark == "\xEF\xBC\x88" || !match_span(next))) return span;
  }
  return std::nullopt;
}

namespace {

/// A number that is a part of a date, a clock, a fraction or an ordinal: "5月3日", "14時30分", "3分の1", "第3週", "1日目".
bool belongs_to_another(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view before = text::trim(text.substr(0, at));
  const std::string_view behind = text.substr(end);
  for (const std::string_view mark : {"月", "年", "월", "년", "時", "点", "點", "시", "第", "午前", "午後", "上午", "下午", "오전", "오후"})
    if (before.ends_with(mark)) return true;
  for (const std::string_view mark : {"の1", "目", "分の", "之"})
    if (behind.starts_with(mark)) return true;
  return false;
}

/// A bound ("less than 5 minutes") or the other end of a range ("between 10 and 20 minutes", "2–3 hours").
bool is_bound(std::string_view text, std::size_t at) {
  const std::string_view before = text::trim(text.substr(0, at));
  for (const std::string_view sign : {"<", ">", "\xE2\x89\xA4", "\xE2\x89\xA5", "-", "\xE2\x80\x93", "~", "\xE3\x80\x9C"})
    if (before.ends_with(sign) && (sign[0] == '<' || sign[0] == '>' || static_cast<unsigned char>(sign[0]) == 0xE2 || (before.size() > sign.size() && text::is_digit(before[before.size() - sign.size() - 1]))))
      return true;
  // "10 to 20": a number, a word of a range, and the number at hand.
  const std::size_t blank = before.rfind(' ');
  if (blank == std::string_view::npos) return false;
  const auto word = match_word(WordKind::range, before.substr(blank + 1));
  return word && word->size == before.size() - blank - 1 && blank > 0 && text::is_digit(before[blank - 1]);
}

}  // namespace

std::optional<PlacedSpan> locate_span(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || !is_word_char(text[at - 1]) || (text::is_digit(text[at]) && !text::is_digit(text[at - 1]) && static_cast<unsigned char>(text[at - 1]) >= 0x80);
    if (!begins || (at > 0 && (text[at - 1] == '.' || text[at - 1] == ':') && text::is_digit(text[at]))) continue;
    const char c = text[at];
    if (!text::is_digit(c) && !is_word_char(c)) continue;
    if (!text::is_digit(c) && !match_word(WordKind::number, text.substr(at)) && !match_word(WordKind::unit, text.substr(at))) continue;
    const auto span = match_span(text.substr(at));
    if (!span || !span->has_unit) continue;
    if (!belongs_to_another(text, at, at + span->size) && !is_bound(text, at)) return PlacedSpan{span->minutes, at, span->size};
    at += span->size - 1;
  }
  return std::nullopt;
}

}  // namespace hindsight::language
