#pragma once

#include <string_view>

#include "hindsight/markdown/document.hpp"
#include "outline.hpp"

/// What a template leaves for its reader to fill in.
namespace hindsight::record {

/// "YYYY-MM-DD", "<describe the impact>", "Short event description", "TBD", "…", or nothing.
bool is_placeholder(std::string_view text);

/// The same without sentences that tell the writer what to do ("Describe the impact"): an action item may well be one.
bool is_unfilled(std::string_view text);

/// Content that someone wrote for this report, in one block.
bool has_answer(const markdown::Node& block);

/// 0: a report; 1: nothing but placeholders and empty sections.
double template_likeness(const Outline& outline);

}  // namespace hindsight::record
