#include "action_owner.hpp"

#include <algorithm>

#include "action_values.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/fold.hpp"
#include "labelled.hpp"
#include "text_tools.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kLongestName = 40;
constexpr int kMostNameWords = 3;
constexpr int kMostRoleWords = 4;
constexpr std::size_t kLongestJoinedName = 5;  // in code points

bool is_topic(std::string_view words) { return bool(find_exact_term("action_topics", words)); }

/// Of a script that writes no blanks and no capitals.
bool is_ideographic(std::string_view word) { return !word.empty() && language::is_joined_script(language::decode(word).code_point); }

bool is_capital(std::string_view word) {
  const std::uint32_t first = language::decode(word).code_point;
  return language::is_letter_or_digit(first) && !text::is_digit(word[0]) && language::fold(first) != first;
}

/// "RailHub": small and capital letters within a word make it a program's name, but for "McKay".
bool has_hump(std::string_view word) {
  for (std::size_t at = 1; at < word.size(); ++at)
    if (word[at] >= 'A' && word[at] <= 'Z' && word[at - 1] >= 'a' && word[at - 1] <= 'z' && !word.substr(0, at).ends_with("Mc") && !word.substr(0, at).ends_with("Mac"))
      return true;
  return false;
}

bool is_all_capitals(std::string_view word) {
  return word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && static_cast<unsigned char>(word[0]) < 0x80;
}

/// "Scheduler", "Ingestion", "Logging": what things are called, and hardly ever people.
bool sounds_like_a_thing(std::string_view word) {
  for (const std::string_view end : {"ler", "tor", "ver", "ger", "ing", "tion", "sion", "ment", "ity", "ness", "ware", "base", "ance", "ence", "ups", "ung", "keit", "heit", "aci\xC3\xB3n", "zione"})
    if (word.size() > end.size() + 2 && word.ends_with(end)) return true;
  return false;
}

/// "de", "van": small words within names.
bool is_particle(std::string_view word) {
  for (const std::string_view particle : {"de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "von", "van", "der", "den", "la", "le", "el", "bin", "al", "of"})
    if (word == particle) return true;
  return false;
}

bool has_letters_of_a_name(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_word_char(c) || c == '-' || c == '.' || c == '\''; });
}

bool may_be_in_a_name(std::string_view word) {
  return is_capital(word) && !is_ideographic(word) && has_letters_of_a_name(word) && !has_hump(word) && !is_topic(words_of(word));
}

/// "Ana", "Ana Lopez", "SRE": up to three words in capitals, none of them a topic. A script without capitals does not tell.
bool has_form_of_name(std::string_view label) {
  int count = 0;
  for (const std::string_view word : text::split(label, ' ')) {
    if (word.empty()) continue;
    if (count > 0 && is_particle(word)) continue;
    if (!may_be_in_a_name(word) || ++count > kMostNameWords) return false;
  }
  return count > 0;
}

bool is_team_word(std::string_view words, std::string_view phrase) {
  if (phrase.empty() || words.size() <= phrase.size()) return false;
  if (phrase[0] == ' ') return words.ends_with(phrase);
  return words.substr(0, words.size() - 1).ends_with(phrase);
}

/// "Voice platform", "Team Abrechnung", "Tech lead", "決済チーム": a word for people says whose the items are.
bool names_a_team(std::string_view label, std::string_view words) {
  if (label[0] >= 'a' && label[0] <= 'z' && !words.starts_with(" team ")) return false;
  if (std::count(words.begin(), words.end(), ' ') > kMostNameWords + 1) return false;
  const std::vector<std::string>& teams = terms("teams_and_roles").front().phrases;
  return words.starts_with(" team ") || std::any_of(teams.begin(), teams.end(), [&](std::string_view phrase) { return is_team_word(words, phrase); });
}

/// "chef de quai", "équipe paiements", "data protection officer", in whatever letters.
bool names_a_role(std::string_view words) {
  if (std::count(words.begin(), words.end(), ' ') > kMostRoleWords + 1 || words.find_first_of("0123456789") != std::string_view::npos) return false;
  const std::vector<std::string>& roles = terms("teams_and_roles").front().phrases;
  return std::any_of(roles.begin(), roles.end(), [&](std::string_view phrase) { return is_team_word(words, phrase); });
}

/// Known by the role's own word and what is said of it: "chef de quai", "hébergeur".
bool is_plainly_a_role(std::string_view words) {
  const TermMatch role = find_leading_term("teams_and_roles", words);
  if (!role || (*role.phrase)[0] != ' ' || is_topic(words)) return false;
  const std::string_view rest = text::trim(words.substr(role.phrase->size() - 1));
  return rest.empty() || is_particle(rest.substr(0, rest.find(' ')));
}

bool is_taken(std::string_view words) {
  for (const std::string_view list : {"action_types", "action_horizons", "action_status", "link_words"})
    if (find_exact_term(list, words)) return true;
  return false;
}

/// "佐藤", "김민수", "リー": short, and letters only.
bool may_be_a_joined_name(std::string_view label) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < label.size(); ++letters) {
    const language::Symbol symbol = language::decode(label.substr(at));
    if (!language::is_joined_script(symbol.code_point) && symbol.code_point != 0x30FC) return false;
    at += symbol.size;
  }
  return letters >= 2 && letters <= kLongestJoinedName;
}

/// "김민수", "王晓燕", "佐藤": a usual surname with a given name of one or two signs, or alone where these are written so.
bool begins_with_surname(std::string_view label) {
  const std::size_t sign = language::decode(label).size;
  for (const Term& term : terms("surnames"))
    for (const std::string& surname : term.phrases) {
      if (!label.starts_with(surname)) continue;
      const std::size_t given = (label.size() - surname.size()) / sign;
      if (given == 2 || (given <= 1 && surname.size() > sign) || (given == 1 && surname.size() == sign)) return true;
    }
  return false;
}

NameForm form_of_persons(std::string_view label) {
  int names = 0, words_in_all = 0;
  std::size_t from = 0;
  bool is_weak = false;
  const auto is_person = [&](std::string_view name) {
    name = text::trim(name);
    ++names;
    words_in_all += int(std::count(name.begin(), name.end(), ' ')) + 1;
    if (name.find(' ') == std::string_view::npos && (sounds_like_a_thing(name) || is_all_capitals(name))) is_weak = true;
    return has_form_of_name(name) && !is_deed(words_of(name)) && !is_taken(words_of(name));
  };
  for (std::size_t at = 0; at <= label.size(); ++at) {
    const bool ends = at == label.size();
    const auto joiner = !ends && at > 0 && label[at - 1] == ' ' ? language::match_word(language::WordKind::joined_by, label.substr(at)) : std::nullopt;
    const bool divides = !ends && (label[at] == '&' || label[at] == '+' || label[at] == '/' || joiner);
    if (!ends && !divides) continue;
    if (!is_person(label.substr(from, at - from))) return NameForm::none;
    from = at + (joiner ? joiner->size : 1);
    if (divides) at = from - 1;
  }
  if (is_weak) return NameForm::weak;
  return names > 1 || words_in_all > 1 ? NameForm::full : NameForm::single;
}

}  // namespace

bool is_deed(std::string_view words) { return bool(find_leading_term("action_verbs", words)); }

bool has_form_of_initials(std::string_view text) {
  return text.size() >= 2 && text.size() <= 3 && text::is_all_upper(text) && !is_topic(words_of(text)) &&
         !is_taken(words_of(text));
}

NameForm name_form(std::string_view label, const Settings& settings) {
  label = trim_marks(label);
  if (label.empty() || label.size() > kLongestName) return NameForm::none;
  if (settings.knows_owner(label)) return NameForm::team;
  const std::string words = words_of(label);
  const bool is_plainly_team = std::count(words.begin(), words.end(), ' ') == 3 && words.ends_with(" team ");
  if (is_plainly_team || (!is_deed(words) && names_a_team(label, words) && label.find_first_of(",.;:") == std::string_view::npos)) return NameForm::team;
  if (const NameForm persons = form_of_persons(label); persons != NameForm::none) return persons;
  if (is_deed(words) || is_taken(words)) return NameForm::none;
  if (is_plainly_a_role(words)) return NameForm::team;
  if (may_be_a_joined_name(label)) return begins_with_surname(label) && !is_topic(words) ? NameForm::single : NameForm::weak;
  return names_a_role(words) ? NameForm::weak : NameForm::none;
}

std::string owner_in(std::string_view label, const Settings& settings) {
  LabelAndValue pair;
  if (split_key_value(label, pair)) {
    ActionItem named;
    if (settings.labels.action_column(pair.label) == "owner") set_action_attribute("owner", pair.value, settings.date_order, named);
    return named.owner;
  }
  if (label.starts_with('@')) return label.find(' ') == std::string_view::npos ? std::string(label.substr(1)) : std::string();
  if (label.empty() || label.size() > kLongestName) return {};
  const std::string words = words_of(label);
  const bool is_plainly_team = std::count(words.begin(), words.end(), ' ') == 3 && words.ends_with(" team ");  // "Support team", "Build team"
  const bool is_owner = (is_plainly_team || !is_deed(words)) && (names_a_team(label, words) || has_form_of_name(label));
  return is_owner ? std::string(label) : std::string();
}

}  // namespace hindsight::record
