#include "hindsight/archive/unread.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/record/labels.hpp"
#include "hindsight/record/values.hpp"

namespace hindsight::archive {
namespace {

constexpr std::size_t kMostSamples = 3;
constexpr std::size_t kLongestName = 6;   ///< of what is a name rather than a sentence
constexpr std::size_t kMostUnread = 40;
constexpr int kSeveral = 2;

class Collector {
 public:
  void add(const char* setting, std::string_view written, const Postmortem& report, int line, std::string_view value) {
    const std::string words = record::normalise_label(written);
    if (words.empty() || std::size_t(std::count(words.begin(), words.end(), ' ')) >= kLongestName) return;
    const auto [at, is_new] = places_.try_emplace(setting + (" " + words), found_.size());
    if (is_new) found_.push_back({setting, text::squeeze(written), 0, {}, {}});
    Unread& unread = found_[at->second];
    const bool is_known_here = unread.reports > 0 && last_report_[at->second] == &report;
    last_report_.resize(found_.size(), nullptr);
    if (!is_known_here) ++unread.reports;
    last_report_[at->second] = &report;
    if (!is_known_here && unread.samples.size() < kMostSamples) unread.samples.push_back({report.path, line, text::squeeze(value)});
  }

  std::vector<Unread> take() { return std::move(found_); }

 private:
  std::map<std::string, std::size_t, std::less<>> places_;  ///< in found_, by setting and words
  std::vector<Unread> found_;
  std::vector<const Postmortem*> last_report_;  ///< parallel to found_
};

/// Headings that no section above them explains: the parts of a known section need no name of their own.
void add_sections(Collector& collector, const Postmortem& report) {
  int known_level = 0;  // of the known section that is open
  for (const record::Section& section : report.facts->sections) {
    if (known_level != 0 && section.level <= known_level) known_level = 0;
    if (!section.kind.empty() && known_level == 0) known_level = section.level;
    const bool is_title = section.level == 1 && section.line == report.facts->sections.front().line;
    const bool tells_a_time = !section.title.empty() && text::is_digit(section.title.front());
    if (known_level == 0 && section.kind.empty() && !is_title && !tells_a_time) collector.add("labels.sections", section.title, report, section.line, "");
  }
}

}  // namespace

std::vector<Unread> unread(const Archive& archive) {
  Collector collector;
  for (const Postmortem& report : archive.postmortems) {
    for (const record::Field& field : report.facts->fields) {
      if (field.name.empty()) collector.add("labels.fields", field.label, report, field.line, field.raw);
      const bool is_severity = field.name == "severity" && !report.facts->severity && !record::says_unknown(field.raw);
      if (is_severity) collector.add("severities", field.raw, report, field.line, "");
    }
    add_sections(collector, report);
  }
  std::vector<Unread> found = collector.take();
  found.erase(std::remove_if(found.begin(), found.end(), [](const Unread& one) { return one.reports < kSeveral && one.setting != "severities"; }), found.end());
  sort_stably(found.begin(), found.end(), [](const Unread& a, const Unread& b) { return a.reports > b.reports; });
  std::map<std::string, std::size_t, std::less<>> listed;
  found.erase(std::remove_if(found.begin(), found.end(), [&](const Unread& one) { return ++listed[one.setting] > kMostUnread; }), found.end());
  const record::Labels& labels = archive.settings->labels;
  for (Unread& one : found) {
    if (one.setting == "labels.fields") one.guess = labels.nearest(record::LabelKind::field, one.words);
    if (one.setting == "labels.sections") one.guess = labels.nearest(record::LabelKind::section, one.words);
  }
  return found;
}

}  // namespace hindsight::archive
