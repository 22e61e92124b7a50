#include <algorithm>
#include <set>
#include <utility>

#include "consistency.hpp"
#include "earlier_incidents.hpp"
#include "hindsight/archive/archive.hpp"
#include "hindsight/base/sort.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/language/data.hpp"
#include "hindsight/language/wanted.hpp"
#include "hindsight/record/values.hpp"
#include "families.hpp"
#include "history_resolver.hpp"
#include "inheritance.hpp"
#include "path.hpp"
#include "written_together.hpp"

namespace hindsight::archive {
namespace {

constexpr std::size_t kPrepareBytes = 1u << 20;
constexpr std::size_t kVerifyBytes = 1u << 20;
constexpr std::size_t kCommitsPerStep = 64;
constexpr std::int64_t kResolvedBytesPerStep = 32 << 10;
constexpr double kWalkShare = 0.5;
constexpr std::size_t kSampledFiles = 60;
constexpr std::size_t kSampledBytes = 3000;  // of a file

/// Whether a name means something to people: it has a letter beyond those of a hexadecimal id.
bool has_words(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 || text::lower(c) > 'f'; });
}

/// The start of the text up to the first full stop, at most about 80 bytes, cut between words.
std::string first_sentence(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  text = text.substr(0, text.find(". "));
  if (text.size() <= kLongest) return std::string(text);
  const std::size_t blank = text.rfind(' ', kLongest);
  return blank == std::string_view::npos ? std::string() : std::string(text.substr(0, blank)) + " …";
}

/// What a report is called: its stated title, else its file's name, else how it begins.
std::string resolve_title(const record::Facts& facts, std::string_view path) {
  if (facts.title) return facts.title->value;
  const std::string name(without_extension(file_name(path)));
  if (has_words(name)) return name;
  const std::string beginning = first_sentence(facts.excerpt);
  return beginning.empty() ? name : beginning;
}

std::optional<ReportDate> date_of(const record::Facts& facts) {
  if (!facts.date) return std::nullopt;
  return ReportDate{facts.date->value, facts.date->place == record::Place::file_name ? DateSource::file_name : DateSource::stated};
}

void sort_by_date(std::vector<Postmortem>& reports) {
  sort_stably(reports.begin(), reports.end(), [](const Postmortem& a, const Postmortem& b) {
    if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
    if (a.date && a.date->value != b.date->value) return a.date->value < b.date->value;
    return a.path < b.path;
  });
}

bool contains(const std::vector<std::string>& paths, std::string_view path) { return std::find(paths.begin(), paths.end(), path) != paths.end(); }

bool is_below(std::string_view path, std::string_view folder) {
  return folder.empty() || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

/// The innermost folder that holds all of them.
std::string common_folder(const std::vector<std::string>& folders) {
  std::string_view common = folders.front();
  for (const std::string& folder : folders)
    while (common != folder && !is_below(folder, common)) common = folder_of(common);
  return std::string(common);
}

Error problem_of(const Diagnostic& diagnostic) {
  return {ErrorCode::malformed, diagnostic.message, std::string(record::kSettingsFile) + ", line " + std::to_string(diagnostic.line)};
}

/// Branches, tags and remote branches by their short names, HEAD's branch first; a HEAD that is on no branch, as such.
std::vector<std::string> short_names(const git::Repository& repository) {
  constexpr std::string_view kBranches = "refs/heads/", kTags = "refs/tags/", kRemotes = "refs/remotes/";
  const std::vector<git::Ref>& refs = repository.refs();
  const auto head = std::find_if(refs.begin(), refs.end(), [](const git::Ref& ref) { return ref.name == "HEAD"; });
  std::vector<std::string> names;
  std::size_t first = 0;
  bool found_first = false;
  for (const std::string_view kind : {kBranches, kTags, kRemotes}) {
    for (const git::Ref& ref : refs) {
      if (!ref.name.starts_with(kind) || ref.name.ends_with("/HEAD")) continue;
      const bool is_heads = kind == kBranches && head != refs.end() && ref.target == head->target;
      std::string name = ref.name.substr(kind.size());
      if (is_heads && (!found_first || name == "main" || name == "master")) {
        first = names.size();
        found_first = true;
      }
      names.push_back(std::move(name));
    }
  }
  if (head != refs.end() && !found_first) {
    first = names.size();
    names.push_back(head->name);
  }
  std::rotate(names.begin(), names.begin() + std::ptrdiff_t(first), names.begin() + std::ptrdiff_t(names.empty() ? 0 : first + 1));
  return names;
}

constexpr const char* kNamedAsNone = "no report, as the settings say";
constexpr const char* kLfsPointer = "a pointer of Git LFS, its text is not in the repository";

/// Skipped files may be many, and far from any report: of these it is told in any case, once.
void tell_of_lfs(Archive& archive) {
  const auto is_pointer = [](const SkippedFile& file) { return file.reason == kLfsPointer; };
  const auto first = std::find_if(archive.skipped.begin(), archive.skipped.end(), is_pointer);
  if (first == archive.skipped.end()) return;
  const auto others = std::count_if(first, archive.skipped.end(), is_pointer) - 1;
  const std::string more = others == 0 ? "" : others == 1 ? ", and so is 1 more" : ", and so are " + std::to_string(others) + " more";
  archive.problems.push_back({ErrorCode::unsupported, "is " + std::string(kLfsPointer) + more, text::make_visible(first->path)});
}

/// `skipped` tells of files that could have been reports: those beside reports, and everything where there are none.
void keep_skips_near_reports(Archive& archive) {
  if (archive.postmortems.empty()) return;
  std::set<std::string, std::less<>> folders;
  for (const Postmortem& report : archive.postmortems) folders.emplace(folder_of(report.path));
  const auto is_far = [&](const SkippedFile& file) {
    if (folders.find(folder_of(file.path)) != folders.end()) return false;
    return file.reason.find("template") == std::string::npos && file.reason.find("copy") == std::string::npos &&
           file.reason.find("test data") == std::string::npos;
  };
  archive.skipped.erase(std::remove_if(archive.skipped.begin(), archive.skipped.end(), is_far), archive.skipped.end());
}

}  // namespace

bool is_lfs_pointer(std::string_view content) { return content.starts_with("version https://git-lfs.github.com/spec/"); }

bool is_yaml(std::string_view path) {
  const std::string lower = text::to_lower(path);
  return lower.ends_with(".yml") || lower.ends_with(".yaml");
}

const char* to_string(DateSource source) {
  switch (source) {
    case DateSource::stated: return "stated";
    case DateSource::file_name: return "file name";
    case DateSource::first_commit: return "first commit";
  }
  return "stated";
}

const Postmortem* Archive::find(std::string_view path) const {
  for (const Postmortem& report : postmortems)
    if (report.path == path) return &report;
  return nullptr;
}

Loader::Loader(std::unique_ptr<git::Repository> repository, Options options)
    : repository_(std::move(repository)), options_(std::move(options)) {
  while (options_.folder.ends_with('/')) options_.folder.pop_back();
  start();
}

Loader::~Loader() = default;

void Loader::start() {
  repository_->want(revision_to_read());
  building_ = {};
  building_.folder = options_.folder;
  building_.revision = options_.revision;
  building_.taught = options_.taught;
  candidates_.clear();
  next_sample_ = 0;
  weighed_.clear();
  unread_.clear();
  walk_.reset();
  resolver_.reset();
  reads_again_ = false;
  stage_ = Stage::objects;
}

void Loader::select(std::string revision) {
  options_.revision = std::move(revision);
  is_ready_ = false;
  start();
}

void Loader::teach(std::string taught) {
  options_.taught = std::move(taught);
  facts_.clear();
  is_ready_ = false;
  start();
}

void Loader::supply(const git::FileRequest& request, git::FileAnswer answer) { repository_->supply(request, std::move(answer)); }

std::vector<git::FileRequest> Loader::take_requests() {
  auto requests = repository_->take_requests();
  // What is asked for once reading has begun was missed before.
  if (!requests.empty() && stage_ != Stage::objects) reads_again_ = true;
  return requests;
}

Result<Progress> Loader::step() {
  auto done = work();
  std::vector<git::FileRequest> requests = take_requests();
  if (!done.ok()) {
    if (requests.empty()) return done;
    start();
    done = progress(0);
  }
  done->requests = std::move(requests);
  done->languages = std::exchange(new_languages_, {});
  return done;
}

Result<Progress> Loader::work() {
  switch (stage_) {
    case Stage::objects: return read_objects();
    case Stage::listing: return list_reports();
    case Stage::languages: return find_languages();
    case Stage::reports: return read_reports();
    case Stage::history: return read_history();
    case Stage::resolution: return resolve_reports();
    case Stage::checking: return check_objects();
    case Stage::finished: break;
  }
  if (reads_again_) start();
  return progress(1);
}

Progress Loader::progress(double done) const {
  Progress progress;
  progress.done = done;
  progress.ready = is_ready_;
  progress.complete = stage_ == Stage::checking || stage_ == Stage::finished;
  progress.finished = stage_ == Stage::finished && !reads_again_;
  progress.edition = edition_;
  switch (stage_) {
    case Stage::objects: progress.stage = "Reading the repository"; break;
    case Stage::listing:
    case Stage::languages: progress.stage = "Looking for reports"; break;
    case Stage::reports: progress.stage = "Reading reports"; break;
    case Stage::history:
    case Stage::resolution: progress.stage = "Reading their history"; break;
    case Stage::checking: progress.stage = "Verifying every object"; break;
    case Stage::finished: progress.stage = "Done"; break;
  }
  return progress;
}

std::string_view Loader::revision_to_read() const {
  return options_.revision.empty() ? std::string_view("HEAD") : std::string_view(options_.revision);
}

Result<Progress> Loader::read_objects() {
  HINDSIGHT_TRY(const bool prepared, repository_->prepare(kPrepareBytes));
  if (prepared) stage_ = Stage::listing;
  return progress(prepared ? 0 : repository_->prepared());
}

Result<Progress> Loader::list_reports() {
  building_.kind = std::string(repository_->kind());  // a folder finds out what it is while it is prepared
  building_.has_history = repository_->has_history();
  building_.problems = repository_->problems();
  HINDSIGHT_TRY(const git::ObjectId tip, git::resolve_revision(*repository_, revision_to_read()));
  HINDSIGHT_TRY(building_.commit, git::read_commit(*repository_, tip));
  building_.revisions = short_names(*repository_);
  read_settings();
  HINDSIGHT_TRY(git::FileList list, list_files());
  building_.problems.insert(building_.problems.end(), list.problems.begin(), list.problems.end());
  for (git::FileEntry& file : list.files) {
    if (!file.is_file()) continue;
    record::Classification by_name = record::classify_path(file.path);
    const bool is_template = by_name.reason == "template";  // its text tells which files are copies of it
    const bool is_named = contains(building_.settings->reports, file.path);
    if (is_named) by_name = {record::FileRole::report, {}};
    if (std::string reason = record::unread_format(file.path); !reason.empty() && !is_named) unread_.push_back({file.path, std::move(reason)});
    if (by_name.role == record::FileRole::report || is_template) candidates_.push_back(std::move(file));
    else if (by_name.role == record::FileRole::skipped) building_.skipped.push_back({std::move(file.path), std::move(by_name.reason)});
  }
  stage_ = Stage::languages;
  return progress(0);
}

/// Names the languages that samples from all over the candidates are written in, and waits for them.
Progress Loader::find_languages() {
  if (next_sample_ < candidates_.size() && language::is_any_missing()) {
    sample_language(candidates_[next_sample_]);
    next_sample_ += candidates_.size() / kSampledFiles + 1;
  } else if (awaited_languages_.empty()) {
    stage_ = Stage::reports;
  }
  return progress(0);
}

void Loader::sample_language(const git::FileEntry& file) {
  const auto object = repository_->read(file.id);
  if (!object.ok()) return;
  for (std::string& code : language::wanted(as_text(object->data).substr(0, kSampledBytes))) {
    if (language::is_loaded(code) || !named_languages_.insert(code).second) continue;
    awaited_languages_.insert(code);
    new_languages_.push_back(std::move(code));
  }
}

/// The settings hold labels, and facts were read with the words that there were: both are made again.
void Loader::supply_language(std::string_view code, std::optional<std::string_view> json) {
  const auto awaited = awaited_languages_.find(code);
  if (awaited == awaited_languages_.end()) return;
  awaited_languages_.erase(awaited);
  if (json && language::add(*json)) facts_.clear();
  if (awaited_languages_.empty()) start();
}

/// Those of the archive count unless others were given. Facts are read by them: with other settings they are others.
void Loader::read_settings() {
  if (options_.settings) {
    building_.settings = options_.settings;
    forget_profile();
    return;
  }
  std::optional<git::ObjectId> blob;
  const auto file = git::find_file(*repository_, building_.commit.tree, record::kSettingsFile);
  if (file.ok() && file->is_file()) {
    auto object = repository_->read(file->id);
    if (object.ok()) {
      std::vector<Diagnostic> diagnostics;
      building_.settings = std::make_shared<const record::Settings>(record::parse_settings(as_text(object->data), diagnostics));
      for (const Diagnostic& diagnostic : diagnostics) building_.problems.push_back(problem_of(diagnostic));
      blob = file->id;
    } else {
      building_.problems.push_back({object.error().code, object.error().message, std::string(record::kSettingsFile)});
    }
  }
  if (!options_.taught.empty()) {
    std::vector<Diagnostic> diagnostics;
    building_.settings = std::make_shared<const record::Settings>(record::parse_settings(options_.taught, diagnostics, *building_.settings));
  }
  if (std::exchange(settings_blob_, blob) != blob) facts_.clear();
  forget_profile();
}

/// Another revision may settle otherwise what its reports leave open.
void Loader::forget_profile() {
  for (const git::ObjectId& blob : read_by_profile_) facts_.erase(blob);
  read_by_profile_.clear();
  open_.clear();
}

/// The files of the folder that was asked for, else of those that the settings name.
Result<git::FileList> Loader::list_files() {
  const std::vector<std::string>& named = building_.settings->folders;
  if (!options_.folder.empty() || named.empty()) return git::list_files(*repository_, building_.commit.tree, options_.folder);
  HINDSIGHT_TRY(git::FileList list, git::list_files(*repository_, building_.commit.tree, ""));
  std::vector<std::string> folders;
  for (const std::string& folder : named) {
    const auto is_inside = [&](const git::FileEntry& file) { return is_below(file.path, folder); };
    if (std::any_of(list.files.begin(), list.files.end(), is_inside)) folders.push_back(folder);
    else building_.problems.push_back({ErrorCode::not_found, "there is no folder '" + text::make_visible(folder) + "'", std::string(record::kSettingsFile)});
  }
  if (folders.empty()) return list;
  building_.folder = common_folder(folders);
  const auto is_elsewhere = [&](const git::FileEntry& file) {
    return std::none_of(folders.begin(), folders.end(), [&](const std::string& folder) { return is_below(file.path, folder); });
  };
  list.files.erase(std::remove_if(list.files.begin(), list.files.end(), is_elsewhere), list.files.end());
  return list;
}

std::shared_ptr<const record::Facts> Loader::facts_of(const git::ObjectId& blob, std::string_view path) {
  const auto day = language::find_date_of_path(path, building_.settings->date_order);
  if (const auto known = facts_.find(blob); known != facts_.end() && known->second.day_of_name == day) return known->second.facts;
  auto object = repository_->read(blob);
  if (!object.ok()) {
    Error error = std::move(object).error();
    error.where = text::make_visible(path) + (error.where.empty() ? "" : " (" + error.where + ")");
    building_.problems.push_back(std::move(error));
    return nullptr;
  }
  markdown::ParseOptions options;
  options.whole_file_is_yaml = is_yaml(path);
  const std::string_view source = as_text(object->data);
  auto facts = std::make_shared<const record::Facts>(record::extract_facts(markdown::parse(source, options), source, *building_.settings, {day}));
  facts_.insert_or_assign(blob, KnownFacts{facts, day});
  return facts;
}

WeighedFile Loader::weigh(const git::FileEntry& file) {
  const auto facts = facts_of(file.id, file.path);
  return {file.path, facts, facts ? record::gather_evidence(file.path, *facts) : record::Evidence{}};
}

/// A file a step; what they are is decided when all have been read, and those that leave open what the others settle once more.
Result<Progress> Loader::read_reports() {
  if (weighed_.size() < candidates_.size()) {
    weighed_.push_back(weigh(candidates_[weighed_.size()]));
    if (weighed_.size() == candidates_.size()) profile_collection();
  } else if (!open_.empty()) {
    weighed_[open_.back()] = weigh(candidates_[open_.back()]);
    open_.pop_back();
  }
  if (weighed_.size() < candidates_.size() || !open_.empty()) return progress(double(weighed_.size()) / double(candidates_.size() + open_.size()));
  list_what_was_read();
  publish();
  return progress(0);
}

/// As the files tell together, but for those that the settings name.
std::vector<record::Classification> Loader::classify_weighed() const {
  std::vector<record::Classification> roles = classify_together(weighed_);
  for (std::size_t i = 0; i < weighed_.size(); ++i) {
    if (contains(building_.settings->other_documents, weighed_[i].path)) roles[i] = {record::FileRole::skipped, kNamedAsNone};
    else if (weighed_[i].facts && contains(building_.settings->reports, weighed_[i].path)) roles[i] = {record::FileRole::report, {}};
  }
  return roles;
}

void Loader::profile_collection() {
  std::vector<ReadFile> reports;
  const std::vector<record::Classification> roles = classify_weighed();
  for (std::size_t i = 0; i < weighed_.size(); ++i)
    if (const bool is_report = roles[i].role == record::FileRole::report; is_report || (weighed_[i].facts && is_open(*weighed_[i].facts)))
      reports.push_back({std::string(weighed_[i].path), weighed_[i].facts, is_report});
  std::optional<Profile> profile = profile_of(reports, *building_.settings);
  if (!profile) return;
  building_.settings = std::make_shared<const record::Settings>(std::move(profile->settings));
  building_.assumptions = std::move(profile->assumptions);
  for (std::size_t i = 0; i < weighed_.size(); ++i) {
    if (!weighed_[i].facts || !is_open(*weighed_[i].facts)) continue;
    facts_.erase(candidates_[i].id);
    read_by_profile_.push_back(candidates_[i].id);
    open_.push_back(i);
  }
}

void Loader::list_what_was_read() {
  std::unordered_set<git::ObjectId, git::ObjectIdHash> listed;
  std::vector<record::Classification> roles = classify_weighed();
  for (std::size_t i = 0; i < weighed_.size(); ++i) {
    const git::FileEntry& file = candidates_[i];
    record::Classification& role = roles[i];
    if (weighed_[i].facts && is_lfs_pointer(weighed_[i].facts->text)) role = {record::FileRole::skipped, kLfsPointer};
    const bool is_named = contains(building_.settings->reports, file.path);
    const bool is_copy = role.role == record::FileRole::report && !listed.insert(file.id).second && !is_named;
    if (is_copy) role = {record::FileRole::skipped, "a copy of another report"};
    if (role.role == record::FileRole::skipped) building_.skipped.push_back({file.path, std::move(role.reason)});
    if (role.role != record::FileRole::report) continue;
    Postmortem report;
    report.path = file.path;
    report.blob = file.id;
    report.facts = weighed_[i].facts;
    report.title = resolve_title(*report.facts, file.path);
    report.date = date_of(*report.facts);
    building_.postmortems.push_back(std::move(report));
  }
  for (SkippedFile& file : unread_)
    if (!building_.postmortems.empty() || record::kind_of_place(file.path) == record::DocumentKind::report) building_.skipped.push_back(std::move(file));
  weighed_.clear();
  unread_.clear();
}

/// What has been read replaces what was shown, and the history comes next.
void Loader::publish() {
  tell_of_lfs(building_);
  keep_skips_near_reports(building_);
  sort_stably(building_.skipped.begin(), building_.skipped.end(),
            [](const SkippedFile& a, const SkippedFile& b) { return a.path < b.path; });
  sort_by_date(building_.postmortems);
  check_consistency(building_.postmortems, *building_.settings);
  resolve_earlier_incidents(building_.postmortems);
  find_inherited(building_.postmortems);
  building_.checked = repository_->verified();
  archive_ = std::exchange(building_, {});
  is_ready_ = true;
  ++edition_;
  stage_ = Stage::history;
  if (archive_.has_history) {
    walk_ = std::make_unique<git::HistoryWalk>(*repository_, archive_.commit.id, archive_.folder);
  } else {
    end_history();
  }
}

Result<Progress> Loader::read_history() {
  if (!walk_->step(kCommitsPerStep)) return progress(kWalkShare * walk_->progress());
  resolver_ = std::make_unique<HistoryResolver>(*repository_, walk_->take(), archive_.postmortems, *archive_.settings, [this](const git::ObjectId& blob) {
    const auto known = facts_.find(blob);
    return known == facts_.end() ? nullptr : known->second.facts;
  });
  walk_.reset();
  stage_ = Stage::resolution;
  return progress(kWalkShare);
}

Progress Loader::resolve_reports() {
  if (!resolver_->step(kResolvedBytesPerStep)) return progress(kWalkShare + (1 - kWalkShare) * resolver_->progress());
  resolver_->give(archive_.postmortems);
  archive_.problems.insert(archive_.problems.end(), resolver_->problems().begin(), resolver_->problems().end());
  resolver_.reset();
  for (Postmortem& report : archive_.postmortems)
    if (!report.date && !report.versions.empty())
      report.date = ReportDate{utc_date(report.versions.front().date), DateSource::first_commit};
  sort_by_date(archive_.postmortems);
  resolve_earlier_incidents(archive_.postmortems);
  find_inherited(archive_.postmortems);
  count_written_together(archive_.postmortems);
  end_history();
  return progress(1);
}

void Loader::end_history() {
  archive_.history_read = true;
  ++edition_;
  stage_ = Stage::checking;
}

Result<Progress> Loader::check_objects() {
  if (reads_again_) {
    start();
    return progress(0);
  }
  const std::size_t problems_before = repository_->problems().size();
  const bool checked_all = repository_->verify(kVerifyBytes);
  if (repository_->problems().size() != problems_before) {
    reads_again_ = true;
    facts_.clear();
  }
  archive_.checked = checked_all ? 1 : repository_->verified();
  if (!checked_all) return progress(archive_.checked);
  ++edition_;
  stage_ = Stage::finished;
  return work();
}

Result<ByteBuffer> Loader::file(std::string_view path) {
  HINDSIGHT_TRY(const git::FileEntry entry, git::find_file(*repository_, archive_.commit.tree, path));
  HINDSIGHT_TRY(git::Object object, repository_->read(entry.id));
  return std::move(object.data);
}

Status load_fully(Loader& loader, const git::FileHolder& holder) {
  while (true) {
    HINDSIGHT_TRY(const Progress progress, loader.step());
    for (const git::FileRequest& request : progress.requests) loader.supply(request, git::answer_of(holder, request));
    if (progress.complete && progress.requests.empty() && !loader.reads_again()) return Done{};
  }
}

}  // namespace hindsight::archive
