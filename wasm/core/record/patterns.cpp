#include "patterns.hpp"

#include <algorithm>
#include <iterator>

#include "section_lines.hpp"
#include "vocabulary.hpp"

namespace hindsight::record {
namespace {

constexpr std::string_view kTellingSections[] = {"root_cause",      "root_cause_code",     "root_cause_model", "contributing_factors", "five_whys",     "prevention_gap",
                                                 "systemic_factor", "system_contribution", "llm_behavior",     "lessons",              "counterfactual"};

void add_pattern(std::vector<Sourced<std::string>>& found, const std::string& raw, int line, Origin origin, Place place) {
  const std::string words = words_of(raw);
  for (const TermMatch& match : find_terms("agent_patterns", words)) {
    if (is_denied(words, match.at)) continue;
    const bool known = std::any_of(found.begin(), found.end(), [&](const auto& other) { return other.value == match.term->name; });
    if (!known) found.push_back({match.term->name, raw, line, origin, place});
  }
}

}  // namespace

std::vector<Sourced<std::string>> read_patterns(const std::vector<Labelled>& values, const Outline& outline) {
  std::vector<Sourced<std::string>> found;
  for (const Labelled& value : values)
    if (value.field.name == "failure_class" || value.field.name == "tags") add_pattern(found, value.field.raw, value.field.line, Origin::stated, value.field.place);
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    const std::string_view kind = outline.sections[i].kind;
    if (std::find(std::begin(kTellingSections), std::end(kTellingSections), kind) == std::end(kTellingSections)) continue;
    for (const SectionLine& line : section_lines(outline, i))
      if (line.chosen) add_pattern(found, line.text, line.line, Origin::inferred, Place::section);
  }
  return found;
}

}  // namespace hindsight::record
