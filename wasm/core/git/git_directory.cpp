#include "hindsight/git/git_directory.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "git_config.hpp"
#include "hindsight/base/problems.hpp"
#include "hindsight/base/text.hpp"
#include "reachable_walk.hpp"
#include "ref_files.hpp"
#include "ref_name.hpp"
#include "revision.hpp"

namespace hindsight::git {
namespace {

class GitDirectory final : public Repository {
 public:
  GitDirectory(std::string folder, std::string name)
      : folder_(std::move(folder)),
        name_(std::move(name)),
        ref_files_(requests_, reporter()),
        object_files_(requests_, store_, reporter()),
        walk_(object_files_, store_, shallow_) {
    if (!folder_.empty() && !folder_.ends_with('/')) folder_ += '/';
    ask_for_head();
  }

  std::string_view kind() const override { return "repository"; }
  const std::vector<Ref>& refs() const override { return refs_; }
  const std::vector<Error>& problems() const override { return problems_; }

  Result<Object> read(const ObjectId& id) override {
    auto object = store_.read(id);
    if (object) return object;
    return explained(id, std::move(object).error());
  }

  Result<SharedObject> share(const ObjectId& id) override {
    auto object = store_.share(id);
    if (object) return object;
    return explained(id, std::move(object).error());
  }

  Result<SharedTree> tree(const ObjectId& id) override {
    auto found = store_.tree(id);
    if (found) return found;
    return explained(id, std::move(found).error());
  }

  bool contains(const ObjectId& id) const override { return store_.contains(id); }
  std::size_t object_count() const override { return object_ids().size(); }
  std::vector<ObjectId> object_ids() const override { return store_.object_ids(); }

  void want(std::string_view revision) override {
    wanted_ = revision;
    if (stage_ == Stage::ready) stage_ = Stage::walking;
    walk_started_ = false;
  }

  Result<bool> prepare(std::size_t budget_bytes) override {
    while (requests_.are_answered()) {
      if (error_) return *error_;
      if (stage_ == Stage::ready) {
        if (!index_packs(budget_bytes)) return false;
        take_problems();
        return true;
      }
      HINDSIGHT_TRY(const bool is_done, end_stage(budget_bytes));
      if (!is_done) return false;
    }
    return false;
  }

  double prepared() const override {
    if (stage_ == Stage::ready && requests_.are_answered()) return 1;
    const double fetched = requests_.asked() == 0 ? 0 : double(requests_.answered()) / double(requests_.asked());
    constexpr double kFetchingShare = 0.5;
    double indexed = stage_ >= Stage::indexing ? 1 : 0;
    for (const auto& pack : store_.packs()) {
      if (pack->needs_indexing()) indexed = std::min(indexed, pack->prepared());
    }
    return kFetchingShare * fetched + (1 - kFetchingShare) * indexed;
  }

  std::vector<FileRequest> take_requests() override { return requests_.take(); }
  void supply(const FileRequest& request, FileAnswer answer) override { requests_.supply(request, std::move(answer)); }

  bool verify(std::size_t budget_bytes) override {
    const bool is_done = store_.verify(budget_bytes);
    take_problems();
    return is_done;
  }
  double verified() const override { return store_.verified(); }

 private:
  enum class Stage { locating, listing, indexing, walking, ready };

  /// Works on the stage; true when it has come to its end and the next has begun.
  Result<bool> end_stage(std::size_t budget_bytes) {
    switch (stage_) {
      case Stage::locating:
        ask_for_the_rest();
        stage_ = Stage::listing;
        return true;
      case Stage::listing:
        if (auto reason = reason_to_refuse()) return *reason;
        if (!object_files_.can_list() && !std::exchange(asked_for_branch_, true)) ask_for_heads_branch();
        if (!requests_.are_answered()) return false;
        end_listing();
        stage_ = Stage::indexing;
        return true;
      case Stage::indexing:
        if (!index_packs(budget_bytes)) return false;
        stage_ = Stage::walking;
        return true;
      case Stage::walking:
        // What arrives makes more known, until nothing is asked for any more.
        if (!index_packs(budget_bytes) || !walk(budget_bytes) || !requests_.are_answered()) return false;
        end_preparation();
        stage_ = Stage::ready;
        return true;
      case Stage::ready: break;
    }
    return true;
  }

  /// What a person calls the file at a request's path.
  std::string place(const std::string& path) const {
    if (path.starts_with('/') || name_.empty()) return path;
    return path.empty() ? name_ : name_ + (name_.ends_with('/') ? "" : "/") + path;
  }

  FileReporter reporter() {
    return {[this](const std::string& path) { return place(path); }, [this](Error error) { add_problem(std::move(error)); }};
  }

  void add_problem(Error error) {
    list_problem(problems_, std::move(error));
    if (problems_.size() == kListedProblems) problems_.push_back({ErrorCode::limit, "further problems are not listed", name_});
  }

  void take_problems() {
    for (Error& problem : store_.take_problems()) add_problem(std::move(problem));
  }

  void fail(ErrorCode code, std::string message, const std::string& path) {
    if (!error_) error_ = Error{code, std::move(message), place(path)};
  }

  void ask_for_head() {
    const std::string head = folder_ + "HEAD";
    requests_.ask_content(head, [=, this](FileAnswer answer) {
      if (!answer && answer.error().code == ErrorCode::not_found) return fail(ErrorCode::not_found, "this is no Git repository: it has no HEAD", shown_folder());
      if (!answer) return fail(answer.error().code, "HEAD cannot be read: " + answer.error().message, head);
      if (ref_files_.table().add_file("HEAD", as_text(*answer))) return;
      // What Git writes there for programs that would look for branches elsewhere.
      if (text::trim(as_text(*answer)) == "ref: refs/heads/.invalid") return fail(ErrorCode::unsupported, other_references("reftable"), shown_folder());
      fail(ErrorCode::malformed, "this is no Git repository: its HEAD holds neither an object id nor a reference's name", head);
    });
    requests_.ask_content(folder_ + "commondir", [this](FileAnswer answer) {
      if (answer) common_dir_ = std::string(text::trim(as_text(*answer)));
    });
  }

  std::string shown_folder() const { return folder_.empty() ? "" : folder_.substr(0, folder_.size() - 1); }

  /// The directory of an added work tree has its own HEAD and names the one that holds the rest.
  void ask_for_the_rest() {
    common_ = common_dir_ ? resolve_path(folder_, *common_dir_) : folder_;
    if (!common_.empty() && !common_.ends_with('/')) common_ += '/';
    ask_for(common_ + "config", [this](std::string_view text) { settings_ = read_settings(text); });
    ask_for(common_ + "shallow", [this](std::string_view text) {
      for (const std::string_view line : text::split_lines(text)) {
        if (const auto id = ObjectId::from_hex(text::trim(line))) shallow_.insert(*id);
      }
    });
    ref_files_.open(common_);
    object_files_.open(common_ + "objects");
  }

  /// A file that need not be there.
  void ask_for(const std::string& path, std::function<void(std::string_view)> take) {
    requests_.ask_content(path, [=, this](FileAnswer answer) {
      if (answer) return take(as_text(*answer));
      if (answer.error().code == ErrorCode::not_found) return;
      add_problem({answer.error().code, answer.error().message, place(path)});
    });
  }

  static std::string other_references(std::string_view format) {
    return "the repository keeps its references as " + quoted(format) + ", which is not supported. `git refs migrate --ref-format=files` converts them";
  }

  std::optional<Error> reason_to_refuse() {
    if (settings_.object_format != "sha1" || ref_files_.table().has_sha256()) {
      const std::string format = settings_.object_format == "sha1" ? "sha256" : settings_.object_format;
      const std::string name = format == "sha256" ? "SHA-256" : quoted(format);
      return Error{ErrorCode::unsupported, "the repository names its objects by " + name + ", which is not supported, only SHA-1 is", name_};
    }
    if (settings_.reference_format != "files") {
      return Error{ErrorCode::unsupported, other_references(settings_.reference_format), name_};
    }
    return std::nullopt;
  }

  /// Lists may be absent or older than the branch that HEAD names.
  void ask_for_heads_branch() {
    const auto branch = ref_files_.table().symbolic_target("HEAD");
    if (branch) ref_files_.read_one(common_, *branch);
  }

  void end_listing() {
    RefTable& table = ref_files_.table();
    for (Error& problem : table.take_problems()) add_problem(std::move(problem));
    refs_ = table.refs();
    if (auto replaced = replaced_objects(refs_, name_)) add_problem(std::move(*replaced));
    if (object_files_.can_list()) {
      ask_for(common_ + "info/grafts", [this](std::string_view text) {
        if (text::trim(text).empty()) return;
        add_problem({ErrorCode::unsupported, "the repository has grafts, which give commits other parents; they are not followed, the history is the one that was committed",
                     place(common_ + "info/grafts")});
      });
    }
    is_partial_ = settings_.is_partial || object_files_.has_promisor_packs();
    if (refs_.empty()) {
      add_problem({ErrorCode::not_found, "the repository has no commits yet", name_});
    } else if (const auto target = table.symbolic_target("HEAD"); target && !table.contains(*target)) {
      add_problem({ErrorCode::not_found, "HEAD names " + quoted(*target) + ", which does not exist", name_});
    }
    if (is_partial_) {
      const std::string filter = settings_.partial_filter.empty() ? "" : " (" + text::make_visible(settings_.partial_filter) + ")";
      add_problem({ErrorCode::not_found, "this is a partial clone" + filter + ": objects that were left at its remote cannot be read", name_});
    }
    if (!shallow_.empty()) {
      const std::string commits = std::to_string(shallow_.size()) + (shallow_.size() == 1 ? " commit" : " commits");
      add_problem({ErrorCode::not_found, "this is a shallow clone: its history is cut off before " + commits, name_});
    }
  }

  bool index_packs(std::size_t budget_bytes) {
    return std::all_of(store_.packs().begin(), store_.packs().end(), [&](const auto& pack) { return pack->prepare(budget_bytes); });
  }

  /// True when nothing is left to be asked for, as far as is known now.
  bool walk(std::size_t budget_bytes) {
    if (object_files_.can_list()) return true;
    if (!std::exchange(walk_started_, true)) {
      start_walk();
    }
    return walk_.step(budget_bytes);
  }

  void start_walk() {
    if (const Ref* ref = find_revision(refs_, wanted_.empty() ? "HEAD" : wanted_)) return walk_.start(ref->target);
    if (const auto id = ObjectId::from_hex(wanted_)) return walk_.start(*id);
    // An abbreviation may mean any commit.
    for (const Ref& ref : refs_) walk_.start(ref.target);
  }

  void end_preparation() {
    take_problems();
    if (!object_files_.can_list() || checked_refs_) return;
    checked_refs_ = true;
    for (const Ref& ref : refs_) {
      if (!store_.contains(ref.target)) {
        add_problem({ErrorCode::not_found, ref.name + " names " + ref.target.hex() + ", which is not in the repository", name_});
      }
    }
  }

  /// Why an object cannot be read; it is asked for where that may help.
  Error explained(const ObjectId& id, Error error) {
    take_problems();
    if (object_files_.bring(id) == ObjectFiles::Presence::coming) {
      return {ErrorCode::not_found, "the object has not been fetched yet", id.hex()};
    }
    if (error.code != ErrorCode::not_found || error.where != id.hex()) return error;
    error.message = "the object is not in the repository";
    if (is_partial_) {
      error.message += ", a partial clone";
    } else if (!shallow_.empty()) {
      error.message += ", a shallow clone";
    } else if (const std::string& lost = object_files_.lost_alternate(); !lost.empty()) {
      error.message += ", which borrows objects from " + place(lost) + ", and that cannot be reached";
    }
    return error;
  }

  std::string folder_;  ///< request path, "" or with a slash at its end
  std::string name_;
  std::optional<std::string> common_dir_;
  std::string common_;
  std::string wanted_;
  Stage stage_ = Stage::locating;
  std::optional<Error> error_;
  RepositorySettings settings_;
  ReachableWalk::Ids shallow_;
  std::vector<Ref> refs_;
  std::vector<Error> problems_;
  bool is_partial_ = false;
  bool asked_for_branch_ = false;
  bool checked_refs_ = false;
  bool walk_started_ = false;

  FileRequests requests_;
  ObjectStore store_;
  RefFiles ref_files_;
  ObjectFiles object_files_;
  ReachableWalk walk_;
};

}  // namespace

std::unique_ptr<Repository> open_git_directory(std::string folder, std::string name) {
  return std::make_unique<GitDirectory>(std::move(folder), std::move(name));
}

}  // namespace hindsight::git
