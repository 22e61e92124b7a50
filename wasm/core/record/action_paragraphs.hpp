#pragma once

#include <string_view>
#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/labels.hpp"

/// Action items that are no list: paragraphs, lines of one, and what stands beside a list.
namespace hindsight::record {

/// Not a question, a hint in italics, a pointer to elsewhere, or prose of several sentences.
bool may_be_an_item(const markdown::Node& paragraph);

/// The paragraph itself, or each of its lines where these are items of their own.
std::vector<markdown::Node> item_lines(const markdown::Node& paragraph);

/// "None", "Keine weiteren Maßnahmen", "No further action".
bool says_there_are_none(std::string_view text, const Labels& labels);

/// "Prevent: keeps it from happening", "Detect: …": what kinds of action there are, each once.
bool is_legend(const markdown::Node& list);

/// "Add alerts for:" above what they are for: an item with its details, where "We will do:" has the items below it.
bool is_detailed_by(const markdown::Node& paragraph, const markdown::Node& list);

}  // namespace hindsight::record
