#include "section_parts.hpp"

#include <array>
#include <cstdint>

#include "hindsight/language/derived.hpp"
#include "label_parts.hpp"
#include "part_dictionary.hpp"

namespace hindsight::record {
namespace {

enum Part : std::uint32_t {
  kWhy = 1u << 0, kWho = 1u << 1, kWhat = 1u << 2, kHow = 1u << 3, kWhen = 1u << 4, kNotice = 1u << 5, kSooner = 1u << 6, kAffected = 1u << 7, kSaw = 1u << 8,
  kPeople = 1u << 9, kWell = 1u << 10, kBadly = 1u << 11, kLucky = 1u << 12, kLearned = 1u << 13, kAct = 1u << 14, kHappened = 1u << 15, kCourse = 1u << 16,
  kCause = 1u << 17, kFix = 1u << 18, kNot = 1u << 19,
  kPast = 1u << 20,
};
constexpr std::array<std::string_view, 21> kSectionParts = {"why",  "who",   "what",  "how",     "when", "notice",   "sooner", "affected", "saw", "people",
                                                     "well", "badly", "lucky", "learned", "act",  "happened", "course", "cause",    "fix", "not",
                                                     "past"};

/// The first rule of which all parts are there counts.
struct SectionRule {
  std::uint32_t needs;
  std::string_view kind;
};
constexpr SectionRule kSectionRules[] = {
    {kWhy | kNotice, "why_not_detected_sooner"}, {kWhy | kSooner, "why_not_detected_sooner"}, {kNot | kNotice | kSooner, "why_not_detected_sooner"},
    {kNotice | kSooner, "why_not_detected_sooner"}, {kWell | kBadly | kLucky, "lessons"}, {kLucky, "got_lucky"}, {kLearned, "lessons"}, {kWell | kBadly, "lessons"},
    {kWell | kNot, "went_wrong"}, {kBadly, "went_wrong"}, {kWell, "went_well"}, {kHow | kNotice, "detection"}, {kWho | kNotice, "detection"},
    {kWhen | kNotice, "detection"}, {kWho | kAffected, "impact"}, {kWhat | kAffected, "impact"}, {kPeople | kSaw, "impact"}, {kPeople | kAffected, "impact"},
    {kHow | kFix, "resolution"}, {kWhat | kFix, "resolution"}, {kAct | kFix, "resolution"}, {kWhat | kPast | kAct, "summary"}, {kHow | kPast | kAct, "summary"}, {kPast | kAct, ""}, {kWhat | kAct, "action_items"}, {kHow | kAct, "action_items"},
    {kHow | kCourse, "timeline"}, {kWhat | kWhen, "timeline"}, {kHappened | kWhen, "timeline"}, {kCourse | kWhen, "timeline"}, {kWhy, "root_cause"},
    {kHow | kHappened, "root_cause"}, {kWhat | kCause, "root_cause"}, {kWhat | kHappened, "summary"}, {kHappened, "summary"},
};

constexpr int kMostParts = 8;
constexpr int kMostUnknown = 2;

std::string_view section_of(std::string_view words, int most_unknown) {
  static language::Derived<PartDictionary> dictionary([] { return PartDictionary("section_parts", kSectionParts); });
  if (words.size() > 80) return {};
  std::uint32_t all = 0;
  int unknown = 0, known = 0;
  for (const PartDictionary::Part& part : dictionary.get().read(words)) {
    all |= part.bits;
    // What labels speak of ("the incident", "we") and what joins words needs no rule.
    if (part.bits != 0) ++known;
    else if (understand_label(part.word).unknown_words > 0) ++unknown;
  }
  if (known == 0 || known > kMostParts || unknown >= known || unknown > most_unknown) return {};
  for (const SectionRule& rule : kSectionRules)
    if ((all & rule.needs) == rule.needs) return rule.kind;
  return {};
}

}  // namespace

std::string_view section_by_parts(std::string_view words) { return section_of(words, kMostUnknown); }
std::string_view section_by_all_parts(std::string_view words) { return section_of(words, 0); }

}  // namespace hindsight::record
