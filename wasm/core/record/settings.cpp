#include "hindsight/record/settings.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"
#include "hindsight/language/derived.hpp"

namespace hindsight::record {

const Settings& Settings::standard() {
  static language::Derived<Settings> settings([] { return Settings(); });
  return settings.get();
}

/// "Blocker – all customers" begins with a name; of several the longest counts, and of these the last.
std::optional<Severity> Settings::severity(std::string_view text) const {
  const SeverityName* best = nullptr;
  if (!severities.empty()) {
    const std::string words = normalise_label(text) + " ";
    for (const SeverityName& name : severities)
      if (words.starts_with(name.words + " ") && (best == nullptr || name.words.size() >= best->words.size())) best = &name;
  }
  return best != nullptr ? best->severity : parse_severity(text);
}

std::string Settings::owner(std::string_view written) const {
  if (owners.empty()) return std::string(written);
  std::string names;
  for (const std::string_view part : text::split(written, ',')) {
    const std::string words = normalise_label(part);
    const auto alias = std::find_if(owners.begin(), owners.end(), [&](const OwnerAlias& known) { return known.words == words; });
    if (!names.empty()) names += ", ";
    names += alias != owners.end() ? std::string_view(alias->name) : text::trim(part);
  }
  return names;
}

std::string Settings::team_of(std::string_view owners_named) const {
  std::string names;
  if (teams.empty()) return names;
  std::vector<std::string> named;
  for (const std::string_view part : text::split(owners_named, ',')) named.push_back(normalise_label(owner(part)));
  for (const TeamMember& member : teams) {
    const bool is_named = std::find(named.begin(), named.end(), member.words) != named.end();
    if (!is_named || (", " + names + ",").find(", " + member.team + ",") != std::string::npos) continue;
    if (!names.empty()) names += ", ";
    names += member.team;
  }
  return names;
}

bool Settings::knows_owner(std::string_view written) const {
  const std::string words = normalise_label(written);
  return std::any_of(owners.begin(), owners.end(), [&](const OwnerAlias& known) { return known.words == words || text::equals_ignoring_case(known.name, written); }) ||
         std::any_of(teams.begin(), teams.end(), [&](const TeamMember& member) { return member.words == words; });
}

void Settings::apply_rules(std::vector<Diagnostic>& diagnostics) const {
  for (const RuleSwitch& rule : rules) {
    const auto is_meant = [&](const Diagnostic& diagnostic) { return diagnostic.rule == rule.rule; };
    if (!rule.level) diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), is_meant), diagnostics.end());
    else
      for (Diagnostic& diagnostic : diagnostics)
        if (is_meant(diagnostic)) diagnostic.level = *rule.level;
  }
}

}  // namespace hindsight::record
