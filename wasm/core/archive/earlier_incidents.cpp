#include "earlier_incidents.hpp"

#include <algorithm>

#include "hindsight/archive/links.hpp"
#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"

namespace hindsight::archive {
namespace {

constexpr std::size_t kShortestId = 3;
constexpr std::size_t kShortestTitle = 12;  // a shorter one may be a phrase

/// What a report may be called by.
struct Names {
  std::string_view file;  ///< without folder and ending
  std::string_view id;
  std::string_view title;
};

Names names_of(const Postmortem& report) {
  Names names;
  names.file = std::string_view(report.path).substr(report.path.rfind('/') + 1);
  if (const std::size_t dot = names.file.rfind('.'); dot != std::string_view::npos && dot > 0) names.file = names.file.substr(0, dot);
  for (const record::Field& field : report.facts->fields)
    if (field.name == "id" && names.id.empty()) names.id = text::trim(field.raw);
  if (report.facts->title) names.title = report.facts->title->value;
  return names;
}

bool has(std::string_view text, std::string_view name, std::size_t shortest) {
  return name.size() >= shortest && text::find_word_ignoring_case(text, name) != std::string_view::npos;
}

bool means(const record::Passage& mention, const Postmortem& from, const Postmortem& other, const Names& names) {
  if (!is_absolute(mention.text) && resolve_path(from.path, mention.text) == other.path) return true;
  return has(mention.text, names.file, kShortestId) || has(mention.text, names.id, kShortestId) || has(mention.text, names.title, kShortestTitle);
}

bool is_later(const Postmortem& report, const Postmortem& than) { return report.date && than.date && report.date->value > than.date->value; }

}  // namespace

void resolve_earlier_incidents(std::vector<Postmortem>& reports) {
  std::vector<Names> names;
  names.reserve(reports.size());
  for (const Postmortem& report : reports) names.push_back(names_of(report));
  for (Postmortem& report : reports) {
    report.earlier.clear();
    if (report.facts->earlier_incidents.empty()) continue;
    for (std::size_t i = 0; i < reports.size(); ++i) {
      const Postmortem& other = reports[i];
      if (&other == &report || is_later(other, report)) continue;
      for (const record::Passage& mention : report.facts->earlier_incidents) {
        if (!means(mention, report, other, names[i])) continue;
        report.earlier.push_back({other.path, mention.line});
        break;
      }
    }
    sort_stably(report.earlier.begin(), report.earlier.end(), [](const EarlierIncident& a, const EarlierIncident& b) { return a.path < b.path; });
  }
}

}  // namespace hindsight::archive
