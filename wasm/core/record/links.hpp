#pragma once

#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/facts.hpp"
#include "labelled.hpp"

namespace hindsight::record {

/// Where a report leads, each target once and in the order of the file: the values of its fields for links, then the links in its
/// text. Images and places within the report are none.
std::vector<Link> read_links(const markdown::Document& document, const std::vector<Labelled>& values);

/// A Markdown file beside this one.
bool is_report(std::string_view target);

}  // namespace hindsight::record
