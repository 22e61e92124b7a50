#pragma once

#include <string>
#include <string_view>

#include "hindsight/record/labels.hpp"

/// Old versions of a report are read for their action items alone, and most of a report is prose.
namespace hindsight::record {

/// The text with "x" and blank lines, as many, for each of its plain paragraphs: every block, line number and action item of
/// the result is that of the text, and there is much less to parse.
///
/// A plain paragraph stands between blank lines. Its lines begin at the margin with a letter and hold nothing that could end
/// what is open around it (a fence, a comment, a tag), define or mark anything, or name a value: so it is a paragraph of the
/// document itself, or inside a code or HTML block, in the text as in the result. From where a section for action items may begin, a
/// paragraph may be one, and everything is kept.
std::string skim(std::string_view source, const Labels& labels);

}  // namespace hindsight::record
