#pragma once

#include <string>
#include <string_view>

#include "outline.hpp"

/// What makes the sections on an agent's part answered, and not merely present.
namespace hindsight::record {

inline constexpr std::string_view kNotEnforced = "required but not enforced";

struct SectionQuality {
  std::string name;     ///< see Section::quality
  int line = 0;         ///< where it is said
  bool answers = true;  ///< false: what stands there is about something else
};

SectionQuality quality_of(const Outline& outline, std::size_t section);

}  // namespace hindsight::record
