// A team's settings, and a report read by them.

#include <algorithm>

#include "fuzz_target.hpp"
#include "hindsight/record/extract.hpp"

namespace hindsight::fuzz {
namespace {

using namespace hindsight::record;

constexpr std::string_view kReport =
    "# Disk full\n\n- Severity: Blocker\n- Date: 05/04/2026\n- Category: billing\n\n## Timeline\n\n- 2026-03-01 10:00 disk full\n\n"
    "## Action items\n\n- [ ] Rotate logs @ana by 05/04/2026\n";

void check_policies(const Policies& policies) {
  for (const int number : {policies.detection_target_minutes, policies.p0_due_days, policies.p1_due_days, policies.p2_due_days,
                           policies.review_hours, policies.most_words}) {
    require(number >= 1 && number <= 1'000'000, "a policy is a number that makes sense");
  }
}

void run(Bytes input) {
  const std::string_view yaml = as_text(input);
  const int lines = int(std::count_if(yaml.begin(), yaml.end(), [](char c) { return c == '\n' || c == '\r'; })) + 1;
  std::vector<Diagnostic> diagnostics;
  const Settings settings = parse_settings(yaml, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) {
    require(diagnostic.line >= 0 && diagnostic.line <= lines, "a diagnostic names a line of the file");
    require(!diagnostic.message.empty(), "a diagnostic says something");
  }
  check_policies(settings.policies);
  for (const std::string& folder : settings.folders) require(!folder.empty() && !folder.ends_with('/'), "a folder has a name");
  const Facts facts = extract_facts(markdown::parse(kReport), kReport, settings);
  for (const ActionItem& item : facts.actions) require(!item.text.empty(), "an action item says what to do");
}

std::vector<Seed> seeds() {
  return {
      {"Whole", "folders: [a, b/]\ntime_zone: \"+01:00\"\ndate_order: day-first\nlabels:\n  fields:\n    severity: [Schwere]\n  sections: {timeline: Ablauf}\n"
                "categories: {payments: [billing], other: }\nseverities: {Blocker: sev1}\nowners: {ana: Ana Lopez}\nrules: {date-impossible: off}\n"
                "policies:\n  due_days: {P0: 2}\n  review_hours: 24\n"},
      {"Mistakes", "labes: {}\npolicies: 3\nrules: [a]\nfolders: {a: b}\ntime_zone: Mars\nseverities: {a: b}\ncategories: [a, [b]]\n"},
      {"NoMapping", "- a\n- b\n"},
  };
}

const Registration registration({"settings", run, seeds, nullptr});

}  // namespace
}  // namespace hindsight::fuzz
