#pragma once

#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "outline.hpp"

namespace hindsight::record {

/// Action items in the order of the file, from lists, tables, labelled paragraphs and YAML.
std::vector<ActionItem> read_actions(const markdown::Document& document, const Outline& outline, const Settings& settings);

}  // namespace hindsight::record
