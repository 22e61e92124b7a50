#include <set>
#include <string>
#include <vector>

#include "hindsight/base/sort.hpp"
#include "hindsight/language/data.hpp"
#include "hindsight/language/derived.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/language/scanner.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/values.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using language::is_word_char;
using language::Scanner;

/// The phrases of a list that each file has, as words without accents.
std::set<std::string, std::less<>> read_unknown_words() {
  std::set<std::string, std::less<>> words;
  for (const markdown::YamlNode& file : language::files())
    if (const markdown::YamlNode* list = file.find("unknown"))
      for (const markdown::YamlNode& word : list->items) words.insert(language::without_accents(normalise_label(word.text)));
  return words;
}

bool is_unknown_word(std::string_view text) {
  static language::Derived<std::set<std::string, std::less<>>> known(read_unknown_words);
  if (text.empty() || text.size() > 60) return false;
  const auto& words = known.get();
  return words.find(language::without_accents(normalise_label(text))) != words.end();
}

struct SeverityWord {
  std::string words;  ///< between blanks, but for scripts that have none
  Severity severity;
};

/// The longest first.
std::vector<SeverityWord> read_severity_words() {
  std::vector<SeverityWord> words;
  for (const markdown::YamlNode& file : language::files()) {
    const markdown::YamlNode* levels = file.find("severities");
    if (levels == nullptr) continue;
    language::for_each_phrase(*levels, [&](std::string_view level, std::string_view phrase) {
      if (level.size() != 4) return;
      std::string plain = language::without_accents(normalise_label(phrase));
      if (!plain.empty()) words.push_back({std::move(plain), static_cast<Severity>(level[3] - '0')});
    });
  }
  sort_stably(words.begin(), words.end(), [](const SeverityWord& a, const SeverityWord& b) { return a.words.size() > b.words.size(); });
  return words;
}

std::optional<Severity> severity_of_words(std::string_view value) {
  static language::Derived<std::vector<SeverityWord>> known(read_severity_words);
  const std::string words = language::without_accents(normalise_label(value.substr(0, 80)));
  for (const SeverityWord& word : known.get()) {
    if (!words.starts_with(word.words)) continue;
    const std::string_view rest = std::string_view(words).substr(word.words.size());
    if (rest.empty() || rest[0] == ' ' || static_cast<unsigned char>(word.words[0]) >= 0xE3) return word.severity;
  }
  return std::nullopt;
}

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
  for (const std::string_view mark : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ". ", "\xE3\x80\x82", "\xE3\x80\x81", "\xEF\xBC\x88", "\xEF\xBC\x8C"}) end = std::min(end, value.find(mark));
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
  if (text::is_alpha(scan.peek(1)) || text::is_digit(scan.peek(1))) return std::nullopt;
  return severity_of_digit(digit);
}

}  // namespace

bool says_unknown(std::string_view value) {
  value = text::trim(value);
  if (value.size() > 200) return false;
  if (is_only_filler(value) || is_letter_run(value)) return true;
  const std::string_view head = before_remark(value);
  if (is_unknown_word(value) || is_unknown_word(head)) return true;
  return !head.empty() && head.size() < value.size() && is_only_filler(head);
}

std::optional<Severity> parse_severity(std::string_view value) {
  value = text::trim(value);
  while (!value.empty() && !is_word_char(value.front())) value.remove_prefix(1);
  // A coloured dot or another sign in front.
  while (!value.empty() && static_cast<unsigned char>(value.front()) >= 0x80 && !language::is_letter_or_digit(language::decode(value).code_point))
    value.remove_prefix(language::decode(value).size);
  value = text::trim(value);
  if (value.empty()) return std::nullopt;

  if (const auto numbered = take_numbered_severity(Scanner(value), true)) return numbered;
  if (const auto severity = severity_of_words(value)) return severity;
  if (text::is_digit(value[0]) && (value.size() == 1 || (!is_word_char(value[1]) && value[1] != '.' && value[1] != ','))) {
    const std::string_view rest = text::trim(value.substr(1));
    if (rest.empty() || rest[0] == '(' || rest[0] == '-' || rest[0] == ':' || static_cast<unsigned char>(rest[0]) >= 0x80) return severity_of_digit(value[0]);
  }
  for (std::size_t at = 0; at < value.size() && at < 200; ++at) {
    if (text::lower(value[at]) != 's' || !language::begins_a_word(value, at)) continue;
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
