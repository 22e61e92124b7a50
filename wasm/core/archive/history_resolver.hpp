#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "action_history.hpp"
#include "hindsight/archive/archive.hpp"
#include "hindsight/git/history.hpp"
#include "item_moves.hpp"
#include "rename_search.hpp"
#include "report_history.hpp"

namespace hindsight::archive {

/// Finds out what became of each report and of each of its action items, in steps: first the versions of all reports, then
/// report by report the items of each version. Old versions are read for their action items alone.
class HistoryResolver {
 public:
  /// The facts of a content that has been read in full, or null.
  using KnownFacts = std::function<std::shared_ptr<const record::Facts>(const git::ObjectId& blob)>;

  /// The repository, the reports and the settings must stay as they are until the end.
  HistoryResolver(git::Repository& repository, git::History history, const std::vector<Postmortem>& reports, const record::Settings& settings,
                  KnownFacts known_facts);
  ~HistoryResolver();

  /// Works until about `budget_bytes` of files have been read and compared; true when all is found.
  bool step(std::int64_t budget_bytes);
  [[nodiscard]] double progress() const;

  /// After the end: sets versions and action_history of the reports, which are those of the constructor.
  void give(std::vector<Postmortem>& reports);
  /// What the walk could not read, and versions that could not be.
  [[nodiscard]] const std::vector<Error>& problems() const { return problems_; }

 private:
  enum class Stage { following, tracing, telling, ended };
  /// A report's versions and, after tracing, what became of its items.
  struct Line {
    ReportVersions known;
    std::size_t head = 0;        ///< of known.versions: the one that the report is now
    std::vector<bool> counts;    ///< of known.versions: leads to the head
    std::vector<TracedItem> items;
    std::vector<Version> versions;          ///< what is given to the report in the end
    std::vector<ActionHistory> histories;
  };
  /// The report that is being traced.
  struct Tracing {
    std::size_t next = 0;
    std::vector<std::shared_ptr<const TracedVersion>> versions;  ///< dropped after their last use
    std::vector<std::size_t> uses;
    std::unordered_map<git::ObjectId, std::shared_ptr<const ItemReadings>, git::ObjectIdHash> readings;
  };

  void follow_next();
  void set_head(Line& line, const Postmortem& report);
  void count_commits(const Line& line);
  void trace_next();
  void begin_tracing(const Line& line);
  void trace_version_of(Line& line, std::size_t k);
  std::shared_ptr<const ItemReadings> read(const git::FileVersion& version);
  void tell_moves(std::size_t commit, bool is_first, TracedVersion& traced);
  void tell_next();
  void report(Error error);
  [[nodiscard]] Instant date_of(std::size_t commit) const;
  [[nodiscard]] ActionHistory history_of(TracedItem item) const;

  git::Repository& repository_;
  const git::History history_;
  const std::vector<Postmortem>& reports_;
  const record::Settings& settings_;
  KnownFacts known_facts_;
  std::vector<Error> problems_;
  std::int64_t budget_ = 0;

  Stage stage_ = Stage::following;
  ReportFollower follower_;
  std::unique_ptr<RenameSearch> search_;
  std::vector<Line> lines_;  ///< parallel to the reports
  std::size_t next_report_ = 0;
  std::optional<Tracing> tracing_;
  std::vector<std::uint32_t> touched_by_;  ///< for each commit: reports that it begins or changes
  std::vector<std::uint32_t> changed_by_;  ///< for each commit: reports that it changes
  ItemMoves moves_;
};

}  // namespace hindsight::archive
