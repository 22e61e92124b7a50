#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hindsight/git/history.hpp"
#include "hindsight/git/repository.hpp"
#include "hindsight/record/classify.hpp"
#include "hindsight/record/extract.hpp"
#include "hindsight/record/facts.hpp"

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
  Instant date;  ///< the author's
  std::string path;
};

/// When one action item appeared and when it was closed, as the history tells it.
struct ActionHistory {
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;  ///< only for items that are done now
  std::optional<git::ObjectId> closed_by_commit;
};

struct Postmortem {
  std::string path;
  git::ObjectId blob;
  std::shared_ptr<const record::Facts> facts;
  std::string title;                        ///< stated, or else the file's name
  std::optional<ReportDate> date;
  std::vector<Version> versions;            ///< oldest first; empty until the history has been read
  std::vector<ActionHistory> action_history;  ///< parallel to facts->actions; empty until then
};

struct SkippedFile {
  std::string path;
  std::string reason;
};

struct Options {
  std::string revision;  ///< "" means HEAD
  std::string folder;    ///< "" means the whole repository
};

/// What has been read so far, and from where. Reports are in order of date, then path; those without a date come last.
struct Archive {
  std::string kind;
  git::Commit commit;
  std::string folder;
  std::vector<Postmortem> postmortems;
  std::vector<SkippedFile> skipped;
  std::vector<Error> problems;
  bool history_read = false;

  [[nodiscard]] const Postmortem* find(std::string_view path) const;
};

struct Progress {
  std::string_view stage;  ///< for people: "Reading objects", "Reading reports", "Reading history"
  double done = 0;         ///< share of the stage, 0..1
  bool ready = false;      ///< the newest tree's reports can be shown
  bool finished = false;   ///< the history as well
};

/// Loads an archive in steps. The repository is owned; it stays open for files and images.
class Loader {
 public:
  Loader(std::unique_ptr<git::Repository> repository, Options options);
  ~Loader();

  /// A slice of work of at most a few milliseconds (one report, some commits, a megabyte of pack).
  Result<Progress> step();
  [[nodiscard]] const Archive& archive() const { return archive_; }
  [[nodiscard]] git::Repository& repository() { return *repository_; }
  /// The bytes of a file of the loaded commit.
  Result<ByteBuffer> file(std::string_view path);

 private:
  enum class Stage { objects, listing, reports, history, finished };

  Result<Progress> read_objects();
  Result<Progress> list_reports();
  Result<Progress> read_reports();
  Result<Progress> read_history();
  void resolve_reports();
  Progress progress(double done) const;
  std::shared_ptr<const record::Facts> facts_of(const git::ObjectId& blob, std::string_view path);

  std::unique_ptr<git::Repository> repository_;
  Options options_;
  Archive archive_;
  Stage stage_ = Stage::objects;
  std::vector<git::FileEntry> candidates_;
  std::size_t next_candidate_ = 0;
  std::unique_ptr<git::HistoryWalk> walk_;
  std::unordered_map<git::ObjectId, std::shared_ptr<const record::Facts>, git::ObjectIdHash> facts_;
};

/// Whether a file is YAML as a whole, by its name.
bool is_yaml(std::string_view path);

/// Steps to the end.
Status load_fully(Loader& loader);

}  // namespace hindsight::archive
