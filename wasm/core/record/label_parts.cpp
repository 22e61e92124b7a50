#include "label_parts.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "hindsight/base/text.hpp"
#include "hindsight/language/data.hpp"
#include "hindsight/language/fold.hpp"
#include "hindsight/language/time_text.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::record {
namespace {

constexpr std::size_t kMostPhraseWords = 5;
constexpr std::size_t kLongestJoined = 30;  // bytes of a word in a script without blanks
constexpr std::size_t kLongestLabelOfParts = 80;

struct PartName {
  std::string_view name;
  LabelPart part;
};
constexpr PartName kPartNames[] = {{"start", kStart},   {"detect", kDetect},   {"acknowledge", kAcknowledge}, {"mitigate", kMitigate},
                                   {"resolve", kResolve}, {"review", kReview}, {"span", kSpan},               {"instant", kInstant},
                                   {"manner", kManner}, {"duration", kDuration}, {"subject", kSubject},       {"filler", kFiller}};

using Dictionary = std::unordered_map<std::string, std::uint16_t>;

const Dictionary& dictionary() {
  static const Dictionary words = [] {
    Dictionary all;
    for (const markdown::YamlNode& file : language::files()) {
      const markdown::YamlNode* parts = file.find("label_parts");
      if (parts == nullptr) continue;
      language::for_each_phrase(*parts, [&](std::string_view name, std::string_view phrase) {
        for (const PartName& part : kPartNames)
          if (part.name == name) all[language::without_accents(normalise_label(phrase))] |= part.part;
      });
    }
    return all;
  }();
  return words;
}

std::uint16_t find_part(const std::string& phrase) {
  const auto found = dictionary().find(phrase);
  return found == dictionary().end() ? std::uint16_t(0) : found->second;
}

class Reader {
 public:
  LabelMeaning read(const std::string& words) {
    const std::vector<std::string_view> split = text::split(words, ' ');
    for (std::size_t i = 0; i < split.size();) {
      const std::size_t taken = take_phrase(split, i);
      if (taken == 0) take_word(split[i], i == 0);
      i += std::max<std::size_t>(taken, 1);
    }
    return meaning_;
  }

 private:
  void know(std::uint16_t parts) {
    // A word that is a filler in one language may be an event in another.
    if ((parts & kFiller) != 0 && (parts & ~std::uint16_t(kFiller)) == 0) return;
    meaning_.parts |= parts & ~std::uint16_t(kFiller);
    ++meaning_.words;
  }

  std::size_t take_phrase(const std::vector<std::string_view>& split, std::size_t first) {
    for (std::size_t count = std::min(kMostPhraseWords, split.size() - first); count > 0; --count) {
      std::string phrase(split[first]);
      for (std::size_t i = 1; i < count; ++i) phrase.append(" ").append(split[first + i]);
      const std::uint16_t parts = find_part(phrase);
      if (parts == 0) continue;
      know(parts);
      return count;
    }
    return 0;
  }

  /// A word that is not known, or several without blanks between them.
  void take_word(std::string_view word, bool is_first) {
    if (text::is_digit(word.empty() ? ' ' : word[0])) return;
    bool any = false, all = true;
    for (std::size_t at = 0; at < word.size();) {
      const language::Symbol symbol = language::decode(word.substr(at));
      std::size_t taken = 0;
      if (language::is_joined_script(symbol.code_point)) {
        for (std::size_t size = std::min(kLongestJoined, word.size() - at); size > 0 && taken == 0; --size) {
          const bool is_whole = at + size == word.size() || (static_cast<unsigned char>(word[at + size]) & 0xC0) != 0x80;
          const std::uint16_t parts = is_whole ? find_part(std::string(word.substr(at, size))) : std::uint16_t(0);
          if (parts == 0) continue;
          know(parts);
          taken = size;
        }
      }
      any = any || taken > 0;
      all = all && taken > 0;
      at += std::max(taken, taken > 0 ? taken : symbol.size);
    }
    if (all) return;
    ++meaning_.unknown_words;
    if (is_first && !any) meaning_.first_is_unknown = true;
  }

  LabelMeaning meaning_;
};

enum class ValueKind : std::uint8_t { none, moment, span, text };

ValueKind kind_of(std::string_view value) {
  value = text::trim(value).substr(0, 120);
  if (value.empty()) return ValueKind::none;
  const language::TimeText time = language::match_time(value);
  if (time.size > 0) return ValueKind::moment;
  if (language::leading_span(value) || parse_duration_minutes(value)) return ValueKind::span;
  return says_unknown(value) ? ValueKind::none : ValueKind::text;
}

}  // namespace

LabelMeaning understand_label(std::string_view words) {
  if (words.empty() || words.size() > kLongestLabelOfParts) return {};
  return Reader().read(language::without_accents(words));
}

std::string_view field_by_meaning(const LabelMeaning& meaning, std::string_view value) {
  const bool may_guess = meaning.unknown_words == 1 && meaning.words >= 1 && (meaning.first_is_unknown || meaning.words >= 2);
  if (meaning.words == 0 || meaning.unknown_words > 1 || (meaning.unknown_words == 1 && !may_guess)) return {};
  const ValueKind kind = kind_of(value);
  const bool is_sure = meaning.unknown_words == 0;
  const std::uint16_t event = meaning.event();
  if (kind == ValueKind::span || (kind == ValueKind::none && meaning.has(kSpan | kDuration) && is_sure)) {
    // "Time from the start to detection" names both ends of the span.
    const bool to_detection = meaning.has(kDetect) && (meaning.parts & (kAcknowledge | kMitigate | kResolve | kReview)) == 0;
    if (to_detection && (meaning.has(kSpan | kDuration) || kind == ValueKind::span)) return "detection_minutes";
    if (event == kResolve && meaning.has(kSpan)) return "recovery_minutes";
    if (event == kMitigate && meaning.has(kSpan)) return "mitigation_minutes";
    if (event == kAcknowledge && meaning.has(kSpan)) return "acknowledge_minutes";
    if (event == 0 && (meaning.parts & kEvents) == 0 && meaning.has(kDuration) && is_sure) return "duration_minutes";
    return {};
  }
  if (kind == ValueKind::moment) {
    if (meaning.has(kManner) && meaning.has(kDetect)) return "detected_by";
    switch (event) {
      case kStart: return "started_at";
      case kDetect: return "detected_at";
      case kAcknowledge: return "acknowledged_at";
      case kMitigate: return "mitigated_at";
      case kResolve: return "resolved_at";
      case kReview: return "review_date";
      default: break;
    }
    // "Impact period: 14 May 09:10 to 11:05"
    if ((meaning.parts & kEvents) == 0 && meaning.has(kDuration) && is_sure) return "duration_minutes";
    return {};
  }
  if (kind == ValueKind::text && event == kDetect && meaning.has(kManner)) return "detected_by";
  return {};
}

}  // namespace hindsight::record
