#include "suggestions.hpp"

#include "hindsight/base/text.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

std::optional<Suggestion> suggest_from(std::string_view list, const Facts& facts) {
  for (const std::string& text : {facts.title ? facts.title->value : std::string(), facts.excerpt})
    if (const TermMatch match = find_term(list, words_of(text))) return Suggestion{match.term->name, std::string(text::trim(*match.phrase))};
  return std::nullopt;
}

}  // namespace

void suggest(Facts& facts) {
  if (facts.categories.empty()) facts.suggested_category = suggest_from("suggested_category", facts);
  if (!facts.severity) facts.suggested_severity = suggest_from("suggested_severity", facts);
}

}  // namespace hindsight::record
