#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Lists of words that tell what a text speaks of: `words` of the files of data/language.
namespace hindsight::record {

/// A text made ready to be searched: its words in lower case, each between blanks (" alert fired at 14 02 ").
std::string words_of(std::string_view text);

/// What phrases stand for. Phrases have the form of words_of; those of a script without blanks have none around them.
struct Term {
  std::string name;
  std::vector<std::string> phrases;
};

/// Where a phrase of a term was found.
struct TermMatch {
  const Term* term = nullptr;  ///< nullptr: nowhere
  const std::string* phrase = nullptr;
  std::size_t at = 0;

  explicit operator bool() const { return term != nullptr; }
};

/// Whether what stands at a place is denied: "not a hallucination", "no tool misuse".
bool is_denied(std::string_view words, std::size_t at);

/// The terms of one list of the file, in its order; none for a list that is not there.
const std::vector<Term>& terms(std::string_view list);

/// The first term of a list, in the list's order, that has a phrase in `words`.
TermMatch find_term(std::string_view list, std::string_view words);
/// The term whose phrase stands first in `words`.
TermMatch find_earliest_term(std::string_view list, std::string_view words);
/// The term with the longest phrase that `words` begins with.
TermMatch find_leading_term(std::string_view list, std::string_view words);
/// The term that has `words` as a phrase, all of them.
TermMatch find_exact_term(std::string_view list, std::string_view words);
/// Every term that has a phrase in `words`, each once.
std::vector<TermMatch> find_terms(std::string_view list, std::string_view words);

}  // namespace hindsight::record
