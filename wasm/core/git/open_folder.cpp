#include "hindsight/git/open_folder.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "file_requests.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/git/git_directory.hpp"
#include "ref_name.hpp"

namespace hindsight::git {
namespace {

bool has(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_git_directory(const FolderNames& names) {
  return has(names.files, "HEAD") && (has(names.folders, "objects") || has(names.files, "commondir"));
}

/// "/home/ann/reports/.git/worktrees/draft" → "/home/ann/reports".
std::string work_tree_of(std::string_view git_directory) {
  const std::size_t end = git_directory.find("/.git/");
  return std::string(git_directory.substr(0, end));
}

/// Stands for the repository until it is known what there is, and hands everything on to it then.
class Folder final : public Repository {
 public:
  Folder(std::string name, FileFilter wanted) : name_(std::move(name)), wanted_(std::move(wanted)) {
    requests_.ask_names("", [this](FileAnswer answer) { look(std::move(answer)); });
  }

  std::string_view kind() const override { return inner_ ? inner_->kind() : "folder"; }
  bool has_history() const override { return !inner_ || inner_->has_history(); }
  const std::vector<Ref>& refs() const override { return inner_ ? inner_->refs() : no_refs_; }
  const std::vector<Error>& problems() const override { return inner_ ? inner_->problems() : no_problems_; }

  Result<Object> read(const ObjectId& id) override { return inner_ ? inner_->read(id) : Result<Object>(nothing_yet(id)); }
  Result<SharedObject> share(const ObjectId& id) override { return inner_ ? inner_->share(id) : Result<SharedObject>(nothing_yet(id)); }
  Result<SharedTree> tree(const ObjectId& id) override { return inner_ ? inner_->tree(id) : Result<SharedTree>(nothing_yet(id)); }
  bool contains(const ObjectId& id) const override { return inner_ && inner_->contains(id); }
  std::size_t object_count() const override { return inner_ ? inner_->object_count() : 0; }
  std::vector<ObjectId> object_ids() const override { return inner_ ? inner_->object_ids() : std::vector<ObjectId>(); }

  void want(std::string_view revision) override {
    wanted_revision_ = revision;
    if (inner_) inner_->want(revision);
  }
  Result<bool> prepare(std::size_t budget_bytes) override {
    if (error_) return *error_;
    if (!inner_) return false;
    return inner_->prepare(budget_bytes);
  }
  double prepared() const override { return inner_ ? inner_->prepared() : 0; }

  std::vector<FileRequest> take_requests() override {
    if (!inner_) return requests_.take();
    std::vector<FileRequest> requests = inner_->take_requests();
    // What was asked for to find out what this is need not be asked for again.
    for (auto& [known, answer] : std::exchange(known_, {})) {
      const auto again = std::find(requests.begin(), requests.end(), known);
      if (again == requests.end()) continue;
      requests.erase(again);
      inner_->supply(known, std::move(answer));
      for (FileRequest& more : inner_->take_requests()) requests.push_back(std::move(more));
    }
    return requests;
  }
  void supply(const FileRequest& request, FileAnswer answer) override {
    if (inner_) return inner_->supply(request, std::move(answer));
    requests_.supply(request, std::move(answer));
  }

  bool verify(std::size_t budget_bytes) override { return !inner_ || inner_->verify(budget_bytes); }
  double verified() const override { return inner_ ? inner_->verified() : 0; }

 private:
  static Error nothing_yet(const ObjectId& id) { return {ErrorCode::not_found, "the repository has not been read yet", id.hex()}; }

  void become(std::unique_ptr<Repository> repository) {
    inner_ = std::move(repository);
    inner_->want(wanted_revision_);
  }
  void become_git(const std::string& folder) { become(open_git_directory(folder, name_)); }
  void become_git(const std::string& folder, FileAnswer head) {
    know({FileRequest::Kind::content, folder.empty() ? "HEAD" : folder + "/HEAD"}, std::move(head));
    become_git(folder);
  }
  void become_plain() { become(open_plain_folder(name_, wanted_)); }
  void know(FileRequest request, FileAnswer answer) { known_.emplace_back(std::move(request), std::move(answer)); }

  void look(FileAnswer answer) {
    if (!answer && answer.error().code == ErrorCode::unsupported) return look_by_content();
    if (!answer) {
      error_ = Error{answer.error().code, "the folder cannot be listed: " + answer.error().message, name_};
      return;
    }
    const FolderNames names = parse_names(*answer);
    know({FileRequest::Kind::names, ""}, std::move(answer));
    if (has(names.folders, ".git")) return look_into_git_folder();
    if (has(names.files, ".git")) return read_git_file();
    if (is_git_directory(names)) return become_git("");
    become_plain();
  }

  /// Where names cannot be listed the place of HEAD tells.
  void look_by_content() {
    requests_.ask_content("HEAD", [this](FileAnswer head) {
      if (head || head.error().code != ErrorCode::not_found) return become_git("", std::move(head));
      requests_.ask_content(".git/HEAD", [this, head](FileAnswer inner_head) {
        if (inner_head) return become_git(".git", std::move(inner_head));
        become_git("", head);
      });
    });
  }

  void look_into_git_folder() {
    requests_.ask_names(".git", [this](FileAnswer answer) {
      // An empty folder of that name makes no repository.
      if (answer && !is_git_directory(parse_names(*answer))) return become_plain();
      become_git(".git");
    });
  }

  /// gitrepository-layout(5): "gitdir: PATH", relative to the folder that the file is in.
  void read_git_file() {
    requests_.ask_content(".git", [this](FileAnswer answer) {
      constexpr std::string_view kPrefix = "gitdir:";
      const std::string_view line = answer ? text::trim(as_text(*answer)) : std::string_view();
      if (!line.starts_with(kPrefix)) {
        const std::string cause = answer ? "it does not begin with \"gitdir:\"" : answer.error().message;
        error_ = Error{answer ? ErrorCode::malformed : answer.error().code, "the file .git cannot be read: " + cause, name_ + "/.git"};
        return;
      }
      const std::string target = resolve_path("", text::trim(line.substr(kPrefix.size())));
      requests_.ask_content(target + "/HEAD", [this, target](FileAnswer head) {
        if (head) return become_git(target, std::move(head));
        error_ = Error{ErrorCode::not_found,
                       "this is a work tree of the repository " + quoted(target) + ", which cannot be reached from here; open " + quoted(work_tree_of(target)) + " instead",
                       name_ + "/.git"};
      });
    });
  }

  std::string name_;
  FileFilter wanted_;
  std::string wanted_revision_;
  FileRequests requests_;
  std::optional<Error> error_;
  std::vector<std::pair<FileRequest, FileAnswer>> known_;  ///< answers that `inner_` will want
  std::unique_ptr<Repository> inner_;
  std::vector<Ref> no_refs_;
  std::vector<Error> no_problems_;
};

}  // namespace

std::unique_ptr<Repository> open_folder(std::string name, FileFilter wanted) {
  return std::make_unique<Folder>(std::move(name), std::move(wanted));
}

}  // namespace hindsight::git
