#include <string>

#include "hindsight/record/values.hpp"
#include "scan.hpp"

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

struct StatusWord {
  std::string_view word;
  ActionStatus status;
};

/// Longer phrases first where one begins another.
constexpr StatusWord kStatusWords[] = {
    {"won't do", ActionStatus::wont_do},       {"wont do", ActionStatus::wont_do},
    {"won't fix", ActionStatus::wont_do},      {"wont fix", ActionStatus::wont_do},
    {"wontfix", ActionStatus::wont_do},        {"wontdo", ActionStatus::wont_do},
    {"will not do", ActionStatus::wont_do},    {"will not fix", ActionStatus::wont_do},
    {"cancelled", ActionStatus::wont_do},      {"canceled", ActionStatus::wont_do},
    {"rejected", ActionStatus::wont_do},       {"declined", ActionStatus::wont_do},
    {"dropped", ActionStatus::wont_do},        {"obsolete", ActionStatus::wont_do},
    {"abandoned", ActionStatus::wont_do},      {"not doing", ActionStatus::wont_do},
    {"verworfen", ActionStatus::wont_do},      {"verschoben", ActionStatus::deferred},
    {"erledigt", ActionStatus::done},          {"abgeschlossen", ActionStatus::done},
    {"in arbeit", ActionStatus::in_progress},  {"offen", ActionStatus::open},
    {"not done", ActionStatus::open},          {"not started", ActionStatus::open},
    {"not yet", ActionStatus::open},           {"incomplete", ActionStatus::open},
    {"to do", ActionStatus::open},             {"todo", ActionStatus::open},
    {"open", ActionStatus::open},              {"new", ActionStatus::open},
    {"planned", ActionStatus::open},           {"backlog", ActionStatus::open},
    {"pending", ActionStatus::open},           {"outstanding", ActionStatus::open},
    {"blocked", ActionStatus::open},           {"ready", ActionStatus::open},
    {"in progress", ActionStatus::in_progress}, {"in review", ActionStatus::in_progress},
    {"in development", ActionStatus::in_progress}, {"ongoing", ActionStatus::in_progress},
    {"started", ActionStatus::in_progress},    {"underway", ActionStatus::in_progress},
    {"under way", ActionStatus::in_progress},  {"doing", ActionStatus::in_progress},
    {"wip", ActionStatus::in_progress},        {"partially done", ActionStatus::in_progress},
    {"active", ActionStatus::in_progress},
    {"deferred", ActionStatus::deferred},      {"postponed", ActionStatus::deferred},
    {"on hold", ActionStatus::deferred},       {"paused", ActionStatus::deferred},
    {"later", ActionStatus::deferred},         {"parked", ActionStatus::deferred},
    {"done", ActionStatus::done},              {"complete", ActionStatus::done},
    {"completed", ActionStatus::done},         {"closed", ActionStatus::done},
    {"fixed", ActionStatus::done},             {"resolved", ActionStatus::done},
    {"finished", ActionStatus::done},          {"shipped", ActionStatus::done},
    {"merged", ActionStatus::done},            {"implemented", ActionStatus::done},
    {"deployed", ActionStatus::done},          {"yes", ActionStatus::done},
    {"x", ActionStatus::done},
};

constexpr StatusWord kStatusMarks[] = {
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

/// Lower case, "-" and "_" as blanks, typographic apostrophes made plain, brackets and colons removed.
std::string plain_words(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value.substr(at, 3) == "\xE2\x80\x99") {
      out += '\'';
      at += 2;
    } else if (value[at] == '-' || value[at] == '_' || value[at] == '(' || value[at] == ')' || value[at] == ':') {
      out += ' ';
    } else {
      out += text::lower(value[at]);
    }
  }
  return text::squeeze(out);
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
  for (const StatusWord& mark : kStatusMarks)
    if (text::starts_with_ignoring_case(value, mark.word)) return mark.status;
  if (value.size() > 200) return ActionStatus::unknown;
  const std::string words = plain_words(value);
  // "Closed as won't fix": giving up is said last.
  for (const StatusWord& entry : kStatusWords)
    if (entry.status == ActionStatus::wont_do && text::find_word_ignoring_case(words, entry.word) != std::string::npos)
      return ActionStatus::wont_do;
  for (const StatusWord& entry : kStatusWords) {
    Scanner scan(words);
    if (scan.take_word(entry.word)) return entry.status;
  }
  return ActionStatus::unknown;
}

}  // namespace hindsight::record
