#include "action_values.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"
#include "hindsight/base/utf8.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/record/values.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestOwner = 60;
constexpr std::size_t kLongestDue = 60;
constexpr int kMostStatusWords = 4;
constexpr int kMostDueWords = 4;

/// Names of standards and the like that have a ticket's form.
bool is_no_tracker(std::string_view prefix) {
  static constexpr std::string_view kOthers[] = {"UTF", "SHA", "ISO", "RFC", "CVE", "SEV", "P", "TLS", "HTTP", "IPV", "AES", "MD", "GPT", "COVID", "PM", "INC", "US", "EU"};
  return std::find(std::begin(kOthers), std::end(kOthers), prefix) != std::end(kOthers);
}

bool is_handle_char(char c) { return is_word_char(c) || c == '-' || c == '_' || c == '.' || c == '/'; }

/// "@ana", "@acme/platform" at the start of a text; its length, or 0.
std::size_t handle_length(std::string_view text) {
  if (text.size() < 2 || text[0] != '@' || !is_word_char(text[1])) return 0;
  std::size_t end = 1;
  while (end < text.size() && is_handle_char(text[end])) ++end;
  while (end > 1 && (text[end - 1] == '.' || text[end - 1] == '/')) --end;
  return end;
}

/// "ana, bo, acme/platform".
std::string names_of_handles(std::string_view handles) {
  std::string names;
  for (std::size_t at = 0; (at = handles.find('@', at)) != std::string_view::npos; ++at) {
    if (!names.empty()) names += ", ";
    names += handles.substr(at + 1, handle_length(handles.substr(at)) - 1);
  }
  return names;
}

/// The bytes of the first words of a text, up to the blank behind them.
std::size_t words_length(std::string_view text, int words) {
  std::size_t end = 0;
  for (int i = 0; i < words && end < text.size(); ++i) end = std::min(text.find(' ', end + (i > 0 ? 1 : 0)), text.size());
  return end;
}

bool begins_with_letter(std::string_view text) {
  if (text.empty() || text::is_digit(text[0])) return false;
  return language::is_letter_or_digit(language::decode(text).code_point);
}

/// "in #12", "am 5. Mai", "via a script": what may follow a state without making it a part of a sentence.
bool may_follow_a_state(std::string_view rest) {
  rest = text::trim(rest);
  return !begins_with_letter(rest) || is_url(rest.substr(0, rest.find(' '))) || find_leading_term("state_followers", words_of(rest)) ||
         date_length(rest, DateOrder::unsaid) > 0;
}

/// Digits, a separator, digits, the same separator, digits: a date in whatever order.
std::size_t triple_length(std::string_view text) {
  Scanner scan(text);
  if (scan.take_digits(2).empty()) return 0;
  const char separator = scan.peek();
  if (separator != '/' && separator != '-' && separator != '.') return 0;
  scan.take(separator);
  if (scan.take_digits(2).empty() || !scan.take(separator)) return 0;
  const std::size_t year = scan.take_digits(4).size();
  return (year == 2 || year == 4) && !is_word_char(scan.peek()) ? scan.at() : 0;
}

/// Where a word begins that ends right before a place and says that something is due; npos where there is none.
std::size_t due_word_before(std::string_view text, std::size_t end) {
  std::string_view before = text.substr(0, end);
  while (!before.empty() && (before.back() == ' ' || before.back() == ':')) before.remove_suffix(1);
  std::size_t start = before.size();
  std::size_t longest = std::string_view::npos;
  for (int words = 0; words < kMostDueWords && start > 0; ++words) {
    const std::size_t blank = before.find_last_of(" (,;", start - 1);
    const std::size_t from = blank == std::string_view::npos ? 0 : blank + 1;
    if (from < start && find_exact_term("due_words", words_of(before.substr(from)))) longest = from;
    if (blank == std::string_view::npos || before[blank] != ' ') break;
    start = blank;
  }
  return longest;
}

/// A figure, or a word that a figure follows: "5 May", "May 5".
bool may_begin_a_date(std::string_view text, std::size_t at) {
  if (text::is_digit(text[at])) return at == 0 || !(text::is_alpha(text[at - 1]) || text::is_digit(text[at - 1]));
  if (!is_word_char(text[at]) || !begins_a_word(text, at)) return false;
  const std::size_t blank = text.find(' ', at);
  return blank != std::string_view::npos && blank + 1 < text.size() && text::is_digit(text[blank + 1]);
}

std::size_t due_word_behind(std::string_view rest) {
  const std::size_t blank = rest.starts_with(' ') ? 1 : 0;
  std::size_t longest = 0;
  for (const Term& term : terms("due_words_behind"))
    for (const std::string& phrase : term.phrases)
      if (rest.substr(blank).starts_with(text::trim(phrase))) longest = std::max(longest, blank + text::trim(phrase).size());
  return longest;
}

}  // namespace

bool is_ticket_key(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text::is_upper(text[at]) || (at > 0 && text::is_digit(text[at])))) ++at;
  if (at < 2 || at > 12 || at >= text.size() || text[at] != '-') return false;
  if (is_no_tracker(text.substr(0, at))) return false;
  const std::string_view number = text.substr(at + 1);
  return !number.empty() && number.size() <= 8 && std::all_of(number.begin(), number.end(), text::is_digit);
}

bool is_issue_number(std::string_view text) {
  return text.size() > 1 && text.size() <= 8 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), text::is_digit);
}

bool is_url(std::string_view text) {
  return (text::starts_with_ignoring_case(text, "https://") || text::starts_with_ignoring_case(text, "http://")) &&
         text.find(' ') == std::string_view::npos;
}

std::size_t handles_length(std::string_view text) {
  std::size_t end = handle_length(text);
  while (end > 0) {
    Scanner scan(text.substr(end));
    scan.skip_spaces();
    scan.take_any_of({",", "and ", "&", "+"});
    scan.skip_spaces();
    const std::size_t next = handle_length(scan.rest());
    if (next == 0) break;
    end += scan.at() + next;
  }
  return end;
}

bool has_form_of_reference(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text::is_alpha(text[at])) ++at;
  if (at == 0 || at > 12 || at >= text.size() || (text[at] != '-' && text[at] != '/' && text[at] != '#')) return false;
  const std::string_view number = text.substr(at + 1);
  return !number.empty() && number.size() <= 10 && std::all_of(number.begin(), number.end(), text::is_digit);
}

std::string_view trim_marks(std::string_view value) {
  value = text::trim(value);
  while (!value.empty() && (value.front() == '*' || value.front() == '_' || value.front() == '`')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == '*' || value.back() == '_' || value.back() == '`' || value.back() == ',' ||
                            value.back() == ';' || value.back() == '.'))
    value.remove_suffix(1);
  return text::trim(value);
}

bool names_nobody(std::string_view value) { return says_unknown(value) || bool(find_leading_term("nobody", words_of(value))); }

std::string_view without_lead_in(std::string_view text) {
  text = text::trim(text);
  const TermMatch match = find_leading_term("state_lead_ins", words_of(text.substr(0, 80)));
  if (!match) return text;
  const std::string& phrase = *match.phrase;
  if (phrase[0] != ' ') return text::trim(text.substr(std::min(text.size(), phrase.size())));
  const int words = int(std::count(phrase.begin(), phrase.end(), ' ')) - 1;
  return text::trim(text.substr(words_length(text, words)));
}

std::size_t date_length(std::string_view text, DateOrder order) {
  if (text.empty()) return 0;
  if (const auto match = match_date(text, 0, order)) return match->size;
  if (const std::size_t size = triple_length(text)) return size;
  const TimeText time = match_time(text, order, TimePlace::day);
  return time.names_a_day() && !time.seconds_of_day && !time.is_next_day ? time.size : 0;
}

std::optional<DueMatch> find_due(std::string_view text, DateOrder order, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!may_begin_a_date(text, at)) continue;
    const std::size_t size = date_length(text.substr(at), order);
    if (size == 0) continue;
    const std::size_t behind = due_word_behind(text.substr(at + size));
    const std::size_t before = due_word_before(text, at);
    if (before != std::string_view::npos) return DueMatch{before, at + size + behind - before, text.substr(at, size)};
    if (behind > 0) return DueMatch{at, size + behind, text.substr(at, size)};
    at += size - 1;
  }
  return std::nullopt;
}

std::optional<Date> due_day_after(std::string_view due, Date report, DateOrder order) {
  constexpr int kDaysBefore = 31;
  for (std::size_t at = 0; at < due.size(); ++at) {
    const bool goes_on = at > 0 && (due[at - 1] == '/' || due[at - 1] == '.' || due[at - 1] == '-');
    if (goes_on || text::is_continuation(due[at]) || !begins_a_word(due, at)) continue;
    const TimeText time = match_time(due.substr(at), order, TimePlace::day);
    if (time.month == 0) continue;
    if (time.may_be_swapped && order == DateOrder::unsaid && time.month <= 12 && time.day <= 12 && time.month != time.day) return std::nullopt;
    const int year = civil(report).year;
    for (int candidate = year - 1; candidate <= year + 1; ++candidate)
      if (const auto day = make_date(candidate, time.month, time.day); day && day->days >= report.days - kDaysBefore) return day;
    return std::nullopt;
  }
  return std::nullopt;
}

bool set_once(std::string& target, std::string value) {
  if (value.empty()) return false;
  if (target.empty()) target = std::move(value);
  return true;
}

bool set_owner(std::string_view value, ActionItem& item) {
  value = trim_marks(value);
  if (value.empty() || value.size() > kLongestOwner || names_nobody(value)) return false;
  const bool is_handles = handles_length(value) == value.size();
  return set_once(item.owner, is_handles ? names_of_handles(value) : std::string(value));
}

bool set_due(std::string_view value, DateOrder order, ActionItem& item) {
  value = trim_marks(value);
  if (value.empty() || value.size() > kLongestDue || says_unknown(value)) return false;
  if (!item.due_raw.empty()) return true;
  item.due_raw = std::string(value);
  item.due = find_stated_date(value, order);
  return true;
}

bool set_status(std::string_view value, ActionItem& item) {
  const ActionStatus status = parse_action_status(without_lead_in(value));
  if (status == ActionStatus::unknown) return false;
  // A box says whether an item is done; words can only tell more of an open one.
  const bool refines = item.status == ActionStatus::open && status != ActionStatus::done;
  if (item.status == ActionStatus::unknown || refines) item.status = status;
  return true;
}

bool is_status_phrase(std::string_view part) {
  part = without_lead_in(part);
  for (int words = kMostStatusWords; words > 0; --words) {
    const std::size_t end = words_length(part, words);
    if (end == 0) return false;
    const std::string_view head = part.substr(0, end);
    const bool is_mark = words == 1 && !begins_with_letter(head) && !text::is_digit(head[0]) && parse_action_status(head) != ActionStatus::unknown;
    if (is_mark || find_exact_term("action_status", words_of(head))) return may_follow_a_state(part.substr(end));
  }
  return false;
}

std::string action_type(std::string_view text) {
  const TermMatch type = find_exact_term("action_types", words_of(text));
  return type ? type.term->name : std::string();
}

std::string action_priority(std::string_view text) {
  text = trim_marks(text);
  if (text.size() == 4 && text.front() == '[' && text.back() == ']') text = text.substr(1, 2);
  if (text.size() != 2 || text::lower(text[0]) != 'p' || text[1] < '0' || text[1] > '4') return {};
  return std::string{'P', text[1]};
}

bool is_ticket_url(std::string_view url) {
  if (!is_url(url)) return false;
  for (const std::string_view part : {"/issues/", "/issue/", "/browse/", "/pull/", "/merge_requests/", "/-/work_items/", "/tickets/", "/ticket/", "/task/", "/story/"})
    if (url.find(part) != std::string_view::npos) return true;
  return false;
}

bool is_closing_remark(std::string_view text) {
  const std::string_view head = text::trim(text.substr(0, text.find_first_of(",;:(")));
  const ActionStatus status = parse_action_status(without_lead_in(head));
  const bool closes = status == ActionStatus::done || status == ActionStatus::wont_do || status == ActionStatus::deferred;
  return closes && is_status_phrase(head);
}

std::string ticket_in(std::string_view text) {
  text = trim_marks(text);
  if (is_ticket_key(text) || is_issue_number(text) || is_url(text)) return std::string(text);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" ,;()[]", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (is_ticket_key(word) || is_issue_number(word) || is_url(word)) return std::string(word);
    at = end + 1;
  }
  return {};
}

bool set_action_attribute(std::string_view column, std::string_view value, DateOrder order, ActionItem& item) {
  if (column == "owner") return set_owner(value, item);
  if (column == "due") return set_due(value, order, item);
  if (column == "status") return set_status(value, item);
  if (column == "ticket") return set_once(item.ticket, ticket_in(value));
  if (column == "type") return set_once(item.type, action_type(value));
  if (column == "priority") return set_once(item.priority, action_priority(value));
  return false;
}

}  // namespace hindsight::record
