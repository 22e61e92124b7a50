#pragma once

#include <string_view>

namespace hindsight::record {

/// The kind of section that a heading asks or tells for in words of its own ("Why nobody noticed", "Who felt it", "Wie es weitergeht"),
/// by what its words are about: rows of `section_parts` in data/language, put together by a few rules. "" where a word or two are not
/// understood, or where no rule fits. `words` as normalise_label gives them.
std::string_view section_by_parts(std::string_view words);
/// The same where every word was understood.
std::string_view section_by_all_parts(std::string_view words);

}  // namespace hindsight::record
