#include "hindsight/git/zip.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "hindsight/base/text.hpp"
#include "hindsight/git/open_folder.hpp"
#include "zip_directory.hpp"

namespace hindsight::git {
namespace {

/// A folder whose requests are answered from the zip.
class ZipRepository final : public Repository {
 public:
  ZipRepository(ByteBuffer bytes, ZipDirectory directory, std::string name, FileFilter wanted)
      : bytes_(std::move(bytes)), directory_(std::move(directory)), reader_(bytes_), folder_(open_folder(name, wanted)) {
    for (Error problem : directory_.problems()) {
      problem.where = name;
      problems_.push_back(std::move(problem));
    }
    look_for_archives(name, wanted);
  }

  std::string_view kind() const override { return "zip"; }
  bool has_history() const override { return folder_->has_history(); }
  const std::vector<Ref>& refs() const override { return folder_->refs(); }
  std::optional<ObjectId> stated_commit() const override { return directory_.stated_commit(); }
  const std::vector<Error>& problems() const override { return problems_; }

  Result<Object> read(const ObjectId& id) override {
    auto object = folder_->read(id);
    return object || !answer_late() ? std::move(object) : folder_->read(id);
  }
  Result<SharedObject> share(const ObjectId& id) override {
    auto object = folder_->share(id);
    return object || !answer_late() ? std::move(object) : folder_->share(id);
  }
  Result<SharedTree> tree(const ObjectId& id) override {
    auto tree = folder_->tree(id);
    return tree || !answer_late() ? std::move(tree) : folder_->tree(id);
  }
  bool contains(const ObjectId& id) const override { return folder_->contains(id); }
  std::size_t object_count() const override { return folder_->object_count(); }
  std::vector<ObjectId> object_ids() const override { return folder_->object_ids(); }

  void want(std::string_view revision) override { folder_->want(revision); }
  Result<bool> prepare(std::size_t budget_bytes) override {
    if (waiting_.empty()) {
      HINDSIGHT_TRY(const bool is_ready, folder_->prepare(budget_bytes));
      take_problems();
      if (is_ready) return true;
      waiting_ = folder_->take_requests();
      std::reverse(waiting_.begin(), waiting_.end());
    }
    for (std::size_t used = 0; !waiting_.empty() && used < budget_bytes;) {
      const FileRequest request = std::move(waiting_.back());
      waiting_.pop_back();
      FileAnswer answer = answer_to(request);
      used += answer ? answer->size() + 1 : 1;
      folder_->supply(request, std::move(answer));
    }
    return false;
  }
  double prepared() const override { return folder_->prepared(); }

  bool verify(std::size_t budget_bytes) override {
    const bool is_done = folder_->verify(budget_bytes);
    take_problems();
    return is_done;
  }
  double verified() const override { return folder_->verified(); }

 private:
  /// Where nothing else can be shown, an archive within the zip is what somebody meant.
  void look_for_archives(const std::string& name, const FileFilter& wanted) {
    constexpr std::size_t kMostNamed = 5;
    std::vector<std::string> archives;
    for (const auto& [path, entry] : directory_.entries()) {
      if (wanted(path) || path == "HEAD" || path.starts_with(".git/")) return;
      if (archives.size() < kMostNamed && is_archive(path)) archives.push_back(path);
    }
    for (std::string& path : archives)
      problems_.push_back({ErrorCode::unsupported, "this is an archive within the zip, which is not looked into; unpack it and open it by itself", name + "/" + text::make_visible(path)});
  }

  static bool is_archive(std::string_view path) {
    const std::string lower = text::to_lower(path);
    for (const std::string_view ending : {".zip", ".bundle", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".7z", ".rar"})
      if (lower.ends_with(ending)) return true;
    return false;
  }

  void take_problems() {
    const std::vector<Error>& all = folder_->problems();
    for (; taken_problems_ < all.size(); ++taken_problems_) problems_.push_back(all[taken_problems_]);
  }

  /// Whether reading asked for something, which is there now.
  bool answer_late() {
    if (!waiting_.empty()) return false;
    waiting_ = folder_->take_requests();
    if (waiting_.empty()) return false;
    constexpr std::size_t kAll = ~std::size_t(0);
    for (;;) {
      const auto ready = prepare(kAll);
      if (!ready || *ready) return ready.ok();
    }
  }

  FileAnswer answer_to(const FileRequest& request) {
    if (request.kind == FileRequest::Kind::names) return names_of(request.path);
    const auto found = directory_.entries().find(request.path);
    if (found == directory_.entries().end()) return Error{ErrorCode::not_found, "the zip has no such file", request.path};
    return reader_.read(found->second);
  }

  FileAnswer names_of(const std::string& folder) const {
    const auto& entries = directory_.entries();
    const std::string prefix = folder.empty() ? "" : folder + "/";
    std::string names;
    for (auto at = entries.lower_bound(prefix); at != entries.end() && at->first.starts_with(prefix);) {
      const std::size_t slash = at->first.find('/', prefix.size());
      const std::string name = at->first.substr(prefix.size(), slash == std::string::npos ? slash : slash + 1 - prefix.size());
      names += name;
      names += '\0';
      // '0' is what comes after '/': past everything in that folder.
      at = slash == std::string::npos ? std::next(at) : entries.lower_bound(at->first.substr(0, slash) + "0");
    }
    if (names.empty() && !folder.empty()) return Error{ErrorCode::not_found, "the zip has no such folder", folder};
    return ByteBuffer(as_bytes(names));
  }

  ByteBuffer bytes_;
  ZipDirectory directory_;
  ZipReader reader_;
  std::unique_ptr<Repository> folder_;
  std::vector<FileRequest> waiting_;  ///< the next one last
  std::vector<Error> problems_;
  std::size_t taken_problems_ = 0;
};

}  // namespace

Result<std::unique_ptr<Repository>> open_zip(ByteBuffer bytes, std::string name, FileFilter wanted) {
  auto directory = ZipDirectory::parse(bytes);
  if (!directory) {
    Error error = std::move(directory).error();
    error.where = error.where.empty() ? name : name + ", " + error.where;
    return error;
  }
  return std::unique_ptr<Repository>(
      std::make_unique<ZipRepository>(std::move(bytes), std::move(directory).value(), std::move(name), std::move(wanted)));
}

}  // namespace hindsight::git
