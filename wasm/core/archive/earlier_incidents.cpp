#include "earlier_incidents.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "hindsight/archive/links.hpp"
#include "hindsight/base/text.hpp"
#include "path.hpp"

namespace hindsight::archive {
namespace {

constexpr std::size_t kShortestName = 3;    // of an id or a file, in bytes
constexpr std::size_t kShortestTitle = 12;  // a shorter one may be a phrase
constexpr std::size_t kMostNameWords = 24;      // of a name

std::string_view stem(std::string_view path) { return without_extension(file_name(path)); }

/// What reports are called by, and where each stands in the archive.
class Names {
 public:
  explicit Names(const std::vector<Postmortem>& reports) {
    for (std::size_t i = 0; i < reports.size(); ++i) {
      by_path_.emplace(reports[i].path, i);
      add(stem(reports[i].path), kShortestName, i);
      for (const record::Field& field : reports[i].facts->fields)
        if (field.name == "id") add(field.raw, kShortestName, i);
      if (reports[i].facts->title) add(reports[i].facts->title->value, kShortestTitle, i);
    }
  }

  /// Adds the reports that a text of the report `from` means.
  void find(const std::string& text, const std::string& from, std::vector<std::size_t>& found) const {
    if (!is_absolute(text)) {
      const auto linked = by_path_.find(resolve_path(from, text));
      if (linked != by_path_.end()) found.push_back(linked->second);
    }
    const std::vector<std::string> words = text::words(text);
    for (std::size_t first = 0; first < words.size(); ++first) {
      std::string name;
      for (std::size_t last = first; last < words.size() && last < first + kMostNameWords; ++last) {
        name += words[last] + " ";
        const auto [begin, end] = by_words_.equal_range(name);
        for (auto at = begin; at != end; ++at) found.push_back(at->second);
      }
    }
  }

 private:
  /// Numbers alone are dates, statuses, counts.
  void add(std::string_view name, std::size_t shortest, std::size_t report) {
    name = text::trim(name);
    const bool has_letter = std::any_of(name.begin(), name.end(), [](char c) { return text::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; });
    const std::vector<std::string> words = text::words(name);
    if (name.size() < shortest || !has_letter || words.size() > kMostNameWords) return;
    std::string key;
    for (const std::string& word : words) key += word + " ";
    const auto [begin, end] = by_words_.equal_range(key);
    if (std::distance(begin, end) < kMostNamesakes) by_words_.emplace(std::move(key), report);
  }

  static constexpr std::ptrdiff_t kMostNamesakes = 20;
  std::unordered_map<std::string, std::size_t> by_path_;
  std::unordered_multimap<std::string, std::size_t> by_words_;
};

}  // namespace

void resolve_earlier_incidents(std::vector<Postmortem>& reports) {
  const bool any = std::any_of(reports.begin(), reports.end(), [](const Postmortem& report) { return !report.facts->earlier_incidents.empty(); });
  for (Postmortem& report : reports) report.earlier.clear();
  if (!any) return;
  const Names names(reports);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    std::vector<EarlierIncident>& earlier = reports[i].earlier;
    for (const record::Passage& mention : reports[i].facts->earlier_incidents) {
      std::vector<std::size_t> found;
      names.find(mention.text, reports[i].path, found);
      std::sort(found.begin(), found.end());
      for (const std::size_t other : found) {
        if (other >= i || !reports[other].date) continue;
        const bool known = std::any_of(earlier.begin(), earlier.end(), [&](const EarlierIncident& one) { return one.path == reports[other].path; });
        if (!known) earlier.push_back({reports[other].path, mention.line});
      }
    }
  }
}

}  // namespace hindsight::archive
