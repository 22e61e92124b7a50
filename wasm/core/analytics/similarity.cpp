#include "hindsight/analytics/similarity.hpp"

#include <algorithm>
#include <cmath>

#include "failure_concepts.hpp"
#include "hindsight/base/number.hpp"
#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::analytics {
namespace {

using archive::Postmortem;

constexpr std::size_t kMostTextBytes = 64 << 10;
constexpr std::size_t kStem = 6;           // bytes of a word that are compared: inflections of one word are one term
constexpr std::size_t kShortestWord = 3;
constexpr std::size_t kMostSharedWords = 4;
constexpr std::size_t kMostSharedConcepts = 3;
constexpr std::size_t kFewestToTellCommonWords = 8;  // reports; what most of so many have tells nothing
constexpr double kLeastScore = 0.05;
constexpr int kScoreDecimals = 4;

// What each thing in common counts. Words and concepts are cosines, 0..1; the others are there or not.
constexpr double kOfWords = 0.45;
constexpr double kOfConcepts = 0.45;
constexpr double kOfCategory = 0.02;
constexpr double kOfClass = 0.25;
constexpr double kOfService = 0.02;
constexpr double kOfNaming = 0.3;

bool is_number(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

std::string_view stem(std::string_view word) {
  const bool is_ascii = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return word.substr(0, is_ascii ? kStem : 2 * kStem);
}

bool counts(std::string_view word) { return word.size() >= kShortestWord && !is_number(word); }

/// FNV-1a.
std::uint32_t term_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char c : stem(word)) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::vector<std::string> words_of_report(const Postmortem& report) {
  std::vector<std::string> words = text::words(report.title);
  std::vector<std::string> body = text::words(std::string_view(report.facts->text).substr(0, kMostTextBytes));
  words.insert(words.end(), std::make_move_iterator(body.begin()), std::make_move_iterator(body.end()));
  return words;
}

std::string text_of_field(const record::Facts& facts, std::string_view name) {
  for (const record::Field& field : facts.fields)
    if (field.name == name && !record::says_unknown(field.raw)) return record::normalise_label(field.raw);
  return "";
}

bool is_same(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

std::string same_category(const record::Facts& a, const record::Facts& b) {
  for (const auto& category : a.categories)
    for (const auto& other : b.categories)
      if (text::equals_ignoring_case(category.value, other.value)) return category.value;
  return "";
}

bool names(const Postmortem& report, const Postmortem& other) {
  return std::any_of(report.earlier.begin(), report.earlier.end(), [&](const archive::EarlierIncident& named) { return named.path == other.path; });
}

std::string join(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : ", ") + part;
  return joined;
}

}  // namespace

Similarity::Similarity(const Selection& reports) {
  for (const Postmortem* report : reports) {
    Profile profile{report, text_of_field(*report->facts, "failure_class"), text_of_field(*report->facts, "service"), {}, {}};
    const std::vector<std::string> words = words_of_report(*report);
    for (const FailureConcepts::Found& found : FailureConcepts::standard().find(words))
      profile.concepts.push_back({found.concept_index, float(1 + natural_logarithm(found.phrases) + 0.3 * natural_logarithm(found.times))});
    std::vector<std::uint32_t> terms;
    for (const std::string& word : words)
      if (counts(word)) terms.push_back(term_of(word));
    std::sort(terms.begin(), terms.end());
    for (std::size_t from = 0; from < terms.size();) {
      std::size_t to = from;
      while (to < terms.size() && terms[to] == terms[from]) ++to;
      profile.words.push_back({terms[from], float(1 + natural_logarithm(double(to - from)))});
      from = to;
    }
    profiles_.push_back(std::move(profile));
  }
  weigh(profiles_, &Profile::words);
  weigh(profiles_, &Profile::concepts);
}

/// Gives each term the more weight the fewer reports have it, and each vector the length 1.
void Similarity::weigh(std::vector<Profile>& profiles, Vector Profile::*vector) {
  std::vector<std::uint32_t> all;
  for (const Profile& profile : profiles)
    for (const Weighted& term : profile.*vector) all.push_back(term.term);
  std::sort(all.begin(), all.end());
  for (Profile& profile : profiles) {
    double length = 0;
    for (Weighted& term : profile.*vector) {
      const auto [from, to] = std::equal_range(all.begin(), all.end(), term.term);
      const bool is_everywhere = std::size_t(to - from) * 2 > profiles.size() && profiles.size() >= kFewestToTellCommonWords;
      term.weight *= is_everywhere ? 0 : float(natural_logarithm(double(profiles.size() + 1) / double(to - from)));
      length += double(term.weight) * term.weight;
    }
    if (length <= 0) continue;
    for (Weighted& term : profile.*vector) term.weight = float(term.weight / std::sqrt(length));
  }
}

double Similarity::product(const Vector& a, const Vector& b) {
  double sum = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (left->term < right->term) ++left;
    else if (right->term < left->term) ++right;
    else sum += double((left++)->weight) * (right++)->weight;
  }
  return sum;
}

/// The score alone; `explain` finds the reasons for those that are shown.
SimilarReport Similarity::compare(const Profile& a, const Profile& b) const {
  const record::Facts& facts = *a.report->facts;
  const record::Facts& other = *b.report->facts;
  double score = kOfWords * product(a.words, b.words) + kOfConcepts * product(a.concepts, b.concepts);
  if (!same_category(facts, other).empty()) score += kOfCategory;
  if (is_same(a.failure_class, b.failure_class)) score += kOfClass;
  if (is_same(a.service, b.service)) score += kOfService;
  if (names(*a.report, *b.report) || names(*b.report, *a.report)) score += kOfNaming;
  return {b.report, round_to(std::min(score, 1.0), kScoreDecimals), {}};
}

const Similarity::Profile* Similarity::profile_of(const Postmortem& report) const {
  for (const Profile& profile : profiles_)
    if (profile.report == &report) return &profile;
  return nullptr;
}

std::vector<std::string> Similarity::explain(const Profile& a, const Profile& b) const {
  struct Shared {
    std::string name;
    double weight;
  };
  const auto strongest = [](std::vector<Shared>& shared, std::size_t most) {
    sort_stably(shared.begin(), shared.end(), [](const Shared& x, const Shared& y) { return x.weight > y.weight; });
    std::vector<std::string> found;
    for (std::size_t i = 0; i < shared.size() && i < most; ++i) found.push_back(std::move(shared[i].name));
    return found;
  };
  const auto weight_in = [](const Vector& vector, std::uint32_t term) {
    const auto at = std::lower_bound(vector.begin(), vector.end(), term, [](const Weighted& entry, std::uint32_t wanted) { return entry.term < wanted; });
    return at != vector.end() && at->term == term ? double(at->weight) : 0.0;
  };

  const record::Facts& facts = *a.report->facts;
  const record::Facts& other = *b.report->facts;
  std::vector<std::string> reasons;
  if (names(*a.report, *b.report)) reasons.emplace_back("is named as an earlier incident");
  else if (names(*b.report, *a.report)) reasons.emplace_back("names this one as an earlier incident");
  if (is_same(a.failure_class, b.failure_class)) reasons.push_back("same class: " + a.failure_class);

  std::vector<Shared> concepts;
  for (const Weighted& term : a.concepts) {
    const double weight = term.weight * weight_in(b.concepts, term.term);
    if (weight > 0) concepts.push_back({FailureConcepts::standard().name(term.term), weight});
  }
  if (!concepts.empty()) reasons.push_back("both tell of " + join(strongest(concepts, kMostSharedConcepts)));
  if (const std::string same = same_category(facts, other); !same.empty()) reasons.push_back("same category: " + same);
  if (is_same(a.service, b.service)) reasons.push_back("same service: " + a.service);

  std::vector<Shared> words;
  std::vector<std::uint32_t> seen;
  for (const std::string& word : words_of_report(*a.report)) {
    if (!counts(word)) continue;
    const std::uint32_t term = term_of(word);
    const double weight = weight_in(a.words, term) * weight_in(b.words, term);
    if (weight <= 0 || std::find(seen.begin(), seen.end(), term) != seen.end()) continue;
    seen.push_back(term);
    words.push_back({word, weight});
  }
  if (!words.empty()) reasons.push_back("same words: " + join(strongest(words, kMostSharedWords)));
  return reasons;
}

template <class Wanted>
std::vector<SimilarReport> Similarity::most_similar(const Postmortem& report, std::size_t most, Wanted is_wanted) const {
  const Profile* profile = profile_of(report);
  if (profile == nullptr) return {};
  std::vector<SimilarReport> found;
  for (const Profile& other : profiles_) {
    if (&other == profile || !is_wanted(*other.report)) continue;
    SimilarReport similar = compare(*profile, other);
    if (similar.score >= kLeastScore) found.push_back(std::move(similar));
  }
  sort_stably(found.begin(), found.end(), [](const SimilarReport& a, const SimilarReport& b) { return a.score != b.score ? a.score > b.score : a.report->path < b.report->path; });
  if (found.size() > most) found.resize(most);
  for (SimilarReport& similar : found) similar.reasons = explain(*profile, *profile_of(*similar.report));
  return found;
}

std::vector<SimilarReport> Similarity::similar_to(const Postmortem& report, std::size_t most) const {
  return most_similar(report, most, [](const Postmortem&) { return true; });
}

std::vector<SimilarReport> Similarity::earlier_than(const Postmortem& report, std::size_t most) const {
  if (!report.date) return {};
  return most_similar(report, most, [&](const Postmortem& other) { return other.date && other.date->value < report.date->value; });
}

}  // namespace hindsight::analytics
