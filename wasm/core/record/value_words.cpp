#include <string>

#include "hindsight/record/values.hpp"
#include "scan.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::string_view kUnknownWords[] = {
    "?",           "n/a",           "n.a.",          "na",        "unknown",   "tbd",          "tba",
    "tbc",         "todo",          "not known",     "unclear",   "none",      "undetermined", "not available",
    "not recorded", "not applicable", "to be determined", "to be done", "null", "nil", "not sure", "pending",
};

bool is_filler(char c) { return c == '?' || c == '-' || c == '_' || c == '.' || c == '~' || c == '/' || c == '*'; }

/// "--", "???", "…", "–".
bool is_only_filler(std::string_view value) {
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (is_filler(value[at])) continue;
    const std::string_view three = value.substr(at, 3);
    if (three != "\xE2\x80\x93" && three != "\xE2\x80\x94" && three != "\xE2\x80\xA6") return false;
    at += 2;
  }
  return true;
}

/// "XXX", "YYY", "zzz": one letter, three times or more.
bool is_letter_run(std::string_view value) {
  if (value.size() < 3) return false;
  const char first = text::lower(value[0]);
  if (first < 'w' || first > 'z') return false;
  for (const char c : value)
    if (text::lower(c) != first) return false;
  return true;
}

/// What stands before a remark: "unknown (logs were lost)" → "unknown".
std::string_view before_remark(std::string_view value) {
  std::size_t end = value.find_first_of("(,;:[");
  for (const std::string_view dash : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) end = std::min(end, value.find(dash));
  return text::trim(value.substr(0, end));
}

struct StatusMark {
  std::string_view mark;
  ActionStatus status;
};

constexpr StatusMark kStatusMarks[] = {
    {"\xE2\x9C\x85", ActionStatus::done},              // ✅
    {"\xE2\x9C\x94", ActionStatus::done},              // ✔
    {"\xE2\x9C\x93", ActionStatus::done},              // ✓
    {"\xE2\x98\x91", ActionStatus::done},              // ☑
    {"[x]", ActionStatus::done},                       //
    {"\xE2\x98\x90", ActionStatus::open},              // ☐
    {"\xE2\xAC\x9C", ActionStatus::open},              // ⬜
    {"[ ]", ActionStatus::open},                       //
    {"[]", ActionStatus::open},                        //
    {"\xF0\x9F\x9A\xA7", ActionStatus::in_progress},   // 🚧
    {"\xF0\x9F\x94\x84", ActionStatus::in_progress},   // 🔄
    {"\xE2\x8F\xB3", ActionStatus::in_progress},       // ⏳
};

constexpr std::string_view kStatusList = "action_status";

ActionStatus status_named(std::string_view name) {
  for (const ActionStatus status : {ActionStatus::open, ActionStatus::in_progress, ActionStatus::done, ActionStatus::wont_do, ActionStatus::deferred})
    if (name == to_string(status)) return status;
  return ActionStatus::unknown;
}

/// Giving up is said anywhere: "closed as won't fix".
bool gives_up(std::string_view words) {
  for (const TermMatch& match : find_terms(kStatusList, words))
    if (status_named(match.term->name) == ActionStatus::wont_do) return true;
  return false;
}

std::optional<Severity> severity_of_digit(char digit) {
  if (digit == '0') return Severity::sev1;
  if (digit < '1' || digit > '4') return std::nullopt;
  return static_cast<Severity>(digit - '0');
}

/// "sev1", "SEV-1", "Sev 1", "severity: 1", "S1", "P1" at the cursor.
std::optional<Severity> take_numbered_severity(Scanner scan, bool short_names) {
  bool named = scan.take("severity") || scan.take("sev");
  if (!named && short_names) named = scan.take("s") || scan.take("priority") || scan.take("p");
  if (!named) return std::nullopt;
  for (int gap = 0; gap < 2; ++gap)
    if (scan.peek() == ' ' || scan.peek() == '-' || scan.peek() == '_' || scan.peek() == ':' || scan.peek() == '#')
      scan.seek(scan.at() + 1);
  const char digit = scan.peek();
  if (is_word_char(scan.peek(1))) return std::nullopt;
  return severity_of_digit(digit);
}

}  // namespace

bool says_unknown(std::string_view value) {
  value = text::trim(value);
  if (value.size() > 200) return false;
  if (is_only_filler(value) || is_letter_run(value)) return true;
  const std::string_view head = before_remark(value);
  for (const std::string_view part : {value, head}) {
    std::string_view plain = part;
    while (plain.size() > 1 && (plain.back() == '.' || plain.back() == '!') && !text::equals_ignoring_case(plain, "n.a."))
      plain.remove_suffix(1);
    for (const std::string_view word : kUnknownWords)
      if (text::equals_ignoring_case(plain, word)) return true;
  }
  return !head.empty() && head.size() < value.size() && is_only_filler(head);
}

std::optional<Severity> parse_severity(std::string_view value) {
  value = text::trim(value);
  while (!value.empty() && !is_word_char(value.front())) value.remove_prefix(1);
  // A coloured dot or another sign in front.
  while (!value.empty() && static_cast<unsigned char>(value.front()) >= 0x80) value.remove_prefix(1);
  value = text::trim(value);
  if (value.empty()) return std::nullopt;

  if (const auto numbered = take_numbered_severity(Scanner(value), true)) return numbered;
  Scanner scan(value);
  if (scan.take_word("critical") || scan.take_word("blocker")) return Severity::sev1;
  if (scan.take_word("major")) return Severity::sev2;
  if (scan.take_word("minor")) return Severity::sev3;
  if (scan.take_word("cosmetic") || scan.take("near miss") || scan.take("near-miss") || scan.take("near_miss"))
    return Severity::sev4;
  if (text::is_digit(value[0]) && (value.size() == 1 || (!is_word_char(value[1]) && value[1] != '.' && value[1] != ','))) {
    const std::string_view rest = text::trim(value.substr(1));
    if (rest.empty() || rest[0] == '(' || rest[0] == '-' || rest[0] == ':') return severity_of_digit(value[0]);
  }
  for (std::size_t at = 0; at < value.size() && at < 200; ++at) {
    if (text::lower(value[at]) != 's' || (at > 0 && is_word_char(value[at - 1]))) continue;
    if (const auto numbered = take_numbered_severity(Scanner(value.substr(at)), false)) return numbered;
  }
  return std::nullopt;
}

ActionStatus parse_action_status(std::string_view value) {
  value = text::trim(value);
  for (const StatusMark& mark : kStatusMarks)
    if (text::starts_with_ignoring_case(value, mark.mark)) return mark.status;
  if (value.size() > 200 || value.starts_with('[')) return ActionStatus::unknown;
  const std::string words = words_of(value);
  if (gives_up(words)) return ActionStatus::wont_do;
  const TermMatch match = find_leading_term(kStatusList, words);
  return match ? status_named(match.term->name) : ActionStatus::unknown;
}

}  // namespace hindsight::record
