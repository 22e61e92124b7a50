#pragma once

#include <cstdint>
#include <string_view>

/// What a label says by the words that it is made of: which moment of an incident, and which kind of value.
namespace hindsight::record {

enum LabelPart : std::uint16_t {
  kStart = 1, kDetect = 2, kAcknowledge = 4, kMitigate = 8, kResolve = 16, kReview = 32,  // events
  kSpan = 64, kInstant = 128, kManner = 256, kDuration = 512,                             // kinds of value
  kSubject = 1024, kFiller = 2048,
};
inline constexpr std::uint16_t kEvents = kStart | kDetect | kAcknowledge | kMitigate | kResolve | kReview;

struct LabelMeaning {
  std::uint16_t parts = 0;  ///< LabelPart, of all words
  int words = 0;            ///< that were understood, but for fillers
  int unknown_words = 0;
  bool first_is_unknown = false;
  std::uint16_t last_event = 0;  ///< the event that is named last: the end of a span, in most languages

  [[nodiscard]] bool has(std::uint16_t part) const { return (parts & part) != 0; }
  /// The one event that it names; 0 for none, or several.
  [[nodiscard]] std::uint16_t event() const {
    const std::uint16_t named = parts & kEvents;
    return (named & (named - 1)) == 0 ? named : std::uint16_t(0);
  }
};

/// `words` as normalise_label gives them.
LabelMeaning understand_label(std::string_view words);

/// The canonical field for a label without a row of its own, by its meaning and its value; "" where the two leave a doubt.
std::string_view field_by_meaning(const LabelMeaning& meaning, std::string_view value);

}  // namespace hindsight::record
