#pragma once

#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "outline.hpp"

namespace hindsight::record {

/// Root causes, the five whys and the four layers: from sections of their own, from list items and labelled paragraphs of the
/// root cause's section, and from lists and texts in YAML. In the order of the file, YAML first.
std::vector<Cause> read_causes(const markdown::Document& document, const Outline& outline, const Labels& labels);

}  // namespace hindsight::record
