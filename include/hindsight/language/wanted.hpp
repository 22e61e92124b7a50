#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Which languages a text is written in, so that their files can be added before it is read.
namespace hindsight::language {

/// The codes of the languages that a text has several telling words of, the most frequent first; never "en", which is always there.
/// The words are those of every file of data/language, also of languages that are not loaded. A word counts for one language only,
/// that which more of the text speaks for: Danish is not taken for Norwegian, nor is the English of a text for anything.
std::vector<std::string> wanted(std::string_view text);

/// Whether a language of data/language is not loaded.
bool is_any_missing();

}  // namespace hindsight::language
