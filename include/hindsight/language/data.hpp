#pragma once

#include <vector>

#include "hindsight/markdown/yaml.hpp"

/// What is known of each language: the files of data/language, compiled in.
///
/// A file has the words for months, weekdays, units, numbers, clocks and dates (see lexicon.hpp), those for "unknown" and for
/// severities, the labels of fields, sections and columns, the parts that labels are put together from, and lists of words that tell
/// what a sentence speaks of. A new language is a new file.
namespace hindsight::language {

/// The root of each file, English first. Parsed once.
const std::vector<markdown::YamlNode>& files();

/// Calls `use(name, phrase)` for each phrase of each row.
template <class Use>
void for_each_phrase(const markdown::YamlNode& rows, Use use) {
  for (const markdown::YamlNode::Entry& row : rows.entries)
    for (const markdown::YamlNode& phrase : row.value.items) use(row.key, phrase.text);
}

}  // namespace hindsight::language
