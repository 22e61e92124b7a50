#include "failure_concepts.hpp"

#include <algorithm>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/markdown/yaml.hpp"

namespace hindsight::embedded {
extern const std::string_view concepts_json;
}

namespace hindsight::analytics {

const FailureConcepts& FailureConcepts::standard() {
  static const FailureConcepts concepts(embedded::concepts_json);
  return concepts;
}

FailureConcepts::FailureConcepts(std::string_view json) {
  const markdown::YamlDocument document = markdown::parse_yaml(json);  // every JSON text is YAML
  for (const markdown::YamlNode::Entry& entry : document.root.entries) {
    for (const markdown::YamlNode& phrase : entry.value.items) phrases_.push_back({text::words(phrase.text), std::uint32_t(names_.size())});
    names_.push_back(entry.key);
  }
  sort_stably(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) { return a.words.front() < b.words.front(); });
}

std::vector<FailureConcepts::Found> FailureConcepts::find(const std::vector<std::string>& words) const {
  std::vector<int> times(phrases_.size(), 0);
  for (std::size_t at = 0; at < words.size(); ++at) {
    auto phrase = std::lower_bound(phrases_.begin(), phrases_.end(), words[at], [](const Phrase& candidate, const std::string& word) { return candidate.words.front() < word; });
    for (; phrase != phrases_.end() && phrase->words.front() == words[at]; ++phrase) {
      const bool fits = phrase->words.size() <= words.size() - at && std::equal(phrase->words.begin(), phrase->words.end(), words.begin() + std::ptrdiff_t(at));
      if (fits) ++times[std::size_t(phrase - phrases_.begin())];
    }
  }
  std::vector<Found> of_concept(names_.size());
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    Found& found = of_concept[phrases_[i].concept_index];
    found.phrases += times[i] > 0;
    found.times += times[i];
  }
  std::vector<Found> found;
  for (std::size_t i = 0; i < of_concept.size(); ++i)
    if (of_concept[i].times > 0) found.push_back({std::uint32_t(i), of_concept[i].phrases, of_concept[i].times});
  return found;
}

}  // namespace hindsight::analytics
