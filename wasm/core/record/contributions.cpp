#include "contributions.hpp"

#include <algorithm>

#include "hindsight/record/values.hpp"
#include "section_lines.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

using Contributions = std::vector<Sourced<std::string>>;

void add_contribution(Contributions& found, const TermMatch& match, const std::string& raw, int line, Place place) {
  const bool known = std::any_of(found.begin(), found.end(), [&](const auto& other) { return other.value == match.term->name; });
  if (!known) found.push_back({match.term->name, raw, line, Origin::stated, place});
}

/// A text that names nearly all of them offers a choice, or explains what is meant.
bool is_menu(std::string_view list, const std::vector<TermMatch>& matches) { return matches.size() > 3 && matches.size() + 1 >= terms(list).size(); }

/// "no", "none", "fine": the whole answer says that something had no part.
bool denies(std::string_view answer) { return bool(find_exact_term("no_part", words_of(answer))); }

void add_all(std::string_view list, const std::string& raw, int line, Place place, Contributions& found) {
  const std::string words = words_of(raw);
  const auto matches = find_terms(list, words);
  if (is_menu(list, matches)) return;
  for (const TermMatch& match : matches)
    if (!is_denied(words, match.at)) add_contribution(found, match, raw, line, place);
}

/// "Guardrails: none for refunds" names the guardrails; "Guardrails: no" says that they had no part.
void add_line(std::string_view list, const SectionLine& line, Contributions& found) {
  if (!line.chosen) return;
  LabelAndValue pair;
  const TermMatch named = split_key_value(line.text, pair) ? find_term(list, words_of(pair.label)) : TermMatch{};
  if (!named) return add_all(list, line.text, line.line, Place::section, found);
  if (!says_unknown(pair.value) && !denies(pair.value)) add_contribution(found, named, line.text, line.line, Place::section);
}

Contributions read(std::string_view name, const std::vector<Labelled>& values, const Outline& outline) {
  Contributions found;
  for (const Labelled& value : values)
    if (value.field.name == name && !says_unknown(value.field.raw)) add_all(name, value.field.raw, value.field.line, value.field.place, found);
  for (std::size_t i = 0; i < outline.sections.size() && found.empty(); ++i) {
    if (outline.sections[i].kind != name) continue;
    for (const SectionLine& line : section_lines(outline, i)) add_line(name, line, found);
  }
  return found;
}

}  // namespace

void read_contributions(const std::vector<Labelled>& values, const Outline& outline, Facts& facts) {
  facts.llm_behavior = read("llm_behavior", values, outline);
  facts.system_contribution = read("system_contribution", values, outline);
}

}  // namespace hindsight::record
