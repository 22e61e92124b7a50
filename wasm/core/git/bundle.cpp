#include "hindsight/git/bundle.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "bundle_header.hpp"
#include "hindsight/base/text.hpp"
#include "hindsight/git/pack_indexer.hpp"
#include "hindsight/git/pack_reader.hpp"

namespace hindsight::git {
namespace {

constexpr std::size_t kListedProblems = 1000;

class BundleRepository final : public Repository {
 public:
  BundleRepository(ByteBuffer bytes, BundleHeader header, std::string name)
      : bytes_(std::move(bytes)), header_(std::move(header)), name_(std::move(name)) {
    indexer_.emplace(pack(), name_);
    list_header_problems();
  }

  std::string_view kind() const override { return "bundle"; }
  const std::vector<Ref>& refs() const override { return header_.refs; }
  const std::vector<Error>& problems() const override { return problems_; }

  Result<Object> read(const ObjectId& id) override {
    HINDSIGHT_TRY(const SharedObject object, share(id));
    // What no cache holds is known to nobody else and need not be copied.
    if (object.use_count() == 1) return Object(std::move(const_cast<Object&>(*object)));
    return Object(*object);
  }

  Result<SharedObject> share(const ObjectId& id) override {
    if (contains(id)) return reader_->read(id);
    std::string message = "the object is not in the bundle";
    if (!header_.filter.empty()) message += " (made with the filter " + header_.filter + ")";
    return Error{ErrorCode::not_found, std::move(message), name_ + ", " + id.hex()};
  }

  bool contains(const ObjectId& id) const override { return reader_ && !reader_->index().find(id).empty(); }

  std::size_t object_count() const override { return object_ids().size(); }

  std::vector<ObjectId> object_ids() const override {
    if (!reader_) return {};
    std::vector<ObjectId> ids = reader_->index().ids();
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }

  Result<bool> prepare(std::size_t budget_bytes) override {
    if (indexer_) {
      if (!indexer_->step(budget_bytes)) return false;
      begin_reading();
    }
    return header_.filter.empty() || list_filtered_objects(budget_bytes);
  }

  double prepared() const override { return indexer_ ? indexer_->progress() : 1; }

 private:
  Bytes pack() const { return Bytes(bytes_).subspan(header_.pack_offset); }

  void add_problem(ErrorCode code, std::string message, std::string where = "") {
    if (problems_.size() < kListedProblems) problems_.push_back({code, std::move(message), where.empty() ? name_ : name_ + ", " + where});
  }

  void list_header_problems() {
    for (Error& problem : std::exchange(header_.problems, {})) add_problem(problem.code, std::move(problem.message), std::move(problem.where));
    if (!header_.filter.empty()) {
      add_problem(ErrorCode::not_found, "the bundle was made with the filter " + header_.filter + ": objects are left out on purpose");
    }
    for (const Prerequisite& needed : header_.prerequisites) {
      const std::string comment = needed.comment.empty() ? "" : " (" + needed.comment + ")";
      add_problem(ErrorCode::not_found, "the bundle builds on the commit " + needed.commit.hex() + comment + ", which it does not hold");
    }
  }

  void begin_reading() {
    reader_.emplace(pack(), indexer_->take_index(), name_);
    for (Error& problem : indexer_->take_problems()) problems_.push_back(std::move(problem));
    indexer_.reset();
    for (const Ref& ref : header_.refs) {
      if (!contains(ref.target)) add_problem(ErrorCode::not_found, ref.name + " names " + ref.target.hex() + ", which is not in the bundle");
    }
  }

  /// Looks through the trees for what the filter left out; true at the end.
  bool list_filtered_objects(std::size_t budget_bytes) {
    const std::vector<ObjectId>& ids = reader_->index().ids();
    for (std::size_t used = 0; next_filtered_ < ids.size() && used < budget_bytes; ++next_filtered_) {
      const auto object = reader_->read(ids[next_filtered_]);
      if (!object) continue;
      used += (*object)->data.size() + 1;
      if ((*object)->kind == ObjectKind::tree) list_absent_entries(ids[next_filtered_], (*object)->data);
    }
    return next_filtered_ == ids.size();
  }

  void list_absent_entries(const ObjectId& tree, Bytes data) {
    for (const TreeEntry& entry : parse_tree(data)) {
      const bool is_stored_here = entry.is_tree() || entry.is_file() || entry.is_symlink();
      if (!is_stored_here || contains(entry.id)) continue;
      add_problem(ErrorCode::not_found, "'" + text::make_visible(entry.name) + "' (" + entry.id.hex() + ") was left out", "tree " + tree.hex());
    }
  }

  ByteBuffer bytes_;
  BundleHeader header_;
  std::string name_;
  std::vector<Error> problems_;
  std::optional<PackIndexer> indexer_;
  std::optional<PackReader> reader_;
  std::size_t next_filtered_ = 0;
};

}  // namespace

Result<std::unique_ptr<Repository>> open_bundle(ByteBuffer bytes, std::string name) {
  auto header = parse_bundle_header(bytes);
  if (!header) {
    Error error = std::move(header).error();
    error.where = error.where.empty() ? name : name + ", " + error.where;
    return error;
  }
  return std::unique_ptr<Repository>(std::make_unique<BundleRepository>(std::move(bytes), std::move(header).value(), std::move(name)));
}

}  // namespace hindsight::git
