#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hindsight/record/facts.hpp"
#include "hindsight/record/settings.hpp"

/// What a collection settles that one report of it leaves open.
namespace hindsight::archive {

/// One thing that was assumed of the whole collection, because its own reports tell it.
struct Assumption {
  std::string text;      ///< "Numeric dates have the day first."
  std::string setting;   ///< the line of `.hindsight.yaml` that says the same
  std::string evidence;  ///< "23-11-2025 in incidents/x.md, line 4; 12 dates in 7 reports tell it, none tells the contrary"
  std::vector<std::string> changed = {};  ///< paths of the reports that are read otherwise for it
};

/// A candidate for a report, as it was read by itself.
struct ReadFile {
  std::string path;
  std::shared_ptr<const record::Facts> facts;
  bool is_report = true;  ///< by itself; what it leaves open may make it one
};

struct Profile {
  record::Settings settings;  ///< the team's, with what the collection tells added; what the team says stands
  std::vector<Assumption> assumptions;
};

/// Nothing where the collection adds nothing to the settings that it was read by.
std::optional<Profile> profile_of(const std::vector<ReadFile>& reports, const record::Settings& settings);

/// Whether a report leaves open what the profile settles, so that it is to be read again.
bool is_open(const record::Facts& facts);

}  // namespace hindsight::archive
