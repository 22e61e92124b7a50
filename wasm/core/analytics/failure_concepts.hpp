#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hindsight::analytics {

/// Kinds of failure with the phrases that tell of them, read from data/concepts.json (compiled in).
class FailureConcepts {
 public:
  static const FailureConcepts& standard();

  struct Found {
    std::uint32_t concept_index = 0;
    int phrases = 0;  ///< different ones
    int times = 0;    ///< all of them
  };
  /// Of a text's words as text::words gives them; in the order of the file.
  [[nodiscard]] std::vector<Found> find(const std::vector<std::string>& words) const;
  [[nodiscard]] const std::string& name(std::uint32_t concept_index) const { return names_[concept_index]; }

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::uint32_t concept_index = 0;
  };
  explicit FailureConcepts(std::string_view json);

  std::vector<std::string> names_;
  std::vector<Phrase> phrases_;  ///< by their first word
};

}  // namespace hindsight::analytics
