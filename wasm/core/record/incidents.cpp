#include "incidents.hpp"

#include <algorithm>

#include "text_tools.hpp"
#include "hindsight/base/text.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kMostIncidents = 100;

bool is_numbered_incident(std::string_view title) {
  constexpr std::string_view kWord = "incident ";
  const std::string label = normalise_label(title);
  return label.starts_with(kWord) && label.size() > kWord.size() && text::is_digit(label[kWord.size()]);
}

/// Beyond the day itself: a heading that is only a day groups the events of one incident.
bool says_what_happened(std::string_view title, const PlacedDate& day) {
  constexpr std::size_t kFewestLetters = 4;
  std::string rest(title.substr(0, day.at));
  rest += title.substr(day.at + day.size);
  // A weekday says no more than the day.
  if (match_time(title).size + kFewestLetters > title.size()) return false;
  return std::count_if(rest.begin(), rest.end(), [](char c) { return text::is_alpha(c); }) >= std::ptrdiff_t(kFewestLetters);
}

std::optional<Incident> incident_of(const OutlineSection& section, DateOrder order) {
  const auto day = locate_date(section.title, order);
  if (day && says_what_happened(section.title, *day)) return Incident{section.title, day->date, section.line, {}};
  if (is_numbered_incident(section.title)) return Incident{section.title, day ? std::optional(day->date) : std::nullopt, section.line, {}};
  return std::nullopt;
}

bool has_days_that_differ(const std::vector<Incident>& incidents) {
  const auto same_day = [&](const Incident& incident) { return incident.date && incident.date == incidents.front().date; };
  return !std::all_of(incidents.begin(), incidents.end(), same_day);
}

}  // namespace

std::vector<Incident> read_incidents(const Outline& outline, DateOrder order) {
  for (std::size_t first = 0; first < outline.sections.size(); ++first) {
    if (first == outline.title_section || !incident_of(outline.sections[first], order)) continue;
    std::vector<Incident> beside;
    for (std::size_t i = first; i < outline.sections.size() && beside.size() < kMostIncidents; ++i) {
      const OutlineSection& section = outline.sections[i];
      if (section.parent != outline.sections[first].parent || section.level != outline.sections[first].level) continue;
      if (auto incident = incident_of(section, order)) beside.push_back(std::move(*incident));
    }
    if (beside.size() > 1 && has_days_that_differ(beside)) return beside;
  }
  return {};
}

}  // namespace hindsight::record
