#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hindsight/archive/archive.hpp"

namespace hindsight::archive {

/// Which reports are meant. Conditions of different kinds must all hold; several of one kind are alternatives.
struct Filter {
  std::optional<Date> since;  ///< inclusive
  std::optional<Date> until;  ///< inclusive
  std::vector<record::Severity> severities;
  std::vector<std::string> categories;  ///< compared without regard to case
  std::string text;                     ///< all its words and quoted phrases occur, in any case, in title, path or body
  std::vector<std::pair<std::string, std::string>> where;  ///< field name or label = its text, an entry of its list, or what it is understood as ("detected_by" = "customer"), without regard to case

  [[nodiscard]] bool empty() const;
};

bool matches(const Postmortem& report, const Filter& filter);

/// The reports that match, in the archive's order. Pointers into the archive.
std::vector<const Postmortem*> select(const Archive& archive, const Filter& filter);

}  // namespace hindsight::archive
