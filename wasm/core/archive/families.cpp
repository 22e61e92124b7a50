#include "families.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "hindsight/base/text.hpp"
#include "path.hpp"

namespace hindsight::archive {
namespace {

using record::Classification;
using record::DocumentKind;
using record::Evidence;

constexpr int kSurely = record::kEnoughAmongOthers;  ///< a report, whatever is beside it
constexpr int kKinOfReports = record::kEnoughForKin;
constexpr int kAmongReports = record::kEnoughAmongReports;
constexpr int kAmongOthers = record::kEnoughAmongOthers;
constexpr int kFewestAlike = 3;
constexpr int kFewestOfACatalogue = 5;
constexpr int kInTheirPlace = 4;              ///< where the folder says that it holds reports, which counts already
constexpr int kStranger = 6;                  ///< … and those in it have another form
constexpr int kTooNarrow = 3;                 ///< more is asked of a file that tells one thing only
constexpr std::size_t kMostModels = 50;       ///< reports of a family whose forms are learnt
constexpr double kMostOfADraft = 0.6;         ///< of its words, that its template has as well

/// Figures of any length become one mark: "2026/03" and "2025/11" are the same kind of folder.
std::string without_figures(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!text::is_digit(c)) out += c;
    else if (out.empty() || out.back() != '#') out += '#';
  }
  return out;
}

/// Files that are named alike in folders of their own are kept as if they lay beside each other.
bool has_own_folder(std::string_view path) {
  const std::string name = text::to_lower(file_name(path));
  return name.starts_with("readme.") || name.starts_with("index.") || name.starts_with("_index.");
}

std::string family_of(std::string_view path) {
  const std::string_view folder = folder_of(path);
  return has_own_folder(path) ? without_figures(folder_of(folder)) + "/*" : without_figures(folder);
}

/// Folders of one name under different parents: "agents/*/failures".
std::string cousins_of(std::string_view path) {
  const std::string_view folder = folder_of(path);
  const std::string_view parent = folder_of(folder);
  return parent.empty() ? std::string() : std::string(folder_of(parent)) + "/*/" + std::string(file_name(folder));
}

struct Family {
  int members = 0;
  int sure = 0;
  int likely = 0;
  std::vector<const Evidence*> models;   ///< of those that surely are reports; where none is, of all
  std::map<std::string_view, int> form;  ///< how many of the models have a heading or label
  std::vector<const Evidence*> unsure;

  void learn() {
    if (models.empty()) models.swap(unsure);
    for (const Evidence* model : models)
      for (const std::string& label : model->form) ++form[label];
  }
};

struct Member {
  DocumentKind place = DocumentKind::unsaid;
  int weight = 0;
  bool is_settled = false;
  bool is_sure = false;
  bool is_likely = false;
  Family* family = nullptr;
  Family* cousins = nullptr;
  Family* parents = nullptr;  ///< of the folder above
};

/// What happened and why, or what followed: a report tells at least two of these.
int breadth(const Evidence& evidence) {
  return (evidence.happened > 0 || evidence.timed_events > 1 || evidence.moments > 1 ? 1 : 0) + (evidence.explained > 0 ? 1 : 0) + (evidence.concluded > 0 ? 1 : 0) +
         (evidence.is_named ? 1 : 0) + (evidence.agent_sections > 0 ? 1 : 0);
}

/// Whether a file has the form of the family's reports: a third of what comes back in them, or half of its own.
bool is_kin(const Evidence& evidence, const Family& family, bool is_model) {
  const int others = int(family.models.size()) - (is_model ? 1 : 0);
  if (others < 1) return false;
  int shared = 0, recurring = 0;
  for (const auto& [label, count] : family.form) {
    const bool has_it = std::binary_search(evidence.form.begin(), evidence.form.end(), label);
    const int elsewhere = count - (is_model && has_it ? 1 : 0);
    if (elsewhere * 2 < others || elsewhere == 0) continue;
    ++recurring;
    shared += has_it ? 1 : 0;
  }
  return shared > 1 && (shared * 3 >= recurring || shared * 2 >= int(evidence.form.size()));
}

class Collection {
 public:
  explicit Collection(const std::vector<WeighedFile>& files) : files_(files), members_(files.size()), roles_(files.size()) {
    for (std::size_t i = 0; i < files.size(); ++i) look_at(i);
    for (std::size_t i = 0; i < files.size(); ++i)
      if (!members_[i].is_settled) count_in(i);
    for (auto& [key, family] : families_) family.learn();
    for (std::size_t i = 0; i < files.size(); ++i)
      if (!members_[i].is_settled) decide(i);
    mark_drafts();
  }

  std::vector<Classification> take() { return std::move(roles_); }

 private:
  void look_at(std::size_t i) {
    const WeighedFile& file = files_[i];
    Member& member = members_[i];
    if (!file.facts) {
      member.is_settled = true;
      return;
    }
    member.place = record::kind_of_place(file.path);
    member.weight = record::weigh(file.evidence, member.place);
    auto settled = record::settle(file.path, *file.facts, file.evidence);
    member.is_settled = settled.has_value();
    if (settled) roles_[i] = *std::move(settled);
    const bool is_settled_report = member.is_settled && roles_[i].role == record::FileRole::report;
    member.is_sure = is_settled_report || (!member.is_settled && member.weight >= kSurely && breadth(file.evidence) > 1);
    member.is_likely = member.is_sure || (!member.is_settled && member.weight >= kAmongReports && file.evidence.of_an_event());
    if (member.is_settled && !is_settled_report) return;
    ++open_;
    likely_ += member.is_likely ? 1 : 0;
    with_fields_ += member.is_likely && file.evidence.moments + file.evidence.other_fields > 0 ? 1 : 0;
  }

  void count_in(std::size_t i) {
    Member& member = members_[i];
    member.family = &families_[family_of(files_[i].path)];
    member.cousins = &families_["*" + cousins_of(files_[i].path)];
    member.parents = &families_[without_figures(folder_of(folder_of(files_[i].path)))];
    for (Family* family : {member.family, member.cousins}) {
      ++family->members;
      family->sure += member.is_sure ? 1 : 0;
      family->likely += member.is_likely ? 1 : 0;
      std::vector<const Evidence*>& models = member.is_sure ? family->models : family->unsure;
      if (models.size() < kMostModels) models.push_back(&files_[i].evidence);
    }
  }

  /// How much must speak for a report, by what is beside it.
  [[nodiscard]] int enough_for(std::size_t i) const {
    const Member& member = members_[i];
    const Evidence& evidence = files_[i].evidence;
    for (const Family* family : {member.family, member.cousins}) {
      const bool is_model = std::find(family->models.begin(), family->models.end(), &evidence) != family->models.end();
      // Where none of them is sure, the place has to say so.
      if (family->sure == 0 && (member.place != DocumentKind::report || family->members < kFewestAlike)) continue;
      if (is_kin(evidence, *family, is_model)) return kKinOfReports;
    }
    const int others = member.family->members - 1, sure = member.family->sure - (member.is_sure ? 1 : 0);
    if (member.place == DocumentKind::report) {
      // Right beside reports, a few lines about a day are one more.
      const bool tells_of_a_day = evidence.of_an_event() && evidence.doubt_for_want_of_a_day() == 0;
      return sure > 1 ? (tells_of_a_day ? kInTheirPlace : kStranger) : member.parents->sure > 1 ? kStranger : kInTheirPlace;
    }
    const bool is_catalogue = others >= kFewestOfACatalogue && member.family->likely * 4 >= member.family->members * 3;
    if (files_.size() < 3 || with_fields_ == open_) return kAmongReports;
    if (is_catalogue && member.place == DocumentKind::unsaid) return kAmongReports;
    if (likely_ * 4 >= open_ * 3) return kInTheirPlace;
    if (sure > 1 && sure * 2 >= others) return kAmongReports;
    return kAmongOthers + (breadth(evidence) < 2 ? kTooNarrow : 0);
  }

  void decide(std::size_t i) {
    const WeighedFile& file = files_[i];
    roles_[i] = record::decide(file.path, *file.facts, file.evidence, members_[i].place, enough_for(i));
  }

  /// Lines of text, but for headings.
  static std::vector<std::string_view> lines_of(const record::Facts& facts) {
    std::vector<std::string_view> lines;
    for (const std::string_view line : text::split_lines(facts.text)) {
      const std::string_view trimmed = text::trim(line);
      const bool is_heading = std::any_of(facts.sections.begin(), facts.sections.end(), [&](const record::Section& section) { return section.title == trimmed; });
      if (!trimmed.empty() && !is_heading) lines.push_back(trimmed);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  /// Whether most of a text is that of a template.
  static bool is_filled_from(const std::vector<std::string_view>& text, const std::vector<std::string_view>& form) {
    std::size_t all = 0, same = 0;
    for (const std::string_view line : text) {
      all += line.size();
      if (std::binary_search(form.begin(), form.end(), line)) same += line.size();
    }
    return all > 0 && double(same) >= kMostOfADraft * double(all);
  }

  /// A copy of a template that nobody has filled in yet.
  void mark_drafts() {
    constexpr std::size_t kMostTemplates = 10;
    std::vector<std::vector<std::string_view>> forms;
    for (std::size_t i = 0; i < files_.size() && forms.size() < kMostTemplates; ++i)
      if (roles_[i].reason == "template") forms.push_back(lines_of(*files_[i].facts));
    if (forms.empty()) return;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (roles_[i].role != record::FileRole::report) continue;
      const std::vector<std::string_view> lines = lines_of(*files_[i].facts);
      if (std::any_of(forms.begin(), forms.end(), [&](const auto& form) { return is_filled_from(lines, form); })) roles_[i] = {record::FileRole::skipped, "draft"};
    }
  }

  const std::vector<WeighedFile>& files_;
  std::vector<Member> members_;
  std::vector<Classification> roles_;
  std::map<std::string, Family> families_;
  int open_ = 0;
  int likely_ = 0;
  int with_fields_ = 0;  ///< of these, with a field that only incidents have
};

}  // namespace

std::vector<Classification> classify_together(const std::vector<WeighedFile>& files) { return Collection(files).take(); }

}  // namespace hindsight::archive
