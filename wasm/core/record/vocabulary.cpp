#include "vocabulary.hpp"

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

TermMatch find_in(const Term& term, std::string_view words) {
  TermMatch first;
  for (const std::string& phrase : term.phrases) {
    const std::size_t at = words.find(phrase);
    if (at != std::string_view::npos && (!first || at < first.at)) first = {&term, &phrase, at};
  }
  return first;
}

}  // namespace

std::string words_of(std::string_view text) { return " " + normalise_label(text) + " "; }

const std::vector<Term>& terms(std::string_view list) {
  static const std::vector<List> lists = read_lists(embedded::vocabulary_json);
  static const std::vector<Term> none;
  for (const List& candidate : lists)
    if (candidate.name == list) return candidate.terms;
  return none;
}

TermMatch find_term(std::string_view list, std::string_view words) {
  for (const Term& term : terms(list))
    if (const TermMatch match = find_in(term, words)) return match;
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
  for (const Term& term : terms(list))
    if (const TermMatch match = find_in(term, words)) matches.push_back(match);
  return matches;
}

}  // namespace hindsight::record
