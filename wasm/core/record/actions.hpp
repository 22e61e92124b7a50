#pragma once

#include <string>
#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "outline.hpp"

namespace hindsight::record {

/// Action items in the order of the file, from lists, tables, labelled paragraphs and YAML.
std::vector<ActionItem> read_actions(const markdown::Document& document, const Outline& outline, const Settings& settings);

/// What links to other Markdown files lead to from among the action items, as written.
std::vector<std::string> read_action_sources(const Outline& outline);

}  // namespace hindsight::record
