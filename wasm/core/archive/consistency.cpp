#include "consistency.hpp"

#include <algorithm>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/values.hpp"
#include "path.hpp"

namespace hindsight::archive {
namespace {

void add(Postmortem& report, const char* rule, DiagnosticLevel level, int line, std::string message) {
  report.diagnostics.push_back({rule, level, line, std::move(message)});
}

std::string in_line(int line) { return line > 0 ? " (line " + std::to_string(line) + ")" : std::string(); }

void compare_dates(Postmortem& report, record::DateOrder order) {
  const record::Facts& facts = *report.facts;
  const auto of_name = record::find_date(file_name(report.path), order);
  const auto& stated = facts.date;
  if (of_name && stated && stated->value != *of_name) {
    add(report, "date-of-name", DiagnosticLevel::warning, stated->line,
        "The file's name says " + to_string(*of_name) + ", the text " + to_string(stated->value) + in_line(stated->line) + ".");
  }
}

/// Words are what counts: a copy differs in case and blanks at most.
std::string title_key(const Postmortem& report) { return report.facts->title ? record::normalise_label(report.facts->title->value) : std::string(); }

void find_titles_twice(std::vector<Postmortem>& reports) {
  struct Titled {
    std::string key;
    std::size_t report;
  };
  std::vector<Titled> titles;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    std::string key = title_key(reports[i]);
    if (!key.empty()) titles.push_back({std::move(key), i});
  }
  sort_stably(titles.begin(), titles.end(), [](const Titled& a, const Titled& b) { return a.key < b.key; });
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const bool is_first = i == 0 || titles[i - 1].key != titles[i].key;
    const std::size_t other = is_first ? i + 1 : i - 1;
    if (other >= titles.size() || titles[other].key != titles[i].key) continue;
    Postmortem& report = reports[titles[i].report];
    add(report, "title-twice", DiagnosticLevel::warning, report.facts->title->line,
        "\"" + report.facts->title->value + "\" is the title of " + text::make_visible(reports[titles[other].report].path) + " as well.");
  }
}

}  // namespace

std::vector<Diagnostic> all_diagnostics(const Postmortem& report) {
  std::vector<Diagnostic> all = report.facts->diagnostics;
  all.insert(all.end(), report.diagnostics.begin(), report.diagnostics.end());
  sort_stably(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; });
  return all;
}

void check_consistency(std::vector<Postmortem>& reports, const record::Settings& settings) {
  for (Postmortem& report : reports) {
    report.diagnostics.clear();
    compare_dates(report, settings.date_order);
  }
  find_titles_twice(reports);
  for (Postmortem& report : reports) settings.apply_rules(report.diagnostics);
}

}  // namespace hindsight::archive
