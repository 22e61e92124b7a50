#include "history_resolver.hpp"

#include <algorithm>
#include <utility>

#include "hindsight/base/problems.hpp"
#include "hindsight/record/extract.hpp"

namespace hindsight::archive {
namespace {

constexpr std::int64_t kBytesPerVersion = 512;
constexpr std::int64_t kBytesPerTold = 64;
constexpr double kFollowingShare = 0.1;
constexpr double kTracingShare = 0.85;

}  // namespace

HistoryResolver::HistoryResolver(git::Repository& repository, git::History history, const std::vector<Postmortem>& reports,
                                 const record::Settings& settings, KnownFacts known_facts)
    : repository_(repository),
      history_(std::move(history)),
      reports_(reports),
      settings_(settings),
      known_facts_(std::move(known_facts)),
      problems_(history_.problems),
      follower_(repository, history_),
      touched_by_(history_.commits.size()),
      changed_by_(history_.commits.size()) {
  lines_.reserve(reports.size());
}

HistoryResolver::~HistoryResolver() = default;

bool HistoryResolver::step(std::int64_t budget_bytes) {
  budget_ = budget_bytes;
  while (stage_ != Stage::ended && budget_ > 0) {
    if (stage_ == Stage::following) follow_next();
    else if (stage_ == Stage::tracing) trace_next();
    else tell_next();
  }
  return stage_ == Stage::ended;
}

double HistoryResolver::progress() const {
  if (stage_ == Stage::ended) return 1;
  const double done = double(next_report_) / double(reports_.size() + 1);
  if (stage_ == Stage::following) return kFollowingShare * done;
  if (stage_ == Stage::tracing) return kFollowingShare + kTracingShare * done;
  return kFollowingShare + kTracingShare + (1 - kFollowingShare - kTracingShare) * done;
}

void HistoryResolver::follow_next() {
  if (search_) {
    if (!search_->step(budget_)) return;
    follower_.tell(follower_.needs(), search_->renames());
    search_.reset();
  }
  if (next_report_ == reports_.size()) {
    stage_ = Stage::tracing;
    next_report_ = 0;
    return;
  }
  const Postmortem& report = reports_[next_report_];
  std::optional<ReportVersions> versions = follower_.follow(report.path);
  if (!versions) {
    search_ = std::make_unique<RenameSearch>(repository_, history_, follower_.needs());
    return;
  }
  Line line;
  line.known = std::move(*versions);
  budget_ -= kBytesPerVersion * std::int64_t(line.known.versions.size() + 1);
  set_head(line, report);
  count_commits(line);
  lines_.push_back(std::move(line));
  ++next_report_;
}

/// The last version with the report's content: later ones can be of branches whose change a merge did not take.
void HistoryResolver::set_head(Line& line, const Postmortem& report) {
  const std::vector<std::size_t>& versions = line.known.versions;
  line.counts.assign(versions.size(), false);
  if (versions.empty()) return;
  line.head = versions.size() - 1;
  for (std::size_t k = versions.size(); k-- > 0;) {
    const git::FileVersion& version = history_.versions[versions[k]];
    if (version.blob != report.blob || version.path != report.path) continue;
    line.head = k;
    break;
  }
  line.counts[line.head] = true;
  for (std::size_t k = line.head + 1; k-- > 0;) {
    if (!line.counts[k]) continue;
    for (const std::size_t parent : line.known.parents[k]) line.counts[parent] = true;
  }
}

void HistoryResolver::count_commits(const Line& line) {
  for (std::size_t k = 0; k < line.known.versions.size(); ++k) {
    if (!line.counts[k]) continue;
    const std::size_t commit = history_.versions[line.known.versions[k]].commit;
    ++touched_by_[commit];
    if (!line.known.parents[k].empty()) ++changed_by_[commit];
  }
}

void HistoryResolver::trace_next() {
  if (next_report_ == reports_.size()) {
    moves_.pair();
    stage_ = Stage::telling;
    next_report_ = 0;
    return;
  }
  Line& line = lines_[next_report_];
  if (!tracing_) begin_tracing(line);
  const std::size_t k = tracing_->next++;
  if (k < line.known.versions.size() && k <= line.head) {
    budget_ -= kBytesPerVersion;
    if (line.counts[k]) trace_version_of(line, k);
    return;
  }
  if (!line.known.versions.empty()) line.items = tracing_->versions[line.head]->items;
  tracing_.reset();
  --budget_;
  ++next_report_;
}

void HistoryResolver::begin_tracing(const Line& line) {
  tracing_.emplace();
  tracing_->versions.resize(line.known.versions.size());
  tracing_->uses.assign(line.known.versions.size(), 0);
  for (std::size_t k = 0; k < line.known.versions.size(); ++k) {
    if (!line.counts[k]) continue;
    for (const std::size_t parent : line.known.parents[k]) ++tracing_->uses[parent];
  }
}

void HistoryResolver::trace_version_of(Line& line, std::size_t k) {
  const git::FileVersion& version = history_.versions[line.known.versions[k]];
  const std::vector<std::size_t>& parents = line.known.parents[k];
  std::shared_ptr<const ItemReadings> readings;
  if (k == line.head) readings = std::make_shared<const ItemReadings>(readings_of(reports_[next_report_].facts->actions));
  else readings = read(version);

  std::vector<const TracedVersion*> before;
  for (const std::size_t parent : parents)
    if (tracing_->versions[parent]) before.push_back(tracing_->versions[parent].get());
  if (readings) {
    auto traced = std::make_shared<TracedVersion>(trace_version(version.commit, *readings, before));
    tell_moves(version.commit, parents.empty(), *traced);
    tracing_->versions[k] = std::move(traced);
  } else if (!parents.empty()) {
    tracing_->versions[k] = tracing_->versions[parents.front()];  // what cannot be read counts as unchanged
  }
  for (const std::size_t parent : parents)
    if (--tracing_->uses[parent] == 0) tracing_->versions[parent].reset();
}

std::shared_ptr<const ItemReadings> HistoryResolver::read(const git::FileVersion& version) {
  const auto [known, is_new] = tracing_->readings.emplace(version.blob, nullptr);
  if (!is_new) return known->second;
  if (const auto facts = known_facts_(version.blob)) {
    known->second = std::make_shared<const ItemReadings>(readings_of(facts->actions));
  } else if (const auto object = repository_.share(version.blob)) {
    const Bytes data = (*object)->data;
    budget_ -= std::int64_t(data.size());
    markdown::ParseOptions options;
    options.whole_file_is_yaml = is_yaml(version.path);
    known->second = std::make_shared<const ItemReadings>(readings_of(record::extract_actions(as_text(data), options, settings_)));
  } else {
    report(object.error());
  }
  return known->second;
}

/// Only commits that touch several reports can have moved an item from one to another.
void HistoryResolver::tell_moves(std::size_t commit, bool is_first, TracedVersion& traced) {
  const std::uint32_t others_changed = changed_by_[commit] - (is_first ? 0 : 1);
  if (others_changed > 0)
    for (const std::size_t i : traced.arrived) moves_.arrived(next_report_, commit, traced.items[i]);
  if (touched_by_[commit] > 1)
    for (TracedItem& item : traced.departed) moves_.departed(next_report_, commit, std::move(item));
  traced.departed.clear();
}

void HistoryResolver::report(Error error) {
  list_problem(problems_, std::move(error));
}

Instant HistoryResolver::date_of(std::size_t commit) const {
  const git::Commit& made = history_.commits[commit];
  return Instant{made.author.time_known ? made.author.seconds : made.committer.seconds};
}

ActionHistory HistoryResolver::history_of(TracedItem item) const {
  ActionHistory history;
  const TracedItem whole = moves_.whole(std::move(item));
  history.opened_at = date_of(whole.lineage.opened);
  for (const ItemLineage::Change& change : whole.lineage.changes)
    history.changes.push_back({history_.commits[change.commit].id, date_of(change.commit), change.from, change.to});
  if (const ItemLineage::Change* closing = closing_of(whole)) {
    history.closed_at = date_of(closing->commit);
    history.closed_by_commit = history_.commits[closing->commit].id;
  }
  return history;
}

void HistoryResolver::tell_next() {
  if (next_report_ == reports_.size()) {
    stage_ = Stage::ended;
    return;
  }
  Line& line = lines_[next_report_++];
  for (const std::size_t v : line.known.versions) {
    const git::FileVersion& version = history_.versions[v];
    const git::Commit& commit = history_.commits[version.commit];
    line.versions.push_back({commit.id, commit.author.name, date_of(version.commit), Instant{commit.committer.seconds}, version.path});
  }
  for (TracedItem& item : line.items) line.histories.push_back(history_of(std::move(item)));
  budget_ -= kBytesPerTold * std::int64_t(line.versions.size() + line.histories.size() + 1);
  line.known = {};
  line.items = {};
}

void HistoryResolver::give(std::vector<Postmortem>& reports) {
  for (std::size_t r = 0; r < reports.size(); ++r) {
    reports[r].versions = std::move(lines_[r].versions);
    reports[r].action_history = std::move(lines_[r].histories);
  }
}

}  // namespace hindsight::archive
