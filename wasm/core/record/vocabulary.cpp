#include "vocabulary.hpp"

#include <algorithm>
#include <bitset>

#include "hindsight/markdown/yaml.hpp"
#include "hindsight/record/extract.hpp"

namespace hindsight::embedded {
extern const std::string_view vocabulary_json;
}

namespace hindsight::record {
namespace {

struct List {
  std::string name;
  std::vector<Term> terms;
};

std::vector<List> read_lists(std::string_view json) {
  std::vector<List> lists;
  const markdown::YamlDocument document = markdown::parse_yaml(json);  // every JSON text is YAML
  for (const markdown::YamlNode::Entry& groups : document.root.entries) {
    List list{groups.key, {}};
    for (const markdown::YamlNode::Entry& group : groups.value.entries) {
      Term term{group.key, {}};
      for (const markdown::YamlNode& phrase : group.value.items) term.phrases.push_back(words_of(phrase.text));
      list.terms.push_back(std::move(term));
    }
    lists.push_back(std::move(list));
  }
  return lists;
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
    if (!starts.may_have(phrase)) continue;
    const std::size_t at = words.find(phrase);
    if (at != std::string_view::npos && (!first || at < first.at)) first = {&term, &phrase, at};
  }
  return first;
}

}  // namespace

std::string words_of(std::string_view text) { return " " + normalise_label(text) + " "; }

bool is_denied(std::string_view words, std::size_t at) {
  const std::string_view before = words.substr(0, at + 1);
  const std::vector<std::string>& denials = terms("denials").front().phrases;
  return std::any_of(denials.begin(), denials.end(), [before](const std::string& phrase) { return before.ends_with(phrase); });
}

const std::vector<Term>& terms(std::string_view list) {
  static const std::vector<List> lists = read_lists(embedded::vocabulary_json);
  static const std::vector<Term> none;
  for (const List& candidate : lists)
    if (candidate.name == list) return candidate.terms;
  return none;
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
  for (const Term& term : terms(list))
    for (const std::string& phrase : term.phrases)
      if (words.starts_with(phrase) && (!longest || phrase.size() > longest.phrase->size())) longest = {&term, &phrase, 0};
  return longest;
}

TermMatch find_exact_term(std::string_view list, std::string_view words) {
  const TermMatch leading = find_leading_term(list, words);
  return leading && leading.phrase->size() == words.size() ? leading : TermMatch{};
}

std::vector<TermMatch> find_terms(std::string_view list, std::string_view words) {
  std::vector<TermMatch> matches;
  const WordStarts starts(words);
  for (const Term& term : terms(list))
    if (const TermMatch match = find_in(term, words, starts)) matches.push_back(match);
  return matches;
}

}  // namespace hindsight::record
