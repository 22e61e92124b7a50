#include "hindsight/git/bundle.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "bundle_header.hpp"
#include "bundle_relations.hpp"
#include "hindsight/base/problems.hpp"
#include "hindsight/base/text.hpp"
#include "object_store.hpp"
#include "ref_name.hpp"

namespace hindsight::git {
namespace {

class BundleRepository final : public Repository {
 public:
  explicit BundleRepository(PackLimits limits) : store_(limits) {}

  void add(BundleHeader header, BundleFile file) {
    StoredPack& pack = store_.add_pack(file.name);
    for (Error& problem : std::exchange(header.problems, {})) add_problem(file.name, problem.code, std::move(problem.message), std::move(problem.where));
    if (!header.filter.empty()) {
      filter_ = header.filter;
      add_problem(file.name, ErrorCode::not_found, "the bundle was made with the filter " + header.filter + ": objects are left out on purpose");
    }
    pack.supply_bytes(std::move(file.bytes), header.pack_offset);
    parts_.push_back({std::move(file.name), std::move(header), &pack});
    refs_ = merged_refs(parts_);
  }
  void add_problem(Error error) {
    list_problem(problems_, std::move(error));
  }

  std::string_view kind() const override { return "bundle"; }
  const std::vector<Ref>& refs() const override { return refs_; }
  const std::vector<Error>& problems() const override { return problems_; }

  Result<Object> read(const ObjectId& id) override { return store_.contains(id) ? store_.read(id) : Result<Object>(absent(id)); }
  Result<SharedObject> share(const ObjectId& id) override { return store_.contains(id) ? store_.share(id) : Result<SharedObject>(absent(id)); }
  Result<SharedTree> tree(const ObjectId& id) override { return store_.contains(id) ? store_.tree(id) : Result<SharedTree>(absent(id)); }
  bool contains(const ObjectId& id) const override { return store_.contains(id); }
  std::size_t object_count() const override { return object_ids().size(); }
  std::vector<ObjectId> object_ids() const override { return store_.object_ids(); }

  Result<bool> prepare(std::size_t budget_bytes) override {
    if (!is_indexed_) {
      if (BundlePart* next = next_to_index()) {
        next->pack->prepare(budget_bytes);
        return false;
      }
      end_indexing();
    }
    return filter_.empty() || list_filtered_objects(budget_bytes);
  }

  double prepared() const override {
    const double done = std::accumulate(parts_.begin(), parts_.end(), 0.0, [](double sum, const BundlePart& part) { return sum + (part.pack->is_readable() ? 1 : part.pack->prepared()); });
    return done / double(parts_.size());
  }

 private:
  std::string place() const { return parts_.size() == 1 ? parts_[0].name : std::to_string(parts_.size()) + " bundles"; }

  Error absent(const ObjectId& id) const {
    std::string message = "the object is not in the bundle";
    if (!filter_.empty()) message += " (made with the filter " + filter_ + ")";
    if (!missing_.empty()) message += ", which builds on the commit " + missing_ + "; open it together with a bundle that holds this one";
    return {ErrorCode::not_found, std::move(message), place() + ", " + id.hex()};
  }

  void add_problem(const std::string& name, ErrorCode code, std::string message, std::string where = "") {
    add_problem({code, std::move(message), where.empty() ? name : name + ", " + where});
  }

  bool has_prerequisites(const BundlePart& part) const {
    const auto& needed = part.header.prerequisites;
    return std::all_of(needed.begin(), needed.end(), [&](const Prerequisite& one) { return store_.contains(one.commit); });
  }

  /// What builds on another comes after it; where nothing can be complete, the first.
  BundlePart* next_to_index() {
    BundlePart* next = nullptr;
    for (BundlePart& part : parts_) {
      if (!part.pack->needs_indexing()) continue;
      if (has_prerequisites(part)) return &part;
      if (!next) next = &part;
    }
    return next;
  }

  void end_indexing() {
    is_indexed_ = true;
    for (Error& problem : store_.take_problems()) add_problem(std::move(problem));
    for (const BundlePart& part : parts_) {
      for (const Prerequisite& needed : part.header.prerequisites) {
        if (store_.contains(needed.commit)) continue;
        const std::string comment = needed.comment.empty() ? "" : " (" + needed.comment + ")";
        if (missing_.empty()) missing_ = needed.commit.hex() + comment;
        add_problem(part.name, ErrorCode::not_found, "the bundle builds on the commit " + needed.commit.hex() + comment + ", which it does not hold");
      }
      for (const Ref& ref : part.header.refs) {
        if (!store_.contains(ref.target)) add_problem(part.name, ErrorCode::not_found, ref.name + " names " + ref.target.hex() + ", which is not in the bundle");
      }
    }
    const std::size_t related = put_in_order(parts_, *this);
    for (std::size_t i = related; i < parts_.size(); ++i) {
      add_problem(parts_[i].name, ErrorCode::usage, "the bundle has no commit in common with " + parts_[0].name + ", which is shown; its branches and tags can be named");
    }
    refs_ = merged_refs(parts_);
    if (auto replaced = replaced_objects(refs_, place())) add_problem(std::move(*replaced));
    if (!filter_.empty()) listed_ids_ = store_.object_ids();
  }

  /// Looks through the trees for what the filter left out; true at the end.
  bool list_filtered_objects(std::size_t budget_bytes) {
    for (std::size_t used = 0; next_filtered_ < listed_ids_.size() && used < budget_bytes; ++next_filtered_) {
      const ObjectId& id = listed_ids_[next_filtered_];
      const auto object = store_.share(id);
      if (!object) continue;
      used += (*object)->data.size() + 1;
      if ((*object)->kind == ObjectKind::tree) list_absent_entries(id, (*object)->data);
    }
    return next_filtered_ == listed_ids_.size();
  }

  void list_absent_entries(const ObjectId& tree, Bytes data) {
    for (const TreeEntry& entry : parse_tree(data)) {
      const bool is_stored_here = entry.is_tree() || entry.is_file() || entry.is_symlink();
      if (!is_stored_here || contains(entry.id)) continue;
      add_problem(place(), ErrorCode::not_found, "'" + text::make_visible(entry.name) + "' (" + entry.id.hex() + ") was left out", "tree " + tree.hex());
    }
  }

  std::vector<BundlePart> parts_;
  std::string filter_;
  std::string missing_;  ///< the first commit that a bundle builds on and none holds
  ObjectStore store_;
  std::vector<Ref> refs_;
  std::vector<Error> problems_;
  bool is_indexed_ = false;
  std::vector<ObjectId> listed_ids_;
  std::size_t next_filtered_ = 0;
};

}  // namespace

Result<std::unique_ptr<Repository>> open_bundle(ByteBuffer bytes, std::string name, PackLimits limits) {
  std::vector<BundleFile> files;
  files.push_back({std::move(name), std::move(bytes)});
  return open_bundles(std::move(files), limits);
}

Result<std::unique_ptr<Repository>> open_bundles(std::vector<BundleFile> files, PackLimits limits) {
  auto repository = std::make_unique<BundleRepository>(limits);
  std::vector<Error> refused;
  for (BundleFile& file : files) {
    auto header = parse_bundle_header(file.bytes);
    if (header) {
      repository->add(std::move(header).value(), std::move(file));
      continue;
    }
    Error error = std::move(header).error();
    error.where = error.where.empty() ? file.name : file.name + ", " + error.where;
    refused.push_back(std::move(error));
  }
  if (refused.size() == files.size()) return refused.empty() ? Error{ErrorCode::usage, "there is no bundle to open", ""} : refused.front();
  for (Error& error : refused) repository->add_problem(std::move(error));
  return std::unique_ptr<Repository>(std::move(repository));
}

}  // namespace hindsight::git
