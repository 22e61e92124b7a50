#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hindsight/record/extract.hpp"

/// Who may be named as the owner of action items: a person, a team or a role. Nobody is better than a wrong owner.
namespace hindsight::record {

enum class NameForm : std::uint8_t {
  none,    ///< a topic, a component, a sentence, or whatever may be one
  weak,    ///< a name only where something beside it says so: "佐藤", "data protection officer"
  single,  ///< "Ana"
  full,    ///< "Ana Lopez", "Ana and Bo"
  team,    ///< "Voice platform", "Team Abrechnung", and whom the settings name
};
NameForm name_form(std::string_view label, const Settings& settings);

/// The owner that a group's heading names: "Ana Lopez", "@ana", "Owner: Voice"; "" where it may be anything else.
std::string owner_in(std::string_view label, const Settings& settings);

/// "KL": two or three capitals, as people sign with them.
bool has_form_of_initials(std::string_view text);

/// "Upgrade Traefik" is something to do, although it looks like a name.
bool is_deed(std::string_view words);

}  // namespace hindsight::record
