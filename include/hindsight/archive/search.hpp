#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/archive/archive.hpp"

/// Looking for words in reports.
namespace hindsight::archive {

/// What a query asks for: words, and phrases in double quotes, without blanks around them. Quotes that are not closed are read to
/// the end, so that a query means something while it is being typed.
std::vector<std::string_view> query_words(std::string_view query);

/// Whether each of the words occurs in the report's title, path or text, in any case, also within other words.
bool has_all_words(const Postmortem& report, const std::vector<std::string_view>& words);

/// Where a word of the query stands, in bytes.
struct Occurrence {
  enum class In { title, text };
  In in = In::text;
  std::size_t at = 0;
  std::size_t size = 0;
};

struct SearchHit {
  const Postmortem* report = nullptr;
  double score = 0;                     ///< comparable within one search only
  std::vector<Occurrence> occurrences;  ///< those in the title, then the first ones in Facts::text; in order, never overlapping
};

/// The reports that have all words of the query, the most relevant first (Okapi BM25, where a word in the title or in a heading
/// counts more than one in the text, and a whole word more than its beginning); of equal ones the newer. A query without words finds
/// all of them, newest first.
std::vector<SearchHit> search(const std::vector<const Postmortem*>& reports, std::string_view query);

/// A piece of a text around the place where most of the occurrences are close together.
struct Snippet {
  std::string text;
  std::vector<Occurrence> occurrences;  ///< within it
};
Snippet snippet(const SearchHit& hit, std::size_t bytes = 240);

}  // namespace hindsight::archive
