#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hindsight/git/file_request.hpp"
#include "hindsight/git/object.hpp"
#include "hindsight/git/tree.hpp"

namespace hindsight::git {

struct Ref {
  std::string name;  ///< full name: "HEAD", "refs/heads/main"
  ObjectId target;
};

/// A store of objects with names into it, whatever holds it. Objects are read by id and owned by the caller.
class Repository {
 public:
  virtual ~Repository() = default;

  /// "bundle", "repository", "zip", "folder", "files": what `source.kind` says of it.
  [[nodiscard]] virtual std::string_view kind() const = 0;
  /// False for files that come without Git: they have one made-up commit, whose id and time mean nothing.
  [[nodiscard]] virtual bool has_history() const { return true; }
  [[nodiscard]] virtual const std::vector<Ref>& refs() const = 0;
  /// Of files without Git: the commit that they are said to be of, by a code host's zip.
  [[nodiscard]] virtual std::optional<ObjectId> stated_commit() const { return std::nullopt; }

  /// The object, verified against its id, now if it was not before. The error names the id and, in a pack, the offset.
  [[nodiscard]] virtual Result<Object> read(const ObjectId& id) = 0;
  /// The same without a copy where the store holds the object anyway, and until verify() has come to its end on the word
  /// of an index where there is one. The object stays valid for as long as it is held.
  [[nodiscard]] virtual Result<SharedObject> share(const ObjectId& id) {
    HINDSIGHT_TRY(Object object, read(id));
    return SharedObject(std::make_shared<Object>(std::move(object)));
  }
  /// A tree as share() would give it, built from what it is a delta of where the store can.
  [[nodiscard]] virtual Result<SharedTree> tree(const ObjectId& id) {
    HINDSIGHT_TRY(SharedObject object, share(id));
    return Tree::from_object(id, std::move(object));
  }
  [[nodiscard]] virtual bool contains(const ObjectId& id) const = 0;
  [[nodiscard]] virtual std::size_t object_count() const = 0;
  /// All ids in ascending order.
  [[nodiscard]] virtual std::vector<ObjectId> object_ids() const = 0;

  /// What is damaged or absent without making the rest unreadable.
  [[nodiscard]] virtual const std::vector<Error>& problems() const = 0;

  /// Says what will be read, before prepare(): a store that fetches its parts then brings those that the revision needs.
  /// May be said again later, and prepare() be called again.
  virtual void want(std::string_view revision) { (void)revision; }
  /// Preparation in slices: does work until about `budget_bytes` of output have been produced.
  /// Returns true when the store is ready. Reading before that may find nothing. While requests are unanswered it returns
  /// false without doing anything.
  [[nodiscard]] virtual Result<bool> prepare(std::size_t budget_bytes) = 0;
  /// 0..1, of the preparation.
  [[nodiscard]] virtual double prepared() const = 0;

  /// Files that have to be supplied before prepare() can go on, each named once. Reading may name some too, after it
  /// found nothing: once they are supplied and prepare() has been called again the object is there.
  [[nodiscard]] virtual std::vector<FileRequest> take_requests() { return {}; }
  virtual void supply(const FileRequest& request, FileAnswer answer) { (void)request, (void)answer; }

  /// Hashes what was taken on the word of an index, in slices of about `budget_bytes`; true when all has been. What does
  /// not match becomes a problem and cannot be read from then on, unless another copy serves.
  virtual bool verify(std::size_t budget_bytes) {
    (void)budget_bytes;
    return true;
  }
  /// 0..1, of the verification.
  [[nodiscard]] virtual double verified() const { return 1; }
};

/// Prepares to the end, with the files that are asked for from `holder`.
Status prepare_fully(Repository& repository, const FileHolder& holder = {});

/// Reads and parses; a tag is followed to its commit (at most 64 tags deep).
Result<Commit> read_commit(Repository& repository, const ObjectId& id);

/// HEAD, a branch, a tag, a full ref name or a unique abbreviation (at least 4 digits) of an object id → a commit's id.
/// Names are tried in Git's order (gitrevisions(7)); where no HEAD is recorded it is main, master or the first branch.
/// A tag is followed to its commit. The error lists what names there are.
Result<ObjectId> resolve_revision(Repository& repository, std::string_view revision);

struct FileEntry {
  std::string path;  ///< from the repository's root, '/'-separated, raw bytes
  std::uint32_t mode = 0;
  ObjectId id;

  [[nodiscard]] bool is_file() const { return (mode & 0170000u) == 0100000u; }  ///< no symlink
};

struct FileList {
  std::vector<FileEntry> files;  ///< in path order (bytewise); of two entries with the same path the first
  std::vector<Error> problems;
};

/// All files (and symlinks, not submodules) under `folder` ("" for the root) of a tree. Iterative; at most `max_files`
/// (the rest is reported as a problem), trees nested at most 64 deep. Absent or damaged trees and entries with hostile
/// names ("..", ".git", a slash) are reported as problems; the latter are listed all the same.
/// Fails only when `folder` itself is absent or unreadable.
Result<FileList> list_files(Repository& repository, const ObjectId& tree, std::string_view folder,
                            std::size_t max_files = 1'000'000);

/// The file (or symlink) at `path` in a tree; every path that list_files gives finds its file, whatever bytes its names are of.
Result<FileEntry> find_file(Repository& repository, const ObjectId& tree, std::string_view path);

}  // namespace hindsight::git
