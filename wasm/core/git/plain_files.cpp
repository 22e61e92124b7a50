#include "hindsight/git/plain_files.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "file_requests.hpp"
#include "hindsight/base/problems.hpp"
#include "hindsight/base/text.hpp"
#include "made_up_commit.hpp"

namespace hindsight::git {
namespace {

bool is_entered(std::string_view folder) { return folder == ".github" || (folder != "node_modules" && !folder.starts_with('.')); }

class PlainFiles final : public Repository {
 public:
  PlainFiles(FileContents files, std::vector<Error> problems) : kind_("files"), files_(std::move(files)), problems_(std::move(problems)) {}

  PlainFiles(std::string name, FileFilter wanted, PlainLimits limits)
      : kind_("folder"), name_(std::move(name)), wanted_(std::move(wanted)), limits_(limits) {
    list("", 0);
  }

  std::string_view kind() const override { return kind_; }
  bool has_history() const override { return false; }
  const std::vector<Ref>& refs() const override { return refs_; }
  const std::vector<Error>& problems() const override { return problems_; }

  Result<Object> read(const ObjectId& id) override {
    HINDSIGHT_TRY(const SharedObject object, share(id));
    return Object(*object);
  }
  Result<SharedObject> share(const ObjectId& id) override {
    if (SharedObject object = commit_ ? commit_->find(id) : nullptr) return object;
    return Error{ErrorCode::not_found, "the object is not here", id.hex()};
  }
  bool contains(const ObjectId& id) const override { return commit_ && commit_->find(id) != nullptr; }
  std::size_t object_count() const override { return object_ids().size(); }
  std::vector<ObjectId> object_ids() const override { return commit_ ? commit_->ids() : std::vector<ObjectId>(); }

  Result<bool> prepare(std::size_t budget_bytes) override {
    (void)budget_bytes;
    if (error_) return *error_;
    if (!requests_.are_answered()) return false;
    if (!commit_) {
      commit_.emplace(std::exchange(files_, {}));
      refs_ = {{"HEAD", commit_->id()}};
    }
    return true;
  }
  double prepared() const override { return commit_ ? 1 : double(requests_.answered()) / double(requests_.asked() + 1); }

  std::vector<FileRequest> take_requests() override { return requests_.take(); }
  void supply(const FileRequest& request, FileAnswer answer) override { requests_.supply(request, std::move(answer)); }

 private:
  void problem(ErrorCode code, std::string message, const std::string& path) {
    if (problems_.size() >= kListedProblems) return;
    problems_.push_back({code, std::move(message), path.empty() ? name_ : name_ + "/" + text::make_visible(path)});
  }

  void list(const std::string& folder, int depth) {
    requests_.ask_names(folder, [=, this](FileAnswer answer) {
      if (!answer && folder.empty()) {
        error_ = Error{answer.error().code, "the folder cannot be listed: " + answer.error().message, name_};
        return;
      }
      if (!answer) return problem(answer.error().code, "the folder cannot be listed: " + answer.error().message, folder);
      const FolderNames names = parse_names(*answer);
      const std::string prefix = folder.empty() ? "" : folder + "/";
      for (const std::string& name : names.files) take(prefix + name);
      for (const std::string& name : names.folders) {
        if (is_entered(name)) enter(prefix + name, depth + 1);
      }
    });
  }

  void enter(const std::string& folder, int depth) {
    if (depth > limits_.depth) {
      return problem(ErrorCode::limit, "folders are nested more than " + std::to_string(limits_.depth) + " deep; this one is not read", folder);
    }
    if (++folders_ > limits_.files) {
      if (folders_ == limits_.files + 1) problem(ErrorCode::limit, "there are more than " + std::to_string(limits_.files) + " folders; the rest is not read", "");
      return;
    }
    list(folder, depth);
  }

  void take(const std::string& path) {
    if (!wanted_(path)) return;
    if (++asked_files_ > limits_.files) {
      if (asked_files_ == limits_.files + 1) problem(ErrorCode::limit, "there are more than " + std::to_string(limits_.files) + " files; the rest is not read", "");
      return;
    }
    requests_.ask_content(path, [=, this](FileAnswer answer) {
      if (!answer) return problem(answer.error().code, "the file cannot be read: " + answer.error().message, path);
      if (bytes_ + answer->size() > limits_.bytes) {
        if (!std::exchange(is_full_, true)) {
          problem(ErrorCode::limit, "the files hold more than " + std::to_string(limits_.bytes) + " bytes; this one and others are not read", path);
        }
        return;
      }
      bytes_ += answer->size();
      files_.emplace(path, std::move(answer).value());
    });
  }

  std::string_view kind_;
  std::string name_;
  FileFilter wanted_;
  PlainLimits limits_;
  FileRequests requests_;
  FileContents files_;
  std::size_t asked_files_ = 0;
  std::size_t folders_ = 0;
  std::uint64_t bytes_ = 0;
  bool is_full_ = false;
  std::optional<Error> error_;
  std::optional<MadeUpCommit> commit_;
  std::vector<Ref> refs_;
  std::vector<Error> problems_;
};

}  // namespace

std::unique_ptr<Repository> open_plain_files(FileContents files, std::vector<Error> problems) {
  return std::make_unique<PlainFiles>(std::move(files), std::move(problems));
}

std::unique_ptr<Repository> open_plain_folder(std::string name, FileFilter wanted, PlainLimits limits) {
  return std::make_unique<PlainFiles>(std::move(name), std::move(wanted), limits);
}

}  // namespace hindsight::git
