#include "vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "hindsight/base/text.hpp"
#include "hindsight/language/data.hpp"
#include "hindsight/language/derived.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/record/labels.hpp"

namespace hindsight::record {
namespace {

struct List {
  std::string name;
  std::vector<Term> terms;
  std::array<std::vector<TermMatch>, 256> by_first_byte;  ///< every phrase, under the first byte of its first word
};

std::size_t first_byte(std::string_view phrase) {
  const std::size_t at = phrase.starts_with(' ') ? 1 : 0;
  return at < phrase.size() ? static_cast<unsigned char>(phrase[at]) : 0;
}

/// A phrase of a script without blanks stands anywhere in a text, not between blanks.
std::string phrase_of(std::string_view text) {
  std::string phrase = words_of(text);
  if (phrase.size() > 2 && language::is_joined_script(language::decode(std::string_view(phrase).substr(1)).code_point)) return phrase.substr(1, phrase.size() - 2);
  return phrase;
}

/// The lists of all languages, each name's phrases together; the order of names is that of the first file.
std::vector<List> read_lists() {
  std::vector<List> lists;
  for (const markdown::YamlNode& file : language::files()) {
    const markdown::YamlNode* words = file.find("words");
    if (words == nullptr) continue;
    for (const markdown::YamlNode::Entry& groups : words->entries) {
      auto list = std::find_if(lists.begin(), lists.end(), [&](const List& other) { return other.name == groups.key; });
      if (list == lists.end()) list = lists.insert(lists.end(), List{groups.key, {}, {}});
      for (const markdown::YamlNode::Entry& group : groups.value.entries) {
        auto term = std::find_if(list->terms.begin(), list->terms.end(), [&](const Term& other) { return other.name == group.key; });
        if (term == list->terms.end()) term = list->terms.insert(list->terms.end(), Term{group.key, {}});
        for (const markdown::YamlNode& phrase : group.value.items) term->phrases.push_back(phrase_of(phrase.text));
      }
    }
  }
  for (List& list : lists)
    for (const Term& term : list.terms)
      for (const std::string& phrase : term.phrases) list.by_first_byte[first_byte(phrase)].push_back({&term, &phrase, 0});
  return lists;
}

const List* find_list(std::string_view name) {
  static language::Derived<std::vector<List>> derived(read_lists);
  const std::vector<List>& lists = derived.get();
  const auto found = std::find_if(lists.begin(), lists.end(), [name](const List& list) { return list.name == name; });
  return found == lists.end() ? nullptr : &*found;
}

/// Which words a text may have, by their first letters. Most phrases of most lists begin with none of them.
class WordStarts {
 public:
  explicit WordStarts(std::string_view words) {
    for (std::size_t at = words.find(' '); at != std::string_view::npos; at = words.find(' ', at + 1)) seen_.set(key(words.substr(at)));
  }
  [[nodiscard]] bool may_have(std::string_view phrase) const { return phrase.size() < kLetters || seen_.test(key(phrase)); }

 private:
  static std::size_t key(std::string_view from) {
    std::size_t key = 0;
    for (const char c : from.substr(0, kLetters)) key = key * 31 + static_cast<unsigned char>(c);
    return key % kKeys;
  }
  static constexpr std::size_t kLetters = 4;  // the blank before them among these
  static constexpr std::size_t kKeys = 1024;
  std::bitset<kKeys> seen_;
};

TermMatch find_in(const Term& term, std::string_view words, const WordStarts& starts) {
  TermMatch first;
  for (const std::string& phrase : term.phrases) {
    if (phrase.size() < 2 || (phrase[0] == ' ' && !starts.may_have(phrase))) continue;
    const std::size_t at = words.find(phrase);
    if (at != std::string_view::npos && (!first || at < first.at)) first = {&term, &phrase, at};
  }
  return first;
}

/// Whether words begin with a phrase, in scripts without blanks with the whole of a word: "完了条件" does not begin with "完了".
bool begins_with(std::string_view words, std::string_view phrase) {
  if (phrase.empty() || phrase[0] == ' ') return words.starts_with(phrase);
  if (!words.substr(1).starts_with(phrase)) return false;
  const std::string_view rest = words.substr(1 + phrase.size());
  return rest.empty() || !language::is_letter_or_digit(language::decode(rest).code_point);
}

}  // namespace

std::string words_of(std::string_view text) { return " " + normalise_label(text) + " "; }

bool is_denied(std::string_view words, std::size_t at) {
  const std::string_view before = words.substr(0, at + 1);
  const std::vector<std::string>& denials = terms("denials").front().phrases;
  return std::any_of(denials.begin(), denials.end(), [before](const std::string& phrase) { return before.ends_with(phrase); });
}

const std::vector<Term>& terms(std::string_view list) {
  static const std::vector<Term> none;
  const List* found = find_list(list);
  return found == nullptr ? none : found->terms;
}

TermMatch find_term(std::string_view list, std::string_view words) {
  const WordStarts starts(words);
  for (const Term& term : terms(list))
    if (const TermMatch match = find_in(term, words, starts)) return match;
  return {};
}

TermMatch find_earliest_term(std::string_view list, std::string_view words) {
  TermMatch first;
  for (const TermMatch& match : find_terms(list, words))
    if (!first || match.at < first.at) first = match;
  return first;
}

TermMatch find_leading_term(std::string_view list, std::string_view words) {
  TermMatch longest;
  const List* known = find_list(list);
  if (known == nullptr) return longest;
  for (const TermMatch& match : known->by_first_byte[first_byte(words)])
    if (begins_with(words, *match.phrase) && (!longest || match.phrase->size() > longest.phrase->size())) longest = match;
  return longest;
}

TermMatch find_exact_term(std::string_view list, std::string_view words) {
  const TermMatch leading = find_leading_term(list, words);
  return leading && text::trim(*leading.phrase).size() == text::trim(words).size() ? leading : TermMatch{};
}

std::vector<TermMatch> find_terms(std::string_view list, std::string_view words) {
  std::vector<TermMatch> matches;
  const WordStarts starts(words);
  for (const Term& term : terms(list))
    if (const TermMatch match = find_in(term, words, starts)) matches.push_back(match);
  return matches;
}

}  // namespace hindsight::record
