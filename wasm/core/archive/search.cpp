#include "hindsight/archive/search.hpp"

#include <algorithm>

#include "hindsight/base/number.hpp"
#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/base/utf8.hpp"

namespace hindsight::archive {
namespace {

constexpr std::size_t kMostWords = 16;
constexpr std::size_t kMostOccurrences = 200;  // of one word in one report
constexpr std::size_t kMostInSnippet = 100;    // that a snippet is looked for among

// How much an occurrence counts.
constexpr double kInTitle = 8;
constexpr double kInHeading = 3;
constexpr double kInText = 1;
constexpr double kInsideOfWord = 0.1;

// Of BM25: how soon further occurrences count for less, and how much a report's length matters.
constexpr double kSaturation = 1.2;
constexpr double kOfLength = 0.75;

bool is_word_byte(char c) { return text::is_alpha(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// A whole word counts in full, the beginning of one by half, as words are while they are typed, and the inside of one hardly at all.
double weight_of(std::string_view text, std::size_t at, std::size_t size, double weight) {
  const bool begins = at == 0 || !is_word_byte(text[at - 1]);
  const bool ends = at + size >= text.size() || !is_word_byte(text[at + size]);
  return !begins ? kInsideOfWord : ends ? weight : weight / 2;
}

std::size_t find_ignoring_case(std::string_view text, std::string_view word, std::size_t from) {
  const char lower = text::lower(word[0]);
  const char upper = lower >= 'a' && lower <= 'z' ? char(lower - 'a' + 'A') : lower;
  for (; from + word.size() <= text.size(); ++from) {
    if (text[from] != lower && text[from] != upper) continue;
    if (text::equals_ignoring_case(text.substr(from, word.size()), word)) return from;
  }
  return std::string_view::npos;
}

/// What one word of the query is worth in a text, with the places where it stands.
double weigh(std::string_view text, std::string_view word, double weight, Occurrence::In in, std::vector<Occurrence>* occurrences) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; count < kMostOccurrences && (at = find_ignoring_case(text, word, at)) != std::string_view::npos; at += word.size(), ++count) {
    sum += weight_of(text, at, word.size(), weight);
    if (occurrences != nullptr) occurrences->push_back({in, at, word.size()});
  }
  return sum;
}

/// In order, the longer of two that overlap.
void put_in_order(std::vector<Occurrence>& occurrences) {
  sort_stably(occurrences.begin(), occurrences.end(), [](const Occurrence& a, const Occurrence& b) {
    if (a.in != b.in) return a.in < b.in;
    return a.at != b.at ? a.at < b.at : a.size > b.size;
  });
  std::vector<Occurrence> apart;
  for (const Occurrence& occurrence : occurrences)
    if (apart.empty() || apart.back().in != occurrence.in || apart.back().at + apart.back().size <= occurrence.at) apart.push_back(occurrence);
  occurrences = std::move(apart);
}

struct Weighed {
  SearchHit hit;
  std::vector<double> frequencies;  ///< of the query's words
};

Weighed weigh_report(const Postmortem& report, const std::vector<std::string_view>& words) {
  Weighed weighed{{&report, 0, {}}, {}};
  for (const std::string_view word : words) {
    double frequency = weigh(report.title, word, kInTitle, Occurrence::In::title, &weighed.hit.occurrences);
    for (const record::Section& section : report.facts->sections) frequency += weigh(section.title, word, kInHeading, Occurrence::In::title, nullptr);
    frequency += weigh(report.facts->text, word, kInText, Occurrence::In::text, &weighed.hit.occurrences);
    if (frequency == 0) frequency = weigh(report.path, word, kInText, Occurrence::In::title, nullptr);
    weighed.frequencies.push_back(frequency);
  }
  put_in_order(weighed.hit.occurrences);
  return weighed;
}

void score(std::vector<Weighed>& found, const std::vector<const Postmortem*>& reports, const std::vector<std::string_view>& words) {
  double total = 0;
  for (const Postmortem* report : reports) total += report->facts->word_count + 1.0;
  const double mean_length = total / double(std::max<std::size_t>(reports.size(), 1));
  // All found reports have all words: how rare each is cannot tell them apart, but parts of words are rarer as whole ones.
  for (std::size_t w = 0; w < words.size(); ++w) {
    double whole = 0;
    for (const Weighed& one : found) whole += one.frequencies[w] >= kInText;
    const double rarity = natural_logarithm(1 + (double(reports.size()) - whole + 0.5) / (whole + 0.5));
    for (Weighed& one : found) {
      const double length = (one.hit.report->facts->word_count + 1.0) / mean_length;
      const double frequency = one.frequencies[w];
      one.hit.score += rarity * frequency * (kSaturation + 1) / (frequency + kSaturation * (1 - kOfLength + kOfLength * length));
    }
  }
}

std::size_t start_of_character(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && text::is_continuation(text[at])) --at;
  return at;
}

std::size_t different_words(std::string_view text, const std::vector<Occurrence>& occurrences) {
  std::vector<std::string_view> words;
  for (const Occurrence& one : occurrences) {
    const std::string_view word = text.substr(one.at, one.size);
    const bool known = std::any_of(words.begin(), words.end(), [&](std::string_view other) { return text::equals_ignoring_case(word, other); });
    if (!known) words.push_back(word);
  }
  return words.size();
}

}  // namespace

std::vector<std::string_view> query_words(std::string_view query) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < query.size() && words.size() < kMostWords;) {
    if (text::is_space(query[at])) {
      ++at;
      continue;
    }
    const bool quoted = query[at] == '"';
    if (quoted) ++at;
    std::size_t end = at;
    while (end < query.size() && (quoted ? query[end] != '"' : !text::is_space(query[end]))) ++end;
    const std::string_view word = text::trim(query.substr(at, end - at));
    if (!word.empty()) words.push_back(word);
    at = end + (quoted ? 1 : 0);
  }
  return words;
}

bool has_all_words(const Postmortem& report, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return text::contains_ignoring_case(report.title, word) || text::contains_ignoring_case(report.path, word) || text::contains_ignoring_case(report.facts->text, word);
  });
}

std::vector<SearchHit> search(const std::vector<const Postmortem*>& reports, std::string_view query) {
  const std::vector<std::string_view> words = query_words(query);
  std::vector<Weighed> found;
  for (auto report = reports.rbegin(); report != reports.rend(); ++report)
    if (has_all_words(**report, words)) found.push_back(weigh_report(**report, words));
  score(found, reports, words);
  sort_stably(found.begin(), found.end(), [](const Weighed& a, const Weighed& b) { return a.hit.score > b.hit.score; });
  std::vector<SearchHit> hits;
  for (Weighed& one : found) hits.push_back(std::move(one.hit));
  return hits;
}

Snippet snippet(const SearchHit& hit, std::size_t bytes) {
  const std::string_view text = hit.report->facts->text;
  std::vector<Occurrence> in_text;
  for (const Occurrence& occurrence : hit.occurrences)
    if (occurrence.in == Occurrence::In::text && in_text.size() < kMostInSnippet) in_text.push_back(occurrence);
  if (in_text.empty()) return {};

  // Different words close together tell more than one word many times.
  std::size_t best = 0, most_words = 0, most = 0;
  for (std::size_t from = 0; from < in_text.size(); ++from) {
    std::size_t to = from;
    while (to < in_text.size() && in_text[to].at + in_text[to].size <= in_text[from].at + bytes / 2) ++to;
    const std::size_t words = different_words(text, {in_text.begin() + std::ptrdiff_t(from), in_text.begin() + std::ptrdiff_t(to)});
    if (words < most_words || (words == most_words && to - from <= most)) continue;
    best = from, most_words = words, most = to - from;
  }
  std::size_t from = in_text[best].at > bytes / 4 ? in_text[best].at - bytes / 4 : 0;
  if (from > 0) {
    const std::size_t blank = text.find_first_of(" \n", from);
    from = blank < in_text[best].at ? blank + 1 : start_of_character(text, from);
  }
  std::size_t to = start_of_character(text, std::min(text.size(), from + bytes));
  if (to < text.size()) {
    const std::size_t blank = text.find_last_of(" \n", to);
    if (blank != std::string_view::npos && blank > in_text[best].at + in_text[best].size) to = blank;
  }
  Snippet found{std::string(text.substr(from, to - from)), {}};
  for (const Occurrence& occurrence : in_text)
    if (occurrence.at >= from && occurrence.at + occurrence.size <= to) found.occurrences.push_back({occurrence.in, occurrence.at - from, occurrence.size});
  return found;
}

}  // namespace hindsight::archive
