#pragma once

#include <string>
#include <vector>

#include "outline.hpp"

/// What stands in a section, as short pieces of text.
namespace hindsight::record {

struct SectionLine {
  std::string text;
  int line = 0;
  bool chosen = true;  ///< false for a task box that was not ticked
};

/// List items, rows, lines of code and sentences of a section and of its subsections, in order. What a template left to be filled
/// in is left out: placeholders, and menus of answers ("yes | no").
std::vector<SectionLine> section_lines(const Outline& outline, std::size_t section);

/// The same for what stands before the next heading of any level; kNoSection: before the first.
std::vector<SectionLine> own_lines(const Outline& outline, std::size_t section);

}  // namespace hindsight::record
