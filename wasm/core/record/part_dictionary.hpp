#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Words and phrases that stand for a part of a meaning, each a bit, and the reading of a text by them.
namespace hindsight::record {

class PartDictionary {
 public:
  /// Reads the rows of one key of each file of data/language; `names[i]` is bit i.
  PartDictionary(std::string_view key, std::span<const std::string_view> names);

  /// The bits of a phrase, 0 where it is not known.
  [[nodiscard]] std::uint32_t find(const std::string& phrase) const;

  struct Part {
    std::uint32_t bits = 0;  ///< 0: not understood
    bool is_first = false;
    std::string word = {};   ///< of what was not understood
  };
  /// The parts of a text in order, the longest phrases first; in scripts without blanks they are found inside of words. Digits are
  /// left out.
  [[nodiscard]] std::vector<Part> read(std::string_view words) const;

 private:
  [[nodiscard]] std::size_t read_phrase(const std::vector<std::string_view>& split, std::size_t first, std::vector<Part>& parts) const;
  void read_word(std::string_view word, bool is_first, std::vector<Part>& parts) const;

  std::unordered_map<std::string, std::uint32_t> words_;
};

}  // namespace hindsight::record
