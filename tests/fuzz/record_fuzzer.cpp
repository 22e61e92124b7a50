// A report: Markdown, its article, and the facts read from it.

#include <algorithm>
#include <cmath>

#include "fuzz_target.hpp"
#include "hindsight/markdown/document.hpp"
#include "hindsight/markdown/html.hpp"
#include "hindsight/record/extract.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::record;

constexpr std::size_t kMostFields = 2000, kMostActions = 5000, kMostCategories = 50;

void check_line(int line, int lines) { require(line >= 0 && line <= lines, "a value stands in a line of the file"); }

void check_values(const Facts& facts, int lines) {
  if (facts.title) check_line(facts.title->line, lines);
  if (facts.date) check_line(facts.date->line, lines);
  if (facts.severity) check_line(facts.severity->line, lines);
  if (facts.detection_minutes) {
    check_line(facts.detection_minutes->line, lines);
    require(std::isfinite(facts.detection_minutes->value) && facts.detection_minutes->value >= 0, "a time to detection is a number, and not negative");
    require(!facts.detection_missing, "what is unknown has no value");
  }
  for (const auto& category : facts.categories) {
    check_line(category.line, lines);
    require(!category.value.empty(), "a category has a name");
  }
  require(facts.categories.size() <= kMostCategories && facts.fields.size() <= kMostFields && facts.actions.size() <= kMostActions, "lists have an end");
}

void check_lists(const Facts& facts, int lines) {
  for (const Field& field : facts.fields) check_line(field.line, lines);
  for (const Section& section : facts.sections) check_line(section.line, lines);
  for (const TimelineEvent& event : facts.timeline) check_line(event.line, lines);
  for (const Incident& incident : facts.incidents) check_line(incident.line, lines);
  require(facts.incidents.size() != 1, "one incident is no list");
  for (const Diagnostic& diagnostic : facts.diagnostics) {
    check_line(diagnostic.line, lines);
    require(!diagnostic.rule.empty() && !diagnostic.message.empty(), "a diagnostic says something");
  }
  for (const ActionItem& item : facts.actions) {
    check_line(item.line, lines);
    require(!item.text.empty(), "an action item says what to do");
  }
}

void check(std::string_view source, bool whole_file_is_yaml) {
  markdown::ParseOptions options;
  options.whole_file_is_yaml = whole_file_is_yaml;
  const int lines = int(std::count_if(source.begin(), source.end(), [](char c) { return c == '\n' || c == '\r'; })) + 1;
  const Facts facts = extract_facts(markdown::parse(source, options), source);
  check_values(facts, lines);
  check_lists(facts, lines);
  require(facts.excerpt.size() <= 400, "an excerpt is short");

  markdown::HtmlOptions html;
  html.whole_file_is_yaml = whole_file_is_yaml;
  require(markdown::render_article(source, html).html.size() <= 100'000 + 400 * source.size(), "an article is not much longer than its source");
}

void run(Bytes input) {
  check(as_text(input), false);
  check(as_text(input), true);
}

std::vector<Seed> seeds() {
  return {
      {"Report", "# Refunds doubled\n\n- Severity: SEV-2\n- **Category:** capacity, timeout\n- Time to detection: 1h 43m\n\n## Timeline\n\nAll times in CET.\n\n"
                 "| Time | Event | Source |\n|---|---|---|\n| 14:02 | first double refund | logs |\n| 12:26-12:?? | paged | pager |\n\n"
                 "## Action items\n\n- [ ] Enforce the key (Owner: @ana) due: 2026-05-01 → LIN-123\n- [x] [P0] Refund the customers\n* ~~Ask~~\n"},
      {"FrontMatter", "---\ntitle: Disk full\nstart_time: 2026-03-02T04:00:00Z\ncategories: [a, b]\naction_items:\n  - text: Add\n    done: true\n---\n\nBody.\n"},
      {"Agent", "## Policy path\n\n```\nALLOWED: refund under 50\nACTUAL: refund of 4200\n  twice\nVERDICT: injection\n```\n\n## Counterfactual\n\nTBD\n"},
      {"Yaml", "incident:\n  id: INC-7\n  severity: sev1\ntimeline:\n  - time: 2026-03-02 04:00\n    event: \"alert\"\nwhat_went_well: []\n"},
      {"Several", "# Two\n\n## March 3, 2026 - one\n\na\n\n## March 9-10, 2026: two\n\nb\n"},
  };
}

const Registration registration({"record", run, seeds, nullptr});

}  // namespace
}  // namespace hindsight::fuzz
