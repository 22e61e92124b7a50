#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What a reader taught about an archive, word by word, kept as a file of settings.
namespace hindsight::record {

/// One line of it.
struct TaughtWord {
  std::string setting;  ///< "labels.fields", "labels.sections", "severities", "reports" or "not_reports"
  std::string name;     ///< what is meant: a field, a section or a severity; "" for files
  std::string words;    ///< as the reports have them, or a file's path
  bool operator==(const TaughtWord&) const = default;
};

class TaughtSettings {
 public:
  /// Reads what `yaml()` gave; other settings are left out.
  static TaughtSettings parse(std::string_view yaml);

  /// Takes the place of what the same words meant there before; a file is a report or is none.
  void teach(TaughtWord word);
  void forget(std::string_view setting, std::string_view words);

  [[nodiscard]] const std::vector<TaughtWord>& words() const { return words_; }
  /// As settings, in their order there; "" where nothing was taught.
  [[nodiscard]] std::string yaml() const;

 private:
  std::vector<TaughtWord> words_;
};

}  // namespace hindsight::record
