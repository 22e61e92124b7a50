#include "part_dictionary.hpp"

#include <algorithm>

#include "hindsight/base/text.hpp"
#include "hindsight/language/data.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/record/labels.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kMostPhraseWords = 5;
constexpr std::size_t kLongestJoined = 30;  // bytes, in a script without blanks

bool is_at_a_letter(std::string_view word, std::size_t at) { return at == word.size() || !text::is_continuation(word[at]); }

}  // namespace

PartDictionary::PartDictionary(std::string_view key, std::span<const std::string_view> names) {
  for (const markdown::YamlNode& file : language::files()) {
    const markdown::YamlNode* rows = file.find(key);
    if (rows == nullptr) continue;
    language::for_each_phrase(*rows, [&](std::string_view name, std::string_view phrase) {
      const auto known = std::find(names.begin(), names.end(), name);
      if (known != names.end()) words_[language::without_accents(normalise_label(phrase))] |= 1u << (known - names.begin());
    });
  }
}

std::uint32_t PartDictionary::find(const std::string& phrase) const {
  const auto found = words_.find(phrase);
  return found == words_.end() ? 0 : found->second;
}

std::vector<PartDictionary::Part> PartDictionary::read(std::string_view words) const {
  const std::string plain = language::without_accents(words);
  const std::vector<std::string_view> split = text::split(plain, ' ');
  std::vector<Part> parts;
  for (std::size_t i = 0; i < split.size();) {
    const std::size_t taken = read_phrase(split, i, parts);
    if (taken == 0) read_word(split[i], i == 0, parts);
    i += std::max<std::size_t>(taken, 1);
  }
  return parts;
}

std::size_t PartDictionary::read_phrase(const std::vector<std::string_view>& split, std::size_t first, std::vector<Part>& parts) const {
  for (std::size_t count = std::min(kMostPhraseWords, split.size() - first); count > 0; --count) {
    std::string phrase(split[first]);
    for (std::size_t i = 1; i < count; ++i) phrase.append(" ").append(split[first + i]);
    const std::uint32_t bits = find(phrase);
    if (bits == 0) continue;
    parts.push_back({bits, first == 0, {}});
    return count;
  }
  return 0;
}

void PartDictionary::read_word(std::string_view word, bool is_first, std::vector<Part>& parts) const {
  if (word.empty() || text::is_digit(word[0])) return;
  bool is_unknown = false;
  for (std::size_t at = 0; at < word.size();) {
    const language::Symbol symbol = language::decode(word.substr(at));
    std::size_t taken = 0;
    for (std::size_t size = std::min(kLongestJoined, word.size() - at); size > 0 && taken == 0 && language::is_joined_script(symbol.code_point); --size) {
      const std::uint32_t bits = is_at_a_letter(word, at + size) ? find(std::string(word.substr(at, size))) : 0;
      if (bits == 0) continue;
      parts.push_back({bits, is_first && at == 0, {}});
      taken = size;
    }
    is_unknown = is_unknown || taken == 0;
    at += taken > 0 ? taken : symbol.size;
  }
  if (is_unknown) parts.push_back({0, is_first, std::string(word)});
}

}  // namespace hindsight::record
