#pragma once

#include <string_view>
#include <vector>

#include "hindsight/markdown/yaml.hpp"

/// What is known of each language: the files of data/language. English is compiled in everywhere, the others are where there is room
/// for them; elsewhere they are added when reports are written in them (see wanted.hpp).
///
/// A file has the words for months, weekdays, units, numbers, clocks and dates (see lexicon.hpp), those for "unknown" and for
/// severities, the labels of fields, sections and columns, the parts that labels are put together from, and lists of words that tell
/// what a sentence speaks of. A new language is a new file.
namespace hindsight::language {

/// The root of each file, English first, the others in the order of their codes. Parsed once; add() moves them.
const std::vector<markdown::YamlNode>& files();

/// Adds the text of a file, or puts it in the place of the one with its code. False, and nothing changes, for a text without a code.
/// What is made of the files (see derived.hpp) is made anew when it is next asked for.
bool add(std::string_view json);
bool is_loaded(std::string_view code);
/// Another number whenever files() has changed.
unsigned generation();

/// Calls `use(name, phrase)` for each phrase of each row.
template <class Use>
void for_each_phrase(const markdown::YamlNode& rows, Use use) {
  for (const markdown::YamlNode::Entry& row : rows.entries)
    for (const markdown::YamlNode& phrase : row.value.items) use(row.key, phrase.text);
}

}  // namespace hindsight::language
