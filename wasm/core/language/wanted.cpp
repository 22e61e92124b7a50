#include "hindsight/language/wanted.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "hindsight/base/text.hpp"
#include "hindsight/language/data.hpp"
#include "hindsight/language/fold.hpp"

namespace hindsight::embedded {
extern const std::string_view telling_words;
}

namespace hindsight::language {
namespace {

constexpr int kFewestWords = 3;  ///< different ones
constexpr int kLeastShare = 20;  ///< of the words that speak for the text's first language, one in so many

struct Language {
  std::string code;
  std::vector<std::size_t> words;  ///< indices into Words::all
};

/// The telling words of all languages, each once.
struct Words {
  std::vector<std::string> all;
  std::vector<Language> languages;

  Words() {
    const markdown::YamlDocument table = markdown::parse_yaml(embedded::telling_words);
    for (const markdown::YamlNode::Entry& row : table.root.entries) {
      Language& language = languages.emplace_back(Language{row.key, {}});
      for (const markdown::YamlNode& word : row.value.items) language.words.push_back(index_of(fold_words(word.text)));
    }
  }

 private:
  std::size_t index_of(std::string word) {
    const auto known = std::find(all.begin(), all.end(), word);
    const std::size_t index = std::size_t(known - all.begin());
    if (known == all.end()) all.push_back(std::move(word));
    return index;
  }
};

const Words& table() {
  static const Words words;
  return words;
}

int count_inside(std::string_view text, std::string_view word) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string_view::npos; at += word.size()) ++count;
  return count;
}

/// How often each word of the table stands in a text: in scripts without blanks anywhere, else between them.
std::vector<int> count_words(std::string_view text) {
  const std::string folded = fold_words(text);
  std::unordered_map<std::string_view, int> words;
  for (const std::string_view word : text::split(folded, ' ')) ++words[word];
  std::vector<int> counts;
  for (const std::string& word : table().all) {
    const auto found = words.find(word);
    const bool is_joined = is_joined_script(decode(word).code_point);
    counts.push_back(is_joined ? count_inside(folded, word) : found == words.end() ? 0 : found->second);
  }
  return counts;
}

struct Score {
  int hits = 0;
  int different = 0;
};

Score score_of(const Language& language, const std::vector<int>& counts) {
  Score score;
  for (const std::size_t word : language.words) {
    score.hits += counts[word];
    score.different += counts[word] > 0 ? 1 : 0;
  }
  return score;
}

}  // namespace

std::vector<std::string> wanted(std::string_view text) {
  std::vector<int> counts = count_words(text);
  std::vector<std::string> codes;
  for (int most = 0;;) {
    const Language* best = nullptr;
    Score best_score;
    for (const Language& language : table().languages) {
      const Score score = score_of(language, counts);
      if (score.different < kFewestWords || score.hits <= best_score.hits) continue;
      best = &language;
      best_score = score;
    }
    if (best == nullptr || best_score.hits * kLeastShare < most) return codes;
    most = std::max(most, best_score.hits);
    for (const std::size_t word : best->words) counts[word] = 0;
    if (best->code != "en") codes.push_back(best->code);
  }
}

bool is_any_missing() {
  return std::any_of(table().languages.begin(), table().languages.end(), [](const Language& language) { return !is_loaded(language.code); });
}

}  // namespace hindsight::language
