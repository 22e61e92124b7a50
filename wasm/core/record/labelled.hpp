#pragma once

#include <string>
#include <vector>

#include "hindsight/markdown/document.hpp"
#include "hindsight/record/extract.hpp"
#include "outline.hpp"

/// Labelled values, wherever a report may keep them.
namespace hindsight::record {

struct Labelled {
  Field field;
  std::vector<std::string> items;  ///< a YAML list's entries; empty for a single value
};

/// In the order of the file. Labels that are not known are kept where they stand beside known ones.
std::vector<Labelled> read_labelled(const markdown::Document& document, const Outline& outline, const Labels& labels);

struct LabelAndValue {
  std::string label;
  std::string value;
  int line = 0;
};

/// "Key: value"; nothing where the text has no such form (a clock, a URL, a sentence with a late colon).
bool split_key_value(std::string_view text, LabelAndValue& out);

/// A YAML mapping under a key that names a field, a section or the report itself holds values of the report ("impact:",
/// "incident_summary:", "times:"). Under any other key, a merge key too, it is data that only looks like them.
bool holds_values(std::string_view key, const Labels& labels);

/// The labelled values of one paragraph: bold labels anywhere in it, and lines of the form "Key: value".
std::vector<LabelAndValue> read_paragraph_labels(const markdown::Node& paragraph, bool one_line);

}  // namespace hindsight::record
