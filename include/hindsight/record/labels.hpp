#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/markdown/yaml.hpp"

namespace hindsight::record {

/// What a label may name; each kind has a table of its own.
enum class LabelKind : std::uint8_t { field, section, category, action_column, timeline_column };

/// The labels that name fields, sections, categories and the columns of tables, in all languages of data/language.
/// What is looked up may be written in any way: case, accents, punctuation, numbering, remarks in brackets, a plural and units
/// ("Time to Detect (TTD):", "time_to_detection_minutes", "3. Root Cause(s)") make no difference. What no row has is understood by
/// its parts: a field by the event and the kind of value that its words name ("Time until somebody noticed"), a section by the known
/// heading that it begins with or is mostly made of ("Timeline (CET), rough", "再発防止アクション").
class Labels {
 public:
  /// The tables of all languages that are loaded.
  static const Labels& standard();
  /// Tables in the form of `labels` in a file of data/language; what is not of that form is left out.
  static Labels parse(std::string_view json);

  /// One more word for a canonical name, which is added if it is new. It wins over what the word meant before.
  void add(LabelKind kind, std::string_view canonical, std::string_view word);
  /// The canonical names of a kind.
  [[nodiscard]] const std::vector<std::string>& names(LabelKind kind) const { return table(kind).names; }

  /// Canonical field for a label ("Time to detection:" → "detection_minutes"), or "".
  [[nodiscard]] std::string field(std::string_view label) const;
  /// The same for a label beside its value, which tells what a label means that no row has: "Disruption began" with a moment is
  /// "started_at", "Noticed after" with a span "detection_minutes".
  [[nodiscard]] std::string field(std::string_view label, std::string_view value) const;
  /// Canonical section kind for a heading ("Follow-ups" → "action_items"), or "".
  [[nodiscard]] std::string section(std::string_view heading) const;
  /// Whether a heading is a known one word for word, numbering and brackets apart: "RCA", not "RCA: disk full".
  [[nodiscard]] bool is_section(std::string_view heading) const;
  /// The name with a word that looks most like a label that none has, or "" where nothing comes near: a guess for people to judge.
  [[nodiscard]] std::string nearest(LabelKind kind, std::string_view label) const;
  /// The usual spelling of a known category ("model_behavior" → "model behavior"), or "".
  [[nodiscard]] std::string category(std::string_view name) const;
  /// "text", "owner", "due", "status", "ticket", "type" or "priority" for a column or key of an action item, or "".
  [[nodiscard]] std::string action_column(std::string_view header) const;
  /// "time", "text", "actor" or "source" for a column or key of a timeline, or "".
  [[nodiscard]] std::string timeline_column(std::string_view header) const;

 private:
  struct Table {
    struct Entry {
      std::string words;     ///< normalised: lower case, separated by one blank
      std::size_t name = 0;  ///< index into names
    };
    std::vector<std::string> names;
    std::vector<Entry> entries;  ///< sorted by words
    std::size_t most_words = 1;  ///< of an entry

    [[nodiscard]] const std::string* find(std::string_view words) const;
    [[nodiscard]] const std::string* find_exactly(std::string_view words) const;
    void add(std::string_view canonical, std::string_view phrase);
    void sort();
    /// Where in the entries words are, or would be.
    [[nodiscard]] std::size_t place_of(std::string_view words) const;
    /// The index of a name, which is added if it is new.
    std::size_t name(std::string_view canonical);
  };

  [[nodiscard]] const Table& table(LabelKind kind) const { return tables_[std::size_t(kind)]; }
  void read(const markdown::YamlNode& tables);
  [[nodiscard]] std::string section_by_nearness(std::string_view heading) const;

  std::array<Table, 5> tables_;  ///< by LabelKind
};

/// Lower case words separated by one blank; punctuation, symbols and camelCase humps divide words. Letters of any script stay.
std::string normalise_label(std::string_view label);
/// The minutes that a bare number counts under a label: 60 for "time_to_detect_hours", 1 where no unit is named.
double unit_of_label(std::string_view label);

}  // namespace hindsight::record
