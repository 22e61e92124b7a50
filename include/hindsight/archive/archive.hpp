#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "hindsight/archive/assumptions.hpp"
#include "hindsight/git/history.hpp"
#include "hindsight/git/repository.hpp"
#include "hindsight/record/classify.hpp"
#include "hindsight/record/extract.hpp"
#include "hindsight/record/facts.hpp"
#include "hindsight/record/settings.hpp"

/// A collection of postmortems with its history: facts (one per blob) resolved against their surroundings.
namespace hindsight::archive {

/// How a report's date was found.
enum class DateSource { stated, file_name, first_commit };
const char* to_string(DateSource source);

struct ReportDate {
  Date value;
  DateSource source = DateSource::stated;
};

struct Version {
  git::ObjectId commit;
  std::string author;
  Instant date;       ///< the author's, which a rebase does not move: when the work was done. The committer's if that is unknown
  Instant committed;  ///< the committer's
  std::string path;
};

/// A commit that changed the state of an action item.
struct StatusChange {
  git::ObjectId commit;
  Instant date;  ///< the author's
  record::ActionStatus from = record::ActionStatus::unknown;
  record::ActionStatus to = record::ActionStatus::unknown;
};

/// When one action item appeared and when it was closed, as the history tells it.
struct ActionHistory {
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;  ///< by the last commit that did: only for items that are done now
  std::optional<git::ObjectId> closed_by_commit;
  std::vector<StatusChange> changes = {};  ///< oldest first; an item that was done and is not any more was reopened
};

/// An incident before a report's own that it names.
struct EarlierIncident {
  std::string path;  ///< of its report
  int line = 0;      ///< where it is named
};

struct Postmortem {
  std::string path;
  git::ObjectId blob;
  std::shared_ptr<const record::Facts> facts;
  std::string title;                        ///< stated, or else the file's name
  std::optional<ReportDate> date;
  std::vector<Version> versions;            ///< oldest first; empty until the history has been read
  std::vector<ActionHistory> action_history;  ///< parallel to facts->actions; empty until then
  int written_together = 0;  ///< how many reports the commit of its first version began; 0 until the history has been read
  std::vector<EarlierIncident> earlier = {};  ///< each once, by path
  /// For each of facts->actions the path of the report that it belongs to, "" where that is this one; empty where all are its own.
  /// What is inherited is shown, and counted there alone.
  std::vector<std::string> inherited_from = {};
  std::vector<Diagnostic> diagnostics = {};   ///< of the report in its surroundings; those of its text are in the facts
};

/// Of the text and of its surroundings, by line.
std::vector<Diagnostic> all_diagnostics(const Postmortem& report);

/// Whether an action item (of facts->actions) belongs to another report.
bool is_inherited(const Postmortem& report, std::size_t item);

struct WeighedFile;

struct SkippedFile {
  std::string path;
  std::string reason;
};

struct Options {
  std::string revision;  ///< "" means HEAD
  /// "" means those that the settings name, else the whole repository. The history of others is that of this folder: a report
  /// that was moved into it begins there.
  std::string folder;
  /// In place of those that the archive has at its root; null: those, read anew for each revision.
  std::shared_ptr<const record::Settings> settings = nullptr;
  /// Further settings as YAML, on top of those: what a reader taught. Only where `settings` is null.
  std::string taught = {};
};

/// What has been read so far, and from where. Reports are in order of date, then path; those without a date come last.
struct Archive {
  std::string kind;
  bool has_history = true;  ///< false for files that came without Git; `commit` then means nothing
  std::string revision;     ///< as it was asked for; "" means HEAD
  std::vector<std::string> revisions;  ///< short names of branches, tags and remote branches, HEAD's branch (or a detached HEAD) first
  git::Commit commit;
  /// That it was read by; never null.
  std::shared_ptr<const record::Settings> settings{std::shared_ptr<void>(), &record::Settings::standard()};
  std::string taught;  ///< Options::taught; `settings` has it
  /// What its own reports settled that some of them leave open; `settings` has it.
  std::vector<Assumption> assumptions;
  std::string folder;  ///< that holds all folders of reports
  std::vector<Postmortem> postmortems;
  std::vector<SkippedFile> skipped;
  std::vector<Error> problems;
  bool history_read = false;
  double checked = 0;  ///< share of the objects that have been verified against their ids, 0..1

  [[nodiscard]] const Postmortem* find(std::string_view path) const;
};

struct Progress {
  std::string_view stage;  ///< for people: "Reading the repository", "Reading reports", …
  double done = 0;         ///< share of the stage, 0..1
  bool ready = false;      ///< the newest tree's reports can be shown
  bool complete = false;   ///< the history has been read as well
  bool finished = false;   ///< and every object has been checked
  unsigned edition = 0;    ///< another number whenever what can be shown has changed
  std::vector<git::FileRequest> requests;  ///< each once; until they are supplied, further steps may do nothing
  std::vector<std::string> languages;      ///< codes of those that reports are written in and that are not loaded; likewise
};

class HistoryResolver;

/// Loads an archive in steps. The repository is owned; it stays open for files and images.
///
/// The archive can be shown once it is ready, becomes complete with its history, and is then checked object by object. Where
/// that finds damage, or where something that was missed has been supplied late, it is read again; the old one stays meanwhile.
class Loader {
 public:
  Loader(std::unique_ptr<git::Repository> repository, Options options);
  ~Loader();

  /// A slice of work of at most a few milliseconds (one report, some commits, a megabyte of pack).
  Result<Progress> step();
  void supply(const git::FileRequest& request, git::FileAnswer answer);
  /// The file of a language that a step named; nothing where none is to be had, and reports are read without it.
  void supply_language(std::string_view code, std::optional<std::string_view> json);
  /// Files that reading a file or an image asked for, between steps.
  [[nodiscard]] std::vector<git::FileRequest> take_requests();
  /// Starts over at another revision; what was read from files that are the same there is kept.
  void select(std::string revision);
  /// Starts over with other further settings (Options::taught).
  void teach(std::string taught);

  /// Another number whenever what can be shown has changed.
  [[nodiscard]] unsigned edition() const { return edition_; }
  /// Whether something was missing that has been asked for since: what is complete now will be read once more.
  [[nodiscard]] bool reads_again() const { return reads_again_; }

  [[nodiscard]] const Options& options() const { return options_; }
  [[nodiscard]] const Archive& archive() const { return archive_; }
  [[nodiscard]] git::Repository& repository() { return *repository_; }
  /// The bytes of a file of the loaded commit, verified.
  Result<ByteBuffer> file(std::string_view path);

 private:
  enum class Stage { objects, listing, languages, reports, history, resolution, checking, finished };

  void start();
  Result<Progress> work();
  Result<Progress> read_objects();
  Result<Progress> list_reports();
  void read_settings();
  Result<git::FileList> list_files();
  Progress find_languages();
  void sample_language(const git::FileEntry& file);
  Result<Progress> read_reports();
  Result<Progress> read_history();
  Progress resolve_reports();
  Result<Progress> check_objects();
  [[nodiscard]] std::vector<record::Classification> classify_weighed() const;
  WeighedFile weigh(const git::FileEntry& file);
  void profile_collection();
  void forget_profile();
  void list_what_was_read();
  void publish();
  void end_history();
  Progress progress(double done) const;
  std::string_view revision_to_read() const;
  std::shared_ptr<const record::Facts> facts_of(const git::ObjectId& blob, std::string_view path);

  std::unique_ptr<git::Repository> repository_;
  Options options_;
  Archive archive_;   ///< what is shown
  Archive building_;  ///< what is being read, until it is ready
  Stage stage_ = Stage::objects;
  unsigned edition_ = 0;
  bool is_ready_ = false;         ///< archive_ can be shown
  bool reads_again_ = false;      ///< something was missing that has been asked for since
  std::vector<git::FileEntry> candidates_;
  std::size_t next_sample_ = 0;                            ///< of candidates_, the next to tell a language from
  std::vector<std::string> new_languages_;                 ///< that the next step names
  std::set<std::string, std::less<>> named_languages_;     ///< each once
  std::set<std::string, std::less<>> awaited_languages_;   ///< of these, those that are neither supplied nor given up
  std::vector<WeighedFile> weighed_;   ///< the first of candidates_, as far as they have been read
  std::vector<std::size_t> open_;      ///< of weighed_, those that are to be read once more, by what the others settle
  std::vector<git::ObjectId> read_by_profile_;  ///< whose facts_ hold for this revision alone
  std::vector<SkippedFile> unread_;  ///< texts in other markup
  std::optional<git::ObjectId> settings_blob_;  ///< that facts_ were read by; nothing where the archive has no settings of its own
  std::unique_ptr<git::HistoryWalk> walk_;
  std::unique_ptr<HistoryResolver> resolver_;
  struct KnownFacts {
    std::shared_ptr<const record::Facts> facts;
    std::optional<Date> day_of_name;  ///< that they were read by
  };
  std::unordered_map<git::ObjectId, KnownFacts, git::ObjectIdHash> facts_;
};

/// Whether a file is YAML as a whole, by its name.
bool is_yaml(std::string_view path);

/// What a repository holds of a file that Git LFS keeps elsewhere: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
bool is_lfs_pointer(std::string_view content);

/// Steps until the archive is complete. What is asked for comes from `holder`; without one nothing is there.
Status load_fully(Loader& loader, const git::FileHolder& holder = {});

}  // namespace hindsight::archive
