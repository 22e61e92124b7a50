#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/base/result.hpp"
#include "hindsight/markdown/document.hpp"
#include "hindsight/record/facts.hpp"

namespace hindsight::record {

/// The labels that name fields, sections, categories and the columns of tables, read from data/labels.json (compiled in).
/// What is looked up may be written in any way: case, punctuation, numbering, remarks in brackets, a plural and units
/// ("Time to Detect (TTD):", "time_to_detection_minutes", "3. Root Cause(s)") make no difference.
class Labels {
 public:
  /// The table that ships with the program.
  static const Labels& standard();
  /// A table in the form of data/labels.json; what is not of that form is left out.
  static Labels parse(std::string_view json);

  /// Canonical field for a label ("Time to detection:" → "detection_minutes"), or "".
  [[nodiscard]] std::string field(std::string_view label) const;
  /// Canonical section kind for a heading ("Follow-ups" → "action_items"), or "".
  [[nodiscard]] std::string section(std::string_view heading) const;
  /// The usual spelling of a known category ("model_behavior" → "model behavior"), or "".
  [[nodiscard]] std::string category(std::string_view name) const;
  /// "text", "owner", "due", "status", "ticket", "type" or "priority" for a column or key of an action item, or "".
  [[nodiscard]] std::string action_column(std::string_view header) const;
  /// "time", "text", "actor" or "source" for a column or key of a timeline, or "".
  [[nodiscard]] std::string timeline_column(std::string_view header) const;

  struct Row {
    std::string canonical;
    std::vector<std::string> synonyms;  ///< normalised: lower case, words separated by one blank
  };

 private:
  struct Table {
    struct Entry {
      std::string words;
      std::size_t row = 0;
    };
    std::vector<Row> rows;
    std::vector<Entry> entries;  ///< sorted by words

    [[nodiscard]] const std::string* find(std::string_view words) const;
  };

  Table fields_;
  Table sections_;
  Table categories_;
  Table action_columns_;
  Table timeline_columns_;
};

/// Lower case words separated by one blank; punctuation, symbols and camelCase humps divide words.
std::string normalise_label(std::string_view label);
/// The minutes that a bare number counts under a label: 60 for "time_to_detect_hours", 1 where no unit is named.
double unit_of_label(std::string_view label);

/// Reads everything the text states. `source` is the file's text that `document` was parsed from.
Facts extract_facts(const markdown::Document& document, std::string_view source, const Labels& labels = Labels::standard());

/// Only what old versions of a file are needed for: title and action items, by the same rules.
std::vector<ActionItem> extract_actions(const markdown::Document& document, const Labels& labels = Labels::standard());
/// The same items from the file's text, in a fraction of the time: prose is not parsed.
std::vector<ActionItem> extract_actions(std::string_view source, const markdown::ParseOptions& options,
                                        const Labels& labels = Labels::standard());

}  // namespace hindsight::record
